/** Proofs for outsiders, erasure, backups. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { leafHash, parseOpening, setHash, verifyRecordProof } from '@sabt/proof';
import { newId } from '../../model/ids.ts';
import { type Archive, type ProofFileJson, restoreArchive, verifyArchive } from './index.ts';
import {
  collect,
  draft,
  drafts,
  eraseLogged,
  filesBelow,
  hasCode,
  newArchive,
  type Place,
  temporaryFolder,
} from './testing/archives.ts';

const statesOf = (verification: ReturnType<typeof verifyRecordProof>): Record<string, string> =>
  Object.fromEntries(verification.fields.map(({ path, state }) => [path, state]));

test('a proof verifies with the key alone, and discloses what was chosen and no more', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const { vkey } = archive.info;
  await archive.append(
    [
      ...drafts(300),
      draft({
        title: 'Secret title',
        text: 'Public passage.\n\nSecret passage.',
        custom: { shown: 1, hidden: 'secret name' },
      }),
    ],
    { by: 'a' },
  );
  const whole = verifyRecordProof(JSON.stringify(archive.proof(300)), { vkeys: [vkey] });
  assert.equal(whole.ok, true);
  assert.ok(Object.values(statesOf(whole)).every((state) => state === 'disclosed'));
  const part = archive.proof(300, { paths: ['text/0', 'custom/shown', 'languages', 'textDigest'] });
  const verified = verifyRecordProof(part, { vkeys: [vkey] });
  assert.equal(verified.ok, true);
  const states = statesOf(verified);
  for (const path of ['id', 'text', 'text/0', 'custom', 'custom/shown', 'languages'])
    assert.equal(states[path], 'disclosed', path);
  // The digest of the whole would let the short withheld passage be guessed, even though it was asked for.
  for (const path of ['title', 'text/1', 'textDigest', 'by', 'at']) assert.equal(states[path], 'withheld', path);
  assert.doesNotMatch(JSON.stringify(part), /ecret|hidden/);
  assert.throws(() => archive.proof(300, { paths: ['nothing'] }), hasCode('not-found'));
  assert.throws(() => archive.proof(300, { paths: ['text/2'] }), hasCode('not-found'));
  const only = archive.proof(300, { paths: [] });
  assert.equal(only.openings.length, 1);
  assert.equal(verifyRecordProof(only, { vkeys: [vkey] }).ok, true);
  await archive.close();
});

test('a long text is proved with each node of its tree hashed once', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const SIZE = 600;
  const text = Array.from({ length: SIZE }, (_, i) => `Paragraph ${i}.\n\n`).join('');
  await archive.append([draft({ text })], { by: 'a' });
  const { result, hashes } = hashesCounted(() => archive.proof(0));
  assert.equal(result.openings.flatMap(({ items = [] }) => items).length, SIZE);
  // a passage: its leaf, its node twice over (root, then proofs), the ragged edge; a tree hashed for each would be 600
  assert.ok(hashes < 12 * SIZE, `${hashes} hashes`);
  assert.equal(verifyRecordProof(result, { vkeys: [archive.info.vkey] }).ok, true);
  const paths = hashesCounted(() => archive.provablePaths(0));
  assert.ok(paths.hashes < 3 * SIZE, `for the paths alone the record is held against the log: ${paths.hashes} hashes`);
  assertPathsTold(archive, 0);
  await archive.close();
});

function hashesCounted<T>(run: () => T): { result: T; hashes: number } {
  let hashes = 0;
  const former = setHash((bytes) => {
    hashes++;
    return createHash('sha256').update(bytes).digest();
  });
  try {
    return { result: run(), hashes };
  } finally {
    setHash(former);
  }
}

/** The paths that can be proved are told without proofs, and are those that a proof of everything shows. */
function assertPathsTold(archive: Archive, entry: number): void {
  const shown = archive
    .proof(entry)
    .openings.flatMap(({ opening, items = [] }) => [opening, ...items.map((item) => item.opening)]);
  const paths = shown.map((opening) => parseOpening(opening).path);
  assert.deepEqual(archive.provablePaths(entry), paths);
}

test('a proof with anything changed does not verify', async () => {
  const { open } = await newArchive();
  const archive = await open();
  await archive.append(drafts(5), { by: 'a' });
  const proof = JSON.stringify(archive.proof(2));
  assert.equal(verifyRecordProof(proof, { vkeys: [archive.info.vkey] }).ok, true);
  assert.equal(verifyRecordProof(proof.replace('Report 2', 'Report 3'), { vkeys: [archive.info.vkey] }).ok, false);
  assert.equal(verifyRecordProof(proof.replace('"index":2', '"index":3'), { vkeys: [archive.info.vkey] }).ok, false);
  await archive.close();
});

