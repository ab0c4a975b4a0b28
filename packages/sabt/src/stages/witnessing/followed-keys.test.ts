import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatNote, formatVerifierKey, openNote, parseNote } from '@sabt/proof';
import { newId } from '../../model/ids.ts';
import { type Archive, createArchive, openArchive } from '../keeping/index.ts';
import { readKeyFile } from '../keeping/log-key.ts';
import { cosign } from './cosigned.ts';
import { mirrorLog } from './mirror.ts';
import { monitorLog } from './monitor.ts';
import { addWitness, readPolicy } from './policy-file.ts';
import { serving, temporaryFolder } from './testing/invented-log.ts';
import { followLog, Witness } from './witness.ts';

const { signal } = new AbortController();
const watch = { progress: () => undefined, signal };
const alone = { overlap: 0, alone: true, by: 'a' };

async function kept(): Promise<{ archive: Archive; dir: string; vkey: string; grow(): Promise<void> }> {
  const folder = temporaryFolder();
  const dir = join(folder, 'archive');
  const { vkey } = await createArchive(dir, { origin: 'kept.example/log' });
  const archive = await openArchive(dir, { mode: 'write', stateDir: join(folder, 'state') });
  const grow = async () => {
    const fields = { title: 'x' };
    await archive.append([{ id: newId(), kind: 'document', version: 1, fields }], { by: 'a' });
  };
  await grow();
  return { archive, dir, vkey, grow };
}

/** Statements of another log of the same name. */
async function otherKeys(): Promise<string> {
  const dir = join(temporaryFolder(), 'archive');
  await createArchive(dir, { origin: 'kept.example/log' });
  return join(dir, 'log', 'keys.json');
}

test('a mirror and a monitor follow a rotation, and keep to what they followed', async () => {
  const { archive, dir, vkey, grow } = await kept();
  const mirror = join(temporaryFolder(), 'mirror');
  const state = join(temporaryFolder(), 'monitor.json');
  const log = join(dir, 'log');
  const look = async () => [
    await mirrorLog({ log, dir: mirror, key: vkey, full: true, maxEntries: 1000 }, watch),
    await monitorLog({ log, state, key: vkey }, signal),
  ];
  for (const result of await look()) assert.deepEqual(result.problems, []);
  const [own] = [readKeyFile(join(dir, 'keys', 'log-key.json'))];
  for (let i = 0; i < 2; i++) {
    await archive.rotateKey({ ...alone, alone: i === 1 });
    await grow();
    for (const result of await look()) assert.deepEqual([result.problems, result.size], [[], archive.size()]);
  }
  assert.equal(readFileSync(join(mirror, 'keys.json'), 'utf8'), readFileSync(join(log, 'keys.json'), 'utf8'));
  // the retired key signs on
  const { note } = archive.checkpoint();
  const text = parseNote(note).text;
  writeFileSync(join(log, 'checkpoint'), formatNote(text, [own.sign(text)]));
  for (const { problems } of await look()) {
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['log-signature-wrong'],
    );
    assert.match(problems[0]!.message, /given up/);
  }
  await archive.close();
});

test('a rotation that cannot be followed raises an alarm', async () => {
  const { archive, dir, vkey, grow } = await kept();
  const mirror = join(temporaryFolder(), 'mirror');
  const state = join(temporaryFolder(), 'monitor.json');
  const log = join(dir, 'log');
  await archive.rotateKey(alone);
  await grow();
  const look = async (from = log) => [
    await mirrorLog({ log: from, dir: mirror, key: vkey, full: false, maxEntries: 1000 }, watch),
    await monitorLog({ log: from, state, key: vkey }, signal),
  ];
  for (const result of await look()) assert.deepEqual(result.problems, []);
  const other = await otherKeys();
  const good = readFileSync(join(log, 'keys.json'));
  writeFileSync(join(log, 'keys.json'), readFileSync(other));
  for (const { problems } of await look())
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['log-keys-wrong'],
    );
  writeFileSync(join(log, 'keys.json'), good.subarray(0, 100));
  for (const { problems } of await look())
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['log-keys-wrong'],
    );
  writeFileSync(join(log, 'keys.json'), good);
  for (const result of await look()) assert.deepEqual(result.problems, []);
  await archive.close();
});

test('a witness of ours is shown the keys, also when the key before was lost, and refuses a retired one', async () => {
  const { archive, dir, vkey, grow } = await kept();
  const folder = temporaryFolder();
  followLog(folder, vkey);
  const witness = await Witness.open(folder, { name: 'w.example', now: () => 1_800_000_000 });
  const url = await serving(({ body, path }) =>
    path === 'add-keys' ? witness.addKeys(body) : witness.addCheckpoint(body),
  );
  addWitness(dir, vkey, { vkey: formatVerifierKey(witness.vkey), url });
  const log = {
    dir,
    keys: archive.logKeys(),
    checkpoint: () => archive.checkpoint(),
    consistency: (oldSize: number, size: number) => archive.consistency(oldSize, size),
    keysFor: (size: number) => archive.keysText(size),
    publishWith: (note: string) => archive.publishWith(note),
  };
  const ask = async () => (await cosign({ ...log, keys: archive.logKeys() }, readPolicy(dir)!, signal)).witnesses[0]!;
  assert.equal((await ask()).state, 'cosigned');
  const own = readKeyFile(join(dir, 'keys', 'log-key.json'));
  await archive.rotateKey(alone);
  await grow();
  assert.deepEqual((await ask()).message, null);
  await archive.rotateKey({ ...alone, alone: false });
  await grow();
  assert.equal((await ask()).state, 'cosigned');
  const { note, size } = archive.checkpoint();
  assert.equal(openNote(note, [witness.vkey]).verified.length, 1);
  await grow();
  const { text } = parseNote(archive.checkpoint().note);
  const proof = archive.consistency(size, size + 1).map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  const forged = `old ${size}\n${proof.join('')}\n${formatNote(text, [own.sign(text)])}`;
  assert.equal(witness.addCheckpoint(Buffer.from(forged)).status, 403);
  witness.close();
  await archive.close();
});
