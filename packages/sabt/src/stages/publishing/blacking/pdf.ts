/*
 * A PDF with boxes of its pages blacked out. Runs in a child (`blacking.child.ts`).
 *
 * Painting over the words of a PDF leaves them below the paint, and cutting them out of the page's program leaves them in
 * former versions of the file, in its fonts, bookmarks, forms, attachments and in the words for screen readers. So the copy
 * is made of what is seen: each page is drawn as on a screen, the boxes are painted over the pixels, and a new PDF holds
 * these pictures and nothing else (`picture-pdf.ts`). Nobody can search it or copy from it; the words that stay are shown,
 * and proven, by the passages of the record's text.
 *
 * pdf.js draws and reads (Apache-2.0); glyphs are drawn from the fonts in the file, without those of this machine.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SabtError } from '../../../model/errors.ts';
import type { Box } from './boxes.ts';
import { encodeBare, paintBoxes, smallJpeg } from './picture.ts';
import { type PagePicture, picturePdf } from './picture-pdf.ts';
import { boxesOfWords } from './words-on-page.ts';

const HOME = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const MOST_PAGES = 1_000;
/** Pixels a point: 144 to the inch, at which print of 8 points is read without effort. */
const SCALE = 2;
const MOST_PAGE_PIXELS = 24_000_000;

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

async function open<T>(bytes: Uint8Array, use: (pdf: Pdf) => Promise<T>): Promise<T> {
  const loading = getDocument({
    data: bytes,
    cMapUrl: `${join(HOME, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(HOME, 'standard_fonts')}/`,
    wasmUrl: `${join(HOME, 'wasm')}/`,
    iccUrl: `${join(HOME, 'iccs')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise.catch((cause: Error) => {
      if (cause.name === 'PasswordException')
        throw new SabtError('encrypted', 'The PDF is protected by a password.', { cause });
      throw new SabtError('damaged-file', `The PDF cannot be opened: ${cause.message}`, { cause });
    });
    if (pdf.numPages > MOST_PAGES)
      throw new SabtError('too-large', `The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are drawn.`);
    return await use(pdf);
  } finally {
    await loading.destroy();
  }
}

export function lookAtPage(
  bytes: Uint8Array,
  number: number,
): Promise<{ pages: number; width: number; height: number; picture: Uint8Array }> {
  return open(bytes, async (pdf) => {
    if (!Number.isInteger(number) || number < 1 || number > pdf.numPages)
      throw new SabtError('not-found', `The PDF has ${pdf.numPages} pages, and no page ${number}.`, { at: 'page' });
    const { context, width, height } = await drawn(await pdf.getPage(number));
    return { pages: pdf.numPages, width, height, picture: await smallJpeg(context) };
  });
}

export function boxesAroundWords(bytes: Uint8Array, words: readonly string[]): Promise<Box[]> {
  return open(bytes, async (pdf) => {
    const boxes: Box[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: false });
      const { transform, width, height } = page.getViewport({ scale: 1 });
      boxes.push(...boxesOfWords(items, words, { page: number, transform, width, height }));
      page.cleanup();
    }
    return boxes;
  });
}

export function blackenPdf(
  bytes: Uint8Array,
  boxes: readonly Box[],
): Promise<{ bytes: Uint8Array; mediaType: string; pages: number }> {
  return open(bytes, async (pdf) => {
    const beyond = boxes.find(({ page }) => page > pdf.numPages);
    if (beyond !== undefined)
      throw new SabtError('invalid-argument', `The PDF has ${pdf.numPages} pages, and no page ${beyond.page}.`, {
        at: 'box',
      });
    const pages: PagePicture[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { context, width, height, scale } = await drawn(page);
      const own = boxes.filter((box) => box.page === number);
      paintBoxes(
        context,
        own.map(({ x, y, ...box }) => ({
          ...box,
          x: x * scale,
          y: y * scale,
          width: box.width * scale,
          height: box.height * scale,
        })),
        { exact: false },
      );
      const { canvas } = context;
      const jpeg = await encodeBare(context, { exact: false });
      pages.push({ width, height, pixels: { width: canvas.width, height: canvas.height }, jpeg });
      page.cleanup();
    }
    return { bytes: picturePdf(pages), mediaType: 'application/pdf', pages: pages.length };
  });
}

/** `width` and `height` in points, the page turned as it says. Throws `damaged-file` for a page that cannot be drawn. */
async function drawn(page: Page): Promise<{ context: SKRSContext2D; width: number; height: number; scale: number }> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(SCALE, Math.sqrt(MOST_PAGE_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  try {
    // pdf.js asks for what a browser has; in Node it draws with this very library
    const target = { canvas, canvasContext: context, viewport } as unknown as Parameters<Page['render']>[0];
    await page.render(target).promise;
  } catch (cause) {
    throw new SabtError('damaged-file', `Page ${page.pageNumber} of the PDF cannot be drawn.`, { cause });
  }
  return { context, width, height, scale };
}
