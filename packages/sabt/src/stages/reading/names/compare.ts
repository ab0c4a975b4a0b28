/**
 * Do two names, as written, name the same person? A suggestion, never a decision.
 *
 * The tokens of both names are aligned in order (dynamic programming, as in Needleman and Wunsch 1970): a token stands
 * for another, or for two written together, or is missing on the other side. If that leaves something unexplained, the
 * order "family given" is tried. What the alignment leaves decides:
 *
 *   - tokens that differ on both sides are a contradiction: another given name with the same family name is another
 *     person, whatever else agrees. The weakest pair rules, not the average;
 *   - tokens missing on one side are silence, not contradiction, and cost according to which they are: a father's name
 *     little, a family name more, the given name most. Half of a compound (Ali of Alireza) is another name;
 *   - agreement weighs by rarity: a single name is never a match, a rare one nearly.
 *
 * Scores are meant as "of pairs that look so, how many are spellings of one name", looked at on lists with known answers.
 * Invariants: symmetric; 0 to 1; a name without letters, or "unknown", matches nothing, itself included.
 */

import { type NameProfile, nameProfile, type ProfileToken } from './profile.ts';
import { joinedLikeness, likeness } from './similarity.ts';
import { ABU, otherNamesIn, UMM } from './tokens.ts';

export type NameVerdict = 'match' | 'possible' | 'different';

export interface NameComparison {
  /** 0 to 1; probability-like. */
  score: number;
  /** `match` from .85, `possible` from .5. */
  verdict: NameVerdict;
}

export const MATCH_FROM = 0.85;
export const POSSIBLE_FROM = 0.5;

/** Of the score that an alias reaches; never a match. */
const AS_ALIAS = 0.8;

/** Tokens less alike than this do not stand for one another. */
const LEAST_LIKENESS = 0.3;
/** What leaving a token out costs the alignment, in units of one token's full agreement. */
const GAP = 0.12;

/** What the alignment of two token lists left. */
interface Alignment {
  gain: number;
  /** Likeness of each aligned pair, in order. */
  pairs: Pair[];
  missingA: number[];
  missingB: number[];
}
interface Pair {
  likeness: number;
  weight: number;
  optional: boolean;
  given: boolean;
  initial: boolean;
  /** A whole token for two. */
  joined: boolean;
}

const WEIGHTS = [0, 0.6, 0.8, 1, 1.15];

type Tokens = readonly ProfileToken[];
/** How a cell of the table was reached. */
const MATCHED = 1;
const WITHOUT_A = 2;
const WITHOUT_B = 3;
const TWO_OF_A = 4;
const TWO_OF_B = 5;

const CELLS = 13 * 13;
const gains = new Float64Array(CELLS);
const steps = new Uint8Array(CELLS);
const alike = new Float64Array(CELLS);
const alikeTwoA = new Float64Array(CELLS);
const alikeTwoB = new Float64Array(CELLS);

const gapOf = (token: ProfileToken): number => (token.optional ? 0.01 : GAP);
const sizeOf = (token: ProfileToken): number => (token.optional ? 0.3 : 1);

function fillLikeness(a: Tokens, b: Tokens): void {
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) alike[i * 13 + j] = likeness(a[i]!, b[j]!);
  }
}

function fillJoined(a: Tokens, b: Tokens): void {
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      alikeTwoA[i * 13 + j] = i + 1 < a.length ? joinedLikeness(b[j]!, a[i]!, a[i + 1]!) : 0;
      alikeTwoB[i * 13 + j] = j + 1 < b.length ? joinedLikeness(a[i]!, b[j]!, b[j + 1]!) : 0;
    }
  }
}

/** Aligns in order, from the end backwards, so that the way can be read forwards. */
function align(a: Tokens, b: Tokens, joins: boolean): Alignment {
  const n = a.length;
  const m = b.length;
  for (let i = n; i >= 0; i--) {
    for (let j = m; j >= 0; j--) {
      const cell = i * 13 + j;
      if (i === n && j === m) {
        gains[cell] = 0;
        continue;
      }
      let best = -Infinity;
      let step = 0;
      if (i < n && j < m) {
        const like = alike[cell]!;
        if (like >= LEAST_LIKENESS) {
          best = gains[cell + 14]! + like * Math.min(sizeOf(a[i]!), sizeOf(b[j]!));
          step = MATCHED;
        }
        if (joins) {
          const two = alikeTwoA[cell]!;
          if (two >= LEAST_LIKENESS && gains[cell + 27]! + 1.5 * two > best) {
            best = gains[cell + 27]! + 1.5 * two;
            step = TWO_OF_A;
          }
          const twoB = alikeTwoB[cell]!;
          if (twoB >= LEAST_LIKENESS && gains[cell + 15]! + 1.5 * twoB > best) {
            best = gains[cell + 15]! + 1.5 * twoB;
            step = TWO_OF_B;
          }
        }
      }
      if (i < n && gains[cell + 13]! - gapOf(a[i]!) > best) {
        best = gains[cell + 13]! - gapOf(a[i]!);
        step = WITHOUT_A;
      }
      if (j < m && gains[cell + 1]! - gapOf(b[j]!) > best) {
        best = gains[cell + 1]! - gapOf(b[j]!);
        step = WITHOUT_B;
      }
      gains[cell] = best;
      steps[cell] = step;
    }
  }
  return read(a, b);
}

