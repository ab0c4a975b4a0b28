/**
 * Which number counts whom: each number of a clause goes to the nearest word that says what became of the people counted
 * (killed, injured, arrested, taking part), or to the act's own measure if people are counted and nothing else is said.
 * Numbers that are dates, ages, shares, distances and sums count nobody.
 */
import type { MarkedText } from './grammar.ts';
import type { Mention } from './mentions.ts';
import type { Count, Quantity } from './quantities.ts';
import { QUANTITY_WORDS } from './quantity-words.ts';
import type { Token } from './tokens.ts';

export const MEASURES = ['participants', 'killed', 'injured', 'arrested'] as const;
export type Measure = (typeof MEASURES)[number];
export type Counts = Partial<Record<Measure, Count>>;

const REACH_WORDS = 7;
const ACROSS_CLAUSES = 2;

/** An act that numbers of its sentence may belong to. */
export interface CountedAct {
  /** Tokens [from, to) of its trigger. */
  from: number;
  to: number;
  clause: number;
  /** What people are counted as where nothing is said of them. */
  own: Measure | null;
  /** What is counted of such an act. */
  carries: readonly Measure[];
  counts: Counts;
}

export interface CountedSentence {
  /** Tokens [from, to) that are looked at. */
  from: number;
  to: number;
  /** Units that are dates. */
  dates: readonly (readonly [number, number])[];
}

/** A number that counts people. */
export interface PeopleCount {
  quantity: Quantity;
  /** Token at which the first number begins that was added up in it. */
  first: number;
  /** Null where nothing is said of the people: then it is what the act itself does to them. */
  measure: Measure | null;
  /** Tokens [from, to) of the word that says so; of "no one was killed" the whole phrase. */
  word: { from: number; to: number } | null;
}

/** Gives each number of a sentence to the act that it counts. */
export function countPeople(
  text: MarkedText,
  mentions: readonly Mention[],
  where: CountedSentence,
  acts: readonly CountedAct[],
): void {
  for (const { measure, quantity } of peopleCounts(text, mentions, where)) {
    const { from, count } = quantity;
    const act = nearestAct(acts, measure, from, text.tokens[from]!.clause);
    const counted = measure ?? act?.own ?? null;
    if (act !== undefined && counted !== null) act.counts[counted] ??= count;
  }
}

/** The numbers of a sentence that count people, in the order in which acts take them. */
export function peopleCounts(text: MarkedText, mentions: readonly Mention[], where: CountedSentence): PeopleCount[] {
  const found: PeopleCount[] = [];
  const counting = text.quantities.filter(
    (quantity) => quantity.from >= where.from && quantity.to <= where.to && !isNoCount(text, quantity, where),
  );
  let first: number | null = null;
  for (const [i, quantity] of counting.entries()) {
    const next = counting[i + 1];
    const said = measureOf(text, quantity, counting);
    const people = countsPeople(text, quantity, mentions);
    if (said === null && next !== undefined && people && isListedWith(text, quantity, next)) {
      // "four soldiers and six militants were killed": ten
      if (measureOf(text, next, counting) !== null) {
        counting[i + 1] = { ...next, count: sum(quantity.count, next.count) };
        first ??= quantity.from;
        continue;
      }
    }
    if (said !== null || people)
      found.push({ quantity, first: first ?? quantity.from, measure: said?.measure ?? null, word: said?.word ?? null });
    first = null;
  }
  // "a woman was killed": one, where no number is given
  for (const [name, value] of PERSONS_BY_CLASS) {
    for (const { from, to } of text.phrases.get(name) ?? []) {
      if (from < where.from || to > where.to) continue;
      const single: Quantity = { from, to, number: from, count: [value, value, value], value };
      const said = measureOf(text, single, counting);
      if (said?.measure !== 'participants')
        found.push({ quantity: single, first: from, measure: said?.measure ?? null, word: said?.word ?? null });
    }
  }
  for (const measure of MEASURES) {
    for (const { from, to } of text.phrases.get(`no-${measure}`) ?? []) {
      if (from < where.from || to > where.to) continue;
      const none: Quantity = { from, to, number: from, count: [0, 0, 0], value: 0 };
      found.push({ quantity: none, first: from, measure, word: { from, to } });
    }
  }
  return found;
}

const LIST_WORDS = 4;

