/**
 * Kinds to expect in a sample of a given coverage, below or above that of the sample at hand: the fair way to compare
 * places of different effort (Chao & Jost 2012; Chao, Gotelli et al. 2014), as estimateD(base = "coverage") of iNEXT.
 *
 * The size m that has this coverage is a real number. Below n: expected coverage and expected Hill numbers of a draw
 * without replacement at each whole size, straight lines in between (at m = 0 all are nought). Above n:
 * C(m) = 1 − f1/n · A^(m−n+1), and the Hill number moves from the observed one towards its estimated limit by the part
 * 1 − (1−β)^(m−n), β such that the curve leaves n with the slope that it had between n−1 and n; q2 has a closed form.
 * Limits: q0 Chao1, q1 Chao, Wang & Jost 2013, neither below what was observed.
 *
 * Assumptions: independent events of one population. Pitfalls: full coverage is reached at no finite m while singletons
 * remain. Beyond twice n the kinds rest on Chao1, which is a lower bound, and iNEXT advises to stop there; the limits of q0
 * and q1 are estimated apart, so that far out q1 may exceed q0, or q2 q1, which no community does. Neither is cut off, because the
 * numbers are those of the method; `warning` names them, the second before the first.
 */
import type { StatisticReason } from '../reasons.ts';
import { chanceOfNone, hypergeometricMean } from './draws.ts';
import { type Abundance, deficitFactor, type HillNumbers, hillNumbers, sampleCoverage, unseenKinds } from './hill.ts';
import { rarefiedRichness } from './rarefaction.ts';
import { shannonLimit } from './shannon-limit.ts';

export interface AtCoverage {
  /** Events, not whole in general. */
  m: number | null;
  coverage: number;
  q0: number | null;
  q1: number | null;
  q2: number | null;
  /** q1 above q0 or q2 above q1, which cannot be; or further out than twice the sample. */
  warning?: 'orders-cross' | 'beyond-twice-the-sample';
  reason?: StatisticReason;
}

const ROUNDING = 1 + 1e-9;

const crosses = ({ q0, q1, q2 }: HillNumbers): boolean => q1 > q0 * ROUNDING || q2 > q1 * ROUNDING;

/** `level`: share of the population's events, 0 < level ≤ 1. */
export function atCoverage(sample: Abundance, level: number): AtCoverage {
  const nothing = { m: null, coverage: level, q0: null, q1: null, q2: null };
  if (sample.n === 0) return { ...nothing, reason: 'all-zero' };
  const observed = sampleCoverage(sample);
  if (observed === null) return { ...nothing, reason: 'too-few' };
  if (level === observed) return { coverage: level, m: sample.n, ...hillNumbers(sample) };
  if (level < observed) return { coverage: level, ...drawnAt(sample, sizeBelow(sample, level)) };
  if (level === 1) return { ...nothing, reason: 'not-defined' };
  const { n, f1 } = sample;
  const m = n - 1 + Math.log(((1 - level) * n) / f1) / Math.log(deficitFactor(sample));
  if (!Number.isFinite(m)) return { ...nothing, reason: 'out-of-range' };
  const found = extendedTo(sample, m);
  const warning = crosses(found) ? 'orders-cross' : m > 2 * n ? 'beyond-twice-the-sample' : null;
  return { coverage: level, ...found, ...(warning === null ? {} : { warning }) };
}

/** Expected coverage of a draw of m ≤ n events, m whole. */
function expectedCoverage(sample: Abundance, m: number): number {
  const { n, levels } = sample;
  if (m === 0) return 0;
  if (m === n) return sampleCoverage(sample) as number;
  let deficit = 0;
  for (const { count, kinds } of levels) deficit += ((kinds * count) / n) * chanceOfNone(n - 1, count - 1, m);
  return 1 - deficit;
}

/** Coverage never falls with size: halving finds the two whole sizes around the level. */
function sizeBelow(sample: Abundance, level: number): number {
  let low = 0;
  let high = sample.n;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (expectedCoverage(sample, middle) < level) low = middle;
    else high = middle;
  }
  const from = expectedCoverage(sample, low);
  const to = expectedCoverage(sample, high);
  return low + (high - low) * Math.min(1, (level - from) / (to - from));
}

function drawnAt(sample: Abundance, m: number): { m: number } & HillNumbers {
  const low = Math.floor(m);
  const part = m - low;
  const from = expectedHill(sample, low);
  if (part === 0) return { m, ...from };
  const to = expectedHill(sample, low + 1);
  const between = (a: number, b: number) => a + part * (b - a);
  return { m, q0: between(from.q0, to.q0), q1: between(from.q1, to.q1), q2: between(from.q2, to.q2) };
}

/** Hill numbers of the expected counts of counts of a draw of m ≤ n events, m whole. */
function expectedHill(sample: Abundance, m: number): HillNumbers {
  const { n, levels } = sample;
  if (m === 0) return { q0: 0, q1: 0, q2: 0 };
  if (m === n) return hillNumbers(sample);
  let entropy = 0;
  for (const { count, kinds } of levels)
    entropy += kinds * hypergeometricMean(n, count, m, (k) => -(k / m) * Math.log(k / m));
  return { q0: rarefiedRichness(sample, m), q1: Math.exp(entropy), q2: simpsonAt(sample, m) };
}

function simpsonAt({ n, levels }: Abundance, m: number): number {
  let pairs = 0;
  for (const { count, kinds } of levels) pairs += ((kinds * count) / n) * ((count - 1) / (n - 1));
  return 1 / (1 / m + (1 - 1 / m) * pairs);
}

function extendedTo(sample: Abundance, m: number): { m: number } & HillNumbers {
  const { n, kinds, f1 } = sample;
  const observed = hillNumbers(sample);
  const towards = (limit: number, now: number, lastRise: number) => {
    if (limit <= now) return now;
    const beta = lastRise / (limit - now + lastRise);
    return now + (limit - now) * -Math.expm1((m - n) * Math.log1p(-beta));
  };
  return {
    m,
    q0: towards(kinds + unseenKinds(sample), observed.q0, f1 / n),
    q1: towards(shannonLimit(sample), observed.q1, -observed.q1 * Math.expm1(-lastRiseOfEntropy(sample))),
    // Each kind seen once: nothing was seen twice that could tell the concentration.
    q2: f1 === n ? observed.q2 : simpsonAt(sample, m),
  };
}

/**
 * Expected entropy of n less that of n − 1 events, in which every part of the size 1/n cancels on paper:
 * (S−1)/(n(n−1)) + r(n) − Σ x(x−1)r(x)/(n(n−1)) with r(x) = −ln(1 − 1/x) − 1/x and S kinds.
 */
function lastRiseOfEntropy({ n, kinds, levels }: Abundance): number {
  const pairs = n * (n - 1);
  let rise = (kinds - 1) / pairs + beyondFirst(n);
  for (const { count, kinds: of } of levels)
    if (count > 1) rise -= ((of * count * (count - 1)) / pairs) * beyondFirst(count);
  return Math.max(0, rise);
}

/** −ln(1 − 1/x) − 1/x, x ≥ 2. */
function beyondFirst(x: number): number {
  if (x < 100) return -Math.log1p(-1 / x) - 1 / x;
  return (1 / 2 + (1 / 3 + (1 / 4 + (1 / 5 + 1 / (6 * x)) / x) / x) / x) / (x * x);
}
