/** A log put back to an earlier state, or rewritten and signed with the real key. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { verifyArchive } from './index.ts';
import { drafts, hasCode, newArchive, type Place } from './testing/archives.ts';

const codes = (report: { problems: { code: string }[] }) => report.problems.map(({ code }) => code);

function keep(place: Place, name: string): string {
  const copy = join(dirname(place.dir), name);
  cpSync(place.dir, copy, { recursive: true });
  return copy;
}

function putBack(place: Place, copy: string): void {
  rmSync(place.dir, { recursive: true });
  cpSync(copy, place.dir, { recursive: true });
}

async function append(place: Place, count: number): Promise<void> {
  const archive = await place.open();
  await archive.append(drafts(count), { by: 'a' });
  await archive.close();
}

test('an older copy of the whole archive in its place is found by the mark outside it, and not written to', async () => {
  const place = await newArchive();
  await append(place, 5);
  const older = keep(place, 'older');
  await append(place, 3);
  assert.deepEqual(codes(await verifyArchive(place.dir, place)), []);
  putBack(place, older);
  const report = await verifyArchive(place.dir, place);
  assert.deepEqual(codes(report), ['behind-high-water-mark']);
  assert.match(report.problems[0]!.message, /5 entries, but one with 8/);
  await assert.rejects(place.open(), hasCode('archive-rolled-back'));
  // Reading stays possible; and a person may decide that this is the archive now.
  const reader = await place.open({ mode: 'read' });
  assert.equal(reader.size(), 5);
  await reader.close();
  const accepted = await place.open({ acceptRollback: true });
  await accepted.append(drafts(1), { by: 'a' });
  await accepted.close();
  assert.deepEqual(codes(await verifyArchive(place.dir, place)), []);
});

test('a log rewritten and signed with the real key is found by the mark, and by a checkpoint that was kept', async () => {
  const place = await newArchive();
  const empty = keep(place, 'empty');
  await append(place, 5);
  const against = readFileSync(join(place.dir, 'log/checkpoint'), 'utf8');
  putBack(place, empty);
  // The forger works elsewhere, with the same keys, and brings a longer log.
  const forger = { ...place, stateDir: join(place.stateDir, 'forger') };
  const archive = await place.open({ stateDir: forger.stateDir });
  await archive.append(drafts(9), { by: 'a' });
  await archive.close();
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: forger.stateDir })), []);
  assert.deepEqual(codes(await verifyArchive(place.dir, place)), ['forked-from-high-water-mark']);
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: forger.stateDir, against })), [
    'forked-from-kept-checkpoint',
  ]);
  await assert.rejects(place.open(), hasCode('archive-rolled-back'));
});

test('record and log put back without the keys are found by the mark in the keys', async () => {
  const place = await newArchive();
  await append(place, 5);
  const older = keep(place, 'older');
  await append(place, 3);
  await append(place, 3);
  for (const part of ['record.db', 'record.db.sums', 'log', 'state.json']) {
    rmSync(join(place.dir, part), { recursive: true });
    cpSync(join(older, part), join(place.dir, part), { recursive: true });
  }
  rmSync(place.stateDir, { recursive: true });
  assert.deepEqual(codes(await verifyArchive(place.dir, place)), ['behind-high-water-mark']);
  await assert.rejects(place.open(), hasCode('archive-rolled-back'));
});

test('a kept checkpoint agrees with every later state; of a shorter log, a stranger or a wrong key it does not', async () => {
  const place = await newArchive();
  await append(place, 300);
  const kept = readFileSync(join(place.dir, 'log/checkpoint'), 'utf8');
  const older = keep(place, 'older');
  await append(place, 300);
  assert.deepEqual(codes(await verifyArchive(place.dir, { ...place, against: kept })), []);
  assert.deepEqual(codes(await verifyArchive(place.dir, { ...place, against: kept, quick: true })), []);
  const later = readFileSync(join(place.dir, 'log/checkpoint'), 'utf8');
  putBack(place, older);
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: null, against: later })), [
    'behind-kept-checkpoint',
  ]);
  const other = await newArchive();
  await append(other, 1);
  const stranger = readFileSync(join(other.dir, 'log/checkpoint'), 'utf8');
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: null, against: stranger })), [
    'kept-checkpoint-unfit',
  ]);
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: null, against: 'no checkpoint' })), [
    'kept-checkpoint-unfit',
  ]);
  const reader = await other.open({ mode: 'read' });
  assert.deepEqual(codes(await verifyArchive(place.dir, { stateDir: null, key: reader.info.vkey })), ['key-differs']);
  assert.deepEqual(codes(await verifyArchive(other.dir, { stateDir: null, key: ` ${reader.info.vkey}\n` })), []);
  await reader.close();
});

test('a mark that cannot be written or read is a finding, and stops nobody', async () => {
  const place = await newArchive({ nextKey: true });
  writeFileSync(place.stateDir, 'a file where a folder should be');
  await append(place, 2);
  const report = await verifyArchive(place.dir, place);
  assert.equal(report.ok, true);
  assert.deepEqual(
    report.findings.map(({ code }) => code),
    ['high-water-mark-unusable'],
  );
  rmSync(place.stateDir);
  mkdirSync(place.stateDir);
  await append(place, 1);
  const [file] = readdirSync(place.stateDir);
  writeFileSync(join(place.stateDir, file!), '{"marks":');
  const damaged = await verifyArchive(place.dir, place);
  assert.deepEqual([damaged.ok, damaged.findings.map(({ code }) => code)], [true, ['high-water-mark-unusable']]);
  await append(place, 1);
  assert.deepEqual((await verifyArchive(place.dir, place)).findings, []);
  assert.ok(existsSync(join(place.stateDir, file!)));
});