function filesHolding(place: Place, bytes: Buffer): string[] {
  return filesBelow(place.dir).filter((file) => readFileSync(join(place.dir, file)).includes(bytes));
}

test('erased fields are gone, the rest stays provable, and verification is content', async () => {
  const place = await newArchive();
  const archive = await place.open();
  const { vkey } = archive.info;
  const blob = await archive.blobs.put(Buffer.from('a photograph'));
  const shared = await archive.blobs.put(Buffer.from('used twice'));
  const given = draft({
    title: 'Name of a witness',
    text: 'One.\n\nTwo.\n\nThree.',
    custom: { phone: '123', note: 'x' },
    blob: { ...blob },
    thumbnail: { ...shared },
  });
  await archive.append([given, draft({ thumbnail: { ...shared } })], { by: 'a' });
  const before = archive.proof(0);
  await eraseLogged(archive, 0, ['title', 'text/1', 'custom/phone', 'blob', 'thumbnail'], 'safety');
  const read = archive.read(0);
  assert.deepEqual(new Set(read.erased), new Set(['title', 'text/1', 'custom/…', 'blob', 'thumbnail', 'textDigest']));
  assert.deepEqual(
    [read.fields['text'], read.fields['custom'], read.fields['title']],
    ['One.\n\nThree.', { note: 'x' }, undefined],
  );
  assert.equal(archive.blobs.has(blob.name), false);
  assert.equal(existsSync(join(place.dir, 'blobs', blob.name.slice(0, 2), blob.name)), false);
  assert.equal((await collect(archive.blobs.open(shared.name))).toString(), 'used twice');
  const after = archive.proof(0);
  assertPathsTold(archive, 0);
  const verified = verifyRecordProof(after, { vkeys: [vkey] });
  assert.equal(verified.ok, true);
  const states = statesOf(verified);
  for (const path of read.erased!) assert.equal(states[path], path === 'custom/…' ? undefined : 'erased', path);
  for (const path of ['text/0', 'text/2', 'custom/note', 'languages']) assert.equal(states[path], 'disclosed', path);
  assert.equal(verifyRecordProof(before, { vkeys: [vkey] }).ok, true);
  assert.deepEqual((await archive.verify()).problems, []);
  await assert.rejects(archive.erase(0, ['title'], 'safety'), hasCode('not-found'));
  await assert.rejects(archive.erase(0, ['id'], 'safety'), hasCode('invalid-argument'));
  // The salt went too: what an outsider holds of it is in no file any more. (Salts are in the vault as bytes.)
  const opening = before.openings.find((field) => field.opening.includes('Name of a witness'))!.opening;
  const salt = Buffer.from((JSON.parse(opening) as [string])[0], 'base64url');
  assert.deepEqual(filesHolding(place, salt), []);
  await archive.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
  const again = await place.open();
  assert.deepEqual(again.read(0), read);
  // The next version of a record of which fields were erased simply does not have them.
  const { erased, entry, ...next } = read;
  await again.append([{ ...next, version: 2 }], { by: 'a' });
  assert.equal(again.read(3).erased, undefined);
  await again.close();
});

test('the name of an erased field of its own goes with it', async () => {
  const place = await newArchive();
  const archive = await place.open();
  const { vkey } = archive.info;
  const custom = { 'name of the informer': 'x', note: 'y', second: 'z' };
  await archive.append([draft({ custom })], { by: 'a' });
  const size = JSON.parse(openingOf(archive.proof(0), 'custom'))[3] as { size: number; tree: string };
  await eraseLogged(archive, 0, ['custom/name of the informer'], 'safety');
  const read = archive.read(0);
  assert.deepEqual(read.fields['custom'], { note: 'y', second: 'z' });
  assert.deepEqual(read.erased, ['custom/…']);
  await eraseLogged(archive, 0, ['custom/second'], 'legal');
  assert.deepEqual(archive.read(0).erased, ['custom/…'], 'there is one or more, and nothing tells which');
  const proof = archive.proof(0);
  assertPathsTold(archive, 0);
  assert.equal(verifyRecordProof(proof, { vkeys: [vkey] }).ok, true);
  assert.ok(!JSON.stringify(proof).includes('informer'));
  assert.deepEqual(JSON.parse(openingOf(proof, 'custom'))[3], size, 'the tree is the same, with all three leaves');
  const shown = proof.openings.flatMap(({ items = [] }) => items.map(({ opening }) => opening));
  assert.equal(shown.length, 1);
  assert.match(shown[0]!, /"custom\/note"/);
  for (const gone of ['custom/name of the informer', 'custom/second', 'custom/', 'custom/…']) {
    await assert.rejects(archive.erase(0, [gone], 'safety'), hasCode('not-found'), gone);
    assert.throws(() => archive.proof(0, { paths: [gone] }), hasCode('not-found'), gone);
  }
  // What is left can be corrected further, and a name that was erased can be given again.
  const { erased, entry, ...next } = archive.read(0);
  await archive.append([{ ...next, version: 2, fields: { custom } }], { by: 'a' });
  assert.deepEqual(archive.read(3).fields['custom'], custom);
  await archive.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
  const again = await place.open({ mode: 'read' });
  assert.deepEqual(again.read(0), {
    ...read,
    erasedFor: { 'custom/…': 'legal' },
    fields: { ...read.fields, custom: { note: 'y' } },
  });
  await again.close();
});

