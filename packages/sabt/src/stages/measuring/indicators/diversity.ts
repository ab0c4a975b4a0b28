/**
 * How many kinds of acts, at equal effort. A period with more reports shows more kinds of whatever there is; so each period
 * is rarefied to the number of acts of the smallest that has at least twenty, and beside it stand the Hill numbers at the
 * coverage that all of them reach. The finding compares the first such period with the last, and needs sources that reported
 * throughout. Acts of one kind that come in waves count as fewer: the months of a year, or the days of a month or week, tell
 * how many (statistics/kinds/clusters.ts).
 */

import { clustersOf } from '../../../statistics/kinds/clusters.ts';
import { atCoverage } from '../../../statistics/kinds/coverage-rarefaction.ts';
import { expectedKinds, kindsDifference, kindsInterval, thinned } from '../../../statistics/kinds/difference.ts';
import { type Abundance, abundance, sampleCoverage } from '../../../statistics/kinds/hill.ts';
import type { CountField, CountGroup } from '../../../store/analysis-port.ts';
import { type Ask, SMALL, safeguardsOf, spanOf } from '../ask.ts';
import type { Finding, Found, MeasuredPoint, MissingReason } from '../measurement.ts';
import { labelOf, type Unit } from '../periods.ts';
import { reportedBy, type SeriesPoint, seriesOf } from '../series.ts';

interface Sampled {
  point: SeriesPoint;
  counts: number[];
  sample: Abundance;
}

export async function diversity({ copy, selected, unit, today, onStep }: Ask): Promise<Found> {
  const shown = unit ?? 'year';
  const series = await seriesOf(copy, selected, shown, today);
  const used = series.panel.length > 0 ? 'throughout' : 'all';
  const chosen = used === 'throughout' ? { ...selected, filter: reportedBy(selected.filter, series.panel) } : selected;
  const groups = await copy.count({ ...chosen, by: ['act', shown === 'week' ? 'day' : shown] });
  const tally = new Map<string, Map<string, number>>();
  for (const { key, n } of groups) {
    if (key[0] == null || key[1] == null) continue;
    const label = labelOf(shown, key[1]);
    const of = tally.get(label) ?? new Map<string, number>();
    tally.set(label, of.set(key[0], (of.get(key[0]) ?? 0) + n));
  }
  const sampled = series.points.map((point): Sampled => {
    const counts = [...(tally.get(point.label) ?? new Map<string, number>())].sort().map(([, n]) => n);
    return { point, counts, sample: abundance(counts) };
  });
  const enough = sampled.filter(({ point, sample }) => point.isComplete && sample.n >= SMALL);
  const n = enough.reduce((sum, { sample }) => sum + sample.n, 0);
  const base = {
    method: 'diversity/3',
    unit: 'acts',
    ...spanOf(series),
    n,
    safeguards: safeguardsOf(series, 'estimated', used),
    input: { periods: enough.map(({ point, counts }) => [point.label, counts]) },
  };
  const [first, last] = [enough[0], enough.at(-1)];
  if (first === undefined || last === undefined || first === last) {
    const short: MissingReason = n === 0 && series.n === 0 ? 'no-acts' : 'too-few-periods';
    return { ...base, value: null, interval: null, verdict: 'undecidable', missing: short, points: [] };
  }
  const effort = Math.min(...enough.map(({ sample }) => sample.n));
  const level = Math.min(...enough.map(({ sample }) => sampleCoverage(sample) ?? 1));
  const parts = await partsOf(enough, shown, (by) => copy.count({ ...chosen, by }));
  const clusters = clustersOf(parts);
  const factor = clusters?.factor ?? 1;
  const found = kindsDifference(first.sample, last.sample, factor);
  const clear: Finding = found.sign > 0 ? 'more' : found.sign < 0 ? 'fewer' : 'undecidable';
  const verdict: Finding = used === 'all' ? 'undecidable' : clear;
  const missing: MissingReason | null =
    clear === 'undecidable' ? (found.reason ?? 'interval-holds-none') : used === 'all' ? 'no-panel' : null;
  return {
    ...base,
    input: { ...base.input, parts },
    safeguards: {
      ...base.safeguards,
      notes: [
        ...base.safeguards.notes,
        ...(found.reason === undefined ? [] : [found.reason]),
        ...(factor > 1 ? ['kinds-in-waves'] : []),
        ...(clusters === null ? ['waves-not-told'] : []),
      ],
    },
    value: {
      first: { label: first.point.label, kinds: first.sample.kinds, n: first.sample.n },
      last: { label: last.point.label, kinds: last.sample.kinds, n: last.sample.n },
      effort: found.effort,
      difference: found.difference,
      clusters,
      coverage: level,
      periods: enough.map(({ point, sample }, i) => {
        onStep?.({ what: 'periods', done: i, total: enough.length });
        return { label: point.label, observed: sample.kinds, n: sample.n, ...hillAt(sample, level) };
      }),
    },
    interval: found.ci95,
    verdict,
    ...(missing === null ? {} : { missing }),
    points: sampled.map((one) => pointOf(one, effort, factor)),
  };
}

/** The parts under each period: a table of acts by part and kind, both in order of their names. */
async function partsOf(
  periods: readonly Sampled[],
  unit: Unit,
  count: (by: readonly CountField[]) => Promise<readonly CountGroup[]>,
): Promise<number[][][]> {
  const groups = await count(['act', unit === 'year' ? 'month' : 'day']);
  const kinds = [...new Set(groups.flatMap(({ key }) => key[0] ?? []))].sort();
  const column = new Map(kinds.map((kind, at) => [kind, at]));
  const tables = new Map(periods.map(({ point }) => [point.label, new Map<string, number[]>()]));
  for (const { key, n } of groups) {
    const [kind, part] = key;
    if (kind == null || part == null) continue;
    const table = tables.get(unit === 'week' ? labelOf('week', part) : part.slice(0, LABEL_LENGTH[unit]));
    if (table === undefined) continue;
    const row = table.get(part) ?? kinds.map(() => 0);
    row[column.get(kind)!]! += n;
    table.set(part, row);
  }
  return [...tables.values()].map((table) => [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row));
}

/** "2021", "2021-05" */
const LABEL_LENGTH = { year: 4, month: 7 } as const;

function hillAt(sample: Abundance, level: number) {
  const { m, coverage, q0, q1, q2 } = atCoverage(sample, level);
  return { m, coverage, q0, q1, q2 };
}

function pointOf({ point, sample }: Sampled, effort: number, factor: number): MeasuredPoint {
  const { label, from, to, isComplete, sources } = point;
  const base = { label, from, to, isComplete, sources, n: sample.n };
  if (sample.n < effort) return { ...base, value: null, low: null, high: null };
  const expected = expectedKinds(thinned(sample, factor), effort / factor);
  const [low, high] = kindsInterval(expected) ?? [null, null];
  return { ...base, value: expected.richness, low, high };
}
