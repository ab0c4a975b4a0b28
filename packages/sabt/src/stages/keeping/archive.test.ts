import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  consistencyProof,
  decodeBundle,
  fromBase64,
  leafHash,
  nodesOf,
  openCheckpoint,
  parseEntry,
  rootFromLeafHashes,
  toBase64,
  verifyConsistency,
} from '@sabt/proof';
import { newId } from '../../model/ids.ts';
import type { RecordVersion } from '../../model/records.ts';
import { createArchive, describeHolder, openArchive } from './index.ts';
import { draft, drafts, filesBelow, hasCode, newArchive, temporaryFolder } from './testing/archives.ts';

test('a new archive is empty, signed, and its keys are for the owner alone', async () => {
  const { dir, open } = await newArchive();
  const modeOf = (name: string): number => statSync(join(dir, name)).mode & 0o777;
  for (const folder of ['blobs', 'keys']) assert.equal(modeOf(folder), 0o700, folder);
  assert.equal(statSync(join(dir, 'keys', 'log-key.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(dir, 'keys', 'vault-keys.db')).mode & 0o777, 0o600);
  const archive = await open();
  assert.equal(archive.size(), 0);
  for (const file of ['archive.json', 'lock.db']) assert.equal(modeOf(file), 0o600, file);
  const checkpoint = openCheckpoint(archive.checkpoint().note, [archive.info.vkey]);
  assert.deepEqual([checkpoint.origin, checkpoint.size], ['test.example/log', 0]);
  await archive.close();
});

test('making and opening refuse what they should', async () => {
  const { dir } = await newArchive();
  await assert.rejects(createArchive(dir), hasCode('archive-exists'));
  await assert.rejects(createArchive(join(dir, '..')), hasCode('archive-exists'));
  await assert.rejects(
    createArchive(join(temporaryFolder(), 'a'), { origin: 'with space' }),
    hasCode('invalid-argument'),
  );
  await assert.rejects(openArchive(temporaryFolder(), { mode: 'read' }), hasCode('archive-missing'));
  const info = await createArchive(join(temporaryFolder(), 'deep', 'down'));
  assert.equal(info.origin, `sabt.local/${info.id}`);
});

test('what is appended is read back as it was handed in, with what the keeper adds', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const text = 'نص أول.\n\nSecond passage with a 😀.\n\n\nThird.';
  const given = draft({
    text,
    custom: { 'case number': 'A/17', weight: 1.5, tags: ['x', null] },
    published: { start: '2026-01-01', end: '2026-01-31', precision: 'month' },
  });
  const [receipt] = await archive.append([given], { by: 'person:ada' });
  assert.deepEqual(receipt, { id: given.id, version: 1, entry: 0, checkpointSize: 1 });
  const read = archive.read(0);
  const { at, textDigest, ...fields } = read.fields;
  assert.deepEqual(fields, { ...given.fields, by: 'person:ada', confidentiality: { '*': 'restricted' } });
  assert.match(String(at), /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.match(String(textDigest), /^[0-9a-f]{64}$/);
  assert.deepEqual(
    [read.id, read.kind, read.version, read.entry, read.erased],
    [given.id, 'document', 1, 0, undefined],
  );
  await archive.close();
});

test('the public log gives away nothing but the day', async () => {
  const { dir, open } = await newArchive();
  const archive = await open();
  await archive.append(drafts(3), { by: 'someone' });
  await archive.append([{ ...draft({ title: 'x'.repeat(5000) }) }], { by: 'someone else' });
  const entries = decodeBundle(readFileSync(join(dir, 'log', 'tile', 'entries', '000.p', '4')));
  const day = new Date().toISOString().slice(0, 10);
  for (const entry of entries) {
    assert.equal(entry.length, 80);
    assert.equal(parseEntry(entry).at, day);
    assert.match(Buffer.from(entry).toString(), /^\{"at":"\d{4}-\d\d-\d\d","fields":"[\w-]{43}","v":1\}$/);
  }
  await archive.close();
});

test('versions follow one another; what does not follow is a conflict and appends nothing', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const first = draft();
  const second = { ...first, version: 2, fields: { title: 'corrected' } };
  const third = { ...first, version: 3, fields: { title: 'again' } };
  await archive.append([first], { by: 'a' });
  // In one call, and in two calls that share a group.
  const [receipts] = await Promise.all([
    archive.append([second, draft()], { by: 'a' }),
    archive.append([third], { by: 'b' }),
  ]);
  assert.deepEqual(archive.read(receipts![0]!.entry).fields['predecessor'], { entry: 0 });
  assert.deepEqual(archive.read(3).fields['predecessor'], { entry: receipts![0]!.entry });
  const other = { title: 'another' };
  for (const wrong of [
    { ...first, fields: other },
    { ...second, fields: other },
    { ...first, version: 5 },
    { ...draft(), version: 2 },
  ]) {
    await assert.rejects(archive.append([draft(), wrong], { by: 'a' }), hasCode('conflict'));
  }
  assert.equal(archive.size(), 4);
  await archive.close();
});

test('a draft that cannot be kept fails alone and says where', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const bad = [
    [draft({ title: '\ud800' }), 'title'],
    [draft({ unheardOf: 1 }), 'unheardOf'],
    [draft({ size: Number.NaN }), 'size'],
    [draft({ text: 'half a pair: \udc00' }), 'text/0'],
    [draft({ text: 5 }), 'text'],
    [draft({ custom: ['a'] }), 'custom'],
    [draft({ custom: { '': 1 } }), 'custom'],
  ] as const;
  const results = await Promise.allSettled([
    archive.append([draft()], { by: 'a' }),
    ...bad.map(([one]) => archive.append([draft(), one], { by: 'a' })),
  ]);
  assert.equal(results[0]!.status, 'fulfilled');
  for (const [i, [, path]] of bad.entries()) {
    const result = results[i + 1]!;
    assert.equal(result.status, 'rejected');
    const { code, at } = (result as PromiseRejectedResult).reason;
    assert.deepEqual([code, at], ['invalid-value', path]);
  }
  await assert.rejects(archive.append([{ ...draft(), id: 'no id' }], { by: 'a' }), hasCode('invalid-argument'));
  await assert.rejects(archive.append([{ ...draft(), kind: 'x' as 'act' }], { by: 'a' }), hasCode('invalid-argument'));
  assert.equal(archive.size(), 1);
  assert.deepEqual(await archive.append([], { by: 'a' }), []);
  await archive.close();
});

test('receipts come in the order of the drafts, also when the log shuffles them, and versions keep their order', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const list = drafts(300);
  const again = { ...list[5]!, version: 2 };
  const receipts = await archive.append([...list, again], { by: 'import', shuffle: true });
  assert.deepEqual(
    receipts.map((r) => r.id),
    [...list, again].map((d) => d.id),
  );
  assert.notDeepEqual(
    receipts.map((r) => r.entry),
    receipts.map((_, i) => i),
  );
  assert.ok(receipts[5]!.entry < receipts[300]!.entry);
  for (const { entry, id } of receipts) assert.equal(archive.read(entry).id, id);
  await archive.close();
});