function read(a: Tokens, b: Tokens): Alignment {
  const pairs: Pair[] = [];
  const missingA: number[] = [];
  const missingB: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const cell = i * 13 + j;
    switch (steps[cell]) {
      case MATCHED:
        pairs.push(pairOf(a[i]!, b[j]!, alike[cell]!));
        i++;
        j++;
        break;
      case TWO_OF_A:
        pairs.push({ ...pairOf(a[i]!, b[j]!, alikeTwoA[cell]!), joined: true, optional: false });
        i += 2;
        j++;
        break;
      case TWO_OF_B:
        pairs.push({ ...pairOf(a[i]!, b[j]!, alikeTwoB[cell]!), joined: true, optional: false });
        i++;
        j += 2;
        break;
      case WITHOUT_A:
        missingA.push(i++);
        break;
      default:
        missingB.push(j++);
    }
  }
  return { gain: gains[0]!, pairs, missingA, missingB };
}

function pairOf(a: ProfileToken, b: ProfileToken, like: number): Pair {
  const commonness = Math.min(a.commonness, b.commonness);
  return {
    likeness: a.optional === b.optional || like === 1 ? like : 0.6 * like,
    weight: WEIGHTS[commonness]! * (a.initial || b.initial ? 0.5 : 1),
    optional: a.optional && b.optional,
    given: a.sex !== '' || b.sex !== '',
    initial: a.initial || b.initial,
    joined: false,
  };
}

const complete = (alignment: Alignment): boolean =>
  alignment.missingA.length === 0 &&
  alignment.missingB.length === 0 &&
  alignment.pairs.every((pair) => pair.likeness > 0.9);

/** What silence costs: the tokens of `longer` that have no counterpart, given how many have. */
function silence(longer: Tokens, missing: readonly number[], matched: readonly Pair[]): number {
  let factor = 1;
  const last = longer.length - 1;
  const strong = matched.filter((pair) => !pair.optional).length;
  const count = missing.filter((at) => !longer[at]!.optional).length;
  for (const at of missing) {
    const token = longer[at]!;
    if (token.optional) factor *= 0.97;
    else if (token.joined || longer[at + 1]?.joined === true) factor *= token.joined || !token.mild ? 0.35 : 0.7;
    else if (at === 0 && (token.affixes & (ABU | UMM)) !== 0 && strong >= 2) factor *= 0.72;
    else if (at === 0) factor *= token.mild && strong >= 2 ? 0.72 : 0.45;
    else if (at === last || (missing.includes(last) && missing.includes(at + 1))) factor *= strong >= 2 ? 0.72 : 0.5;
    else factor *= 0.8;
  }
  if (count > 0 && strong === 1) {
    const only = matched.find((pair) => !pair.optional)!;
    factor = Math.min(factor, only.weight > 1.1 && !only.given ? 0.6 : only.weight >= 1 && !only.given ? 0.45 : 0.3);
  }
  return factor;
}

/** The score of an alignment; the numbers were fitted by hand to pairs with known answers. */
function scoreOf(a: Tokens, b: Tokens, alignment: Alignment): number {
  const { pairs } = alignment;
  const core = pairs.filter((pair) => !pair.optional);
  if (core.length === 0) return pairs.length > 0 && a.length === 1 && b.length === 1 ? 0.5 * pairs[0]!.likeness : 0;
  const missingA = alignment.missingA.filter((at) => !a[at]!.optional);
  const missingB = alignment.missingB.filter((at) => !b[at]!.optional);
  let worst = 1;
  let product = 1;
  let weight = 0;
  for (const pair of core) {
    worst = Math.min(worst, pair.likeness);
    product *= pair.likeness;
    weight += pair.weight * (pair.joined ? 2 : 1);
  }
  // One slip of the pen in a long chain of agreeing names is forgiven in part, unless it is in the given name.
  const slip = core.length >= 4 && product / worst > 0.9 && core[0]!.likeness > 0.9 ? 0.35 * (1 - worst) : 0;
  let score = 0.985 * (Math.sqrt(worst * product) + slip);
  if (missingA.length > 0 && missingB.length > 0) return Math.min(0.2, score * 0.2);
  if (missingA.length + missingB.length > 0 && core.some((pair) => pair.initial)) score *= 0.8;
  score *= silence(a, alignment.missingA, pairs) * silence(b, alignment.missingB, pairs);
  if (core.length === 1 && a.length === 1 && b.length === 1) {
    score = Math.min(score, core[0]!.given || core[0]!.weight < 1 ? 0.7 : 0.8);
  } else if (core.every((pair) => pair.initial)) {
    score = Math.min(score, 0.4);
  } else if (weight < 1.25 && core.every((pair) => pair.given)) {
    score = Math.min(score, 0.82);
  }
  return score;
}

