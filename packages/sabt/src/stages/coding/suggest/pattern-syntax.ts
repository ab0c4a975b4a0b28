/**
 * The little language in which patterns are written, one phrase a line:
 *
 *   word        a word in any of its inflections (by stem)      =word     exactly this form
 *   word*       words that begin so                              a|b|c     any of these
 *   a|b?        the same, or nothing                             _         any one word (_? or none)
 *   ..          up to three words between                        ..6       up to six
 *   $class      a phrase of a class (`classes` of the file)      #         a number, in figures or words
 *   $a|$b|c     any of these too
 *
 * Words are folded like the text, so either spelling of a letter will do. A phrase stays within one sentence.
 */
import { SabtError } from '../../../model/errors.ts';
import { fold, stemOf } from '../../reading/index.ts';

export type Element =
  | {
      is: 'word';
      keys: ReadonlySet<string>;
      exact: ReadonlySet<string>;
      prefixes: readonly string[];
      optional: boolean;
    }
  | { is: 'gap'; most: number }
  | { is: 'any'; optional: boolean }
  | { is: 'number'; optional: boolean }
  | { is: 'class'; name: string; optional: boolean }
  | { is: 'choice'; of: readonly Element[]; optional: boolean };

/** Throws `invalid-value` naming the phrase. */
export function parsePhrase(phrase: string, language: string): Element[] {
  const elements = phrase
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => parseElement(word, language, phrase));
  if (!elements.some((element) => isAnchor(element)))
    throw new SabtError('invalid-value', `The pattern “${phrase}” names no word and no class.`, { at: phrase });
  return elements;
}

export function isAnchor(element: Element): boolean {
  if (element.is === 'choice') return !element.optional && element.of.every(isAnchor);
  return (element.is === 'word' || element.is === 'class') && !element.optional;
}

function parseElement(written: string, language: string, phrase: string): Element {
  const gap = /^\.\.(\d{1,2})?$/.exec(written);
  if (gap !== null) return { is: 'gap', most: gap[1] === undefined ? 3 : Number(gap[1]) };
  const optional = written.endsWith('?');
  const body = optional ? written.slice(0, -1) : written;
  if (body === '_') return { is: 'any', optional };
  if (body === '#') return { is: 'number', optional };
  const choices = body.split('|');
  const phrasal = choices.filter((choice) => choice === '#' || choice.startsWith('$'));
  if (phrasal.length > 0 && choices.length > 1) {
    const words = choices.filter((choice) => !phrasal.includes(choice)).join('|');
    const of = [...phrasal, ...(words === '' ? [] : [words])].map((choice) => parseElement(choice, language, phrase));
    return { is: 'choice', of, optional };
  }
  if (body.startsWith('$')) return { is: 'class', name: body.slice(1), optional };
  const keys = new Set<string>();
  const exact = new Set<string>();
  const prefixes: string[] = [];
  for (const choice of choices) {
    if (choice.endsWith('*')) prefixes.push(joined(choice.slice(0, -1)));
    else if (choice.startsWith('=')) exact.add(joined(choice.slice(1)));
    else {
      const whole = joined(choice);
      keys.add(whole);
      keys.add(stemOfWord(choice, language));
    }
  }
  if ([...keys, ...exact, ...prefixes].some((key) => key === ''))
    throw new SabtError('invalid-value', `The pattern “${phrase}” has an empty word in “${written}”.`, { at: phrase });
  return { is: 'word', keys, exact, prefixes, optional };
}

/** A word as the terms of a text hold it: folded, without ZWNJ and hyphens. */
const joined = (word: string): string => fold(word).replace(/[-'’\u200c]/gu, '');

function stemOfWord(word: string, language: string): string {
  const pieces = word.split('\u200c').map(joined);
  return stemOf(pieces.join(''), language, pieces.length > 1 ? pieces : undefined);
}
