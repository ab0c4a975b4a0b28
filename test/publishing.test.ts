/** A public site, from an archive with secrets in it: what leaves, what does not, and who notices when it is altered. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish as publishSite } from '../packages/sabt/src/app/publishing/publish.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, Kind, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { fold } from '../packages/sabt/src/stages/reading/index.ts';
import { findWords } from './running/scan.ts';
import { World } from './running/world.ts';

/** What the browser runs, on files instead of addresses. */
const { find } = (await import(new URL('../packages/islands/src/public-search.js', import.meta.url).href)) as {
  find(query: string, about: unknown, fetchJson: (path: string) => Promise<unknown>): Promise<number[]>;
};

const PUBLIC = { '*': 'public' };
const SECRETS = [
  'Zulaykha Quartermain',
  'mimosa rendezvous',
  'Bakhtiyar Obsidian',
  'halcyon informant',
  'tamarisk ledger',
  'شاهد سري زبرجد',
];

const world = new World();
const site = join(world.dir, 'site');
const ids: Record<string, string> = {};

function draft(name: string, kind: Kind, fields: Fields): RecordDraft {
  ids[name] = newId();
  return { id: ids[name], kind, version: 1, fields };
}

const day = (start: string): Fields => ({ start, end: start, precision: 'day' });

before(async () => {
  await world.json(['init', '--title', 'Nahr <Record> & "more"', '--origin', 'nahr.example/log']);
  const app = await App.open(world.archive, { mode: 'write' });
  const append = (...drafts: RecordDraft[]) => app.archive.append(drafts, { by: 'Bakhtiyar Obsidian' });
  await append(
    draft('source', 'source', { name: 'Harbour Post', confidentiality: PUBLIC }),
    draft('informant', 'source', { name: 'halcyon informant' }),
    draft('witness', 'actor', { names: [{ name: 'Zulaykha Quartermain' }], confidentiality: { '*': 'identity' } }),
  );
  const { source, informant, witness } = ids as { source: string; informant: string; witness: string };
  await append(
    draft('document', 'document', {
      title: 'تظاهرات في الميناء',
      text: 'خرجت تظاهرات في الميناء. <script>alert(1)</script>',
      languages: ['ar'],
      sources: [source],
      published: day('2019-03-14'),
      notes: [{ text: 'tamarisk ledger' }],
      confidentiality: PUBLIC,
    }),
    draft('partly', 'document', {
      title: 'Report of the harbour',
      text: 'The gates were shut.\n\nThe name was mimosa rendezvous.\n\nThen the strikers left.',
      languages: ['en'],
      sources: [source, informant],
      confidentiality: PUBLIC,
    }),
    draft('secret', 'document', { title: 'شاهد سري زبرجد', text: 'شاهد سري زبرجد', languages: ['ar'] }),
    draft('event', 'event', { title: 'Strike at the harbour', when: day('2019-03-14'), confidentiality: PUBLIC }),
    draft('claim', 'claim', { text: 'Strikes doubled', form: 'growth', inputs: {}, confidentiality: PUBLIC }),
    draft('persian', 'document', {
      title: 'اعتصاب کارگران',
      text: 'کارگران می‌گویند کتاب‌های حساب را بسته‌اند.',
      languages: ['fa'],
      confidentiality: PUBLIC,
    }),
  );
  await append(
    draft('act', 'act', {
      event: ids['event']!,
      type: 'strike',
      when: day('2019-03-14'),
      place: { name: 'Nahrabad', lat: 34.7, lon: 10.8, precision: 'town' },
      killed: [0, 1, 2],
      victims: [{ actor: witness, name: 'Zulaykha Quartermain' }],
      perpetrators: ['Harbour guard'],
      confidentiality: PUBLIC,
    }),
  );
  await app.close();
  const redacted = await world.json(['redact', ids['partly']!, 'text/1', '--reason', 'safety']);
  assert.equal(redacted.exit, 0, JSON.stringify(redacted));
});

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const QUIET = { progress: () => undefined, signal: new AbortController().signal };

async function publish(out = site) {
  const app = await App.open(world.archive, { mode: 'read' });
  try {
    return await publishSite({ out, force: false, all: false }, app, QUIET);
  } finally {
    await app.close();
  }
}

const verify = () => verifySiteFolder(site, {}, QUIET);

