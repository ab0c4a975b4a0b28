/**
 * Two rates of events compared exactly. Given their sum, the first of two Poisson counts is binomial with
 * p = r·t₁/(r·t₁ + t₂), r the ratio of rates and t the exposures (Przyborowski & Wilenski 1940); so the interval of Clopper &
 * Pearson (1934) for p gives that of r, and a test of r = 1 is a test of p.
 *
 * Three p-values, two-sided, of r = 1: `pMinLike` adds all outcomes that are not likelier than the one seen (R's
 * poisson.test, with its tolerance of 1e-7 for ties); `pCentral` is twice the smaller tail and agrees with the interval;
 * `pMidP` counts the outcome seen by half in each tail, and is less conservative.
 *
 * Assumes Poisson counts: events that come in bursts make every one of these too sure. Without events in the second count
 * the ratio has no finite value, and its interval no upper end (null). Swapping the two leaves the p-values as they are.
 */
import {
  betaCdf,
  betaQuantile,
  betaUpper,
  binomialCdf,
  binomialLogPmf,
  binomialUpper,
  normalTwoSided,
} from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';

/** Ends without a finite value are null. */
export type OpenInterval = [number | null, number | null];

export interface RateRatio {
  ratio: number | null;
  ci95: OpenInterval | null;
  pMinLike: number | null;
  pCentral: number | null;
  pMidP: number | null;
  /** 100·(ratio − 1). */
  percentChange: number | null;
  percentCi95: OpenInterval | null;
  reason?: StatisticReason;
}

/** Outcomes this much likelier than the one seen still count as equally likely, as in R. */
const TIE = 1e-7;

export function rateRatio(counts: readonly [number, number], exposures: readonly [number, number]): RateRatio {
  const [x, other] = counts;
  if (x + other === 0) return without('all-zero');
  // Divided before they are added, since their sum may be too large.
  const scale = Math.max(...exposures);
  const [a, b] = [exposures[0] / scale, exposures[1] / scale];
  const odds = exposures[1] / exposures[0];
  if (!Number.isFinite(odds) || odds === 0) return without('out-of-range');
  const ratio = other === 0 ? null : (x / other) * odds;
  const ci95: OpenInterval = [lowerOdds(x, other) * odds, other === 0 ? null : odds / lowerOdds(other, x)];
  if ([ratio, ...ci95].some((one) => one !== null && !Number.isFinite(one))) return without('out-of-range');
  const result: RateRatio = {
    ratio,
    ci95,
    ...exactP(x, other, a / (a + b), b / (a + b)),
    percentChange: percent(ratio),
    percentCi95: [percent(ci95[0]), percent(ci95[1])],
  };
  return ratio === null ? { ...result, reason: 'zero-denominator' } : result;
}

export type BurstRatio = Pick<RateRatio, 'ratio' | 'ci95' | 'pCentral' | 'percentChange' | 'percentCi95' | 'reason'>;

/**
 * The same where acts come in bursts, so that the variance of a count is `factor` times the count: counts are divided by it
 * before interval and p, as if only so many events were independent (Rao & Scott 1992, Biometrics 48, for shares). The ratio
 * itself stays; a factor of 1 gives the exact interval. A count worth less than one independent event leaves its end open.
 */
export function burstRatio(
  counts: readonly [number, number],
  exposures: readonly [number, number],
  factor: number,
): BurstRatio {
  const exact = rateRatio(counts, exposures);
  if (exact.ci95 === null || factor <= 1) return exact;
  const [x, other] = [counts[0] / factor, counts[1] / factor];
  const odds = exposures[1] / exposures[0];
  // less than one independent event bounds nothing: its limit would run to no event at all, although some were counted
  const isOpen = (count: number): boolean => count > 0 && count < 1;
  const ci95: OpenInterval = [
    isOpen(x) ? null : lowerOdds(x, other) * odds,
    other === 0 || isOpen(other) ? null : odds / lowerOdds(other, x),
  ];
  const p = exposures[0] / (exposures[0] + exposures[1]);
  const atLeast = x === 0 ? 1 : betaCdf(p, x, other + 1);
  const atMost = other === 0 ? 1 : betaUpper(p, x + 1, other);
  return {
    ...exact,
    ci95,
    pCentral: Math.min(1, 2 * Math.min(atLeast, atMost)),
    percentCi95: [percent(ci95[0]), percent(ci95[1])],
    ...(exact.reason === undefined && (isOpen(x) || isOpen(other)) ? { reason: 'too-few' as const } : {}),
  };
}

function without(reason: StatisticReason): RateRatio {
  return {
    ratio: null,
    ci95: null,
    pMinLike: null,
    pCentral: null,
    pMidP: null,
    percentChange: null,
    percentCi95: null,
    reason,
  };
}

function percent(ratio: number | null): number | null {
  return ratio === null ? null : 100 * (ratio - 1);
}

/** p/(1 − p) at the lower end of Clopper–Pearson for x of x + other; 1 − p is a quantile of its own, so no digits are lost. */
function lowerOdds(x: number, other: number): number {
  return x === 0 ? 0 : betaQuantile(0.025, x, other + 1) / betaQuantile(0.975, other + 1, x);
}

/** The three p-values of x out of x + other, binomial with p; q = 1 − p. */
/** With so many events, and so many expected, the normal distribution has more digits left than the exact tails. */
const MANY = 1e8;
const MANY_EXPECTED = 1e6;

function exactP(x: number, other: number, p: number, q: number): { pMinLike: number; pCentral: number; pMidP: number } {
  // By symmetry p ≤ ½, where it has all its digits.
  if (p > q) return exactP(other, x, q, p);
  const n = x + other;
  if (n > MANY && n * p > MANY_EXPECTED) {
    const z = (x - n * p) / Math.sqrt(n * p * q);
    return { pMinLike: normalTwoSided(z), pCentral: normalTwoSided(z), pMidP: normalTwoSided(z) };
  }
  const seen = Math.exp(binomialLogPmf(x, n, p, q));
  const atMost = binomialCdf(x, n, p);
  const atLeast = binomialUpper(x, n, p);
  // The tail without x itself, from the side on which nothing cancels.
  const fewer = binomialCdf(x - 1, n, p);
  const more = binomialUpper(x + 1, n, p);
  return {
    pMinLike: minLikelihoodP(x, n, p, q),
    pCentral: Math.min(1, 2 * Math.min(atMost, atLeast)),
    pMidP: Math.min(1, 2 * Math.min(fewer + seen / 2, more + seen / 2)),
  };
}

/** The outcomes not likelier than x lie in two tails, since the probabilities rise up to the mean and fall after it. */
function minLikelihoodP(x: number, n: number, p: number, q: number): number {
  const mean = n * p;
  if (x === mean) return 1;
  const bound = binomialLogPmf(x, n, p, q) + Math.log1p(TIE);
  const unlikely = (k: number) => binomialLogPmf(k, n, p, q) <= bound;
  if (x < mean) {
    const first = firstWhere(Math.ceil(mean), n, unlikely);
    return Math.min(1, binomialCdf(x, n, p) + binomialUpper(first, n, p));
  }
  const likely = firstWhere(0, Math.floor(mean), (k) => !unlikely(k));
  return Math.min(1, binomialCdf(likely - 1, n, p) + binomialUpper(x, n, p));
}

/** The first whole number of low…high of which `holds` is true, given that it stays so; high + 1 where there is none. */
function firstWhere(low: number, high: number, holds: (k: number) => boolean): number {
  let from = low;
  let to = high + 1;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
