/**
 * Which number counts whom: each number of a clause goes to the nearest word that says what became of the people counted
 * (killed, injured, arrested, taking part), or to the act's own measure if people are counted and nothing else is said.
 * Numbers that are dates, ages, shares, distances and sums count nobody.
 */
import type { MarkedText } from './grammar.ts';
import type { Mention } from './mentions.ts';
import type { Count, Quantity } from './quantities.ts';

export const MEASURES = ['participants', 'killed', 'injured', 'arrested'] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Partial<Record<Measure, Count>>;

const REACH_WORDS = 7;

export interface CountedSentence {
  /** Tokens [from, to) that are looked at. */
  from: number;
  to: number;
  /** Units that are dates. */
  dates: readonly (readonly [number, number])[];
  /** Where people are counted and nothing is said of them. */
  own: Measure | null;
}

export function countsIn(text: MarkedText, mentions: readonly Mention[], where: CountedSentence): Counts {
  const counts: Counts = {};
  for (const quantity of text.quantities) {
    if (quantity.from < where.from || quantity.to > where.to || isNoCount(text, quantity, where)) continue;
    const measure = measureOf(text, quantity) ?? (countsPeople(text, quantity, mentions) ? where.own : null);
    if (measure !== null) counts[measure] ??= quantity.count;
  }
  for (const measure of MEASURES) {
    // "a woman was killed": one, where no number is given
    if (counts[measure] !== undefined || measure === 'participants') continue;
    for (const { from, to } of text.phrases.get('one-person') ?? []) {
      if (from < where.from || to > where.to) continue;
      const single = { from, to, number: from, count: [1, 1, 1] as Count, value: 1 };
      const said = measureOf(text, single);
      if (said === measure || (said === null && where.own === measure)) counts[measure] = [1, 1, 1];
    }
    for (const { from, to } of text.phrases.get('two-persons') ?? []) {
      if (from < where.from || to > where.to || counts[measure]?.[1] === 1) continue;
      const pair = { from, to, number: from, count: [2, 2, 2] as Count, value: 2 };
      const said = measureOf(text, pair);
      if (said === measure || (said === null && where.own === measure)) counts[measure] = [2, 2, 2];
    }
  }
  return counts;
}

function isNoCount(text: MarkedText, { from, to, number }: Quantity, { dates }: CountedSentence): boolean {
  const start = text.tokens[number]!.start;
  const end = text.tokens[to - 1]!.end;
  if (dates.some(([a, b]) => start < b && end > a)) return true;
  const sign = text.text[end];
  if (sign === '%' || sign === '٪' || /[$€£]\s?$/u.test(text.text.slice(Math.max(0, start - 2), start))) return true;
  const stands = (name: string, at: number): boolean => text.marks.classes.get(name)?.has(at) === true;
  if (stands('unit', to)) return true;
  return (text.phrases.get('number-label') ?? []).some((hit) => hit.to === from || hit.to === number);
}

/** The nearest word of a measure in the clause; those behind the number count as nearer. */
function measureOf(text: MarkedText, { from, to }: Quantity): Measure | null {
  let best: Measure | null = null;
  let least = REACH_WORDS + 1;
  const clause = text.tokens[from]!.clause;
  const other = text.quantities.filter((one) => one.from !== from);
  for (const measure of MEASURES) {
    for (const hit of text.phrases.get(`${measure}-words`) ?? []) {
      const behind = hit.from >= to;
      const distance = behind ? hit.from - to : from - hit.to + 1.5;
      if (hit.from < to && hit.to > from) continue;
      if (distance > REACH_WORDS || distance >= least) continue;
      const near = text.tokens[behind ? hit.from : hit.to - 1]!;
      if (near.clause !== clause && distance > 3) continue;
      if (near.sentence !== text.tokens[from]!.sentence) continue;
      const between = other.some((one) =>
        behind ? one.from >= to && one.from < hit.from : one.from >= hit.to && one.from < from,
      );
      if (between) continue;
      best = measure;
      least = distance;
    }
  }
  return best;
}

function countsPeople(text: MarkedText, quantity: Quantity, mentions: readonly Mention[]): boolean {
  if (text.marks.classes.get('person-noun')?.has(quantity.to) === true) return true;
  return mentions.some((mention) => mention.is === 'people' && mention.quantity === quantity);
}
