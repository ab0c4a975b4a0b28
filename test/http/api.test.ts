/** Every command over HTTP: the same JSON as on the command line, uploads in place of paths, errors of one shape. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyRecordProof } from '@sabt/proof';
import { ANSWERS } from '../../packages/sabt/src/http/answers.ts';
import { assertError, multipart, type Part, RunningServer, signIn } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;
let tokenId: string;
let vkey: string;
/** A document with a text, taken in over HTTP. */
let doc: string;

before(async () => {
  vkey = (await world.json<{ vkey: string }>(['init'])).vkey;
  server = await RunningServer.start(world);
  const { id, token } = await world.json<{ id: string; token: string }>(['token']);
  server.token = token;
  tokenId = id;
  const added = await upload<{ documents: { id: string }[] }>('add', [
    { name: 'paths', filename: 'march.txt', content: 'Police fired on the march in Nowhere.' },
  ]);
  doc = added.documents[0]!.id;
});

async function upload<T = Record<string, unknown>>(
  words: string,
  parts: readonly Part[],
): Promise<T & { status: number }> {
  const { body, type } = multipart(parts);
  const answer = await server.api<T>(words, undefined, { method: 'POST', body, headers: { 'content-type': type } });
  if (answer.status === 200) ANSWERS.get(words)?.parse(answer);
  return answer;
}

/** Folders of uploads; those of downloads stay for some minutes. */
const left = (): string[] => readdirSync(join(world.archive, 'transit')).filter((name) => /^[0-9a-f]{8}-/.test(name));

interface Operation {
  responses: Record<number, { content: Record<string, { schema?: object }> }>;
}

