/** kill -9 at random moments and at each named step: nothing acknowledged is lost, and the archive goes on. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../../model/records.ts';
import { createArchive, type Faults, openArchive, verifyArchive } from './index.ts';
import { draft, drafts, eraseLogged, hasCode, newArchive, type Place, temporaryFolder } from './testing/archives.ts';

const WRITER = fileURLToPath(new URL('./testing/crash-writer.ts', import.meta.url));

/** Runs the writer until it dies; what it said was acknowledged. */
function crash(place: Place, how: { afterMs?: number; point?: keyof Faults; nth?: number }): Promise<Receipt[]> {
  const more = how.point === undefined ? [] : [how.point, String(how.nth ?? 3)];
  const child = spawn(process.execPath, [WRITER, place.dir, place.stateDir, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // Counted from the first acknowledgement, so that a slow machine has begun to write too.
      if (said === '' && how.afterMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), how.afterMs);
      said += text;
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${said.slice(-200)}`));
      const lines = said
        .slice(0, said.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line !== '');
      resolve(lines.flatMap((line) => JSON.parse(line) as Receipt[]));
    });
  });
}

async function checkAll(place: Place, acknowledged: readonly Receipt[]): Promise<void> {
  const reader = await place.open({ mode: 'read' });
  for (const { entry, id } of acknowledged) assert.equal(reader.read(entry).id, id);
  await reader.close();
  const report = await verifyArchive(place.dir, place);
  assert.deepEqual(
    report.problems.filter(({ code }) => code !== 'tile-missing' && code !== 'tile-damaged'),
    [],
  );
  const archive = await place.open();
  for (const { entry, id, checkpointSize } of acknowledged) {
    assert.equal(archive.read(entry).id, id);
    assert.ok(archive.size() >= checkpointSize);
  }
  await archive.append([draft()], { by: 'after' });
  await archive.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
}

test('killed at random moments, again and again', async () => {
  const place = await newArchive();
  const acknowledged: Receipt[] = [];
  for (let i = 0; i < 4; i++) {
    const receipts = await crash(place, { afterMs: 10 + Math.random() * 150 });
    assert.ok(receipts.length > 0);
    acknowledged.push(...receipts);
    await checkAll(place, acknowledged);
  }
});

const STEPS = [
  'afterKeysBeforeJournal',
  'insideJournalTransaction',
  'afterJournal',
  'tileWrite',
  'checkpointRename',
  'afterCheckpoint',
] as const;

for (const point of STEPS) {
  test(`killed at the step ${point}`, async () => {
    const place = await newArchive();
    await checkAll(place, await crash(place, { point, nth: 4 }));
  });
}

for (const [point, held] of [
  ['afterKeysBeforeJournal', 3],
  ['insideJournalTransaction', 3],
  ['tileWrite', 5],
  ['checkpointRename', 5],
] as const) {
  test(`a write that fails at the step ${point} refuses the append, and the archive goes on`, async () => {
    const place = await newArchive();
    let failing = false;
    const failDiskFull = () => {
      if (failing) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    const archive = await place.open({ faults: { [point]: failDiskFull } });
    await archive.append(drafts(3), { by: 'a' });
    const told: number[] = [];
    archive.onCommit((versions) => told.push(...versions.map((version) => version.entry)));
    failing = true;
    await assert.rejects(archive.append(drafts(2), { by: 'a' }), hasCode('disk-full'));
    assert.equal(archive.size(), 3);
    assert.deepEqual(told, []);
    failing = false;
    const [receipt] = await archive.append([draft()], { by: 'a' });
    // What was durable but could not be published is published with the next group, and told to listeners then.
    assert.equal(receipt!.entry, held);
    assert.deepEqual(
      told,
      Array.from({ length: held - 3 + 1 }, (_, i) => 3 + i),
    );
    await archive.close();
    assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
  });
}

for (const point of ['tileWrite', 'checkpointRename'] as const) {
  test(`an append that failed at the step ${point} can be repeated as it was`, async () => {
    const place = await newArchive();
    let failing = false;
    const failDiskFull = () => {
      if (failing) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    let archive = await place.open({ faults: { [point]: failDiskFull } });
    await archive.append(drafts(3), { by: 'a' });
    const told: number[] = [];
    archive.onCommit((versions) => told.push(...versions.map((version) => version.entry)));
    const first = drafts(2);
    const taken = [...first, { ...first[0]!, version: 2, fields: { title: 'Second', custom: { b: 1, a: 'x' } } }];
    failing = true;
    await assert.rejects(archive.append(taken, { by: 'a' }), hasCode('disk-full'));
    await assert.rejects(archive.append(taken, { by: 'a' }), hasCode('disk-full'), 'still full');
    failing = false;
    const receipts = await archive.append(taken, { by: 'a' });
    assert.deepEqual(
      receipts.map(({ id, version, entry, checkpointSize }) => [id, version, entry, checkpointSize]),
      taken.map(({ id, version }, i) => [id, version, 3 + i, 6]),
    );
    assert.equal(archive.size(), 6);
    assert.deepEqual(told, [3, 4, 5], 'listeners learn of them, once');
    // What is new in a repeated call is written, what the log has is not written twice.
    const [again, fresh] = await archive.append([taken[1]!, draft()], { by: 'a' });
    assert.deepEqual([again!.entry, fresh!.entry, archive.size()], [4, 6, 7]);
    const other = { ...taken[1]!, fields: { ...taken[1]!.fields, title: 'Another' } };
    const fewer = { ...taken[2]!, fields: { title: 'Second' } };
    for (const [name, drafted, by] of [
      ['another value', other, 'a'],
      ['a field less', fewer, 'a'],
      ['another person', taken[1]!, 'b'],
      ['the former version with the content of the latter', { ...taken[2]!, version: 1 }, 'a'],
    ] as const)
      await assert.rejects(archive.append([drafted], { by }), hasCode('conflict'), name);
    const [one] = drafts(1);
    await assert.rejects(archive.append([one!, one!], { by: 'a' }), hasCode('conflict'), 'twice in one call');
    await archive.close();
    // The same after the process has ended.
    archive = await place.open();
    assert.deepEqual(
      (await archive.append(taken, { by: 'a' })).map(({ entry }) => entry),
      [3, 4, 5],
    );
    await eraseLogged(archive, 4, ['title'], 'safety');
    await assert.rejects(archive.append([taken[1]!], { by: 'a' }), hasCode('conflict'), 'erased');
    await archive.close();
    assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
  });
}

test('a disk that is really full: nothing acknowledged is lost', async (t) => {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  if (
    process.platform !== 'linux' ||
    process.getuid?.() !== 0 ||
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', disk]).status !== 0
  ) {
    return t.skip('a small disk can only be mounted by root on Linux');
  }
  try {
    const dir = join(disk, 'archive');
    const stateDir = join(folder, 'state');
    await createArchive(dir);
    const archive = await openArchive(dir, { mode: 'write', stateDir });
    const receipts: Receipt[] = [];
    const filler = 'x'.repeat(2000);
    const fill = async () => {
      for (;;)
        receipts.push(
          ...(await archive.append(
            drafts(20, () => ({ description: filler })),
            { by: 'a' },
          )),
        );
    };
    await assert.rejects(fill(), hasCode('disk-full'));
    await assert.rejects(
      archive.blobs.put(Buffer.alloc(4 << 20)),
      (thrown) => (thrown as NodeJS.ErrnoException).code === 'ENOSPC' || hasCode('disk-full')(thrown),
    );
    assert.ok(receipts.length > 0);
    for (const { entry, id } of receipts) assert.equal(archive.read(entry).id, id);
    assert.equal(spawnSync('mount', ['-o', 'remount,size=32m', disk]).status, 0);
    const more = await archive.append([draft()], { by: 'a' });
    await archive.close();
    assert.deepEqual((await verifyArchive(dir, { stateDir })).problems, []);
    const again = await openArchive(dir, { mode: 'read', stateDir });
    for (const { entry, id } of [...receipts, ...more]) assert.equal(again.read(entry).id, id);
    await again.close();
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
});

test('a folder that can only be read: reading and verifying work, writing says why not', async (t) => {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', 'none', disk]).status !== 0)) {
    return t.skip('root can write everywhere, and no disk can be mounted to read only');
  }
  const dir = join(disk, 'archive');
  const stateDir = join(folder, 'state');
  await createArchive(dir);
  let archive = await openArchive(dir, { mode: 'write', stateDir });
  await archive.append(drafts(10), { by: 'a' });
  await archive.close();
  if (isRoot) assert.equal(spawnSync('mount', ['-o', 'remount,ro', disk]).status, 0);
  else for (const path of [dir, join(dir, 'keys')]) chmodSync(path, 0o500);
  try {
    archive = await openArchive(dir, { mode: 'read', stateDir });
    assert.equal([...archive.entriesFrom(0)].length, 10);
    assert.equal(archive.proof(3).entry.index, 3);
    assert.deepEqual((await archive.verify()).problems, []);
    await archive.close();
    await assert.rejects(openArchive(dir, { mode: 'write', stateDir }), hasCode('archive-read-only'));
  } finally {
    if (isRoot) spawnSync('umount', ['-l', disk]);
    else for (const path of [dir, join(dir, 'keys')]) chmodSync(path, 0o700);
  }
});

test('entries that a crash left without a checkpoint are read over by readers and covered by the next writer', async () => {
  const place = await newArchive({ nextKey: true });
  const die = () => {
    throw Object.assign(new Error('gone'), { code: 'EIO' });
  };
  const archive = await place.open({ faults: { checkpointRename: die } });
  await assert.rejects(archive.append(drafts(4), { by: 'a' }));
  await archive.close();
  const reader = await place.open({ mode: 'read' });
  assert.equal(reader.size(), 1);
  assert.deepEqual(
    (await reader.verify()).findings.map(({ code }) => code),
    ['uncovered-entries'],
  );
  await reader.close();
  const writer = await place.open();
  assert.equal(writer.size(), 5);
  await writer.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).findings, []);
});

test('tiles that a crash of the machine may have lost are written again at the next opening', async () => {
  const place = await newArchive();
  const archive = await place.open();
  await archive.append(drafts(10), { by: 'a' });
  await archive.close();
  await crash(place, { point: 'afterCheckpoint', nth: 30 });
  const tile = join(place.dir, 'log/tile/0/000.p');
  assert.ok(existsSync(tile));
  const size = Number(readFileSync(join(place.dir, 'log/checkpoint'), 'utf8').split('\n')[1]);
  const path = join(tile, String(size));
  const good = readFileSync(path);
  writeFileSync(path, '');
  const writer = await place.open();
  await writer.close();
  assert.deepEqual(readFileSync(path), good);
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
});
