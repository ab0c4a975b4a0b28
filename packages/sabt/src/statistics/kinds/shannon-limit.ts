/**
 * The number of equally common kinds with the Shannon entropy of the *population*, unseen kinds included: exp of the
 * estimator of Chao, Wang & Jost 2013,
 * H = Σ x/n (ψ(n) − ψ(x)) + f1/n · (1−A)^(1−n) · (−ln A − Σ_{k<n} (1−A)^k/k), A = 1 − the deficit factor.
 *
 * The second term as written takes a number near its own size from another and multiplies by one that overflows. It equals
 * f1/n · Σ_{j≥1} z^j/(n−1+j) with z = 1 − A: a sum of positive terms, taken one by one at first, and the rest as an
 * exponential integral with the first corrections of Euler and Maclaurin, for z may be as near to 1 as 1 − 1/n.
 */
import { digamma } from '../distributions.ts';
import { type Abundance, deficitFactor } from './hill.ts';

const ONE_BY_ONE = 200;
const EULER_GAMMA = 0.5772156649015329;

export function shannonLimit(sample: Abundance): number {
  const { n, f1, levels } = sample;
  let entropy = 0;
  for (const { count, kinds } of levels) entropy += ((kinds * count) / n) * (digamma(n) - digamma(count));
  const z = deficitFactor(sample);
  if (z > 0) entropy += (f1 / n) * tailSum(z, n - 1);
  return Math.exp(entropy);
}

/** Σ_{j≥1} z^j/(a+j), 0 < z < 1, a ≥ 0. */
function tailSum(z: number, a: number): number {
  const rate = -Math.log(z);
  let sum = 0;
  for (let j = 1; j < ONE_BY_ONE; j++) sum += Math.exp(-rate * j) / (a + j);
  const from = a + ONE_BY_ONE;
  const first = Math.exp(-rate * ONE_BY_ONE) / from;
  if (first < 1e-18 * sum) return sum;
  const slope = -first * (rate + 1 / from);
  const integral = Math.exp(-rate * ONE_BY_ONE) * scaledExponentialIntegral(rate * from);
  return sum + integral + first / 2 - slope / 12 + thirdSlope(first, rate, from) / 720;
}

/** Third derivative of e^(−rate·j)/(a+j) where the function is `first`. */
function thirdSlope(first: number, rate: number, from: number): number {
  return -first * (rate ** 3 + (3 * rate ** 2) / from + (6 * rate) / from ** 2 + 6 / from ** 3);
}

/** e^x·E1(x), x > 0 (Abramowitz & Stegun 5.1.11 and the continued fraction 5.1.22). */
function scaledExponentialIntegral(x: number): number {
  if (x > 1) {
    let fraction = 0;
    for (let k = 100; k > 0; k--) fraction = k / (1 + k / (x + fraction));
    return 1 / (x + fraction);
  }
  let sum = -EULER_GAMMA - Math.log(x);
  let term = 1;
  for (let k = 1; k < 30; k++) {
    term *= -x / k;
    sum -= term / k;
  }
  return Math.exp(x) * sum;
}
