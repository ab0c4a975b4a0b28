/**
 * Acts over time, as every indicator reads them: all of them, and those of the sources that reported throughout.
 *
 * A series of reports grows when there are more reporters. Therefore a second series stands beside the first, of the acts
 * that at least one source of the *panel* reports: the sources of the selection that have some act in the record, whatever
 * its type and place, in every complete year. (A source that had nothing of this kind to report in a year still reported.)
 * Where nobody reported throughout, or no act names a source, there is no panel and no verdict on growth.
 *
 * How far the record reaches, and so which periods are complete, is told by its *carriers*: the sources that tell the most of
 * the selection, as many of them as it takes for nine tenths of it. A few acts that somebody else reports later do not make
 * a record go on that has broken off.
 */
import { SabtError } from '../../model/errors.ts';
import type { AnalysisReader, CountGroup, Extent, Filter, Selected } from '../../store/analysis-port.ts';
import { labelOf, type Period, periodsOf, type Reach, type Unit, type Window, windowOf } from './periods.ts';

export interface SeriesPoint extends Period {
  /** Acts that begin in the period. */
  n: number;
  /** Of them, those that the panel reports; null without a panel. */
  panel: number | null;
  /** Different sources with an act in the period. */
  sources: number;
}

export interface Series {
  unit: Unit;
  points: SeriesPoint[];
  /** Acts in the periods, and acts selected that are dated too loosely for the unit, or not at all. */
  n: number;
  loose: number;
  window: Window;
  /** Ids of the sources that reported in every complete year. */
  panel: readonly string[];
  sources: number;
}

/** Beyond so many sources the record is that of all. */
const MOST_NAMED = 500;
/** Fewer complete years tell nothing of who reports throughout; then it is the complete periods themselves. */
const PANEL_YEARS = 2;
/** 115 years of weeks; what is tested pair by pair takes memory with the square of it. */
const MOST_PERIODS = 6_000;

export async function seriesOf(copy: AnalysisReader, selected: Selected, unit: Unit, today: string): Promise<Series> {
  const key = unit === 'week' ? 'day' : unit;
  const window = windowOf(selected.filter);
  const everything: Selected = { ...selected, filter: { is: 'all' } };
  const extent = await copy.extent(selected);
  // who reports in a week is told by months, over many years by years
  const broad = unit === 'year' || (unit === 'week' && isLong(extent)) ? 'year' : 'month';
  const [counts, ofOwn, told, ofAll] = await Promise.all([
    copy.count({ ...selected, by: [key] }),
    copy.count({ ...selected, by: ['source'] }),
    copy.sourcesOver({ ...selected, by: broad }),
    copy.count({ ...everything, by: ['source', isLong(extent) ? 'year' : broad] }),
  ]);
  const dated = counts.filter((group) => group.key[0] !== null);
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const n = dated.reduce((sum, one) => sum + one.n, 0);
  const labels = dated.map((group) => group.key[0]!).sort();
  const none = { unit, points: [], n: 0, loose: all, window, panel: [], sources: 0 };
  if (labels.length === 0 || extent.first === null) return none;
  const first = extent.first;
  const last = latestStart(labels.at(-1)!, extent.last!);
  const tally = new Map<string, number>();
  for (const group of dated) {
    const label = labelOf(unit, group.key[0]!);
    tally.set(label, (tally.get(label) ?? 0) + group.n);
  }
  const reporting = new Set(told.ids);
  const active = new Map([...reportingOf(ofAll)].filter(([source]) => reporting.has(source)));
  const carriers = carriersOf(ofOwn);
  const whole = await recordReach(copy, everything, reporting, ofAll);
  const own = carriers.size === reporting.size ? whole : await recordReach(copy, everything, carriers, ofAll);
  const acts = { first, last, n };
  const periods = periodsOf(unit, {
    window,
    record: own ?? acts,
    whole: whole ?? acts,
    isOfFilter: own === null,
    today,
  });
  if (periods.length > MOST_PERIODS) throw tooMany(periods.length, unit);
  const panel = panelOf(active, periods, unit);
  const panelCounts = panel.length === 0 ? null : await panelTally(copy, selected, unit, panel);
  const sources = new Map(told.periods.map((group) => [group.key, group.n]));
  const points = periods.map((period) => ({
    ...period,
    n: tally.get(period.label) ?? 0,
    panel: panelCounts === null ? null : (panelCounts.get(period.label) ?? 0),
    sources: sources.get(period.label.slice(0, broad === 'year' ? 4 : 7)) ?? 0,
  }));
  const within = points.reduce((sum, point) => sum + point.n, 0);
  return { unit, points, n: within, loose: all - within, window, panel, sources: reporting.size };
}

