/**
 * Which other records say what is withheld or erased of one. Documents, events, actors and sources are looked up in the full
 * text, the others by their signatures (`said-signatures.ts`); each value is then held against the words as redacting compares
 * them.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { confidentialityOf, type Fields, type Json, type Kind } from '../../model/records.ts';
import { parseQuery, type SearchOptions } from '../../stages/search/index.ts';
import type { CatalogueLevel } from '../../store/catalogue-port.ts';
import type { App } from '../app.ts';
import { isSearched } from '../search-fields.ts';
import { isMark, textsIn } from './erasing/quoting.ts';
import { lookedUpFor } from './redacting/spellings.ts';
import { sayerOf } from './redacting/words.ts';
import { withoutRedacted } from './withheld-rows.ts';

export interface SaidElsewhere {
  id: string;
  kind: Kind;
  /** The field, of a text as a whole. */
  path: string;
  /** Whether outsiders are shown it. */
  public: boolean;
  /** A word of a name alone. */
  isPart?: true;
}

/** UTF-16 units up to which a text is looked for as a whole; what is longer is somebody's sentence. */
const LONGEST = 160;
const MOST_SAYINGS = 60;
const MOST_HITS = 1_000;
/** Letters or digits without which something is said everywhere. */
const LEAST = 3;
/** Many records are of one day. */
const ISO_DAY = /^\d{4}-\d{2}(?:-\d{2})?(?:T.*)?$/;
const AT_ONCE = 200;
const OF_PROGRAM: ReadonlySet<Kind> = new Set<Kind>([
  'batch',
  'redaction',
  'erasure',
  'key',
  'loss',
  'reference',
  'coding',
]);
const LOOKED_UP: SearchOptions = { sort: 'rank', limit: MOST_HITS, offset: 0, facets: false, total: 'exact' };

/** Of texts those by which others can be recognised to say the same, as far as they are `worth` looking for. */
export function sayingsOf(texts: readonly string[], isWorth: (text: string) => boolean = () => true): string[] {
  const sayings: string[] = [];
  for (const text of shortOf(texts)) {
    if (sayings.length === MOST_SAYINGS) break;
    if (isWorth(text)) sayings.push(text);
  }
  return sayings;
}

/** Of texts each once, without those that are days, too long to be repeated as a whole, or too short to say anything. */
export function shortOf(texts: readonly string[]): string[] {
  const short = texts
    .map((text) => text.trim())
    .filter(
      (text) => !ISO_DAY.test(text) && text.length <= LONGEST && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= LEAST,
    );
  return [...new Set(short)];
}

/** Records but those of `except`, in log order, with each field that says it once. */
export async function sayingElsewhere(
  sayings: readonly string[],
  except: ReadonlySet<string>,
  app: App,
): Promise<SaidElsewhere[]> {
  if (sayings.length === 0) return [];
  const found: SaidElsewhere[] = [];
  const isSaid = sayerOf(sayings);
  let read = 0;
  for (const { id, kind, entry } of await candidates(sayings, app)) {
    if (except.has(id)) continue;
    if (++read % AT_ONCE === 0) await nextTurn();
    const version = app.archive.read(entry);
    if (saidIn(version.fields, isSaid).length === 0) continue;
    for (const path of saidIn(withoutRedacted(version, app).fields, isSaid))
      found.push({ id, kind, path, public: confidentialityOf(version.fields, path) === 'public' });
  }
  return found;
}

/** The fields that say what is looked for, custom ones each by itself. */
export function saidIn(fields: Fields, isSaid: (text: string) => boolean): string[] {
  const values = Object.entries(fields).flatMap(([path, value]): [string, Json][] =>
    path === 'custom'
      ? Object.entries(value as Fields).map(([name, inner]) => [`custom/${name}`, inner])
      : [[path, value]],
  );
  return values.filter(([path, value]) => !isMark(path) && textsIn(value).some(isSaid)).map(([path]) => path);
}

async function candidates(sayings: readonly string[], app: App): Promise<CatalogueLevel[]> {
  const { catalogue, search } = app;
  const forms = sayings.flatMap(lookedUpFor);
  const nums = forms.flatMap((saying) => {
    const { query } = parseQuery(`"${saying.replaceAll('"', ' ')}"`);
    return search.search(query, LOOKED_UP).hits.map(({ num }) => num);
  });
  const hits = catalogue.byNums([...new Set(nums)]).filter((item) => item !== null);
  const others = [...catalogue.levels()].filter(
    (item) => !OF_PROGRAM.has(item.kind) && !isSearched({ ...item, version: 1, fields: {} }),
  );
  const said = await app.said.mayHaveSaid(others, forms);
  return [...hits, ...said].sort((a, b) => a.entry - b.entry);
}
