/**
 * Whether shares rise or fall along ordered groups (Cochran 1954, Armitage 1955), as R's prop.trend.test: the regression of
 * the shares on the scores, weighted by n/(p(1 − p)) with p of all groups together,
 * χ² = (Σ nᵢ(pᵢ − p)(sᵢ − s̄))² / (p(1 − p)·Σ nᵢ(sᵢ − s̄)²), one degree of freedom.
 *
 * Assumes independent trials. It sees a line, not a hump: shares that rise and fall again give nothing. Invariant under a
 * change of origin or unit of the scores. Groups without trials take no part.
 */
import { chiSquareUpper } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';

export interface PropTrend {
  chi2: number | null;
  df: 1;
  p: number | null;
  /** The root of χ² with the sign of the trend. */
  z: number | null;
  reason?: StatisticReason;
}

/** `x[i]` of `n[i]`, 0 ≤ x ≤ n; scores 1, 2, 3, … unless given. */
export function propTrend(x: readonly number[], n: readonly number[], scores?: readonly number[]): PropTrend {
  const score = (i: number) => (scores ? (scores[i] as number) : i + 1);
  const groups = n.flatMap((size, i) => (size > 0 ? [{ hits: x[i] as number, size, score: score(i) }] : []));
  if (groups.length < 2) return without('too-few');
  const all = groups.reduce((total, { size }) => total + size, 0);
  const hits = groups.reduce((total, group) => total + group.hits, 0);
  if (hits === 0) return without('all-zero');
  // Scores from the first one, in units of the widest step, so that neither years nor tiny scores lose digits.
  const origin = groups[0]?.score as number;
  const unit = Math.max(...groups.map((group) => Math.abs(group.score - origin)));
  if (hits === all || unit === 0) return without('no-variation');
  if (!Number.isFinite(unit)) return without('out-of-range');
  const at = groups.map((group) => (group.score - origin) / unit);
  const mean = groups.reduce((sum, { size }, i) => sum + (size / all) * (at[i] as number), 0);
  let slope = 0;
  let spread = 0;
  groups.forEach((group, i) => {
    const off = (at[i] as number) - mean;
    slope += (group.hits - (group.size * hits) / all) * off;
    spread += group.size * off * off;
  });
  const z = slope / Math.sqrt((hits / all) * ((all - hits) / all) * spread);
  return { chi2: z * z, df: 1, p: chiSquareUpper(z * z, 1), z };
}

function without(reason: StatisticReason): PropTrend {
  return { chi2: null, df: 1, p: null, z: null, reason };
}
