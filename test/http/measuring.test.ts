/** Numbers that take long, in a real server: others are answered meanwhile, and giving up really ends them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { begin, century, LONG, trendOf } from '../running/long-numbers.ts';
import { RunningServer, signIn } from '../running/server.ts';

interface Rate {
  value: { n: number };
}

test('beside a running server', async (t) => {
  const world = await century();
  const server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  const cookie = await signIn(server);
  const page = (path: string) => server.ask(path, { headers: { cookie } });

  await t.test('a number that takes long holds up nobody else', async () => {
    const long = begin(server, 'measure', trendOf(LONG[0]!));
    await pause(1_500);
    let slowest = 0;
    for (let i = 0; i < 10; i++) {
      const began = performance.now();
      await server.api('search?q=protest');
      slowest = Math.max(slowest, performance.now() - began);
      await pause(50);
    }
    assert.ok(slowest < 1_000, `a search took ${slowest} ms`);
    assert.equal((await server.api<Rate>('measure', { measure: 'rate' })).value.n, 600);
    long.close();
  });

  await t.test('a closed connection gives it up: what waits behind it is computed', async () => {
    await pause(300);
    const long = LONG.map((where) => begin(server, 'measure', trendOf(where)));
    const twice = begin(server, 'measure', trendOf(LONG[0]!));
    await pause(1_000);
    let isAnswered = false;
    const waiting = server.api<Rate>('measure', { measure: 'rate', where: 'date:1990..2000' });
    void waiting.then(() => (isAnswered = true));
    for (const one of long) one.close();
    await pause(100);
    const began = performance.now();
    assert.equal((await waiting).value.n, 66);
    assert.ok(performance.now() - began < 8_000, 'the questions that nobody waits for are not computed first');
    assert.ok(isAnswered);
    let isOver = false;
    void twice.status.then(() => (isOver = true));
    await pause(50);
    assert.equal(isOver, false, 'somebody else waits for the same as the first');
    twice.close();
  });

  await t.test('a page shows how far it is, cancels it, and has it computed again', async () => {
    const address = `/en/indicators/trend?by=week&where=${encodeURIComponent(LONG[1]!)}`;
    const computing = await page(address);
    assert.equal(computing.status, 200);
    assert.match(computing.text, /http-equiv="refresh"/);
    const progress = async () =>
      JSON.parse((await page(address.replace('?', '/progress?'))).text) as { running: boolean; words: string };
    await pause(500);
    const at = await progress();
    assert.equal(at.running, true);
    assert.match(at.words, /^Trying later starts: \d+ of [\d,]+$|^Counting|^Reading/);
    assert.match((await page(address)).text, /http-equiv="refresh"/, 'asked again, it is the same that goes on');

    const csrf = /name="csrf" value="([^"]+)"/.exec(computing.text)![1]!;
    const send = (what: string, fields: Record<string, string>) =>
      server.ask(`/en/indicators/trend/${what}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ by: 'week', where: LONG[1]!, ...fields }).toString(),
      });
    assert.equal((await send('cancel', {})).status, 403, 'a form of ours alone');
    assert.equal((await progress()).running, true);
    const cancelled = await send('cancel', { csrf });
    assert.equal(cancelled.status, 303);
    assert.equal((await progress()).running, false);
    const told = await page(String(cancelled.headers['location']));
    assert.match(told.text, /The computation was cancelled/);
    assert.match((await page(address)).text, /The computation was cancelled/, 'looking starts nothing');
    assert.equal((await send('again', { csrf })).status, 303);
    assert.match((await page(address)).text, /http-equiv="refresh"/);
    await send('cancel', { csrf });
  });

  await t.test('a page whose number comes after a moment shows it', async () => {
    const address = `/en/indicators/trend?by=week&where=${encodeURIComponent('date:1981..2020')}`;
    let { text } = await page(address);
    for (let i = 0; i < 60 && text.includes('http-equiv="refresh"'); i++) {
      await pause(500);
      text = (await page(address)).text;
    }
    assert.match(text, /class="[^"]*\bsaid\b/);
    const began = performance.now();
    await page(address);
    assert.ok(performance.now() - began < 1_000, 'it is remembered');
  });

  await t.test('Ctrl+C ends what was handed over to it', async () => {
    const ran = await world.sabt(['measure', 'trend', '--by', 'week', '--where', LONG[2]!, '--json'], {
      started: (child) => void setTimeout(() => child.kill('SIGINT'), 4_000),
    });
    assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
    assert.match(ran.stdout, /"code":"stopped"/);
  });

  await t.test('it ends at once though something is computed', async () => {
    const long = begin(server, 'measure', trendOf(LONG[3]!));
    await page(`/en/indicators/trend?by=week&where=${encodeURIComponent(LONG[0]!)}`);
    const began = performance.now();
    assert.equal(await server.stop(), 0);
    assert.ok(performance.now() - began < 8_000, `it took ${performance.now() - began} ms`);
    assert.notEqual(await long.status, 200);
  });
});

test('without a server, Ctrl+C ends a computation', async () => {
  const world = await century();
  let began = 0;
  const ran = await world.sabt(['measure', 'trend', '--by', 'week', '--where', LONG[0]!, '--json'], {
    started: (child) =>
      void setTimeout(() => {
        began = performance.now();
        child.kill('SIGINT');
      }, 4_000),
  });
  assert.equal(ran.exit, 1, ran.stdout + ran.stderr);
  assert.match(ran.stdout, /"code":"stopped"/);
  assert.ok(performance.now() - began < 5_000);
});
