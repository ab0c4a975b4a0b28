/** How much a count would fall if every pair that still waits for a person were one and the same event. */
import type { Safeguards, Same } from '../../stages/measuring/index.ts';
import type { AnalysisCopy, Filter, Selected } from '../../store/analysis-port.ts';
import type { App } from '../app.ts';
import { LinkRows } from './link-rows.ts';

/** As sure as the link desk must be for a pair to weigh here. */
const THRESHOLD = 0.9;
/** More pairs than this are not told apart one by one; the count without them is then not given. */
const MOST_PAIRS = 2_000;

const rowsOf = new WeakMap<App, LinkRows>();

function linksOf(app: App): LinkRows {
  let rows = rowsOf.get(app);
  if (rows === undefined) {
    rows = new LinkRows(app);
    rowsOf.set(app, rows);
  }
  return rows;
}

/** What people confirmed to be one and the same, as far as the log had grown. */
export function sameIn(app: App, at: number | undefined): Same {
  const confirmed = [...linksOf(app).current().values()].filter(
    ({ state, entry }) => state === 'confirmed' && (at === undefined || entry < at),
  );
  const groups = (kind: 'event' | 'document'): string[][] => joined(confirmed.filter((link) => link.kind === kind));
  return { events: groups('event'), documents: groups('document') };
}

/** What a number was made of, where that is less than all that is selected. */
export interface Counted {
  n: number;
  /** Acts dated too loosely for it are left out. */
  by: 'year' | 'month' | 'day' | null;
}

/** @param counted all that is selected, if it is absent */
export async function duplicatesOf(
  selected: Selected,
  copy: AnalysisCopy,
  app: App,
  counted?: Counted,
): Promise<Safeguards['duplicates']> {
  const pairs = [...linksOf(app).current().values()].filter(
    ({ kind, state, probability }) => kind === 'event' && state === 'suggested' && probability >= THRESHOLD,
  );
  const n = counted?.n ?? (await copy.count({ ...selected, by: [] }))[0]?.n ?? 0;
  if (pairs.length === 0) return { threshold: THRESHOLD, undecidedPairs: 0, countWithout: n };
  if (pairs.length > MOST_PAIRS) return { threshold: THRESHOLD, undecidedPairs: pairs.length, countWithout: null };
  const events = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const among: Filter = { is: 'or', of: events.map((value) => ({ is: 'equals', field: 'event', value })) };
  const filter: Filter = { is: 'and', of: [selected.filter, among] };
  const groups = await copy.count({ ...selected, filter, by: ['event', ...(counted?.by == null ? [] : [counted.by])] });
  const acts = new Map<string | null | undefined, number>();
  for (const { key, n: count } of groups)
    if (!key.slice(1).includes(null)) acts.set(key[0], (acts.get(key[0]) ?? 0) + count);
  const within = pairs.filter(({ a, b }) => acts.has(a) && acts.has(b));
  return { threshold: THRESHOLD, undecidedPairs: within.length, countWithout: Math.max(0, n - spared(within, acts)) };
}

/** Acts beyond those of the largest event of each group of events that would be one. */
function spared(pairs: readonly Pair[], acts: ReadonlyMap<string | null | undefined, number>): number {
  const counts = joined(pairs).map((group) => group.map((id) => acts.get(id)!));
  return counts.reduce((sum, of) => sum + of.reduce((all, one) => all + one, 0) - Math.max(...of), 0);
}

interface Pair {
  a: string;
  b: string;
}

/** Groups of what pairs join. */
function joined(pairs: readonly Pair[]): string[][] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const above = parent.get(id) ?? id;
    if (above === id) return id;
    const top = root(above);
    parent.set(id, top);
    return top;
  };
  for (const { a, b } of pairs) parent.set(root(a), root(b));
  const groups = new Map<string, string[]>();
  for (const id of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    const of = groups.get(root(id)) ?? [];
    of.push(id);
    groups.set(root(id), of);
  }
  return [...groups.values()];
}
