/**
 * Two selections over the same days: the ratio of their numbers, and what keeps it from being one of what happened.
 *
 * Counted are the acts that begin in the complete periods that both share; of acts of which there are none, in those of the
 * other. The interval is exact (conditional Clopper–Pearson) where acts come by chance, and allows for bursts where the finer
 * series under both totals shows them (statistics/rates/bursts), as for a claim that compares. Whoever tells of the one and
 * not of the other makes a ratio of its own: so the sources of both sides are told, those that tell of both, and the same
 * ratio by these alone. Where no source tells of both, the ratio is one of reports.
 */
import { burstRatio, type OpenInterval } from '../../statistics/rates/rate-ratio.ts';
import type { StatisticReason } from '../../statistics/reasons.ts';
import type { AnalysisReader, Selected } from '../../store/analysis-port.ts';
import type { Ask } from './ask.ts';
import { coveringSources, isCovered } from './coverage.ts';
import { burstsBeside, type Days } from './finer.ts';
import { type Pair, pairOf } from './pair.ts';
import { labelOf, type Unit } from './periods.ts';
import { reportedBy, type SeriesPoint } from './series.ts';

export interface Beside {
  /** First and last day of the periods; null where they share none. */
  from: string | null;
  to: string | null;
  periods: number;
  /** Null for what no source tells of: that was not counted. */
  counts: readonly [number | null, number | null];
  ratio: number | null;
  ci95: OpenInterval | null;
  percentChange: number | null;
  percentCi95: OpenInterval | null;
  /** Central, and with bursts allowed for as in the interval. */
  pCentral: number | null;
  reason?: StatisticReason | 'not-covered' | 'no-shared-period';
  /** How much more than by chance the counts vary; `told` false where nothing finer tells it. */
  counting: { model: 'poisson' | 'bursts'; told: boolean; unit?: string; factor?: number; dispersion?: number };
  /** How many sources tell of each, and of both. */
  sources: { first: number; second: number; both: number };
  /** The same by the sources that tell of both; null where these are all, or none. */
  sameSources: { counts: readonly [number, number]; ratio: number | null; ci95: OpenInterval | null } | null;
}

/** Null where nothing to compare with was given. `others` are the acts compared with, by period. */
export async function besideOf(ask: Ask): Promise<{ compared: Beside; others: ReadonlyMap<string, number> } | null> {
  const pair = await pairOf(ask, 'year');
  if (pair === null || ask.driver === null) return null;
  const others = new Map(pair.second.points.map(({ label, n }) => [label, n]));
  return { compared: await compare(pair, ask.driver, ask), others };
}

async function compare(pair: Pair, driver: Selected, { copy, selected, unit }: Ask): Promise<Beside> {
  const series = [pair.first, pair.second] as const;
  const used = unit ?? 'year';
  const isAlone = series.some(({ points }) => points.length === 0);
  const shared = new Set(pair.periods.map(({ label }) => label));
  const points = series.map((one) =>
    one.points.filter(({ label, isComplete }) => (isAlone ? isComplete : shared.has(label))),
  ) as [SeriesPoint[], SeriesPoint[]];
  const periods = points[0].length > 0 ? points[0] : points[1];
  const days: Days | null = periods.length === 0 ? null : { from: periods[0]!.from, to: periods.at(-1)!.to };
  const counts = points.map((own) => own.reduce((sum, { n }) => sum + n, 0)) as [number, number];
  const both = [selected, driver].map((one) => (days === null ? one : within(one, days))) as [Selected, Selected];
  const covered = await Promise.all(
    series.map(({ n, loose }, i) => (n + loose > 0 ? true : isCovered(copy, i === 0 ? selected : driver))),
  );
  const told = await Promise.all(both.map((one) => coveringSources(copy, one)));
  const ofBoth = [...told[0]!].filter((source) => told[1]!.has(source)).sort();
  const sources = { first: told[0]!.size, second: told[1]!.size, both: ofBoth.length };
  const base = { from: days?.from ?? null, to: days?.to ?? null, periods: periods.length, sources };
  const none = { ...NO_RATIO, ...base, counting: { model: 'poisson' as const, told: false }, sameSources: null };
  // what no source tells of was not counted
  if (covered.includes(false))
    return { ...none, counts: [covered[0] ? counts[0] : null, covered[1] ? counts[1] : null], reason: 'not-covered' };
  if (days === null) return { ...none, counts, reason: 'no-shared-period' };
  const finer = await burstsBeside(
    [
      { selected: both[0], days },
      { selected: both[1], days },
    ],
    copy,
  );
  const bursts = finer === null || finer === 'loose' ? null : finer.bursts;
  const factor = bursts?.factor ?? 1;
  const { ratio, ci95, percentChange, percentCi95, pCentral, reason } = burstRatio(counts, [1, 1], factor);
  const labels = new Set(periods.map(({ label }) => label));
  const isSame = sources.both === sources.first && sources.both === sources.second;
  return {
    ...base,
    counts,
    ratio,
    ci95,
    percentChange,
    percentCi95,
    pCentral,
    ...(reason === undefined ? {} : { reason }),
    counting:
      bursts === null || finer === null || finer === 'loose'
        ? { model: 'poisson', told: false }
        : {
            model: factor > 1 ? 'bursts' : 'poisson',
            told: true,
            unit: finer.unit,
            factor,
            dispersion: bursts.dispersion,
          },
    sources,
    sameSources:
      isSame || ofBoth.length === 0 ? null : await bySame(copy, both, { sources: ofBoth, labels, unit: used, factor }),
  };
}

const NO_RATIO = { ratio: null, ci95: null, percentChange: null, percentCi95: null, pCentral: null } as const;

async function bySame(
  copy: Pick<AnalysisReader, 'count'>,
  both: readonly [Selected, Selected],
  of: { sources: readonly string[]; labels: ReadonlySet<string>; unit: Unit; factor: number },
): Promise<NonNullable<Beside['sameSources']>> {
  const { sources, labels, unit, factor } = of;
  const countOf = async (one: Selected): Promise<number> => {
    const by = [unit === 'week' ? 'day' : unit] as const;
    const groups = await copy.count({ ...one, filter: reportedBy(one.filter, sources), by });
    return groups.reduce((sum, { key, n }) => (key[0] != null && labels.has(labelOf(unit, key[0])) ? sum + n : sum), 0);
  };
  const counts = (await Promise.all(both.map(countOf))) as [number, number];
  const { ratio, ci95 } = burstRatio(counts, [1, 1], factor);
  return { counts, ratio, ci95 };
}

const within = (selected: Selected, { from, to }: Days): Selected => ({
  ...selected,
  filter: { is: 'and', of: [selected.filter, { is: 'range', field: 'date', from, to }] },
});
