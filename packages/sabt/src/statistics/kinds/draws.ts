/**
 * Chances of drawing without replacement, for samples of any size: differences of ln Γ lose every digit where n is
 * large (ln Γ(10¹²) is 3·10¹³), so each ratio is built from the rise of ln Γ over the *shorter* of the two stretches.
 */
import { lnGamma } from '../distributions.ts';

/** Where Stirling's series with four terms is exact to the last digit. */
const STIRLING_FROM = 15;

/** ln Γ(from + rise) − ln Γ(from), from > 0, rise ≥ 0. */
function lnGammaRise(from: number, rise: number): number {
  if (from < STIRLING_FROM) return lnGamma(from + rise) - lnGamma(from);
  const to = from + rise;
  return (from - 0.5) * Math.log1p(rise / from) + rise * Math.log(to) - rise + remainder(to) - remainder(from);
}

function remainder(z: number): number {
  const inverse = 1 / (z * z);
  return (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
}

/** The chance that a sample of m out of n holds none of x: C(n−x, m)/C(n, m). */
export function chanceOfNone(n: number, x: number, m: number): number {
  if (x + m > n) return 0;
  const short = Math.min(x, m);
  const long = Math.max(x, m);
  return Math.exp(lnGammaRise(n - long - short + 1, short) - lnGammaRise(n - short + 1, short));
}

/**
 * Σ weight(k) · P(k) over the hypergeometric number k ≥ 1 of those x that a sample of m out of n holds. Runs outwards
 * from the mode until a chance no longer counts.
 */
export function hypergeometricMean(n: number, x: number, m: number, weight: (k: number) => number): number {
  const least = Math.max(0, x + m - n);
  const most = Math.min(x, m);
  const mode = Math.min(most, Math.max(least, Math.floor(((x + 1) * (m + 1)) / (n + 2))));
  let total = 1;
  let sum = mode === 0 ? 0 : weight(mode);
  let p = 1;
  for (let k = mode; k < most && p > 1e-18; k++) {
    p *= ((x - k) * (m - k)) / ((k + 1) * (n - x - m + k + 1));
    total += p;
    sum += p * weight(k + 1);
  }
  p = 1;
  for (let k = mode; k > least && p > 1e-18; k--) {
    p *= (k * (n - x - m + k)) / ((x - k + 1) * (m - k + 1));
    total += p;
    if (k > 1) sum += p * weight(k - 1);
  }
  return sum / total;
}
