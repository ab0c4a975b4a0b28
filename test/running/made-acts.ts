/** Acts that tests make so that the answer is known, in an analysis copy in memory. */
import { after } from 'node:test';
import type { ActRow, AnalysisCopy } from '../../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../../packages/sabt/src/store/duckdb/index.ts';

/** The day on which a test asks. */
export const TODAY = '2026-01-15';
export const names = { country: () => null, sources: (name: string) => [name] };

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

const opened: AnalysisCopy[] = [];
after(() => {
  for (const copy of opened) copy.close();
});

/** An analysis copy of these acts, until the tests of the file are done. */
export async function copyOf(acts: readonly Made[]): Promise<AnalysisCopy> {
  const copy = await openAnalysis(null);
  opened.push(copy);
  await copy.apply(acts.map(rowOf), made + 1);
  return copy;
}
