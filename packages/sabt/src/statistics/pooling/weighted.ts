/** Weighted least squares at one variance between studies, with what the likelihood and the heterogeneity need of it. */
import { columnsOf, LeastSquares } from '../glm/least-squares.ts';

export interface Studies {
  y: readonly number[];
  /** Sampling variances, positive. */
  v: readonly number[];
  /** One row a study, the intercept first. */
  x: readonly (readonly number[])[];
}

export interface Weighted {
  weights: number[];
  beta: number[];
  /** (XᵀWX)⁻¹. */
  covariance: number[][];
  residuals: number[];
  /** Σ w·residual². */
  weightedSquares: number;
}

/** Null where the moderators are combinations of one another. */
export function atSpread({ y, v, x }: Studies, tau2: number): Weighted | null {
  const weights = v.map((variance) => 1 / (variance + tau2));
  const columns = columnsOf(x);
  const solver = new LeastSquares(columns);
  const solution = new Float64Array(columns.k);
  if (!solver.solve(Float64Array.from(weights, Math.sqrt), Float64Array.from(y), solution)) return null;
  const residuals = y.map((value, i) =>
    (x[i] as number[]).reduce((left, cell, j) => left - cell * (solution[j] as number), value),
  );
  const weightedSquares = residuals.reduce((sum, one, i) => sum + (weights[i] as number) * one * one, 0);
  return { weights, beta: Array.from(solution), covariance: solver.inverseGram(), residuals, weightedSquares };
}

/** tr P, P = W − WX(XᵀWX)⁻¹XᵀW: Σ w_i·(1 − leverage_i), positive while there are more studies than columns. */
export function traceOfP({ x }: Studies, { weights, covariance }: Weighted): number {
  return weights.reduce((sum, weight, i) => {
    const row = x[i] as number[];
    const leverage = row.reduce(
      (inRow, a, j) => inRow + a * row.reduce((inner, b, l) => inner + b * (covariance[j]?.[l] as number), 0),
      0,
    );
    return sum + weight * Math.max(0, 1 - weight * leverage);
  }, 0);
}
