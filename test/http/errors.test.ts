/** Whatever goes wrong over HTTP is answered in one shape, with the code that the command line has. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { assertError, multipart, type Part, RunningServer } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;
/** A document with a text. */
let doc: string;

before(async () => {
  await world.json(['init']);
  server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
  const { body, type } = multipart([{ name: 'paths', filename: 'march.txt', content: 'Police fired on the march.' }]);
  const added = await server.api<{ documents: { id: string }[] }>('add', undefined, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  doc = added.documents[0]!.id;
});

/** Folders of uploads; those of downloads stay for some minutes. */
const left = (): string[] => readdirSync(join(world.archive, 'transit')).filter((name) => /^[0-9a-f]{8}-/.test(name));

test('every error has one shape', async () => {
  const authorization = `Bearer ${server.token}`;
  const json = (name: string, body: string, headers: Record<string, string> = {}) =>
    server.ask(`/api/v1/${name}`, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': 'application/json', ...headers },
    });
  assertError(await json('search', '{'), 400, 'invalid-json');
  assertError(await json('search', '[1]'), 400, 'invalid-json');
  assertError(await json('search', '{"q":5}'), 400, 'invalid-value');
  assertError(await json('search', '{"q":"x","sort":"oldest"}'), 400, 'invalid-value');
  assertError(await json('search', '{"q":"x","from":"yesterday"}'), 400, 'unreadable-date');
  assertError(await json('show', '{"id":"nothing"}'), 404, 'not-found');
  assertError(await json('show', '{}'), 400, 'missing-argument');
  assertError(await json('add', '{}'), 400, 'missing-argument');
  assertError(await json('set', JSON.stringify({ id: doc, changes: ['colour=red'] })), 400, 'invalid-argument');
  assertError(await json('proof', JSON.stringify({ id: doc, paths: ['colour'] })), 404, 'not-found');
  assertError(await json('export', '{"format":"xlsx"}'), 400, 'invalid-value');
  assertError(await json('retry', '{"batch":"nothing"}'), 404, 'not-found');
  assertError(await json('text/dates', '{"text":5}'), 400, 'invalid-value');
  assertError(await json('nothing', '{}'), 404, 'not-found');
  assertError(await json('init', '{}'), 403, 'local-only');
  assertError(await json('backup', '{"dir":"/tmp/x"}'), 403, 'local-only');
  assertError(await json('doctor', '{"acceptRollback":true}'), 403, 'local-only');
  assertError(await json('search', '{"q":"x","limits":5}'), 400, 'unknown-option');
  assertError(await server.ask('/api/v1/search?q=x&lmit=5', { headers: { authorization } }), 400, 'unknown-option');
  assertError(await json('text/fold?mpa=true', '{"text":"x"}'), 400, 'unknown-option');
  for (const limit of ['many', '-1', '', '1e3', '0x10', '1001', '9'.repeat(30), '5&limit=6'])
    assertError(
      await server.ask(`/api/v1/search?q=x&limit=${limit}`, { headers: { authorization } }),
      400,
      'invalid-value',
    );
  for (const limit of ['null', 'true', '[]', '1.5', '"5; x"'])
    assertError(await json('search', `{"q":"x","limit":${limit}}`), 400, 'invalid-value');
  assertError(await json('show', JSON.stringify({ id: doc, at: 1e6 })), 404, 'not-found');
  assertError(
    await json('search', 'q=x', { 'content-type': 'application/x-www-form-urlencoded' }),
    400,
    'invalid-json',
  );
  assertError(await json('add', 'x', { 'content-type': 'text/plain' }), 400, 'invalid-value');
  assertError(await json('add', 'no boundary', { 'content-type': 'multipart/form-data' }), 400, 'invalid-value');
  assertError(
    await json('add', '--b\r\nbroken', { 'content-type': 'multipart/form-data; boundary=b' }),
    400,
    'invalid-value',
  );
  assertError(await json('import', '', { 'content-type': 'multipart/form-data; boundary=b' }), 400);
  const form = (name: string, parts: readonly Part[]) => {
    const { body, type } = multipart(parts);
    return server.ask(`/api/v1/${name}`, { method: 'POST', body, headers: { authorization, 'content-type': type } });
  };
  // what is not understood does not pass for no: nothing is imported
  const table = { name: 'file', filename: 'x.csv', content: 'case,when\nK-9,2022-09-16\n' };
  const perhaps = [{ name: 'profile', content: 'table' }, { name: 'dry-run', content: 'perhaps' }, table];
  assertError(await form('import', perhaps), 400, 'invalid-value');
  const kept = await form('verify', [{ name: 'against', filename: 'kept.txt', content: 'no checkpoint' }]);
  assertError(kept, 400, 'invalid-argument');
  assert.ok(kept.text.includes('kept.txt') && !kept.text.includes('transit'), kept.text);
  const unknown = multipart([
    { name: 'profile', content: 'nothing' },
    { name: 'file', filename: 'x.csv', content: 'a\n1\n' },
  ]);
  assertError(
    await server.ask('/api/v1/import', {
      method: 'POST',
      body: unknown.body,
      headers: { authorization, 'content-type': unknown.type },
    }),
    400,
    'unknown-profile',
  );
  assertError(await json('search', `{"q":"${'x'.repeat(20_000)}"}`), 400, 'invalid-value');
  assert.deepEqual(left(), []);
});

test('an address that is asked in another way says in which', async () => {
  const headers = { authorization: `Bearer ${server.token}` };
  for (const [method, path, allow] of [
    ['GET', '/api/v1/set', 'POST'],
    ['GET', '/api/v1/token', 'POST'],
    ['GET', '/api/v1/text/fold', 'POST'],
    ['OPTIONS', '/api/v1/set', 'POST'],
    ['DELETE', '/api/v1/search?q=x', 'GET, HEAD, POST'],
    ['TRACE', '/api/v1/search', 'GET, HEAD, POST'],
    ['POST', '/api/v1/openapi.json', 'GET, HEAD'],
    ['DELETE', '/api/v1/downloads/x', 'GET, HEAD'],
    ['POST', '/log/checkpoint', 'GET, HEAD'],
    ['DELETE', '/en', 'GET, HEAD, POST'],
    ['PUT', '/nothing', 'GET, HEAD, POST'],
  ] as const) {
    const answer = await server.ask(path, { method, headers });
    assertError(answer, 405, 'method-not-allowed');
    assert.equal(answer.headers['allow'], allow, `${method} ${path}`);
  }
  for (const path of ['/api', '/api/', '/api/v1', '/api/v1/', '/api/v2/search', '/api/v1/text', '/api/v1/search/'])
    assertError(await server.ask(path, { headers }), 404, 'not-found');
});

test('what is no HTTP is answered in the same shape', async () => {
  const ask = async (text: string): Promise<string> => {
    const socket = connect(server.port, '127.0.0.1');
    socket.end(text);
    let said = '';
    for await (const part of socket.setEncoding('utf8')) said += part;
    return said;
  };
  assert.match(
    await ask('NONSENSE\r\n\r\n'),
    /^HTTP\/1\.1 400 .*\r\n\r\n\{"error":\{"code":"invalid-value","message":/s,
  );
  const long = `GET / HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`;
  assert.match(await ask(long), /^HTTP\/1\.1 413 .*\{"error":\{"code":"too-large"/s);
  assert.match(await ask('GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 421 .*\{"error":\{"code":"bad-host"/s);
});
