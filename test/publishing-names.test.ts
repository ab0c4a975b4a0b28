/** What records without a title of their own are called on a public site, and its charts by year. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish as publishSite } from '../packages/sabt/src/app/publishing/publish.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { World } from './running/world.ts';

const { find } = (await import(new URL('../packages/islands/src/public-search.js', import.meta.url).href)) as {
  find(query: string, about: unknown, fetchJson: (path: string) => Promise<unknown>): Promise<number[]>;
};

const PUBLIC = { '*': 'public' };
const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const world = new World();
const site = join(world.dir, 'site');
const [event, document] = [newId(), newId()];

const day = (start: string): Fields => ({ start, end: start, precision: 'day' });
const draft = (id: string, kind: Kind, fields: Fields): RecordDraft => ({
  id,
  kind,
  version: 1,
  fields: { ...fields, confidentiality: PUBLIC },
});
const act = (type: string, when: string, more: Fields = {}) =>
  draft(newId(), 'act', { type, when: day(when), killed: [1, 1, 1], ...more });

async function append(...drafts: RecordDraft[]): Promise<void> {
  const app = await App.open(world.archive, { mode: 'write' });
  try {
    await app.archive.append(drafts, { by: 'tester' });
  } finally {
    await app.close();
  }
}

async function publish(out = site): Promise<number> {
  const app = await App.open(world.archive, { mode: 'read' });
  try {
    return (await publishSite({ out, force: false, all: false }, app, QUIET)).written;
  } finally {
    await app.close();
  }
}

const text = (path: string): string => readFileSync(join(site, path), 'utf8').replaceAll(/[\u2066-\u2069]/g, '');
const json = (path: string): unknown =>
  existsSync(join(site, path)) ? JSON.parse(readFileSync(join(site, path), 'utf8')) : null;

/** Titles of the results, by language. */
async function hits(query: string): Promise<{ [language: string]: string }[]> {
  const about = json('search/index.json') as { block: number };
  const entries = await find(query, about, async (path) => json(path));
  return entries.map((entry) => {
    const block = json(`search/d/${Math.floor(entry / about.block)}.json`) as { [entry: string]: unknown[] };
    const shown = block[entry]![6] as { [language: string]: { title: string } };
    const titles = Object.entries(shown).map(([name, { title }]) => [name, title.replaceAll(/[\u2066-\u2069]/g, '')]);
    return Object.fromEntries(titles) as { [language: string]: string };
  });
}

before(async () => {
  await world.json(['init', '--title', 'Nahr', '--origin', 'nahr.example/log']);
  await append(
    draft(event, 'event', {}),
    draft(document, 'document', { text: 'خرجت تظاهرات في الميناء.', languages: ['ar'], published: day('2019-05-01') }),
    act('arrest', '2019-04-12', { event, place: { name: 'Nahrabad', lat: 34.7, lon: 10.8, precision: 'town' } }),
    act('arrest', '2023-04-12'),
  );
  await publish();
});

const CALLED = {
  en: ['Arrest or detention', 'Nahrabad', '12 April 2019'],
  ar: ['اعتقال', 'Nahrabad', '١٢ أبريل ٢٠١٩'],
  fa: ['بازداشت', 'Nahrabad', '۲۳ فروردین ۱۳۹۸'],
} as const;

const rowTitles = (page: string): string[] =>
  [...page.matchAll(/<p class="row-title">(.*?)<\/p>/gs)].map(([, title]) => title!.replaceAll(/<[^>]*>/g, ''));

for (const [language, words] of Object.entries(CALLED))
  test(`an event without a title is called by what happened, where and when: ${language}`, async () => {
    const page = text(`${language}/records/${event}.html`);
    const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(page)![1]!;
    assert.match(page, new RegExp(`<h1 dir="${language === 'en' ? 'ltr' : 'rtl'}" lang="${language}">`));
    const [found] = await hits('Nahrabad');
    const lists = ['index.html', 'events/index.html', `events/undated.html`].filter((path) =>
      existsSync(join(site, language, path)),
    );
    const named = [heading, /<title>(.*?)<\/title>/.exec(page)![1]!, found![language]!, text(`${language}/feed.xml`)];
    for (const word of words) for (const one of named) assert.ok(one.includes(word), `${word} in ${one}`);
    const rows = lists.flatMap((path) => rowTitles(text(`${language}/${path}`)));
    assert.ok(
      rows.some((row) => words.every((word) => row.includes(word))),
      rows.join(' | '),
    );
    for (const row of rows) assert.ok(!/^(?:Event|Document|حدث|سند|رویداد|رخداد|مستند|وثيقة)$/u.test(row.trim()), row);
  });

test('a document without a title is told from others by the beginning of its id', async () => {
  const start = document.slice(0, 6);
  for (const language of ['en', 'ar', 'fa']) {
    assert.ok(text(`${language}/records/${document}.html`).includes(start));
    assert.ok(rowTitles(text(`${language}/index.html`)).some((row) => row.includes(start)));
  }
  const found = await hits('الميناء');
  assert.ok(found[0]!['ar']!.includes(start));
});

test('years without an act are bars of nothing, and time runs evenly', () => {
  for (const path of ['en/index.html', 'en/explore.html']) {
    const svg = /<svg class="bars".*?<\/svg>/s.exec(text(path))![0];
    const ticks = [...svg.matchAll(/<text x="([\d.]+)" y="222" [^>]*>(\d+)<\/text>/g)].map(([, x, year]) => ({
      x: Number(x),
      year: Number(year),
    }));
    assert.deepEqual(
      ticks.map(({ year }) => year),
      [2019, 2020, 2021, 2022, 2023],
    );
    const steps = ticks.slice(1).map(({ x }, i) => Math.round(x - ticks[i]!.x));
    assert.equal(new Set(steps).size, 1, steps.join());
    assert.equal(svg.match(/<a href=/g)?.length, 2);
    const bars = [...svg.matchAll(/<rect class="bar [^"]*" x="([\d.]+)"/g)].map(([, x]) => Number(x));
    assert.ok(Math.abs(bars.at(-1)! - bars[0]! - 4 * steps[0]!) < 2, bars.join());
  }
});

test('an act that comes to an event changes what the event is called everywhere, as if all were made anew', async () => {
  assert.equal(await publish(), 0);
  await append(
    act('protest', '2019-04-13', { event }),
    draft(newId(), 'claim', { text: 'x', form: 'growth', inputs: {} }),
  );
  assert.ok((await publish()) > 0);
  const [found] = await hits('Nahrabad');
  assert.ok(found!['en']!.includes('rotest'), found!['en']!);
  const anew = join(world.dir, 'anew');
  await publish(anew);
  for (const path of readdirSync(anew, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const name = join(path.parentPath, path.name).slice(anew.length + 1);
    assert.deepEqual(readFileSync(join(site, name)), readFileSync(join(anew, name)), name);
  }
  assert.equal((await verifySiteFolder(site, {}, QUIET)).ok, true);
});
