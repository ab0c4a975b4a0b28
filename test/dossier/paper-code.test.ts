/**
 * The QR code at the foot of each sheet, as a telephone or a scanner takes it: the page is drawn by a program that did not
 * write it, the whole picture is given to a decoder that knows nothing of us, and what it reads is held against the checkpoint
 * of the ZIP file.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { readZip } from '@sabt/proof';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { App } from '../../packages/sabt/src/app/app.ts';
import { writeDossier } from '../../packages/sabt/src/app/dossier/dossier.ts';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import { createArchive } from '../../packages/sabt/src/stages/keeping/index.ts';
import { PUBLIC } from './made.ts';

// its module is of an older kind, and its types name a default that it has not
const decode = jsqr as unknown as typeof jsqr.default;
const POINTS_AN_INCH = 72;
const LONG_ORIGIN = `archive.of.the.committee.for.the.disappeared.example/log/${'records-of-the-northern-provinces/'.repeat(3)}2026`;

/** What the code of each page says, or null where none is found. */
async function codesOf(pdf: Uint8Array, dotsAnInch: number): Promise<(string | null)[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, disableFontFace: true, useSystemFonts: false });
  const document = await task.promise;
  const found: (string | null)[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const viewport = page.getViewport({ scale: dotsAnInch / POINTS_AN_INCH });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    const context = createCanvas(width, height).getContext('2d');
    await page.render({ canvas: null, canvasContext: context as never, viewport, background: '#ffffff' }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    found.push(decode(new Uint8ClampedArray(data.buffer), width, height)?.data ?? null);
  }
  await task.destroy();
  return found;
}

/** The files of a dossier of some pages. */
async function dossierOf(origin: string): Promise<Map<string, Uint8Array>> {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-code-'));
  await createArchive(join(dir, 'a'), { title: 'سجل السوق', origin });
  const app = await App.open(join(dir, 'a'), { mode: 'write' });
  try {
    const text = 'بازار شهر در ۱۳۹۸ باز بود\n\nقال الشهود في السوق\n\nThe market was open.\n\n'.repeat(12);
    const record = { id: newId(), kind: 'document', version: 1 } as const;
    await app.archive.append([{ ...record, fields: { title: 'Market', text, confidentiality: PUBLIC } }], { by: 'K' });
    const out = join(dir, 'd.zip');
    await writeDossier({ ids: [record.id], include: [], restricted: false, out, force: false }, app);
    return readZip(readFileSync(out));
  } finally {
    await app.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

for (const [name, origin, dotsAnInch, languages] of [
  ['a log of a short name, from a coarse scan', 'market.example/log', 150, ['en', 'ar', 'fa']],
  ['a log of a long name', LONG_ORIGIN, 200, ['fa']],
] as const)
  test(`the code of every sheet is read from its picture and is the checkpoint of the ZIP file: ${name}`, async () => {
    const files = await dossierOf(origin);
    const signed = Buffer.from(files.get('proof/checkpoint')!).toString();
    const expected = signed.split('\n').slice(0, 3).join('\n').concat('\n');
    assert.ok(expected.startsWith(`${origin}\n`));
    for (const language of languages) {
      const codes = await codesOf(files.get(`${language}/dossier.pdf`)!, dotsAnInch);
      assert.ok(codes.length >= 3, `${codes.length} pages`);
      assert.deepEqual(
        codes,
        codes.map(() => expected),
        language,
      );
    }
  });
