/**
 * The model of Fellegi and Sunter ("A theory for record linkage", J. Amer. Stat. Assoc. 64, 1969), learnt without examples.
 *
 * Of all pairs a share λ are the same thing. Given that, column c agrees at level l with probability m; given that
 * not, with probability u; columns are taken as independent within either. The weight of a level is log2 m/u, and the
 * sum of weights with log2 λ/(1−λ) gives the odds of a pair.
 *
 *   - u comes from pairs drawn at random from all pairs, since nearly all of these are different things. Learning it
 *     among pairs that share a block fails badly: they agree on much by choice (on a public test set of 10,000 persons F1
 *     falls from .97 to .06). For equality it is counted exactly, from how often each value occurs.
 *   - m and λ come from expectation–maximisation (Dempster, Laird and Rubin 1977; for linkage Winkler 1988, and the
 *     description of Linacre et al. 2022 of how Splink does it) with u held fixed, over the patterns of agreement of all
 *     compared pairs. Pairs that were not compared enter as what they are: differing. So λ is a share of *all*
 *     pairs, and it does not matter which blocks brought a pair.
 *   - Then the pairs drawn at random are weighed by how likely they differ, u is counted again, and m once more:
 *     in a small table matches are not that rare.
 *   - Few matches cannot tell m: each kind of column brings an opinion worth a few pairs (a Dirichlet prior).
 *
 * A missing value is no evidence: its column is left out for that pair.
 */
import { patternDigits } from './candidates.ts';
import { LEVELS } from './compare.ts';
import { dependences } from './dependence.ts';
import type { EncodedColumn } from './encode.ts';
import type { ColumnKind } from './table.ts';

export interface ColumnModel {
  column: string;
  kind: ColumnKind;
  /** What each level says, lowest first; as long as `m` and `u`. */
  levels: readonly string[];
  /** Probability of each level for a pair that is the same thing, and for one that is not. */
  m: number[];
  u: number[];
  /** The column with which this one goes together, and m and u given its levels (dependence.ts). */
  given?: { column: string; at: number; m: number[][]; u: number[][] };
}

export interface LinkModel {
  /** λ: share of all pairs that are the same thing. */
  prior: number;
  columns: ColumnModel[];
  /** Rounds of expectation–maximisation. */
  iterations: number;
}

/** Patterns (candidates.ts) and how many pairs have each. */
export interface PatternCounts {
  patterns: readonly number[];
  counts: readonly number[];
}

export interface Learning {
  columns: readonly EncodedColumn[];
  /** Pairs drawn at random. */
  random: PatternCounts;
  compared: PatternCounts;
  /** All pairs there are, compared or not. */
  pairs: number;
  /** Matches to begin with, a guess. */
  expected: number;
  /** Probability that a random pair has equal values, for each column; by counting. */
  equal: readonly number[];
}

const OPINION_PAIRS = 6;
const MAX_ROUNDS = 150;
/** Rounds in which m alone is learnt: with opinions that are far off, λ would fall to nothing before they are corrected. */
const ROUNDS_OF_M = 6;
const SETTLED = 1e-5;
const LEAST = 1e-9;

/** What is expected of the same thing seen twice, before any data: mostly equal, the rest falling with likeness. */
function opinionOf(kind: ColumnKind): number[] {
  const levels = LEVELS[kind].length;
  if (levels === 2) return [0.08, 0.92];
  const shape = Array.from({ length: levels }, (_, level) =>
    level === 0 ? 1.2 : 0.35 + 0.65 * (level / (levels - 1)) ** 2,
  );
  shape[levels - 1] = 6;
  const sum = shape.reduce((a, b) => a + b, 0);
  return shape.map((part) => part / sum);
}

class Patterns {
  readonly digits: Uint8Array;
  readonly counts: Float64Array;
  readonly width: number;

