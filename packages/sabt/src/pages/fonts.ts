/**
 * The faces, all from npm (`@fontsource`), each cut into subsets: a browser fetches a subset only when a page shows a
 * character of its range. Other scripts fall back to the reader's own fonts.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Font {
  /** Name of the file that we serve, without hash and ending. */
  name: string;
  family: string;
  subset: string;
  weight: string;
  /** Where the range is not that of the subset. */
  range?: string;
  /** Package and file it comes from. */
  from: string;
  file: string;
  /** Noto Naskh is drawn smaller in its square than Source Serif; this brings both to one size in mixed text. */
  sizeAdjust?: string;
}

function variable(
  pack: string,
  family: string,
  axis: string,
  weight: string,
  subsets: string[],
  sizeAdjust?: string,
): Font[] {
  return subsets.map((subset) => ({
    name: `${pack}-${subset}`,
    family,
    subset,
    weight,
    from: `@fontsource-variable/${pack}`,
    file: `${pack}-${subset}-${axis}-normal.woff2`,
    ...(sizeAdjust === undefined ? {} : { sizeAdjust }),
  }));
}

export const FONTS: readonly Font[] = [
  ...variable('source-serif-4', 'Source Serif 4', 'opsz', '200 900', ['latin', 'latin-ext']),
  ...variable('noto-naskh-arabic', 'Noto Naskh Arabic', 'wght', '400 700', ['arabic'], '108%'),
  ...variable('inter', 'Inter', 'wght', '100 900', ['latin', 'latin-ext']),
  ...variable('vazirmatn', 'Vazirmatn', 'wght', '100 900', ['arabic']),
  // the thousands and decimal separators of Noto Naskh stand above the line like accents
  ...variable('vazirmatn', 'Noto Naskh Arabic', 'wght', '400 700', ['arabic'], '108%').map((font) => ({
    ...font,
    range: 'U+066B-066C',
  })),
  ...['latin', 'latin-ext'].map((subset) => ({
    name: `ibm-plex-mono-${subset}`,
    family: 'IBM Plex Mono',
    subset,
    weight: '400',
    from: '@fontsource/ibm-plex-mono',
    file: `ibm-plex-mono-${subset}-400-normal.woff2`,
  })),
];

export function fontFile(font: Font): string {
  return fileURLToPath(import.meta.resolve(`${font.from}/files/${font.file}`));
}

/** The `@font-face` rules, with the ranges that the packages state. */
export function fontFaces(url: (font: Font) => string): string {
  return FONTS.map((font) => {
    const ranges = JSON.parse(
      readFileSync(new URL('../unicode.json', import.meta.resolve(`${font.from}/files/${font.file}`)), 'utf8'),
    ) as Record<string, string>;
    return `@font-face{font-family:'${font.family}';font-style:normal;font-display:swap;font-weight:${font.weight};${
      font.sizeAdjust === undefined ? '' : `size-adjust:${font.sizeAdjust};`
    }src:url(${url(font)}) format('woff2');unicode-range:${font.range ?? ranges[font.subset]}}\n`;
  }).join('');
}
