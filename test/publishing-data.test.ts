/**
 * The downloads of a site against what describes their formats: RFC 4180, JSON lines, Parquet, Data Package, JSON-LD,
 * RFC 4287; read by programs that others wrote (DuckDB, an XML parser), from an archive with awkward values.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { formatSums, parseSums, siteStatement, verifySite } from '@sabt/proof';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import type { Fields, Json, Kind } from '../packages/sabt/src/model/records.ts';
import { type ArchiveInfo, createArchive, signStatement } from '../packages/sabt/src/stages/keeping/index.ts';
import { day, draft } from './running/desks.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-data-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');
const site = join(folder, 'site');
const data = (name: string): string => join(site, 'data', name);
const text = (path: string): string => readFileSync(path, 'utf8');
let info: ArchiveInfo;
const QUIET = { progress: () => undefined, signal: new AbortController().signal };

const AWKWARD = [
  'plain',
  'with "quotes", a comma and\r\nlines\nof both kinds',
  '=SUM(A1:A9)',
  ' blanks around ',
  'مظاهرة في «الميناء»\u200f، \u202bيمين\u202c',
  'می‌خواهم 😀 \u0007\ufeff',
  "'already quoted'",
  '-',
];

before(async () => {
  await createArchive(join(folder, 'archive'), { title: 'Nahr & <Co> "Röcord"', origin: 'Nahr.example/log:1' });
  const app = await App.open(join(folder, 'archive'), { mode: 'write' });
  const PUBLIC = { '*': 'public' };
  const add = async (kind: Kind, fields: Fields): Promise<string> => {
    const made = draft(kind, { ...fields, confidentiality: PUBLIC });
    await app.archive.append([made], { by: 'anna' });
    return made.id;
  };
  for (const [i, one] of AWKWARD.entries())
    await add('document', {
      title: one,
      text: `${one}\n\n${one}`,
      languages: [i === 4 ? 'ar' : i === 5 ? 'fa' : 'en'],
      published: { start: `2019-0${i + 1}-14`, end: `2019-0${i + 1}-20`, precision: 'week' },
      tags: ['a; b', one.trim()],
      // names that every object has
      custom: JSON.parse('{"toString":"q","constructor":"w","hasOwnProperty":3,"__proto__":"y"}') as Json,
    });
  const event = await add('event', { title: 'Strike', when: day('2019-03-14') });
  const place = { name: 'Nahrabad, "old"', lat: -34.75, lon: 10.8, precision: 'town' };
  const act = { event, type: 'strike', place, killed: [0, null, 12], participants: [100, 200, 9_000_000_000] };
  await add('act', act as unknown as Fields);
  await add('act', { event, type: 'demonstration', country: 'IQ' });
  const checkpoint = { size: 3, root: 'x' };
  const given = {
    verdict: 'contradicted',
    reason: 'growth-not-shown',
    at: '2026-01-02T03:04:05Z',
    by: 'anna',
    checkpoint,
  };
  await add('claim', { text: 'Strikes doubled', form: 'growth', inputs: {}, verdicts: [given] as unknown as Json });
  await publish({ out: site, force: false, all: false }, app, QUIET);
  info = app.archive.info;
  await app.close();
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** RFC 4180, strictly: CRLF between records, quotes doubled, nothing beside a quoted field. */
function csv(path: string): string[][] {
  const all = text(path);
  assert.ok(all.startsWith('\ufeff') && all.endsWith('\r\n'));
  const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  for (FIELD.lastIndex = 1; FIELD.lastIndex < all.length; ) {
    const at = FIELD.lastIndex;
    const [, quoted, bare, end] = FIELD.exec(all) ?? assert.fail(`no field at ${at}: ${all.slice(at, at + 60)}`);
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

interface Resource {
  name: string;
  path: string;
  format: string;
  bytes: number;
  hash: string;
  schema?: { fields: { name: string; type: string }[]; primaryKey?: string };
}
const description = (): { name: string; title: string; resources: Resource[] } =>
  JSON.parse(text(data('datapackage.json')));
const jsonl = (path: string): { [name: string]: Json }[] =>
  text(path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { [name: string]: Json });

test('CSV is as RFC 4180 has it and says what JSONL says', () => {
  for (const { path, schema } of description().resources.filter(({ path }) => path.endsWith('.csv'))) {
    const [header, ...rows] = csv(data(path));
    assert.deepEqual(
      header,
      schema!.fields.map(({ name }) => name),
      path,
    );
    for (const row of rows) assert.equal(row.length, header!.length, path);
    if (path === 'codebook.csv') continue;
    const objects = jsonl(data(path.replace('.csv', '.jsonl')));
    assert.equal(rows.length, objects.length, path);
    for (const [i, row] of rows.entries())
      for (const [column, name] of (header as string[]).entries()) {
        const object: Record<string, Json> = objects[i]!;
        const value: Json | undefined = object[name];
        // what a spreadsheet would compute is made text
        const said: string =
          typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? '');
        assert.equal(row[column], said, `${path} ${name}`);
      }
  }
  assert.deepEqual(
    jsonl(data('documents.jsonl')).map(({ title }) => title),
    AWKWARD,
  );
});

test('a Data Package names every table, where it is, how large, its digest, and the types of its columns', () => {
  const { name, title, resources } = description();
  assert.match(name, /^[a-z0-9._-]+$/);
  assert.equal(title, 'Nahr & <Co> "Röcord"');
  assert.equal(new Set(resources.map((one) => one.name)).size, resources.length);
  for (const resource of resources) {
    assert.match(resource.name, /^[a-z0-9._-]+$/);
    const bytes = readFileSync(data(resource.path));
    assert.equal(resource.bytes, bytes.length, resource.path);
    assert.equal(resource.hash, `sha256:${createHash('sha256').update(bytes).digest('hex')}`, resource.path);
    if (!resource.path.endsWith('.csv')) continue;
    const [header, ...rows] = csv(data(resource.path));
    const { fields, primaryKey } = resource.schema!;
    for (const [column, { type }] of fields.entries())
      for (const row of rows.filter((one) => one[column] !== '')) {
        const cell = row[column]!;
        if (type === 'integer') assert.match(cell, /^-?\d+$/);
        if (type === 'number') assert.ok(Number.isFinite(Number(cell)), cell);
        if (type === 'date') assert.match(cell, /^\d{4}-\d\d-\d\d$/);
      }
    if (primaryKey === undefined) continue;
    const ids = rows.map((row) => row[header!.indexOf(primaryKey)]);
    assert.equal(new Set(ids).size, rows.length);
  }
  const types = new Map(resources.flatMap(({ schema }) => schema?.fields.map((one) => [one.name, one.type]) ?? []));
  assert.deepEqual(
    ['entry', 'lat', 'killed_high', 'published_start', 'title'].map((one) => types.get(one)),
    ['integer', 'number', 'integer', 'date', 'string'],
  );
});

test('DuckDB reads CSV, JSONL and Parquet, and finds the same in all of them', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const duck = await instance.connect();
  const rowsOf = async (source: string, columns: string): Promise<unknown[]> =>
    (await duck.runAndReadAll(`SELECT ${columns} FROM ${source} ORDER BY entry`)).getRowsJson();
  try {
    for (const [table, columns] of [
      ['documents', 'id, CAST(entry AS INT), text, published_start::DATE'],
      [
        'acts',
        'id, CAST(entry AS INT), type, lat::DOUBLE, killed_low::DOUBLE, killed_best::DOUBLE, participants_high::DOUBLE',
      ],
    ] as const) {
      const [fromCsv, fromJson, fromParquet] = await Promise.all([
        rowsOf(`read_csv('${data(table)}.csv', header = true, all_varchar = false)`, columns),
        rowsOf(`read_json('${data(table)}.jsonl', format = 'newline_delimited')`, columns),
        rowsOf(`read_parquet('${data(table)}.parquet')`, columns),
      ]);
      assert.ok(fromParquet!.length > 1);
      assert.deepEqual(fromJson, fromParquet, table);
      const guarded = JSON.stringify(fromCsv).replace(`"'=`, '"=').replace(`"'-`, '"-');
      assert.equal(guarded, JSON.stringify(fromParquet), table);
    }
  } finally {
    duck.closeSync();
    instance.closeSync();
  }
});

