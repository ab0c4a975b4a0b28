/**
 * Our own files: the style sheet, the fonts and the islands. Read once at the start; each is served under a name
 * that contains the hash of its bytes, so that browsers keep it for ever and never keep an old one.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AssetUrls, IslandName } from './context.ts';
import { ISLANDS } from './context.ts';
import { FONTS, fontFaces, fontFile } from './fonts.ts';

export interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

export interface Assets {
  urls: AssetUrls;
  /** By path, such as `/assets/style-3f2a….css`. */
  get(path: string): Asset | undefined;
  headers(asset: Asset): Record<string, string>;
}

const STYLES = [
  'tokens',
  'base',
  'layout',
  'forms',
  'parts',
  'records',
  'statements',
  'review',
  'withhold',
  'explore',
  'claims',
  'claim-desk',
  'charts',
  'measure',
  'public',
  'claim-sheet',
  'print',
];
const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, extension: string, bytes: Uint8Array, type: string): string => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const path = `/assets/${name}-${hash}.${extension}`;
    files.set(path, { bytes: new Uint8Array(bytes), type });
    return path;
  };

  const fonts = new Map(
    FONTS.map((font) => [font, add(font.name, 'woff2', readFileSync(fontFile(font)), 'font/woff2')]),
  );
  const byName = (name: string) => [...fonts].find(([font]) => font.name === name)![1];
  const sheets = STYLES.map((name) => readFileSync(new URL(`styles/${name}.css`, import.meta.url), 'utf8'));
  const style = add('style', 'css', Buffer.from(fontFaces((font) => fonts.get(font)!) + sheets.join('\n')), STYLE);
  const icon = add('icon', 'svg', readFileSync(new URL('styles/icon.svg', import.meta.url)), 'image/svg+xml');
  const island = (name: IslandName) =>
    add(name, 'js', readFileSync(new URL(`../../../islands/src/${name}.js`, import.meta.url)), SCRIPT);

  const urls: AssetUrls = {
    style,
    icon,
    preload: {
      en: [byName('source-serif-4-latin'), byName('inter-latin')],
      ar: [byName('noto-naskh-arabic-arabic'), byName('vazirmatn-arabic')],
      fa: [byName('noto-naskh-arabic-arabic'), byName('vazirmatn-arabic')],
    },
    islands: Object.fromEntries(ISLANDS.map((name) => [name, island(name)])) as Record<IslandName, string>,
  };
  return {
    urls,
    get: (path) => files.get(path),
    headers: (asset) => ({
      'Content-Type': asset.type,
      'Content-Length': String(asset.bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
  };
}
