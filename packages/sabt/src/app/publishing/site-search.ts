/** The search index of a site: changed where records changed, or made anew where that would be most of it. */
import { formatAbout, lettersFor, SearchPieces } from '../../stages/publishing/index.ts';
import { programKey } from './site-assets.ts';
import type { SiteFolder } from './site-folder.ts';
import { type SiteView, searched } from './site-views.ts';

const FOLDER = 'search/';
const ABOUT = `${FOLDER}index.json`;
/** Whatever makes words of the index. */
const MADE_BY = ['stages/reading', 'stages/publishing/site', 'app/publishing', 'pages', 'i18n', 'codebook'];

interface SearchKeys {
  former: ReadonlyMap<string, string>;
  now: Map<string, string>;
}

type Pause = (done: number, total: number) => Promise<void>;

/** A piece of the former index that is not as it was published: nothing can be taken out of it or put into it. */
class DamagedPiece extends Error {}

/** `replaced`: records as they were published before, and are shown in another way or not at all now. */
export async function putSearch(
  folder: SiteFolder,
  views: readonly SiteView[],
  replaced: readonly SiteView[],
  keys: SearchKeys,
  pause: Pause,
): Promise<void> {
  const records = views.filter(({ event }) => event === null);
  const letters = lettersFor(records.length);
  const made = `${letters}.${programKey(MADE_BY)}`;
  keys.now.set('search', made);
  keys.now.set('search/entries', packed(records.map(({ entry }) => entry)));
  folder.put(ABOUT, formatAbout(records.length, letters));
  const gone = replaced.filter(({ event }) => event === null);
  const known = folder.wasFinished ? keys.former.get('search/entries') : undefined;
  const isKept = keys.former.get('search') === made && known !== undefined && gone.length < records.length / 4;
  const isWhole = ![...folder.damaged].some((path) => path.startsWith(FOLDER));
  if (isKept && isWhole) {
    try {
      const entries = new Set(unpacked(known));
      return await putChanges(folder, { letters, records, gone, entries }, pause);
    } catch (thrown) {
      if (!(thrown instanceof DamagedPiece)) throw thrown;
    }
  }
  const pieces = new SearchPieces(letters, () => null);
  await putAll(pieces, records, pause);
  for (const [path, text] of pieces.files()) if (text !== null) folder.put(path, text);
}

/** `entries`: of the records that the former index holds. */
async function putChanges(
  folder: SiteFolder,
  {
    letters,
    records,
    gone,
    entries,
  }: { letters: number; records: readonly SiteView[]; gone: readonly SiteView[]; entries: ReadonlySet<number> },
  pause: Pause,
): Promise<void> {
  const pieces = new SearchPieces(letters, (path) => {
    const bytes = folder.formerBytes(path);
    if (bytes === null && folder.formerDigest(path) !== undefined) throw new DamagedPiece(path);
    return bytes?.toString('utf8') ?? null;
  });
  const goneEntries = new Set(gone.map(({ entry }) => entry));
  for (const view of gone) pieces.remove(searched(view));
  const fresh = records.filter(({ entry }) => !entries.has(entry) || goneEntries.has(entry));
  await putAll(pieces, fresh, pause);
  const touched = new Set([ABOUT]);
  for (const [path, text] of pieces.files()) {
    touched.add(path);
    if (text !== null) folder.put(path, text);
  }
  for (const path of folder.formerPaths()) if (path.startsWith(FOLDER) && !touched.has(path)) folder.keep(path);
}

async function putAll(pieces: SearchPieces, records: readonly SiteView[], pause: Pause): Promise<void> {
  for (const [i, view] of records.entries()) {
    if (i % 200 === 0) await pause(i, records.length);
    pieces.put(searched(view));
  }
}

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