test('JSON-LD needs nothing from elsewhere, and its addresses lead to files of the site', () => {
  const TERMS = new Set(
    (
      'Dataset DataDownload ClaimReview Claim Rating Organization Person name identifier description url distribution ' +
      'contentUrl contentSize encodingFormat sha256 datePublished claimReviewed itemReviewed author reviewRating ' +
      'alternateName ratingValue bestRating worstRating reviewAspect ratingExplanation isBasedOn version'
    ).split(' '),
  );
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        if (name === '@context') {
          assert.deepEqual(
            [typeof inner, (inner as { '@vocab': string })['@vocab']],
            ['object', 'https://schema.org/'],
          );
          continue;
        }
        if (name === '@type') assert.ok(TERMS.has(String(inner)), String(inner));
        else assert.ok(TERMS.has(name) || /^@(?:language|value)$/.test(name), name);
        if (name === 'url' || name === 'contentUrl') assert.ok(existsSync(data(String(inner))), String(inner));
        visit(inner);
      }
  };
  const set = JSON.parse(text(data('dataset.jsonld')));
  visit(set);
  const downloads = set.distribution as { contentUrl: string; contentSize: string; sha256: string }[];
  assert.ok(downloads.length >= 10);
  for (const { contentUrl, contentSize, sha256 } of downloads) {
    assert.equal(contentSize, `${statSync(data(contentUrl)).size} B`);
    assert.equal(
      sha256,
      createHash('sha256')
        .update(readFileSync(data(contentUrl)))
        .digest('hex'),
    );
  }
  const [review, ...more] = JSON.parse(text(data('claim-reviews.json')));
  visit(review);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [
      review['@type'],
      review.claimReviewed,
      review.datePublished,
      review.reviewRating.alternateName,
      review.author.name,
    ],
    ['ClaimReview', 'Strikes doubled', '2026-01-02', 'contradicted', 'Nahr & <Co> "Röcord"'],
  );
});