  constructor({ patterns, counts }: PatternCounts, columns: readonly EncodedColumn[]) {
    this.width = columns.length;
    this.digits = Uint8Array.from(patterns.flatMap((pattern) => patternDigits(pattern, columns)));
    this.counts = Float64Array.from(counts);
  }
}

/** Weights of a column in bits or nats, by its digit and its parent's: `weights[parentDigit * width + digit]`. */
export interface ColumnWeights {
  /** −1 for none. */
  parent: number;
  width: number;
  weights: Float64Array;
}

/** 0 for a missing value; a missing parent leaves the column by itself. */
export function weightsOf(columns: readonly ColumnModel[], log: (x: number) => number): ColumnWeights[] {
  return columns.map(({ m, u, given }) => {
    const width = m.length + 1;
    const rows = [{ m, u }, ...(given?.u ?? []).map((chances, level) => ({ m: given!.m[level]!, u: chances }))];
    const weights = new Float64Array(width * rows.length);
    for (const [row, chances] of rows.entries())
      for (const [level, chance] of chances.u.entries())
        weights[row * width + level + 1] = log(chances.m[level]! / chance);
    return { parent: given?.at ?? -1, width, weights };
  });
}

export function weightAt(
  { parent, width, weights }: ColumnWeights,
  digits: ArrayLike<number>,
  from: number,
  c: number,
): number {
  return weights[(parent < 0 ? 0 : digits[from + parent]! * width) + digits[from + c]!]!;
}

const logWeights = (columns: readonly ColumnModel[]): ColumnWeights[] => weightsOf(columns, Math.log);

function posterior(patterns: Patterns, at: number, weights: readonly ColumnWeights[], priorOdds: number): number {
  let sum = priorOdds;
  const from = at * patterns.width;
  for (let c = 0; c < patterns.width; c++) sum += weightAt(weights[c]!, patterns.digits, from, c);
  return 1 / (1 + Math.exp(-sum));
}

/** Puts u into the columns, and what it is given the columns that go together. */
function withChances(
  columns: readonly ColumnModel[],
  u: readonly number[][],
  random: Patterns,
  same: (at: number) => number,
  { expected, pairs }: Learning,
): ColumnModel[] {
  const found = dependences(
    {
      digits: random.digits,
      width: random.width,
      size: random.counts.length,
      weightOf: (at) => random.counts[at]! * (1 - same(at)),
    },
    u,
    expected / pairs,
  );
  const alone = columns.map(({ given: _, ...model }, c) => ({ ...model, u: u[c]! }));
  const given = alone.map((own, c): ColumnModel => {
    const dependence = found[c];
    if (dependence === null || dependence === undefined) return own;
    const { parent, given: chances } = dependence;
    return { ...own, given: { column: alone[parent]!.column, at: parent, m: chances, u: chances } };
  });
  return withSameGiven(
    given,
    given.map(() => []),
  );
}

/** Matches that the expectation counts for beside those seen at a level of the parent. */
const GIVEN_PAIRS = 12;

/**
 * m given the level of the parent. Who has moved is the same and has another street, town and post code: where the parent
 * differs, the column may as well be that of a different thing, so half of what is expected there is u.
 * @param sums for each column, matches by level of the parent and own level; nothing where none are counted yet
 */
function withSameGiven(
  columns: readonly ColumnModel[],
  sums: readonly (readonly (readonly number[])[])[],
): ColumnModel[] {
  return columns.map((model, c) => {
    const { given, m } = model;
    if (given === undefined) return model;
    const parent = columns[given.at]!;
    const rows = given.u.map((chances, level) => {
      const seen = sums[c]![level] ?? [];
      const total = seen.reduce((a, b) => a + b, 0);
      const apart = (0.5 * parent.u[level]!) / (parent.u[level]! + parent.m[level]!);
      return m.map((own, at) =>
        Math.max(LEAST, ((seen[at] ?? 0) + GIVEN_PAIRS * (own + apart * (chances[at]! - own))) / (total + GIVEN_PAIRS)),
      );
    });
    return { ...model, given: { ...given, m: rows } };
  });
}

