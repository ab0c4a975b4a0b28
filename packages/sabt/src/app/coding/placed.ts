/*
 * Where a coding's words are in a text that lost something since. A coding counts [start, end) in the text that it was read
 * in. When a passage of it is erased, what is left is joined, and all that stood behind moves forward, by a length that is
 * gone with the passage: the log keeps that something was there, and not how long it was. So the length is found again by
 * the words that the coding names itself, which must stand where it says.
 *
 *   former   ......|###|........|##|......      # erased
 *   now      ......|........|......             breaks at |, each stretch between two of them moved by one length
 *
 * Invariants:
 *   - What ends before the first break did not move. All behind it did, by at least one unit.
 *   - A shift holds for one stretch. Words that would lie across a break, or in a part of which it is not known where it
 *     broke, are placed by none.
 *   - A shift counts if the names can have come to where they stand now in this one way, each stretch taken by itself; a
 *     name that could also be another mention of it decides nothing. Words that were read begin and end with a word. What is
 *     not sure is null, and nothing is marked by it.
 *   - A name is one that fills its span: who was corrected, and a place that the gazetteer writes otherwise, says nothing.
 *   - Names that were erased themselves are not looked for: the codings that name them are destroyed with them.
 */
import type { Fields } from '../../model/records.ts';
import type { CodedEvent } from '../../stages/coding/index.ts';
import { fold, foldWithMap } from '../../stages/reading/index.ts';

/** [start, end) in UTF-16 units. */
export type Place = readonly [number, number];

/** Words that something was read in, as it names them itself. */
export interface NamedPlace {
  name: string;
  span: Place;
}

/** What was read, and where, in units of the text as it was then. */
export interface Reading {
  spans: readonly Place[];
  names: readonly NamedPlace[];
}

export interface ChangedText {
  /** As it is now. */
  text: string;
  /** Where something was lost since, in units of `text`, in order; from one unit to another where it is not known closer. */
  breaks: readonly Place[] | 'unknown';
}

/** What ends after unit `from` is `by` units, 0 or fewer, from where it was read. */
export interface Placement {
  from: number;
  by: number;
}

export const UNMOVED: Placement = { from: 0, by: 0 };

/** Null where nothing is sure. */
export function placementOf(reading: Reading, { text, breaks }: ChangedText): Placement | null {
  if (breaks.length === 0) return UNMOVED;
  const from = breaks === 'unknown' ? 0 : breaks[0]![0];
  const isBehind = ([start, end]: Place): boolean => start < end && end > from;
  const names = reading.names.filter(({ name, span }) => isBehind(span) && name.length === span[1] - span[0]);
  const spans = [...reading.spans, ...reading.names.map(({ span }) => span)].filter(isBehind);
  if (spans.length === 0) return UNMOVED;
  const stretches: Stretch[] =
    breaks === 'unknown' ? [{ at: [0, text.length], isWhole: true }] : stretchesOf(text, breaks);
  const found = wayOf(names, text, stretches, breaks === 'unknown' ? 0 : -1);
  if (found === null) return null;
  const { by, stretch } = found;
  const isSure = stretch.isWhole && spans.every((span) => isIn(span, by, stretch.at) && isWords(span, by, text));
  return isSure ? { from, by } : null;
}

export function placed([start, end]: Place, { from, by }: Placement): [number, number] {
  return end > from ? [start + by, end + by] : [start, end];
}

/** What a coding says of where it was read. */
export function readingOf(coding: Fields): Reading {
  const { actors = [], place = null } = (coding['value'] ?? {}) as unknown as Partial<CodedEvent>;
  const names = [...actors, ...(place === null ? [] : [place])].map(({ name, span }) => ({ name, span }));
  return { spans: spansIn(coding), names };
}

/** The words that a coding rests on, or a claim. */
export function spansIn(fields: Fields): [number, number][] {
  const evidence = fields['evidence'] ?? (fields['span'] === undefined ? [] : [fields['span']]);
  return (evidence as unknown[]).filter(
    (span): span is [number, number] => Array.isArray(span) && span.length === 2 && span.every(Number.isSafeInteger),
  );
}

