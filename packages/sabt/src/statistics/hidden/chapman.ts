/**
 * What two lists of the same population leave unseen.
 *
 * Lincoln–Petersen n1·n2/m; Chapman 1951 (n1+1)(n2+1)/(m+1) − 1, which exists at m = 0 and is nearly unbiased where
 * n1 + n2 ≥ N; variance of Seber 1970, (n1+1)(n2+1)(n1−m)(n2−m)/((m+1)²(m+2)). `ci95` is the estimate ± 1.96 standard
 * errors, not cut off at what was observed; `ci95LogNormal` takes the number of unseen as log-normal (Burnham et al. 1987;
 * Chao 1987), so that it never goes below what was observed.
 *
 * Assumptions: closed population, perfect matching, and lists that are independent, each person alike likely to be on one.
 * Pitfalls: lists that draw on one another make it too small, lists that avoid one another too large, and two lists cannot
 * tell which. With fewer than seven in common the estimate is biased (Robson & Regier 1964): `few-recaptures`.
 */
import { Z975 } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';

export interface Chapman {
  lincolnPetersen: number | null;
  chapman: number;
  variance: number;
  ci95: [number, number];
  ci95LogNormal: [number, number] | null;
  observed: number;
  warning?: 'few-recaptures';
  reason?: StatisticReason;
}

const ENOUGH_IN_COMMON = 7;

/** m, the records on both lists, is at most the smaller of the two. */
export function chapman(n1: number, n2: number, m: number): Chapman {
  const observed = n1 + n2 - m;
  const estimate = ((n1 + 1) / (m + 1)) * (n2 + 1) - 1;
  const variance = ((n1 + 1) / (m + 1)) * ((n2 + 1) / (m + 1)) * ((n1 - m) / (m + 2)) * (n2 - m);
  const half = Z975 * Math.sqrt(variance);
  // As one product: taken from the estimate, it would drown in rounding where nearly all are in common.
  const unseen = ((n1 - m) / (m + 1)) * (n2 - m);
  const spread = Math.exp(Z975 * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return {
    lincolnPetersen: m === 0 ? null : (n1 / m) * n2,
    chapman: estimate,
    variance,
    ci95: [estimate - half, estimate + half],
    ci95LogNormal: unseen > 0 ? [observed + unseen / spread, observed + unseen * spread] : null,
    observed,
    ...(m < ENOUGH_IN_COMMON && { warning: 'few-recaptures' as const }),
    ...(m === 0
      ? { reason: 'zero-denominator' as const }
      : unseen === 0 && { reason: 'variance-not-positive' as const }),
  };
}