test('listeners learn of versions before the append resolves, exactly as reading gives them', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const told: RecordVersion[] = [];
  archive.onCommit((versions, size) => {
    assert.equal(size, archive.size());
    told.push(...versions);
  });
  const first = draft({ text: 'One.\n\nTwo.', custom: { a: 1 } });
  await archive.append([first, ...drafts(20)], { by: 'a', shuffle: true });
  assert.equal(told.length, 21);
  await archive.append(
    [
      {
        ...first,
        version: 2,
        fields: { ...first.fields, by: 'forged', at: '1999', version: 9, id: 'x', textDigest: 'forged' },
      },
    ],
    { by: 'a' },
  );
  assert.deepEqual(told, [...archive.entriesFrom(0)]);
  assert.deepEqual(told, archive.readMany(told.map((version) => version.entry)));
  assert.equal(told.at(-1)!.fields['by'], 'a');
  await archive.close();
});

test('tiles, entries and checkpoint are those of the tree over the entries, at every size', async () => {
  const { dir, open } = await newArchive();
  const archive = await open();
  const leaves: Uint8Array[] = [];
  let before = archive.checkpoint();
  for (const count of [1, 2, 250, 3, 1, 255, 256, 300]) {
    const roots = Array.from({ length: count }, (_, i) => new Uint8Array(32).fill(i));
    const receipts = await archive.appendBare(roots);
    assert.equal(receipts.length, count);
    const day = new Date().toISOString().slice(0, 10);
    for (const root of roots)
      leaves.push(leafHash(Buffer.from(`{"at":"${day}","fields":"${Buffer.from(root).toString('base64url')}","v":1}`)));
    const now = archive.checkpoint();
    assert.equal(now.root, toBase64(rootFromLeafHashes(leaves)));
    const proof = consistencyProof(before.size, now.size, nodesOf(leaves));
    verifyConsistency({
      oldSize: before.size,
      newSize: now.size,
      oldRoot: fromBase64(before.root),
      newRoot: fromBase64(now.root),
      proof,
    });
    before = now;
  }
  const full = readFileSync(join(dir, 'log', 'tile', '0', '001'));
  assert.deepEqual(full, Buffer.concat(leaves.slice(256, 512)));
  assert.equal(readFileSync(join(dir, 'log', 'tile', '1', '000.p', '4')).length, 4 * 32);
  assert.equal(readFileSync(join(dir, 'log', 'checkpoint'), 'utf8'), archive.checkpoint().note);
  await archive.close();
});

