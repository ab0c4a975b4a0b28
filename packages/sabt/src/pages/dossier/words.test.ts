/** Dossiers speak the reader's language: every kind of record, every field, every term of a closed list. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORD_KINDS, SLOTS } from '@sabt/proof';
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import type { Json } from '../../model/records.ts';
import { fieldLabel } from '../parts/fields.ts';
import { CLAIM, FIGURE, ID, OTHER_ID, VALUES } from '../test/dossier-values.ts';
import type { DossierModel, DossierRecordView } from './model.ts';
import { contextOf, dossierPages } from './pages.ts';
import { dossierPaper } from './paper.ts';
import { plainText } from './plain.ts';

const RIGHT_TO_LEFT = ['ar', 'fa'] as const satisfies readonly Language[];

function record(kind: DossierRecordView['kind'], i: number, values: { [path: string]: Json }): DossierRecordView {
  const id = `${ID.slice(0, 24)}${String(i).padStart(2, '0')}`;
  return {
    id,
    kind,
    entry: i,
    at: '2026-11-23',
    values: new Map(Object.entries({ ...values, id, version: 1 })),
    withheld: ['author', 'text/1', 'custom/case'],
    housekeeping: 2,
    erased: [{ path: 'description', reason: 'safety' }],
    erasedBefore: [{ entries: [7], versions: [1, 2], paths: ['text/2', 'title'], reason: 'legal', day: '2026-11-22' }],
    file: null,
  };
}

/** One record of each kind, with every field that it has a slot for. */
const RECORDS = RECORD_KINDS.map((kind, i) => {
  const own = kind === 'figure' ? FIGURE : kind === 'claim' ? CLAIM : {};
  const paths = SLOTS.get(kind)!.map(({ path }) => path);
  const values = Object.fromEntries(
    paths.map((path) => [path, own[path] ?? VALUES[`${kind}.${path}`] ?? VALUES[path]]),
  );
  for (const path of paths) assert.notEqual(values[path], undefined, `${kind}: a value for ${path}`);
  return record(kind, i, values as { [path: string]: Json });
});

const MODEL: DossierModel = {
  archive: 'سجل',
  origin: 'market.example/log',
  vkey: 'market.example/log+00+AA',
  day: '2026-11-23',
  size: 100,
  root: 'cm9vdA==',
  note: 'market.example/log\n100\ncm9vdA==\n',
  records: RECORDS,
  witnesses: [],
  stamps: [],
  data: ['data/records.jsonl'],
  verifierDigest: '0'.repeat(64),
  verifierProgramDigest: '1'.repeat(64),
};

