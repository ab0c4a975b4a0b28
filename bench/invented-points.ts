/** Polls and votes for benchmarks: invented, over forty years, and the same in every run. */
import type { PointRow } from '../packages/sabt/src/store/points-port.ts';
import { SeededDraws } from './seeded-draws.ts';

export const SERIES = 'Trust in the courts';
const YEARS = 40;
const FIRST_YEAR = 1985;
const HOUSES = 5;
const STATES = 193;
const ROLL_CALLS_A_YEAR = 25;

const nothing: Omit<PointRow, 'id' | 'entry' | 'kind'> = {
  version: 1,
  stands: true,
  series: null,
  question: null,
  population: null,
  house: null,
  mode: null,
  unit: null,
  value: null,
  n: null,
  low: null,
  high: null,
  institution: null,
  position: null,
  of: null,
  title: null,
  countryKey: null,
  country: null,
  start: null,
  end: null,
  precision: 'day',
  sources: ['source0'],
  confidentiality: 'public',
  words: '',
};

/** A poll a month of each house, and the votes of every state on 1,000 roll calls. */
export function* inventedPoints(): Generator<PointRow> {
  const draws = new SeededDraws(1985);
  let entry = 0;
  const next = (id: string) => ({ ...nothing, id, entry: entry++ });
  for (let month = 0; month < YEARS * 12; month++)
    for (let house = 0; house < HOUSES; house++) {
      const day = `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
      const value = 55 - month / 60 + house + 4 * draws.uniform();
      yield {
        ...next(`poll${month}-${house}`),
        kind: 'series',
        series: SERIES,
        house: `House ${house}`,
        unit: 'percent',
        value,
        n: 1_000,
        start: day,
        end: day,
      };
    }
  for (let call = 0; call < YEARS * ROLL_CALLS_A_YEAR; call++) {
    const year = FIRST_YEAR + Math.floor(call / ROLL_CALLS_A_YEAR);
    const day = `${year}-${String((call % 12) + 1).padStart(2, '0')}-20`;
    for (let state = 0; state < STATES; state++)
      yield {
        ...next(`vote${call}-${state}`),
        kind: 'response',
        institution: 'Assembly',
        position: ['yes', 'yes', 'abstain', 'no'][Math.floor(4 * draws.uniform())]!,
        of: `call${call}`,
        title: `Resolution ${call}`,
        countryKey: `S${state}`,
        country: `State ${state}`,
        start: day,
        end: day,
      };
  }
}
