/** A figure does not tell by its question what is not public, and an act does not tell what its hidden document says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind } from '../packages/sabt/src/model/records.ts';
import { World } from './running/world.ts';

const world = new World();
const site = join(world.dir, 'site');
const ids: Record<string, string> = {};
const when = { start: '2020-03-04', end: '2020-03-04', precision: 'day' };

before(async () => {
  await world.json(['init', '--title', 'Nahr']);
  const app = await App.open(world.archive, { mode: 'write' });
  const draft = (name: string, kind: Kind, fields: Fields, level = 'public') => {
    ids[name] = newId();
    return { id: ids[name], kind, version: 1, fields: { ...fields, confidentiality: { '*': level } } };
  };
  const sources = [
    draft('secret', 'source', { name: 'Zaytun Network' }, 'restricted'),
    draft('open', 'source', { name: 'Daily Harbour' }),
    draft('first', 'document', { title: 'One', text: 'A strike.' }),
    draft('second', 'document', { title: 'Two', text: 'Another.' }, 'restricted'),
  ];
  await app.archive.append(sources, { by: 'tester' });
  const act = { type: 'strike', status: 'confirmed', when };
  await app.archive.append(
    [
      draft('ofFirst', 'act', { ...act, documents: [ids['first']!], sources: [ids['open']!], title: 'Mimosa' }),
      draft('ofSecond', 'act', { ...act, documents: [ids['second']!], title: 'Tamarisk' }),
      draft('ofBoth', 'act', { ...act, documents: [ids['first']!, ids['second']!], title: 'Juniper' }),
      draft('person', 'act', { ...act, victims: [{ name: 'Vantablack-Osei' }], title: 'Alder' }),
    ],
    { by: 'tester' },
  );
  await app.close();
});

const published = async (...more: string[]): Promise<string> => {
  assert.equal((await world.json(['publish', site, ...more])).exit, 0);
  assert.equal((await world.json(['verify', site])).exit, 0);
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'verify.html')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
};
const figureOf = (where: string, ...more: string[]) =>
  world.json<{ id?: string; error?: { code: string } }>(['measure', 'trend', '--where', where, '--publish', ...more]);

test('acts of which no document is public are withheld, unless that is meant, and never without consent', async () => {
  let bytes = await published();
  for (const word of ['Mimosa', 'Juniper', 'Alder']) assert.ok(bytes.includes(word), word);
  assert.ok(!bytes.includes('Tamarisk'));
  assert.ok((await published('--resting')).includes('Tamarisk'));
  const told = await world.json<{ resting: object }>(['set', ids['first']!, 'consent=withdrawn']);
  assert.deepEqual(told.resting, { acts: 1, events: 0 });
  bytes = await published('--resting');
  for (const word of ['Tamarisk', 'Juniper', 'Alder']) assert.ok(bytes.includes(word), word);
  assert.ok(!bytes.includes('Mimosa'));
  bytes = await published();
  assert.ok(!bytes.includes('Juniper') && bytes.includes('Alder'));
});

test('a figure whose filter names a restricted source is refused unless that is meant', async () => {
  for (const where of ['source:"Zaytun Network"', `source:${ids['secret']}`]) {
    const { exit, error } = await figureOf(where);
    assert.deepEqual([exit, error?.code], [1, 'names-hidden'], where);
  }
  assert.equal((await figureOf('source:"Daily Harbour"')).exit, 0);
  assert.ok(!(await published()).includes('Zaytun'));
  assert.equal((await figureOf('source:"Zaytun Network"', '--naming')).exit, 0);
});

test('a redaction takes the question of a figure along that says the words, and later ones are kept without it', async () => {
  const before = await figureOf('actor:"Vantablack-Osei"');
  assert.equal(before.exit, 0);
  assert.ok((await published()).includes('Vantablack'));
  const words = ['redact', ids['person']!, '--words', 'Vantablack', '--reason', 'safety'];
  const planned = await world.json<{ also: { id: string; paths: string[] }[] }>([...words, '--dry-run']);
  const done = await world.json<{ also: { id: string; paths: string[] }[] }>(words);
  assert.deepEqual(done.also, planned.also);
  assert.deepEqual(done.also.find(({ id }) => id === before.id)?.paths, ['title', 'definition']);
  assert.ok(!/Vantablack|Osei/.test(await published()));
  assert.equal((await figureOf('actor:"Vantablack-Osei"')).error?.code, 'names-hidden');
  assert.equal((await figureOf('actor:"Vantablack-Osei"', '--naming')).exit, 0);
  assert.ok(!/Vantablack|Osei/.test(await published()));
});
