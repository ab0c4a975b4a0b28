/** The search index of a site: changed where records changed, or made anew where that would be most of it. */
import { formatAbout, lettersFor, SearchPieces } from '../../stages/publishing/index.ts';
import { programKey } from './site-assets.ts';
import type { SiteFolder } from './site-folder.ts';
import { type SiteView, searched } from './site-views.ts';

const FOLDER = 'search/';
const ABOUT = `${FOLDER}index.json`;

/** `replaced`: records as they were published before, and are not so any more. */
export async function putSearch(
  folder: SiteFolder,
  views: readonly SiteView[],
  replaced: readonly SiteView[],
  keys: { former: ReadonlyMap<string, string>; now: Map<string, string> },
  pause: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const records = views.filter(({ event }) => event === null);
  const letters = lettersFor(records.length);
  const made = `${letters}.${programKey(['stages/reading', 'stages/publishing/site', 'app/publishing'])}`;
  keys.now.set('search', made);
  folder.put(ABOUT, formatAbout(records.length, letters));
  const gone = replaced.filter(({ event }) => event === null);
  const known = formerEntries(folder);
  const isKept = keys.former.get('search') === made && known !== null && gone.length < records.length / 4;
  const goneEntries = new Set(gone.map(({ entry }) => entry));
  const pieces = new SearchPieces(letters, isKept ? (path) => textOf(folder, path) : () => null);
  if (isKept) for (const view of gone) pieces.remove(searched(view));
  const fresh = isKept ? records.filter(({ entry }) => !known.has(entry) || goneEntries.has(entry)) : records;
  for (const [i, view] of fresh.entries()) {
    if (i % 200 === 0) await pause(i, fresh.length);
    pieces.put(searched(view));
  }
  keys.now.set('search/entries', packed(records.map(({ entry }) => entry)));
  const touched = new Set([ABOUT]);
  for (const [path, text] of pieces.files()) {
    touched.add(path);
    if (text !== null) folder.put(path, text);
  }
  if (!isKept) return;
  for (const path of folder.former?.keys() ?? []) if (path.startsWith(FOLDER) && !touched.has(path)) folder.keep(path);

  function formerEntries(of: SiteFolder): Set<number> | null {
    const text = keys.former.get('search/entries');
    return of.former === null || text === undefined ? null : new Set(unpacked(text));
  }
}

const textOf = (folder: SiteFolder, path: string): string | null => folder.formerBytes(path)?.toString('utf8') ?? null;

/** Rising numbers as the distances between them. */
function packed(entries: readonly number[]): string {
  let before = 0;
  return entries
    .map((entry) => {
      const distance = entry - before;
      before = entry;
      return distance.toString(36);
    })
    .join(',');
}

function unpacked(text: string): number[] {
  let entry = 0;
  return text === '' ? [] : text.split(',').map((distance) => (entry += Number.parseInt(distance, 36)));
}
