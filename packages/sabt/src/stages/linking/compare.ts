/**
 * Levels of agreement of two values, from 0 (they disagree) to the highest (they are the same), by kind of column.
 * Fellegi and Sunter 1969 let agreement have any number of outcomes; a few levels keep what matters (Winkler 1990) and
 * leave the weight of each to be learnt from the data.
 */
import { compareProfiles, type NameProfile, namePartKeys, nameProfile } from '../reading/index.ts';
import { type EncodedColumn, VARIANT, valueText } from './encode.ts';
import { Aligner } from './similarity/aligned.ts';
import { type KeyedName, NameKeys, sharedParts } from './similarity/parts.ts';
import { bitCount, damerau, jaroWinkler, jaroWinklerBound, lettersIn } from './similarity/strings.ts';
import { wordCosine } from './similarity/words.ts';
import type { ColumnKind } from './table.ts';

/** What each level says, lowest first; the last is equality. */
export const LEVELS: { readonly [kind in ColumnKind]: readonly string[] } = {
  name: ['different', 'distant', 'vague', 'similar', 'rather close', 'close', 'very close', 'nearly equal', 'equal'],
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
/** Names by letters have the same number of levels as names by sound. */
const NAME_LETTERS = [0.7, 0.75, 0.8, 0.85, 0.89, 0.925, 0.955];
const BY_SOUND = [0.12, 0.3, 0.5, 0.695, 0.795, 0.9, 0.96];
/** Words in common, of names in one script: up to `similar` and no further. */
const BY_PARTS = [0.5, 0.65, 0.8];
const BY_WORDS = [0.15, 0.35, 0.55, 0.75, 0.92];

function levelOf(likeness: number, steps: readonly number[]): number {
  let level = 0;
  while (level < steps.length && likeness >= steps[level]!) level++;
  return level;
}

type Comparison = (a: number, b: number) => number;

/**
 * Levels found so far of the values that are most frequent (their codes are the lowest), for all threads: two of them that
 * find the same pair at once write the same.
 */
export interface KnownLevels {
  /** Values 0 … size − 1; the level of a and b, a < b, plus one is at a * size + b. */
  size: number;
  levels: Uint8Array;
}

const MOST_FREQUENT = 4_096;

export function knownLevels({ kind, counts }: EncodedColumn): KnownLevels {
  const size = kind === 'category' ? 0 : Math.min(MOST_FREQUENT, counts.length);
  return { size, levels: new Uint8Array(new SharedArrayBuffer(size * size)) };
}

export const isSlow = ({ kind, acrossScripts }: EncodedColumn): boolean => kind === 'text' || acrossScripts;

/** Compares values by their codes; symmetric. Not to be shared between threads: it remembers. */
export function comparisonOf(column: EncodedColumn, { size, levels }: KnownLevels): Comparison {
  const highest = LEVELS[column.kind].length - 1;
  if (column.kind === 'category') return (a, b) => (a === b ? 1 : 0);
  const plain = unequal(column);
  // what is quick is not worth remembering
  const compare = isSlow(column) ? remembered(plain, column.counts.length) : plain;
  return (one, other) => {
    if (one === other) return highest;
    const a = one < other ? one : other;
    const b = one < other ? other : one;
    if (b >= size) return compare(a, b);
    const known = levels[a * size + b]!;
    if (known > 0) return known - 1;
    const level = plain(a, b);
    levels[a * size + b] = level + 1;
    return level;
  };
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
      return column.acrossScripts ? bySound(column) : byLetters(column, NAME_LETTERS);
    case 'string':
      return byLetters(column, BY_LETTERS);
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

/** Places in the head of a value. */
const FROM = 0;
const TO = 1;
const LETTERS = 2;
const FIRST_TWO = 3;
const WORDS = 4;
const WORDS_TO = 5;
const HEAD = 8;

/**
 * Where a value's letters and words are, which letters they are, and its first two: side by side in one line of the cache,
 * since values follow one another in no order.
 */
function heads({ chars, offsets, counts, wordFrom }: EncodedColumn): Int32Array {
  const out = new Int32Array(HEAD * counts.length);
  for (let code = 0; code < counts.length; code++) {
    const from = offsets[code]!;
    const to = offsets[code + 1]!;
    const at = HEAD * code;
    out[at + FROM] = from;
    out[at + TO] = to;
    out[at + LETTERS] = lettersIn(chars, from, to);
    out[at + FIRST_TWO] = chars[from]! | ((to - from > 1 ? chars[from + 1]! : 0) << 16);
    out[at + WORDS] = wordFrom[code]!;
    out[at + WORDS_TO] = wordFrom[code + 1]!;
  }
  return out;
}

function byLetters(column: EncodedColumn, steps: readonly number[]): Comparison {
  const { chars, words } = column;
  const head = heads(column);
  const least = steps[0]!;
  const aligner = new Aligner({ chars: column.wordChars, offsets: column.wordOffsets, weights: column.wordWeights });
  return (a, b) => {
    const [x, y] = [HEAD * a, HEAD * b];
    const from = head[x + FROM]!;
    const to = head[x + TO]!;
    const other = head[y + FROM]!;
    const otherTo = head[y + TO]!;
    const first = head[x + FIRST_TWO]! ^ head[y + FIRST_TWO]!;
    const prefix = first === 0 ? 4 : (first & 0xffff) === 0 ? 1 : 0;
    let level = 0;
    if (jaroWinklerBound(to - from, otherTo - other, head[x + LETTERS]!, head[y + LETTERS]!, prefix) >= least)
      level = levelOf(jaroWinkler(chars, from, to, chars, other, otherTo), steps);
    if (level >= steps.length - 1) return level;
    const wordsFrom = head[x + WORDS]!;
    const wordsTo = head[x + WORDS_TO]!;
    const otherWords = head[y + WORDS]!;
    const otherWordsTo = head[y + WORDS_TO]!;
    if (wordsTo - wordsFrom === 1 && otherWordsTo - otherWords === 1) {
      // an initial that fits says little against, and little for
      return (to - from === 1 || otherTo - other === 1) && prefix > 0 ? Math.max(1, level) : level;
    }
    const aligned = aligner.likeness(words, wordsFrom, wordsTo, otherWords, otherWordsTo, least);
    return Math.max(level, levelOf(aligned, steps));
  };
}

/** A spelling of a name, ready for both comparisons. */
interface Spelling {
  profile: NameProfile;
  keyed: KeyedName;
}

function bySound(column: EncodedColumn): Comparison {
  const numbers = new NameKeys();
  const spelled = Array.from(column.counts, (count, code) => {
    const texts = valueText(column, code).split(VARIANT);
    const parts = texts.map(namePartKeys);
    for (const keys of parts) numbers.add(keys, count);
    return { texts, parts };
  });
  // bit 0: has Arabic letters, bit 1: has others
  const scripts = Uint8Array.from(spelled, ({ texts }) =>
    texts.reduce((bits, text) => bits | (/\p{Script=Arabic}/u.test(text) ? 1 : 2), 0),
  );
  const spellings: (Spelling[] | undefined)[] = [];
  const spellingsOf = (code: number): Spelling[] =>
    (spellings[code] ??= spelled[code]!.texts.map((text, at) => ({
      profile: nameProfile(text),
      keyed: numbers.keyed(spelled[code]!.parts[at]!),
    })));
  const { words, wordFrom } = column;
  const aligner = new Aligner({ chars: column.wordChars, offsets: column.wordOffsets, weights: column.wordWeights });
  return (a, b) => {
    const level = levelOfNames(spellingsOf(a), spellingsOf(b));
    if (level >= BY_PARTS.length || (scripts[a]! & scripts[b]!) === 0) return level;
    const parts = aligner.likeness(words, wordFrom[a]!, wordFrom[a + 1]!, wordFrom[b]!, wordFrom[b + 1]!, BY_PARTS[0]!);
    return Math.max(level, levelOf(parts, BY_PARTS));
  };
}

/** Names of several parts of which less agrees are not looked at any closer. */
const LEAST_SHARED = 0.25;
/** Share of the parts in common, of names whose given names agree: up to `similar` and no further. */
const BY_SHARE = [0.5, 0.65, 0.8];

function levelOfSpellings(a: Spelling, b: Spelling): number {
  const { share, given } = sharedParts(a.keyed, b.keyed);
  const several = Math.min(a.keyed.weights.length, b.keyed.weights.length) >= 2;
  if (several && share < LEAST_SHARED) return 0;
  const level = levelOf(compareProfiles(a.profile, b.profile).score, BY_SOUND);
  if (!several || level >= BY_SHARE.length) return level;
  return Math.max(level > 1 ? level : 0, given ? levelOf(share, BY_SHARE) : Math.min(1, levelOf(share, BY_SHARE)));
}

/** Spellings in one script are compared with one another, and across scripts only where there are none such. */
function levelOfNames(a: readonly Spelling[], b: readonly Spelling[]): number {
  let best = 0;
  let inOneScript = false;
  for (const one of a)
    for (const other of b) {
      if (one.profile.tokens[0]?.script !== other.profile.tokens[0]?.script) continue;
      inOneScript = true;
      best = Math.max(best, levelOfSpellings(one, other));
    }
  if (!inOneScript) for (const one of a) for (const other of b) best = Math.max(best, levelOfSpellings(one, other));
  return best;
}

function byWords({ words, wordFrom, wordChars, wordOffsets, wordWeights }: EncodedColumn): Comparison {
  const table = { chars: wordChars, offsets: wordOffsets, weights: wordWeights };
  return (a, b) =>
    levelOf(wordCosine(words, wordFrom[a]!, wordFrom[a + 1]!, wordFrom[b]!, wordFrom[b + 1]!, table), BY_WORDS);
}

const lettersOf = ({ chars, offsets, counts }: EncodedColumn): Int32Array =>
  Int32Array.from(counts, (_, code) => lettersIn(chars, offsets[code]!, offsets[code + 1]!));

/** Slips of the pen between two values, or `bound + 1`; most pairs are told apart by the letters they have. */
function slipsOf(column: EncodedColumn, bound: number): Comparison {
  const { chars, offsets } = column;
  const letters = lettersOf(column);
  return (a, b) => {
    const [inA, inB] = [letters[a]!, letters[b]!];
    if (bitCount(inA & ~inB) > bound || bitCount(inB & ~inA) > bound) return bound + 1;
    return damerau(chars, offsets[a]!, offsets[a + 1]!, chars, offsets[b]!, offsets[b + 1]!, bound);
  };
}

/** Values are `YYYYMMDD` with 00 for what is not said, or letters that could not be read as a date. */
function byDate(column: EncodedColumn): Comparison {
  const slips = slipsOf(column, 1);
  const texts = Array.from(column.counts, (_, code) => valueText(column, code));
  const isDate = Uint8Array.from(texts, (text) => (/^\d{8}$/.test(text) ? 1 : 0));
  const part = (from: number, to: number): Uint16Array =>
    Uint16Array.from(texts, (text) => Number(text.slice(from, to)) || 0);
  const years = part(0, 4);
  const months = part(4, 6);
  const days = part(6, 8);
  return (a, b) => {
    if (isDate[a] === 0 || isDate[b] === 0) return slips(a, b) <= 1 ? 3 : 0;
    const yearsApart = years[a]! - years[b]!;
    const monthsApart = months[a]! - months[b]!;
    const daysApart = days[a]! - days[b]!;
    if (months[a] === 0 || months[b] === 0 || days[a] === 0 || days[b] === 0)
      return yearsApart !== 0 ? 0 : monthsApart === 0 && months[a] !== 0 ? 2 : 1;
    const equalParts = (yearsApart === 0 ? 1 : 0) + (monthsApart === 0 ? 1 : 0) + (daysApart === 0 ? 1 : 0);
    const apart = Math.abs(372 * yearsApart + 31 * monthsApart + daysApart);
    // a slip leaves two of the three parts as they are, and so does day for month as seen together
    if (apart <= 2 || (equalParts === 2 && slips(a, b) <= 1)) return 3;
    if (yearsApart === 0 && months[a] === days[b] && days[a] === months[b]) return 3;
    if (apart <= 31 || equalParts === 2) return 2;
    return yearsApart === 0 ? 1 : 0;
  };
}

function byCode(column: EncodedColumn): Comparison {
  const { chars, offsets } = column;
  const slipsBetween = slipsOf(column, 2);
  return (a, b) => {
    const [from, to, other, otherTo] = [offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!];
    const shorter = Math.min(to - from, otherTo - other);
    const slips = slipsBetween(a, b);
    if (slips === 1 && shorter >= 2) return 3;
    if (slips === 2 && shorter >= 5) return 2;
    let same = 0;
    while (same < shorter && chars[from + same] === chars[other + same]) same++;
    return same >= 3 && 2 * same >= shorter ? 1 : 0;
  };
}

function byYear(column: EncodedColumn): Comparison {
  const { numbers } = column;
  const slips = slipsOf(column, 1);
  return (a, b) => {
    const apart = Math.abs(numbers[a]! - numbers[b]!);
    if (apart <= 1) return 3;
    if (slips(a, b) <= 1) return 2;
    return apart <= 5 ? 1 : 0;
  };
}

function byNumber({ numbers }: EncodedColumn, level: Comparison): Comparison {
  return (a, b) => {
    const [x, y] = [numbers[a]!, numbers[b]!];
    return Number.isNaN(x) || Number.isNaN(y) ? 0 : level(x, y);
  };
}
