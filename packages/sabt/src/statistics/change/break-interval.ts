/**
 * The interval of the date of a break of the mean (Bai 1997, "Estimation of a change point in multiple regression models",
 * proposition 3 and appendix B), with a variance of its own on each side.
 *
 * (δ/σ₁)² (k̂ − k) tends to the place V where W₁(−s) − |s|/2 (s < 0) and √φ·W₂(s) − s/2 (s ≥ 0) is largest; W are Wiener
 * processes, δ the shift, φ = (σ₂/σ₁)². The interval runs from k̂ − ⌈V_.975·σ₁²/δ²⌉ to k̂ − ⌊V_.025·σ₁²/δ²⌋ (as R's
 * `strucchange` gives it). P(V < 0) = 1/(1 + φ): where that is beyond 2.5 or 97.5 % (one side 39 times as spread) a limit
 * does not exist.
 *
 * Assumes that the shift is small beside the spread; for large shifts the interval is at least one step to each side and
 * covers more than said.
 */
import { normalCdf } from '../distributions.ts';

export interface Break {
  /** Mean after less mean before. */
  shift: number;
  varianceBefore: number;
  varianceAfter: number;
}

/** Null where a side does not vary, or where no limit exists. */
export function breakInterval(at: number, { shift, varianceBefore, varianceAfter }: Break): [number, number] | null {
  if (!(varianceBefore > 0) || !(varianceAfter > 0) || shift === 0) return null;
  const phi = varianceAfter / varianceBefore;
  const atNought = argmaxCdf(0, phi);
  if (!(atNought >= 0.025 && atNought <= 0.975)) return null;
  const step = varianceBefore / shift ** 2;
  const low = at - Math.ceil(quantile(0.975, phi) * step);
  const high = at - Math.floor(quantile(0.025, phi) * step);
  return Number.isSafeInteger(low) && Number.isSafeInteger(high) ? [low, high] : null;
}

/** P(V ≤ x); 1/(1 + φ) at 0. */
export function argmaxCdf(x: number, phi: number): number {
  return x < 0 ? before(-x, phi) : after(x, phi);
}

function before(x: number, phi: number): number {
  const root = Math.sqrt(x);
  const decay = Math.exp(-x / 8);
  return (
    (x / 2 - 2 + (phi + 2) ** 2 / (phi + 1)) * normalCdf(-root / 2) -
    (root / Math.sqrt(2 * Math.PI)) * decay -
    ((phi * (phi + 2)) / (phi + 1)) * decay * millsRatio((0.5 + 1 / phi) * root)
  );
}

function after(x: number, phi: number): number {
  const root = Math.sqrt(x / phi);
  const decay = Math.exp(-x / (8 * phi));
  return (
    1 +
    (root / Math.sqrt(2 * Math.PI)) * decay +
    ((2 * phi + 1) / (phi * (phi + 1))) * decay * millsRatio((phi + 0.5) * root) -
    ((2 * phi + 1) ** 2 / (phi * (phi + 1)) - 2 + x / (2 * phi)) * normalCdf(-root / 2)
  );
}

function quantile(p: number, phi: number): number {
  let reach = 1;
  while (reach < 1e12 && argmaxCdf(p < 0.5 ? -reach : reach, phi) * (p < 0.5 ? 1 : -1) > p * (p < 0.5 ? 1 : -1))
    reach *= 2;
  let [low, high] = p < 0.5 ? [-reach, 0] : [0, reach];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (argmaxCdf(middle, phi) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Φ(−b)·exp(b²/2), b ≥ 0, without leaving the range of numbers: Laplace's continued fraction where b is large. */
function millsRatio(b: number): number {
  if (b < 10) return normalCdf(-b) * Math.exp((b * b) / 2);
  let fraction = b;
  for (let k = 30; k >= 1; k--) fraction = b + k / fraction;
  return 1 / (fraction * Math.sqrt(2 * Math.PI));
}