/** Empty counts for `withSameGiven`. */
const countsGiven = (columns: readonly ColumnModel[]): number[][][] =>
  columns.map(({ given, m }) => (given?.u ?? []).map(() => new Array<number>(m.length).fill(0)));

/** Counts matches of a pattern by the level of each column, and by that of its parent. */
function countGiven(
  counts: number[][][],
  columns: readonly ColumnModel[],
  digits: Uint8Array,
  from: number,
  same: number,
): void {
  for (let c = 0; c < columns.length; c++) {
    const parent = columns[c]!.given?.at;
    if (parent === undefined) continue;
    const digit = digits[from + c]!;
    const other = digits[from + parent]!;
    if (digit > 0 && other > 0) counts[c]![other - 1]![digit - 1]! += same;
  }
}

/**
 * Levels of each column among random pairs.
 * @param same how likely the pairs of the pattern at a place are matches, and so do not count
 */
function unlikeness(
  random: Patterns,
  { columns, equal }: Learning,
  same: (at: number) => number,
  model: LinkModel | null,
): number[][] {
  const sums = columns.map(({ kind }) => new Array<number>(LEVELS[kind].length).fill(0.3));
  for (let at = 0; at < random.counts.length; at++) {
    const count = random.counts[at]! * (1 - same(at));
    for (let c = 0; c < columns.length; c++) {
      const digit = random.digits[at * random.width + c]!;
      if (digit > 0) sums[c]![digit - 1]! += count;
    }
  }
  return sums.map((levels, c) => {
    const total = levels.reduce((a, b) => a + b, 0);
    const top = levels.length - 1;
    // counting beats sampling, once the matches among the pairs are taken off
    const matches = model === null ? 0 : model.prior * model.columns[c]!.m[top]!;
    const counted = Math.max(equal[c]! - matches, levels[top]! / total / 20, LEAST);
    const rest = total - levels[top]!;
    return levels.map((sum, level) => (level === top ? counted : ((1 - counted) * sum) / rest));
  });
}

/** Expectation–maximisation over patterns; u stays. */
function maximise(compared: Patterns, { columns, pairs }: Learning, start: LinkModel, held = 0): LinkModel {
  const opinions = columns.map(({ kind }) => opinionOf(kind));
  let { prior, columns: columnModels } = start;
  let iterations = 0;
  for (let moved = 1; (moved > SETTLED || iterations < held) && iterations < MAX_ROUNDS; iterations++) {
    const weights = logWeights(columnModels);
    const odds = Math.log(prior / (1 - prior));
    const sums = opinions.map((opinion) => opinion.map((part) => part * OPINION_PAIRS));
    const given = countsGiven(columnModels);
    let matches = 0;
    for (let at = 0; at < compared.counts.length; at++) {
      const same = posterior(compared, at, weights, odds) * compared.counts[at]!;
      if (same < 1e-12) continue;
      matches += same;
      const from = at * compared.width;
      for (let c = 0; c < sums.length; c++) {
        const digit = compared.digits[from + c]!;
        if (digit > 0) sums[c]![digit - 1]! += same;
      }
      countGiven(given, columnModels, compared.digits, from, same);
    }
    moved = 0;
    const alone = columnModels.map((model, c) => {
      const total = sums[c]!.reduce((a, b) => a + b, 0);
      const m = sums[c]!.map((sum) => Math.max(LEAST, sum / total));
      for (const [level, value] of m.entries()) moved = Math.max(moved, Math.abs(value - model.m[level]!));
      return { ...model, m };
    });
    columnModels = withSameGiven(alone, given);
    const next = iterations < held ? prior : Math.min(0.5, Math.max(1 / pairs / 100, matches / pairs));
    moved = Math.max(moved, Math.abs(Math.log(next / prior)) / 100);
    prior = next;
  }
  return { prior, columns: columnModels, iterations };
}

