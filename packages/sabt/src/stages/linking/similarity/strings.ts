/**
 * Likeness of short strings, over UTF-16 units in one shared array, so that no string is made while comparing.
 *
 * `jaroWinkler`: Jaro 1989 (J. Amer. Stat. Assoc. 84), with the prefix bonus of Winkler 1990 (Proc. Section on Survey
 * Research Methods, ASA): .1 a unit for up to four, given only from .7 on. `damerau`: optimal string alignment,
 * that is Levenshtein with swaps of neighbours (Damerau 1964), cut off at a bound.
 */

/** A run of units: `chars[from] … chars[to - 1]`. */
export type Units = Uint16Array;

const LONGEST = 256;
const usedA = new Uint8Array(LONGEST);
const usedB = new Uint8Array(LONGEST);

/** 0 to 1. Longer runs are compared by their first 256 units. Symmetric. */
export function jaroWinkler(a: Units, aFrom: number, aTo: number, b: Units, bFrom: number, bTo: number): number {
  const n = Math.min(LONGEST, aTo - aFrom);
  const m = Math.min(LONGEST, bTo - bFrom);
  if (n === 0 || m === 0) return n === m ? 1 : 0;
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1);
  usedA.fill(0, 0, n);
  usedB.fill(0, 0, m);
  let matches = 0;
  for (let i = 0; i < n; i++) {
    const unit = a[aFrom + i]!;
    const end = Math.min(m, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (usedB[j] === 0 && b[bFrom + j] === unit) {
        usedA[i] = 1;
        usedB[j] = 1;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let moved = 0;
  for (let i = 0, j = 0; i < n; i++) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j++;
    if (a[aFrom + i] !== b[bFrom + j]) moved++;
    j++;
  }
  const jaro = (matches / n + matches / m + (matches - moved / 2) / matches) / 3;
  if (jaro < 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < n && prefix < m && a[aFrom + prefix] === b[bFrom + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

const MAX_EDIT = 64;
let rows = [new Uint16Array(MAX_EDIT + 1), new Uint16Array(MAX_EDIT + 1), new Uint16Array(MAX_EDIT + 1)] as const;

/** Edits (insert, delete, replace, swap neighbours) from a to b, or `bound + 1` where there are more. Symmetric. */
export function damerau(
  a: Units,
  aFrom: number,
  aTo: number,
  b: Units,
  bFrom: number,
  bTo: number,
  bound: number,
): number {
  const n = Math.min(MAX_EDIT, aTo - aFrom);
  const m = Math.min(MAX_EDIT, bTo - bFrom);
  if (Math.abs(aTo - aFrom - (bTo - bFrom)) > bound) return bound + 1;
  let [before, last, now] = rows;
  for (let j = 0; j <= m; j++) last[j] = j;
  for (let i = 1; i <= n; i++) {
    now[0] = i;
    let least = i;
    const unit = a[aFrom + i - 1]!;
    for (let j = 1; j <= m; j++) {
      const other = b[bFrom + j - 1]!;
      let cost = Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + (unit === other ? 0 : 1));
      if (i > 1 && j > 1 && unit === b[bFrom + j - 2] && a[aFrom + i - 2] === other)
        cost = Math.min(cost, before[j - 2]! + 1);
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > bound) return bound + 1;
    [before, last, now] = [last, now, before];
  }
  rows = [before, last, now];
  return Math.min(bound + 1, last[m]!);
}