/** Whether only what is counted, and a word for "and", lie between two numbers. */
function isListedWith({ tokens, language }: MarkedText, one: Quantity, two: Quantity): boolean {
  const words = QUANTITY_WORDS[language as keyof typeof QUANTITY_WORDS];
  const before = tokens[two.from - 1];
  return two.from - one.to <= LIST_WORDS && before !== undefined && words.and.has(before.fold);
}

function sum(one: Count, two: Count): Count {
  const added = (i: 0 | 1 | 2): number | null => (one[i] === null || two[i] === null ? null : one[i] + two[i]);
  return [added(0), added(1), added(2)];
}

const PERSONS_BY_CLASS = [
  ['one-person', 1],
  ['two-persons', 2],
] as const;
const OTHER_CLAUSE = 4;
const NOT_ITS_OWN = 3;

/** Without a measure: the nearest act that has one of its own. */
function nearestAct(
  acts: readonly CountedAct[],
  measure: Measure | null,
  at: number,
  clause: number,
): CountedAct | undefined {
  let best: CountedAct | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const act of acts) {
    if (measure === null ? act.own === null : act.own !== measure && !act.carries.includes(measure)) continue;
    const words = at < act.from ? act.from - at : Math.max(0, at - act.to);
    const far = words + (clause === act.clause ? 0 : OTHER_CLAUSE) + (measure === act.own ? 0 : NOT_ITS_OWN);
    if (far < least) {
      best = act;
      least = far;
    }
  }
  return best;
}

function isNoCount(text: MarkedText, { from, to, number }: Quantity, { dates }: CountedSentence): boolean {
  const start = text.tokens[number]!.start;
  const end = text.tokens[to - 1]!.end;
  if (dates.some(([a, b]) => start < b && end > a)) return true;
  const sign = text.text[end];
  if (sign === '%' || sign === '٪' || /[$€£]\s?$/u.test(text.text.slice(Math.max(0, start - 2), start))) return true;
  const stands = (name: string, at: number): boolean => text.marks.classes.get(name)?.has(at) === true;
  if (stands('unit', to)) return true;
  // "nine people, among them four children": the four are counted already
  if ((text.phrases.get('subset') ?? []).some((hit) => hit.to === from || hit.to === from - 1)) return true;
  return (text.phrases.get('number-label') ?? []).some((hit) => hit.to === from || hit.to === number);
}

/** The nearest word of a measure in the clause; those behind the number count as nearer. */
function measureOf(
  text: MarkedText,
  { from, to }: Quantity,
  counting: readonly Quantity[],
): { measure: Measure; word: { from: number; to: number } } | null {
  let best: { measure: Measure; word: { from: number; to: number } } | null = null;
  let least = REACH_WORDS + 1;
  const clause = text.tokens[from]!.clause;
  const other = counting.filter((one) => one.from !== from);
  const { and } = QUANTITY_WORDS[text.language as keyof typeof QUANTITY_WORDS];
  for (const measure of MEASURES) {
    for (const hit of text.phrases.get(`${measure}-words`) ?? []) {
      const behind = hit.from >= to;
      // "killing three and wounding ten": what stands right before a number counts it, not what an "and" sets apart
      const apart = behind && beginsWithAnd(text.tokens[to]!, and) ? 2 : 0;
      if (hit.from < to && hit.to > from) continue;
      const near = text.tokens[behind ? hit.from : hit.to - 1]!;
      const distance =
        (behind ? hit.from - to + apart : from - hit.to + (from === hit.to ? 0.5 : 1.5)) +
        (near.clause === clause ? 0 : ACROSS_CLAUSES);
      if (distance > REACH_WORDS || distance >= least) continue;
      if (near.sentence !== text.tokens[from]!.sentence) continue;
      const between = other.some((one) =>
        behind ? one.from >= to && one.from < hit.from : one.from >= hit.to && one.from < from,
      );
      if (between) continue;
      best = { measure, word: { from: hit.from, to: hit.to } };
      least = distance;
    }
  }
  return best;
}

/** A word for "and", or an Arabic word written together with it. */
function beginsWithAnd({ fold, keys }: Token, and: ReadonlySet<string>): boolean {
  return and.has(fold) || (and.has(fold[0]!) && fold.length > 2 && keys.some((key) => fold.indexOf(key) === 1));
}

function countsPeople(text: MarkedText, quantity: Quantity, mentions: readonly Mention[]): boolean {
  if (text.marks.classes.get('person-noun')?.has(quantity.to) === true) return true;
  return mentions.some((mention) => mention.is === 'people' && mention.quantity === quantity);
}