/** A part of the text as it is now; a whole one was moved by one length, in another it is not known where it broke. */
interface Stretch {
  at: Place;
  isWhole: boolean;
}

/** Those behind the first break. */
function stretchesOf(text: string, breaks: readonly Place[]): Stretch[] {
  return breaks.flatMap(([from, to], i): Stretch[] => [
    ...(from < to ? [{ at: [from, to] as const, isWhole: false }] : []),
    { at: [to, breaks[i + 1]?.[0] ?? text.length], isWhole: true },
  ]);
}

const isIn = ([start, end]: Place, by: number, [from, to]: Place): boolean => from <= start + by && end + by <= to;

/** Where a name may have come to, and in how many ways, up to two, it and those before it. */
interface Way {
  by: number;
  stretch: number;
  isOne: boolean;
  ways: number;
}

/** Mentions of a name beyond which nobody looks for the one that was read. */
const MOST_MENTIONS = 400;

/**
 * The one way in which all the names can have come to where they stand, if that is in one stretch. What stood in order still
 * does; what is in one stretch was moved by one length, and what is in a later one by more.
 */
function wayOf(
  names: readonly NamedPlace[],
  text: string,
  stretches: readonly Stretch[],
  most: number,
): { by: number; stretch: Stretch } | null {
  let ways: Way[] = [];
  const inOrder = names.toSorted((a, b) => a.span[0] - b.span[0]);
  for (const [i, { name, span }] of inOrder.entries()) {
    const places = placesOf(name, span, text);
    if (places.length > MOST_MENTIONS) return null;
    const former = ways;
    ways = places.flatMap((at) => {
      const by = at - span[0];
      if (by > most) return [];
      return stretches.flatMap(({ at: place, isWhole }, stretch): Way[] => {
        if (isWhole ? !isIn(span, by, place) : !touches(span, by, place)) return [];
        if (i === 0) return [{ by, stretch, isOne: true, ways: 1 }];
        const before = former.filter(
          (one) =>
            (one.stretch < stretch && one.by >= by) ||
            (one.stretch === stretch && (isWhole ? one.by === by : one.by >= by)),
        );
        const count = before.reduce((sum, one) => sum + one.ways, 0);
        if (count === 0) return [];
        return [
          { by, stretch, isOne: before.every((one) => one.isOne && one.stretch === stretch), ways: Math.min(2, count) },
        ];
      });
    });
  }
  const [only, ...others] = ways;
  if (only === undefined || others.length > 0 || only.ways > 1 || !only.isOne) return null;
  return { by: only.by, stretch: stretches[only.stretch]! };
}

const touches = ([start, end]: Place, by: number, [from, to]: Place): boolean => start + by < to && from < end + by;

/** Where a text says a name in as many units, whatever its case or letters. */
function placesOf(name: string, [start, end]: Place, text: string): number[] {
  const { folded, map } = foldedOf(text);
  const sought = fold(name);
  const places = new Set<number>();
  if (sought.trim() === '') return [];
  for (let i = folded.indexOf(sought); i >= 0 && places.size <= MOST_MENTIONS; i = folded.indexOf(sought, i + 1)) {
    const at = map[i]!;
    if (fold(text.slice(at, at + end - start)) === sought) places.add(at);
  }
  return [...places];
}

/** The codings of a document are asked for one after the other. */
let last: { text: string; folded: ReturnType<typeof foldWithMap> } | null = null;

function foldedOf(text: string): ReturnType<typeof foldWithMap> {
  if (last?.text !== text) last = { text, folded: foldWithMap(text) };
  return last.folded;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** Whether a span lies in the text, and cuts no word in two. */
function isWords([start, end]: Place, by: number, text: string): boolean {
  const [from, to] = [start + by, end + by];
  if (from < 0 || to > text.length) return false;
  return LETTER.test(text.slice(from, to)) && !isInWord(text, from) && !isInWord(text, to);
}

const isInWord = (text: string, at: number): boolean => LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '');
