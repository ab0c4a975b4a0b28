import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromBase64, openCheckpoint, parseNote } from '@sabt/proof';
import { newId } from '../../model/ids.ts';
import type { RecordDraft } from '../../model/records.ts';
import { type Archive, createArchive, openArchive } from '../keeping/index.ts';
import { type CosignedLog, cosign, cosignedState, readCosigned, strayLines } from './cosigned.ts';
import { addWitness, readPolicy, removeWitness, setNeeded } from './policy-file.ts';
import { type Answer, hasCode, newSigner, serving, temporaryFolder } from './testing/invented-log.ts';
import { followLog, Witness } from './witness.ts';

const draft = (i: number): RecordDraft => ({
  id: newId(),
  kind: 'document',
  version: 1,
  fields: { title: `Report ${i}` },
});
const signal = new AbortController().signal;
const NOW = 1_800_000_000;

interface Kept {
  dir: string;
  archive: Archive;
  log: CosignedLog & { vkey: string };
  state(now?: number): ReturnType<typeof cosignedState>;
}

async function keptArchive(entries: number): Promise<Kept> {
  const folder = temporaryFolder();
  const dir = join(folder, 'archive');
  await createArchive(dir, { title: 'T', origin: 'kept.example/log', nextKey: false });
  const archive = await openArchive(dir, { mode: 'write', stateDir: join(folder, 'state') });
  await archive.append(
    Array.from({ length: entries }, (_, i) => draft(i)),
    { by: 'tester' },
  );
  const { vkey } = archive.info;
  const log = {
    dir,
    vkey,
    keys: archive.logKeys(),
    keysFor: (size: number) => archive.keysText(size),
    checkpoint: () => archive.checkpoint(),
    consistency: (oldSize: number, size: number) => archive.consistency(oldSize, size),
    publishWith: (note: string) => archive.publishWith(note),
  };
  const state = (now = NOW) =>
    cosignedState(dir, { keys: archive.logKeys(), size: archive.size(), rootAt: (size) => archive.rootAt(size) }, now);
  return { dir, archive, log, state };
}

/** A witness of this program, behind a server. */
async function witnessServed(log: string, name: string): Promise<{ vkey: string; url: string; witness: Witness }> {
  const dir = temporaryFolder();
  followLog(dir, log);
  const witness = await Witness.open(dir, { name, now: () => NOW });
  const url = await serving(({ method, path, body }) => {
    if (method !== 'POST' || path !== 'add-checkpoint') return { status: 404 };
    return witness.addCheckpoint(body);
  });
  const { formatVerifierKey } = await import('@sabt/proof');
  return { vkey: formatVerifierKey(witness.vkey), url, witness };
}

test('two of three witnesses cosign; their lines stand in the published checkpoint and are kept as the log grows', async () => {
  const { dir, archive, log, state } = await keptArchive(5);
  const [a, b] = [await witnessServed(log.vkey, 'a.example'), await witnessServed(log.vkey, 'b.example')];
  const absent = newSigner('c.example', 'cosignature/v1');
  addWitness(dir, log.vkey, a);
  addWitness(dir, log.vkey, { ...b, name: 'b' });
  addWitness(dir, log.vkey, { vkey: absent.vkey, url: 'http://127.0.0.1:9/', needed: 2 });
  const done = await cosign(log, readPolicy(dir)!, signal);
  assert.deepEqual(
    [done.met, done.witnesses.map(({ name, state: said }) => [name, said])],
    [
      true,
      [
        ['a.example', 'cosigned'],
        ['b', 'cosigned'],
        ['c.example', 'unreachable'],
      ],
    ],
  );
  const published = archive.checkpoint().note;
  assert.equal(published, readCosigned(dir));
  const { note } = openCheckpoint(published, [log.vkey, a.vkey, b.vkey]);
  assert.equal(note.verified.length, 3);
  // again, and after more entries: no line is there twice, and the proof starts where the witness is
  await cosign(log, readPolicy(dir)!, signal);
  assert.equal(parseNote(archive.checkpoint().note).signatures.length, 3);
  await archive.append([draft(6), draft(7)], { by: 'tester' });
  assert.equal(parseNote(archive.checkpoint().note).signatures.length, 1, 'nobody has seen the new one');
  assert.deepEqual([state().state!.size, state().state!.behind, state().state!.met], [5, 2, true]);
  assert.equal((await cosign(log, readPolicy(dir)!, signal)).met, true);
  assert.deepEqual([state().state!.size, state().state!.behind, state().problems], [7, 0, []]);
  // what is written stays when the archive is opened again
  await archive.close();
  const again = await openArchive(dir, { mode: 'read' });
  assert.equal(parseNote(again.checkpoint().note).signatures.length, 3);
  assert.deepEqual(strayLines(again.checkpoint().note, log.keys, readPolicy(dir), null), []);
  removeWitness(dir, log.vkey, 'b');
  removeWitness(dir, log.vkey, 'c.example');
  assert.deepEqual(strayLines(again.checkpoint().note, log.keys, readPolicy(dir), readCosigned(dir)), []);
  await again.close();
  for (const { witness } of [a, b]) witness.close();
});

