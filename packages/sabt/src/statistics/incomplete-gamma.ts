/**
 * The regularised incomplete gamma function of a large shape: P(X ≤ x) and P(X > x) of the gamma distribution, and its
 * quantile. Ours, because that of @stdlib (0.3.1) is off by up to 2 % at shapes from about 900 on; below 200 it agrees with
 * scipy to ten digits and is used (distributions.ts).
 *
 * Up to a shape of a million: the series below the mean and Lentz's continued fraction above it (Numerical Recipes, 6.2),
 * whose number of terms grows as the root of the shape. Beyond: Temme's uniform expansion (DLMF 8.12), two terms of it, with
 * their Taylor series in η; there η is below 0.04 wherever a tail is above the smallest number.
 */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { HALF_LN_2PI, logGap, stirlingError } from './saddle-point.ts';

export const LARGE_SHAPE = 200;
const UNIFORM_SHAPE = 1e6;
const EPSILON = 1e-16;

const TEMME_0 = [-1 / 3, 1 / 12, -2 / 135, 1 / 864, 1 / 2835, -139 / 777600, 1 / 25515];
const TEMME_1 = [-1 / 540, -1 / 288, 1 / 378, -77 / 77760];

export interface Tails {
  lower: number;
  upper: number;
}

/** Both tails at x > 0 for a shape ≥ `LARGE_SHAPE`; the smaller of the two is exact to about twelve digits. */
export function gammaTails(x: number, shape: number): Tails {
  if (shape >= UNIFORM_SHAPE) return uniform(x, shape);
  const density = Math.exp(logDensity(x, shape));
  if (x <= shape) {
    const lower = (density * x * series(x, shape)) / shape;
    return { lower, upper: 1 - lower };
  }
  const upper = density * x * fraction(x, shape);
  return { lower: 1 - upper, upper };
}

/** The x with P(X ≤ x) = p, 0 < p < 1, for a shape ≥ `LARGE_SHAPE`: Wilson–Hilferty, then Newton's steps on the log of the smaller tail. */
export function largeGammaQuantile(p: number, shape: number): number {
  const small = 1 / (9 * shape);
  const cube = 1 - small + normalQuantile(p, 0, 1) * Math.sqrt(small);
  let x = shape * Math.max(cube, 0.1) ** 3;
  let low = 0;
  let high = Number.MAX_VALUE;
  for (let round = 0; round < 200; round++) {
    const tails = gammaTails(x, shape);
    const tail = p < 0.5 ? tails.lower : tails.upper;
    const off = Math.log(tail / (p < 0.5 ? p : 1 - p));
    if (p < 0.5 === off < 0) low = x;
    else high = x;
    const step = (off * tail) / Math.exp(logDensity(x, shape));
    const newton = p < 0.5 ? x - step : x + step;
    // A tail too small for this machine has no slope: halve instead.
    const next = newton > low && newton < high ? newton : high < Number.MAX_VALUE ? (low + high) / 2 : 2 * x;
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 1e-15 * x) break;
  }
  return x;
}

/** ln of the density, rate 1. */
function logDensity(x: number, shape: number): number {
  return shape * logGap((x - shape) / shape) - stirlingError(shape) + 0.5 * Math.log(shape) - HALF_LN_2PI - Math.log(x);
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function series(x: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > EPSILON * sum; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Γ(a, x)/(e^−x·x^a), for x > a. */
function fraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let product = d;
  for (let k = 1; k < 1e7; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    product *= factor;
    if (Math.abs(factor - 1) < 2 * EPSILON) break;
  }
  return product;
}

function uniform(x: number, shape: number): Tails {
  const off = (x - shape) / shape;
  const eta = Math.sign(off) * Math.sqrt(-2 * logGap(off));
  const z = eta * Math.sqrt(shape);
  const terms = polynomial(TEMME_0, eta) + polynomial(TEMME_1, eta) / shape;
  const correction = Math.abs(eta) > 0.1 ? 0 : (Math.exp(-0.5 * z * z - HALF_LN_2PI) / Math.sqrt(shape)) * terms;
  return { lower: normalCdf(z, 0, 1) - correction, upper: normalCdf(-z, 0, 1) + correction };
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
}
