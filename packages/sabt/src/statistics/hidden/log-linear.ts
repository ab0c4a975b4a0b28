/**
 * One log-linear model of the overlaps of lists (Fienberg 1972; Cormack 1989; Rivest & Baillargeon 2007).
 *
 * The 2^k − 1 observed counts are Poisson; ln mean is the sum of the terms whose lists all hold the record. The records
 * that no list holds have the constant alone: n0 = e^constant, N = observed + n0, se² = n0 + n0² var(constant), as
 * closedpMS of Rcapture. `aic` is of the full Poisson likelihood, −2 log L + 2p; `bic` −2 log L + p ln(observed);
 * `df` = cells less parameters, with parameters at infinity counted.
 *
 * Empty overlaps can send terms to −∞ while N stays finite: then the estimate is that of the limit (Fienberg & Rinaldo
 * 2012; Chan, Silverman & Vincent 2021). The cells whose means run to nought are taken out; if the rest of the cells still
 * fix the constant, they give N and its error; if they do not, N itself runs off and is null.
 */
import { fitPoisson } from '../glm/fit.ts';
import type { StatisticReason } from '../reasons.ts';
import type { Terms } from './hierarchical-models.ts';
import type { OverlapTable } from './overlap-table.ts';

export interface LogLinearFit {
  n: number | null;
  se: number | null;
  aic: number | null;
  bic: number | null;
  df: number;
  deviance: number | null;
  reason?: StatisticReason;
}

/**
 * Below the first of these the mean of a cell without records counts as nought, where the fit says that some run there;
 * where what is left still runs away, the fit stopped on the way, and the next one is tried.
 */
const GONE = [1e-11, 1e-9, 1e-7, 1e-5];

export function fitLogLinear({ counts, observed }: OverlapTable, terms: Terms): LogLinearFit {
  const cells = Array.from({ length: counts.length - 1 }, (_, i) => i + 1);
  const df = cells.length - terms.length;
  const nothing = { n: null, se: null, aic: null, bic: null, df, deviance: null };
  const y = cells.map((cell) => counts[cell] as number);
  const whole = fitPoisson({ design: cells.map((cell) => row(cell, terms)), y, allowInfinite: true });
  if ('reason' in whole) return { ...nothing, reason: whole.reason };
  if (!whole.converged) return { ...nothing, reason: 'not-converged' };
  const fit = {
    aic: -2 * whole.logLik + 2 * terms.length,
    bic: -2 * whole.logLik + Math.log(observed) * terms.length,
    df,
    deviance: Math.max(0, whole.deviance),
  };
  if (!whole.separated) return { ...fit, ...population(observed, whole.coef, whole.covariance) };
  for (const gone of GONE) {
    const left = cells.filter((_, i) => (y[i] as number) > 0 || (whole.fitted[i] as number) > gone);
    const basis = independentTerms(left, terms);
    if (basis === null) return { ...fit, n: null, se: null, reason: 'not-identifiable' };
    const rest = fitPoisson({
      design: left.map((cell) => row(cell, basis)),
      y: left.map((cell) => counts[cell] as number),
    });
    if (!('reason' in rest)) return { ...fit, ...population(observed, rest.coef, rest.covariance) };
  }
  return { ...fit, n: null, se: null, reason: 'not-converged' };
}

export function row(cell: number, terms: Terms): number[] {
  return terms.map((term) => ((cell & term) === term ? 1 : 0));
}

function population(
  observed: number,
  coef: number[],
  covariance: number[][],
): Partial<LogLinearFit> & { n: number | null; se: number | null } {
  const unseen = Math.exp(coef[0] as number);
  const variance = unseen + unseen ** 2 * ((covariance[0] as number[])[0] as number);
  if (!Number.isFinite(variance)) return { n: null, se: null, reason: 'out-of-range' };
  return { n: observed + unseen, se: Math.sqrt(variance) };
}

/**
 * Terms that are independent over these cells, the constant first; null where the cells do not fix the constant, which is
 * where its column is a combination of others. By elimination.
 */
function independentTerms(cells: readonly number[], terms: Terms): number[] | null {
  const reduced: { column: number[]; pivot: number }[] = [];
  const basis: number[] = [];
  for (const term of [...terms.slice(1), 0]) {
    const column = cells.map((cell) => ((cell & term) === term ? 1 : 0));
    for (const { column: before, pivot } of reduced) eliminate(column, before, pivot);
    const pivot = column.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) {
      if (term === 0) return null;
      continue;
    }
    reduced.push({ column, pivot });
    basis.push(term);
  }
  return [0, ...basis.filter((term) => term !== 0)];
}

function eliminate(column: number[], by: readonly number[], pivot: number): void {
  const factor = (column[pivot] as number) / (by[pivot] as number);
  if (factor === 0) return;
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) - factor * (by[i] as number);
}
