/** The command line beside a running server, servers that end in every way, and two that want one archive. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openCheckpoint } from '@sabt/proof';
import { multipart, RunningServer, signIn } from '../running/server.ts';
import { type Ran, World } from '../running/world.ts';

interface Found {
  total: number;
}

async function served(): Promise<{ world: World; server: RunningServer; vkey: string }> {
  const world = new World();
  const { vkey } = await world.json<{ vkey: string }>(['init']);
  const server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  return { world, server, vkey };
}

function table(rows: number): string {
  return `id,title,text\n${Array.from({ length: rows }, (_, i) => `R${i},Row ${i},"The ${i}th report of Nowhere, with words enough to be read, word${i}."`).join('\n')}\n`;
}

test('a command beside a running server is done by it, and found there within a second', async () => {
  const { world, server } = await served();
  const added = await world.json<{ added: number; documents: { entry: number }[] }>([
    'add',
    world.file('a.txt', 'A zanzibarian report.'),
  ]);
  assert.deepEqual([added.exit, added.added], [0, 1]);
  assert.equal((await server.api<Found>('search?q=zanzibarian')).total, 1);
  assert.equal((await world.json<Found>(['search', 'zanzibarian'])).total, 1);
  const missing = await world.sabt(['add', 'not-there.txt']);
  assert.equal(missing.exit, 3);
  assert.match(missing.stdout, /not-there\.txt/);
  const wrong = await world.json<{ error: { code: string } }>(['show', 'nothing']);
  assert.deepEqual([wrong.exit, wrong.error.code], [1, 'not-found']);
  for (const words of [
    ['verify'],
    ['checkpoint'],
    ['rebuild'],
    ['export', join(world.dir, 'x.csv'), '--format', 'csv'],
    ['doctor'],
  ]) {
    const ran = await world.json(words);
    assert.ok(ran.exit === 0, `${words.join(' ')}: ${JSON.stringify(ran)}`);
  }
  assert.ok(existsSync(join(world.dir, 'x.csv')), 'a path of the person is one for the server too');
  assert.equal((await world.json(['backup', join(world.dir, 'kept')])).exit, 0);
  assert.equal((await server.api<Found>('search?q=zanzibarian')).total, 1, 'the rebuilt index answers as before');
  assert.equal(await server.stop(), 0);
});

test('progress of what was handed over comes while it runs, and the server goes on answering', async () => {
  const { world, server } = await served();
  const { socket } = JSON.parse(readFileSync(join(world.archive, 'lock.json'), 'utf8')) as { socket: string };
  const path = world.file('many.csv', table(5_000));
  const input = { profile: 'table', file: path, dryRun: false };
  const lines: { progress?: { done: number }; output?: { added: number } }[] = [];
  let answered = 0;
  const working = new Promise<void>((ended, failed) => {
    const asked = connect(socket, () => asked.write(`${JSON.stringify({ words: ['import'], input, by: 'tester' })}\n`));
    let rest = '';
    asked.setEncoding('utf8');
    asked.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop()!;
      lines.push(...parts.map((line) => JSON.parse(line) as (typeof lines)[number]));
    });
    asked.on('error', failed);
    asked.on('close', () => ended());
  });
  let running = true;
  void working.finally(() => (running = false));
  let slowest = 0;
  while (running) {
    const began = performance.now();
    await server.api<Found>('search?q=report');
    slowest = Math.max(slowest, performance.now() - began);
    answered++;
    await pause(20);
  }
  await working;
  assert.equal(lines.at(-1)?.output?.added, 5_000);
  assert.ok(lines.filter(({ progress }) => progress !== undefined).length >= 4, JSON.stringify(lines.slice(0, 3)));
  assert.ok(answered >= 3, String(answered));
  assert.ok(slowest < 3_000, `a search took ${slowest} ms while an import ran`);
  assert.equal(await server.stop(), 0);
});

test('a server that is killed in the middle of an import leaves everything acknowledged, and retry finishes it', async () => {
  const { world, server } = await served();
  const path = world.file('many.csv', table(5_000));
  const importing: Promise<Ran> = world.sabt(['import', 'table', path, '--json']);
  // as soon as something of it is found, the server goes
  let found = 0;
  while (found === 0) {
    found = (await server.api<Found>('search?q=report&limit=0')).total;
    await pause(10);
  }
  const acknowledged = openCheckpoint((await server.ask('/log/checkpoint')).text, [keyOf(world)]).size;
  await server.stop('SIGKILL');
  const broken = await importing;
  assert.equal(broken.exit, 4, broken.stdout + broken.stderr);
  assert.match(broken.stdout, /run the command again/);

  const after = await world.json<Found>(['search', 'report', '--limit', '0']);
  assert.ok(after.total >= found, `${after.total} found after, ${found} before`);
  const size = (await world.json<{ size: number }>(['checkpoint'])).size;
  assert.ok(size >= acknowledged);
  const doctor = await world.json<{ findings: { code: string; message: string; remedy: string }[] }>(['doctor']);
  const unfinished = doctor.findings.find(({ code }) => code === 'unfinished-batch');
  assert.ok(unfinished !== undefined, JSON.stringify(doctor));

  const again = await RunningServer.start(world);
  const cookie = await signIn(again);
  const batch = /sabt retry (\w+)/.exec(unfinished.remedy)![1]!;
  assert.match((await again.ask('/en/batches', { headers: { cookie } })).text, new RegExp(batch));
  const retried = await world.json<{ rows: number; added: number; unchanged: number }>(['retry', batch]);
  assert.equal(retried.exit, 0);
  assert.deepEqual([retried.rows, retried.added + retried.unchanged], [5_000, 5_000]);
  assert.ok(retried.unchanged >= found);
  assert.equal((await world.json<Found>(['search', 'report', '--limit', '0'])).total, 5_000);
  assert.equal((await world.json<Found>(['search', 'word77', '--limit', '0'])).total, 1);
  assert.equal(await again.stop(), 0);
  const verified = await world.json<{ ok: boolean }>(['verify']);
  assert.equal(verified.ok, true, JSON.stringify(verified));
  assert.deepEqual((await world.json<{ findings: object[] }>(['doctor'])).findings, []);
});

test('one archive has one server: the second says who holds it and ends', async () => {
  const { world, server } = await served();
  const second = await world.sabt(['serve', '--port', '0']);
  assert.equal(second.exit, 4);
  assert.match(second.stderr, new RegExp(`sabt serve \\(process ${server.child.pid}, since .*\\[archive-locked\\]`));
  const taken = new World();
  await taken.json(['init']);
  const samePort = await taken.sabt(['serve', '--port', String(server.port)]);
  assert.equal(samePort.exit, 1);
  assert.match(samePort.stderr, /in use.*--port.*\[conflict\]/);
  assert.equal((await taken.sabt(['search', 'x'])).exit, 0, 'what did not start holds nothing');
  assert.equal(await server.stop('SIGINT'), 0);
});

test('SIGTERM ends an import at its next step, cleanly, and nothing acknowledged is missing', async () => {
  const { world, server } = await served();
  const cookie = await signIn(server);
  const csrf = /name="csrf" value="([^"]+)"/.exec(
    (await server.ask('/en/settings', { headers: { cookie } })).text,
  )![1]!;
  const importing = world.sabt(['import', 'table', world.file('many.csv', table(30_000)), '--json']);
  while ((await server.api<Found>('search?q=report&limit=0')).total === 0) await pause(10);
  const { body, type } = multipart([
    { name: 'csrf', content: csrf },
    { name: 'files', filename: 'x.txt', content: 'Taken in by a page just before the end.' },
  ]);
  assert.equal(
    (await server.ask('/en/take-in/files', { method: 'POST', body, headers: { cookie, 'content-type': type } })).status,
    303,
  );
  const began = performance.now();
  assert.equal(await server.stop('SIGTERM'), 0);
  assert.ok(performance.now() - began < 10_000);
  const stopped = await importing;
  assert.equal(stopped.exit, 1, stopped.stdout);
  const { error } = JSON.parse(stopped.stdout) as { error: { code: string; message: string } };
  assert.equal(error.code, 'stopped');
  assert.deepEqual(
    readdirSync(world.archive).filter((name) => /transit|lock\.json|-wal|-shm/.test(name)),
    [],
  );
  const batch = /sabt retry (\w+)/.exec(error.message)![1]!;
  const retried = await world.json<{ added: number; unchanged: number }>(['retry', batch]);
  assert.equal(retried.added + retried.unchanged, 30_000);
  assert.ok(retried.unchanged > 0 && retried.added > 0, JSON.stringify(retried));
  assert.equal((await world.json<{ ok: boolean }>(['verify'])).ok, true);
});

function keyOf(world: World): string {
  return (JSON.parse(readFileSync(join(world.archive, 'archive.json'), 'utf8')) as { vkey: string }).vkey;
}