test('an archive that is opened to read writes nothing and cannot be written', async () => {
  const { dir, open, stateDir } = await newArchive();
  let archive = await open();
  await archive.append(drafts(10), { by: 'a' });
  await archive.close();
  const before = filesBelow(dir).map((path) => [path, readFileSync(join(dir, path))]);
  archive = await openArchive(dir, { mode: 'read', stateDir });
  assert.equal([...archive.entriesFrom(0)].length, 10);
  await assert.rejects(archive.append([draft()], { by: 'a' }), hasCode('archive-read-only'));
  assert.throws(() => archive.read(10), hasCode('not-found'));
  assert.throws(() => archive.read(-1), hasCode('not-found'));
  assert.throws(() => archive.proof(10), hasCode('not-found'));
  await archive.close();
  const after = filesBelow(dir)
    .filter((path) => !/-(wal|shm)$/.test(path))
    .map((path) => [path, readFileSync(join(dir, path))]);
  assert.deepEqual(after, before);
});

test('a reader sees what another process appends', async () => {
  const { dir, open, stateDir } = await newArchive();
  const writer = await open();
  const reader = await openArchive(dir, { mode: 'read', stateDir });
  assert.equal(reader.size(), 0);
  await writer.append(drafts(5), { by: 'a' });
  assert.equal(reader.size(), 5);
  assert.deepEqual(reader.read(4), writer.read(4));
  await reader.close();
  await writer.close();
});

test('one writer: a second is refused with the name of the first, or waits for it', async () => {
  const { dir, open } = await newArchive();
  const first = await open({ what: 'a test' });
  first.announce({ port: 4310, token: 'secret' });
  await assert.rejects(
    open(),
    (thrown) => hasCode('archive-locked')(thrown) && /a test \(process \d+/.test((thrown as Error).message),
  );
  const holder = describeHolder(dir);
  assert.deepEqual([holder?.pid, holder?.port, holder?.token, holder?.what], [process.pid, 4310, 'secret', 'a test']);
  assert.equal(statSync(join(dir, 'lock.json')).mode & 0o777, 0o600);
  const waiting = open({ waitMs: 5000 });
  await first.close();
  const second = await waiting;
  assert.equal(describeHolder(dir)?.what, 'another command');
  await second.close();
  assert.equal(describeHolder(dir), null);
  assert.equal(existsSync(join(dir, 'lock.json')), false);
});

test('a long call spans several groups; each group is one checkpoint', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const sizes: number[] = [];
  archive.onCommit((_, size) => sizes.push(size));
  const receipts = await archive.append(
    drafts(5000, (i) => ({ title: `n ${i}` })),
    { by: 'a' },
  );
  assert.deepEqual(sizes, [4096, 5000]);
  assert.deepEqual(
    receipts.map((r) => r.entry),
    receipts.map((_, i) => i),
  );
  assert.deepEqual(new Set(receipts.map((r) => r.checkpointSize)), new Set(sizes));
  await archive.close();
});

test('blobs are found through their records, and swept when nothing refers to them', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const [used, unused] = [
    await archive.blobs.put(Buffer.from('evidence')),
    await archive.blobs.put(Buffer.from('left over')),
  ];
  await archive.append([draft({ blob: { ...used } })], { by: 'a' });
  assert.equal(await archive.sweep(), 0);
  assert.equal(await archive.sweep(-1), 1);
  assert.deepEqual([...archive.blobs.names()], [used.name]);
  assert.equal(archive.blobs.has(unused.name), false);
  await archive.close();
});

test('ids that differ only in their record: the same title twice gives unrelated entries', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const one = draft();
  await archive.append([one, { ...one, id: newId() }], { by: 'a' });
  const [a, b] = [archive.proof(0), archive.proof(1)];
  assert.equal(
    new Set([...a.openings, ...b.openings].flatMap(({ proof }) => proof[0])).size,
    a.openings.length + b.openings.length,
  );
  await archive.close();
});
