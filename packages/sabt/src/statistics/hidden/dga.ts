/**
 * What three to five lists leave unseen, averaged over all decomposable graphs (Madigan & York 1997; as bma.cr of the R
 * package dga, Johndrow, Lum & Ball).
 *
 * A graph says which lists depend on one another directly. Under it the chances of the patterns have a hyper-Dirichlet
 * prior with `delta` for each of the 2^k cells, so that a margin over a set of lists has delta times the cells that it
 * gathers, and the likelihood of the table with u unseen records has a closed form: over the cliques less the separators,
 * Σ ln Γ(count + α) − ln Γ(α) over the cells of the margin, less ln Γ(N + Σα) − ln Γ(Σα), with the multinomial coefficient
 * N!/(u! Π counts!). All graphs are equally likely beforehand; N has the prior 1/N, or a gamma–Poisson one of shape a and
 * scale b (mean ab). N = observed + u, u = 1 … missingMax.
 *
 * `median` and `ci95` are the first N at which the posterior exceeds .5, .025, .975; `mode` is the first of the highest.
 *
 * Assumptions: closed population, perfect matching, dependence that some decomposable graph can say. Pitfalls: the
 * saturated graph knows nothing of u but the prior, so that its part of the posterior is cut off at missingMax only;
 * where that cut shapes the result (more than 1 in 1,000 at the last hundredth of the range) `warning` says
 * `range-too-short`.
 */
import { lnGamma } from '../distributions.ts';
import type { StatisticReason } from '../reasons.ts';
import { decomposableGraphs } from './decomposable-graphs.ts';
import { listsIn, nameOf, type OverlapTable } from './overlap-table.ts';

const LEVELS = [0.025, 0.5, 0.975];
/** e^−50 of a graph's highest density: a million such are still less than a digit. */
const NEGLIGIBLE = 50;

export interface DgaOptions {
  delta: number;
  missingMax: number;
  /** Gamma–Poisson on N: shape a, scale b. */
  prior?: { a: number; b: number };
}

export interface Dga {
  mean: number | null;
  median: number | null;
  ci95: [number, number] | null;
  mode: number | null;
  /** By descending weight. */
  models: { model: string; weight: number }[];
  warning?: 'range-too-short';
  reason?: StatisticReason;
}

export function dga(table: OverlapTable, options: DgaOptions): Dga {
  if (table.observed === 0) return { mean: null, median: null, ci95: null, mode: null, models: [], reason: 'all-zero' };
  const { delta, missingMax } = options;
  const graphs = decomposableGraphs(table.lists);
  const margins = marginLikelihoods(table, delta, missingMax);
  const common = sharedByAllGraphs(table, options);
  const posterior = new Float64Array(missingMax);
  const weights: number[] = [];
  const logs = new Float64Array(missingMax);
  // Everything relative to the highest density so far; lowered when a higher one appears.
  let top = Number.NEGATIVE_INFINITY;
  for (const { cliques, separators } of graphs) {
    logs.set(common);
    for (const clique of cliques) addTo(logs, margins[clique] as Float64Array, 1);
    for (const separator of separators) addTo(logs, margins[separator] as Float64Array, -1);
    const highest = maximum(logs);
    if (highest > top) {
      const lower = Math.exp(top - highest);
      for (let u = 0; u < missingMax; u++) posterior[u] = (posterior[u] as number) * lower;
      for (let j = 0; j < weights.length; j++) weights[j] = (weights[j] as number) * lower;
      top = highest;
    }
    let weight = 0;
    for (let u = 0; u < missingMax; u++) {
      if ((logs[u] as number) < highest - NEGLIGIBLE) continue;
      const density = Math.exp((logs[u] as number) - top);
      posterior[u] = (posterior[u] as number) + density;
      weight += density;
    }
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const models = graphs.map(({ cliques }, j) => ({ model: nameOf(cliques), weight: (weights[j] as number) / total }));
  models.sort((a, b) => b.weight - a.weight || (a.model < b.model ? -1 : 1));
  return { ...summary(posterior, total, table.observed), models };
}

/** For each set of lists, the log marginal likelihood of its margin with u = 1 … missingMax unseen. */
function marginLikelihoods(table: OverlapTable, delta: number, missingMax: number): Float64Array[] {
  const cells = 2 ** table.lists;
  const normal = new Float64Array(missingMax);
  for (let u = 1; u <= missingMax; u++)
    normal[u - 1] = lnGamma(delta * cells) - lnGamma(table.observed + u + delta * cells);
  const likelihoods: Float64Array[] = [];
  for (let set = 0; set < cells; set++) {
    const margin = new Map<number, number>();
    for (const [mask, count] of table.counts.entries()) margin.set(mask & set, (margin.get(mask & set) ?? 0) + count);
    const alpha = delta * 2 ** (table.lists - listsIn(set).length);
    let constant = -margin.size * lnGamma(alpha);
    for (const [mask, count] of margin) if (mask !== 0) constant += lnGamma(count + alpha);
    const noList = (margin.get(0) as number) + alpha;
    likelihoods.push(normal.map((of, u) => of + constant + lnGamma(noList + u + 1)));
  }
  return likelihoods;
}

/** Multinomial coefficient and prior of N, up to a constant. */
function sharedByAllGraphs({ observed }: OverlapTable, { missingMax, prior }: DgaOptions): Float64Array {
  const logs = new Float64Array(missingMax);
  for (let u = 1; u <= missingMax; u++) {
    const n = observed + u;
    const ofN = prior ? lnGamma(n + prior.a) - lnGamma(n + 1) - n * Math.log1p(1 / prior.b) : -Math.log(n);
    logs[u - 1] = lnGamma(n + 1) - lnGamma(u + 1) + ofN;
  }
  return logs;
}

function addTo(logs: Float64Array, of: Float64Array, sign: number): void {
  for (let u = 0; u < logs.length; u++) logs[u] = (logs[u] as number) + sign * (of[u] as number);
}

function maximum(logs: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > highest) highest = log;
  return highest;
}

function summary(posterior: Float64Array, total: number, observed: number): Omit<Dga, 'models' | 'reason'> {
  const length = posterior.length;
  const quantiles: number[] = [];
  let sum = 0;
  let mean = 0;
  let mode = 0;
  let late = 0;
  for (let u = 0; u < length; u++) {
    const chance = (posterior[u] as number) / total;
    sum += chance;
    mean += chance * (observed + u + 1);
    if ((posterior[u] as number) > (posterior[mode] as number)) mode = u;
    if (u >= Math.floor(length * 0.99)) late += chance;
    while (quantiles.length < 3 && (sum > (LEVELS[quantiles.length] as number) || u === length - 1))
      quantiles.push(observed + u + 1);
  }
  const [low, median, high] = quantiles as [number, number, number];
  return {
    mean,
    median,
    ci95: [low, high],
    mode: observed + mode + 1,
    ...(late > 1e-3 && { warning: 'range-too-short' as const }),
  };
}
