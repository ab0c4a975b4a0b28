/** Linking one table with itself or with another: encode, block, compare, learn, score, decide. */
import { SabtError } from '../../model/errors.ts';
import { blocksOf, pairsOf } from './blocking.ts';
import { type ComparedPairs, PairComparer } from './candidates.ts';
import { clusters } from './clusters.ts';
import { type ColumnPlan, type LinkConfig, planColumns } from './columns.ts';
import { type ComparingOptions, compareBlocks } from './comparing.ts';
import {
  assign,
  bestThreshold,
  competing,
  type Freedom,
  freeOfDuplicates,
  type ScoredPairs,
  unmatchedOf,
} from './decide.ts';
import { type EncodedColumn, encodeColumn } from './encode.ts';
import { firstModel, type Learning, type LinkModel, learn, type PatternCounts, relearn } from './model.ts';
import type { Table } from './table.ts';
import { type ColumnWeight, probabilityOf, Scorer } from './weights.ts';

export interface LinkInput extends ComparingOptions {
  a: Table;
  b?: Table;
  config?: LinkConfig;
}

export interface LinkedPair {
  /** Rows: of `a` both, or the second of `b`. */
  a: number;
  b: number;
  probability: number;
}

export interface LinkResult {
  pairs: LinkedPair[];
  model: LinkModel;
  plan: ColumnPlan[];
  /** Pairs of rows that were compared. */
  comparisons: number;
  threshold: number;
  expectedF1: number;
  /** Of two tables: whether each looks free of duplicates of its own. */
  free?: Freedom;
  /** What a person should look at. */
  notes: string[];
  /** Why: what each column says of a pair of rows. */
  explain(a: number, b: number): ColumnWeight[];
}

/** Pairs below these odds are not kept: no threshold will reach them. */
const LEAST_LOG_ODDS = -10;
/** Where ranks decide, weaker candidates compete too. */
const LEAST_LOG_ODDS_BY_RANK = -20;

export async function linkRecords(input: LinkInput): Promise<LinkResult> {
  const { a, b } = input;
  const plan = planColumns(a, b, input.config);
  if (plan.length === 0)
    throw new SabtError(
      'invalid-value',
      'No column is left to compare: the ids alone tell nothing of what is the same.',
    );
  const rows = a.rows.length + (b?.rows.length ?? 0);
  const split = b === undefined ? rows : a.rows.length;
  const columns = plan.map((column) => encodeColumn(column.name, column.kind, cellsOf(column, a, b)));
  const blocks = blocksOf(columns, rows, split, input.config?.comparisons);
  const { pairs: compared, counts, random } = await compareBlocks(columns, blocks, input);
  const learning: Learning = {
    columns,
    random,
    compared: counts,
    pairs: pairsOf(rows, split),
    expected: split < rows ? Math.min(split, rows - split) / 2 : rows / 4,
    equal: columns.map((column) => chanceOfEqual(column, split)),
  };
  const { model, scorer, scored, unmatched } = judged(learning, compared, split);
  const decided = split < rows ? betweenTwo(scored, split, unmatched) : withinOne(scored, input.config);
  const comparer = new PairComparer(columns);
  return {
    ...decided,
    model,
    plan,
    notes: [],
    comparisons: compared.a.length,
    explain: (one, other) => scorer.explain(comparer.pattern(one, split < rows ? other + split : other), one),
  };
}

/** Cells of a planned column, of both tables one after the other; several lists if it has several spellings. */
function cellsOf({ a: inA, b: inB }: ColumnPlan, a: Table, b: Table | undefined): string[][] {
  const spellings = Math.max(inA.length, b === undefined ? 0 : inB.length);
  return Array.from({ length: spellings }, (_, at) => [
    ...a.rows.map((row) => (inA[at] === undefined ? '' : row[inA[at]]!)),
    ...(b?.rows ?? []).map((row) => (inB[at] === undefined ? '' : row[inB[at]]!)),
  ]);
}

/** Probability that two rows drawn at random have the same value, of rows that have one. */
function chanceOfEqual({ codes, counts }: EncodedColumn, split: number): number {
  const inA = new Float64Array(counts.length);
  const inB = new Float64Array(counts.length);
  let filledA = 0;
  let filledB = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    if (row < split) {
      inA[code]!++;
      filledA++;
    } else {
      inB[code]!++;
      filledB++;
    }
  }
  let equal = 0;
  if (split === codes.length) {
    for (const count of inA) equal += count * (count - 1);
    return equal / Math.max(1, filledA * (filledA - 1));
  }
  for (let code = 0; code < counts.length; code++) equal += inA[code]! * inB[code]!;
  return equal / Math.max(1, filledA * filledB);
}

/**
 * How often a value that one table has once is met by chance, in rows of that table: Good and Turing's 2·N₂/N₁ (Good 1953),
 * from values that occur once and twice within one table, where those that occur twice are no matches.
 */
function chanceOfRare({ codes, counts }: EncodedColumn, split: number): number {
  const chances = [codes.subarray(0, split), codes.subarray(split)].map((own) => {
    const times = new Int32Array(counts.length);
    for (const code of own) if (code >= 0) times[code]!++;
    let once = 0;
    let twice = 0;
    for (const count of times) {
      if (count === 1) once++;
      else if (count === 2) twice++;
    }
    return (2 * twice + 1) / (once + 1);
  });
  return Math.min(0.6, Math.max(0.02, ...chances));
}

