/**
 * "More kinds than before": acts of two spans by the sources that reported in both. Whether acts of one kind come in waves is
 * told by the years of each span where there are five and more, and by its months, else by its days; the one that shows the
 * stronger waves counts.
 */
import { type Clusters, clustersOf } from '../../../statistics/kinds/clusters.ts';
import { LEAST_DATED } from '../../../statistics/rates/bursts.ts';
import type { CountField, Selected } from '../../../store/analysis-port.ts';
import { type Counting, LOOSELY_DATED } from '../decide/growth.ts';
import { decideKinds } from '../decide/kinds.ts';
import { cautioned, type Decision, undecidable } from '../decide/verdict.ts';
import type { Bound } from './bound.ts';
import { byAnyOf, guarded, spanCautions, spansOf } from './counting.ts';
import { compared, type Days, daysIn, type Record, selectedOf } from './record.ts';

export async function moreKinds(bound: Bound, record: Record): Promise<Decision> {
  const spans = await spansOf(bound, record);
  if (spans === null) return undecidable('too-few', 'more-years');
  const both = await compared(bound.where, spans, record);
  const selected = spans.map((days, i) => byAnyOf(both[i]!.inBoth, selectedOf(bound.where, days, record)));
  const [before, now] = await Promise.all(selected.map((one) => kindsOf(one, record)));
  const decision = decideKinds(
    { before: { counts: before! }, now: { counts: now! }, direction: bound.direction ?? 'up' },
    await wavesOf(selected, spans, record),
  );
  const isOfOthers = both.some(({ count, sameSourcesCount }) => count > 0 && sameSourcesCount === 0);
  const sources = isOfOthers ? undecidable('sources-differ', 'same-sources') : null;
  const guard = (await guarded(spans, bound.where, record)) ?? sources;
  return cautioned({ ...decision, ...guard, figure: { ...decision.figure, spans } }, spanCautions(bound, spans));
}

async function kindsOf(selected: Selected, { copy }: Record): Promise<number[]> {
  const counts = (await copy.count({ ...selected, by: ['act'] })).flatMap(({ key, n }) => (key[0] == null ? [] : [n]));
  return counts.length === 0 ? [0] : counts;
}

const DAYS_FOR_YEARS = 5 * 365;
const DAYS_FOR_MONTHS = 90;

async function wavesOf(
  selected: readonly Selected[],
  spans: readonly [Days, Days],
  record: Record,
): Promise<Counting | null> {
  const shortest = Math.min(...spans.map(daysIn));
  const units: CountField[] = [
    ...(shortest >= DAYS_FOR_YEARS ? (['year'] as const) : []),
    shortest >= DAYS_FOR_MONTHS ? 'month' : 'day',
  ];
  let strongest: (Clusters & { unit: string }) | null = null;
  for (const unit of units) {
    const tables = await Promise.all(selected.map((one) => tableBy(unit, one, record)));
    if (tables.some(({ dated, all }) => dated < LEAST_DATED * all)) return LOOSELY_DATED;
    const found = clustersOf(tables.map(({ rows }) => rows));
    if (found !== null && found.factor >= (strongest?.factor ?? 1)) strongest = { ...found, unit };
  }
  return strongest === null ? null : { model: strongest.factor > 1 ? 'bursts' : 'poisson', ...strongest };
}

/** Acts by part of the time and by kind, and how many of them are dated closely enough for it. */
async function tableBy(
  unit: CountField,
  selected: Selected,
  { copy }: Record,
): Promise<{ rows: number[][]; dated: number; all: number }> {
  const groups = (await copy.count({ ...selected, by: ['act', unit] })).filter(({ key }) => key[0] != null);
  const kinds = [...new Set(groups.map(({ key }) => key[0]!))].sort();
  const column = new Map(kinds.map((kind, at) => [kind, at]));
  const rows = new Map<string, number[]>();
  let [dated, all] = [0, 0];
  for (const { key, n } of groups) {
    all += n;
    const [kind, part] = key;
    if (part == null) continue;
    dated += n;
    const row = rows.get(part) ?? kinds.map(() => 0);
    row[column.get(kind!)!]! += n;
    rows.set(part, row);
  }
  return { rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row), dated, all };
}