/** The score in another order of `b`: begun where the first token of `a` is found. Needs `alike` of the given order. */
function reordered(a: Tokens, b: Tokens, joins: boolean): number {
  let start = 0;
  for (let j = 1; j < b.length; j++) if (alike[j]! >= POSSIBLE_FROM && alike[j]! > alike[start]!) start = j;
  if (start === 0) return 0;
  const turned = [...b.slice(start), ...b.slice(0, start)];
  fillLikeness(a, turned);
  if (joins) fillJoined(a, turned);
  const alignment = align(a, turned, joins);
  if (alignment.missingA.length + alignment.missingB.length > 0) return 0;
  // Two given names in another order are a man and his father.
  const familyName = turned[0]!.sex === '' || turned.at(-1)!.sex === '';
  return scoreOf(a, turned, alignment) * (familyName ? 0.9 : 0.4);
}

/** Two given names of a woman in the other order (Mahsa Jina, Jina Mahsa); two of a man are himself and his father. */
function swapped(a: Tokens, b: Tokens): number {
  if (a.length !== b.length || a.length < 3) return 0;
  const sexes = [a[0]!, a[1]!].map((token) => token.sex);
  if (!sexes.includes('f') || sexes.includes('m')) return 0;
  const turned = [b[1]!, b[0]!, ...b.slice(2)];
  fillLikeness(a, turned);
  const alignment = align(a, turned, false);
  return complete(alignment) ? 0.75 * scoreOf(a, turned, alignment) : 0;
}

function precedes(a: Tokens, b: Tokens): boolean {
  if (a.length !== b.length) return a.length < b.length;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!.phones;
    const y = b[i]!.phones;
    if (x.length !== y.length) return x.length < y.length;
    for (let k = 0; k < x.length; k++) if (x[k] !== y[k]) return x[k]! < y[k]!;
  }
  return true;
}

/** Compares two names made ready by `nameProfile`. Symmetric; never throws. */
export function compareProfiles(one: NameProfile, other: NameProfile): NameComparison {
  // Ties are broken by order somewhere below; a fixed order of the two makes the answer the same both ways.
  const [{ tokens: a }, { tokens: b }] = precedes(one.tokens, other.tokens) ? [one, other] : [other, one];
  if (one.placeholder || other.placeholder || a.length === 0 || b.length === 0) return verdict(0);
  fillLikeness(a, b);
  const plain = align(a, b, false);
  let score = scoreOf(a, b, plain);
  if (!complete(plain)) {
    // Two words for one explain something only where the rest agrees, or is nothing.
    const joins = (plain.pairs.length > 0 || Math.min(a.length, b.length) === 1) && (a.length > 1 || b.length > 1);
    if (joins) {
      fillJoined(a, b);
      score = Math.max(score, scoreOf(a, b, align(a, b, true)));
    }
    if (score < POSSIBLE_FROM && a.length > 1 && b.length > 1 && Math.abs(a.length - b.length) < 2) {
      score = Math.max(score, reordered(a, b, joins), swapped(a, b));
    }
  }
  return verdict(score);
}

function verdict(score: number): NameComparison {
  const rounded = Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
  return {
    score: rounded,
    verdict: rounded >= MATCH_FROM ? 'match' : rounded >= POSSIBLE_FROM ? 'possible' : 'different',
  };
}

/**
 * Compares two names as written, in Arabic or Latin script, in any of the usual spellings.
 * `possible` is for a person to decide; nothing is ever merged on it. Never throws.
 */
export function compareNames(a: string, b: string): NameComparison {
  const plain = compareProfiles(nameProfile(a), nameProfile(b));
  if (plain.verdict !== 'different') return plain;
  let best = plain.score;
  for (const [name, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const alias of otherNamesIn(name))
      best = Math.max(best, AS_ALIAS * compareProfiles(nameProfile(alias), nameProfile(other)).score);
  }
  return verdict(best);
}
