/**
 * Comparing on several threads. All of them read the same columns and blocks (shared memory); each takes the next piece of
 * rows when it is done with one, so that none waits for another. Pairs come back as numbers in buffers that are handed
 * over. The same job draws the random pairs, each piece with a seed of its own.
 *
 * Invariant: the result does not depend on how many threads there were, nor on which was quick: pieces are put in order,
 * and patterns are numbered anew in ascending order.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Blocks, lowerBound, pairsOf } from './blocking.ts';
import {
  BlockWalker,
  type ComparedPairs,
  PairComparer,
  PatternNumbers,
  type SharedRows,
  sharedRows,
} from './candidates.ts';
import type { EncodedColumn } from './encode.ts';
import type { PatternCounts } from './model.ts';

export interface ComparingJob {
  columns: readonly EncodedColumn[];
  rows: SharedRows;
  blocks: Blocks;
  /** Shared: the next piece that nobody has taken; pieces of random pairs come after those of rows. */
  next: Int32Array;
}

/** Pairs of one piece, patterns by the numbers of the thread that made it. */
export interface ComparingPiece extends ComparedPairs {
  piece: number;
}

interface ThreadEnd {
  patterns: readonly number[];
  random: PatternCounts;
}

export interface Compared {
  pairs: ComparedPairs;
  counts: PatternCounts;
  random: PatternCounts;
}

export interface ComparingOptions {
  threads?: number;
  signal?: AbortSignal;
  onProgress?(done: number, total: number | null, what: string): void;
}

const ROWS_OF_PIECE = 128;
const RANDOM_PAIRS = 600_000;
const RANDOM_OF_PIECE = 50_000;
/** Fewer pairs are compared sooner than a thread starts. */
const WORTH_A_THREAD = 150_000;
const MAX_THREADS = 8;

const rowPieces = ({ rows, split }: Blocks): number => Math.ceil((split < rows ? split : rows) / ROWS_OF_PIECE);
const randomPieces = ({ rows, split }: Blocks): number =>
  pairsOf(rows, split) <= RANDOM_PAIRS ? 1 : RANDOM_PAIRS / RANDOM_OF_PIECE;

/** Takes pieces until there are none. */
export function* comparePieces(
  { blocks, next }: ComparingJob,
  comparer: PairComparer,
  numbers: PatternNumbers,
  random: PatternNumbers,
): Generator<ComparingPiece> {
  const walker = new BlockWalker(blocks, comparer);
  const ofRows = rowPieces(blocks);
  const all = ofRows + randomPieces(blocks);
  for (let piece = Atomics.add(next, 0, 1); piece < all; piece = Atomics.add(next, 0, 1)) {
    if (piece >= ofRows) drawPairs(blocks, comparer, piece - ofRows, random);
    else {
      const first = piece * ROWS_OF_PIECE;
      yield { piece, ...walker.walk(first, Math.min(blocks.rows, first + ROWS_OF_PIECE), numbers) };
    }
  }
}

