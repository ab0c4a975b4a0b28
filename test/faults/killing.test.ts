/**
 * The process is killed at moments that chance chooses. Afterwards the log must verify, the index must hold exactly what
 * the log holds, and the same command again must complete the work without taking anything in twice.
 */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { World } from '../running/world.ts';

const IMPORTS = 3;
const ADDS = 2;
const ROWS = 1_500;
const FILES = 60;

interface Found {
  total: number;
}

/** Runs a command and kills it after some milliseconds; how long it took where it was faster. */
async function killed(world: World, words: readonly string[], afterMs: number): Promise<number> {
  const began = performance.now();
  await world.sabt(words, { started: (child) => setTimeout(() => child.kill('SIGKILL'), afterMs).unref() });
  return performance.now() - began;
}

/** Names of documents in the log that begin so, as an export tells, and that search agrees about. */
async function held(world: World, name: string): Promise<number> {
  const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify']);
  assert.deepEqual([verified.ok, verified.problems], [true, []]);
  const found = await world.json<Found>(['search', name, '--limit', '0']);
  const out = join(world.dir, 'all.jsonl');
  await world.json(['export', out, '--format', 'jsonl', '--kind', 'document', '--force']);
  const inLog = readFileSync(out, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`${name} report`)).length;
  assert.equal(found.total, inLog, `search finds ${found.total} of ${name}, the log holds ${inLog}`);
  return inLog;
}

/** Sends a signal as soon as there is one ledger more than before: the batch is open, its rows are being read. */
function onceUnderWay(world: World, child: ChildProcess, signal: NodeJS.Signals): void {
  const folder = join(world.archive, 'ledgers');
  const ledgers = (): number => (existsSync(folder) ? readdirSync(folder).length : 0);
  const before = ledgers();
  const looking = setInterval(() => {
    if (ledgers() === before) return;
    clearInterval(looking);
    child.kill(signal);
  }, 3);
  child.once('exit', () => clearInterval(looking));
}

test('an import that is killed anywhere leaves a sound archive, and again completes it', async () => {
  const world = new World();
  await world.json(['init']);
  const table = (name: string): string =>
    world.file(
      `${name}.csv`,
      `id,title,text\n${Array.from({ length: ROWS }, (_, i) => `${name}-${i},Row ${i},A ${name} report of row ${i} with some words.`).join('\n')}\n`,
    );
  const wholeMs = await killed(world, ['import', 'table', table('whole')], 60_000);
  assert.equal(await held(world, 'whole'), ROWS);
  let cutShort = 0;
  for (let round = 0; round < IMPORTS; round++) {
    const name = `round${'abcdefgh'[round]}`;
    const path = table(name);
    const afterMs = wholeMs * (0.35 + 0.65 * Math.random());
    // the first time it is certain that it is cut short, then chance decides
    if (round === 0)
      await world.sabt(['import', 'table', path], { started: (child) => onceUnderWay(world, child, 'SIGKILL') });
    else await killed(world, ['import', 'table', path], afterMs);
    const before = await held(world, name);
    if (before < ROWS) cutShort++;
    const again = await world.json<{ rows: number; added: number; unchanged: number }>(['import', 'table', path]);
    assert.deepEqual(
      [again.exit, again.rows, again.added, again.unchanged],
      [0, ROWS, ROWS - before, before],
      `killed after ${afterMs} of ${wholeMs} ms`,
    );
    assert.equal((await world.json<Found>(['search', name, '--limit', '0'])).total, ROWS);
  }
  assert.ok(cutShort > 0, 'no import was cut short');
});

test('Ctrl+C ends a run at its next step and says how to go on; nothing is left half made', async () => {
  const world = new World();
  await world.json(['init']);
  const path = world.file(
    'many.csv',
    `id,title,text\n${Array.from({ length: 6_000 }, (_, i) => `M-${i},Row ${i},A manyfold report of row ${i}`).join('\n')}\n`,
  );
  const stopped = await world.json<{ error?: { code: string; message: string } }>(['import', 'table', path], {
    started: (child) => onceUnderWay(world, child, 'SIGINT'),
  });
  assert.deepEqual([stopped.exit, stopped.error?.code], [1, 'stopped'], JSON.stringify(stopped));
  const done = await world.json<{ added: number; unchanged: number }>([
    'retry',
    /sabt retry (\w+)/.exec(stopped.error!.message)![1]!,
  ]);
  assert.equal(done.added + done.unchanged, 6_000);
  for (const words of [['verify'], ['rebuild']]) {
    const ended = await world.sabt([...words, '--json'], {
      started: (child) => setTimeout(() => child.kill('SIGINT'), 600).unref(),
    });
    // null: the signal came before the program listened to it
    const isEnd =
      ended.exit === 0 ||
      ended.exit === null ||
      (JSON.parse(ended.stdout) as { error: { code: string } }).error.code === 'stopped';
    assert.ok(isEnd, `${words.join()}: ${JSON.stringify(ended)}`);
  }
  assert.equal(await held(world, 'manyfold'), 6_000);
  assert.deepEqual(
    readdirSync(world.archive).filter((name) => name.startsWith('index.')),
    [],
  );
});

test('an add that is killed anywhere leaves a sound archive, and again completes it', async () => {
  const world = new World();
  await world.json(['init']);
  const files = (name: string): string[] =>
    Array.from({ length: FILES }, (_, i) => world.file(`${name}/${i}.txt`, `A ${name} report, number ${i}.`));
  const wholeMs = await killed(world, ['add', ...files('whole')], 60_000);
  for (let round = 0; round < ADDS; round++) {
    const name = `round${'abcdefgh'[round]}`;
    const paths = files(name);
    await killed(world, ['add', ...paths], wholeMs * (0.35 + 0.65 * Math.random()));
    const before = await held(world, name);
    const again = await world.json<{ added: number; known: number; failed: object[] }>(['add', ...paths]);
    assert.deepEqual([again.exit, again.added, again.known, again.failed], [0, FILES - before, before, []]);
    assert.equal((await world.json<Found>(['search', name, '--limit', '0'])).total, FILES);
  }
});
