/**
 * Who reports what, independently: for each act the sources that tell it, where reports of one event count as one act and
 * texts that copy one another as one origin. A data set, and whoever gave it to the archive, hand on what others report:
 * where a row names outlets, these are its origins (`ActRow.origins`).
 */
import type { ActRow, Filter, Selected } from '../../store/analysis-port.ts';
import type { Ask } from './ask.ts';

export interface OriginSet {
  /** Ids of sources, one for each independent origin, sorted. */
  origins: readonly string[];
  /** Acts told by exactly these. */
  n: number;
}

/** Rows of an act told several times are kept under a status of their own. */
const TOLD_AGAIN = ['other'] as const;
const ROWS_AT_ONCE = 10_000;

export async function originSets({ copy, selected, same }: Ask): Promise<OriginSet[]> {
  const events = same.events.flat();
  const apart: Filter = { is: 'not', of: oneOf('event', events) };
  const alone = await copy.originSets(events.length === 0 ? selected : narrowed(selected, apart));
  const sets = new Map<string, OriginSet>();
  const add = (origins: readonly string[], n: number): void => {
    const key = origins.join(' ');
    sets.set(key, { origins, n: (sets.get(key)?.n ?? 0) + n });
  };
  for (const { origins, n } of alone) add(origins, n);
  if (events.length > 0) for (const origins of await toldSeveralTimes(events, copy, selected, same)) add(origins, 1);
  return [...sets.values()].sort((a, b) => (a.origins.join() < b.origins.join() ? -1 : 1));
}

async function toldSeveralTimes(
  events: readonly string[],
  copy: Ask['copy'],
  selected: Selected,
  same: Ask['same'],
): Promise<string[][]> {
  const groupOf = new Map(same.events.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const textOf = new Map(same.documents.flatMap((group, i) => group.map((id) => [id, i] as const)));
  const counted = await rowsAmong(copy, narrowed(selected, oneOf('event', events)));
  const again = await rowsAmong(copy, { filter: oneOf('event', events), status: TOLD_AGAIN, at: selected.at });
  return counted.map((act) => {
    const group = groupOf.get(act.event ?? '');
    const tellings = [
      act,
      ...again.filter((other) => other.act === act.act && groupOf.get(other.event ?? '') === group),
    ];
    return originsOf(tellings, textOf);
  });
}

/** One alone for the origins of texts that copy one another. */
function originsOf(tellings: readonly ActRow[], textOf: ReadonlyMap<string, number>): string[] {
  const byText = new Map<number, string>();
  const origins = new Set<string>();
  for (const { origins: own, documents } of tellings) {
    const text = documents.map((id) => textOf.get(id)).find((one) => one !== undefined);
    for (const one of own) {
      const first = text === undefined ? one : (byText.get(text) ?? one);
      if (text !== undefined) byText.set(text, first);
      origins.add(first);
    }
  }
  return [...origins].sort();
}

async function rowsAmong(copy: Ask['copy'], selected: Selected): Promise<ActRow[]> {
  const rows: ActRow[] = [];
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const page = await copy.rows({ ...selected, sort: 'oldest', limit: ROWS_AT_ONCE, offset });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
  }
}

const oneOf = (field: 'event', values: readonly string[]): Filter => ({
  is: 'or',
  of: values.map((value) => ({ is: 'equals', field, value })),
});

const narrowed = (selected: Selected, filter: Filter): Selected => ({
  ...selected,
  filter: { is: 'and', of: [selected.filter, filter] },
});
