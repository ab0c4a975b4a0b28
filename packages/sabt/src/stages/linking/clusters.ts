/**
 * Pairs into clusters: things that are one and the same. "Same as" carries over from a to b to c, and one wrong pair in a
 * chain joins two crowds. So clusters are joined from the surest pair down, and only while *all* pairs between the two
 * sides speak for it on the average (average linkage on log-odds; a pair that was never compared, having nothing in common,
 * speaks against), and never beyond a size that a person can look through.
 *
 * Invariants: each row is in at most one cluster; no cluster is larger than `maxSize`; the order of pairs given does not
 * matter beyond ties.
 */
import { descending } from './decide.ts';

export interface WeighedPair {
  a: number;
  b: number;
  /** 0 to 1. */
  probability: number;
}

export interface Cluster {
  /** Ascending. */
  members: number[];
  /** Probability of the weakest joint that holds it together. */
  weakest: number;
}

export interface ClusterOptions {
  /** Most members of a cluster. */
  maxSize?: number;
  /** Pairs below this probability join nothing, but speak against. */
  from?: number;
}

export const MAX_CLUSTER = 1_000;
/** Bits that one pair may speak for or against. */
const LOUDEST = 10;
/** What a pair says that was not given. */
const SILENT = -6;

const bitsOf = (probability: number): number =>
  Math.max(-LOUDEST, Math.min(LOUDEST, Math.log2(probability / Math.max(1e-12, 1 - probability))));

export function clusters(pairs: readonly WeighedPair[], options: ClusterOptions = {}): Cluster[] {
  const { maxSize = MAX_CLUSTER, from = 0.5 } = options;
  const size = pairs.reduce((most, { a, b }) => Math.max(most, a, b), -1) + 1;
  const known = new Map<number, number>();
  for (const { a, b, probability } of pairs) known.set(Math.min(a, b) * size + Math.max(a, b), bitsOf(probability));
  const clusterOf = new Map<number, Cluster>();
  const own = (row: number): Cluster => clusterOf.get(row) ?? { members: [row], weakest: 1 };
  for (const place of descending(Float64Array.from(pairs, ({ probability }) => probability))) {
    const { a, b, probability } = pairs[place]!;
    if (probability < from) break;
    const [one, other] = [own(a), own(b)];
    if (one === other || a === b || one.members.length + other.members.length > maxSize) continue;
    if (between(one, other, known, size) <= 0) continue;
    const joined: Cluster = {
      members: [...one.members, ...other.members],
      weakest: Math.min(one.weakest, other.weakest, probability),
    };
    for (const row of joined.members) clusterOf.set(row, joined);
  }
  const all = [...new Set(clusterOf.values())];
  for (const cluster of all) cluster.members.sort((x, y) => x - y);
  return all.sort((x, y) => x.members[0]! - y.members[0]!);
}

/** What the pairs between two clusters say on the average, in bits. */
function between(one: Cluster, other: Cluster, known: ReadonlyMap<number, number>, size: number): number {
  let sum = 0;
  for (const a of one.members)
    for (const b of other.members) sum += known.get(Math.min(a, b) * size + Math.max(a, b)) ?? SILENT;
  return sum;
}
