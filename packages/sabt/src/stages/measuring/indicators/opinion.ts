/**
 * An opinion, or an index, over the years: its level in each year with the houses and modes of asking taken out, the level
 * that wanders under the noise (local-level model), and the change a year.
 *
 * The verdict up or down needs what `poll-judgement` says, over eight complete years and more, and no later start from which
 * the opposite follows: later starts can only take a verdict away. Values of several countries, populations or units are never
 * made one: then there is none.
 */
import { Z975 } from '../../../statistics/distributions.ts';
import { adjustP } from '../../../statistics/rates/adjust-p.ts';
import { localLevel } from '../../../statistics/trend/local-level.ts';
import type { PointRow, SeriesSummary } from '../../../store/points-port.ts';
import { type Ask, plainSafeguards } from '../ask.ts';
import type { Finding, Found, MeasuredPoint, MissingReason } from '../measurement.ts';
import { pointFilter, requireYears } from '../point-filter.ts';
import { type Judgement, judged, LEAST_YEARS } from '../poll-judgement.ts';
import { type Levels, levelsOf, type YearLevel } from '../poll-model.ts';
import { type Polls, pollsOf } from '../polls.ts';
import type { OnStep } from '../step.ts';
import { completeYears } from '../years.ts';

/** Series named where none was asked for, or none of that name is there. */
const LISTED = 100;

export async function opinion({ copy, selected, series, today, unit, onStep }: Ask): Promise<Found> {
  const { at } = selected;
  const filter = pointFilter(selected.filter);
  requireYears(unit);
  const points = series === null ? [] : await copy.points({ series, filter, at });
  if (points.length === 0) return nothing('no-series', listed(await copy.series({ filter, at })));
  const mixed = mixture(points);
  if (mixed !== null) return nothing('mixed-series', mixed);
  const polls = pollsOf(points);
  if (polls.observations.length === 0) return nothing('too-few', null);
  const levels = levelsOf(polls);
  if ('reason' in levels) return nothing(levels.reason, null);
  const { first, last, observations } = polls;
  const whole = completeYears({ filter, first, last, n: observations.length, today });
  const complete = levels.years.filter(({ year }) => whole.has(year));
  const main = judged(complete);
  const starts = laterStarts(complete, onStep);
  const opposite = starts.some(({ judgement }) => isOpposite(judgement.finding, main.finding));
  const missing = opposite ? 'starts-differ' : main.missing;
  const latest = levels.years.at(-1)!;
  const smooth = smoothed(complete);
  return {
    method: 'opinion/2',
    unit: points[0]!.unit ?? 'value',
    from: `${levels.years[0]!.year}-01-01`,
    to: `${latest.year}-12-31`,
    n: polls.observations.length,
    value: {
      series: points[0]!.series,
      changePerYear: main.change.slope,
      senSlope: main.change.test.senSlope,
      effectiveYears: main.change.effectiveYears,
      latest: { year: latest.year, value: latest.level, interval: intervalOf(latest) },
      lines: polls.lines.map((line, i) => ({
        ...line,
        values: polls.observations.filter((one) => one.line === i).length,
        effect: levels.effects[i]?.effect ?? null,
        se: levels.effects[i]?.se ?? null,
      })),
      tau2: levels.tau2,
      varianceOfLevel: smooth?.varianceLevel ?? null,
      varianceOfNoise: smooth?.varianceNoise ?? null,
    },
    interval: main.change.interval,
    p: main.p,
    verdict: missing === undefined ? main.finding : 'undecidable',
    ...(missing === undefined ? {} : { missing }),
    safeguards: {
      ...plainSafeguards('estimated', polls.observations.length),
      ...safeguardsOf(polls, levels, whole),
      starts: starts.map(({ from, judgement }) => ({
        from: String(from),
        value: judgement.change.slope,
        verdict: judgement.finding,
      })),
      tests: testsOf(main, starts),
      notes: notesOf(polls, levels),
    },
    points: levels.years.map((year) => pointOf(year, whole.has(year.year), smooth?.level.get(year.year))),
    input: {
      lines: polls.lines,
      observations: polls.observations.map(({ year, value, variance, line }) => [year, value, variance, line]),
    },
  };
}

function nothing(missing: MissingReason, value: unknown): Found {
  return {
    method: 'opinion/2',
    unit: 'value',
    from: null,
    to: null,
    n: 0,
    value,
    interval: null,
    verdict: 'undecidable',
    missing,
    safeguards: plainSafeguards('estimated', 0),
    input: null,
  };
}

const listed = (series: readonly SeriesSummary[]): { series: SeriesSummary[] } => ({ series: series.slice(0, LISTED) });

/** What differs and must not: a filter by country, or another series, has to choose. */
function mixture(points: readonly PointRow[]): Record<string, string[]> | null {
  const different = (read: (point: PointRow) => string | null): string[] =>
    [...new Set(points.map((point) => read(point) ?? ''))].sort();
  const found = Object.entries({
    countries: different(({ countryKey }) => countryKey),
    populations: different(({ population }) => population),
    units: different(({ unit }) => unit),
  }).filter(([, values]) => values.length > 1);
  return found.length === 0 ? null : Object.fromEntries(found.map(([name, values]) => [name, values.slice(0, LISTED)]));
}

