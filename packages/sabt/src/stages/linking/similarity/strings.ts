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
/** Units of `a` that found a counterpart, in order; and which of `b` were taken. */
const matched = new Uint16Array(LONGEST);
const taken = new Uint8Array(LONGEST);
/** Where each unit stands in a run of up to 32: a bit for each place. Empty between calls. */
const places = new Int32Array(1 << 16);

/** 0 to 1. Longer runs are compared by their first 256 units. Symmetric but for ties among repeated letters. */
export function jaroWinkler(a: Units, aFrom: number, aTo: number, b: Units, bFrom: number, bTo: number): number {
  const n = Math.min(LONGEST, aTo - aFrom);
  const m = Math.min(LONGEST, bTo - bFrom);
  if (n === 0 || m === 0) return n === m ? 1 : 0;
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1);
  const short = m <= 32;
  const matches = short ? matchShort(a, aFrom, n, b, bFrom, m, reach) : matchLong(a, aFrom, n, b, bFrom, m, reach);
  if (matches === 0) return 0;
  let moved = 0;
  if (short) {
    let bits = takenBits;
    for (let at = 0; at < matches; at++) {
      if (b[bFrom + 31 - Math.clz32(bits & -bits)] !== matched[at]) moved++;
      bits &= bits - 1;
    }
  } else for (let j = 0, at = 0; at < matches; j++) if (taken[j] === 1 && b[bFrom + j] !== matched[at++]) moved++;
  const jaro = (matches / n + matches / m + (matches - moved / 2) / matches) / 3;
  if (jaro < 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < n && prefix < m && a[aFrom + prefix] === b[bFrom + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

let takenBits = 0;

/** Fills `matched`; the first free place within reach is one operation on the bits of `places`. */
function matchShort(a: Units, aFrom: number, n: number, b: Units, bFrom: number, m: number, reach: number): number {
  for (let j = 0; j < m; j++) places[b[bFrom + j]!]! |= 1 << j;
  let free = -1;
  let matches = 0;
  const width = 2 * reach + 1;
  const window = width >= 32 ? -1 : (1 << width) - 1;
  for (let i = 0; i < n; i++) {
    const unit = a[aFrom + i]!;
    const from = i - reach;
    if (from >= m) break;
    const near = from >= 0 ? window << from : width + from >= 32 ? -1 : (1 << (width + from)) - 1;
    const found = places[unit]! & near & free;
    if (found === 0) continue;
    free &= ~(found & -found);
    matched[matches++] = unit;
  }
  for (let j = 0; j < m; j++) places[b[bFrom + j]!] = 0;
  takenBits = ~free;
  return matches;
}

/** Fills `matched` and `taken`. */
function matchLong(a: Units, aFrom: number, n: number, b: Units, bFrom: number, m: number, reach: number): number {
  taken.fill(0, 0, m);
  let matches = 0;
  for (let i = 0; i < n; i++) {
    const unit = a[aFrom + i]!;
    const end = Math.min(m, i + reach + 1);
    for (let j = i > reach ? i - reach : 0; j < end; j++) {
      if (b[bFrom + j] !== unit || taken[j] === 1) continue;
      taken[j] = 1;
      matched[matches++] = unit;
      break;
    }
  }
  return matches;
}

const MAX_EDIT = 64;
let rows = [new Uint8Array(MAX_EDIT + 2), new Uint8Array(MAX_EDIT + 2), new Uint8Array(MAX_EDIT + 2)] as const;

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
  if (Math.abs(aTo - aFrom - (bTo - bFrom)) > bound) return bound + 1;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom++;
    bFrom++;
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo--;
    bTo--;
  }
  const n = Math.min(MAX_EDIT, aTo - aFrom);
  const m = Math.min(MAX_EDIT, bTo - bFrom);
  if (n === 0 || m === 0) return Math.min(bound + 1, n + m);
  // only the band of cells within `bound` of the diagonal can stay within it
  let [before, last, now] = rows;
  const far = bound + 1;
  for (let j = 0; j <= Math.min(m, far); j++) last[j] = j;
  for (let i = 1; i <= n; i++) {
    const left = Math.max(1, i - bound);
    const right = Math.min(m, i + bound);
    now[left - 1] = left === 1 ? Math.min(far, i) : far;
    let least = now[left - 1]!;
    const unit = a[aFrom + i - 1]!;
    for (let j = left; j <= right; j++) {
      const other = b[bFrom + j - 1]!;
      const above = j === i + bound ? far : last[j]!;
      let cost = Math.min(above + 1, now[j - 1]! + 1, last[j - 1]! + (unit === other ? 0 : 1));
      if (i > 1 && j > 1 && unit === b[bFrom + j - 2] && a[aFrom + i - 2] === other)
        cost = Math.min(cost, before[j - 2]! + 1);
      now[j] = Math.min(cost, far);
      if (cost < least) least = cost;
    }
    now[right + 1] = far;
    if (least > bound) return far;
    [before, last, now] = [last, now, before];
  }
  rows = [before, last, now];
  return Math.min(far, last[m]!);
}

/** A bit for each letter that occurs (letters that fall on one bit are not told apart). */
export function lettersIn(chars: Units, from: number, to: number): number {
  let bits = 0;
  for (let at = from; at < to; at++) bits |= 1 << (chars[at]! & 31);
  return bits;
}

export function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** No Jaro–Winkler of strings of these lengths and letters is higher, for a common beginning of `prefix` units. */
export function jaroWinklerBound(n: number, m: number, inA: number, inB: number, prefix: number): number {
  const shared = Math.min(n - bitCount(inA & ~inB), m - bitCount(inB & ~inA));
  if (shared <= 0) return 0;
  const jaro = (shared / n + shared / m + 1) / 3;
  return jaro < 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
}
