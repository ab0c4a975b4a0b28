/** Style sheet, fonts, scripts and verifier of a site, with addresses that hold wherever the site lies. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AssetUrls, loadAssets } from '../../pages/index.ts';
import type { SiteFolder } from './site-folder.ts';

const SOURCE = fileURLToPath(new URL('../..', import.meta.url));
const VERIFIER = new URL('../../../verifier/verify.html', import.meta.url);
const SEARCH = new URL('../../../../islands/src/public-search.js', import.meta.url);

/**
 * The search page is read in one face, so that a first answer does not wait for fonts of text that is not there. That its
 * script does not run, as on pages opened from a disk, is said after a while.
 */
const OWN_STYLE = `.one-face{--read:var(--face)}
.late{animation:late 0s linear 2s both}
@keyframes late{from{visibility:hidden}}
.figures+p{margin-block-start:1.5rem}
`;

export interface SiteAssets {
  urls: AssetUrls;
  search: string;
  hasVerifier: boolean;
}

const short = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

export function putAssets(folder: SiteFolder): SiteAssets {
  const assets = loadAssets();
  const bytesOf = (path: string): Uint8Array => assets.get(path)!.bytes;
  const relative = (path: string): string => path.replace(/^\//, '');
  const sheet = Buffer.from(bytesOf(assets.urls.style)).toString('utf8');
  for (const [, path] of sheet.matchAll(/url\((\/assets\/[^)]+)\)/g)) folder.put(relative(path!), bytesOf(path!));
  const own = `${sheet.replaceAll('url(/assets/', 'url(')}\n${OWN_STYLE}`;
  const style = `assets/style-${short(own)}.css`;
  folder.put(style, own);
  folder.put(relative(assets.urls.icon), bytesOf(assets.urls.icon));
  const script = readFileSync(SEARCH);
  const search = `assets/search-${short(script)}.js`;
  folder.put(search, script);
  const hasVerifier = existsSync(VERIFIER);
  if (hasVerifier) folder.put('verify.html', readFileSync(VERIFIER));
  const { preload } = assets.urls;
  const fonts = Object.fromEntries(
    Object.entries(preload).map(([language, paths]) => [language, paths.map(relative)]),
  ) as unknown as AssetUrls['preload'];
  return { urls: { ...assets.urls, style, icon: relative(assets.urls.icon), preload: fonts }, search, hasVerifier };
}

/** Changes when what makes pages or terms does, in whichever version of the program. */
export function programKey(folders: readonly string[]): string {
  const hash = createHash('sha256');
  const files = folders.flatMap((name) => globSync(`${name}/**/*.ts`, { cwd: SOURCE })).sort();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(`${SOURCE}${file}`));
  return hash.digest('base64url').slice(0, 16);
}
