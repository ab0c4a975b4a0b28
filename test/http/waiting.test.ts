/** Verdicts and methods of statistics that take long, in a real server: pages show how far they are, giving up ends them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { App } from '../../packages/sabt/src/app/app.ts';
import { statistic } from '../../packages/sabt/src/statistics/index.ts';
import { draft } from '../running/desks.ts';
import { begin, century, LONG } from '../running/long-numbers.ts';
import { RunningServer, signIn } from '../running/server.ts';
import type { World } from '../running/world.ts';

/** Bound to a trend by the week; put into the log as it is, because adding it would compute it. */
async function longClaim(world: World): Promise<string> {
  const app = await App.open(world.archive, { mode: 'write' });
  const inputs = { where: LONG[0]!, by: 'week', direction: 'up' };
  const claim = draft('claim', { text: 'Protest grew for a century.', form: 'trend', inputs });
  await app.archive.append([claim], { by: 'anna' });
  await app.close();
  return claim.id;
}

/** Permutations of the longest series that is taken: minutes of work. */
const PERMUTED = {
  x: Array.from({ length: 2_000 }, (_, i) => Math.sin(i * 7.3) + (Math.floor(i / 100) % 2)),
  seed: 7,
  permutations: 100_000,
};

/** What is tested is the waiting, and there is none where the answer was there before anybody could give it up. */
const TOO_FAST = 'the answer was there at once';

test('beside a running server', async (t) => {
  const world = await century();
  const id = await longClaim(world);
  const server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  const cookie = await signIn(server);
  const page = (path: string) => server.ask(path, { headers: { cookie } });
  const address = `/en/claims/${id}`;
  const csrf = /name="csrf" value="([^"]+)"/.exec((await page('/en/claims')).text)![1]!;
  const send = (what: string, fields: Record<string, string> = {}) =>
    server.ask(`${address}/${what}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, ...fields }).toString(),
    });
  const isRunning = async (what: string) =>
    (JSON.parse((await page(`${address}/progress?what=${what}`)).text) as { running: boolean }).running;
  const wilson = async () => {
    const began = performance.now();
    assert.deepEqual(await server.api('stat/wilson', { x: 3, n: 9 }), {
      status: 200,
      ...statistic('wilson')({ x: 3, n: 9 }),
    });
    return performance.now() - began;
  };

  await t.test('a claim shows how far its verdict is, is cancelled, and computed again', async () => {
    const computing = await page(address);
    assert.equal(computing.status, 200);
    assert.match(computing.text, /http-equiv="refresh"/);
    assert.match(computing.text, /Protest grew for a century\./);
    assert.equal(await isRunning('verdict'), true);
    const cancelled = await send('cancel', { what: 'verdict' });
    assert.equal(cancelled.headers['location'], address);
    assert.match((await page(address)).text, /The computation was cancelled/);
    assert.equal(await isRunning('verdict'), false);
    await send('again', { what: 'verdict' });
    assert.match((await page(address)).text, /http-equiv="refresh"/);
    await send('cancel', { what: 'verdict' });
  });

  await t.test('its check goes on from page to page; what is cancelled keeps nothing', async (test) => {
    const asked = await send('check');
    assert.equal(asked.status, 303);
    if (asked.headers['location'] !== `${address}?check=1`) return test.skip(TOO_FAST);
    const waiting = await page(`${address}?check=1`);
    if (waiting.status === 303) return test.skip(TOO_FAST);
    assert.match(waiting.text, /http-equiv="refresh"/);
    assert.equal(await isRunning('check'), true);
    await send('cancel', { what: 'check' });
    assert.match((await page(`${address}?check=1`)).text, /The computation was cancelled/);
    const { claims } = await world.json<{ claims: { verdict?: string }[] }>(['claims', 'list']);
    assert.deepEqual(
      claims.map(({ verdict }) => verdict),
      [undefined],
    );
  });

  await t.test('a closed connection gives a check up, and Ctrl+C one that was handed over', async (test) => {
    const kept = async () =>
      (await world.json<{ claims: { verdict?: string }[] }>(['claims', 'list'])).claims.map(({ verdict }) => verdict);
    const before = await kept();
    const check = begin(server, 'claims/check', { ids: [id] });
    await pause(100);
    check.close();
    if ((await check.status) === 200) return test.skip(TOO_FAST);
    const ran = await world.sabt(['claims', 'check', '--json'], {
      started: (child) => void setTimeout(() => child.kill('SIGINT'), 3_000),
    });
    if (ran.exit === 0) return test.skip(TOO_FAST);
    assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
    assert.match(ran.stdout, /"code":"stopped"/);
    assert.deepEqual(await kept(), before);
  });

  await t.test('a method that takes long holds up nobody, and ends with its connection', async () => {
    await wilson();
    const long = Array.from({ length: 4 }, (_, i) => begin(server, 'stat/e-divisive', { ...PERMUTED, seed: i }));
    await pause(500);
    const began = performance.now();
    await server.api('search?q=protest');
    assert.ok(performance.now() - began < 1_000, 'a search is answered meanwhile');
    const waiting = wilson();
    for (const one of long) one.close();
    assert.ok((await waiting) < 8_000, 'what nobody waits for is not computed first');
  });

  await t.test('what is wrong with the input of a method is told as before', async () => {
    const { status, error } = await server.api<{ error: { code: string } }>('stat/wilson', { x: 'a' });
    assert.deepEqual([status, error.code], [400, 'invalid-value']);
    const lines = await server.ask('/api/v1/stat/wilson', {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/x-ndjson' },
      body: '{"x":3,"n":9}\n{"x":\n{"x":0,"n":9}\n',
    });
    const [first, second, third] = lines.text.split('\n').map((line) => (line === '' ? null : JSON.parse(line)));
    assert.deepEqual(first, statistic('wilson')({ x: 3, n: 9 }));
    assert.equal(second.error.code, 'invalid-json');
    assert.deepEqual(third, statistic('wilson')({ x: 0, n: 9 }));
  });

  await t.test('it ends at once though a method is computed', async () => {
    const long = begin(server, 'stat/e-divisive', PERMUTED);
    await pause(300);
    const began = performance.now();
    assert.equal(await server.stop(), 0);
    assert.ok(performance.now() - began < 8_000);
    assert.notEqual(await long.status, 200);
  });
});
