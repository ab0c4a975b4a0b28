/** Makes lookup tables of spelled words: folds them, and joins what Persian writes joined or apart. */

import type { CalendarName } from '../../../../model/calendar.ts';
import { fold } from '../../fold/fold.ts';
import type { Lexeme, Need, Role } from '../types.ts';

export interface Lexicon {
  /** Folded words and phrases, words separated by one space. */
  entries: Map<string, Lexeme>;
  /** The most words that a phrase with this first word has. */
  longest: Map<string, number>;
}

export const emptyLexicon = (): Lexicon => ({ entries: new Map(), longest: new Map() });

function put(lexicon: Lexicon, phrase: string, sense: Lexeme): void {
  const had = lexicon.entries.get(phrase);
  const months = [...(had?.months ?? []), ...(sense.months ?? [])];
  const roles = new Set([...(had?.roles ?? []), ...(sense.roles ?? [])]);
  lexicon.entries.set(phrase, {
    ...had,
    ...sense,
    ...(months.length > 0 ? { months } : {}),
    ...(roles.size > 0 ? { roles } : {}),
  });
  const words = phrase.split(' ');
  lexicon.longest.set(words[0]!, Math.max(words.length, lexicon.longest.get(words[0]!) ?? 1));
}

/** Adds words separated by `|`; apostrophes and hyphens are as in tokens: dropped, and a space. */
export function add(lexicon: Lexicon, words: string, sense: Lexeme): void {
  for (const word of words.split('|')) {
    const phrase = fold(word.trim()).replaceAll("'", '').replaceAll('-', ' ');
    put(lexicon, phrase, sense);
  }
}

/** Like `add`, for Persian: phrases also joined (سه شنبه, سه‌شنبه), and words in heh also with ezafe (هفته‌ی). */
export function addPersian(lexicon: Lexicon, words: string, sense: Lexeme): void {
  const all = new Set<string>();
  for (const word of words.split('|')) {
    all.add(word);
    all.add(word.replaceAll(' ', ''));
  }
  for (const word of all) {
    add(lexicon, word, sense);
    if (word.endsWith('ه')) add(lexicon, `${word}ی`, sense);
  }
}

type Add = (lexicon: Lexicon, words: string, sense: Lexeme) => void;

/** Twelve months, one string of spellings each, `Need` after `:` where it is not `alone`. */
export function addMonths(lexicon: Lexicon, calendar: CalendarName, months: readonly string[], how: Add = add): void {
  months.forEach((spellings, index) => {
    const [words, need] = spellings.split(':');
    how(lexicon, words!, { months: [{ calendar, month: index + 1, need: (need ?? 'alone') as Need }] });
  });
}

/** Names counted from `first` on, one string of spellings each: weekdays, numbers, seasons. */
export function addCounted(
  lexicon: Lexicon,
  list: readonly string[],
  sense: (n: number) => Lexeme,
  first = 1,
  how: Add = add,
): void {
  list.forEach((words, index) => {
    if (words !== '') how(lexicon, words, sense(index + first));
  });
}

export function addRoles(lexicon: Lexicon, roles: Partial<Record<Role, string>>, how: Add = add): void {
  for (const [role, words] of Object.entries(roles)) how(lexicon, words, { roles: new Set([role as Role]) });
}
