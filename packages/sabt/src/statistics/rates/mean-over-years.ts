/**
 * The mean of one value a year, and its interval where years that follow one another are alike.
 *
 * k such values are worth k(1 − r)/(1 + r) independent ones, r their autocorrelation at one step (Bartlett 1935); the interval
 * is Student's with as many degrees of freedom, less one. So few values tell r badly, and too small: what taking off their mean
 * hides of it is given back (Kendall 1954), and a standard error (1/√k) is added. Beyond .9 the values
 * are one stretch of a series whose level they cannot tell: the interval is then everything that a mean can be.
 *
 * Where every value is the very same nothing varies, and there is no interval.
 * Measured (bench/false-alarms.ts): of eight to forty years without a mean, 2–3 % are told one where years are independent,
 * 3–4 % at an autocorrelation of .5, 3–8 % at .8.
 */
import { tQuantile } from '../distributions.ts';
import { unbiasedMemory } from './bursts.ts';

export interface MeanOverYears {
  /** Null of no values. */
  mean: number | null;
  interval: [number, number] | null;
  /** As many independent values would tell as much; null where the values do not tell how much they are alike. */
  effective: number | null;
}

/** Standard errors of the autocorrelation that are added to it. */
const ALLOWED = 1;
/** Beyond, so few years cannot tell their level. */
const MOST_MEMORY = 0.9;
/** Squares as computed; values that differ by less are the same. */
const SAME = 1e-9;
const LEAST_EFFECTIVE = 2;

/** @param range the least and the most that a value can be */
export function meanOverYears(values: readonly number[], [least, most]: readonly [number, number]): MeanOverYears {
  const k = values.length;
  if (k === 0) return { mean: null, interval: null, effective: 0 };
  const mean = values.reduce((sum, one) => sum + one, 0) / k;
  const left = values.map((one) => one - mean);
  const squares = left.reduce((sum, one) => sum + one * one, 0);
  if (k === 1 || squares < SAME) return { mean, interval: null, effective: k };
  const products = left.slice(1).reduce((sum, one, i) => sum + one * left[i]!, 0);
  const memory = Math.max(0, unbiasedMemory(products / squares, k) + ALLOWED / Math.sqrt(k));
  if (memory >= MOST_MEMORY) return { mean, interval: [least, most], effective: null };
  const effective = Math.max(LEAST_EFFECTIVE, (k * (1 - memory)) / (1 + memory));
  const half = tQuantile(0.975, effective - 1) * Math.sqrt(squares / (k - 1) / effective);
  return { mean, interval: [Math.max(least, mean - half), Math.min(most, mean + half)], effective };
}
