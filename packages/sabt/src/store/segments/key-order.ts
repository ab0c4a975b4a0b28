/**
 * Sorts keys by their bytes: a radix quicksort on four bytes at a time (Bentley and Sedgewick 1997, "Fast Algorithms for
 * Sorting and Searching Strings", look at one). Four bytes and the key's id make one 64-bit number, and numbers are sorted
 * natively; keys that are alike so far go on to their next four bytes. So each key's bytes, which lie anywhere, are fetched
 * a few times only. Short runs are finished by insertion.
 *
 * A key is its bytes from `startOf(id)`, with its length (at most 255) in the byte before. Past its end zeros are taken; keys
 * that differ in nothing but zero bytes at their ends are told apart by insertion.
 */
const SHORT_RUN = 12;
const STEP = 4;
const LONGEST = 255;

export function sortKeys(ids: Int32Array, startOf: (id: number) => number, bytes: Uint8Array): void {
  /** Per place the id, and above it the bytes at hand: one number, little-endian as the processor is. */
  const halves = new Int32Array(2 * ids.length);
  const whole = new BigUint64Array(halves.buffer);

  const before = (a: number, b: number, depth: number): boolean => {
    const startA = startOf(a);
    const startB = startOf(b);
    const lengthA = bytes[startA - 1]!;
    const lengthB = bytes[startB - 1]!;
    const n = Math.min(lengthA, lengthB);
    for (let i = depth; i < n; i++) {
      const difference = bytes[startA + i]! - bytes[startB + i]!;
      if (difference !== 0) return difference < 0;
    }
    return lengthA < lengthB;
  };

  const insertionSort = (from: number, to: number, depth: number): void => {
    for (let i = from + 1; i < to; i++) {
      const id = ids[i]!;
      let j = i;
      while (j > from && before(id, ids[j - 1]!, depth)) {
        ids[j] = ids[j - 1]!;
        j--;
      }
      ids[j] = id;
    }
  };

  const pending: [from: number, to: number, depth: number][] = [[0, ids.length, 0]];
  for (let run = pending.pop(); run !== undefined; run = pending.pop()) {
    const [from, to, depth] = run;
    if (to - from <= SHORT_RUN || depth > LONGEST) {
      insertionSort(from, to, depth);
      continue;
    }
    for (let i = from; i < to; i++) {
      const id = ids[i]!;
      const start = startOf(id);
      halves[2 * i] = id;
      halves[2 * i + 1] = fourBytes(bytes, start + depth, start + bytes[start - 1]!);
    }
    whole.subarray(from, to).sort();
    let runStart = from;
    for (let i = from; i < to; i++) {
      ids[i] = halves[2 * i]!;
      if (halves[2 * i + 1] === halves[2 * runStart + 1]) continue;
      if (i - runStart > 1) pending.push([runStart, i, depth + STEP]);
      runStart = i;
    }
    if (to - runStart > 1) pending.push([runStart, to, depth + STEP]);
  }
}

/** The bytes [at, at + 4), first byte highest, zeros from `end` on. */
function fourBytes(bytes: Uint8Array, at: number, end: number): number {
  if (at + STEP <= end) return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  let value = 0;
  for (let i = 0; i < STEP; i++) value = (value << 8) | (at + i < end ? bytes[at + i]! : 0);
  return value;
}
