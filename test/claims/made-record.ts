/**
 * A record that tests make: acts in an analysis copy in memory, so that the right answer to a claim is known, and the tempting
 * one wrong.
 */
import { type Checked, type ClaimRecord, checkClaim } from '../../packages/sabt/src/stages/claims/index.ts';
import {
  type Ask,
  indicatorOf,
  type Measure,
  type Measurement,
  readFilter,
} from '../../packages/sabt/src/stages/measuring/index.ts';
import type { AnalysisCopy } from '../../packages/sabt/src/store/analysis-port.ts';
import { copyOf, type Made, names, TODAY } from '../running/made-acts.ts';

/** So many acts in each month of a year, spread over its days. */
export function months(year: number, counts: readonly number[], more: Omit<Made, 'start'> = {}): Made[] {
  return counts.flatMap((n, month) =>
    Array.from({ length: n }, (_, i) => ({
      start: new Date(Date.UTC(year, month, 1 + Math.floor((i * 28) / n))).toISOString().slice(0, 10),
      ...more,
    })),
  );
}

export const evenly = (year: number, n: number, more: Omit<Made, 'start'> = {}): Made[] =>
  months(
    year,
    Array.from({ length: 12 }, (_, i) => Math.floor(((i + 1) * n) / 12) - Math.floor((i * n) / 12)),
    more,
  );

export type Pairs = (count: number) => { undecidedPairs: number; countWithout: number | null };
const noPairs: Pairs = (count) => ({ undecidedPairs: 0, countWithout: count });

/** Acts of another kind in every year around, so that the record neither begins nor breaks off. */
export const around = (from: number, to: number, sources = ['a']): Made[] =>
  Array.from({ length: to - from + 1 }, (_, i) => evenly(from + i, 120, { act: 'other', sources })).flat();

/** The same acts are put into one copy, however often they are asked about. */
const copies = new WeakMap<readonly Made[], Promise<AnalysisCopy>>();

function knownCopyOf(acts: readonly Made[]): Promise<AnalysisCopy> {
  const copying = copies.get(acts) ?? copyOf(acts);
  copies.set(acts, copying);
  return copying;
}

export async function answered(
  form: string,
  inputs: Record<string, unknown>,
  acts: readonly Made[],
  pairs: Pairs = noPairs,
): Promise<Checked> {
  const copy = await knownCopyOf(acts);
  const record: ClaimRecord = {
    copy,
    names,
    at: undefined,
    today: TODAY,
    async measure({ measure, where = '', by, driver, series }) {
      const indicator = await indicatorOf(measure as Measure);
      const found = await indicator({
        copy,
        selected: readFilter(where, names),
        unit: by ?? null,
        today: TODAY,
        driver: driver === undefined ? null : readFilter(driver, names),
        series: series ?? null,
        byState: false,
        same: { events: [], documents: [] },
      } as unknown as Ask);
      return { ...found, definition: { measure }, inputs: { n: found.n, digest: '' } } as unknown as Measurement;
    },
    async duplicates(selected) {
      const [group] = await copy.count({ ...selected, by: [] });
      return pairs(group?.n ?? 0);
    },
  };
  return checkClaim(form, inputs, record);
}
