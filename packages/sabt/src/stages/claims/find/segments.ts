/**
 * Which part of a sentence asserts what. A sentence with two cues is cut between them, at a conjunction or a comma, where
 * each part then speaks of something by itself; where it cannot be cut the cue of the stronger form has it all, so that
 * "arrests rose by 40 % day by day" is one assertion and "protests rose and arrests doubled" are two.
 */
import type { MarkedText, Sentence } from '../../coding/index.ts';
import type { Form } from './assertion.ts';
import type { Cue } from './compiled.ts';
import type { FigureAt } from './figures.ts';

/** A cue with the tokens that it needs beside it: what it is about. */
export interface Held extends Cue {
  form: Form;
  /** Tokens [least, most) of cue and subject. */
  least: number;
  most: number;
  figure: FigureAt | null;
}

export interface Segment {
  held: Held;
  /** Tokens [from, to). */
  from: number;
  to: number;
}

/** Which of two forms that share a clause is asserted. A stated figure makes a growth the strongest. */
const STRENGTH: Readonly<Record<Form, number>> = {
  position: 10,
  causes: 9,
  follows: 9,
  'more-kinds': 8,
  'every-year': 7,
  share: 6,
  comparison: 6,
  growth: 5,
  none: 4,
  'at-least': 3,
  trend: 2,
};

const CHANGES: ReadonlySet<Form> = new Set(['growth', 'trend', 'every-year', 'comparison']);
const WITH_FIGURE = 9.5;

function strength({ form, figure }: Held): number {
  return form === 'growth' && figure !== null && figure.unit !== 'number' ? WITH_FIGURE : STRENGTH[form];
}

/** Longer sentences, or parts of one, are cut to the clauses around their assertion. UTF-16 units. */
const LONG = { whole: 320, part: 140 } as const;

export function segmentsOf(sentence: Sentence, held: readonly Held[], text: MarkedText): Segment[] {
  const boundaries = boundariesOf(sentence, text);
  const kept: { held: Held; from: number }[] = [];
  for (const one of withoutWholes(held)) {
    const last = kept.at(-1);
    if (last === undefined) {
      kept.push({ held: one, from: sentence.from });
      continue;
    }
    const cut = boundaries.findLast((at) => at >= last.held.most && at <= one.least && at > last.from);
    if (cut !== undefined) kept.push({ held: one, from: cut });
    else if (wins(one, last.held)) last.held = joined(one, last.held);
    else last.held = joined(last.held, one);
  }
  return kept.map(({ held: own, from }, i) => {
    const to = kept[i + 1]?.from ?? sentence.to;
    return trimmed({ held: own, from, to }, kept.length > 1 ? 'part' : 'whole', boundaries, text);
  });
}

/** Of two changes said with the same words the longer phrase tells which: "on the rise" is no rise. */
function wins(one: Held, other: Held): boolean {
  const same = one.from < other.to && other.from < one.to && CHANGES.has(one.form) && CHANGES.has(other.form);
  const longer = one.to - one.from - (other.to - other.from);
  return same && longer !== 0 ? longer > 0 : strength(one) > strength(other);
}

const joined = (strong: Held, weak: Held): Held => ({
  ...strong,
  least: Math.min(strong.least, weak.least),
  most: Math.max(strong.most, weak.most),
  figure: strong.figure ?? weak.figure,
});

/** What is said of the whole sentence takes the changes in it. */
function withoutWholes(held: readonly Held[]): Held[] {
  const whole = held.find(({ pattern }) => pattern.whole);
  const percent = (one: Held): boolean => one.figure !== null && one.figure.unit !== 'number';
  const rest =
    whole === undefined ? held : held.filter((one) => one === whole || !CHANGES.has(one.form) || percent(one));
  return rest.toSorted((a, b) => a.from - b.from || strength(b) - strength(a) || b.to - a.to);
}

/** Tokens at which a new clause may begin, rising. */
function boundariesOf({ from, to }: Sentence, { tokens, phrases }: MarkedText): number[] {
  const at = new Set<number>();
  for (let i = from + 1; i < to; i++) if (tokens[i]!.clause !== tokens[i - 1]!.clause) at.add(i);
  for (const hit of phrases.get('joint') ?? []) if (hit.from > from && hit.from < to) at.add(hit.from);
  return [...at].sort((a, b) => a - b);
}

function trimmed(
  { held, from, to }: Segment,
  of: keyof typeof LONG,
  boundaries: readonly number[],
  { tokens }: MarkedText,
): Segment {
  if (tokens[to - 1]!.end - tokens[from]!.start <= LONG[of]) return { held, from, to };
  const first = boundaries.findLast((at) => at <= held.least && at >= from) ?? from;
  const last = boundaries.find((at) => at >= Math.max(held.most, held.figure?.to ?? 0) && at <= to) ?? to;
  return { held, from: first, to: last };
}
