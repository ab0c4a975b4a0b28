/** Who is named in a text: phrases of the classes of actors, with the adjectives and numbers that belong to them. */
import type { MarkedText } from './grammar.ts';
import type { Quantity } from './quantities.ts';

/** Classes of actors in the pattern files. */
export const MENTION_CLASSES = ['people', 'force', 'group', 'institution', 'state'] as const;
export type MentionClass = (typeof MENTION_CLASSES)[number];

export interface Mention {
  is: MentionClass;
  /** Tokens [from, to), without the number. */
  from: number;
  to: number;
  /** [start, end) in UTF-16 units, and the text there. */
  span: [number, number];
  name: string;
  /** How many of them, where it is said. */
  quantity: Quantity | null;
  /** A word for "by" stands before it. */
  agent: boolean;
  /** A word for "against" stands before it. */
  opposed: boolean;
  /**
   * Named as who says so: `anywhere` by "according to" before it, `behind` by a verb of saying, which makes a source of
   * what stands behind the act alone ("police said they had arrested three" names who did it).
   */
  source: 'anywhere' | 'behind' | null;
  /** Named as where it was: a word for "in" stands right before it. */
  located: boolean;
}

/** Mentions in order; of overlapping ones the longest, of equal ones the first class of the list. */
export function findMentions(text: MarkedText): Mention[] {
  const { tokens, phrases } = text;
  const found = MENTION_CLASSES.flatMap((is) =>
    (phrases.get(is) ?? []).map(({ from, to }) => ({ is, from, to })),
  ).filter(({ is, from }) => is !== 'state' || text.language !== 'en' || tokens[from]!.capital);
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const kept = found.filter(({ from, to }) => {
    for (let i = from; i < to; i++) if (taken.has(i)) return false;
    for (let i = from; i < to; i++) taken.add(i);
    return true;
  });
  kept.sort((a, b) => a.from - b.from);
  return kept.map(({ is, from, to }) => {
    const start = text.language === 'en' ? withCapitals(text, from, taken) : from;
    const quantity = text.quantities.find((one) => one.to === start || one.to === start - 1) ?? null;
    const head = quantity === null ? start : quantity.from;
    const span: [number, number] = [tokens[start]!.start, tokens[to - 1]!.end];
    return {
      is,
      from: start,
      to,
      span,
      name: text.text.slice(...span),
      quantity,
      agent: standsBefore(text, 'by', head),
      opposed: standsBefore(text, 'against', head),
      source: sourceOf(text, head, to),
      located: (text.phrases.get('place-mark') ?? []).some((hit) => hit.to === head),
    };
  });
}

/** "Syrian government forces": names before a word for the actor belong to it. */
function withCapitals({ tokens }: MarkedText, from: number, taken: ReadonlySet<number>): number {
  let start = from;
  while (start > 0 && from - start < 3) {
    const before = tokens[start - 1]!;
    const here = tokens[start]!;
    const adjacent = here.start - before.end === 1 && before.clause === here.clause;
    const begins = start - 1 === 0 || tokens[start - 2]!.sentence !== before.sentence;
    if (!before.capital || !adjacent || taken.has(start - 1) || (begins && before.fold.length <= 3)) break;
    start--;
  }
  return start;
}

/** Whether a phrase of the class ends right before the token, or one word before it. */
function standsBefore({ phrases, tokens }: MarkedText, name: string, at: number): boolean {
  return (phrases.get(name) ?? []).some(
    ({ to }) => (to === at || to === at - 1 || to === at - 2) && tokens[to - 1]!.sentence === tokens[at]!.sentence,
  );
}

function sourceOf(text: MarkedText, head: number, to: number): Mention['source'] {
  const { tokens, phrases } = text;
  if (standsBefore(text, 'source-mark', head)) return 'anywhere';
  const isSaid = (phrases.get('source-said') ?? []).some(
    ({ from }) => (from === to || from === to + 1) && tokens[from]!.sentence === tokens[to - 1]!.sentence,
  );
  const isTold = (phrases.get('source-tells') ?? []).some((hit) => hit.to === head);
  return isSaid || isTold ? 'behind' : null;
}
