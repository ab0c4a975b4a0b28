/**
 * The local-level model: x_t = μ_t + ε_t, μ_{t+1} = μ_t + η_t, with variances σ²_ε (noise) and σ²_η (level); the level is
 * told by the Kalman filter.
 *
 * Durbin & Koopman, *Time Series Analysis by State Space Methods*, chapter 2: the start is exactly diffuse, so the first
 * value gives a₁|₁ = x₁, P₁|₁ = σ²_ε and enters no likelihood. Per step, with the variances divided by their sum,
 * F = P + noise, K = P/F, v = x − a, a ← a + K·v, P ← P·noise/F + level. The sum of the variances is concentrated out:
 * σ̂² = Σ v²/F / (n − 1), so that ln L is a function of the ratio q = level/noise alone, whose derivative is carried through
 * the recursions and brought to nought by bisection. Each sign change on a grid of q from 10⁻¹² to 10¹² is followed, and
 * the limits q = 0 (a constant level) and ∞ (a random walk without noise) are compared with what is found: the maximum is
 * global and a variance at its limit is exactly 0.
 *
 * Assumes normal noise, equal steps of time, no trend beside the wandering. Pitfall: short series often put one of the
 * two variances to 0; that is the maximum, not a failure.
 */
import type { StatisticReason } from '../reasons.ts';
import { scaled } from '../scaling.ts';

export interface LocalLevel {
  varianceLevel: number | null;
  varianceNoise: number | null;
  /** E(μ_t | x_1 … x_t). */
  level: number[] | null;
  /** Var(μ_t | x_1 … x_t). */
  variance: number[] | null;
  reason?: StatisticReason;
}

/** Shares of the two variances; they add up to 1. */
interface Shares {
  level: number;
  noise: number;
}

export function localLevel(x: readonly number[]): LocalLevel {
  if (x.length < 3) return missing('too-few');
  const standard = scaled(x);
  if (standard === null) return missing(x.every((value) => value === x[0]) ? 'no-variation' : 'out-of-range');
  const { values, centre, scale } = standard;

  const shares = mostLikely(values);
  const total = likelihood(values, shares).sigma2;
  const level = [x[0]!];
  const variance = [total * shares.noise * scale * scale];
  let a = values[0]!;
  let p = 1;
  for (let t = 1; t < values.length; t++) {
    if (t === 1) p = shares.noise + shares.level;
    const f = p + shares.noise;
    a += (p / f) * (values[t]! - a);
    const filtered = (p * shares.noise) / f;
    level.push(centre + a * scale);
    variance.push(total * filtered * scale * scale);
    p = filtered + shares.level;
  }
  const [varianceLevel, varianceNoise] = [total * shares.level * scale * scale, total * shares.noise * scale * scale];
  if (!Number.isFinite(varianceLevel + varianceNoise)) return missing('out-of-range');
  return { varianceLevel, varianceNoise, level, variance };
}

const LOG_Q_LIMIT = 12;
const STEPS_PER_DECADE = 4;

function mostLikely(x: Float64Array): Shares {
  const steps = LOG_Q_LIMIT * STEPS_PER_DECADE;
  const grid = Array.from({ length: 2 * steps + 1 }, (_, i) => (i - steps) / STEPS_PER_DECADE);
  const slopes = grid.map((logQ) => likelihood(x, sharesAt(logQ)).slope);
  const maxima: Shares[] = [
    { level: 0, noise: 1 },
    { level: 1, noise: 0 },
  ];
  for (let i = 1; i < grid.length; i++) {
    if (slopes[i - 1]! > 0 && slopes[i]! <= 0) maxima.push(sharesAt(root(x, grid[i - 1]!, grid[i]!)));
  }
  let best = maxima[0]!;
  for (const shares of maxima) {
    if (likelihood(x, shares).logLik > likelihood(x, best).logLik) best = shares;
  }
  return best;
}

function sharesAt(log10Q: number): Shares {
  return { level: 1 / (1 + 10 ** -log10Q), noise: 1 / (1 + 10 ** log10Q) };
}

/** Where the slope of ln L, positive at `low`, turns. */
function root(x: Float64Array, low: number, high: number): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 50; step++) {
    const middle = (left + right) / 2;
    if (likelihood(x, sharesAt(middle)).slope > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** Concentrated ln L up to a constant, its slope in the share of the level, and the sum of the two variances. */
function likelihood(x: Float64Array, { level, noise }: Shares): { logLik: number; slope: number; sigma2: number } {
  let a = x[0]!;
  let da = 0;
  let p = noise + level;
  let dp = 0;
  let squares = 0;
  let dSquares = 0;
  let logF = 0;
  let dLogF = 0;
  for (let t = 1; t < x.length; t++) {
    const f = p + noise;
    const df = dp - 1;
    const v = x[t]! - a;
    const gain = p / f;
    const dGain = (dp - gain * df) / f;
    squares += (v * v) / f;
    dSquares += (-2 * v * da - (v * v * df) / f) / f;
    logF += Math.log(f);
    dLogF += df / f;
    a += gain * v;
    da += dGain * v - gain * da;
    dp = dGain * noise - gain + 1;
    p = gain * noise + level;
  }
  const n = x.length - 1;
  return {
    logLik: -0.5 * (n * Math.log(squares / n) + logF),
    slope: -0.5 * ((n * dSquares) / squares + dLogF),
    sigma2: squares / n,
  };
}

function missing(reason: StatisticReason): LocalLevel {
  return { varianceLevel: null, varianceNoise: null, level: null, variance: null, reason };
}
