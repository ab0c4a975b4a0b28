/**
 * What keeps words from asserting anything: a question, a prediction, a wish, a demand, a condition, a definition. The
 * words are classes of the pattern files; how far each reaches is the same in all languages, because a class says on
 * which side of the cue it stands.
 */
import type { Hit, MarkedText } from '../../coding/index.ts';

interface Reach {
  /** `opening`: at the beginning of the sentence; `sentence`: anywhere in it. */
  side: 'ahead' | 'inside' | 'behind' | 'opening' | 'sentence';
  /** Words between. */
  words: number;
  /** Whether it ends with the clause. */
  clause: boolean;
}

export const MOODS: Readonly<Record<string, Reach>> = {
  'asked-opening': { side: 'opening', words: 0, clause: false },
  'asked-ahead': { side: 'ahead', words: 3, clause: true },
  'will-ahead': { side: 'ahead', words: 8, clause: true },
  'will-inside': { side: 'inside', words: 0, clause: false },
  'will-behind': { side: 'behind', words: 4, clause: true },
  'expected-ahead': { side: 'ahead', words: 14, clause: false },
  'wished-ahead': { side: 'ahead', words: 14, clause: false },
  'should-ahead': { side: 'ahead', words: 14, clause: true },
  'should-behind': { side: 'behind', words: 8, clause: true },
  'if-ahead': { side: 'ahead', words: 20, clause: false },
  'order-opening': { side: 'opening', words: 0, clause: false },
  'defines-sentence': { side: 'sentence', words: 0, clause: false },
};

/** Negation: the change is said not to be there. */
export const NOT: Readonly<Record<string, Reach>> = {
  'not-ahead': { side: 'ahead', words: 2, clause: true },
  'not-inside': { side: 'inside', words: 0, clause: false },
  'not-behind': { side: 'behind', words: 2, clause: true },
};

const QUESTION = /[?؟]["'»”’)\]\s]*$/u;

/** Whether words at tokens [from, to) assert nothing. */
export function isNoAssertion(from: number, to: number, text: MarkedText): boolean {
  const sentence = text.sentences[text.tokens[from]!.sentence]!;
  return QUESTION.test(text.text.slice(sentence.start, sentence.end)) || stands(MOODS, from, to, text);
}

/** "Not only" denies nothing. */
const NOT_ONLY = 'not-only';

export function isDenied(from: number, to: number, text: MarkedText): boolean {
  const { sentence } = text.tokens[from]!;
  const only = (text.phrases.get(NOT_ONLY) ?? []).some((hit) => text.tokens[hit.from]!.sentence === sentence);
  return !only && stands(NOT, from, to, text);
}

function stands(reaches: typeof MOODS, from: number, to: number, { tokens, phrases, sentences }: MarkedText): boolean {
  const sentence = sentences[tokens[from]!.sentence]!;
  const clauseOf = (at: number): number => tokens[at]!.clause;
  const reached = (hit: Hit<string>, { side, words, clause }: Reach): boolean => {
    if (hit.from < sentence.from || hit.to > sentence.to) return false;
    switch (side) {
      case 'sentence':
        return true;
      case 'opening':
        return hit.from === sentence.from;
      case 'inside':
        return hit.from < to && hit.to > from;
      case 'ahead':
        if (clause && clauseOf(hit.to - 1) !== clauseOf(from)) return false;
        return hit.from < from && from - hit.to <= words;
      case 'behind':
        if (clause && clauseOf(hit.from) !== clauseOf(to - 1)) return false;
        return hit.to > to && hit.from - to <= words;
    }
  };
  return Object.entries(reaches).some(([name, reach]) => (phrases.get(name) ?? []).some((hit) => reached(hit, reach)));
}
