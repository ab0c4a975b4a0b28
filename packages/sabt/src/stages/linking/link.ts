/** Linking one table with itself or with another: encode, block, compare, learn, score, decide. */
import { SabtError } from '../../model/errors.ts';
import { blocksOf, pairsOf } from './blocking.ts';
import { type ComparedPairs, PairComparer } from './candidates.ts';
import { clusters } from './clusters.ts';
import { type ColumnPlan, type LinkConfig, planColumns } from './columns.ts';
import { type ComparingOptions, compareBlocks } from './comparing.ts';
import { assign, bestThreshold, type Freedom, freeOfDuplicates, type ScoredPairs } from './decide.ts';
import { type EncodedColumn, encodeColumn } from './encode.ts';
import { type LinkModel, learn, type PatternCounts } from './model.ts';
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
  const model = learn({
    columns,
    random,
    compared: counts,
    pairs: pairsOf(rows, split),
    expected: split < rows ? Math.min(split, rows - split) / 2 : rows / 4,
    equal: columns.map((column) => chanceOfEqual(column, split)),
  });
  const scorer = new Scorer(columns, model);
  const scored = score(compared, counts, scorer);
  const decided = split < rows ? betweenTwo(scored, split) : withinOne(scored, input.config);
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

function score(compared: ComparedPairs, { patterns }: PatternCounts, scorer: Scorer): ScoredPairs {
  const ofPattern = patterns.map((pattern) => scorer.ofPattern(pattern));
  const kept: number[] = [];
  const odds: number[] = [];
  for (let at = 0; at < compared.a.length; at++) {
    const { digits, logOdds, most } = ofPattern[compared.pattern[at]!]!;
    if (logOdds + most < LEAST_LOG_ODDS) continue;
    const all = logOdds + scorer.rarity(digits, compared.a[at]!);
    if (all < LEAST_LOG_ODDS) continue;
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

function betweenTwo(scored: ScoredPairs, split: number): Decided {
  const free = freeOfDuplicates(scored);
  const { at, probability } = assign(scored, free);
  const best = bestThreshold(probability);
  const pairs: LinkedPair[] = [];
  for (const [i, place] of at.entries())
    if (probability[i]! >= best.threshold)
      pairs.push({ a: scored.a[place]!, b: scored.b[place]! - split, probability: probability[i]! });
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
