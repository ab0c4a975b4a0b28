/**
 * An erasure outlives the version that it took from: whatever is entered afterwards is made of what was left, and reads as if
 * it were whole. That something went from a former version is told wherever outsiders read.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseOpening, verifyDossier } from '@sabt/proof';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { previewDossier } from '../packages/sabt/src/app/dossier/dossier.ts';
import { proofFor } from '../packages/sabt/src/app/dossier/proving.ts';
import { WithholdDesk } from '../packages/sabt/src/app/pages/withhold.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { takeIn } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { recordCommands } from '../packages/sabt/src/commands/records.ts';
import { Made } from './dossier/made.ts';

const QUIET = { progress: () => undefined, signal: new AbortController().signal };
const ACTING = { ...QUIET, by: 'A. Keeper' };
const TEXT =
  'Guards took Zulaykha Quartermain from her house.\n\nShe was not beaten.\n\nA second text of the day stands here.\n';
const SAID = {
  en: [
    /Of a former version of this record \(no\. 1, 2 and 3\) was erased: Text, passage 2/,
    /for somebody’s safety/,
    /The text below is what was left of it/,
  ],
  ar: [
    /مُحي من إصدار سابق من هذه المادة \(رقم [١٢٣،و ]+\): النص، الفقرة ٢/,
    /حفاظاً على سلامة شخص/,
    /والنص أدناه هو ما بقي منه/,
  ],
  fa: [
    /از نگارشی پیشین از این برگه \(شمارهٔ [۱۲۳،و‏ ]+\) امحا شده است: متن، بند ۲/,
    /برای امنیت کسی/,
    /متن زیر همان است که از آن مانده/,
  ],
} as const;
const LANGUAGES = ['en', 'ar', 'fa'] as const;

let made: Made;
let id: string;
let retitled: string;
let sound: string;

async function written(name: string, text: string): Promise<string> {
  const path = join(made.dir, name);
  writeFileSync(path, text);
  const { documents } = await takeIn({ paths: [path], recursive: false }, made.app, {
    ...ACTING,
    app: made.app,
  } as never);
  return documents[0]!.id;
}

before(async () => {
  made = await Made.open();
  const { app } = made;
  id = await written('report.txt', TEXT);
  retitled = await written('second.txt', 'Workers left the dock at noon.\n');
  sound = await written('third.txt', 'Nothing went from here.\n');
  await app.correct(id, ['confidentiality=public'], 'A. Keeper');
  await app.correct(retitled, ['confidentiality=public', 'title=Malachite Broomfield saw it'], 'A. Keeper');
  await app.correct(sound, ['confidentiality=public', 'title=Sound'], 'A. Keeper');
  const start = TEXT.indexOf('Zulaykha');
  const span = `text@${start}-${start + 'Zulaykha Quartermain'.length}`;
  await app.erase({ id, paths: [span], reason: 'safety', dryRun: false }, ACTING);
  await app.erase({ id: retitled, paths: ['title'], reason: 'legal', dryRun: false }, ACTING);
});
after(() => made.close());

const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll('&#39;', "'");

test('while the version that holds has the gap itself, the gap tells, and nothing else is said', async () => {
  assert.equal(made.app.show(id, { versions: false }).erasedBefore, undefined);
  const { files } = await made.dossier([id]);
  const page = words(Buffer.from(files.get(`en/${id}.html`)!).toString());
  assert.match(page, /\[erased\]/);
  assert.doesNotMatch(page, /Of a former version/);
});

test('after a later version it is told above the text that something of a former one is gone', async () => {
  await made.app.correct(id, ['tags=checked'], 'A. Keeper');
  await made.app.correct(retitled, ['title=A dock'], 'A. Keeper');
  const { files, path } = await made.dossier([id, retitled, sound]);
  const site = join(made.dir, 'site');
  await publish({ out: site, force: false, all: false }, made.app, QUIET);
  for (const language of LANGUAGES)
    for (const [where, read] of [
      ['dossier', (of: string) => Buffer.from(files.get(`${language}/${of}.html`)!).toString()],
      ['site', (of: string) => readFileSync(join(site, `${language}/records/${of}.html`), 'utf8')],
    ] as const) {
      const page = words(read(id));
      for (const said of SAID[language]) assert.match(page, said, `${where} ${language}`);
      assert.ok(page.search(SAID[language][2]) < page.indexOf('Guards took'), `${where} ${language}: above the text`);
      const [erased, , left] = SAID[language];
      const other = words(read(retitled));
      assert.match(other, new RegExp(`${erased.source.split('(')[0]}`.slice(0, 20)), `${where} ${language}`);
      assert.doesNotMatch(other, left, `${where} ${language}: the text lost nothing`);
      assert.doesNotMatch(words(read(sound)), new RegExp(erased.source.slice(0, 15)), `${where} ${language}`);
      assert.doesNotMatch(page + other, /Zulaykha|Malachite/);
    }
  const paper = await pdfWords(files.get('en/dossier.pdf')!);
  for (const said of [
    'Ofaformerversionofthisrecord(no.1,2and3)waserased:Text,passage2',
    'Thetextbelowiswhatwasleftofit',
  ])
    assert.ok(paper.includes(said), `${said} in ${paper}`);
  assert.deepEqual((await verifySiteFolder(site, { key: made.vkey }, QUIET)).problems, []);
  const checked = verifyDossier(files, { logKeys: [made.vkey] }).checks.filter(({ ok }) => !ok);
  assert.deepEqual(checked, []);
  const python = spawnSync('python3', ['examples/verify.py', path, '--key', made.vkey], { encoding: 'utf8' });
  assert.equal(python.status, 0, python.stdout + python.stderr);
  // the records of the erasures go along, of whichever version they are
  const lines = (file: Uint8Array) =>
    Buffer.from(file)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; fields: { record?: string } });
  for (const records of [
    lines(files.get('data/records.jsonl')!),
    lines(readFileSync(join(site, 'data/records.jsonl'))),
  ])
    assert.deepEqual(
      [id, retitled, sound].map(
        (of) => records.filter(({ kind, fields }) => kind === 'erasure' && fields.record === of).length,
      ),
      [3, 1, 0],
    );
});

test('it is told before anything leaves, and by the command', async () => {
  const { answer } = await previewDossier({ ids: [id, sound], include: [], restricted: false }, made.app);
  const seen = new Map(answer.preview!.map((one) => [one.id, one]));
  const [before] = seen.get(id)!.erasedBefore;
  assert.deepEqual([before!.versions, before!.paths[0], before!.reason], [[1, 2, 3], 'text/1', 'safety']);
  assert.deepEqual(seen.get(sound)!.erasedBefore, []);
  const view = new WithholdDesk(made.app).outside(id);
  assert.deepEqual(view.erasedBefore, [before]);
  const shown = made.app.show(id, { versions: false });
  assert.deepEqual(shown.erasedBefore, [before]);
  const show = recordCommands.find((one) => one.words.join() === 'show')!;
  const said = (show as unknown as { print(shown: object): string }).print(shown).split('\n');
  const [told, text] = ['of former versions (1, 2, 3) was erased: text/1', 'text  '].map((start) =>
    said.findIndex((line) => line.startsWith(start)),
  ) as [number, number];
  assert.ok(told > 0 && told < text, said.join('\n'));
  assert.equal(made.app.show(sound, { versions: false }).erasedBefore, undefined);
});

test('as of a former size of the log, only what went before is told', () => {
  const { entry } = made.app.archive.versionsOf(id)[0]!;
  assert.equal(made.app.show(id, { versions: false, at: entry + 1 }).erasedBefore, undefined);
});

test('the size of the file, by which the length of what went could be reckoned, stays in later versions too', async () => {
  const pathsOf = (of: string): string[] =>
    proofFor(of, {}, made.app).proof.openings.map(({ opening }) => parseOpening(opening).path);
  assert.equal(made.app.show(id, { versions: false }).fields['size'], Buffer.byteLength(TEXT));
  assert.ok(!pathsOf(id).includes('size'));
  assert.ok(pathsOf(sound).includes('size'));
  assert.throws(() => proofFor(id, { include: ['size'] }, made.app), { code: 'redacted' });
  const { files } = await made.dossier([id]);
  const of = JSON.parse(Buffer.from(files.get('data/records.jsonl')!).toString().split('\n')[0]!) as {
    id: string;
    fields: object;
  };
  assert.equal(of.id, id);
  assert.ok(!Object.keys(of.fields).includes('size'));
});

async function pdfWords(bytes: Uint8Array): Promise<string> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  let all = '';
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    all += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return all.replaceAll(/[\s\u2066-\u2069]+/g, '');
}
