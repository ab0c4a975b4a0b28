/**
 * How many people a text counts, and as what: the numbers that acts are given (`people-counts.ts`), by themselves and with
 * the words that say them. Whoever takes words out of a text asks by it what the others still say.
 */
import type { CodeInput } from './code-text.ts';
import { grammarOf } from './grammar.ts';
import { findMentions } from './mentions.ts';
import type { PatternLanguage } from './pattern-file.ts';
import { type Measure, type PeopleCount, peopleCounts } from './people-counts.ts';
import { languageRead, piecesOf } from './pieces.ts';
import type { Count } from './quantities.ts';
import { tokenise } from './tokens.ts';
import { readDates } from './when.ts';

export interface CountRead {
  /** Null where the text says nothing of the people: then it is what the nearest act does to them. */
  measure: Measure | null;
  count: Count;
  /** [start, end) in UTF-16 units: of the number, and of the word that says what was done to them. */
  spans: [number, number][];
}

/** In the order of the text; none in a language that nothing is read in. */
export function readCounts(input: CodeInput): CountRead[] {
  const language = languageRead(input);
  if (language === null) return [];
  return piecesOf(input.text).flatMap((start, i, starts) =>
    countsIn(input.text.slice(start, starts[i + 1]), start, language, input.published),
  );
}

function countsIn(text: string, start: number, language: PatternLanguage, published: string | undefined): CountRead[] {
  const dates = readDates(text, language, published).spans;
  const written = dates.filter((span) => /\p{Nd}/u.test(text.slice(...span)));
  const marked = grammarOf(language).mark(tokenise(text, language, written));
  const mentions = findMentions(marked);
  const spanOf = (from: number, to: number): [number, number] => [
    start + marked.tokens[from]!.start,
    start + marked.tokens[to - 1]!.end,
  ];
  const read = ({ measure, quantity, first, word }: PeopleCount): CountRead => ({
    measure,
    count: quantity.count,
    spans: [spanOf(first, quantity.to), ...(word === null ? [] : [spanOf(word.from, word.to)])],
  });
  return marked.sentences.flatMap(({ from, to }) => peopleCounts(marked, mentions, { from, to, dates }).map(read));
}
