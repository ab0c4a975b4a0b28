/**
 * From probabilities to pairs that are put forward.
 *
 * The threshold needs no examples: if probabilities mean what they say, the sum of those above a threshold is the expected
 * number of right pairs there, and the sum of all the expected number there is to find; so every threshold has an
 * expected F1, and the best one is taken.
 *
 * Between two tables without duplicates of their own, a row has at most one counterpart. Then candidates of one row
 * compete: the odds of each are taken against all of them (a row with two equally good candidates is sure of neither), and
 * pairs are given out from the best down. Whether a table is free of duplicates is seen from the other one: few of its
 * rows have two sure counterparts.
 */

/** Scored pairs as columns of numbers; `logOdds` in base 2. */
export interface ScoredPairs {
  a: Int32Array;
  b: Int32Array;
  logOdds: Float64Array;
  /** Number of the pattern of agreement. */
  pattern: Int32Array;
}

export interface Decision {
  /** Least probability of a pair put forward. */
  threshold: number;
  expectedF1: number;
}

/** The threshold of the best expected F1. `probabilities` in any order; `missed`: matches expected outside of them. */
export function bestThreshold(probabilities: Float64Array, missed = 0): Decision {
  const sorted = probabilities.slice().sort().reverse();
  const total = sorted.reduce((sum, p) => sum + p, missed);
  let right = 0;
  let best: Decision = { threshold: 1, expectedF1: 0 };
  for (let at = 0; at < sorted.length; at++) {
    right += sorted[at]!;
    if (sorted[at + 1] === sorted[at]) continue;
    const f1 = (2 * right) / (at + 1 + total);
    if (f1 > best.expectedF1) best = { threshold: sorted[at]!, expectedF1: f1 };
  }
  return best;
}

const SURE = Math.log2(9);
/** With more rows than this share having two sure counterparts, the other table has duplicates. */
const DUPLICATED_FROM = 0.25;

/** Of the rows `own` with a sure counterpart, the share that has a second one. */
export function shareWithSecond(own: Int32Array, logOdds: Float64Array): number {
  const sure = new Map<number, number>();
  for (let at = 0; at < own.length; at++) if (logOdds[at]! >= SURE) sure.set(own[at]!, (sure.get(own[at]!) ?? 0) + 1);
  if (sure.size === 0) return 0;
  let several = 0;
  for (const count of sure.values()) if (count > 1) several++;
  return several / sure.size;
}

export interface Freedom {
  /** The table itself has no duplicates. */
  a: boolean;
  b: boolean;
}

export function freeOfDuplicates(pairs: ScoredPairs): Freedom {
  return {
    a: shareWithSecond(pairs.b, pairs.logOdds) < DUPLICATED_FROM,
    b: shareWithSecond(pairs.a, pairs.logOdds) < DUPLICATED_FROM,
  };
}

/**
 * The probability of each pair given its competitors: a row of A that may have one counterpart in B shares its certainty
 * among all that are offered, and the other way round. Nobody competes in a table that has duplicates.
 *
 * For a row with candidates of odds o₁, o₂ … (against a pair drawn at random) the chances are as o₁ : o₂ : … : 1 − π, where
 * π is the share of rows that have a counterpart at all: if nearly all have one, a weak candidate without rivals is it.
 * @param unmatched 1 − π, for both tables together
 */
export function competing(pairs: ScoredPairs, free: Freedom, unmatched: number): Float64Array {
  const odds = pairs.logOdds.map((bits) => 2 ** Math.min(bits, 100));
  const sumOf = (rows: Int32Array, wanted: boolean): Map<number, number> => {
    const sums = new Map<number, number>();
    if (wanted) for (let at = 0; at < rows.length; at++) sums.set(rows[at]!, (sums.get(rows[at]!) ?? 0) + odds[at]!);
    return sums;
  };
  // a row of A meets several of B: they compete if B is free of duplicates
  const ofA = sumOf(pairs.a, free.b);
  const ofB = sumOf(pairs.b, free.a);
  const alone = free.a && free.b ? unmatched : 1;
  return odds.map((own, at) => {
    const rivals =
      Math.max(0, (ofA.get(pairs.a[at]!) ?? own) - own) + Math.max(0, (ofB.get(pairs.b[at]!) ?? own) - own);
    return own / (alone + own + rivals);
  });
}

const LEAST_UNMATCHED = 0.05;

/** Share of pairs of rows of which neither has a counterpart, from the matches expected and the rows of either table. */
export function unmatchedOf(matches: number, rowsA: number, rowsB: number): number {
  return Math.max(LEAST_UNMATCHED, (1 - Math.min(1, matches / rowsA)) * (1 - Math.min(1, matches / rowsB)));
}

/** Places of the pairs given out from the best down, a row at most once if the *other* table is free of duplicates. */
export function assign(pairs: ScoredPairs, free: Freedom): Int32Array {
  const takenA = new Set<number>();
  const takenB = new Set<number>();
  const at: number[] = [];
  for (const place of descending(pairs.logOdds)) {
    const [a, b] = [pairs.a[place]!, pairs.b[place]!];
    if ((free.b && takenA.has(a)) || (free.a && takenB.has(b))) continue;
    takenA.add(a);
    takenB.add(b);
    at.push(place);
  }
  return Int32Array.from(at);
}

/** Places of `values` from the largest down; equal ones in their order. */
export function descending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((x, y) => values[y]! - values[x]! || x - y);
}