function tooMany(n: number, unit: Unit): SabtError {
  const remedy =
    unit === 'week'
      ? 'Count by month or by year, or choose a shorter span of dates.'
      : 'Choose a shorter span of dates.';
  return new SabtError('invalid-argument', `These are ${n} periods; at most ${MOST_PERIODS} are measured. ${remedy}`, {
    at: 'by',
  });
}

/** Over so many years, who reports throughout is told by years, whatever the unit. */
const LONG_YEARS = 4;

function isLong({ first, last }: Extent): boolean {
  return first !== null && last !== null && Number(last.slice(0, 4)) - Number(first.slice(0, 4)) >= LONG_YEARS;
}

/** So much of a selection is told by those by whose reach it is complete. */
const CARRIED = 0.9;

/**
 * The sources that tell the most of the selection, until they tell nine tenths of it, and all that tell as much as the last of
 * these: none is left out by chance of its id.
 */
function carriersOf(groups: readonly CountGroup[]): Set<string> {
  const sources = groups
    .flatMap(({ key, n }) => (key[0] == null ? [] : [{ source: key[0], n }]))
    .sort((a, b) => b.n - a.n);
  const total = sources.reduce((sum, { n }) => sum + n, 0);
  const carriers = new Set<string>();
  let [told, least] = [0, Number.POSITIVE_INFINITY];
  for (const { source, n } of sources) {
    if (told >= CARRIED * total && n < least) break;
    carriers.add(source);
    told += n;
    least = n;
  }
  return carriers;
}

/** How far everything reaches that these sources report; null where no source is named. */
async function recordReach(
  copy: AnalysisReader,
  everything: Selected,
  own: ReadonlySet<string>,
  groups: readonly CountGroup[],
): Promise<Reach | null> {
  if (own.size === 0) return null;
  // asking for the sources of every act is asking for every act, and quicker
  const isOfAll = own.size > MOST_NAMED || groups.every(({ key }) => own.has(key[0] ?? ''));
  const filter: Filter = isOfAll ? { is: 'all' } : { is: 'reported-by', sources: [...own].sort() };
  const { first, last } = await copy.extent({ ...everything, filter });
  const n = groups.filter(({ key }) => own.has(key[0] ?? '')).reduce((sum, group) => sum + group.n, 0);
  return first === null || last === null ? null : { first, last, n };
}

/** The acts of a filter that at least one of these sources reports. */
export function reportedBy(filter: Filter, sources: readonly string[]): Filter {
  return { is: 'and', of: [filter, { is: 'reported-by', sources }] };
}

/** In which periods each source has an act. */
function reportingOf(groups: readonly CountGroup[]): Map<string, Set<string>> {
  const reporting = new Map<string, Set<string>>();
  for (const group of groups) {
    const [source, period] = group.key;
    if (source == null || period == null) continue;
    const of = reporting.get(source) ?? new Set();
    reporting.set(source, of.add(period));
  }
  return reporting;
}

/** Acts last for years at times; a series ends with the last that begins. */
function latestStart(label: string, last: string): string {
  const padded = label.length === 4 ? `${label}-12-31` : label.length === 7 ? `${label}-31` : label;
  return last < padded ? last : padded;
}

function panelOf(
  reporting: ReadonlyMap<string, ReadonlySet<string>>,
  periods: readonly Period[],
  unit: Unit,
): string[] {
  const complete = periods.filter(({ isComplete }) => isComplete);
  const years = [...new Set(complete.map(({ label }) => label.slice(0, 4)))];
  const wholeYears =
    unit === 'year'
      ? years
      : years.filter((year) => complete.filter(({ label }) => label.startsWith(year)).length >= 12);
  const byYears = wholeYears.length >= PANEL_YEARS;
  const wanted = byYears
    ? wholeYears
    : [...new Set(complete.map(({ label }) => label.slice(0, unit === 'year' ? 4 : 7)))];
  if (wanted.length === 0) return [];
  const has = (of: ReadonlySet<string>, one: string): boolean =>
    of.has(one) || (byYears && unit !== 'year' && [...of].some((month) => month.startsWith(one)));
  return [...reporting]
    .filter(([, of]) => wanted.every((one) => has(of, one)))
    .map(([source]) => source)
    .sort();
}

async function panelTally(
  copy: AnalysisReader,
  selected: Selected,
  unit: Unit,
  panel: readonly string[],
): Promise<Map<string, number>> {
  const filter = reportedBy(selected.filter, panel);
  const groups = await copy.count({ ...selected, filter, by: [unit === 'week' ? 'day' : unit] });
  const tally = new Map<string, number>();
  for (const { key, n } of groups) {
    if (key[0] == null) continue;
    const label = labelOf(unit, key[0]);
    tally.set(label, (tally.get(label) ?? 0) + n);
  }
  return tally;
}
