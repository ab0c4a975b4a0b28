/**
 * Levels of agreement of two values, from 0 (they disagree) to the highest (they are the same), by kind of column.
 * Fellegi and Sunter 1969 let agreement have any number of outcomes; a few levels keep what matters (Winkler 1990) and
 * leave the weight of each to be learnt from the data.
 */
import { compareProfiles, type NameProfile, nameProfile } from '../reading/index.ts';
import { type EncodedColumn, VARIANT, valueText } from './encode.ts';
import { damerau, jaroWinkler } from './similarity/strings.ts';
import { wordCosine, wordsAligned } from './similarity/words.ts';
import type { ColumnKind } from './table.ts';

/** What each level says, lowest first; the last is equality. */
export const LEVELS: { readonly [kind in ColumnKind]: readonly string[] } = {
  name: ['different', 'distant', 'similar', 'close', 'nearly equal', 'equal'],
  string: ['different', 'distant', 'similar', 'close', 'nearly equal', 'equal'],
  text: [
    'different',
    'few words shared',
    'some words shared',
    'many words shared',
    'most words shared',
    'nearly equal',
    'equal',
  ],
  date: ['different', 'same year', 'near', 'a slip away', 'equal'],
  year: ['different', 'within five years', 'a slip away', 'next year', 'equal'],
  age: ['different', 'within five years', 'within two years', 'within a year', 'equal'],
  number: ['different', 'within a tenth', 'within a fiftieth', 'nearly equal', 'equal'],
  code: ['different', 'same beginning', 'two slips away', 'a slip away', 'equal'],
  category: ['different', 'equal'],
};

const BY_LETTERS = [0.75, 0.85, 0.91, 0.955];
const BY_SOUND = [0.3, 0.6, 0.85, 0.96];
const BY_WORDS = [0.15, 0.35, 0.55, 0.75, 0.92];

function levelOf(likeness: number, steps: readonly number[]): number {
  let level = 0;
  while (level < steps.length && likeness >= steps[level]!) level++;
  return level;
}

type Comparison = (a: number, b: number) => number;

/** Compares values by their codes; symmetric. Not to be shared between threads: it remembers. */
export function comparisonOf(column: EncodedColumn): Comparison {
  const highest = LEVELS[column.kind].length - 1;
  if (column.kind === 'category') return (a, b) => (a === b ? 1 : 0);
  const compare = remembered(unequal(column), column.counts.length);
  return (a, b) => (a === b ? highest : a < b ? compare(a, b) : compare(b, a));
}

const SLOTS = 1 << 19;

/** Direct-mapped: what falls on the same slot is forgotten, so memory is bounded whatever is compared. */
function remembered(compare: Comparison, values: number): Comparison {
  const slots = Math.min(SLOTS, 2 ** Math.ceil(Math.log2(Math.max(16, values * values))));
  const keys = new Float64Array(slots).fill(-1);
  const levels = new Uint8Array(slots);
  return (a, b) => {
    const key = a * values + b;
    const slot = ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 3) & (slots - 1);
    if (keys[slot] === key) return levels[slot]!;
    const level = compare(a, b);
    keys[slot] = key;
    levels[slot] = level;
    return level;
  };
}

function unequal(column: EncodedColumn): Comparison {
  switch (column.kind) {
    case 'name':
      return column.acrossScripts ? bySound(column) : byLetters(column);
    case 'string':
      return byLetters(column);
    case 'text':
      return byWords(column);
    case 'date':
      return byDate(column);
    case 'code':
      return byCode(column);
    case 'year':
      return byYear(column);
    case 'age':
      return byNumber(column, (a, b) => levelOf(-Math.abs(a - b), [-5, -2, -1]));
    default:
      return byNumber(column, (a, b) =>
        levelOf(-Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-300), [-0.1, -0.02, -0.001]),
      );
  }
}

function byLetters({ chars, offsets }: EncodedColumn): Comparison {
  const placesA = new Int32Array(64);
  const placesB = new Int32Array(64);
  /** Places of the words of a value; 0 if it is one word. */
  const split = (from: number, to: number, places: Int32Array): number => {
    let count = 0;
    let start = from;
    for (let at = from; at <= to; at++) {
      if (at < to && chars[at] !== 32) continue;
      if (at > start && count < 46) {
        places[count++] = start;
        places[count++] = at;
      }
      start = at + 1;
    }
    return count;
  };
  return (a, b) => {
    const [from, to, other, otherTo] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
    const whole = levelOf(jaroWinkler(chars, from, to, chars, other, otherTo), BY_LETTERS);
    if (whole >= 3) return whole;
    const n = split(from, to, placesA);
    const m = split(other, otherTo, placesB);
    if (n === 2 && m === 2) {
      // an initial that fits says little against, and little for
      if (to - from === 1 || otherTo - other === 1) return chars[from] === chars[other] ? Math.max(1, whole) : whole;
      return whole;
    }
    return Math.max(whole, levelOf(wordsAligned(chars, placesA, 0, n, placesB, 0, m), BY_LETTERS));
  };
}

