import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, version } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SabtError } from '../../../model/errors.ts';
import type { Limits } from '../limits.ts';
import { linesOf, type Piece } from './bidi-lines.ts';
import type { Parsed } from './extraction.ts';

const HOME = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The text layer of a PDF, pages separated by a form feed. Runs in a child. */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Parsed> {
  const extractor = `sabt-pdf@1 pdfjs-dist@${version}`;
  const loading = getDocument({
    data: bytes,
    cMapUrl: `${join(HOME, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(HOME, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  const pdf = await loading.promise.catch((error: Error) => {
    if (error.name === 'PasswordException') {
      throw new SabtError('encrypted', 'The PDF is protected by a password.', { cause: error });
    }
    throw new SabtError('damaged-file', `The PDF cannot be opened: ${error.message}`, { cause: error });
  });
  const notes: string[] = [];
  const pages: string[] = [];
  let unmapped = 0;
  let units = 0;
  const wanted = Math.min(pdf.numPages, limits.pages);
  if (wanted < pdf.numPages) notes.push(`Only the first ${wanted} of ${pdf.numPages} pages were read.`);
  for (let number = 1; number <= wanted; number++) {
    try {
      const page = await pdf.getPage(number);
      const pieces = await piecesOf(page);
      unmapped += pieces.reduce((sum, piece) => sum + piece.text.split('\u0000').length - 1, 0);
      const text = linesOf(pieces);
      units += text.length;
      pages.push(text);
      page.cleanup();
    } catch (error) {
      pages.push('');
      notes.push(`Page ${number} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (units > limits.textUnits)
      throw new SabtError('too-large', 'The PDF holds more text than one document may have.');
  }
  if (unmapped > units / 50) notes.push('Some glyphs have no letter behind them; the text has gaps.');
  const about = await pdf.getMetadata().catch(() => null);
  const info = (about?.info ?? {}) as Record<string, unknown>;
  await loading.destroy();

  const parsed: Parsed = {
    text: units === 0 ? null : pages.join('\n\f'),
    extractor,
    pages: pdf.numPages,
    notes,
    ...stated('title', info['Title']),
    ...stated('author', info['Author']),
  };
  if (units === 0) parsed.reason = { code: 'no-text', message: 'The PDF has no text layer (scanned pages?).' };
  return parsed;
}

function stated(field: 'title' | 'author', value: unknown): { title?: string; author?: string } {
  return typeof value === 'string' && value.trim() !== '' ? { [field]: value.trim() } : {};
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function piecesOf(page: Page): Promise<Piece[]> {
  const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: false });
  const pieces: Piece[] = [];
  for (const item of content.items) {
    if (!('str' in item)) continue;
    const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
    pieces.push({
      text: item.str,
      rightToLeft: item.dir === 'rtl',
      x,
      y,
      width: item.width,
      size: item.height > 0 ? item.height : Math.hypot(a, b) || 1,
    });
  }
  return pieces;
}