/** Pairs drawn at random with a generator (mulberry32) that always gives the same; all pairs where there are few. */
function drawPairs({ rows, split }: Blocks, comparer: PairComparer, seed: number, random: PatternNumbers): void {
  const twoTables = split < rows;
  if (pairsOf(rows, split) <= RANDOM_PAIRS) {
    for (let a = 0; a < (twoTables ? split : rows); a++)
      for (let b = twoTables ? split : a + 1; b < rows; b++) random.count(comparer.pattern(a, b));
    return;
  }
  let state = Math.imul(seed + 1, 0x2545f491);
  const below = (bound: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  for (let drawn = 0; drawn < RANDOM_OF_PIECE; drawn++) {
    const a = below(split);
    const b = twoTables ? split + below(rows - split) : below(rows);
    if (a !== b) random.count(comparer.pattern(a, b));
  }
}

/** Pairs in the blocks, those in several counted several times. */
function pairsIn({ from, members, rows, split }: Blocks): number {
  let sum = 0;
  for (let k = 0; k + 1 < from.length; k++) {
    const size = from[k + 1]! - from[k]!;
    const inA = split < rows ? lowerBound(members, split, from[k]!, from[k + 1]!) - from[k]! : 0;
    sum += split < rows ? inA * (size - inA) : (size * (size - 1)) / 2;
  }
  return sum;
}

export async function compareBlocks(
  columns: readonly EncodedColumn[],
  blocks: Blocks,
  options: ComparingOptions = {},
): Promise<Compared> {
  const job: ComparingJob = {
    columns,
    rows: sharedRows(columns),
    blocks,
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const work = pairsIn(blocks) + Math.min(RANDOM_PAIRS, pairsOf(blocks.rows, blocks.split));
  const wanted = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const threads = work < WORTH_A_THREAD ? 1 : wanted;
  const total = rowPieces(blocks);
  const pieces: { pieces: ComparingPiece[]; end: ThreadEnd }[] = [];
  let done = 0;
  const onPiece = (): void => {
    options.onProgress?.(++done, total, 'comparing');
  };
  if (threads === 1) {
    const numbers = new PatternNumbers();
    const random = new PatternNumbers();
    const own: ComparingPiece[] = [];
    for (const piece of comparePieces(job, new PairComparer(columns, job.rows), numbers, random)) {
      options.signal?.throwIfAborted();
      own.push(piece);
      onPiece();
    }
    pieces.push({ pieces: own, end: { patterns: numbers.patterns, random } });
  } else
    pieces.push(...(await Promise.all(Array.from({ length: threads }, () => runThread(job, onPiece, options.signal)))));
  return merged(pieces);
}

function runThread(
  job: ComparingJob,
  onPiece: () => void,
  signal: AbortSignal | undefined,
): Promise<{ pieces: ComparingPiece[]; end: ThreadEnd }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./comparing.worker.ts', import.meta.url), { workerData: job });
    const pieces: ComparingPiece[] = [];
    let end: ThreadEnd | null = null;
    const stop = (): void => {
      void worker.terminate();
      reject(signal?.reason);
    };
    if (signal?.aborted === true) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: ComparingPiece | ThreadEnd) => {
      if ('patterns' in message) end = message;
      else {
        pieces.push(message);
        onPiece();
      }
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      if (end === null) reject(new Error(`A comparing thread ended early (${code}).`));
      else resolve({ pieces, end });
    });
  });
}

function merged(threads: readonly { pieces: ComparingPiece[]; end: ThreadEnd }[]): Compared {
  const patterns = Float64Array.from(new Set(threads.flatMap(({ end }) => end.patterns))).sort();
  const numberOf = new Map(Array.from(patterns, (pattern, number) => [pattern, number]));
  const counts = new Float64Array(patterns.length);
  const ordered: { piece: ComparingPiece; numbers: Int32Array }[] = [];
  let size = 0;
  for (const { pieces, end } of threads) {
    const numbers = Int32Array.from(end.patterns, (pattern) => numberOf.get(pattern)!);
    for (const piece of pieces) {
      ordered.push({ piece, numbers });
      size += piece.a.length;
    }
  }
  ordered.sort((x, y) => x.piece.piece - y.piece.piece);
  const pairs: ComparedPairs = { a: new Int32Array(size), b: new Int32Array(size), pattern: new Int32Array(size) };
  let at = 0;
  for (const { piece, numbers } of ordered) {
    pairs.a.set(piece.a, at);
    pairs.b.set(piece.b, at);
    for (let i = 0; i < piece.pattern.length; i++) {
      const number = numbers[piece.pattern[i]!]!;
      pairs.pattern[at + i] = number;
      counts[number]!++;
    }
    at += piece.a.length;
  }
  const random = new Map<number, number>();
  for (const { end } of threads)
    for (const [i, pattern] of end.random.patterns.entries())
      random.set(pattern, (random.get(pattern) ?? 0) + end.random.counts[i]!);
  const drawn = [...random].sort(([x], [y]) => x - y);
  return {
    pairs,
    counts: { patterns: Array.from(patterns), counts: Array.from(counts) },
    random: { patterns: drawn.map(([pattern]) => pattern), counts: drawn.map(([, count]) => count) },
  };
}
