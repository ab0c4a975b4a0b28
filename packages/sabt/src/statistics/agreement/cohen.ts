/**
 * Cohen's κ of two coders who rated the same units (Cohen 1960, Educational and Psychological Measurement 20):
 * κ = (pₒ − pₑ)/(1 − pₑ), with pₒ the share of units they agree on and pₑ = Σ p_aj·p_bj what two coders with these habits
 * would agree on by chance. Every disagreement counts the same. A unit that either left out is left out.
 *
 * Pitfall: coders who use the categories unlike one another have a κ that cannot reach 1; look at the table as well.
 */
import type { StatisticReason } from '../reasons.ts';

export interface CohenKappa {
  kappa: number | null;
  /** Share of units on which both agree; null without any unit. */
  observed: number | null;
  /** The same to be expected by chance. */
  expected: number | null;
  units: number;
  reason?: StatisticReason;
}

type Label = number | string | null;

/** `a[i]` and `b[i]` are what the two coders said of unit i. */
export function cohenKappa(a: readonly Label[], b: readonly Label[]): CohenKappa {
  const ofA = new Map<Label, number>();
  const ofB = new Map<Label, number>();
  let units = 0;
  let alike = 0;
  a.forEach((said, i) => {
    const other = b[i] ?? null;
    if (said === null || other === null) return;
    units += 1;
    if (said === other) alike += 1;
    ofA.set(said, (ofA.get(said) ?? 0) + 1);
    ofB.set(other, (ofB.get(other) ?? 0) + 1);
  });
  if (units === 0) return { kappa: null, observed: null, expected: null, units, reason: 'no-pairs' };
  let chance = 0;
  for (const [label, n] of ofA) chance += n * (ofB.get(label) ?? 0);
  const observed = alike / units;
  const expected = chance / units ** 2;
  if (chance === units ** 2) return { kappa: null, observed, expected, units, reason: 'no-variation' };
  return { kappa: (alike * units - chance) / (units ** 2 - chance), observed, expected, units };
}