function openingOf({ openings }: ProofFileJson, path: string): string {
  return openings.map(({ opening }) => opening).find((text) => (JSON.parse(text) as string[])[2] === path)!;
}

test('a whole text is erased with all its passages; several erasures add up', async () => {
  const place = await newArchive();
  const archive = await place.open();
  await archive.append([draft({ text: 'One.\n\nTwo.', custom: { a: 1, b: 2 } })], { by: 'a' });
  await eraseLogged(archive, 0, ['text/0'], 'legal');
  await eraseLogged(archive, 0, ['custom/b'], 'safety');
  await eraseLogged(archive, 0, ['text'], 'consent-withdrawn');
  assert.deepEqual(new Set(archive.read(0).erased), new Set(['text', 'textDigest', 'custom/…']));
  assertPathsTold(archive, 0);
  const verified = verifyRecordProof(archive.proof(0), { vkeys: [archive.info.vkey] });
  assert.equal(verified.ok, true);
  const reasons = Object.fromEntries(
    verified.fields.flatMap((field) => (field.state === 'erased' ? [[field.path, field.reason]] : [])),
  );
  assert.deepEqual(reasons, { text: 'consent-withdrawn', textDigest: 'legal' });
  await archive.close();
});

test('a backup is made while the archive is written, grows with it, and is put back elsewhere', async () => {
  const place = await newArchive();
  const target = join(temporaryFolder(), 'backup');
  const archive = await place.open();
  const blob = await archive.blobs.put(Buffer.alloc(100_000, 1));
  await archive.append([draft({ blob: { ...blob } }), ...drafts(300)], { by: 'a' });
  let stop = false;
  const writing = (async () => {
    while (!stop) await archive.append(drafts(5), { by: 'busy' });
  })();
  const first = await archive.backup(target);
  stop = true;
  await writing;
  assert.equal(first.verified, true);
  assert.ok(first.entries >= 301);
  await eraseLogged(archive, 0, ['blob'], 'safety');
  const second = await archive.backup(target);
  assert.deepEqual(second, { dir: target, entries: archive.size(), verified: true });
  // What was erased goes from the backup at the next run.
  assert.deepEqual(filesBelow(join(target, 'blobs')), []);
  await assert.rejects(archive.backup(join(place.dir)), hasCode('archive-exists'));
  await assert.rejects(archive.backup(place.stateDir), hasCode('archive-exists'));

  const { stateDir } = place;
  const there = join(temporaryFolder(), 'restored');
  assert.deepEqual(await restoreArchive(target, there, { stateDir }), {
    archive: there,
    entries: second.entries,
    verified: true,
  });
  await assert.rejects(restoreArchive(target, there, { stateDir }), hasCode('archive-exists'));
  await archive.append(drafts(10), { by: 'a' });
  await archive.close();
  // The restored one is older than the original by now; restoring it was an explicit act, so it may go on.
  const copy = await (await import('./index.ts')).openArchive(there, { mode: 'write', stateDir });
  assert.deepEqual([...copy.entriesFrom(0, 301)].length, 301);
  await copy.append(drafts(1), { by: 'a' });
  assert.deepEqual((await copy.verify()).problems, []);
  await copy.close();
});

test('a backup that was interrupted or whose keys are elsewhere is not put back, and says so', async () => {
  const place = await newArchive();
  const target = join(temporaryFolder(), 'backup');
  const archive = await place.open();
  await archive.append(drafts(3), { by: 'a' });
  await archive.backup(target);
  await archive.close();
  const key = readFileSync(join(target, 'keys', 'vault-keys.db'));
  rmSync(join(target, 'keys', 'vault-keys.db'));
  await assert.rejects(restoreArchive(target, join(temporaryFolder(), 'x'), place), hasCode('archive-unreadable'));
  writeFileSync(join(target, 'keys', 'vault-keys.db'), key);
  rmSync(join(target, 'backup.json'));
  await assert.rejects(restoreArchive(target, join(temporaryFolder(), 'x'), place), hasCode('archive-missing'));
});

