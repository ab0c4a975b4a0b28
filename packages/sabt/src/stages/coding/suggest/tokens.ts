/** A text as the patterns see it: words with their folded forms and stems, in sentences and clauses. */
import { forEachTerm } from '../../reading/index.ts';

export interface Token {
  /** As it stands, folded. */
  fold: string;
  /** Every form under which a pattern may name it: folds and stems of the word and of its parts. */
  keys: readonly string[];
  start: number;
  end: number;
  /** Number of the sentence it stands in. */
  sentence: number;
  /** Number of the clause, counted through the text: commas and the like begin a new one. */
  clause: number;
  /** Whether a letter of the Latin script stands large at its beginning. */
  capital: boolean;
}

export interface Sentence {
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** Units [start, end) of the text. */
  start: number;
  end: number;
}

export interface TokenisedText {
  text: string;
  language: string;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
}

const SENTENCE_END = /[.!?؟۔…]["'»”’)\]]*(?=\s|$)|\n+/gu;
/** Points that end no sentence: abbreviations, initials. */
const ABBREVIATION =
  /(?:\b(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|rev|st|no|vs|u\.s|u\.n|u\.k|e\.g|i\.e|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|inc|ltd|approx)|(?:^|[\s(])\p{L})\.$/iu;
/** A word or a few before a colon at the beginning: what kind of report it is, or where it comes from. */
const LABEL = /^\s*[\p{L}/-]+(?: [\p{L}/-]+){0,5}:(?=\s)/u;
const CLAUSE_BREAK = /[,،;؛:–—()«»“”"[\]]/u;

/** Units at which a sentence ends, rising; the last is the length of the text. */
function sentenceEnds(text: string): number[] {
  const label = LABEL.exec(text);
  const ends: number[] = label === null ? [] : [label[0].length];
  for (const { index, 0: mark } of text.matchAll(SENTENCE_END)) {
    if (mark[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - 12), index + 1))) continue;
    ends.push(index + mark.length);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

/** Addresses on the web and paths of files. */
const ADDRESS = /(?:\b(?:https?:\/\/|www\.)|\.{1,2}\/)[^\s<>"«»]+/giu;

/**
 * @param language ISO 639-1: `ar`, `fa`, `en`; others are cut by the rules of their script.
 * @param dates Units that are dates. Their words and those of web addresses stand for nothing else: no phrase finds the
 *   march of "3 March" or the strike of an address.
 */
export function tokenise(
  text: string,
  language: string,
  dates: readonly (readonly [number, number])[] = [],
): TokenisedText {
  const opaque = [
    ...dates,
    ...[...text.matchAll(ADDRESS)].map(({ index, 0: { length } }) => [index, index + length] as const),
  ];
  const isOpaque = (at: number): boolean => opaque.some(([from, to]) => at >= from && at < to);
  const tokens: Token[] = [];
  const ends = sentenceEnds(text);
  let sentence = 0;
  let clause = 0;
  forEachTerm(text, language, (fold, stem, position, start, end, part) => {
    const former = tokens.at(-1);
    if (part) {
      const whole = tokens[position];
      if (whole !== undefined && whole.fold !== '') (whole.keys as string[]).push(fold, stem);
      return;
    }
    while (start >= ends[sentence]!) sentence++;
    if (former !== undefined && (former.sentence !== sentence || CLAUSE_BREAK.test(text.slice(former.end, start))))
      clause++;
    const first = text[start]!;
    const capital = first !== first.toLowerCase();
    const place = { start, end, sentence, clause, capital };
    if (isOpaque(start)) tokens.push({ fold: '', keys: [], ...place });
    else tokens.push({ fold, keys: stem === fold ? [fold] : [fold, stem], ...place });
  });
  return { text, language, tokens, sentences: sentencesOf(tokens, ends) };
}

function sentencesOf(tokens: readonly Token[], ends: readonly number[]): Sentence[] {
  const sentences: Sentence[] = ends.map((end, i) => ({ from: 0, to: 0, start: i === 0 ? 0 : ends[i - 1]!, end }));
  let at = 0;
  for (const [i, sentence] of sentences.entries()) {
    sentence.from = at;
    while (at < tokens.length && tokens[at]!.sentence === i) at++;
    sentence.to = at;
  }
  return sentences;
}
