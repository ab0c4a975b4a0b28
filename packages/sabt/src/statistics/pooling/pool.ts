/**
 * Estimates of several studies or polls pooled, each weighed by how sure it is (`metafor::rma` of R).
 *   y_i = x_iβ + u_i + e_i,   Var e_i = v_i known,   Var u_i = τ²,   weights w_i = 1/(v_i + τ²)
 * `fe`: τ² = 0. `dl`: τ² = (Q − (k − p))/tr P, not below nought (DerSimonian & Laird 1986). `reml`: τ² at the maximum of the
 * restricted likelihood (Viechtbauer 2005), below. Without moderators x is the intercept alone; with them this is
 * meta-regression (Raudenbush 2009). Q = Σ (y_i − x_iβ̂)²/v_i with β̂ of τ² = 0; with P = W − WX(XᵀWX)⁻¹XᵀW, W = diag 1/v_i:
 *   I² = 100·τ²/(τ² + (k − p)/tr P);  for `fe` 100·max(0, (Q − (k − p))/Q).
 * Intervals and p are those of the normal distribution.
 *
 * REML: the restricted likelihood of τ² may have more than one peak, and Fisher scoring from one start can stop at the
 * wrong one or run below nought. It is one number: the likelihood is looked at on a grid from 0 to far above the spread of
 * the y, then its score is halved into at the best place until τ² stands to fifteen digits.
 *
 * Assumes independent studies with known variances. Pitfalls: with few studies τ² is hardly known and normal intervals are
 * too narrow; `fe` answers only for these studies, not for others like them.
 */
import { chiSquareUpper, normalTwoSided, Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { restrictedMaximum } from './reml.ts';
import { atSpread, type Studies, traceOfP } from './weighted.ts';

export const POOLING = ['fe', 'dl', 'reml'] as const;
export type Pooling = (typeof POOLING)[number];

export interface Coefficient {
  estimate: number;
  se: number;
  ci95: [number, number];
  z: number;
  p: number;
}

export interface Pooled {
  /** The intercept first, then one for each moderator; null where there is no estimate. */
  coefficients: Coefficient[] | null;
  /** Variance between studies, beyond what the moderators tell. */
  tau2: number | null;
  /** Percent of the variance that is between studies. */
  i2: number | null;
  q: number | null;
  /** P(χ² ≥ q) with `df` degrees of freedom: is there more spread than the v_i tell? */
  qp: number | null;
  df: number;
  reason?: StatisticReason;
}

/** @param mods one row a study, as many as `yi`; the intercept is added here */
export function pool(
  yi: readonly number[],
  vi: readonly number[],
  how: Pooling,
  mods?: readonly (readonly number[])[],
): Pooled {
  const studies: Studies = { y: yi, v: vi, x: yi.map((_, i) => [1, ...(mods?.[i] ?? [])]) };
  const df = yi.length - (studies.x[0] as number[]).length;
  const none = { coefficients: null, tau2: null, i2: null, q: null, qp: null, df };
  if (df < 0) return { ...none, reason: 'too-few' };
  const common = atSpread(studies, 0);
  if (common === null) return { ...none, reason: 'collinear' };
  const q = df === 0 ? 0 : common.weightedSquares;
  const qp = df === 0 ? null : chiSquareUpper(q, df);
  if (df === 0) {
    const tau2 = how === 'fe' ? 0 : null;
    return { coefficients: coefficientsOf(common), tau2, i2: null, q, qp, df, reason: 'too-few' };
  }
  const trace = traceOfP(studies, common);
  const tau2 = how === 'fe' ? 0 : how === 'dl' ? Math.max(0, (q - df) / trace) : restrictedMaximum(studies);
  const i2 = how === 'fe' ? (q > df ? (100 * (q - df)) / q : 0) : (100 * tau2) / (tau2 + df / trace);
  const pooled = tau2 === 0 ? common : atSpread(studies, tau2);
  if (pooled === null || ![tau2, i2, q, ...pooled.beta].every(Number.isFinite))
    return { ...none, reason: 'out-of-range' };
  return { coefficients: coefficientsOf(pooled), tau2, i2, q, qp, df };
}

function coefficientsOf({
  beta,
  covariance,
}: {
  beta: readonly number[];
  covariance: readonly (readonly number[])[];
}): Coefficient[] {
  return beta.map((estimate, j) => {
    const se = Math.sqrt(covariance[j]?.[j] as number);
    const z = estimate / se;
    return { estimate, se, ci95: [estimate - Z975 * se, estimate + Z975 * se], z, p: normalTwoSided(z) };
  });
}
