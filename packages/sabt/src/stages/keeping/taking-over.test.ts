import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeBundle, openFollowed } from '@sabt/proof';
import { type Archive, beginFromKey, openArchive, restoreArchive, verifyArchive } from './index.ts';
import { type OfferedLog, takeOver } from './taking-over.ts';
import { drafts, flipByte, hasCode, newArchive, type Place, temporaryFolder } from './testing/archives.ts';
import { TileFiles } from './tile-files.ts';

const by = { by: 'a' };
const how = (place: Place, more = {}) => ({ stateDir: place.stateDir, maxEntries: 100_000, by: 'a', ...more });

async function withArchive<T>(place: Place, work: (archive: Archive) => T | Promise<T>): Promise<T> {
  const archive = await place.open();
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** A copy of what a log publishes, as a mirror has it. */
function mirrorOf(place: Place): string {
  const dir = join(temporaryFolder(), 'mirror');
  cpSync(join(place.dir, 'log'), dir, { recursive: true });
  return dir;
}

function offered(mirror: string): OfferedLog {
  const tiles = new TileFiles(mirror);
  const keys = join(mirror, 'keys.json');
  return {
    name: mirror,
    checkpoint: async () => readFileSync(join(mirror, 'checkpoint'), 'utf8'),
    keys: async () => (existsSync(keys) ? readFileSync(keys, 'utf8') : null),
    bundle: async (index, width) =>
      decodeBundle(tiles.readExactly({ level: 'entries', index, width })!).slice(0, width),
  };
}

interface Lost {
  /** The archive as it was restored from its backup. */
  restored: Place;
  mirror: string;
  first: string;
  /** The last checkpoint of what was lost. */
  last: { size: number; root: string };
}

/** An archive of which a backup has `kept` records, and a mirror all of them. */
async function lostDisk(kept: number, gone: number, between?: (archive: Archive) => Promise<unknown>): Promise<Lost> {
  const place = await newArchive({ nextKey: true });
  const backup = join(temporaryFolder(), 'backup');
  const { first, last } = await withArchive(place, async (archive) => {
    const first = archive.info.vkey;
    await archive.append(drafts(kept), by);
    await archive.backup(backup);
    await between?.(archive);
    await archive.append(drafts(gone), by);
    return { first, last: archive.checkpoint() };
  });
  const mirror = mirrorOf(place);
  rmSync(place.dir, { recursive: true });
  const dir = join(temporaryFolder(), 'restored');
  mkdirSync(dir);
  const { stateDir } = place;
  await restoreArchive(backup, dir, { stateDir });
  return {
    restored: { dir, stateDir, open: (options = {}) => openArchive(dir, { mode: 'write', stateDir, ...options }) },
    mirror,
    first,
    last,
  };
}

async function assertLost(place: Place, from: number, to: number): Promise<void> {
  const { problems, findings, size } = await verifyArchive(place.dir, { stateDir: place.stateDir });
  assert.deepEqual(problems, []);
  const where = to === from + 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`;
  assert.deepEqual(
    findings.map((finding) => [finding.code, finding.where]),
    [['record-lost', where]],
  );
  assert.ok(size > to);
}

test('a lost tail is taken over from a mirror, and the log goes on without a fork', async () => {
  const { restored, mirror, first, last } = await lostDisk(300, 280);
  const recovered = await takeOver(restored.dir, offered(mirror), how(restored));
  assert.deepEqual([recovered.lost!.from, recovered.lost!.to, recovered.size], [301, 581, 582]);
  assert.equal(recovered.nextKey, true);
  await withArchive(restored, async (archive) => {
    assert.equal(archive.rootAt(last.size), last.root, 'it continues what the mirror saw');
    assert.equal([...archive.entriesFrom(0)].length, 300);
    assert.throws(() => archive.read(400), hasCode('not-found'));
    await archive.append(drafts(3), by);
    assert.equal(openFollowed(archive.checkpoint().note, [first], null).checkpoint.size, 585);
  });
  await assertLost(restored, 301, 581);
  await assert.rejects(takeOver(restored.dir, offered(mirror), how(restored)), hasCode('conflict'));
});

test('a recovery that is killed in the middle forbids writing, and is ended by the same command', async () => {
  const { restored, mirror } = await lostDisk(10, 600);
  const shorter = mirrorOf(restored);
  let groups = 0;
  const afterStep = (step: string) => {
    groups += step === 'group' ? 1 : 0;
    if (groups === 2) throw new Error('killed');
  };
  await assert.rejects(takeOver(restored.dir, offered(mirror), how(restored, { afterStep })));
  await assert.rejects(restored.open(), hasCode('archive-rolled-back'));
  await assert.rejects(takeOver(restored.dir, offered(shorter), how(restored)), hasCode('conflict'));
  const { lost } = await takeOver(restored.dir, offered(mirror), how(restored));
  assert.deepEqual([lost!.from, lost!.to], [11, 611]);
  await withArchive(restored, (archive) => archive.append(drafts(1), by));
  await assertLost(restored, 11, 611);
});

test('a rotation after the backup is followed: its statement is lost in the vault, not in the mirror', async () => {
  const { restored, mirror, first } = await lostDisk(2, 3, (archive) =>
    archive.rotateKey({ overlap: 0, alone: false, ...by }),
  );
  const { nextKey } = await takeOver(restored.dir, offered(mirror), how(restored));
  assert.equal(nextKey, false, 'the key after that one was on the lost disk');
  await withArchive(restored, async (archive) => {
    await archive.append(drafts(1), by);
    assert.ok(openFollowed(archive.checkpoint().note, [first], archive.keysFile()!));
  });
  await assertLost(restored, 3, 7);
});

test('without any backup: entries and proofs from a mirror and the signing key', async () => {
  const place = await newArchive({ nextKey: true });
  const last = await withArchive(place, async (archive) => {
    await archive.append(drafts(5), by);
    return archive.checkpoint();
  });
  const mirror = mirrorOf(place);
  const key = join(temporaryFolder(), 'log-key.json');
  cpSync(join(place.dir, 'keys', 'log-key.json'), key);
  rmSync(place.dir, { recursive: true });
  const dir = join(temporaryFolder(), 'again');
  const { stateDir } = place;
  const again: Place = {
    dir,
    stateDir,
    open: (options = {}) => openArchive(dir, { mode: 'write', stateDir, ...options }),
  };
  const source = offered(mirror);
  const { parseKeysFile } = await import('@sabt/proof');
  await beginFromKey(dir, key, parseKeysFile((await source.keys())!));
  await takeOver(dir, source, how(again));
  await withArchive(again, (archive) => assert.equal(archive.rootAt(last.size), last.root));
  await assertLost(again, 0, 6);
});

test('a damaged journal with its tiles intact: the rest comes from the folder itself', async () => {
  const { restored, mirror } = await lostDisk(4, 2);
  // what is left of the disk is as good a mirror as any
  const { lost } = await takeOver(restored.dir, offered(mirror), how(restored));
  assert.deepEqual([lost!.from, lost!.to], [5, 7]);
});

test('a hostile mirror gets nothing in', async () => {
  const { restored, mirror } = await lostDisk(3, 300);
  const good = offered(mirror);
  const before = readFileSync(join(restored.dir, 'log', 'checkpoint'), 'utf8');
  const hostile: [string, OfferedLog, number?][] = [
    ['conflict', { ...good, bundle: async (i, w) => (await good.bundle(i, w)).toReversed() }],
    ['bad-answer', { ...good, bundle: async (i, w) => (await good.bundle(i, w)).slice(1) }],
    ['bad-answer', { ...good, bundle: async (_i, w) => Array.from({ length: w }, () => new Uint8Array(80)) }],
    ['conflict', { ...good, checkpoint: async () => (await good.checkpoint()).replace('304', '303') }],
    ['bad-answer', { ...good, keys: async () => '{' }],
    ['too-large', good, 100],
  ];
  for (const [code, log, maxEntries = 100_000] of hostile) {
    await assert.rejects(takeOver(restored.dir, log, how(restored, { maxEntries })), hasCode(code), code);
    assert.equal(readFileSync(join(restored.dir, 'log', 'checkpoint'), 'utf8'), before);
    assert.ok(!existsSync(join(restored.dir, 'recovering.json')));
  }
  let calls = 0;
  const changing: OfferedLog = {
    ...good,
    bundle: async (i, w) => {
      calls += 1;
      const entries = await good.bundle(i, w);
      return calls > 2 ? entries.toReversed() : entries;
    },
  };
  await assert.rejects(takeOver(restored.dir, changing, how(restored)), hasCode('bad-answer'));
  await takeOver(restored.dir, good, how(restored));
  await assertLost(restored, 4, 304);
});

test('a mirror behind the backup, and one of another archive, are refused with the reason', async () => {
  const { restored, mirror } = await lostDisk(5, 2);
  const other = await newArchive({ nextKey: true });
  await withArchive(other, (archive) => archive.append(drafts(50), by));
  await assert.rejects(takeOver(restored.dir, offered(mirrorOf(other)), how(restored)), hasCode('conflict'));
  const behind = mirrorOf(restored);
  await assert.rejects(
    takeOver(restored.dir, offered(behind), how(restored)),
    (thrown) => hasCode('conflict')(thrown) && /nothing to take over/.test((thrown as Error).message),
  );
  // this archive went on from its backup: there are two histories, and nothing mends that
  await withArchive(restored, (archive) => archive.append(drafts(1), by));
  await assert.rejects(
    takeOver(restored.dir, offered(mirror), how(restored)),
    (thrown) => hasCode('conflict')(thrown) && /Keep both/.test((thrown as Error).message),
  );
  flipByte(join(mirror, 'checkpoint'), 30);
  await assert.rejects(takeOver(restored.dir, offered(mirror), how(restored)));
  writeFileSync(join(mirror, 'checkpoint'), '');
  await assert.rejects(takeOver(restored.dir, offered(mirror), how(restored)));
});