test('what is public is published, verifies, and is published again without a change', async () => {
  const first = await world.json<{ pages: number; records: number }>(['publish', site]);
  assert.deepEqual([first.exit, first.records], [0, 7]);
  for (const path of [
    'index.html',
    'en/index.html',
    'ar/about.html',
    'fa/search.html',
    'log/checkpoint',
    'data/acts.csv',
  ])
    assert.ok(existsSync(join(site, path)), path);
  const found = await world.json(['verify', site]);
  assert.deepEqual([found.exit, found['ok'], found['problems']], [0, true, []]);
  const { vkey } = JSON.parse(readFileSync(join(world.archive, 'archive.json'), 'utf8')) as { vkey: string };
  assert.equal((await verifySiteFolder(site, { key: vkey }, QUIET)).ok, true);
  const again = await publish();
  assert.deepEqual([again.written, again.pages], [0, first.pages]);
  const elsewhere = join(world.dir, 'elsewhere');
  await publish(elsewhere);
  const [one, two] = [site, elsewhere].map((dir) => readFileSync(join(dir, 'site.sums'), 'utf8'));
  assert.equal(one, two);
});

test('no byte of what is withheld is in any file, in any form', async () => {
  await publish();
  const sought = [...SECRETS, 'quartermain', 'mimosa', 'obsidian', 'halcyon', 'tamarisk', 'زبرجد'];
  // the ids of what is not public tell what belongs together
  for (const name of ['informant', 'witness', 'secret']) sought.push(ids[name]!);
  const written = new Map(files(site).map((file): [string, Uint8Array] => [file, readFileSync(file)]));
  assert.deepEqual(findWords(written, sought), []);
  const shown = findWords(written, ['اعتصاب کارگران']).map(({ file }) => file.replace(/.*\./, ''));
  for (const kind of ['html', 'json', 'csv', 'jsonl', 'parquet', 'xml']) assert.ok(shown.includes(kind), kind);
});

test('what is beside the secret is there, and hostile text stays text', async () => {
  await publish();
  const page = readFileSync(join(site, `en/records/${ids['partly']}.html`), 'utf8');
  assert.match(page, /The gates were shut/);
  assert.match(page, /strikers left/);
  const document = readFileSync(join(site, `ar/records/${ids['document']}.html`), 'utf8');
  assert.ok(document.includes('&lt;script&gt;'));
  assert.ok(!document.includes('<script>alert'));
  assert.match(document, /<html lang="ar" dir="rtl">/);
  assert.match(document, /Content-Security-Policy/);
  const act = readFileSync(join(site, `en/records/${ids['event']}.html`), 'utf8');
  assert.match(act, new RegExp(`id="${ids['act']}"`));
  const [header, row] = readFileSync(join(site, 'data/acts.csv'), 'utf8').split('\r\n') as [string, string];
  assert.ok(header.startsWith('\ufeffid,entry,'));
  assert.ok(!header.includes('victims'));
  assert.ok(row.includes('Nahrabad,34.7,10.8,town'));
  const { withheld } = JSON.parse(
    readFileSync(join(site, `records/${ids['act']!.slice(0, 2)}/${ids['act']}.json`), 'utf8'),
  );
  assert.ok((withheld as string[]).includes('victims'));
});

