/** What is uploaded: limits that are said, and nothing told of where it lies. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Answer, assertError, multipart, type Part, RunningServer } from '../running/server.ts';
import { World } from '../running/world.ts';

const world = new World();
let server: RunningServer;

before(async () => {
  await world.json(['init']);
  world.env['SABT_MAX_UPLOAD'] = '1M';
  server = await RunningServer.start(world);
  server.token = (await world.json<{ token: string }>(['token'])).token;
});

function upload(words: string, parts: readonly Part[]): Promise<Answer> {
  const { body, type } = multipart(parts);
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': type };
  return server.ask(`/api/v1/${words}`, { method: 'POST', body, headers });
}

const errorOf = ({ text }: Answer): { at?: string; message: string } =>
  (JSON.parse(text) as { error: { at?: string; message: string } }).error;

test('files that are together too large are refused with the way out, and leave nothing', async () => {
  const half = 'x'.repeat(700_000);
  const answer = await upload(
    'add',
    ['a.txt', 'b.txt'].map((filename) => ({ name: 'paths', filename, content: half })),
  );
  assertError(answer, 413, 'too-large');
  assert.match(errorOf(answer).message, /larger than 1 MB.*SABT_MAX_UPLOAD/);
  const alone = await upload('add', [{ name: 'paths', filename: 'a.txt', content: half }]);
  assert.equal(alone.status, 200);
  assert.deepEqual(readdirSync(join(world.archive, 'uploads')), []);
});

test('an error names an upload as its sender does, never where it lies', async () => {
  const table = { name: 'file', filename: 'deaths.csv', content: 'id,title\n1,a\n' };
  const profile = { name: 'profile', content: 'table' };
  const cases: [Part[], string][] = [
    [[profile, table, { name: 'map', filename: 'my map.json', content: '{' }], 'my map.json'],
    [[profile, { ...table, content: '' }], 'deaths.csv'],
    [[profile, { ...table, content: Buffer.from('89504e470d0a1a0a0000', 'hex') }], 'deaths.csv'],
  ];
  for (const [parts, at] of cases) {
    const answer = await upload('import', parts);
    assertError(answer);
    assert.equal(errorOf(answer).at, at, answer.text);
    assert.ok(!answer.text.includes(world.archive), answer.text);
  }
  assert.ok(existsSync(join(world.archive, 'transit')));
});
