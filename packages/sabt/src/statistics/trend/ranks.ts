/** Ranks with ties sharing their mean rank, and the order statistics of a large set. */

/**
 * Mean ranks 1 … n, and the sizes of the groups of ties. Values closer than `tolerance` to their neighbour in order count
 * as tied: a series from which a slope was taken carries rounding errors that are no difference.
 */
export function midRanks(x: ArrayLike<number>, tolerance = 0): { ranks: Float64Array; ties: number[] } {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
  const ranks = new Float64Array(x.length);
  const ties: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && x[order[to]!]! - x[order[to - 1]!]! <= tolerance) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to + 1) / 2;
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** The value that would stand at `index` (from 0) were `values` sorted. Reorders `values` (Hoare's quickselect). */
export function orderStatistic(values: Float64Array, index: number): number {
  let left = 0;
  let right = values.length - 1;
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

/** The middle value, or the mean of the two in the middle. Reorders `values`; at least one. */
export function medianOf(values: Float64Array): number {
  const half = values.length >>> 1;
  const upper = orderStatistic(values, half);
  if (values.length % 2 === 1) return upper;
  const lower = orderStatistic(values, half - 1);
  return lower + (upper - lower) / 2;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
