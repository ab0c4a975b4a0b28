/** Linking two uploaded tables: the JSON of the command line, and the pairs as a download that is called CSV. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { assertError, multipart, type Part, RunningServer } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;

const GIVEN = ['أحمد', 'Layla', 'Yusuf', 'زينب', 'Karim', 'Huda', 'Salim', 'Nadia'];
const FAMILY = ['Haddad', 'منصور', 'Qasim', 'Shahin', 'Barakat'];
const people = Array.from({ length: 40 }, (_, at) => ({
  name: `${GIVEN[at % 8]} ${FAMILY[Math.floor(at / 8)]}`,
  born: `19${50 + (at % 37)}-0${1 + (at % 9)}-1${at % 10}`,
}));
const listA = ['no,name,born', ...people.map(({ name, born }, at) => `"a,${at}",${name},${born}`)].join('\n');
const listB = ['key;full name;date of birth', ...people.slice(10).map((p, at) => `b${at};${p.name};${p.born}`)].join(
  '\n',
);
const config = '{"columns":[{"a":"name","b":"full name"},{"a":"born","b":"date of birth","kind":"date"}]}';

before(async () => {
  await world.json(['init']);
  server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
});

async function link(parts: readonly Part[]): Promise<Record<string, unknown> & { file: string }> {
  const { body, type } = multipart(parts);
  return server.api('link/table', undefined, { method: 'POST', body, headers: { 'content-type': type } });
}

const uploads: readonly Part[] = [
  { name: 'a', filename: 'قائمة.csv', content: listA },
  { name: 'b', filename: 'other.csv', content: listB },
  { name: 'config', filename: 'c.json', content: config },
  { name: 'id', content: 'no' },
  { name: 'id-b', content: 'key' },
];

test('two uploads and a configuration give what the command line gives', async () => {
  const answered = await link(uploads);
  for (const [file, content] of [
    ['a.csv', listA],
    ['b.csv', listB],
    ['c.json', config],
  ] as const)
    writeFileSync(join(world.dir, file), content);
  const words = ['link', 'table', 'a.csv', 'b.csv', '--id', 'no', '--id-b', 'key', '--config', 'c.json'];
  const { exit, file, seconds, ...printed } = await world.json<Record<string, unknown> & { exit: number }>([
    ...words,
    '--out',
    join(world.dir, 'PAIRS.csv'),
  ]);
  assert.equal(exit, 0);
  assert.equal(typeof file, 'string');
  assert.equal(typeof seconds, 'number');
  const { status, file: address, seconds: itsSeconds, ...others } = answered;
  assert.equal(status, 200);
  assert.equal(typeof itsSeconds, 'number');
  assert.deepEqual(others, printed);
  assert.equal(others['pairs'], 30);

  const download = await server.ask(address, { headers: { authorization: `Bearer ${server.token}` } });
  assert.equal(download.status, 200);
  assert.match(String(download.headers['content-disposition']), /^attachment; filename\*=UTF-8''link-table\.csv$/);
  const lines = download.text.trimEnd().split('\n');
  assert.equal(lines[0], 'id_a,id_b,probability');
  assert.equal(lines.length, 31);
  assert.ok(
    lines.some((line) => line.startsWith('"a,10",b0,')),
    download.text,
  );
});

test('one upload alone is linked with itself', async () => {
  const twice = `${listA}\n"again",${people[3]!.name},${people[3]!.born}\n`;
  const answered = await link([
    { name: 'a', filename: 'one.csv', content: twice },
    { name: 'id', content: 'no' },
  ]);
  const download = await server.ask(answered.file, { headers: { authorization: `Bearer ${server.token}` } });
  assert.equal(answered['records'], 41);
  assert.match(download.text, /^id_a,id_b,probability\n"a,3",again,/);
});

test('what cannot be linked is a reason, told in the names of the sender', async () => {
  const ask = async (parts: readonly Part[]) => {
    const { body, type } = multipart(parts);
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': type };
    return server.ask('/api/v1/link/table', { method: 'POST', body, headers });
  };
  const noId = await ask(uploads.map((part) => (part.name === 'id' ? { ...part, content: 'nothing' } : part)));
  assertError(noId, undefined, 'invalid-argument');
  assert.ok(noId.text.includes('قائمة.csv') && !noId.text.includes('transit'), noId.text);
  const wrongB = await ask(uploads.map((part) => (part.name === 'id-b' ? { ...part, content: 'nothing' } : part)));
  assertError(wrongB, undefined, 'invalid-argument');
  assert.ok(wrongB.text.includes('other.csv') && !wrongB.text.includes('transit'), wrongB.text);
  assertError(await ask(uploads.filter(({ name }) => name !== 'a' && name !== 'b')), undefined, 'missing-argument');
  const badConfig = await ask(uploads.map((part) => (part.name === 'config' ? { ...part, content: '{' } : part)));
  assertError(badConfig, undefined, 'invalid-mapping');
  assert.ok(!badConfig.text.includes('transit'), badConfig.text);
});
