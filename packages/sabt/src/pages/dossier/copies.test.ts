/** A blacked-out copy on the pages of a dossier: told in a sentence, called a copy, and led to from what it was made of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES, type Language } from '../../i18n/index.ts';
import type { Json } from '../../model/records.ts';
import { ID, OTHER_ID } from '../test/dossier-values.ts';
import type { DossierModel, DossierRecordView } from './model.ts';
import { dossierPages } from './pages.ts';
import { dossierPaper } from './paper.ts';

const BOX = { x: 72, y: 90, width: 144, height: 18 };
const BOXES = [1, 3, 1].map((page) => ({ page, ...BOX }));

function record(id: string, values: { [path: string]: Json }, isCopy: boolean | null): DossierRecordView {
  const file = { path: `files/${id}.pdf`, size: 10, sha256: '0'.repeat(64) };
  return {
    id,
    kind: 'document',
    entry: 3,
    at: '2026-11-23',
    values: new Map(Object.entries({ ...values, id, version: 1 })),
    withheld: [],
    housekeeping: 0,
    erased: [],
    erasedBefore: [],
    file: isCopy === null ? null : { ...file, isCopy },
  };
}

function model(mediaType: string): DossierModel {
  const redacted = { boxes: BOXES, reason: 'safety', tool: 'sabt-blacking@1' };
  const copy = { name: 'blacked-out.pdf', mediaType, acquiredFrom: { document: ID, entry: 2104, redacted } };
  return {
    archive: 'سجل',
    origin: 'market.example/log',
    vkey: 'market.example/log+00+AA',
    day: '2026-11-23',
    size: 100,
    root: 'cm9vdA==',
    note: 'market.example/log\n100\ncm9vdA==\n',
    records: [record(ID, { languages: ['fa'] }, null), record(OTHER_ID, copy, true)],
    witnesses: [],
    stamps: [],
    data: [],
    verifierDigest: '0'.repeat(64),
    verifierProgramDigest: '1'.repeat(64),
  };
}

const pageOf = (language: Language, id: string, mediaType: string): string =>
  new Map(dossierPages(model(mediaType))).get(`${language}/${id}.html`)!;
const words = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/ +/g, ' ');

const SAID = {
  en: ['3 boxes are blacked out. (pages 1 and 3, for somebody’s safety)', 'The copy', 'File, as it was taken in'],
  ar: ['سُوِّدت ٣ مستطيلات. (الصفحتان ١ و٣، حفاظاً على سلامة شخص)', 'النسخة', 'الملف كما أُدخل'],
  fa: ['۳ کادر سیاه شده است. (صفحه‌های ۱ و ۳، برای امنیت کسی)', 'رونوشت', 'پرونده، همان‌گونه که گرفته شد'],
} as const;

for (const language of LANGUAGES)
  test(`a copy is told in a sentence, without raw keys, under a heading of its own: ${language}`, () => {
    const [sentence, heading, whole] = SAID[language];
    const page = pageOf(language, OTHER_ID, 'application/pdf');
    const said = words(page);
    assert.ok(said.includes(sentence.replace('’', '&#39;')) || said.includes(sentence), said);
    assert.match(page, new RegExp(`<h2>${heading}</h2>`));
    assert.ok(!said.includes(whole));
    assert.doesNotMatch(said, /redacted|boxes (height|x)\b|2104/);
    assert.doesNotMatch(said, /(?<word>سند|وثيقة|Document) \k<word>/u);
    assert.match(page, new RegExp(`href="${ID}\\.html"`), 'to what it was made of');
    assert.match(pageOf(language, ID, 'application/pdf'), new RegExp(`href="${OTHER_ID}\\.html"`), 'and back');
  });

test('a picture has no pages to name', () => {
  assert.match(words(pageOf('en', OTHER_ID, 'image/png')), /3 boxes are blacked out\. \(for somebody/);
});

test('paper says the same, without the numbers of the boxes', () => {
  const blocks = [...dossierPaper(model('application/pdf'), 'en').blocks];
  const said = JSON.stringify(blocks).replace(/[\u2066-\u2069]/g, '');
  assert.match(said, /3 boxes are blacked out\. \(pages 1 and 3/);
  assert.match(said, /"The copy"/);
  assert.match(said, /A blacked-out copy of this file is shown here: blacked-out\.pdf/);
  assert.doesNotMatch(said, /72, 90|sabt-blacking|redacted/);
});