const isOpposite = (a: Finding, b: Finding): boolean => (a === 'up' && b === 'down') || (a === 'down' && b === 'up');

interface Start {
  from: number;
  judgement: Judgement;
}

function laterStarts(years: readonly YearLevel[], onStep: OnStep = () => {}): Start[] {
  const starts: Start[] = [];
  for (let at = 1; at + LEAST_YEARS <= years.length; at++) {
    onStep({ what: 'starts', done: at - 1, total: years.length - LEAST_YEARS });
    starts.push({ from: years[at]!.year, judgement: judged(years.slice(at)) });
  }
  return starts;
}

function testsOf(main: Judgement, starts: readonly Start[]): Found['safeguards']['tests'] {
  const ps = [main.p, ...starts.map(({ judgement: { p } }) => p)];
  const known = ps.map((p) => p ?? 1);
  const [holm, bh] = [adjustP(known, 'holm'), adjustP(known, 'bh')];
  const alone = (name: string, p: number | null): Found['safeguards']['tests'][number] => ({
    name,
    p,
    holm: null,
    bh: null,
  });
  const { naive, test } = main.change;
  return [
    alone('slope-naive', naive),
    alone('mann-kendall-naive', test.p),
    alone('hamed-rao', test.hamedRao?.p ?? null),
    alone('prewhitened', test.prewhitened?.p ?? null),
    alone('prewhitened-effective', main.effective),
    ...['trend', ...starts.map(({ from }) => `trend since ${from}`)].map((name, i) => ({
      name,
      p: ps[i]!,
      holm: ps[i] === null ? null : holm[i]!,
      bh: ps[i] === null ? null : bh[i]!,
    })),
  ];
}

function safeguardsOf(
  { observations, lines, loose }: Polls,
  { years }: Levels,
  whole: ReadonlySet<number>,
): Pick<Found['safeguards'], 'sources' | 'exposure' | 'loose' | 'isSmall'> {
  const houses = new Set(lines.map(({ house }) => house));
  const complete = years.filter(({ year }) => whole.has(year));
  const asksIn = (house: string | null, year: number): boolean =>
    observations.some((one) => one.year === year && lines[one.line]!.house === house);
  const throughout = [...houses].filter((house) => complete.every(({ year }) => asksIn(house, year)));
  const asked = observations.map(({ n }) => n);
  return {
    sources: { all: houses.size, throughout: complete.length === 0 ? 0 : throughout.length, used: 'all' },
    exposure: {
      days: 0,
      incomplete: years.filter(({ year }) => !whole.has(year)).map(({ year }) => String(year)),
    },
    loose,
    // of persons asked, where that is known: twenty answers are no percentage
    isSmall: asked.every((n) => n !== null) && asked.reduce((sum: number, n) => sum + n!, 0) < 20,
  };
}

function notesOf({ observations, lines, leftOut }: Polls, { years, tau2 }: Levels): string[] {
  const differ = (read: (line: Polls['lines'][number]) => string | null): boolean => new Set(lines.map(read)).size > 1;
  const unknown = observations.filter(({ variance }) => variance === null).length;
  return [
    ...(differ(({ house }) => house) ? ['houses-mixed'] : []),
    ...(differ(({ mode }) => mode) ? ['modes-mixed'] : []),
    ...(differ(({ question }) => question) ? ['questions-mixed'] : []),
    ...(leftOut > 0 ? ['lines-left-out'] : []),
    ...(unknown > 0 ? ['sample-sizes-missing'] : []),
    ...(years.at(-1)!.year - years[0]!.year >= years.length ? ['years-missing'] : []),
    ...(tau2 !== null && tau2 > 0 ? ['polls-vary-beyond-sampling'] : []),
  ];
}

interface Smooth {
  level: ReadonlyMap<number, number>;
  varianceLevel: number;
  varianceNoise: number;
}

/** Over years without gaps; null elsewhere. */
function smoothed(years: readonly YearLevel[]): Smooth | null {
  if (years.some(({ year }, i) => i > 0 && year !== years[i - 1]!.year + 1)) return null;
  const { level, varianceLevel, varianceNoise } = localLevel(years.map((one) => one.level));
  if (level === null || varianceLevel === null || varianceNoise === null) return null;
  return { level: new Map(years.map(({ year }, i) => [year, level[i]!])), varianceLevel, varianceNoise };
}

function intervalOf({ level, variance }: YearLevel): [number, number] | null {
  if (variance === null) return null;
  const half = Z975 * Math.sqrt(variance);
  return [level - half, level + half];
}

function pointOf(year: YearLevel, isComplete: boolean, fitted: number | undefined): MeasuredPoint {
  const interval = intervalOf(year);
  return {
    label: String(year.year),
    from: `${year.year}-01-01`,
    to: `${year.year}-12-31`,
    value: year.level,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n: year.values,
    isComplete,
    ...(fitted === undefined ? {} : { fitted }),
  };
}