test('openapi.json names every command, and each answers', async () => {
  const { paths } = JSON.parse((await server.ask('/api/v1/openapi.json')).text) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const inputs: Record<string, unknown> = {
    show: { id: doc },
    set: { id: doc, changes: ['title=Fired'] },
    proof: { id: doc, paths: ['title'] },
    search: { q: 'march' },
    export: { format: 'jsonl' },
    checkpoint: {},
    rebuild: {},
    verify: {},
    doctor: {},
    token: {},
    'text/fold': { text: 'A' },
    'text/terms': { text: 'A' },
    'text/dates': { text: 'A' },
    'text/names': { a: 'A', b: 'A' },
    'text/language': { text: 'A' },
    'text/places': { text: 'A march from Aleppo to Damascus.' },
    code: { text: 'Police arrested four students in Tehran on 18 September 2022.', language: 'en' },
    'code/suggest': {},
    count: { by: 'act' },
    'link/suggest': { kind: 'document' },
    agreement: {},
  };
  const { codings } = await server.api<{ codings: { id: string }[] }>('code/suggest', {});
  inputs['decide'] = { ids: [codings[0]!.id], decision: 'reject' };
  const commands = Object.keys(paths)
    .filter((path) => path.startsWith('/api/v1/'))
    .map((path) => path.slice('/api/v1/'.length));
  const localOnly = [
    'backup',
    'init',
    'mirror',
    'monitor',
    'restore',
    'serve',
    'sign-in',
    'witness/follow',
    'witness/serve',
  ];
  const help = await world.json<{ commands: { words: string }[] }>(['help']);
  assert.deepEqual([...commands].sort(), help.commands.map(({ words }) => words.replaceAll(' ', '/')).sort());
  for (const [name, input] of Object.entries(inputs)) {
    assert.ok(commands.includes(name), name);
    const { status, ...answer } = await server.api(name, input);
    assert.equal(status, 200, `${name}: ${JSON.stringify(answer)}`);
    assert.equal(answer['error'], undefined);
    const shape = ANSWERS.get(name);
    if (shape === undefined) continue;
    assert.deepEqual(shape.parse(answer), answer, `${name} answers as the description says`);
    const { schema } = paths[`/api/v1/${name}`]!['post']!.responses[200]!.content['application/json']!;
    for (const field of (schema as { required: string[] }).required) assert.ok(field in answer, `${name}: ${field}`);
  }
  for (const name of localOnly) {
    assert.deepEqual(Object.keys(paths[`/api/v1/${name}`]!), ['post']);
    for (const method of ['GET', 'POST'])
      assertError(
        await server.ask(`/api/v1/${name}`, { method, headers: { authorization: `Bearer ${server.token}` } }),
        403,
        'local-only',
      );
  }
  for (const name of commands.filter((one) => !(one in inputs))) {
    const answer = await server.ask(`/api/v1/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    if (answer.status !== 200) assertError(answer);
  }
});

test('an answer is the one of the command line', async () => {
  const shown = await server.api('show?versions=true&id=' + doc);
  const { exit, ...printed } = await world.json(['show', doc, '--versions']);
  const { status, ...answered } = shown;
  assert.deepEqual([status, exit], [200, 0]);
  assert.deepEqual(answered, printed);
  const found = await server.api<{ total: number; hits: { id: string; name: string }[] }>('search?q=march&limit=5');
  assert.deepEqual([found.total, found.hits[0]!.name], [1, 'march.txt']);
});

test('files are uploaded, known again, and kept under their own names only as labels', async () => {
  const hostile = '../../../etc/cron.d/x';
  const added = await upload<{ added: number; known: number; documents: { id: string; name: string }[] }>('add', [
    { name: 'source', content: 'Radio Nowhere' },
    { name: 'paths', filename: hostile, content: 'A hostile name.' },
    { name: 'paths', filename: 'again.txt', content: 'Police fired on the march in Nowhere.' },
    { name: 'paths', filename: '', content: '' },
  ]);
  assert.deepEqual([added.added, added.known], [1, 1]);
  assert.deepEqual(
    added.documents.map(({ name }) => name),
    ['x', 'march.txt'],
  );
  const shown = await server.api<{ fields: { by: string } }>(`show?id=${added.documents[0]!.id}`);
  assert.equal(shown.fields.by, `token:${tokenId}`);
  assert.deepEqual(left(), [], 'nothing of an upload stays behind');
});

test('a table is imported with its mapping, tried dry first, and what failed is tried again', async () => {
  const table = 'case,when\nK-1,2022-09-16\nK-2,never\n';
  const map = JSON.stringify({ kind: 'document', fields: { id: 'case', published: 'when' } });
  const parts = (dry: string): Part[] => [
    { name: 'profile', content: 'table' },
    { name: 'dry-run', content: dry },
    { name: 'file', filename: 'cases.csv', content: table },
    { name: 'map', filename: 'map.json', content: map },
  ];
  const dry = await upload('import', parts('true'));
  assert.deepEqual([dry['rows'], dry['added'], dry['failed'], dry['dryRun']], [2, 1, 1, true]);
  const done = await upload<{ batch: string; [name: string]: unknown }>('import', parts('false'));
  assert.deepEqual([done['rows'], done['added'], done['failed'], done['dryRun']], [2, 1, 1, undefined]);
  const again = await server.api('retry', { batch: done.batch });
  assert.deepEqual([again['rows'], again['failed']], [1, 1]);
  const { hits } = await server.api<{ hits: { title: string }[] }>('search?q=K-1');
  assert.equal(hits.length, 1);
  assert.deepEqual(left(), []);
});

test('the server reads none of its own files for anybody', async () => {
  const secret = world.file('secret.txt', 'do not read');
  const asked = (name: string, body: unknown) =>
    server.ask(`/api/v1/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  assertError(await asked('add', { paths: [secret] }), 400, 'invalid-value');
  assertError(await asked('import', { profile: 'table', file: secret }), 400, 'invalid-value');
  assertError(await asked('verify', { path: '/etc' }), 400, 'invalid-value');
  assertError(await asked('verify', { against: '/etc/passwd' }), 400, 'invalid-value');
  const { body, type } = multipart([{ name: 'paths', content: secret }]);
  assertError(
    await server.ask('/api/v1/add', {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': type },
      body,
    }),
    400,
    'invalid-value',
  );
  const target = join(world.dir, 'written.csv');
  const exported = await server.api<{ file: string }>('export', { format: 'csv', out: target });
  assert.match(exported.file, /^\/api\/v1\/downloads\//);
  assert.ok(!readdirSync(world.dir).includes('written.csv'), 'the server writes where it chooses');
});

test('what is handed out is a download, whatever it holds', async () => {
  const { file } = await server.api<{ file: string }>('export', { format: 'csv' });
  const download = await server.ask(file, { headers: { authorization: `Bearer ${server.token}` } });
  assert.equal(download.headers['content-type'], 'application/octet-stream');
  assert.match(String(download.headers['content-disposition']), /^attachment; filename\*=UTF-8''export\.csv$/);
  assert.equal(download.headers['x-content-type-options'], 'nosniff');
  assert.ok(download.text.startsWith('\ufeffid,kind,version,entry'));
  assertError(await server.ask(file), 401, 'unauthorised');
  assertError(
    await server.ask('/api/v1/downloads/..%2f..%2farchive.json', {
      headers: { authorization: `Bearer ${server.token}` },
    }),
    404,
    'not-found',
  );
  const proof = await server.api<{ file: string; disclosed: string[] }>('proof', { id: doc });
  const written = await server.ask(proof.file, { headers: { authorization: `Bearer ${server.token}` } });
  assert.ok(verifyRecordProof(written.text, { vkeys: [vkey] }).ok);
  // the original of a page, as the pages hand it out
  const html = await upload<{ documents: { id: string }[] }>('add', [
    {
      name: 'paths',
      filename: 'page.html',
      content: '<html><body><script>alert(1)</script><p>A page of another site.</p></body></html>',
    },
  ]);
  const cookie = await signIn(server, (await world.json<{ link: string }>(['sign-in'])).link);
  const page = await server.ask(`/en/records/${html.documents[0]!.id}`, { headers: { cookie } });
  assert.equal(page.status, 200, page.text.slice(0, 200));
  const link = /href="([^"]*original[^"]*)"/.exec(page.text);
  assert.ok(link !== null, 'the page of a document links to its original');
  const original = await server.ask(link[1]!, { headers: { cookie } });
  assert.equal(original.headers['content-type'], 'application/octet-stream');
  assert.match(String(original.headers['content-disposition']), /^attachment;/);
  assert.equal(original.headers['x-content-type-options'], 'nosniff');
  assert.match(original.text, /<script>alert/);
  assert.equal((await server.ask(link[1]!)).status, 303, 'not without a session');
});

test('a token makes another and ends it; the record says which one acted', async () => {
  const made = await server.api<{ id: string; token: string }>('token', {});
  assert.match(made.token, /^sabt_[\w-]{43}$/);
  const headers = { authorization: `Bearer ${made.token}` };
  const changed = await server.api<{ version: number }>(
    'set',
    { id: doc, changes: ['title=By another'] },
    { method: 'POST', headers },
  );
  const { versions } = await server.api<{ versions: { version: number; by: string }[] }>(
    `show?versions=true&id=${doc}`,
  );
  assert.equal(versions.find(({ version }) => version === changed.version)?.by, `token:${made.id}`);
  const { status, ...ended } = await server.api('token', { revoke: made.id });
  assert.deepEqual([status, ended], [200, { id: made.id, token: null, reason: 'revoked' }]);
  assertError(await server.ask('/api/v1/search?q=x', { headers }), 401, 'unauthorised');
  assert.equal((await server.ask('/api/v1/search?q=x', { headers })).headers['www-authenticate'], 'Bearer');
});

test('a person signed in uses the API with the token of the forms, and is named in the record', async () => {
  const { link } = await world.json<{ link: string }>(['sign-in'], { env: { SABT_PERSON: 'Parisa' } });
  const cookie = await signIn(server, link);
  const settings = await server.ask('/en/settings', { headers: { cookie } });
  const csrf = /name="csrf" value="([^"]+)"/.exec(settings.text)![1]!;
  const set = (title: string, headers: Record<string, string>) =>
    server.ask('/api/v1/set', {
      method: 'POST',
      body: JSON.stringify({ id: doc, changes: [`title=${title}`] }),
      headers: { 'content-type': 'application/json', ...headers },
    });
  for (const headers of [
    { cookie },
    { 'x-csrf': csrf },
    { cookie, 'x-csrf': `${csrf}x` },
    { cookie, 'x-csrf': csrf, origin: 'http://evil.example' },
    { cookie, 'x-csrf': csrf, 'sec-fetch-site': 'cross-site' },
    { cookie, 'x-csrf': csrf, authorization: 'Bearer wrong' },
  ])
    assertError(await set('No', headers as unknown as Record<string, string>), 401, 'unauthorised');
  assert.equal((await set('Yes', { cookie, 'x-csrf': csrf })).status, 200);
  const form = multipart([
    { name: 'csrf', content: csrf },
    { name: 'files', filename: 'signed.txt', content: 'Taken in by somebody who signed in.' },
  ]);
  const headers = { cookie, 'content-type': form.type };
  assert.equal((await server.ask('/en/take-in/files', { method: 'POST', body: form.body, headers })).status, 303);
  for (let found = 0; found === 0; await pause(50))
    found = (await server.api<{ total: number }>('search?q=somebody&limit=0')).total;
  const { hits } = await server.api<{ hits: { id: string }[] }>('search?q=somebody');
  for (const id of [doc, hits[0]!.id]) {
    const { fields } = await server.api<{ fields: { by: string } }>(`show?id=${id}`);
    assert.equal(fields.by, 'Parisa');
  }
});

test('what is larger than allowed is refused before it is held in memory', async () => {
  const authorization = `Bearer ${server.token}`;
  const large = multipart([
    { name: 'source', content: 'x'.repeat(2 << 20) },
    { name: 'paths', filename: 'a.txt', content: 'a' },
  ]);
  assertError(
    await server.ask('/api/v1/add', {
      method: 'POST',
      body: large.body,
      headers: { authorization, 'content-type': large.type },
    }),
    413,
    'too-large',
  );
  const lines = await server
    .ask('/api/v1/text/fold', {
      method: 'POST',
      body: Buffer.alloc(65 << 20, 'x'),
      headers: { authorization, 'content-type': 'application/x-ndjson' },
    })
    .catch((cause: NodeJS.ErrnoException) => cause);
  // the server may hang up on a body that goes on after it was refused
  if (lines instanceof Error) assert.ok(['EPIPE', 'ECONNRESET'].includes(lines.code ?? ''), String(lines));
  else assertError(lines, 413, 'too-large');
  assert.equal((await server.api('text/fold', { text: 'still there' })).status, 200);
  assert.deepEqual(left(), []);
});

test('lines go in and come out in order, a bad one in its place', async () => {
  const answer = await server.ask('/api/v1/text/fold?map=true', {
    method: 'POST',
    body: '{"text":"A"}\nnot json\n{"text":"ﻼ"}\n',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/x-ndjson' },
  });
  const lines = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { folded?: string; map?: number[]; error?: { code: string } });
  assert.deepEqual(
    lines.map(({ folded, error }) => folded ?? error?.code),
    ['a', 'invalid-json', 'لا'],
  );
  assert.deepEqual(lines[2]!.map, [0, 0, 1]);
});

test('log and record agree after all of this', async () => {
  mkdirSync(join(world.dir, 'out'));
  const verified = await server.api<{ ok: boolean; problems: unknown[] }>('verify', {});
  assert.deepEqual(verified.problems, []);
  assert.equal(verified.ok, true);
  assert.equal(await server.stop(), 0);
  assert.ok(!readdirSync(world.archive).includes('transit'));
  assert.ok(readFileSync(join(world.archive, 'log', 'checkpoint'), 'utf8').includes(vkey.split('+')[0]!));
});
