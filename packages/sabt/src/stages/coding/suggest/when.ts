/** Which of the dates of a text belongs to an event. */
import { type FoundDate, findDates } from '../../reading/index.ts';
import type { WhenFound } from './settle.ts';
import type { Sentence } from './tokens.ts';

export interface DatedText {
  dates: readonly FoundDate[];
  spans: readonly [number, number][];
}

export function readDates(text: string, language: string, published: string | undefined): DatedText {
  const dates = findDates(text, { language, reference: published });
  return { dates, spans: dates.map(({ span }) => span) };
}

/** More exact dates are told of the event, wide ones of what surrounds it. */
const WIDTH: Readonly<Record<string, number>> = {
  day: 0,
  range: 10,
  week: 20,
  month: 30,
  season: 60,
  year: 80,
  decade: 200,
};

/**
 * The nearest date of the sentence; else the last one of a sentence before, else the first of the text. Null where the
 * text names none.
 */
export function whenOf(
  [start, end]: readonly [number, number],
  sentence: Sentence,
  { dates }: DatedText,
): WhenFound | null {
  const distance = ({ span, precision }: FoundDate): number =>
    (span[1] <= start ? start - span[1] : Math.max(0, span[0] - end)) + (WIDTH[precision] ?? 0);
  const inside = dates.filter(({ span }) => span[0] >= sentence.start && span[1] <= sentence.end);
  const nearest = inside.toSorted((a, b) => distance(a) - distance(b))[0];
  const before = dates.filter(({ span }) => span[1] <= sentence.start).at(-1);
  const found = nearest ?? before ?? dates[0];
  return found === undefined ? null : { start: found.start, end: found.end, precision: found.precision };
}