test('each feed is Atom: ids that differ and are addresses, days, a link to itself and to pages that are there', () => {
  const ATOM = 'http://www.w3.org/2005/Atom';
  for (const language of ['en', 'ar', 'fa']) {
    const found: { path: string; tag: SaxesTagNS; said: string }[] = [];
    const open: (typeof found)[number][] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => assert.fail(error));
    parser.on('opentag', (tag) => {
      assert.equal(tag.uri, ATOM);
      const one = { path: [...open.map(({ tag: outer }) => outer.local), tag.local].join('/'), tag, said: '' };
      open.push(one);
      found.push(one);
    });
    parser.on('text', (said) => {
      if (open.length > 0) open.at(-1)!.said += said;
    });
    parser.on('closetag', () => open.pop());
    parser.write(text(join(site, language, 'feed.xml'))).close();
    const at = (path: string) => found.filter((one) => one.path === path);
    const saying = (path: string) => at(path).map(({ said }) => said);
    assert.equal(at('feed')[0]!.tag.attributes['xml:lang']!.value, language);
    for (const path of ['feed/id', 'feed/title', 'feed/updated', 'feed/author']) assert.equal(at(path).length, 1, path);
    const n = at('feed/entry').length;
    assert.equal(n, AWKWARD.length + 2);
    for (const path of ['id', 'title', 'updated', 'link']) assert.equal(at(`feed/entry/${path}`).length, n, path);
    const ids = [...saying('feed/id'), ...saying('feed/entry/id')];
    assert.equal(new Set(ids).size, n + 1);
    for (const id of ids) assert.match(id, /^[a-z]+:\S+$/);
    const updated = [...saying('feed/updated'), ...saying('feed/entry/updated')];
    for (const day of updated) assert.match(day, /^\d{4}-\d\d-\d\dT00:00:00Z$/);
    assert.equal(updated[0], updated.slice(1).sort().at(-1));
    for (const { tag } of [...at('feed/link'), ...at('feed/entry/link')])
      assert.ok(existsSync(join(site, language, tag.attributes['href']!.value)), tag.attributes['href']!.value);
    assert.ok(at('feed/link').some(({ tag }) => tag.attributes['rel']!.value === 'self'));
    const arabic = at('feed/entry/title').find(({ said }) => said.includes('الميناء'))!;
    assert.equal(arabic.tag.attributes['xml:lang']!.value, 'ar');
  }
});

