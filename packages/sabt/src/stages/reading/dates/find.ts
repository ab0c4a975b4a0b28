/** Runs the rules over the tokens of a text, from left to right, and resolves what they find. */
import { isIsoDate } from '../../../model/calendar.ts';
import { foldWithMap } from '../fold/fold.ts';
import { combine } from './combine.ts';
import { languageOf } from './language.ts';
import { nearestYear, resolveAtom } from './resolve.ts';
import { dayMonth, monthDay, monthYear } from './rules-calendar.ts';
import { arabicDecade, latinDecade, namedDecade, season } from './rules-decades.ts';
import { compactDay, germanDayMonth, numericDay, numericMonth } from './rules-numeric.ts';
import { numberedMonth, partOfYear } from './rules-parts.ts';
import { ago, namedDay, namedUnit, weekday } from './rules-relative.ts';
import { namedYear, relativeYear, yearAfterPreposition, yearInContext, yearWithEra } from './rules-years.ts';
import { tokensOf } from './tokens.ts';
import { type Atom, type FoundDate, NUMBER, type Reading, type Rule } from './types.ts';

/** What a number can begin. The first rule that reads something wins: the longer and surer forms come first. */
const AT_NUMBERS: readonly Rule[] = [
  numericDay,
  dayMonth,
  ago,
  latinDecade,
  yearWithEra,
  yearAfterPreposition,
  yearInContext,
  numericMonth,
  compactDay,
  germanDayMonth,
];

/** What a word of the lexicon can begin; other words begin nothing. */
const AT_WORDS: readonly Rule[] = [
  partOfYear,
  numberedMonth,
  dayMonth,
  ago,
  monthDay,
  monthYear,
  latinDecade,
  arabicDecade,
  namedDecade,
  season,
  namedYear,
  yearAfterPreposition,
  namedDay,
  relativeYear,
  namedUnit,
  weekday,
];

/** Counts how often a rule is asked, so that a test can hold the work to a multiple of the tokens. */
export interface Effort {
  tokens: number;
  asked: number;
}

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/;

function apply(reading: Reading, effort: Effort | undefined): Atom[] {
  const atoms: Atom[] = [];
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    let found: Atom[] | null = null;
    for (const rule of token.kind === NUMBER ? AT_NUMBERS : token.lexeme !== null ? AT_WORDS : []) {
      if (effort !== undefined) effort.asked++;
      found = rule(reading, at);
      if (found !== null) break;
    }
    if (found === null) at++;
    else {
      atoms.push(...found);
      at = Math.max(at + 1, found[found.length - 1]!.to);
    }
  }
  return atoms;
}

export interface FindOptions {
  /** Language tag of the text; by paragraph from its words unless given. */
  language?: string;
  /** Day of publication, ISO: what "yesterday" and "5 March" without a year are reckoned from. Ignored if no date. */
  reference?: string;
}

/**
 * The dates of a text, in order of place. The rules for what a text leaves open are in index.ts. Never throws.
 *
 * @param effort filled in with the work done, for tests
 */
export function find(text: string, options: FindOptions = {}, effort?: Effort): FoundDate[] {
  const folded = foldWithMap(text);
  const reading: Reading = {
    tokens: tokensOf(text, folded, languageOf(options.language)),
    reference: options.reference !== undefined && isIsoDate(options.reference) ? options.reference : undefined,
    original: text,
    map: folded.map,
  };
  if (effort !== undefined) effort.tokens = reading.tokens.length;
  const found: FoundDate[] = [];
  /** The last date that was found, which lends its year where there is no reference. */
  let anchor: string | undefined;
  for (const atom of combine(reading, apply(reading, effort))) {
    const date = resolveAtom(reading.reference === undefined ? nearestYear(atom, anchor) : atom, reading.reference);
    if (date === null) continue;
    if (date.precision === 'day' || date.precision === 'range' || date.precision === 'month') anchor = date.end;
    const start = folded.map[reading.tokens[atom.from]!.start]!;
    let end = folded.map[reading.tokens[atom.to - 1]!.end]!;
    // harakat and tatweel on the last letter belong to it, direction marks and joiners after it do not
    while (end > start + 1 && INVISIBLE.test(text[end - 1]!)) end--;
    found.push({ ...date, span: [start, end] });
  }
  return found;
}
