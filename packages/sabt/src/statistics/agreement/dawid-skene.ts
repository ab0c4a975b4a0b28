/**
 * What is likely true of each unit when coders err, each in their own way (Dawid & Skene 1979, Applied Statistics 28).
 * The true category T of a unit is hidden; coder k says l of a unit that is truly j with probability π⁽ᵏ⁾[j][l]; what
 * coders say is independent given T. EM, from the shares of each category among the labels of a unit:
 *   M: p_j = mean of T_ij;  π⁽ᵏ⁾[j][l] ∝ Σᵢ T_ij·n⁽ᵏ⁾_il      (n⁽ᵏ⁾_il: times coder k said l of unit i)
 *   E: T_ij ∝ p_j · Πₖ Πₗ π⁽ᵏ⁾[j][l]^n⁽ᵏ⁾_il, in logarithms, so that many labels do not underflow.
 * Repeated until no T_ij moves by more than 10⁻¹¹: the digits do not depend on where one stopped.
 *
 * Invariants: a π that is nought stays nought, so a unit keeps to categories that somebody gave to it or that its coders
 * used; likelihood never falls; rows of π sum to 1. Where a coder rated nothing that could be category j, π⁽ᵏ⁾[j] does not
 * exist and its cells are null.
 *
 * Pitfalls: coders who copy one another look like coders who are right; the likelihood has several maxima, and the start
 * at the majority picks the one in which most coders are better than chance; with two coders it is not identifiable.
 */
import type { StatisticReason } from '../reasons.ts';
import { compareValues } from './values.ts';

export interface Rating {
  unit: number | string;
  coder: number | string;
  label: number | string;
}

export interface DawidSkene {
  /** Sorted: numbers by size, then words. */
  categories: (number | string)[];
  /** Estimated share of each category among the units. */
  marginals: number[];
  /** errors[coder][true][said], in the order of `categories`. */
  errors: Record<string, (number | null)[][]>;
  /** The likeliest category of each unit, units by first appearance; of equals the first category. */
  labels: (number | string)[];
  /** T_ij: probability of each category for each unit. */
  probabilities: number[][];
  logLik: number;
  iterations: number;
  /** Why some cells of `errors` are null, or that the search did not settle. */
  reason?: StatisticReason;
}

const SETTLED = 1e-11;
const MOST_ITERATIONS = 20_000;
/** Two probabilities nearer than this are a tie. */
const TIE = 1e-9;

interface Said {
  coder: number;
  label: number;
  times: number;
}

export function dawidSkene(ratings: readonly Rating[]): DawidSkene {
  const categories = [...new Set(ratings.map(({ label }) => label))].sort(compareValues);
  const { units, coders } = tally(ratings, categories);
  const shape = { categories: categories.length, coders: coders.length };
  let truth = units.map((said) => sharesOf(said, categories.length));
  let model = maximise(truth, units, shape);
  let logLik = 0;
  let iterations = 0;
  for (let moved = 1; moved > SETTLED && iterations < MOST_ITERATIONS; iterations++) {
    const next = expect(units, model);
    moved = largestMove(truth, next.truth);
    ({ truth, logLik } = next);
    model = maximise(truth, units, shape);
  }
  const cells = model.errors.map((rows) => rows.map((row) => row ?? categories.map(() => null)));
  const reason = reasonOf(model, iterations);
  return {
    categories,
    marginals: model.marginals,
    errors: Object.fromEntries(coders.map((coder, k) => [coder, cells[k] as (number | null)[][]])),
    labels: truth.map((row) => categories[likeliest(row)] as number | string),
    probabilities: truth,
    logLik,
    iterations,
    ...(reason === undefined ? {} : { reason }),
  };
}

function tally(
  ratings: readonly Rating[],
  categories: readonly (number | string)[],
): { units: Said[][]; coders: string[] } {
  const labelOf = new Map(categories.map((label, j) => [label, j]));
  const coderOf = new Map<string, number>();
  const units = new Map<number | string, Map<number, Said>>();
  for (const { unit, coder, label } of ratings) {
    const name = String(coder);
    if (!coderOf.has(name)) coderOf.set(name, coderOf.size);
    const said = { coder: coderOf.get(name) as number, label: labelOf.get(label) as number };
    const ofUnit = units.get(unit) ?? new Map<number, Said>();
    units.set(unit, ofUnit);
    const cell = said.coder * categories.length + said.label;
    ofUnit.set(cell, { ...said, times: (ofUnit.get(cell)?.times ?? 0) + 1 });
  }
  return { units: [...units.values()].map((cells) => [...cells.values()]), coders: [...coderOf.keys()] };
}

function sharesOf(said: readonly Said[], categories: number): number[] {
  const shares = new Array<number>(categories).fill(0);
  const n = said.reduce((sum, { times }) => sum + times, 0);
  for (const { label, times } of said) shares[label] = (shares[label] as number) + times / n;
  return shares;
}

interface Model {
  marginals: number[];
  /** [coder][true], undefined where the coder rated nothing that could be of this category. */
  errors: (number[] | undefined)[][];
}

function maximise(
  truth: readonly (readonly number[])[],
  units: readonly (readonly Said[])[],
  shape: { categories: number; coders: number },
): Model {
  const zeros = (): number[] => new Array<number>(shape.categories).fill(0);
  const marginals = zeros();
  const sums = Array.from({ length: shape.coders }, () => Array.from({ length: shape.categories }, zeros));
  units.forEach((said, i) => {
    (truth[i] as number[]).forEach((weight, j) => {
      marginals[j] = (marginals[j] as number) + weight / units.length;
      for (const { coder, label, times } of said) {
        const row = sums[coder]?.[j] as number[];
        row[label] = (row[label] as number) + weight * times;
      }
    });
  });
  const errors = sums.map((rows) =>
    rows.map((row) => {
      const total = row.reduce((sum, one) => sum + one, 0);
      return total > 0 ? row.map((one) => one / total) : undefined;
    }),
  );
  return { marginals, errors };
}

function expect(units: readonly (readonly Said[])[], model: Model): { truth: number[][]; logLik: number } {
  let logLik = 0;
  const truth = units.map((said) => {
    const logs = model.marginals.map((share, j) =>
      said.reduce(
        (sum, { coder, label, times }) => sum + times * Math.log(model.errors[coder]?.[j]?.[label] ?? 0),
        Math.log(share),
      ),
    );
    const highest = logs.reduce((high, one) => Math.max(high, one), Number.NEGATIVE_INFINITY);
    const weights = logs.map((log) => Math.exp(log - highest));
    const total = weights.reduce((sum, one) => sum + one, 0);
    logLik += highest + Math.log(total);
    return weights.map((weight) => weight / total);
  });
  return { truth, logLik };
}

function largestMove(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number {
  let most = 0;
  before.forEach((row, i) => {
    row.forEach((value, j) => {
      most = Math.max(most, Math.abs(value - (after[i]?.[j] as number)));
    });
  });
  return most;
}

function likeliest(row: readonly number[]): number {
  const highest = row.reduce((high, one) => Math.max(high, one), 0);
  return row.findIndex((one) => one >= highest - TIE);
}

function reasonOf(model: Model, iterations: number): StatisticReason | undefined {
  if (iterations >= MOST_ITERATIONS) return 'not-converged';
  return model.errors.some((rows) => rows.includes(undefined)) ? 'not-identifiable' : undefined;
}
