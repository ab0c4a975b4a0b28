/** How a claim asks whether its acts come in bursts: by the finer series under its totals (stages/measuring/finer). */
import * as measuring from '../../measuring/index.ts';
import { type Days, type Record, selectedOf } from './record.ts';

export interface Total {
  where: string;
  days: Days;
}

export type Finer = measuring.Finer;

/** Of totals over spans of time that follow one another: each has a rate of its own. */
export const burstsBetween = (totals: readonly Total[], record: Record): Promise<Finer | 'loose' | null> =>
  measuring.burstsBetween(
    totals.map((one) => selectedIn(one, record)),
    record.copy,
  );

/** Of two totals over the same span: what raises both at once tells nothing about their ratio. */
export const burstsBeside = ([a, b]: readonly [Total, Total], record: Record): Promise<Finer | 'loose' | null> =>
  measuring.burstsBeside([selectedIn(a, record), selectedIn(b, record)], record.copy);

const selectedIn = ({ where, days }: Total, record: Record): measuring.Total => ({
  selected: selectedOf(where, days, record),
  days,
});
