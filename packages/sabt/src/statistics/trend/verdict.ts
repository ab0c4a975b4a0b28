/**
 * The p on which a verdict about a trend rests: the largest of three.
 *
 * Hamed–Rao and the prewhitened test each correct for dependence. Needing both keeps alarms on AR(1) noise at 5–7 % while
 * r, the lag-1 autocorrelation, is moderate; where it is strong, both take a normal distribution although few independent
 * observations are left (8 % at r = 0.7 and 40 values, 11 % at 0.9 and 100). So the prewhitened z is also held against
 * Student's t with the effective number of observations, n·(1 − r)/(1 + r) (Bayley & Hammersley 1946, "effective number of
 * independent observations"), less two. This gives 6 and 6.5 % there, and hardly changes anything where r is small.
 *
 * Null where one of the tests does not exist, or where no more than two effective observations are left. Where nothing is
 * left beside the slope, every value on one line, there is nothing that could hang together: the plain p is the answer.
 */
import { tTwoSided } from '../distributions.ts';
import type { MannKendall } from './mann-kendall.ts';

/** @param n the length of the series that was tested */
export function trendP({ hamedRao, prewhitened, reason, p }: MannKendall, n: number): number | null {
  if (hamedRao === null && prewhitened === null && reason === 'no-variation') return p;
  const effective = effectiveP({ prewhitened }, n);
  if (hamedRao === null || prewhitened === null || effective === null) return null;
  return Math.max(hamedRao.p, prewhitened.p, effective);
}

/** The third of them: the prewhitened z against Student's t with the effective number of observations. */
export function effectiveP({ prewhitened }: Pick<MannKendall, 'prewhitened'>, n: number): number | null {
  if (prewhitened === null) return null;
  const { z, r1 } = prewhitened;
  const freedom = (n * (1 - r1)) / (1 + r1) - 2;
  return freedom > 0 ? tTwoSided(z, freedom) : null;
}
