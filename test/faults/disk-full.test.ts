/** A disk that is full in the middle of a take-in: a small file system in memory, made larger afterwards. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RunningServer } from '../running/server.ts';
import { SmallDisk } from '../running/small-disk.ts';
import { World } from '../running/world.ts';

const SMALL = '6m';
const ROWS = 5_000;

const table = (name: string, rows: number): string =>
  `id,title,text\n${Array.from({ length: rows }, (_, i) => `${name}${i},${name} ${i},"Report ${i} of ${name}, ${'with some more words in it '.repeat(8)}, word${i}."`).join('\n')}\n`;

interface Found {
  total: number;
}
interface Failed {
  error?: { code: string; message: string };
}
interface Imported extends Failed {
  added: number;
  unchanged: number;
}

async function placed(t: { skip(why: string): void }): Promise<{ world: World; disk: SmallDisk } | null> {
  const world = new World('disk/archive');
  const disk = SmallDisk.mounted(world, SMALL);
  if (typeof disk === 'string') {
    t.skip(disk);
    return null;
  }
  await world.json(['init']);
  assert.equal((await world.json(['import', 'table', world.file('first.csv', table('first', 200))])).exit, 0);
  return { world, disk };
}

async function batchLeftOpen(world: World): Promise<string> {
  const { findings } = await world.json<{ findings: { code: string; remedy: string }[] }>(['doctor']);
  const open = findings.find(({ code }) => code === 'unfinished-batch');
  assert.ok(open !== undefined, JSON.stringify(findings));
  return /sabt retry (\w+)/.exec(open.remedy)![1]!;
}

async function holdsAll(world: World): Promise<void> {
  const count = async (query: string): Promise<number> =>
    (await world.json<Found>(['search', query, '--limit', '0'])).total;
  assert.deepEqual([await count('first'), await count('second')], [200, ROWS]);
  for (const i of [0, 17, ROWS >> 1, ROWS - 1]) assert.equal(await count(`second word${i}`), 1, String(i));
  const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify']);
  assert.deepEqual([verified.ok, verified.problems], [true, []]);
}

test('a command line that fills the disk says so, loses nothing acknowledged, and goes on when there is space', async (t) => {
  const on = await placed(t);
  if (on === null) return;
  const { world, disk } = on;
  const path = world.file('second.csv', table('second', ROWS));
  const filled = await world.json<Failed>(['import', 'table', path]);
  assert.deepEqual([filled.exit, filled.error?.code], [4, 'disk-full'], JSON.stringify(filled));
  assert.match(filled.error!.message, /Nothing acknowledged is lost/);

  // on the full disk: everything can still be read and checked
  const found = await world.json<Found>(['search', 'first', '--limit', '0']);
  assert.equal(found.total, 200, JSON.stringify(found));
  const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify']);
  assert.deepEqual([verified.ok, verified.problems], [true, []]);
  const batch = await batchLeftOpen(world);

  disk.enlarge('200m');
  const done = await world.json<Imported>(['retry', batch]);
  assert.equal(done.exit, 0, JSON.stringify(done));
  assert.equal(done.added + done.unchanged, ROWS);
  await holdsAll(world);
});

test('however little room is left, what is taken in fails as a full disk does and by no other name', async (t) => {
  const on = await placed(t);
  if (on === null) return;
  const { world, disk } = on;
  const files = Array.from({ length: 12 }, (_, i) => world.file(`rubbish/${i}.bin`, randomBytes(20_000)));
  const filler = join(disk.path, 'filler');
  for (const room of [0, 48, 64, 96]) {
    assert.throws(() => writeFileSync(filler, Buffer.alloc(1 << 24)), /ENOSPC/);
    truncateSync(filler, statSync(filler).size - room * 1024);
    const full = await world.json<Failed>(['add', ...files]);
    assert.deepEqual([full.exit, full.error?.code], [4, 'disk-full'], `${room} KB: ${JSON.stringify(full)}`);
    assert.equal((await world.json<Found>(['search', 'first', '--limit', '0'])).total, 200, `${room} KB`);
    rmSync(filler);
  }
  const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify']);
  assert.deepEqual([verified.ok, verified.problems], [true, []]);
  const done = await world.json<Imported>(['add', ...files]);
  assert.equal(done.added + ((done as { known?: number }).known ?? 0), files.length, JSON.stringify(done));
});

test('erasing, publishing and a dossier on a full disk say so, leave nothing half, and are done when there is space', async (t) => {
  const on = await placed(t);
  if (on === null) return;
  const { world, disk } = on;
  disk.enlarge('40m');
  const { hits } = await world.json<{ hits: { id: string }[] }>([
    'search',
    'first',
    '--kind',
    'document',
    '--limit',
    '2',
  ]);
  const [shown, erased] = hits.map(({ id }) => id) as [string, string];
  await world.json(['set', shown, 'confidentiality=public']);
  const filler = join(disk.path, 'filler');
  for (const [room, words] of [
    [100, ['publish', join(disk.path, 'site')]],
    [64, ['dossier', shown, '--out', join(disk.path, 'd.zip')]],
    [32, ['erase', erased, 'text', '--reason', 'legal']],
  ] as const) {
    assert.throws(() => writeFileSync(filler, Buffer.alloc(1 << 26)), /ENOSPC/);
    truncateSync(filler, statSync(filler).size - room * 1024);
    const full = await world.json<Failed>(words);
    assert.deepEqual([full.exit, full.error?.code], [4, 'disk-full'], `${words[0]}: ${JSON.stringify(full)}`);
    const kept = await world.json<{ ok: boolean; problems: { code: string }[] }>(['verify']);
    // what is to be erased may be announced already, and is then ended by whoever writes next
    const problems = kept.problems.filter(({ code }) => code !== 'erasure-not-done');
    assert.deepEqual(problems, [], words[0]);
    assert.ok(!existsSync(join(disk.path, 'd.zip')) || words[0] !== 'dossier', 'no dossier that is none');
    rmSync(filler);
    const done = await world.json<Failed>(words);
    assert.ok(done.exit === 0 || (words[0] === 'erase' && done.error?.code === 'not-found'), JSON.stringify(done));
  }
  const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify']);
  assert.deepEqual([verified.ok, verified.problems], [true, []]);
  assert.equal((await world.json(['verify', join(disk.path, 'site')])).exit, 0);
  assert.equal((await world.json(['verify', join(disk.path, 'd.zip')])).exit, 0);
  const { fields } = await world.json<{ fields: Record<string, unknown> }>(['show', erased]);
  assert.equal(fields['text'], undefined);
});

test('a server whose disk fills goes on answering, and takes in again when there is space', async (t) => {
  const on = await placed(t);
  if (on === null) return;
  const { world, disk } = on;
  const server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  const filled = await world.json<Failed>(['import', 'table', world.file('second.csv', table('second', ROWS))]);
  assert.deepEqual([filled.exit, filled.error?.code], [4, 'disk-full'], JSON.stringify(filled));
  assert.equal((await server.api<Found>('search?q=first&limit=0')).total, 200);
  const again = await world.json<Failed>(['add', world.file('note.txt', 'One more, on a full disk.')]);
  assert.ok(again.exit === 4 ? again.error?.code === 'disk-full' : again.exit === 0, JSON.stringify(again));

  disk.enlarge('200m');
  const retried = await world.json<Imported>(['import', 'table', join(world.dir, 'second.csv')]);
  assert.equal(retried.exit, 0, JSON.stringify(retried));
  assert.equal(retried.added + retried.unchanged, ROWS);
  assert.equal((await server.api<Found>('search?q=second&limit=0')).total, ROWS);
  assert.equal(server.child.exitCode, null);
  assert.equal(await server.stop(), 0);
  await holdsAll(world);
});
