import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { describeHolder, WriterLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a lock that is removed leaves nothing, and can be taken anew', async () => {
  const dir = join(folder, 'removed');
  for (let i = 0; i < 3; i++) {
    mkdirSync(dir, { recursive: true });
    const lock = await WriterLock.take(dir, 'test');
    await assert.rejects(WriterLock.take(dir, 'other'), { code: 'archive-locked' });
    assert.equal(describeHolder(dir)?.pid, process.pid);
    lock.remove();
    assert.ok(!existsSync(dir));
  }
});

test('who waits on a file that its holder removes gets no lock that nobody else sees', async () => {
  const dir = join(folder, 'waited');
  mkdirSync(dir);
  const first = await WriterLock.take(dir, 'first');
  // as somebody who opened the file before it was removed
  const old = new DatabaseSync(join(dir, 'lock.db'), { timeout: 0 });
  first.remove();
  // SQLite itself may notice that the file is gone
  try {
    old.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    assert.match(String(thrown), /disk I\/O error/);
  }
  mkdirSync(dir);
  const second = await WriterLock.take(dir, 'second');
  await assert.rejects(WriterLock.take(dir, 'third'), { code: 'archive-locked' });
  old.close();
  await assert.rejects(WriterLock.take(dir, 'third'), { code: 'archive-locked' });
  second.release();
});

test('of many processes that take and remove it, no two hold it at once', async () => {
  const dir = join(folder, 'many');
  const source = `
    import { mkdirSync, rmSync, rmdirSync } from 'node:fs';
    const { WriterLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    const [dir, held] = process.argv.slice(1);
    let taken = 0;
    for (const end = Date.now() + 1500; Date.now() < end; ) {
      let lock;
      try {
        mkdirSync(dir, { recursive: true });
        lock = await WriterLock.take(dir, 'test', 20);
      } catch (thrown) {
        continue;
      }
      mkdirSync(held); // throws if somebody else holds it too
      await new Promise((later) => setTimeout(later, 1));
      rmdirSync(held);
      taken++;
      lock.remove();
    }
    console.log(taken);`;
  const run = () =>
    new Promise<{ code: number | null; taken: number }>((done) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', source, dir, join(folder, 'held')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.once('exit', (code) => done({ code, taken: Number(out) }));
    });
  const all = await Promise.all([run(), run(), run()]);
  assert.deepEqual(
    all.map(({ code }) => code),
    [0, 0, 0],
  );
  assert.ok(all.reduce((sum, { taken }) => sum + taken, 0) > 3);
});
