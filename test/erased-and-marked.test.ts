/** A version that is made after an erasure says where words are gone: without a mark it would say what nobody said. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { World } from './running/world.ts';

interface Shown {
  fields: { text: string; tags?: string[]; confidentiality: { [path: string]: string } };
  proof: { size: number };
}

async function worldWith(text: string): Promise<{ world: World; id: string }> {
  const world = new World();
  await world.json(['init', '--title', 'Nahr']);
  mkdirSync(join(world.dir, 'in'));
  const file = join(world.dir, 'in', 'a.txt');
  writeFileSync(file, text);
  const { documents } = await world.json<{ documents: { id: string }[] }>(['add', file]);
  const { id } = documents[0]!;
  await world.json(['set', id, 'confidentiality=public']);
  return { world, id };
}

const span = (text: string, words: string): string =>
  `text@${text.indexOf(words)}-${text.indexOf(words) + words.length}`;
const textOf = async (world: World, id: string): Promise<string> => (await world.json<Shown>(['show', id])).fields.text;

test('a quotation without the word that was erased is not passed off for the whole one', async () => {
  const said = 'The police did not shoot at the crowd, said the witness.\n\nThe crowd went home at dusk.';
  const { world, id } = await worldWith(said);
  await world.json(['erase', id, span(said, 'not'), '--reason', 'safety']);
  await world.json(['set', id, 'tags=checked']);
  const marked = 'The police did […] shoot at the crowd, said the witness.\n\nThe crowd went home at dusk.';
  assert.equal(await textOf(world, id), marked);
  await world.json(['set', id, 'tags=twice']);
  assert.equal(await textOf(world, id), marked, 'marked once');
  const site = join(world.dir, 'site');
  await world.json(['publish', site]);
  const documents = readFileSync(join(site, 'data', 'documents.jsonl'), 'utf8');
  assert.ok(documents.includes('did […] shoot'), documents);
  assert.ok(!documents.includes('did shoot') && !documents.includes('did  shoot'));
  assert.equal((await world.json<{ ok: boolean }>(['verify', site])).ok, true);
});

test('what is withheld behind a gap is withheld on, and nothing else', async () => {
  const said = 'Near the mill Azar Golestani met Behrouz Kamali before noon. Azar Golestani wept.';
  const { world, id } = await worldWith(said);
  await world.json(['redact', id, span(said, 'Behrouz Kamali'), '--reason', 'safety']);
  await world.json(['erase', id, span(said, 'Near the mill'), '--reason', 'safety']);
  const site = join(world.dir, 'site');
  for (const change of [
    ['set', id, 'tags=checked'],
    ['set', id, 'tags=twice'],
  ]) {
    await world.json(change);
    assert.equal(await textOf(world, id), '[…] Azar Golestani met Behrouz Kamali before noon. Azar Golestani wept.');
    await world.json(['publish', site]);
    const [document] = readFileSync(join(site, 'data', 'documents.jsonl'), 'utf8')
      .trim()
      .split('\n');
    assert.ok(!/Behrouz|Kamali/.test(document!), document);
    assert.ok(document!.includes('Azar Golestani met ') && document!.includes(' before noon.'), document);
  }
});

test('words that are named where they stand in what is left are the ones that go', async () => {
  const said = 'در نزدیکی آسیاب، آذر گلستانی پیش از ظهر بهروز کمالی را دید و بعد به خانه رفت و خوابید.';
  const { world, id } = await worldWith(said);
  await world.json(['erase', id, span(said, 'پیش از ظهر'), '--reason', 'safety']);
  const { fields, proof } = await world.json<Shown>(['show', id]);
  const at = ['--at', String(proof.size)];
  await world.json(['erase', id, span(fields.text, 'به خانه رفت'), '--reason', 'safety', ...at]);
  await world.json(['set', id, 'tags=checked']);
  const left = await textOf(world, id);
  assert.equal(left, 'در نزدیکی آسیاب، آذر گلستانی […] بهروز کمالی را دید و بعد […] و خوابید.');
  const now = await world.json<Shown>(['show', id]);
  await world.json(['redact', id, span(left, 'بهروز کمالی'), '--reason', 'safety', '--at', String(now.proof.size)]);
  const site = join(world.dir, 'site');
  await world.json(['publish', site]);
  const documents = readFileSync(join(site, 'data', 'documents.jsonl'), 'utf8');
  assert.ok(!/بهروز|کمالی|خانه|ظهر/.test(documents), documents);
  assert.ok(documents.includes('خوابید'), documents);
});
