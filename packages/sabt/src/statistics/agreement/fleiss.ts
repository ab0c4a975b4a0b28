/**
 * Fleiss's κ: agreement of a fixed number r of coders on n subjects, each coder perhaps another person for each subject
 * (Fleiss 1971, Psychological Bulletin 76). With n_ij the coders who put subject i into category j and p_j the share of
 * category j in all ratings,
 *   κ = (P̄ − P̄ₑ)/(1 − P̄ₑ),  P̄ = Σᵢ (Σⱼ n_ij² − r)/(n·r(r−1)),  P̄ₑ = Σⱼ p_j²,
 * and z = κ over the standard error it has where coders agree by chance alone (Fleiss, Nee & Landis 1979).
 *
 * Pitfalls: z tells only that agreement is not by chance, not that it is good; κ is low where one category is rare; and a
 * subject that fewer coders rated cannot be used here (Krippendorff's α takes such).
 */
import { normalTwoSided } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';

export interface FleissKappa {
  kappa: number | null;
  /** Standard error where κ is nought. */
  se: number | null;
  z: number | null;
  p: number | null;
  reason?: StatisticReason;
}

/** @param counts one row a subject, one column a category; every row sums to the same number of coders, two or more */
export function fleissKappa(counts: readonly (readonly number[])[]): FleissKappa {
  const subjects = counts.length;
  const coders = (counts[0] ?? []).reduce((sum, one) => sum + one, 0);
  const ratings = subjects * coders;
  const shares = (counts[0] ?? []).map((_, j) => counts.reduce((sum, row) => sum + (row[j] as number), 0) / ratings);
  const unlike = shares.reduce((sum, p) => sum + p * (1 - p), 0);
  if (shares.some((p) => p === 1)) return { kappa: null, se: null, z: null, p: null, reason: 'no-variation' };
  const disagreeing = counts.reduce(
    (sum, row) => sum + row.reduce((inRow, n) => inRow + (n / coders) * ((coders - n) / (coders - 1)), 0),
    0,
  );
  const kappa = 1 - disagreeing / subjects / unlike;
  const skew = shares.reduce((sum, p) => sum + p * (1 - p) * (1 - 2 * p), 0);
  const se = Math.sqrt((2 * (unlike ** 2 - skew)) / (ratings * (coders - 1))) / unlike;
  const z = kappa / se;
  return { kappa, se, z, p: normalTwoSided(z) };
}