function bySound(column: EncodedColumn): Comparison {
  const profiles = new Map<number, NameProfile[]>();
  const profilesOf = (code: number): NameProfile[] => {
    let known = profiles.get(code);
    if (known === undefined) {
      known = valueText(column, code).split(VARIANT).map(nameProfile);
      profiles.set(code, known);
    }
    return known;
  };
  return (a, b) => {
    let best = 0;
    for (const one of profilesOf(a))
      for (const other of profilesOf(b)) best = Math.max(best, compareProfiles(one, other).score);
    return levelOf(best, BY_SOUND);
  };
}

function byWords({ words, wordFrom, wordChars, wordOffsets, wordWeights }: EncodedColumn): Comparison {
  const table = { chars: wordChars, offsets: wordOffsets, weights: wordWeights };
  return (a, b) =>
    levelOf(wordCosine(words, wordFrom[a]!, wordFrom[a + 1]!, wordFrom[b]!, wordFrom[b + 1]!, table), BY_WORDS);
}

const digitsAt = (chars: Uint16Array, from: number, count: number): number => {
  let number = 0;
  for (let at = from; at < from + count; at++) number = 10 * number + (chars[at]! - 48);
  return number;
};

/** Values are `YYYYMMDD`, or letters that could not be read as a date. */
function byDate({ chars, offsets }: EncodedColumn): Comparison {
  return (a, b) => {
    const [from, to, other, otherTo] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
    const slips = damerau(chars, from, to, chars, other, otherTo, 1);
    if (to - from !== 8 || otherTo - other !== 8) return slips <= 1 ? 3 : 0;
    const [yearA, monthA, dayA] = [
      digitsAt(chars, from, 4),
      digitsAt(chars, from + 4, 2),
      digitsAt(chars, from + 6, 2),
    ];
    const [yearB, monthB, dayB] = [
      digitsAt(chars, other, 4),
      digitsAt(chars, other + 4, 2),
      digitsAt(chars, other + 6, 2),
    ];
    const partial = monthA === 0 || monthB === 0 || dayA === 0 || dayB === 0;
    if (partial) {
      if (yearA !== yearB) return 0;
      return monthA === monthB && monthA !== 0 ? 2 : 1;
    }
    if (slips <= 1 || (yearA === yearB && monthA === dayB && dayA === monthB)) return 3;
    const days = Math.abs(372 * (yearA - yearB) + 31 * (monthA - monthB) + dayA - dayB);
    if (days <= 2) return 3;
    if (days <= 31 || (yearA === yearB && (monthA === monthB || dayA === dayB)) || (monthA === monthB && dayA === dayB))
      return 2;
    return yearA === yearB ? 1 : 0;
  };
}

function byCode({ chars, offsets }: EncodedColumn): Comparison {
  return (a, b) => {
    const [from, to, other, otherTo] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
    const shorter = Math.min(to - from, otherTo - other);
    const slips = damerau(chars, from, to, chars, other, otherTo, 2);
    if (slips === 1 && shorter >= 2) return 3;
    if (slips === 2 && shorter >= 5) return 2;
    let same = 0;
    while (same < shorter && chars[from + same] === chars[other + same]) same++;
    return same >= 3 && 2 * same >= shorter ? 1 : 0;
  };
}

function byYear({ numbers, chars, offsets }: EncodedColumn): Comparison {
  return (a, b) => {
    const apart = Math.abs(numbers[a]! - numbers[b]!);
    if (apart <= 1) return 3;
    if (damerau(chars, offsets[a]!, offsets[a + 1]!, chars, offsets[b]!, offsets[b + 1]!, 1) <= 1) return 2;
    return apart <= 5 ? 1 : 0;
  };
}

function byNumber({ numbers }: EncodedColumn, level: Comparison): Comparison {
  return (a, b) => {
    const [x, y] = [numbers[a]!, numbers[b]!];
    return Number.isNaN(x) || Number.isNaN(y) ? 0 : level(x, y);
  };
}
