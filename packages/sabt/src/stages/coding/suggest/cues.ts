/**
 * What stands around a trigger and changes what it says: that it did not happen, may happen, will happen, happened long
 * ago, or that somebody says so. The words are classes of the pattern files, named here; how far each reaches is the same
 * in all languages, because the classes say on which side of the trigger it stands.
 */
import type { MarkedText } from './grammar.ts';
import type { Sentence, Token } from './tokens.ts';

export interface Cues {
  negated: boolean;
  hypothetical: boolean;
  /** Announced or expected; such an event is hypothetical too. */
  future: boolean;
  historical: boolean;
  reported: boolean;
}

interface Reach {
  cue: keyof Cues;
  /** `inside`: among the words of the trigger; `ahead` and `beyond`: before and after it, never inside;
   *  `opening`: the first words of the sentence. */
  side: 'before' | 'after' | 'sentence' | 'inside' | 'ahead' | 'beyond' | 'opening';
  /** Words between cue and trigger. */
  words: number;
}

/** Class names and their reach; within the clause of the trigger unless the side is the sentence. */
export const CUE_CLASSES: Readonly<Record<string, Reach>> = {
  'not-before': { cue: 'negated', side: 'before', words: 3 },
  'not-after': { cue: 'negated', side: 'after', words: 3 },
  'not-inside': { cue: 'negated', side: 'inside', words: 0 },
  'not-ahead': { cue: 'negated', side: 'ahead', words: 4 },
  'not-beyond': { cue: 'negated', side: 'beyond', words: 12 },
  'deny-ahead': { cue: 'negated', side: 'ahead', words: 14 },
  'not-anywhere': { cue: 'negated', side: 'sentence', words: 0 },
  'maybe-before': { cue: 'hypothetical', side: 'before', words: 6 },
  'maybe-after': { cue: 'hypothetical', side: 'after', words: 6 },
  'maybe-inside': { cue: 'hypothetical', side: 'inside', words: 0 },
  'maybe-ahead': { cue: 'hypothetical', side: 'ahead', words: 8 },
  'order-ahead': { cue: 'hypothetical', side: 'ahead', words: 12 },
  'maybe-near': { cue: 'hypothetical', side: 'ahead', words: 2 },
  'maybe-beyond': { cue: 'hypothetical', side: 'beyond', words: 12 },
  'maybe-anywhere': { cue: 'hypothetical', side: 'sentence', words: 0 },
  'order-opening': { cue: 'hypothetical', side: 'opening', words: 0 },
  'will-before': { cue: 'future', side: 'before', words: 5 },
  'will-ahead': { cue: 'future', side: 'ahead', words: 8 },
  'will-inside': { cue: 'future', side: 'inside', words: 0 },
  'will-beyond': { cue: 'future', side: 'beyond', words: 8 },
  'will-after': { cue: 'future', side: 'after', words: 5 },
  'past-before': { cue: 'historical', side: 'before', words: 6 },
  'past-anywhere': { cue: 'historical', side: 'sentence', words: 0 },
  'said-anywhere': { cue: 'reported', side: 'sentence', words: 0 },
};

/** What is said stands behind the act of saying it: "threatened to strike NEXT WEEK" is a threat already. */
const BEHIND: ReadonlySet<string> = new Set(['will-after', 'will-beyond', 'maybe-after', 'maybe-beyond']);

export type Saying = 'no' | 'inside' | 'done' | 'whole';

/** Ends the reach of what stands ahead of it: "prevented a rally AND ARRESTED three". */
const SCOPE_END = 'scope-end';

/** Words that look like a cue and are none: "since May", "against her will". */
const NO_CUE = 'no-cue';

/** Ends the reach of a negation that stands ahead: "no one was arrested DURING the march". */
const REACH_END = 'reach-end';

/** A trigger that ends in such a verb is a whole clause, so that nothing beyond it reaches back. */
const VERB_END = 'verb-end';

/**
 * @param saying `inside`: the act consists in saying something, so that a "not" or a "will" among its words does not undo
 *   it; `done`: nor does one that stands behind it; `whole`: the phrase is a whole clause, and what is beyond it is another.
 */
export function cuesAround(from: number, to: number, saying: Saying, text: MarkedText): Cues {
  const { tokens, phrases, sentences } = text;
  const cues: Cues = { negated: false, hypothetical: false, future: false, historical: false, reported: false };
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  const sentence = sentences[first.sentence]!;
  const opening = openingOf(tokens, sentence);
  const ends = (phrases.get(SCOPE_END) ?? []).filter((hit) => hit.from < from && hit.to >= from).map((hit) => hit.from);
  const breaks = (phrases.get(REACH_END) ?? []).filter((hit) => hit.from >= sentence.from && hit.to <= from);
  const none = (phrases.get(NO_CUE) ?? []).filter((hit) => hit.from >= sentence.from && hit.to <= sentence.to);
  const whole = (phrases.get(VERB_END) ?? []).some((hit) => hit.to === to && hit.from >= from);
  for (const [name, { cue, side, words }] of Object.entries(CUE_CLASSES)) {
    if (whole && side === 'beyond') continue;
    for (const hit of phrases.get(name) ?? []) {
      if (hit.from < sentence.from || hit.to > sentence.to) continue;
      if (none.some((other) => other.from <= hit.from && other.to >= hit.to)) continue;
      const inside = hit.from < to && hit.to > from;
      if (saying !== 'no' && inside && side !== 'opening') continue;
      if (saying === 'done' && BEHIND.has(name)) continue;
      if (saying === 'whole' && side === 'beyond') continue;
      if (side === 'opening' && hit.from !== opening) continue;
      if (side === 'inside' ? !inside : (side === 'ahead' || side === 'beyond') && inside) continue;
      if (side === 'before' || side === 'ahead') {
        const distance = from - hit.to;
        if (!inside && (distance < 0 || distance > words || tokens[hit.to - 1]!.clause !== first.clause)) continue;
        if (ends.some((end) => end >= hit.to)) continue;
        if (cue === 'negated' && breaks.some((end) => end.from >= hit.to && end.to <= from)) continue;
      } else if (side === 'after' || side === 'beyond') {
        const distance = hit.from - to;
        if (!inside && (distance < 0 || distance > words || tokens[hit.from]!.clause !== last.clause)) continue;
      }
      cues[cue] = true;
    }
  }
  if (cues.future) cues.hypothetical = true;
  return cues;
}

/** The first word of a sentence behind the numbers and single letters that lists put before their entries. */
function openingOf(tokens: readonly Token[], { from, to }: Sentence): number {
  let at = from;
  while (at < to - 1 && /^(?:[\p{N}.]*|\p{L})$/u.test(tokens[at]!.fold)) at++;
  return at;
}
