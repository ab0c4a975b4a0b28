/** Ranks with ties sharing their mean rank, and the order statistics of a large set. */

/** Mean ranks 1 … n, and the sizes of the groups of ties. */
export function midRanks(x: ArrayLike<number>): { ranks: Float64Array; ties: number[] } {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const ranks = new Float64Array(x.length);
  const ties: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && x[order[to]!] === x[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to + 1) / 2;
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/**
 * The value that would stand at `index` (from 0) were `values` sorted (Hoare's quickselect). Reorders `values` so that none
 * before `index` is larger and none after it smaller; `from` and `to` bound what is still unordered around it.
 */
export function orderStatistic(values: Float64Array, index: number, from = 0, to = values.length - 1): number {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = medianOfThree(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const kept = values[i]!;
      values[i++] = values[j]!;
      values[j--] = kept;
    }
    if (index <= j) right = j;
    else if (index >= i) left = i;
    else break;
  }
  return values[index]!;
}

/** The middle value, or the mean of the two in the middle, at least one. Reorders `values` as `orderStatistic` does. */
export function medianOf(values: Float64Array): number {
  const half = values.length >>> 1;
  const upper = orderStatistic(values, half);
  if (values.length % 2 === 1) return upper;
  const lower = orderStatistic(values, half - 1, 0, half - 1);
  return lower / 2 + upper / 2;
}

/** How many pairs stand in falling order, ties not counted: by merging (Knight 1966), O(n log n). */
export function inversions(x: ArrayLike<number>): number {
  let from = Float64Array.from(x);
  let into = new Float64Array(x.length);
  let falling = 0;
  for (let width = 1; width < x.length; width *= 2) {
    for (let start = 0; start < x.length; start += 2 * width) {
      const middle = Math.min(start + width, x.length);
      const end = Math.min(start + 2 * width, x.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (right >= end || (left < middle && from[left]! <= from[right]!)) into[at] = from[left++]!;
        else {
          falling += middle - left;
          into[at] = from[right++]!;
        }
      }
    }
    [from, into] = [into, from];
  }
  return falling;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