test('nothing is loaded from elsewhere, and every link leads to a file of the site', async () => {
  await publish();
  for (const file of files(site).filter((path) => path.endsWith('.html') && !path.endsWith('verify.html'))) {
    const text = readFileSync(file, 'utf8');
    assert.ok(!/(?:src|href)="(?:https?:)?\/\//.test(text), file);
    for (const [, target] of text.matchAll(/(?:href|src)="([^"#]+)(?:#[^"]*)?"/g)) {
      const path = new URL(target!, `file://${file}`).pathname;
      assert.ok(existsSync(path), `${file} leads to ${target}`);
    }
  }
});

test('search finds a record by its words in every spelling', async () => {
  await publish();
  const fetched = (path: string): Promise<unknown> =>
    Promise.resolve(existsSync(join(site, path)) ? JSON.parse(readFileSync(join(site, path), 'utf8')) : null);
  const about = await fetched('search/index.json');
  const entries = new Map(
    readFileSync(join(site, 'data/records.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; entry: number })
      .map(({ id, entry }) => [id, entry]),
  );
  const hits = async (query: string) => find(query, about, fetched);
  const cases: [string, string][] = [
    ['تَظاهُرات الميناء', 'document'],
    ['كارگران', 'persian'],
    ['اعتصاب کارگران', 'persian'],
    ['STRIKERS gates', 'partly'],
    ['harbour strike', 'event'],
    ['doubled', 'claim'],
  ];
  for (const [query, name] of cases) {
    const found = await hits(query);
    assert.ok(found.includes(entries.get(ids[name]!)!), `${query}: ${found.join()}`);
  }
  assert.deepEqual(await hits('mimosa'), []);
  assert.deepEqual(await hits('__proto__ constructor'), []);
});

test('a byte flipped anywhere is named, and publishing again mends it', async () => {
  await publish();
  const all = files(site);
  const picked = [0.03, 0.21, 0.4, 0.62, 0.85].map((share) => all[Math.floor(share * all.length)]!);
  for (const name of ['log/checkpoint', 'site.note', 'site.sums', 'site.json', 'data/records.jsonl'])
    picked.push(join(site, name));
  for (const file of picked) {
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    bad[Math.floor(good.length / 2)]! ^= 1;
    writeFileSync(file, bad);
    const { ok, problems } = await verify();
    assert.equal(ok, false, file);
    const path = file.slice(site.length + 1);
    assert.ok(
      problems.some(({ where }) => where.startsWith(path)),
      `${path}: ${JSON.stringify(problems)}`,
    );
    assert.ok((await publish()).written > 0);
    assert.deepEqual(readFileSync(file), good);
  }
  assert.equal((await verify()).ok, true);
});

test('a file added, removed or replaced by a link is named', async () => {
  await publish();
  writeFileSync(join(site, 'en/extra.html'), 'x');
  assert.ok((await verify()).problems.some(({ code, where }) => code === 'file-unlisted' && where === 'en/extra.html'));
  await publish();
  assert.ok(!existsSync(join(site, 'en/extra.html')));
  const gone = join(site, 'ar/about.html');
  renameSync(gone, join(world.dir, 'about.html'));
  symlinkSync(join(world.dir, 'about.html'), gone);
  assert.ok((await verify()).problems.some(({ code, where }) => code === 'file-missing' && where === 'ar/about.html'));
  await publish();
  assert.equal((await verify()).ok, true);
});

test('a publishing that was cut short is known as such and finished by the next', async () => {
  await publish();
  rmSync(join(site, 'site.note'));
  writeFileSync(join(site, 'en/index.html'), 'half');
  rmSync(join(site, 'data/acts.csv'));
  assert.ok((await verify()).problems.some(({ code }) => code === 'site-unfinished'));
  await publish();
  assert.equal((await verify()).ok, true);
});

test('a record that is not public any more is gone from every file; only what it touched is written', async () => {
  const { written: nothing } = await publish();
  assert.equal(nothing, 0);
  await world.json(['set', ids['persian']!, 'confidentiality=restricted']);
  const { records, written, pages } = await publish();
  assert.equal(records, 6);
  assert.ok(written < pages, String(written));
  for (const file of files(site)) {
    const text = readFileSync(file, 'utf8');
    assert.ok(!text.includes('کتاب‌های حساب'), file);
    assert.ok(!file.includes('/search/') || !text.includes(fold('کارگران')), file);
    assert.ok(!file.includes(ids['persian']!), file);
  }
  assert.equal((await verify()).ok, true);
  await world.json(['set', ids['persian']!, 'confidentiality=public']);
  assert.equal((await publish()).records, 7);
  const fresh = join(world.dir, 'fresh');
  await publish(fresh);
  const [anew, changed] = [fresh, site].map((dir) => new Set(readFileSync(join(dir, 'site.sums'), 'utf8').split('\n')));
  assert.deepEqual([[...changed!.difference(anew!)], [...anew!.difference(changed!)]], [[], []]);
});

test('a folder with other things in it is refused, and with --force they stay', async () => {
  const other = join(world.dir, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'thesis.txt'), 'mine');
  const refused = await world.json<{ error: { code: string } }>(['publish', other]);
  assert.deepEqual([refused.exit, refused.error.code], [1, 'file-exists']);
  assert.deepEqual(readdirSync(other), ['thesis.txt']);
  assert.equal((await world.json(['publish', other, '--force'])).exit, 0);
  assert.equal(readFileSync(join(other, 'thesis.txt'), 'utf8'), 'mine');
  const archive = await world.json<{ error: { code: string } }>(['publish', world.archive, '--force']);
  assert.equal(archive.error.code, 'file-exists');
});

test('nothing is written through a link out of the folder', async () => {
  const trap = join(world.dir, 'trap');
  const outside = join(world.dir, 'outside');
  mkdirSync(trap);
  mkdirSync(outside);
  symlinkSync(outside, join(trap, 'en'));
  const { exit } = await world.json(['publish', trap, '--force']);
  assert.notEqual(exit, 0);
  assert.deepEqual(readdirSync(outside), []);
});
