/** Consent and its withdrawal are fields that publishing obeys: of records, of single fields, of persons, and in dossiers. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { readZip } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind } from '../packages/sabt/src/model/records.ts';
import { World } from './running/world.ts';

const PUBLIC = { '*': 'public' };
const world = new World();
const site = join(world.dir, 'site');
const ids: Record<string, string> = {};

before(async () => {
  await world.json(['init', '--title', 'Nahr']);
  const app = await App.open(world.archive, { mode: 'write' });
  const draft = (name: string, kind: Kind, fields: Fields) => {
    ids[name] = newId();
    return { id: ids[name], kind, version: 1, fields: { ...fields, confidentiality: PUBLIC } };
  };
  await app.archive.append([draft('actor', 'actor', { names: [{ name: 'Zulaykha Quartermain' }] })], { by: 'tester' });
  await app.archive.append(
    [
      draft('event', 'event', { title: 'Strike at the harbour' }),
      draft('testimony', 'document', { title: 'What she saw', text: 'They shut the mimosa gate.', author: 'Obsidian' }),
      draft('other', 'document', {
        acquiredAt: '2026-03-04T05:06:07.089Z',
        title: 'A leaflet',
        text: 'Come to the harbour.',
        custom: { shelf: 'tamarisk' },
      }),
    ],
    { by: 'tester' },
  );
  await app.archive.append(
    [draft('act', 'act', { type: 'strike', event: ids['event']!, victims: [ids['actor']!], killed: [0, 1, 2] })],
    { by: 'tester' },
  );
  await app.close();
});

const published = async (): Promise<string> => {
  assert.equal((await world.json(['publish', site])).exit, 0);
  assert.equal((await world.json(['verify', site])).exit, 0);
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'verify.html')
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');
};
/** What the site says of what it withholds: no number that would tell what was hidden between two publishings. */
const aboutHidden = (): string =>
  /id="withheld"[\s\S]*?<\/section>/.exec(readFileSync(join(site, 'en/about.html'), 'utf8'))![0];
const set = async (name: string, change: string) =>
  assert.equal((await world.json(['set', ids[name]!, change])).exit, 0);

test('consent that is given changes nothing of what is shown, and is itself not shown', async () => {
  await set('testimony', 'consent=given');
  await set('other', 'consent=given');
  const bytes = await published();
  for (const word of ['mimosa', 'Obsidian', 'Quartermain', 'tamarisk', ids['actor']!])
    assert.ok(bytes.includes(word), word);
  const proof = readFileSync(join(site, `records/${ids['other']!.slice(0, 2)}/${ids['other']}.json`), 'utf8');
  assert.ok(proof.includes('textDigest'));
  assert.ok(!/"(?:custom\/)?consent"/.test(bytes));
  // the hour at which it was taken in is the keeper's own
  assert.ok(!bytes.includes('05:06:07'));
});

test('a field without consent is withheld, whatever its level; a record without it is not there', async () => {
  await set('testimony', 'consent/author=refused');
  let bytes = await published();
  assert.ok(!bytes.includes('Obsidian'));
  assert.ok(bytes.includes('mimosa'));
  await set('testimony', 'consent=withdrawn');
  const hidden = aboutHidden();
  bytes = await published();
  assert.equal(aboutHidden(), hidden);
  assert.ok(!bytes.includes('mimosa'));
  assert.ok(!bytes.includes(ids['testimony']!));
});

test('a person who withdraws consent is named nowhere, also not in records about others', async () => {
  await set('actor', 'consent=withdrawn');
  const bytes = await published();
  assert.ok(!bytes.includes('Quartermain'));
  assert.ok(!bytes.includes(ids['actor']!));
  assert.ok(bytes.includes('harbour'));
  assert.ok(existsSync(join(site, `records/${ids['act']!.slice(0, 2)}/${ids['act']}.json`)));
  await set('actor', 'consent=given');
  assert.ok((await published()).includes('Quartermain'));
});

test('a dossier does not hand over what nobody consents to, not even if it is chosen', async () => {
  const out = join(world.dir, 'handed.zip');
  const { exit } = await world.json(['dossier', ids['testimony']!, '--include', 'text,author', '--out', out]);
  assert.equal(exit, 0);
  for (const bytes of readZip(readFileSync(out)).values())
    for (const word of ['mimosa', 'Obsidian']) assert.ok(!Buffer.from(bytes).includes(word), word);
});

test('a word that is none of the three is refused', async () => {
  const { exit, error } = await world.json<{ error: { code: string } }>(['set', ids['other']!, 'consent=maybe']);
  assert.deepEqual([exit, error.code], [1, 'invalid-value']);
});

test('a refusal does not go with what is erased beside it, whether it says the same or is one custom field of several', async () => {
  const world = new World();
  const out = join(world.dir, 'site');
  await world.json(['init', '--title', 'Nahr']);
  const app = await App.open(world.archive, { mode: 'write' });
  const [said, all] = [newId(), newId()];
  const custom = { visa: 'refused', consent: 'refused', shelf: 'tamarisk' };
  const draft = (id: string, of: Fields) => ({
    id,
    kind: 'document' as const,
    version: 1,
    fields: { title: 'What Obsidian saw', text: 'They shut the mimosa gate.', custom: of, confidentiality: PUBLIC },
  });
  await app.archive.append([draft(said, custom), draft(all, { ...custom, consent: 'withdrawn' })], { by: 'tester' });
  await app.close();
  await world.json(['erase', said, 'custom/visa', '--reason', 'safety']);
  await world.json(['erase', all, 'custom', '--reason', 'consent-withdrawn']);
  await world.json(['publish', out]);
  for (const id of [said, all]) {
    const { fields } = await world.json<{ fields: { custom: Fields } }>(['show', id]);
    assert.ok('consent' in fields.custom, JSON.stringify(fields.custom));
    assert.ok(!('visa' in fields.custom), JSON.stringify(fields.custom));
    assert.ok(!existsSync(join(out, 'records', id.slice(0, 2), `${id}.json`)));
  }
  const pages = readdirSync(out, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  for (const page of pages)
    assert.ok(
      !readFileSync(join(page.parentPath, page.name)).includes('mimosa gate'),
      `${page.parentPath}/${page.name}`,
    );
  const refused = await world.sabt(['erase', said, 'custom/consent', '--reason', 'safety', '--json']);
  assert.notEqual(refused.exit, 0);
  assert.equal((JSON.parse(refused.stdout) as { error: { code: string } }).error.code, 'conflict');
  await world.json(['set', said, 'confidentiality=restricted']);
  await world.json(['erase', said, 'custom/consent', '--reason', 'safety']);
});