/** Rounds of judging pairs one by one and learning from that, after what patterns tell; or after ranks alone. */
const ROUNDS = 4;
const ROUNDS_BY_RANK = 12;

interface Judged {
  model: LinkModel;
  scorer: Scorer;
  scored: ScoredPairs;
  /** Of two tables, see `competing`. */
  unmatched: number;
}

/** At first two tables are taken as free of duplicates: families and series would pass for matches else. */
const FREE: Freedom = { a: true, b: true };

function judged(learning: Learning, compared: ComparedPairs, split: number): Judged {
  const rows = learning.columns[0]!.codes.length;
  const twoTables = split < rows;
  const byRank = twoTables && learning.columns.length === 1;
  const rarest = learning.columns.map((column) => (twoTables ? chanceOfRare(column, split) : 0.6));
  let model = byRank ? firstModel(learning) : learn(learning);
  let unmatched = twoTables ? unmatchedOf(model.prior * learning.pairs, split, rows - split) : 1;
  for (let round = 0; ; round++) {
    const scorer = new Scorer(learning.columns, model, rarest, split);
    const scored = score(compared, learning.compared, scorer, byRank ? LEAST_LOG_ODDS_BY_RANK : LEAST_LOG_ODDS);
    if (round === (byRank ? ROUNDS_BY_RANK : ROUNDS)) return { model, scorer, scored, unmatched };
    const probability = !twoTables
      ? scored.logOdds.map(probabilityOf)
      : byRank && round === 0
        ? ranked(scored, learning.compared)
        : competing(scored, round < 2 ? FREE : freeOfDuplicates(scored), unmatched);
    const matches = new Float64Array(learning.compared.patterns.length);
    for (let at = 0; at < probability.length; at++) matches[scored.pattern[at]!]! += probability[at]!;
    // copies that lose against copies are no sign of how different things agree
    const alike = new Float64Array(matches.length);
    const plain = twoTables && !byRank && round < 2 ? scored.logOdds.map(probabilityOf) : probability;
    for (let at = 0; at < plain.length; at++) alike[scored.pattern[at]!]! += Math.max(plain[at]!, probability[at]!);
    model = relearn(learning, model, matches, alike);
    if (twoTables) unmatched = unmatchedOf(model.prior * learning.pairs, split, rows - split);
  }
}

/** Bits by which a level is better than the one below, before anything is known. */
const BITS_OF_LEVEL = 4;

/**
 * Where there is one column alone, patterns tell nothing at first: how alike the same things are, and how many they are,
 * cannot be told apart. What does tell is who is best: each row's best candidates are taken for its counterpart.
 */
function ranked(scored: ScoredPairs, { patterns }: PatternCounts): Float64Array {
  const logOdds = Float64Array.from(scored.pattern, (pattern) =>
    patterns[pattern]! <= 1 ? -1000 : BITS_OF_LEVEL * patterns[pattern]!,
  );
  return competing({ ...scored, logOdds }, FREE, 0.001);
}

function score(compared: ComparedPairs, { patterns }: PatternCounts, scorer: Scorer, least: number): ScoredPairs {
  const ofPattern = patterns.map((pattern) => scorer.ofPattern(pattern));
  const reached = Float64Array.from(ofPattern, ({ logOdds, most }) => logOdds + most);
  const kept: number[] = [];
  const odds: number[] = [];
  for (let at = 0; at < compared.a.length; at++) {
    if (reached[compared.pattern[at]!]! < least) continue;
    const { digits, logOdds } = ofPattern[compared.pattern[at]!]!;
    const all = logOdds + scorer.rarity(digits, compared.a[at]!);
    if (all < least) continue;
    kept.push(at);
    odds.push(all);
  }
  return {
    a: Int32Array.from(kept, (at) => compared.a[at]!),
    b: Int32Array.from(kept, (at) => compared.b[at]!),
    pattern: Int32Array.from(kept, (at) => compared.pattern[at]!),
    logOdds: Float64Array.from(odds),
  };
}

type Decided = Pick<LinkResult, 'pairs' | 'threshold' | 'expectedF1' | 'free'>;

function betweenTwo(scored: ScoredPairs, split: number, unmatched: number): Decided {
  const free = freeOfDuplicates(scored);
  const probability = competing(scored, free, unmatched);
  const given = assign(scored, free);
  const best = bestThreshold(Float64Array.from(given, (at) => probability[at]!));
  const pairs: LinkedPair[] = [];
  for (const at of given)
    if (probability[at]! >= best.threshold)
      pairs.push({ a: scored.a[at]!, b: scored.b[at]! - split, probability: probability[at]! });
  return { pairs, ...best, free };
}

function withinOne(scored: ScoredPairs, config: LinkConfig | undefined): Decided {
  const weighed = Array.from(scored.a, (a, at) => ({
    a,
    b: scored.b[at]!,
    probability: probabilityOf(scored.logOdds[at]!),
  }));
  const best = bestThreshold(Float64Array.from(weighed, ({ probability }) => probability));
  const own = new Map(weighed.map(({ a, b, probability }) => [`${a} ${b}`, probability]));
  const pairs: LinkedPair[] = [];
  for (const { members, weakest } of clusters(weighed, { from: best.threshold, ...config?.clusters }))
    for (const [i, a] of members.entries())
      for (const b of members.slice(i + 1)) {
        const probability = own.get(`${a} ${b}`) ?? 0;
        pairs.push({ a, b, probability: Math.max(probability, weakest) });
      }
  return { pairs, ...best };
}
