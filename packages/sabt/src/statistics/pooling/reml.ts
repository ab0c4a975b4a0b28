/**
 * The variance between studies at the maximum of the restricted likelihood (Patterson & Thompson 1971; Viechtbauer 2005,
 * Journal of Educational and Behavioral Statistics 30):
 *   ℓ(τ²) = −½ Σ ln(v_i + τ²) − ½ ln|XᵀWX| − ½ Σ w_i·r_i²,   2ℓ′(τ²) = Σ w_i²·r_i² − tr P
 * The score is negative from some τ² on; where it is negative at nought and has no root above, τ² is nought.
 */
import { atSpread, type Studies, traceOfP, type Weighted } from './weighted.ts';

/** Steps of the grid over which peaks are looked for, eight to a power of ten. */
const STEPS = 120;
const FACTOR = 10 ** 0.125;
const HALVINGS = 200;

/** Studies at least one more than columns, columns independent. */
export function restrictedMaximum(studies: Studies): number {
  const { grid, scores } = scoresOver(studies);
  let best = 0;
  let bestValue = restrictedLogLik(studies, 0);
  for (let i = 0; i + 1 < grid.length; i++) {
    if (!((scores[i] as number) > 0 && (scores[i + 1] as number) <= 0)) continue;
    const root = rootBetween(studies, grid[i] as number, grid[i + 1] as number);
    const value = restrictedLogLik(studies, root);
    if (value > bestValue) [best, bestValue] = [root, value];
  }
  return best;
}

function scoresOver(studies: Studies): { grid: number[]; scores: number[] } {
  const n = studies.y.length;
  const mean = studies.y.reduce((sum, value) => sum + value / n, 0);
  const spread = studies.y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const widest = studies.v.reduce((high, value) => Math.max(high, value), 0);
  const top = 10 * (spread + widest);
  const grid = [0, ...Array.from({ length: STEPS }, (_, i) => top / FACTOR ** (STEPS - 1 - i))];
  return { grid, scores: grid.map((tau2) => score(studies, tau2)) };
}

function rootBetween(studies: Studies, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < HALVINGS && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (score(studies, middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function score(studies: Studies, tau2: number): number {
  const at = atSpread(studies, tau2);
  if (at === null) return Number.NEGATIVE_INFINITY;
  const pull = at.residuals.reduce((sum, one, i) => sum + ((at.weights[i] as number) * one) ** 2, 0);
  return pull - traceOfP(studies, at);
}

function restrictedLogLik(studies: Studies, tau2: number): number {
  const at = atSpread(studies, tau2);
  if (at === null) return Number.NEGATIVE_INFINITY;
  return (at.weights.reduce((sum, weight) => sum + Math.log(weight), 0) + logDeterminant(at) - at.weightedSquares) / 2;
}

/** ln|(XᵀWX)⁻¹| by Cholesky's decomposition. */
function logDeterminant({ covariance }: Weighted): number {
  const k = covariance.length;
  const lower = covariance.map((row) => [...row]);
  let sum = 0;
  for (let j = 0; j < k; j++) {
    const row = lower[j] as number[];
    let diagonal = row[j] as number;
    for (let l = 0; l < j; l++) diagonal -= (row[l] as number) ** 2;
    const root = Math.sqrt(Math.max(diagonal, Number.MIN_VALUE));
    row[j] = root;
    sum += 2 * Math.log(root);
    for (let i = j + 1; i < k; i++) {
      const below = lower[i] as number[];
      let value = below[j] as number;
      for (let l = 0; l < j; l++) value -= (below[l] as number) * (row[l] as number);
      below[j] = value / root;
    }
  }
  return sum;
}