test('an erasure without a tombstone, and a tombstone without an erasure, are named', async () => {
  const place = await newArchive();
  const archive = await place.open();
  await archive.append(drafts(3), { by: 'a' });
  const problemsOf = async () => (await archive.verify()).problems.map(({ code, where }) => `${code}: ${where}`);
  await archive.erase(0, ['title'], 'safety');
  assert.deepEqual(await problemsOf(), ['erasure-unlogged: record.db, sealed record of entry 0']);
  const log = (fields: { record: string; paths: string[]; versions: number[]; reason: string }) =>
    archive.append([{ id: newId(), kind: 'erasure', version: 1, fields }], { by: 'a' });
  const { id: record } = archive.read(0);
  // of another reason, another version, another path, another record: none of them accounts for it
  await log({ record, paths: ['title'], versions: [1], reason: 'legal' });
  await log({ record, paths: ['title'], versions: [2], reason: 'safety' });
  await log({ record, paths: ['languages'], versions: [], reason: 'safety' });
  await log({ record: archive.read(1).id, paths: ['url'], versions: [1], reason: 'safety' });
  assert.deepEqual(await problemsOf(), ['erasure-unlogged: record.db, sealed record of entry 0']);
  await log({ record, paths: ['title'], versions: [1], reason: 'safety' });
  assert.deepEqual(await problemsOf(), []);
  assert.equal((await archive.verify()).checked.erased, 1);
  await log({ record: archive.read(1).id, paths: ['title', 'text/1', 'url'], versions: [1], reason: 'safety' });
  const where = 'erasure-not-done: record.db, sealed record of entry 1; keys/vault-keys.db';
  assert.deepEqual(await problemsOf(), [where, where], 'title and passage; there never was an address');
  await archive.eraseVersions(
    archive.read(1).id,
    { versions: [1], paths: ['title', 'text/1', 'textDigest'] },
    'safety',
  );
  assert.deepEqual(await problemsOf(), ['erasure-unlogged: record.db, sealed record of entry 1'], 'the digest');
  await archive.close();
});

test('a short value that is withheld or erased cannot be found by trying', async () => {
  const { open } = await newArchive();
  const archive = await open();
  const { vkey } = archive.info;
  await archive.append([draft({ country: 'SD', credibility: 3 }), draft({ country: 'SD' })], { by: 'a' });
  const shown = archive.proof(0, { paths: ['title'] });
  await eraseLogged(archive, 1, ['country'], 'safety');
  const erased = archive.proof(1, { paths: ['title'] });
  // every hash that an outsider is given: of neighbours, of subtrees, of the entry, of the log
  for (const [file, salts] of [
    [shown, saltsIn(shown)],
    [erased, saltsIn(erased)],
  ] as const) {
    assert.equal(verifyRecordProof(file, { vkeys: [vkey] }).ok, true);
    const hashes = new Set(JSON.stringify(file).match(/[\w-]{43}/g));
    for (const salt of ['', '0'.repeat(43), 'A'.repeat(43), ...salts])
      for (const country of allCountries()) {
        const guesses = [`["${salt}","document","country","${country}"]`, `"${country}"`, country];
        for (const guess of guesses) {
          const bytes = new TextEncoder().encode(guess);
          assert.ok(!hashes.has(Buffer.from(leafHash(bytes)).toString('base64url')), guess);
          assert.ok(!hashes.has(createHash('sha256').update(bytes).digest('base64url')), guess);
        }
      }
  }
  // and it is the salt that does it: with it, the value is found at once
  const opening = archive.proof(0).openings.find((field) => field.opening.includes('"country"'))!;
  const [salt] = JSON.parse(opening.opening) as [string];
  const found = allCountries().filter((country) => `["${salt}","document","country","${country}"]` === opening.opening);
  assert.deepEqual(found, ['SD']);
  assert.ok(!JSON.stringify(shown).includes(salt) && !JSON.stringify(erased).includes(salt));
  await archive.close();
});

const allCountries = (): string[] =>
  Array.from({ length: 26 * 26 }, (_, i) => String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)));

const saltsIn = ({ openings }: ProofFileJson): string[] =>
  openings.map(({ opening }) => (JSON.parse(opening) as [string])[0]);
