/**
 * Texts copied from one another: what an outlet took over from an agency is no second witness.
 *
 * Broder's resemblance (1997): two texts are as alike as the sets of their runs of five words overlap. Sets are compared
 * through signatures of 96 minima (MinHash); signatures that agree in one of 32 bands of three are candidates (locality-
 * sensitive hashing: texts that overlap by half meet with a probability of .986, by .3 with .58), and each candidate is
 * then compared in full. What is reported is the containment of the shorter text in the longer one, because a copy is often cut.
 *
 * The work is done in slices between which the event loop goes round, since a server does it beside everything else.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { forEachTerm } from '../reading/index.ts';

const RUN = 5;
const MINIMA = 96;
const ROWS = 3;
/** Texts with fewer runs are alike too easily. */
const LEAST_RUNS = 12;
/** A bucket that holds more texts holds boilerplate. */
const MOST_IN_BUCKET = 200;

export interface Copied {
  /** Places in the list given, a < b. */
  a: number;
  b: number;
  /** Share of the shorter text's runs that stand in the other, 0 to 1. */
  containment: number;
}

/** How long nobody else gets a turn, in milliseconds. */
const SLICE_MS = 15;

/** A round of the event loop once the slice is over; throws what the signal was aborted with. */
function slices(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MS) return undefined;
    return nextTurn().then(() => {
      signal?.throwIfAborted();
      began = performance.now();
    });
  };
}

/**
 * Pairs of texts of which one holds at least this share of the other. Each text is asked for once, in order, and may be
 * forgotten then.
 */
export async function copiedPairs(
  texts: Iterable<string>,
  options: { least?: number; signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<Copied[]> {
  const { least = 0.5, signal, onProgress } = options;
  const pause = slices(signal);
  const runs: Uint32Array[] = [];
  const buckets = new Map<string, number[]>();
  const seeds = Array.from({ length: MINIMA }, (_, i) => (Math.imul(i + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0);
  for (const text of texts) {
    const place = runs.length;
    const own = runsOf(text);
    runs.push(own);
    const over = pause();
    if (over !== undefined) await over;
    onProgress?.(runs.length);
    if (own.length < LEAST_RUNS) continue;
    const signature = signatureOf(own, seeds);
    for (let band = 0; band < MINIMA / ROWS; band++) {
      const key = `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join(',')}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [place]);
      else bucket.push(place);
    }
  }
  const seen = new Set<number>();
  const found: Copied[] = [];
  for (const bucket of buckets.values()) {
    if (bucket.length > MOST_IN_BUCKET) continue;
    for (const [i, a] of bucket.entries()) {
      for (const b of bucket.slice(i + 1)) {
        const over = pause();
        if (over !== undefined) await over;
        const pair = a * runs.length + b;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const containment = containmentOf(runs[a]!, runs[b]!);
        if (containment >= least) found.push({ a, b, containment });
      }
    }
  }
  return found.sort((x, y) => y.containment - x.containment || x.a - y.a || x.b - y.b);
}

/** Hashes of all runs of five folded words, each once, ascending. */
function runsOf(text: string): Uint32Array {
  const last: number[] = [];
  const runs = new Set<number>();
  forEachTerm(text, undefined, (fold, _stem, _position, _start, _end, part) => {
    if (part) return;
    last.push(hashOf(fold));
    if (last.length > RUN) last.shift();
    if (last.length === RUN)
      runs.add(last.reduce((hash, word) => Math.imul(hash ^ word, 0x01000193) >>> 0, 0x811c9dc5));
  });
  return Uint32Array.from(runs).sort();
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

function signatureOf(runs: Uint32Array, seeds: readonly number[]): Uint32Array {
  const minima = new Uint32Array(seeds.length).fill(0xffffffff);
  for (const run of runs) {
    for (let i = 0; i < seeds.length; i++) {
      const mixed = mix(run ^ seeds[i]!);
      if (mixed < minima[i]!) minima[i] = mixed;
    }
  }
  return minima;
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function containmentOf(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared / Math.min(a.length, b.length);
}
