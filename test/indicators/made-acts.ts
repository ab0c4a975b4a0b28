/** Acts that were made so that the answer is known, and indicators over an analysis copy of them in memory. */
import { after } from 'node:test';
import {
  type Ask,
  type Found,
  indicatorOf,
  type Measure,
  readFilter,
} from '../../packages/sabt/src/stages/measuring/index.ts';
import type { ActRow, AnalysisCopy } from '../../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../../packages/sabt/src/store/duckdb/index.ts';

const TODAY = '2026-01-15';
const names = { country: () => null, sources: (name: string) => [name] };

export interface Made {
  start: string;
  act?: string;
  rights?: string[];
  sources?: string[];
  /** The sources themselves, if absent. */
  origins?: string[];
  event?: string;
  status?: ActRow['status'];
  documents?: string[];
  country?: string;
}

let made = 0;
const rowOf = ({
  start,
  act = 'protest',
  rights,
  sources = ['a'],
  origins = sources,
  event,
  status = 'confirmed',
  documents = [],
  country,
}: Made): ActRow => ({
  id: `act-${++made}`,
  version: 1,
  entry: made,
  status,
  event: event ?? `event-${made}`,
  act,
  eventType: null,
  title: null,
  start,
  end: start,
  precision: 'day',
  countryKey: country ?? null,
  country: country ?? null,
  admin1: null,
  placeKey: null,
  place: null,
  lat: null,
  lon: null,
  placePrecision: null,
  languages: [],
  sources,
  origins,
  documents,
  actors: [],
  rightsArticles: rights ?? null,
  confidentiality: 'public',
  counts: { participants: null, killed: null, injured: null, arrested: null },
  words: '',
});

/** Acts on days spread evenly over a year. */
export function yearOf(year: number, n: number, more: Omit<Made, 'start'> = {}): Made[] {
  return Array.from({ length: n }, (_, i) => {
    const day = new Date(Date.UTC(year, 0, 1 + Math.floor((i * 365) / n)));
    return { start: day.toISOString().slice(0, 10), ...more };
  });
}

export async function ask(
  measure: Measure,
  acts: readonly Made[],
  more: Partial<Omit<Ask, 'driver'>> & { where?: string; driver?: string } = {},
): Promise<Found> {
  const copy = await openAnalysis(null);
  opened.push(copy);
  await copy.apply(acts.map(rowOf), made + 1);
  const { where = '', driver, ...rest } = more;
  const indicator = await indicatorOf(measure);
  return indicator({
    copy,
    selected: readFilter(where, names),
    driver: driver === undefined ? null : readFilter(driver, names),
    unit: null,
    today: TODAY,
    series: null,
    same: { events: [], documents: [] },
    ...rest,
  } as Ask);
}

const opened: AnalysisCopy[] = [];
after(() => {
  for (const copy of opened) copy.close();
});

export const years = Array.from({ length: 16 }, (_, i) => 2008 + i);
