/** kill -9 while much is taken in, analysed by other threads: whatever was acknowledged is there and found. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { App } from '../../packages/sabt/src/app/app.ts';
import { createArchive } from '../../packages/sabt/src/stages/keeping/index.ts';

const CALL = 400;

test('after kill -9 everything acknowledged is found', async () => {
  const home = mkdtempSync(join(tmpdir(), 'sabt-kill-'));
  const dir = join(home, 'archive');
  try {
    await createArchive(dir, { title: 'Killed' });
    const acknowledged = new Set<number>();
    for (const calls of [3, 12]) await killAfter(dir, calls, acknowledged);
    const app = await App.open(dir, { mode: 'write' });
    assert.equal(
      (await app.verify({ quick: false }, { progress: () => undefined, signal: new AbortController().signal })).ok,
      true,
    );
    const total = (q: string): number => app.find({ q, sort: 'rank', limit: 1, offset: 0 }).total;
    // the second process began again at 0, so a word may stand in two documents
    for (const from of acknowledged)
      for (const i of [0, 1, 137, CALL - 1]) assert.ok(total(`word${from + i}x`) > 0, `document ${from + i}`);
    // the first entry commits to the next key of the log
    assert.equal(total('lantern'), app.archive.size() - 1);
    await app.close();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

/** Lets it take in until so many calls are acknowledged, then kills it. */
async function killAfter(dir: string, calls: number, acknowledged: Set<number>): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'taking-in-killed.ts'), dir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'close');
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    acknowledged.add(Number(line));
    if (++seen === calls) child.kill('SIGKILL');
  }
  await ended;
  assert.ok(seen >= calls, `only ${seen} calls were acknowledged`);
}
