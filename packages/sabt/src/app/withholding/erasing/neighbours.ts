/** Words that stand beside each other and may be one thing together: first name and family name, an initial and a name. */
import { fold, isCommonestWord, nameProfile } from '../../../stages/reading/index.ts';

/** A word of a text, and where it stands. */
export interface Word {
  word: string;
  /** [start, end) in UTF-16 units. */
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}@_]+/gu;
/** Between the words of a name, though they are among the commonest there are: Maryam al-Hassan, یوسف بن علی. */
const PARTICLES: ReadonlySet<string> = new Set(
  'al el bin ben ibn abu abd de von van der بن ابن ابو عبد ال'.split(' ').map(fold),
);
/** What may stand between two words of a name. */
const BETWEEN = /^[\s\u200c'’ʼ\-\u2010\u2011]*$/u;

export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** A single capital, as before a family name. */
export const isInitial = (word: string): boolean => /^\p{Lu}$/u.test(word);

/**
 * Of a text the words that stand beside each other, run by run, without those that say nothing by themselves. A number, a
 * mark of punctuation or one of the commonest words ends a run; a particle of names, and the full stop of an initial, do not.
 */
export function runsOf(text: string): Word[][] {
  const runs: Word[][] = [[]];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const isAbbreviated = isInitial(word) && text[index + word.length] === '.';
    const former = runs.at(-1)!.at(-1);
    const between = text.slice(end, index).replace(former?.end === end && isInitial(former.word) ? /^\./ : '', '');
    if (!BETWEEN.test(between)) runs.push([]);
    end = index + word.length;
    if (PARTICLES.has(fold(word))) continue;
    if (isAbbreviated || saysSomething(word)) runs.at(-1)!.push({ word, start: index, end });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Whether the lists of names have it, as a first or a family name. */
export function isKnownName(word: string): boolean {
  const { tokens } = nameProfile(word);
  return tokens.length > 0 && tokens.every(({ identities }) => identities.name !== undefined);
}

/** A name may be spelt as one of the commonest words: علی as على, Said as said. */
function saysSomething(word: string): boolean {
  if (!/\p{L}.*\p{L}/u.test(word)) return false;
  return !isCommonestWord(fold(word)) || (!/^\p{Ll}|^على$/u.test(word) && isKnownName(word));
}