test('witnesses that answer wrongly are named as such, and nothing of it is kept', async () => {
  const { dir, archive, log } = await keptArchive(3);
  const signer = newSigner('w.example', 'cosignature/v1');
  const answers: [Answer, string][] = [
    [{ body: 'nothing' }, 'bad-answer'],
    [{ body: `— w.example ${Buffer.alloc(76).toString('base64')}\n` }, 'bad-answer'],
    [{ status: 409, type: 'text/x.tlog.size', body: '900\n' }, 'saw-larger-log'],
    [{ status: 409, type: 'text/x.tlog.size', body: 'many\n' }, 'bad-answer'],
    [{ status: 409, body: 'another root' }, 'saw-other-log'],
    [{ status: 422, body: 'no' }, 'saw-other-log'],
    [{ status: 403 }, 'refused'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'unreachable'],
    [{ body: 'x'.repeat(70_000) }, 'bad-answer'],
  ];
  for (const [answer, expected] of answers) {
    const url = await serving(() => answer);
    const policy = `witness w ${signer.vkey} ${url}\nquorum w\n`;
    const { parsePolicy } = await import('@sabt/proof');
    const done = await cosign(log, { text: policy, policy: parsePolicy(policy) }, signal);
    assert.deepEqual([done.met, done.witnesses[0]!.state], [false, expected], JSON.stringify(answer).slice(0, 80));
    // a witness that was shown a fork refuses as one that saw more of the same log does
    if (expected === 'saw-larger-log') assert.match(JSON.stringify(done.witnesses[0]), /a fork.*stolen key/);
  }
  assert.equal(readCosigned(dir), null);
  await archive.close();
});

test('an older copy that goes on is told so by its witness, and by what was cosigned before', async () => {
  const { dir, archive, log } = await keptArchive(6);
  const w = await witnessServed(log.vkey, 'w.example');
  addWitness(dir, log.vkey, w);
  await cosign(log, readPolicy(dir)!, signal);
  // the same keys, another history: what `rootAt` and size say of an archive that was put back
  const other = { keys: log.keys, size: 4, rootAt: () => '' };
  assert.deepEqual(
    cosignedState(dir, other, NOW).problems.map(({ code }) => code),
    ['behind-witnessed-checkpoint'],
  );
  const forked = { ...other, size: 8, rootAt: () => Buffer.alloc(32).toString('base64') };
  assert.deepEqual(
    cosignedState(dir, forked, NOW).problems.map(({ code }) => code),
    ['forked-from-witnessed-checkpoint'],
  );
  await archive.close();
  w.witness.close();
});

test('a checkpoint that witnesses signed is never published over a newer one', async () => {
  const { dir, archive, log } = await keptArchive(2);
  const w = await witnessServed(log.vkey, 'w.example');
  addWitness(dir, log.vkey, w);
  // the log grows while the witness is being asked
  const slow: CosignedLog = {
    ...log,
    publishWith(note) {
      return log.publishWith(note);
    },
  };
  const asking = cosign(slow, readPolicy(dir)!, signal);
  await archive.append([draft(9)], { by: 'tester' });
  await asking;
  assert.equal(archive.size(), 3);
  assert.equal(openCheckpoint(archive.checkpoint().note, [log.vkey]).size, 3);
  assert.equal(openCheckpoint(readCosigned(dir)!, [log.vkey]).size, 2);
  await archive.close();
  w.witness.close();
});

test('the policy: the log is no witness of its own, nobody counts twice, and a number that cannot be met is refused', async () => {
  const { dir, archive, log } = await keptArchive(1);
  const url = 'https://w.example/';
  const { formatVerifierKey, makeVerifierKey, parseVerifierKey } = await import('@sabt/proof');
  const asWitness = (name: string, of: string) =>
    formatVerifierKey(makeVerifierKey(name, parseVerifierKey(of).publicKey, 'cosignature/v1'));
  assert.throws(() => addWitness(dir, log.vkey, { vkey: asWitness('x', log.vkey), url }), hasCode('invalid-policy'));
  const w = newSigner('w.example', 'cosignature/v1');
  addWitness(dir, log.vkey, { vkey: w.vkey, url });
  assert.throws(() => addWitness(dir, log.vkey, { vkey: w.vkey, url }), hasCode('invalid-policy'));
  assert.throws(() => addWitness(dir, log.vkey, { vkey: asWitness('again', w.vkey), url }), hasCode('invalid-policy'));
  assert.throws(() => addWitness(dir, log.vkey, { vkey: 'x', url }), hasCode('invalid-argument'));
  assert.throws(() => addWitness(dir, log.vkey, { vkey: w.vkey, url: 'file:///etc' }), hasCode('invalid-argument'));
  assert.throws(() => setNeeded(dir, log.vkey, 2), hasCode('invalid-argument'));
  assert.equal(setNeeded(dir, log.vkey, 0).quorum, null);
  assert.equal(removeWitness(dir, log.vkey, 'w.example').witnesses.length, 0);
  assert.throws(() => removeWitness(dir, log.vkey, 'w.example'), hasCode('not-found'));
  await archive.close();
});

test('a line of the published checkpoint that is of nobody known is named', async () => {
  const { archive, log } = await keptArchive(1);
  const { note } = archive.checkpoint();
  const stray = `${note}— someone ${Buffer.concat([fromBase64('AAAA'), Buffer.alloc(70)]).toString('base64')}\n`;
  assert.deepEqual(strayLines(note, log.keys, null, null), []);
  assert.deepEqual(
    strayLines(stray, log.keys, null, note).map(({ code }) => code),
    ['cosignature-wrong'],
  );
  await archive.close();
});
