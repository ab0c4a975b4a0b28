/**
 * Sorts keys by their bytes: multikey quicksort (Bentley and Sedgewick 1997, "Fast Algorithms for Sorting and Searching
 * Strings"), which looks at each byte of a common prefix about once instead of at every comparison. Short runs are
 * finished by insertion.
 *
 * A key is its bytes from `startOf(id)`, with its length (at most 255) in the byte before.
 */
const SHORT_RUN = 12;

export function sortKeys(ids: Int32Array, startOf: (id: number) => number, bytes: Uint8Array): void {
  /** The byte at a depth, -1 past the end. */
  const byteAt = (id: number, depth: number): number => {
    const start = startOf(id);
    return depth < bytes[start - 1]! ? bytes[start + depth]! : -1;
  };

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
    if (to - from <= SHORT_RUN) {
      insertionSort(from, to, depth);
      continue;
    }
    const a = byteAt(ids[from]!, depth);
    const b = byteAt(ids[(from + to) >> 1]!, depth);
    const c = byteAt(ids[to - 1]!, depth);
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let low = from;
    let high = to;
    for (let i = from; i < high; ) {
      const id = ids[i]!;
      const byte = byteAt(id, depth);
      if (byte < pivot) {
        ids[i++] = ids[low]!;
        ids[low++] = id;
      } else if (byte > pivot) {
        ids[i] = ids[--high]!;
        ids[high] = id;
      } else i++;
    }
    pending.push([from, low, depth], [high, to, depth]);
    if (pivot >= 0) pending.push([low, high, depth + 1]);
  }
}
