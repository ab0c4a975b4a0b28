/** Who may ask the server: names, links, sessions, forms, tokens, and the log that anybody may read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openCheckpoint } from '@sabt/proof';
import { assertError, multipart, RunningServer, signIn } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;
let cookie: string;
let vkey: string;

before(async () => {
  vkey = (await world.json<{ vkey: string }>(['init'])).vkey;
  await world.json(['add', world.file('march.txt', 'Police fired on the march in Nowhere.')]);
  server = await RunningServer.start(world);
});

test('only its own names are served, so that no other page can point its name here', async () => {
  for (const host of [
    'evil.example',
    `evil.example:${server.port}`,
    '127.0.0.1',
    `127.0.0.1:1`,
    `127.0.0.1.evil.example:${server.port}`,
  ])
    for (const path of ['/', '/en', '/log/checkpoint', '/api/v1/openapi.json'])
      assertError(await server.ask(path, { headers: { host } }), 421, 'bad-host');
  for (const host of [`localhost:${server.port}`, `127.0.0.1:${server.port}`])
    assert.equal((await server.ask('/log/checkpoint', { headers: { host } })).status, 200);
});

test('without a session every page leads to the sign-in page, which says what to do', async () => {
  for (const path of [
    '/en',
    '/ar/search?q=x',
    '/fa/log',
    '/en/take-in',
    '/en/batches',
    '/en/settings',
    '/en/sources',
    '/en/unread',
  ]) {
    const { status, headers } = await server.ask(path);
    assert.ok(status === 303 || status === 302, `${path}: ${status}`);
    assert.match(String(headers.location), /\/(en|ar|fa)\/sign-in$/);
  }
  const { status, text, headers } = await server.ask('/en/sign-in');
  assert.equal(status, 200);
  assert.match(text.replace(/<[^>]*>/g, ''), /sabt sign-in/);
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  assert.ok(!String(headers['content-security-policy']).includes('unsafe'));
  assert.equal(headers['x-frame-options'], 'DENY');
});

test('an address of a language with a slash at its end leads to the one without', async () => {
  for (const language of ['en', 'ar', 'fa']) {
    const { status, headers } = await server.ask(`/${language}/?done=settings`);
    assert.deepEqual([status, headers.location], [301, `/${language}?done=settings`]);
  }
});

test('a server for every address is reached under each of this machine, and its links lead here', async () => {
  const other = new World();
  await other.json(['init']);
  const open = await RunningServer.start(other, ['--host', '0.0.0.0']);
  const addresses = Object.values(networkInterfaces()).flatMap((own) => own ?? []);
  for (const { address, family } of addresses) {
    const host = `${family === 'IPv6' ? `[${address}]` : address}:${open.port}`;
    assert.equal((await open.ask('/log/checkpoint', { headers: { host } })).status, 200, host);
  }
  for (const host of [`evil.example:${open.port}`, `0.0.0.0:${open.port}`, `192.0.2.7:${open.port}`])
    assertError(await open.ask('/log/checkpoint', { headers: { host } }), 421, 'bad-host');
  const { link } = await other.json<{ link: string }>(['sign-in']);
  assert.equal(new URL(link).host, `127.0.0.1:${open.port}`);
});

test('a sign-in link holds once; its cookie is for the server alone', async () => {
  const path = new URL(server.signInLink).pathname + new URL(server.signInLink).search;
  const first = await server.ask(path);
  assert.equal(first.status, 302);
  const given = String(first.headers['set-cookie']?.[0]);
  for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(given.split('; ').includes(flag), given);
  cookie = given.split(';')[0]!;
  const home = await server.ask('/en', { headers: { cookie } });
  assert.equal(home.status, 200);
  assert.match(home.text, /<html[^>]*lang="en"[^>]*>/);
  const again = await server.ask(path);
  assert.equal(again.headers['set-cookie'], undefined);
  assert.match(String(again.headers.location), /sign-in\?done=link-over/);
  for (const key of ['', 'x'.repeat(32), '../../etc/passwd'])
    assert.equal((await server.ask(`/sign-in?key=${encodeURIComponent(key)}`)).headers['set-cookie'], undefined);
  for (const wrong of ['sabt=x', `sabt=${'A'.repeat(43)}`, `${cookie}x`])
    assert.equal((await server.ask('/en', { headers: { cookie: wrong } })).status, 303);
  // another link, made beside the running server
  const { link } = await world.json<{ link: string }>(['sign-in']);
  assert.notEqual(await signIn(server, link), cookie);
});

test('a form without the token of the session, with another or from elsewhere changes nothing', async () => {
  const csrf = /name="csrf" value="([^"]+)"/.exec(
    (await server.ask('/en/settings', { headers: { cookie } })).text,
  )![1]!;
  const sizeNow = async () => openCheckpoint((await server.ask('/log/checkpoint')).text, [vkey]).size;
  const before = await sizeNow();
  const form = (parts: Record<string, string>, headers: Record<string, string> = {}) =>
    server.ask('/en/take-in/files', {
      method: 'POST',
      ...(() => {
        const { body, type } = multipart([
          ...Object.entries(parts).map(([name, content]) => ({ name, content })),
          { name: 'files', filename: 'x.txt', content: 'forged' },
        ]);
        return { body, headers: { cookie, 'content-type': type, ...headers } };
      })(),
    });
  const refused = [
    await form({}),
    await form({ csrf: 'x' }),
    await form({ csrf: csrf.slice(0, -1) + (csrf.endsWith('A') ? 'B' : 'A') }),
    await form({ csrf }, { origin: 'http://evil.example' }),
    await form({ csrf }, { origin: `http://127.0.0.1:1` }),
    await form({ csrf }, { origin: 'nonsense' }),
    await form({ csrf }, { 'sec-fetch-site': 'cross-site' }),
    await form({ csrf }, { 'sec-fetch-site': 'same-site' }),
  ];
  assert.deepEqual(
    refused.map(({ status }) => status),
    refused.map(() => 403),
  );
  assert.ok(
    refused.every(({ text }) => text.includes('<html')),
    'a page says what happened',
  );
  // the session of somebody else does not help either
  const other = await signIn(server, (await world.json<{ link: string }>(['sign-in'])).link);
  assert.equal((await form({ csrf }, { cookie: other })).status, 403);
  assert.equal((await form({ csrf }, { cookie: '' })).status, 303);
  assert.equal(await sizeNow(), before);
  const taken = await form({ csrf }, { origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' });
  assert.equal(taken.status, 303);
  assert.ok((await sizeNow()) > before);
});

test('signing out ends the session', async () => {
  const own = await signIn(server, (await world.json<{ link: string }>(['sign-in'])).link);
  const csrf = /name="csrf" value="([^"]+)"/.exec(
    (await server.ask('/en/settings', { headers: { cookie: own } })).text,
  )![1]!;
  const out = await server.ask('/en/sign-in/out', {
    method: 'POST',
    body: `csrf=${csrf}`,
    headers: { cookie: own, 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(out.status, 303);
  assert.match(String(out.headers['set-cookie']), /Max-Age=0/);
  assert.equal((await server.ask('/en', { headers: { cookie: own } })).status, 303);
});

test('the API wants a token that holds', async () => {
  const { id, token } = await world.json<{ id: string; token: string }>(['token']);
  const asked = (authorization?: string) =>
    server.ask('/api/v1/search?q=march', { headers: authorization === undefined ? {} : { authorization } });
  assertError(await asked(), 401, 'unauthorised');
  assertError(await asked('Bearer x'), 401, 'unauthorised');
  assertError(await asked(`Basic ${token}`), 401, 'unauthorised');
  // a browser sends the cookie by itself, so no page elsewhere can use the API through it
  assertError(await server.ask('/api/v1/search?q=march', { headers: { cookie } }), 401, 'unauthorised');
  assert.equal((await asked(`Bearer ${token}`)).status, 200);
  await world.json(['token', '--revoke', id]);
  assertError(await asked(`Bearer ${token}`), 401, 'unauthorised');
  assert.equal((await server.ask('/api/v1/openapi.json')).status, 200);
  assertError(await server.ask('/api/v1/nothing', { headers: { authorization: `Bearer ${token}` } }), 401);
});

test('anybody reads the log, byte for byte, and nothing else of the folder', async () => {
  const checkpoint = await server.ask('/log/checkpoint');
  assert.match(String(checkpoint.headers['content-type']), /^text\/plain/);
  const { size } = openCheckpoint(checkpoint.text, [vkey]);
  const tile = await server.ask(`/log/tile/0/000.p/${size}`);
  assert.deepEqual(tile.bytes, readFileSync(join(world.archive, `log/tile/0/000.p/${size}`)));
  assert.equal(tile.bytes.length, 32 * size);
  assert.equal((await server.ask(`/log/tile/entries/000.p/${size}`)).status, 200);
  const attempts = [
    '/log/../archive.json',
    '/log/..%2farchive.json',
    '/log/%2e%2e/keys/log-key.json',
    '/log/tile/../../keys/log-key.json',
    '/log/tile/0/../../../keys/log-key.json',
    '/log/tile/0/..%2f..%2f..%2fkeys%2flog-key.json',
    '/log//checkpoint',
    '/log/tile/0/000.p/0',
    '/log/tile/0/000.p/256',
    '/log/tile/64/000',
    '/log/tile/0/0',
    '/log/tile/0/999',
    '/log/tile/entries/x001/..',
    '/log/checkpoint/',
    '/log/',
    '/log/tile/0/000%00',
    '/log/%ff%fe',
  ];
  for (const path of attempts) {
    const answer = await server.ask(path);
    assert.ok(answer.status === 404 || answer.status === 400 || answer.status === 303, `${path}: ${answer.status}`);
    assert.ok(!answer.text.includes('"secret"') && !answer.text.includes('"vkey"'), path);
    if (answer.headers['content-type']?.startsWith('application/json')) assertError(answer);
  }
});

test('the log can be kept to those who are signed in', async () => {
  const closed = new World();
  await closed.json(['init']);
  const own = await RunningServer.start(closed, ['--no-public-log']);
  assertError(await own.ask('/log/checkpoint'), 401, 'unauthorised');
  assertError(await own.ask('/log/tile/0/000'), 401, 'unauthorised');
  assert.equal((await own.ask('/log/checkpoint', { headers: { cookie: await signIn(own) } })).status, 200);
  assert.equal(await own.stop(), 0);
});
