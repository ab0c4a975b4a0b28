import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openNote, toBase64 } from '@sabt/proof';
import { entriesNamed, hasCode, InventedLog, newSigner, temporaryFolder } from './testing/invented-log.ts';
import { followLog, Witness, type WitnessOptions } from './witness.ts';

const NOW = 1_800_000_000;

async function witnessOf(log: InventedLog, options: WitnessOptions = {}): Promise<{ witness: Witness; dir: string }> {
  const dir = temporaryFolder();
  followLog(dir, log.signer.vkey);
  const witness = await Witness.open(dir, { name: 'w.example', now: () => NOW, ...options });
  return { witness, dir };
}

const ask = (witness: Witness, request: string) => witness.addCheckpoint(new TextEncoder().encode(request));

test('a witness cosigns the first checkpoint and each one that continues it, and remembers over a restart', async () => {
  const log = new InventedLog(entriesNamed('e', 20));
  const { witness, dir } = await witnessOf(log);
  const first = ask(witness, log.request(0, 7));
  assert.equal(first.status, 200);
  const opened = openNote(log.note(7) + first.body, [witness.vkey]);
  assert.deepEqual([opened.verified[0]!.timestamp, opened.verified[0]!.algorithm], [NOW, 'cosignature/v1']);
  assert.equal(ask(witness, log.request(7, 20)).status, 200);
  witness.close();
  const again = await Witness.open(dir, { now: () => NOW + 1 });
  assert.deepEqual(again.vkey, witness.vkey);
  assert.deepEqual(ask(again, log.request(7, 20)), { status: 409, type: 'text/x.tlog.size', body: '20\n' });
  assert.equal(ask(again, log.request(20, 20)).status, 200, 'the same checkpoint again');
  again.close();
});

test('two checkpoints of one size: the second is not cosigned, and is kept as proof against the log', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const { witness, dir } = await witnessOf(log);
  assert.equal(ask(witness, log.request(0)).status, 200);
  const fork = new InventedLog(entriesNamed('other', 9), log.signer);
  for (const oldSize of [0, 9]) {
    const { status, type } = ask(witness, fork.request(oldSize));
    assert.deepEqual([status, type], [409, 'text/plain; charset=utf-8']);
  }
  const [kept, ...more] = readdirSync(join(dir, 'evidence'));
  assert.deepEqual(more, []);
  assert.equal(readFileSync(join(dir, 'evidence', kept!), 'utf8'), fork.note());
  witness.close();
});

test('a fork shown to one client: a log that grew out of another history has no proof, and is refused', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const { witness } = await witnessOf(log);
  assert.equal(ask(witness, log.request(0)).status, 200);
  const fork = new InventedLog([...entriesNamed('other', 9), ...entriesNamed('e', 5, 9)], log.signer);
  assert.equal(ask(witness, fork.request(9)).status, 422);
  const proof = log.proof(9, 9);
  assert.deepEqual(proof, []);
  assert.equal(ask(witness, `old 9\n\n${fork.note(14)}`).status, 422);
  witness.close();
});

test('an old backup restored and appended to: the witness has seen more, and says how much', async () => {
  const log = new InventedLog(entriesNamed('e', 12));
  const { witness } = await witnessOf(log);
  assert.equal(ask(witness, log.request(0)).status, 200);
  const restored = new InventedLog([...entriesNamed('e', 8), ...entriesNamed('after', 2)], log.signer);
  assert.deepEqual(ask(witness, restored.request(8)), { status: 409, type: 'text/x.tlog.size', body: '12\n' });
  const longer = new InventedLog([...entriesNamed('e', 8), ...entriesNamed('after', 9)], log.signer);
  assert.equal(ask(witness, longer.request(12)).status, 422);
  witness.close();
});

test('who is not followed, or signs wrongly, gets nothing', async () => {
  const log = new InventedLog(entriesNamed('e', 5));
  const { witness } = await witnessOf(log);
  assert.equal(ask(witness, new InventedLog(log.entries, newSigner('elsewhere.example')).request(0)).status, 404);
  const impostor = new InventedLog(log.entries, newSigner(log.origin));
  assert.equal(ask(witness, impostor.request(0)).status, 403);
  const note = log.note();
  const changed = note.replace('\n5\n', '\n6\n');
  assert.equal(ask(witness, `old 0\n\n${changed}`).status, 403);
  assert.equal(ask(witness, log.request(0)).status, 200, 'nothing of it was remembered');
  witness.close();
});

test('a request that is none is answered with 400', async () => {
  const log = new InventedLog(entriesNamed('e', 5));
  const { witness } = await witnessOf(log);
  const note = log.note();
  const hash = toBase64(new Uint8Array(32));
  for (const request of [
    '',
    note,
    `old 0\n${note}`,
    `old -1\n\n${note}`,
    `old 00\n\n${note}`,
    `old 9007199254740993\n\n${note}`,
    `Old 0\n\n${note}`,
    `old 0\nAAAA\n\n${note}`,
    `old 0\n${`${hash}\n`.repeat(64)}\n${note}`,
    `old 6\n\n${note}`,
    'old 0\n\nnothing\n',
  ])
    assert.equal(ask(witness, request).status, 400, JSON.stringify(request.slice(0, 30)));
  assert.equal(witness.addCheckpoint(Uint8Array.of(0xff, 0xfe)).status, 400);
  assert.equal(ask(witness, `old 0\n${hash}\n\n${note}`).status, 422, 'a proof where none is called for');
  witness.close();
});

test('the state is on the disk before the cosignature leaves: if it cannot be written, nothing is signed', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  let full = false;
  const { witness } = await witnessOf(log, {
    beforePersist: () => {
      if (full) throw new Error('no space left');
    },
  });
  assert.equal(ask(witness, log.request(0, 4)).status, 200);
  full = true;
  assert.throws(() => ask(witness, log.request(4, 9)), /no space left/);
  full = false;
  assert.equal(ask(witness, log.request(4, 6)).status, 200, 'the former state stands');
  witness.close();
});

test('a damaged memory is never taken for none', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const { witness, dir } = await witnessOf(log);
  assert.equal(ask(witness, log.request(0, 4)).status, 200);
  const path = join(dir, 'state', readdirSync(join(dir, 'state'))[0]!);
  const before = readFileSync(path, 'utf8');
  for (const damaged of [
    '',
    '{}',
    before.replace('"size": 4', '"size": 0'),
    before.replace(/"note": "[^"]*"/, '"note": ""'),
  ]) {
    writeFileSync(path, damaged);
    assert.throws(() => ask(witness, log.request(0, 9)), hasCode('archive-damaged'));
  }
  witness.close();
});

test('two processes cannot be one witness', async () => {
  const log = new InventedLog(entriesNamed('e', 1));
  const { witness, dir } = await witnessOf(log);
  await assert.rejects(Witness.open(dir), hasCode('archive-locked'));
  witness.close();
});

test('both keys of a log are taken while a key is changed, and a retired one is not', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const { witness, dir } = await witnessOf(log);
  const next = new InventedLog(log.entries, newSigner(log.origin));
  assert.equal(ask(witness, log.request(0, 3)).status, 200);
  followLog(dir, next.signer.vkey);
  assert.equal(ask(witness, next.request(3, 5)).status, 200);
  assert.equal(ask(witness, log.request(5, 6)).status, 200, 'overlap');
  writeFileSync(join(dir, 'logs'), `${next.signer.vkey}\n`);
  assert.equal(ask(witness, log.request(6, 9)).status, 403, 'a retired key signing after rotation');
  witness.close();
});
