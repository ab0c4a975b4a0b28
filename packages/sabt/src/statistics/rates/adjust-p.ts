/**
 * p-values corrected for how many were tried, as R's p.adjust does. Bonferroni, Holm (1979) and Hochberg (1988) hold the
 * chance of any false alarm; Benjamini–Hochberg (1995) and Benjamini–Yekutieli (2001) the share of false alarms among the
 * alarms. Holm, Bonferroni and `by` hold whatever the dependence; Hochberg and `bh` need independence or positive dependence.
 *
 * All p-values that were looked at must be given: leaving out the large ones undoes the correction.
 * Invariants: 0 ≤ p ≤ adjusted ≤ 1; the order is kept; bh ≤ hochberg ≤ holm ≤ bonferroni.
 */
export const ADJUSTMENTS = ['bonferroni', 'holm', 'hochberg', 'bh', 'by'] as const;

export type Adjustment = (typeof ADJUSTMENTS)[number];

/** As many numbers as given, in the order given. */
export function adjustP(p: readonly number[], by: Adjustment): number[] {
  const m = p.length;
  if (by === 'bonferroni') return p.map((one) => Math.min(1, m * one));
  const ascending = Array.from(p.keys()).sort((a, b) => (p[a] as number) - (p[b] as number));
  const dependence = by === 'by' ? harmonic(m) : 1;
  const adjusted = new Array<number>(m);
  const fromSmallest = by === 'holm';
  let bound = fromSmallest ? 0 : 1;
  for (let step = 0; step < m; step++) {
    const rank = fromSmallest ? step : m - 1 - step;
    const at = ascending[rank] as number;
    const own = Math.min(1, dependence * factor(by, m, rank + 1) * (p[at] as number));
    bound = fromSmallest ? Math.max(bound, own) : Math.min(bound, own);
    adjusted[at] = bound;
  }
  return adjusted;
}

/** `rank` counts from 1, the smallest p first. */
function factor(by: Exclude<Adjustment, 'bonferroni'>, m: number, rank: number): number {
  return by === 'bh' || by === 'by' ? m / rank : m - rank + 1;
}

function harmonic(m: number): number {
  let sum = 0;
  for (let k = m; k >= 1; k--) sum += 1 / k;
  return sum;
}
