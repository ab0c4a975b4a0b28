/**
 * Counts with a log link by iteratively reweighted least squares (Nelder & Wedderburn 1972; McCullagh & Nelder 1989, 2.5),
 * for Poisson (theta = Infinity) and NB2 with theta held. The weights are the *observed* information,
 * mu·(1 + y/theta)/(1 + mu/theta)²: both log-likelihoods are concave in the predictor, so these are Newton's steps, where
 * the expected information creeps or circles when a negative binomial fits badly. For Poisson the two are the same.
 *
 * After the first step each step solves for the *change* of the coefficients, so that what rounding does to one step the
 * next one mends; a step that raises the deviance is halved. It ends when no linear predictor moves by more than 1e-8,
 * or by more than 1e-5 twice.
 *
 * Separation: where a combination of columns touches only rows without events, the likelihood grows for ever as those
 * rows' means go to nought, and each step takes 1 or more from their predictors. So, once all other rows stand still, the
 * rows that have a small mean and still fall so are set apart; if the remaining rows no longer determine every
 * coefficient, the estimate is infinite. The fitted values still have a limit, which `allowInfinite` goes on to.
 */
import type { Columns, LeastSquares } from './least-squares.ts';
import { unitDeviance } from './likelihood.ts';

export interface Counts {
  readonly x: Columns;
  readonly y: Float64Array;
  readonly offset: Float64Array;
}

export interface Iterated {
  coef: Float64Array;
  eta: Float64Array;
  mu: Float64Array;
  deviance: number;
  iterations: number;
  converged: boolean;
  separated: boolean;
}

const STEPS = 100;
const HALVINGS = 40;
const SETTLED = 1e-8;
/** After a step below this the next is Newton's last; where counts lie many powers of ten apart, rounding keeps it above `SETTLED`. */
const NEAR = 1e-5;
/** A mean below this, beside the sum of all counts, may be on its way to nought. */
const SMALL = 1e-9;
/** And below this it has arrived: rounding of the other rows moves it to and fro a thousand times lower. */
const NOUGHT = 1e-13;

/** `start`: coefficients to begin at; without them the means begin at y + 0.1. Null where the columns are dependent. */
export function iterate(
  counts: Counts,
  solver: LeastSquares,
  theta: number,
  start: Float64Array | null,
  allowInfinite: boolean,
): Iterated | null {
  const { n, k } = counts.x;
  const state: Iterated = {
    coef: new Float64Array(k),
    eta: new Float64Array(n),
    mu: new Float64Array(n),
    deviance: Number.POSITIVE_INFINITY,
    iterations: 0,
    converged: false,
    separated: false,
  };
  const rootWeight = new Float64Array(n);
  const target = new Float64Array(n);
  const step = new Float64Array(k);
  const move = new Float64Array(n);
  if (start === null) {
    startFromCounts(counts, theta, rootWeight, target);
    if (!solver.solve(rootWeight, target, step)) return null;
  } else step.set(start);
  advance(counts, theta, state, step, move);
  let wasNear = false;
  while (state.iterations < STEPS) {
    state.iterations++;
    for (let i = 0; i < n; i++) {
      const mu = state.mu[i] as number;
      const y = counts.y[i] as number;
      const wide = 1 + mu / theta;
      const narrow = 1 + y / theta;
      rootWeight[i] = Math.sqrt(mu * narrow) / wide;
      target[i] = ((y / mu - 1) * wide) / narrow;
    }
    if (!solver.solve(rootWeight, target, step)) {
      // The columns were independent at first: weights that ran to nought made them dependent.
      state.separated = true;
      state.converged = allowInfinite;
      return state;
    }
    const largest = advance(counts, theta, state, step, move);
    const near = largest < NEAR;
    if (largest < SETTLED || (near && wasNear)) {
      state.converged = true;
      return state;
    }
    wasNear = near;
    if (!state.separated) state.separated = runsAway(counts, solver, state, move);
    if (state.separated && !allowInfinite) return state;
    if (state.separated && restSettled(counts, state, move)) {
      state.converged = true;
      return state;
    }
  }
  return state;
}

function startFromCounts(counts: Counts, theta: number, rootWeight: Float64Array, target: Float64Array): void {
  for (let i = 0; i < target.length; i++) {
    const y = counts.y[i] as number;
    const mu = y + 0.1;
    rootWeight[i] = Math.sqrt(mu / (1 + mu / theta));
    target[i] = Math.log(mu) - (counts.offset[i] as number) + (y - mu) / mu;
  }
}

/** Takes the step, halved until the deviance does not rise; answers the largest move of a predictor. */
function advance(counts: Counts, theta: number, state: Iterated, step: Float64Array, move: Float64Array): number {
  const { n, k, values } = counts.x;
  const before = state.deviance;
  const first = state.iterations === 0;
  move.fill(0);
  for (let j = 0; j < k; j++) {
    const by = step[j] as number;
    for (let i = 0; i < n; i++) move[i] = (move[i] as number) + by * (values[j * n + i] as number);
  }
  let part = 1;
  for (let halving = 0; ; halving++) {
    let deviance = 0;
    for (let i = 0; i < n; i++) {
      const from = first ? (counts.offset[i] as number) : (state.eta[i] as number);
      const mu = Math.max(Math.exp(from + part * (move[i] as number)), 1e-300);
      state.mu[i] = mu;
      deviance += unitDeviance(counts.y[i] as number, mu, theta);
    }
    // Beside the limit rounding moves the deviance; such a rise is none.
    const fits = first ? Number.isFinite(deviance) : deviance <= before + 1e-9 * (Math.abs(before) + 0.1);
    if (fits || halving === HALVINGS) {
      state.deviance = deviance;
      break;
    }
    part /= 2;
  }
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const by = part * (move[i] as number);
    move[i] = by;
    state.eta[i] = (first ? (counts.offset[i] as number) : (state.eta[i] as number)) + by;
    largest = Math.max(largest, Math.abs(by));
  }
  for (let j = 0; j < k; j++) state.coef[j] = (state.coef[j] as number) + part * (step[j] as number);
  return largest;
}

/** Whether rows without events sink for ever: all others stand still, and no longer determine every coefficient. */
function runsAway(counts: Counts, solver: LeastSquares, state: Iterated, move: Float64Array): boolean {
  const kept = new Float64Array(counts.x.n).fill(1);
  const total = sumOf(counts.y);
  let sunk = 0;
  for (let i = 0; i < kept.length; i++) {
    const by = move[i] as number;
    if (counts.y[i] === 0 && (state.mu[i] as number) < SMALL * total && by < -0.9) {
      kept[i] = 0;
      sunk++;
    } else if (Math.abs(by) > 1e-3) return false;
  }
  return sunk > 0 && !solver.independent(kept);
}

/** All rows but the sinking ones stand still, and those have arrived at nought. */
function restSettled(counts: Counts, state: Iterated, move: Float64Array): boolean {
  const total = sumOf(counts.y);
  for (let i = 0; i < move.length; i++) {
    if (Math.abs(move[i] as number) > SETTLED && !((state.mu[i] as number) < NOUGHT * total)) return false;
  }
  return true;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