/** What a keeper, or a thief of the key, lists and signs: files of the site, changed, added, or taken out (null). */
async function resigned(changes: Readonly<Record<string, string | null>>) {
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(site.length + 1), readFileSync(path));
    }
  const sums = parseSums(Buffer.from(files.get('site.sums')!).toString());
  for (const [path, content] of Object.entries(changes)) {
    files.delete(path);
    sums.delete(path);
    if (content === null) continue;
    files.set(path, Buffer.from(content));
    sums.set(path, createHash('sha256').update(content).digest('hex'));
  }
  const list = formatSums(sums);
  files.set('site.sums', Buffer.from(list));
  const digest = createHash('sha256').update(list).digest('hex');
  files.set('site.note', Buffer.from(signStatement(info, siteStatement(info.origin, digest))));
  return verifySite(files, { logKeys: [info.vkey] });
}

test('tables are made again from the proofs: a forged one is refused, whoever lists and signs it', async () => {
  const good = await resigned({});
  assert.deepEqual([good.ok, good.problems], [true, []]);
  assert.deepEqual(good.checks.data, { made: 9, failed: 0 });
  const told = async (changes: Readonly<Record<string, string | null>>) =>
    (await resigned(changes)).problems.map(({ check, code, where }) => [check, code, where]);
  const acts = text(data('acts.csv'));
  assert.match(acts, /,9000000000,/);
  assert.deepEqual(await told({ 'data/acts.csv': acts.replace('9000000000', '9000000001') }), [
    ['data', 'data-differs', 'data/acts.csv line 2'],
  ]);
  const rows = acts.split('\r\n');
  for (const [forged, line] of [
    [[rows[0], rows[2], rows[1], ''], 2],
    [[rows[0], rows[1], ''], 3],
    [[...rows.slice(0, 3), rows[2], ''], 4],
    [[rows[0]!.slice(1), ...rows.slice(1)], 1],
    [[rows[0]!.replace('killed_best', 'killed_low'), ...rows.slice(1)], 1],
  ] as const)
    assert.deepEqual(await told({ 'data/acts.csv': forged.join('\r\n') }), [
      ['data', 'data-differs', `data/acts.csv line ${line}`],
    ]);
  const documents = text(data('documents.jsonl'));
  assert.deepEqual(await told({ 'data/documents.jsonl': documents.replace('"plain"', '"plainly"') }), [
    ['data', 'data-differs', 'data/documents.jsonl line 1'],
  ]);
  assert.deepEqual(await told({ 'data/events.jsonl': null }), [['data', 'file-missing', 'data/events.jsonl']]);
  for (const path of ['data/victims.csv', 'data/links.csv', 'data/acts.tsv', 'data/more/acts.csv'])
    assert.deepEqual(await told({ [path]: 'id\r\n' }), [['data', 'file-unlisted', path]]);
});
