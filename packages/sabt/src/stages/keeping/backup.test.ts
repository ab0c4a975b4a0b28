import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openArchive, restoreArchive } from './index.ts';
import { draft, drafts, eraseLogged, flipByte, newArchive, type Place, temporaryFolder } from './testing/archives.ts';

const WRITER = fileURLToPath(new URL('./testing/backup-writer.ts', import.meta.url));

function killedBackup(place: Place, target: string, nth: number): Promise<string | null> {
  const args = [WRITER, place.dir, place.stateDir, target, String(nth)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve(signal));
  });
}

/** Puts a backup back, and gives how many entries it has and what the first record says. */
async function putBack(target: string): Promise<{ entries: number; title: unknown; size: number }> {
  const folder = temporaryFolder();
  const [dir, stateDir] = [join(folder, 'restored'), join(folder, 'state')];
  const { entries, verified } = await restoreArchive(target, dir, { stateDir });
  assert.equal(verified, true);
  const archive = await openArchive(dir, { mode: 'write', stateDir });
  const title = archive.read(0).fields['title'];
  const size = archive.size();
  await archive.append([draft()], { by: 'after' });
  await archive.close();
  return { entries, title, size };
}

test('a backup that is killed in the middle leaves the former one, and the next one ends it', async () => {
  const place = await newArchive();
  const target = join(temporaryFolder(), 'backup');
  let archive = await place.open();
  await archive.append(drafts(301), { by: 'a' });
  assert.equal((await archive.backup(target)).verified, true);
  await archive.append(drafts(600), { by: 'a' });
  await eraseLogged(archive, 0, ['title'], 'safety');
  await archive.close();
  // Two steps over the 301 entries that are there, three over the 600 that are new.
  for (const nth of [1, 3, 5]) {
    assert.equal(await killedBackup(place, target, nth), 'SIGKILL');
    const { entries, title, size } = await putBack(target);
    assert.equal(entries, 301, `killed after step ${nth}`);
    // What of the log came along is taken up, as after a crash.
    assert.ok(size >= 301 && size <= 902, String(size));
    assert.equal(title, 'Report 0', 'what was erased goes when the entry that says so is covered');
  }
  archive = await place.open();
  assert.deepEqual(await archive.backup(target), { dir: target, entries: 902, verified: true });
  assert.equal((await putBack(target)).entries, 902);
  await archive.close();
});

test('only what is new is written; a damaged copy is written whole', async () => {
  const place = await newArchive();
  const target = join(temporaryFolder(), 'backup');
  const archive = await place.open();
  await archive.append(drafts(300), { by: 'a' });
  await archive.backup(target);
  const record = join(target, 'record.db');
  const { ino } = statSync(record);
  await archive.append(drafts(20), { by: 'a' });
  assert.equal((await archive.backup(target)).verified, true);
  assert.equal(statSync(record).ino, ino, 'the same file, with more in it');
  for (const damage of [
    () => flipByte(record, statSync(record).size - 3000),
    () => flipByte(record, 30),
    () => writeFileSync(record, ''),
    () => writeFileSync(join(target, 'log', 'checkpoint'), 'x'),
  ]) {
    damage();
    assert.deepEqual(await archive.backup(target), { dir: target, entries: 320, verified: true });
  }
  assert.equal((await putBack(target)).entries, 320);
  await archive.close();
});
