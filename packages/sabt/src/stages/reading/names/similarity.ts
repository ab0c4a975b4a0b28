/**
 * How alike two tokens of two names are, 0 to 1: are these spellings of one name?
 *
 * Identities first (lexicon.ts): where both are known, they are one name or they are not, and letters do not matter.
 * Else the letters: the cost of reading one for the other (costs.ts) per substance, through a falling curve: straight down to one
 * half, so that only a near-perfect reading is near one, then exponentially. It falls faster where both are written in one script, since there is less that writing can hide; a difference of one letter
 * there is mostly another name (کرمی, کریمی).
 */
import { ARABIC_COSTS, type CostTable, CROSS_COSTS, LATIN_COSTS, readingCost } from './costs.ts';
import { VOWELS } from './phones.ts';
import type { ProfileToken } from './profile.ts';

/** So alike are two tokens when the lists say that these are two names. */
const TWO_NAMES = 0.05;
/** Alike as an initial is to a name that begins with it. */
export const INITIAL = 0.66;
const POSSIBLE_IDENTITY = 0.7;

interface Curve {
  table: CostTable;
  /** Cost per substance at which the answer is one half, and how fast it falls beyond. */
  middle: number;
  width: number;
}
const LATIN_CURVE: Curve = { table: LATIN_COSTS, middle: 0.16, width: 0.035 };
const ARABIC_CURVE: Curve = { table: ARABIC_COSTS, middle: 0.14, width: 0.03 };
const CROSS_CURVE: Curve = { table: CROSS_COSTS, middle: 0.22, width: 0.04 };
/** Added to the substance, so that short names do not live on their divisor. */
const GROUND = 0.5;

function curveFor(a: ProfileToken, b: ProfileToken): Curve | undefined {
  if (a.script === b.script) return a.script === 'latin' ? LATIN_CURVE : ARABIC_CURVE;
  return a.script === 'other' || b.script === 'other' ? undefined : CROSS_CURVE;
}

/**
 * One of two tokens is a known name and the other, of this script, is not among its spellings: that speaks against the
 * pair, the more the fewer spellings a script has.
 */
function oneKnown(unknown: ProfileToken['script'], crossing: boolean): number {
  if (unknown === 'arabic') return crossing ? 0.85 : 0.8;
  return crossing ? 0.95 : 0.9;
}

function share(a: readonly number[], b: readonly number[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

/** The likeness of letters, for phones of a given substance. */
export function letterLikeness(a: Uint8Array, b: Uint8Array, substance: number, curve: Curve): number {
  const ground = GROUND + substance;
  const cost = readingCost(a, b, curve.table, (curve.middle + 2 * curve.width) * ground);
  if (cost === Infinity) return 0;
  const per = cost / ground;
  return per <= curve.middle ? 1 - (0.5 * per) / curve.middle : 0.5 * Math.exp((curve.middle - per) / curve.width);
}

function initialLikeness(a: ProfileToken, b: ProfileToken): number {
  const curve = curveFor(a, b);
  const x = a.phones[0];
  const y = b.phones[0];
  if (curve === undefined || x === undefined || y === undefined) return 0;
  const cost = curve.table.swap[x * 256 + y]!;
  if (cost <= 0.25 || (VOWELS.has(x) && VOWELS.has(y) && cost < 0.5))
    return a.initial && b.initial ? INITIAL + 0.1 : INITIAL;
  return 0;
}

/** Likeness of two tokens, 0 (another name) to 1 (the same name). */
export function likeness(a: ProfileToken, b: ProfileToken): number {
  if (a.initial || b.initial) return initialLikeness(a, b);
  const curve = curveFor(a, b);
  if (curve === undefined) return 0;
  const own = a.identities.own;
  const others = b.identities.own;
  const sameAffixes = a.affixes === b.affixes;
  if (sameAffixes && share(own, others)) return 1;
  const crossing = a.script !== b.script;
  if (sameAffixes && crossing && (share(own, b.identities.possible) || share(a.identities.possible, others))) {
    return POSSIBLE_IDENTITY;
  }
  if (own.length > 0 && others.length > 0) return TWO_NAMES;
  const substance = Math.max(a.substance, b.substance);
  let letters = letterLikeness(a.phones, b.phones, substance, curve);
  if (letters < 0.9) {
    const { wholePhones: x } = a;
    const { wholePhones: y } = b;
    if (x !== undefined) letters = Math.max(letters, letterLikeness(x, b.phones, substance, curve));
    if (y !== undefined) letters = Math.max(letters, letterLikeness(a.phones, y, substance, curve));
    if (x !== undefined && y !== undefined) letters = Math.max(letters, letterLikeness(x, y, substance, curve));
  }
  if (own.length === 0 && others.length === 0) return letters;
  return letters * oneKnown((own.length > 0 ? b : a).script, crossing);
}

/** Likeness of `a` to `b` and `c` written as one word (Soltan Abadi, Soltanabadi). */
export function joinedLikeness(whole: ProfileToken, first: ProfileToken, second: ProfileToken): number {
  if (whole.initial || first.initial || second.initial || first.script !== second.script) return 0;
  const curve = curveFor(whole, first);
  if (curve === undefined || first.phones.length + second.phones.length > 80) return 0;
  if (Math.abs(whole.substance - first.substance - second.substance) > 3) return 0;
  const joined = new Uint8Array(first.phones.length + second.phones.length);
  joined.set(first.phones);
  joined.set(second.phones, first.phones.length);
  const substance = Math.max(whole.substance, first.substance + second.substance);
  const letters = letterLikeness(whole.phones, joined, substance, curve);
  if (whole.wholePhones === undefined) return letters;
  return Math.max(letters, letterLikeness(whole.wholePhones, joined, substance, curve));
}