/** Words of others, names of formats, ids and digests are marked as such; what is left is the program's own. */
function ownWords(page: string): string {
  return page
    .replace(/<(style|pre|title)[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<nav>[\s\S]*?<\/nav>/g, ' ')
    .replace(/<div class="on-paper">[\s\S]*?<\/div>/g, ' ')
    .replace(/<bdi[^>]*>[^<]*<\/bdi>/g, ' ')
    .replace(/<span dir="auto">[^<]*<\/span>/g, ' ')
    .replace(/<p dir="auto">[^<]*<\/p>/g, ' ')
    .replace(/<h1[^>]*>[^<]*<\/h1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ');
}

/** Proper names that have no others, and the unit that tables are asked to write so. */
const PROPER = /\b(?:SHA-256|UTC|PLOVER|ACLED|CAMEO|PDF|ZIP|QR|verify\.html|sabt|Python|percent)\b/g;

test('every field of every kind has a name in each language', () => {
  for (const language of LANGUAGES) {
    const page = contextOf(language);
    for (const kind of RECORD_KINDS)
      for (const { path } of SLOTS.get(kind)!) {
        const label = plainText(fieldLabel(page, path));
        assert.ok(!label.includes('\u2066'), `${language}: the field ${kind}.${path} has no name`);
        if (language !== 'en') assert.match(label, /\p{Script=Arabic}/u, `${language} ${path}`);
      }
  }
});

test('the pages of every kind of record hold no word of another language but those of others', () => {
  for (const language of RIGHT_TO_LEFT)
    for (const [path, page] of dossierPages(MODEL)) {
      if (!path.startsWith(`${language}/`) || path.endsWith('index.html')) continue;
      const kind = RECORDS.find(({ id }) => path.includes(id))!.kind;
      const left =
        ownWords(page)
          .replace(PROPER, '')
          .match(/[A-Za-z][A-Za-z-]+/g) ?? [];
      assert.deepEqual(left, [], `${language} ${kind}`);
    }
});

/** Terms of closed lists among the values of `RECORDS`. */
const TERMS =
  'public identity restricted given withdrawn confirmed suggested same-event same closed abstain act vote codebook ' +
  'consent-withdrawn safety initiator perpetrator town day original taken-in supported undecidable up growth trend ' +
  'sources-differ same-season direction-assumed acts-without-source protest-march protest';

test('terms of closed lists and parts of values have words in each language', () => {
  for (const language of LANGUAGES)
    for (const [path, page] of dossierPages(MODEL)) {
      if (!path.startsWith(`${language}/`)) continue;
      for (const [, said] of page.matchAll(/>([^<>]*)</g))
        if (language !== 'en' || said!.includes('-'))
          assert.ok(!TERMS.split(' ').includes(said!.trim()), `${path}: the term ${said} has no words`);
      assert.doesNotMatch(
        page,
        /<span class="soft"><bdi[^>]*>[^<]*<\/bdi><\/span>/,
        `${path}: a part of a value has no name`,
      );
      assert.doesNotMatch(page, /<dt><bdi(?: class="code"[^>]*)?>[a-z]/, `${path}: a field has no name`);
    }
});

test('no record is shown as a dump, and nothing leads out of the dossier', () => {
  for (const [path, page] of dossierPages(MODEL)) {
    assert.doesNotMatch(page, /\{&quot;|\[object /, path);
    for (const [, href] of page.matchAll(/href="([^"]*)"/g)) assert.doesNotMatch(href!, /^(?:\/|https?:)/, path);
  }
});

test('a number is its sentence, and a claim its verdict with reason, need and cautions', () => {
  const page = (language: Language, kind: string): string =>
    new Map(dossierPages(MODEL)).get(`${language}/${RECORDS.find((one) => one.kind === kind)!.id}.html`)!;
  const number = page('en', 'figure').replace(/<[^>]*>/g, '');
  for (const said of [
    /the number of reported acts/i,
    /95%|between/,
    /Negative binomial|negative binomial/,
    /Checkpoint 5,000/,
  ])
    assert.match(number, said);
  assert.match(page('en', 'figure'), /<h1[^>]*>Trend: reported acts[^<]*Türkiye/);
  assert.match(page('fa', 'figure'), /<h1[^>]*>[^<A-Za-z]*ترکیه/);
  const claim = page('en', 'claim').replace(/<[^>]*>/g, '');
  for (const said of [/The record supports this/, /What would be needed/, /What to know besides/])
    assert.match(claim, said);
});

test('events and acts without a title are called by what happened, where and when', () => {
  const act = record('act', 40, {
    type: 'protest-march',
    event: `${ID.slice(0, 24)}41`,
    when: { start: '2022-09-16', end: '2022-09-16', precision: 'day' },
    place: { id: 'gn:1', name: 'Saqqez', lat: 36, lon: 46, precision: 'town' },
  });
  const event = record('event', 41, {});
  const redaction = record('redaction', 42, { record: act.id, paths: ['text/1'], reason: 'safety' });
  const coding = record('coding', 43, { document: OTHER_ID, value: { act: 'riot' } });
  const pages = new Map(dossierPages({ ...MODEL, records: [act, event, redaction, coding] }));
  const titled = (language: Language, { id }: DossierRecordView): string =>
    /<h1[^>]*>([^<]*)<\/h1>/.exec(pages.get(`${language}/${id}.html`)!)![1]!;
  assert.match(titled('en', act), /^Protest march, .*Saqqez.*, .*2022/i);
  assert.match(titled('en', event), /march.*Saqqez/i);
  assert.match(titled('fa', event), /Saqqez.*۱۴۰۱/);
  assert.match(titled('en', redaction), /^Withheld of: .*march/i);
  assert.match(titled('en', coding), /^Coding: Riot/);
});

test('a coding says all of the act that it suggests, and a number that is not known is none', () => {
  const coding = RECORDS.find(({ kind }) => kind === 'coding')!;
  const text = new Map(dossierPages(MODEL)).get(`en/${coding.id}.html`)!.replace(/<[^>]*>/g, ' ');
  for (const said of ['Protest march', 'initiator', 'معلمان', 'سقز', 'told by somebody else'])
    assert.match(text.toLowerCase(), new RegExp(said.toLowerCase()), said);
  const act = RECORDS.find(({ kind }) => kind === 'act')!;
  const page = new Map(dossierPages(MODEL)).get(`en/${act.id}.html`)!;
  assert.match(page, /<dt>Injured<\/dt><dd>at least 2/i);
  assert.doesNotMatch(page, /\?/);
});

test('paper says what the pages say', () => {
  for (const language of LANGUAGES) {
    const blocks = [...dossierPaper(MODEL, language).blocks];
    const text = JSON.stringify(blocks);
    assert.doesNotMatch(text, /\{\\"|\[object /, language);
    assert.ok(!text.includes('trend country:TR'), language);
    assert.match(text, language === 'en' ? /The record supports this/ : /[\u0600-\u06ff]/);
  }
});
