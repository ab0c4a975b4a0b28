/** What was erased of a record is told from what is withheld, wherever outsiders read: site, dossier, paper. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { takeIn } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { Made } from './dossier/made.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const ACTING = { ...QUIET, by: 'A. Keeper' };
const TEXT =
  'The gates were shut.\n\nMimosa rendezvous was at ten.\n\nThe strikers left.\n\nZulaykha Quartermain saw it.\n';
const MARKS = {
  en: ['[withheld]', '[erased]', 'Text, passage 4: for somebody’s safety', 'The file itself: for somebody’s safety'],
  ar: ['[محجوب]', '[مُحي]', 'النص، الفقرة ٤: حفاظاً على سلامة شخص', 'الملف نفسه: حفاظاً على سلامة شخص'],
  fa: ['[پوشیده]', '[امحا شده]', 'متن، بند ۴: برای امنیت کسی', 'خود پرونده: برای امنیت کسی'],
} as const;
type Language = keyof typeof MARKS;

let made: Made;
let id: string;
let site: string;
let files: Map<string, Uint8Array>;

before(async () => {
  made = await Made.open();
  const { app } = made;
  const path = join(made.dir, 'report.txt');
  writeFileSync(path, TEXT);
  const { documents } = await takeIn({ paths: [path], recursive: false }, app, { ...ACTING, app } as never);
  id = documents[0]!.id;
  await app.correct(id, ['confidentiality=public', 'title=Report of the harbour'], 'A. Keeper');
  await app.redact({ id, paths: ['text/1'], reason: 'safety' }, ACTING);
  await app.erase({ id, paths: ['text/3'], reason: 'safety', dryRun: false }, ACTING);
  site = join(made.dir, 'site');
  await publish({ out: site, force: false, all: false }, app, QUIET);
  ({ files } = await made.dossier([id]));
});
after(() => made.close());

/** As people read it. */
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll('&#39;', "'");

async function pdfWords(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  let all = '';
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    all += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return all.replaceAll(/\s+/g, '');
}

for (const language of ['en', 'ar', 'fa'] as const satisfies Language[]) {
  const [withheld, erased, passage, file] = MARKS[language];
  for (const [where, page] of [
    ['a page of the site', () => readFileSync(join(site, `${language}/records/${id}.html`), 'utf8')],
    ['a page of the dossier', () => Buffer.from(files.get(`${language}/${id}.html`)!).toString()],
  ] as const)
    test(`${where} marks and lists what was erased, with the reason: ${language}`, () => {
      const said = words(page());
      assert.ok(said.indexOf('shut.') < said.indexOf(withheld), said);
      assert.ok(said.indexOf(withheld) < said.indexOf('strikers left'), said);
      assert.ok(said.indexOf('strikers left') < said.indexOf(erased), said);
      for (const line of [passage, file]) assert.ok(said.includes(line), `${line} in ${said}`);
      assert.doesNotMatch(said, /text\/\d|Mimosa|Zulaykha/);
    });

  test(`the paper does likewise: ${language}`, async () => {
    const said = await pdfWords(files.get(`${language}/dossier.pdf`)!);
    // marks of other scripts come out in the order of their glyphs; `gapped.test.ts` has the words
    if (language === 'en') assert.ok(said.includes('[withheld]') && said.includes('[erased]'), said);
    assert.ok(said.includes('strikersleft'), said);
    assert.doesNotMatch(said, /text\/\d|Mimosa|Zulaykha/);
  });
}

test('the site of it verifies', async () => {
  const { ok, problems } = await verifySiteFolder(site, { key: made.vkey }, QUIET);
  assert.deepEqual([ok, problems], [true, []]);
});