/** The model before anything is learnt but u: what is expected of matches, and of how many there are. */
export function firstModel(learning: Learning): LinkModel {
  const random = new Patterns(learning.random, learning.columns);
  const u = unlikeness(random, learning, () => 0, null);
  const columns = learning.columns.map(({ name, kind }, c) => ({
    column: name,
    kind,
    levels: LEVELS[kind],
    m: opinionOf(kind),
    u: u[c]!,
  }));
  return {
    prior: Math.min(0.5, learning.expected / learning.pairs),
    columns: withChances(columns, u, random, () => 0, learning),
    iterations: 0,
  };
}

/** Learns from patterns alone. */
export function learn(learning: Learning): LinkModel {
  const random = new Patterns(learning.random, learning.columns);
  const compared = new Patterns(learning.compared, learning.columns);
  const first = maximise(compared, learning, firstModel(learning), ROUNDS_OF_M);
  const weights = logWeights(first.columns);
  const odds = Math.log(first.prior / (1 - first.prior));
  const same = (at: number): number => posterior(random, at, weights, odds);
  const u = unlikeness(random, learning, same, first);
  const second = maximise(compared, learning, {
    ...first,
    columns: withChances(first.columns, u, random, same, learning),
  });
  return { ...second, iterations: first.iterations + second.iterations };
}

/** Fewer random pairs than this at a level say little of it; then the compared pairs that are none are counted. */
const SAMPLED_ENOUGH = 30;

/**
 * One more round, from pairs that were judged one by one (with the rarity of their values and their competitors).
 * @param matches expected matches among the compared pairs of each pattern, in the order of `learning.compared`
 * @param alike of these pairs, those that do not tell how different things agree
 */
export function relearn(learning: Learning, model: LinkModel, matches: Float64Array, alike: Float64Array): LinkModel {
  const { columns, pairs } = learning;
  const random = new Patterns(learning.random, columns);
  const compared = new Patterns(learning.compared, columns);
  const share = new Map(learning.compared.patterns.map((pattern, at) => [pattern, alike[at]! / compared.counts[at]!]));
  const same = (at: number): number => share.get(learning.random.patterns[at]!) ?? 0;
  const u = unlikeness(random, learning, same, model);
  const sampled = random.counts.reduce((a, b) => a + b, 0);
  const m = columns.map(({ kind }) => opinionOf(kind).map((part) => part * OPINION_PAIRS));
  const others = columns.map(({ kind }) => new Array<number>(LEVELS[kind].length).fill(0));
  let all = 0;
  for (let at = 0; at < matches.length; at++) {
    all += matches[at]!;
    for (let c = 0; c < columns.length; c++) {
      const digit = compared.digits[at * compared.width + c]!;
      if (digit === 0) continue;
      m[c]![digit - 1]! += matches[at]!;
      others[c]![digit - 1]! += compared.counts[at]! - alike[at]!;
    }
  }
  const chances = u.map((levels, c) =>
    levels.map((value, level) =>
      value * sampled < SAMPLED_ENOUGH && level < levels.length - 1
        ? Math.max(LEAST, (others[c]![level]! + 0.3) / pairs, value - 2 * Math.sqrt(value / sampled))
        : value,
    ),
  );
  const learnt = model.columns.map((old, c) => {
    const total = m[c]!.reduce((a, b) => a + b, 0);
    return { ...old, m: m[c]!.map((sum) => Math.max(LEAST, sum / total)) };
  });
  const together = withChances(learnt, chances, random, same, learning);
  const given = countsGiven(together);
  for (let at = 0; at < matches.length; at++)
    if (matches[at]! > 0) countGiven(given, together, compared.digits, at * compared.width, matches[at]!);
  return {
    prior: Math.min(0.5, Math.max(1 / pairs / 100, all / pairs)),
    iterations: model.iterations + 1,
    columns: withSameGiven(together, given),
  };
}
