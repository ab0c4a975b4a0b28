/** Blacked-out copies of files, through the whole program: what leaves is proved, and holds no trace of what was withheld. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readZip, verifyDossier, verifySite } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import { writeDossier } from '../packages/sabt/src/app/dossier/dossier.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { takeIn } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { verifyFolder } from '../packages/sabt/src/app/verifying/verifying.ts';
import { verifySiteFolder } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { standingCopy } from '../packages/sabt/src/app/withholding/redacting/copies.ts';
import type { Json } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { lookAt } from '../packages/sabt/src/stages/publishing/index.ts';
import { drawnPicture, printedPdf, withMetadata } from '../packages/sabt/src/stages/publishing/test/pictures.ts';
import { findWords } from './running/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-blacked-out-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');
after(() => rmSync(folder, { recursive: true, force: true }));

const RUN = { by: 'anna', signal: new AbortController().signal, progress: () => {} };
const SECRET = 'Nasrin-Example-7731';

let made = 0;
async function withFile(name: string, bytes: Uint8Array): Promise<{ app: App; id: string }> {
  const dir = join(folder, `archive${made++}`);
  await createArchive(dir);
  const app = await App.open(dir, { mode: 'write' });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { documents } = await takeIn({ paths: [path], recursive: false }, app, { ...RUN, app } as never);
  const id = documents[0]!.id;
  await app.correct(id, ['confidentiality=public'], 'anna');
  return { app, id };
}

async function dossier(app: App, ids: string[]): Promise<Map<string, Uint8Array>> {
  const out = join(folder, `d${made++}.zip`);
  await writeDossier({ ids, include: [], restricted: false, force: false, out }, app);
  const zip = readFileSync(out);
  const files = readZip(zip);
  assert.deepEqual(
    verifyDossier(files, { logKeys: [app.archive.info.vkey] }).checks.filter(({ ok }) => !ok),
    [],
  );
  return new Map([['the ZIP itself', zip], ...files]);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a blacked-out copy of a picture', () => {
  const stored = { width: 160, height: 96 };
  const face = { x: 16, y: 8, width: 40, height: 24, colour: '#c03' };
  // as seen with orientation 6: a quarter turn clockwise
  const box = { page: 1, x: 96 - 8 - 24, y: 16, width: 24, height: 40 };

  it('is handed over in its place, proved to be a copy of what the log holds, without a trace of the rest', async () => {
    const thumbnail = await drawnPicture('jpeg', { width: 24, height: 16 }, [{ ...face, x: 2, y: 2 }]);
    const file = withMetadata(await drawnPicture('jpeg', stored, [face]), 6, SECRET, thumbnail);
    const { app, id } = await withFile('IMG_7731.jpg', file);
    const before = await dossier(app, [id]);
    assert.ok(findWords(before, [SECRET]).length > 0, 'without redaction the whole file leaves');
    const done = await app.redact({ id, paths: [], boxes: [box], reason: 'safety' }, RUN);
    assert.ok(done.copy !== undefined && 'id' in done.copy);
    const files = await dossier(app, [id]);
    assert.deepEqual(findWords(files, [SECRET, sha256(file)]), []);
    const name = [...files.keys()].find((path) => path.startsWith('files/'))!;
    const copy = files.get(name)!;
    assert.equal(sha256(copy), done.copy.sha256);
    for (const [path, bytes] of files)
      for (const part of [thumbnail.subarray(-60), file.subarray(-200, -40)])
        assert.ok(!Buffer.from(bytes).includes(part), path);
    const image = await loadImage(Buffer.from(copy));
    assert.deepEqual([image.width, image.height], [96, 160]);
    const context = createCanvas(96, 160).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(box.x, box.y, box.width, box.height);
    assert.deepEqual([...new Set(data.map((value, i) => (i % 4 === 3 ? 0 : value)))], [0]);
    const records = Buffer.from(files.get('data/records.jsonl')!).toString().trim().split('\n');
    const lines = records.map(
      (line) => JSON.parse(line) as { id: string; kind: string; fields: { [p: string]: Json } },
    );
    const ofCopy = lines.find((line) => line.fields['sha256'] === sha256(copy))!;
    const origin = ofCopy.fields['acquiredFrom'] as {
      document: string;
      entry: number;
      redacted: { [k: string]: Json };
    };
    assert.equal(origin.document, id);
    assert.ok(app.archive.versionsOf(id).some(({ entry }) => entry === origin.entry));
    assert.deepEqual([origin.redacted['boxes'], origin.redacted['reason']], [[box], 'safety']);
    assert.ok(lines.some(({ kind, fields }) => kind === 'redaction' && fields['record'] === id));
    assert.ok(!records.join('').includes('"anna"'), 'who did it stays');
    const { custody } = app.show(done.copy.id, { versions: false }).fields as { custody: { signature?: object }[] };
    assert.ok(custody[0]!.signature !== undefined, 'and is signed');
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });

  it('stands on the public site, whose every byte has no trace of the file; another publishing changes nothing', async () => {
    const file = withMetadata(await drawnPicture('jpeg', stored, [face]), 1, SECRET, Buffer.from('t'));
    const { app, id } = await withFile('z.jpg', file);
    await app.correct(id, ['title=A photograph'], 'anna');
    const { copy } = await app.redact({ id, paths: [], boxes: [box], reason: 'safety' }, RUN);
    assert.ok(copy !== undefined && 'id' in copy);
    const out = join(folder, 'site');
    await publish({ out, force: false, all: false }, app, RUN);
    assert.deepEqual((await verifySiteFolder(out, {}, RUN)).problems, []);
    const files = filesBelow(out);
    assert.deepEqual(findWords(files, [SECRET, sha256(file), '"anna"']), []);
    const path = `copies/${copy.id}.jpg`;
    assert.equal(sha256(files.get(path)!), copy.sha256);
    assert.deepEqual((await verifySite(files)).checks.original, { made: 1, failed: 0 });
    const exchanged = await verifySite(new Map(files).set(path, file));
    assert.deepEqual(
      exchanged.problems.filter(({ check }) => check === 'original').map(({ code, where }) => [code, where]),
      [['file-differs', path]],
      'exchanged on a site, whoever lists and signs it',
    );
    const pages = [...files].filter(([name]) => name.endsWith(`${copy.id}.html`));
    assert.equal(pages.length, 3);
    for (const [, bytes] of pages) assert.ok(Buffer.from(bytes).includes(path));
    const linksOf = (of: string, language: string): string =>
      readFileSync(join(out, `${language}/records/${of}.html`), 'utf8');
    for (const language of ['en', 'ar', 'fa']) {
      assert.ok(linksOf(id, language).includes(`href="../records/${copy.id}.html"`), 'the record leads to its copy');
      assert.ok(linksOf(copy.id, language).includes(`href="${id}.html"`), 'and the copy back');
      assert.match(linksOf(copy.id, language), language === 'en' ? /, entry \d+\.</ : /(?:القيد [٠-٩]+|ردیف [۰-۹]+)/);
    }
    assert.equal((await publish({ out, force: false, all: false }, app, RUN)).written, 0);
    await app.redact({ id: copy.id, paths: ['blob'], reason: 'legal' }, RUN);
    await publish({ out, force: false, all: false }, app, RUN);
    assert.ok(!filesBelow(out).has(path), 'withheld later, it goes');
    assert.ok(!linksOf(id, 'en').includes('copy of this file'));
    await app.close();
  });

  it('gives way to one with more boxes, which keeps those of the former; nothing happens where it cannot be made', async () => {
    const { app, id } = await withFile('p.png', await drawnPicture('png', stored, [face]));
    const other = { page: 1, x: 100, y: 50, width: 20, height: 20 };
    await assert.rejects(app.redact({ id, paths: [], boxes: [{ ...other, x: 900 }], reason: 'safety' }, RUN), {
      code: 'invalid-argument',
    });
    assert.equal(app.archive.versionsOf(id).length, 2);
    const planned = await app.redact({ id, paths: [], boxes: [other], reason: 'legal', dryRun: true }, RUN);
    assert.deepEqual([planned.entry, planned.copy], [null, { boxes: [other] }]);
    assert.equal(standingCopy(id, app), null);
    const first = await app.redact({ id, paths: [], boxes: [other], reason: 'legal' }, RUN);
    const second = await app.redact({ id, paths: [], boxes: [box], reason: 'safety' }, RUN);
    assert.ok(first.copy !== undefined && 'id' in first.copy && second.copy !== undefined && 'id' in second.copy);
    assert.deepEqual(second.copy.boxes, [box, other]);
    assert.equal(standingCopy(id, app)?.id, second.copy.id);
    const files = await dossier(app, [id, first.copy.id]);
    const handed = [...files].filter(([path]) => path.startsWith('files/')).map(([, bytes]) => sha256(bytes));
    assert.deepEqual(handed, [second.copy.sha256], 'of the first copy the file stays now');
    await app.redact({ id: second.copy.id, paths: ['blob'], reason: 'legal' }, RUN);
    assert.equal(standingCopy(id, app), null);
    await app.close();
  });

  it('outlives the file that it was made of', async () => {
    const { app, id } = await withFile('q.png', await drawnPicture('png', stored, [face]));
    const { copy } = await app.redact({ id, paths: [], boxes: [box], reason: 'safety' }, RUN);
    const erased = await app.erase({ id, paths: ['blob'], reason: 'safety', dryRun: false }, RUN);
    assert.equal(erased.state, 'erased');
    const files = await dossier(app, [id]);
    const handed = [...files].filter(([path]) => path.startsWith('files/')).map(([, bytes]) => sha256(bytes));
    assert.ok(copy !== undefined && 'sha256' in copy);
    assert.deepEqual(handed, [copy.sha256]);
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });
});

describe('a blacked-out copy of a PDF', () => {
  const NAME = 'Qamarzad';
  const page = (lines: string[]) => lines.map((text, i) => ({ x: 72, y: 700 - 40 * i, text }));
  const pages = [
    page([`The witness ${NAME} lives at the river.`, 'Everybody may read this.']),
    page(['The house of Qamar', 'zad burnt down.']),
  ];

  it('has words taken out of its pages, and the text of the record is proved but for them', async () => {
    const file = printedPdf(pages, SECRET);
    const { app, id } = await withFile('report.pdf', file);
    const { copy, paths } = await app.redact({ id, paths: [], words: [NAME, SECRET], reason: 'safety' }, RUN);
    assert.ok(copy !== undefined && 'id' in copy);
    assert.equal(copy.boxes.length, 3, 'one on the first page, two on the second, where a line ends in the name');
    assert.ok(paths.includes('blob') && paths.includes('title') && !paths.includes('text'), paths.join());
    const files = await dossier(app, [id]);
    assert.deepEqual(findWords(files, [SECRET, sha256(file)]), []);
    assert.deepEqual(findWords(files, [NAME, 'Qamar']), [], 'nor the half of it that ends a line');
    const handed = files.get([...files.keys()].find((path) => path.startsWith('files/'))!)!;
    assert.equal(sha256(handed), copy.sha256);
    const before = await lookAt(file, 1);
    const after = await lookAt(handed, 1);
    assert.deepEqual([after.width, after.height, after.pages], [before.width, before.height, 2]);
    const image = await loadImage(Buffer.from(after.picture));
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const scale = image.width / after.width;
    const [x, y, width, height] = (({ x, y, width, height }) => [x, y, width, height].map((n) => n * scale))(
      copy.boxes.find((box) => box.page === 1)!,
    ) as [number, number, number, number];
    const { data } = context.getImageData(Math.ceil(x), Math.ceil(y), Math.floor(width) - 1, Math.floor(height) - 1);
    assert.ok(
      data.every((value, i) => i % 4 === 3 || value < 8),
      'black',
    );
    const pdf = Buffer.from(handed).toString('latin1');
    assert.doesNotMatch(pdf, /\/(?:Font|Info|Metadata|Outlines|EmbeddedFile|Annots|ID|Prev)\b/);
    assert.equal(pdf.split('startxref').length, 2, 'one version');
    const data0 = JSON.parse(Buffer.from(files.get('data/records.jsonl')!).toString().split('\n')[0]!) as {
      fields: { text: { passages: { [n: string]: string } } };
    };
    const said = Object.values(data0.fields.text.passages).join('|');
    for (const shown of ['The witness ', ' lives at the river.', 'Everybody may read this.', 'The house of '])
      assert.ok(said.includes(shown));
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });

  it('with boxes drawn by hand takes the whole text along, since nobody said which words they cover', async () => {
    const { app, id } = await withFile('r.pdf', printedPdf(pages, 'x'));
    const { copy, paths } = await app.redact(
      { id, paths: [], boxes: [{ page: 1, x: 60, y: 80, width: 300, height: 30 }], reason: 'legal' },
      RUN,
    );
    assert.ok(paths.includes('text') && paths.includes('blob'));
    assert.deepEqual(findWords(await dossier(app, [id]), [NAME, 'Everybody may read']), []);
    assert.ok(copy !== undefined && 'id' in copy && copy.mediaType === 'application/pdf');
    await app.close();
  });

  it('takes along what the record has from the metadata of the file, and leaves what a person wrote since', async () => {
    const HIDDEN = 'Velayutham Quartermain';
    const pdf = printedPdf([[{ x: 72, y: 700, text: 'The witness Qamarzad lives here.' }]], HIDDEN);
    for (const by of [{ boxes: [{ page: 1, x: 60, y: 80, width: 300, height: 30 }] }, { words: ['Qamarzad'] }]) {
      const { app, id } = await withFile(`${made}.pdf`, pdf);
      const { fields } = app.show(id, { versions: false });
      const fromFile = ['name', 'title', 'author'].filter((path) => fields[path] !== undefined);
      assert.deepEqual(fromFile, ['name', 'title', 'author'], 'the file says of itself who wrote it');
      await app.correct(id, ['description=A statement, given in spring'], 'anna');
      assert.ok(findWords(await dossier(app, [id]), [HIDDEN]).length > 3, 'it leaves before');
      const { paths } = await app.redact({ id, paths: [], ...by, reason: 'safety' }, RUN);
      for (const path of fromFile) assert.ok(paths.includes(path), path);
      assert.ok(!paths.includes('description'));
      const files = await dossier(app, [id]);
      assert.deepEqual(findWords(files, [HIDDEN]), []);
      assert.ok(findWords(files, ['given in spring']).length > 3);
      await app.close();
    }
  });
});

function filesBelow(dir: string): Map<string, Uint8Array> {
  const names = readdirSync(dir, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(dir, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(dir, name))]));
}
