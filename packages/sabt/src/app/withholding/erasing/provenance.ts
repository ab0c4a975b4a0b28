/*
 * What was read out of words that go. A coding says in which words of a document it was read; numbers, dates and places in it,
 * and in the act and the event that were made of it, are those words in another form: “seven”, «۷ نفر» and [7, 7, 7] are one
 * thing. So what goes with a span of a text is found by where it was read, and not by comparing strings:
 *   - words that a coding rests on are gone altogether: all that it says goes, the type of the act too;
 *   - a date, a place, a person or a number that was read there: that field;
 *   - a number or a date there that is none of the coding's: somebody may have corrected it, and all of its numbers, or its
 *     date, go;
 *   - but what the words that stay say on, stays: nothing is given away by it. Of a number or a date that both say, the
 *     coding read the one that is nearer to the words that it rests on.
 * Where there is no coding, as with what was typed in or imported, a record that names the document is held against the
 * numbers (in the digits of all scripts, and in words), dates and names in the span.
 */
import type { Fields, Json, When } from '../../../model/records.ts';
import { type CodedEvent, findQuantities, MEASURES, tokenise } from '../../../stages/coding/index.ts';
import { detectLanguage, findDates, fold } from '../../../stages/reading/index.ts';
import { aroundEvidence } from '../../coding/passages.ts';
import { says } from '../redacting/words.ts';

export interface Span {
  start: number;
  end: number;
}

/** A text as it was read, and what of it goes. */
export interface CutText {
  text: string;
  language: string | null;
  /** ISO day to which “yesterday” refers. */
  published: string | null;
  gone: readonly Span[];
}

const PERSONS = ['perpetrators', 'victims', 'targets', 'initiators'] as const;
export const OF_ROLE: Readonly<Record<string, (typeof PERSONS)[number]>> = {
  perpetrator: 'perpetrators',
  victim: 'victims',
  target: 'targets',
  initiator: 'initiators',
  participant: 'initiators',
};
const OF_TYPE = 'type eventType plover acled cameo method rightsArticles'.split(' ');
/** Fields of acts and events that confirming a coding fills. */
export const OF_CODING: readonly string[] = [...OF_TYPE, 'when', 'place', 'country', ...MEASURES, ...PERSONS];
/** UTF-16 units that are looked at for numbers and dates at a time. */
const MOST = 16_000;

export function cutTextOf(fields: Fields, text: string, gone: readonly Span[]): CutText {
  const [language] = (fields['languages'] ?? []) as string[];
  const published = (fields['published'] as unknown as When | undefined)?.start ?? null;
  return { text, language: language ?? detectLanguage(text)?.language ?? null, published, gone };
}

/** Fields of the act and the event made of a coding that the words that go say. */
export function readFrom(value: Partial<CodedEvent>, cut: CutText): Set<string> {
  const evidence = value.evidence ?? [];
  const isGone = evidence.length > 0 && evidence.every((span) => isCovered(span, cut));
  if (isGone) return new Set(OF_CODING);
  const fields = new Set<string>();
  for (const { role, span } of value.actors ?? []) if (isTouched(span, cut)) fields.add(OF_ROLE[role] ?? 'initiators');
  if (value.place && isTouched(value.place.span, cut)) for (const field of ['place', 'country']) fields.add(field);
  const [from, to] = aroundEvidence(cut.text, evidence);
  const near = cut.gone
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end);
  const dates = datesIn({ ...cut, gone: near });
  const left = standingIn(cut, { start: from, end: to });
  const away = (span: Span): number => distance(span, evidence);
  const staysDay = (gone: Span & { from: string }): boolean =>
    left.dates.some((one) => one.from === value.start && (gone.from !== value.start || away(one) <= away(gone)));
  if (value.start && dates.some((date) => !staysDay(date))) fields.add('when');
  const isDate = ({ start, end }: Span): boolean => dates.some((date) => date.start <= start && end <= date.end);
  for (const number of numbersIn({ ...cut, gone: near })) {
    const held = MEASURES.filter((measure) => value.counts?.[measure]);
    const same = held.filter((measure) => isAmong(value.counts![measure]!, number.values));
    if (same.length === 0 && isDate(number)) continue;
    const stays = (measure: (typeof MEASURES)[number]): boolean =>
      left.numbers.some(
        (one) => isAmong(value.counts![measure]!, one.values) && (same.length === 0 || away(one) <= away(number)),
      );
    for (const measure of same.length > 0 ? same : held) if (!stays(measure)) fields.add(measure);
  }
  return fields;
}

/** Fields of a record that repeat a number, a date or a name in the words that go, and not in those that stay. */
export function repeated(fields: Fields, cut: CutText): Set<string> {
  const found = new Set<string>();
  const numbers = numbersIn(cut).flatMap(({ values }) => values);
  const measures = MEASURES.filter((measure) => isAmong(fields[measure], numbers));
  const when = fields['when'] as unknown as When | undefined;
  const isDay = when?.start !== undefined && datesIn(cut).some(({ from }) => from === when.start);
  if (measures.length > 0 || isDay) {
    const left = standingOf(cut);
    for (const measure of measures)
      if (!left.numbers.some(({ values }) => isAmong(fields[measure], values))) found.add(measure);
    if (isDay && !left.dates.some(({ from }) => from === when.start)) found.add('when');
  }
  const words = cut.gone.map(({ start, end }) => cut.text.slice(start, end)).join('\n');
  const standing = standingSpans(cut, { start: 0, end: cut.text.length })
    .map(({ start, end }) => cut.text.slice(start, end))
    .join('\n');
  const isSaid = (value: Json | undefined): boolean =>
    namesIn(value).some((name) => says(words, [name]) && !says(standing, [name]));
  if (isSaid(fields['place'])) for (const field of ['place', 'country']) found.add(field);
  for (const field of [...PERSONS, 'participants']) if (isSaid(fields[field])) found.add(field);
  return found;
}

/** The dates in words that stay, and the numbers in them that belong to no date. */
interface Standing {
  dates: (Span & { from: string })[];
  numbers: (Span & { values: number[] })[];
}

/** Of whole texts: many records may name one document. */
const ofWhole = new WeakMap<CutText, Standing>();

function standingOf(cut: CutText): Standing {
  const known = ofWhole.get(cut) ?? standingIn(cut, { start: 0, end: cut.text.length });
  ofWhole.set(cut, known);
  return known;
}

function standingIn(cut: CutText, within: Span): Standing {
  const rest = { ...cut, gone: standingSpans(cut, within) };
  const isLeft = ({ start, end }: Span): boolean => !isTouched([start, end], cut);
  const dates = datesIn(rest).filter(isLeft);
  const isDate = ({ start, end }: Span): boolean => dates.some((date) => date.start <= start && end <= date.end);
  return { dates, numbers: numbersIn(rest).filter((one) => isLeft(one) && !isDate(one)) };
}

/** What of a stretch does not go. */
function standingSpans({ gone }: CutText, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let at = start;
  for (const one of [...gone].sort((a, b) => a.start - b.start)) {
    if (one.start > at) spans.push({ start: at, end: Math.min(one.start, end) });
    at = Math.max(at, one.end);
  }
  if (at < end) spans.push({ start: at, end });
  return spans.filter((one) => one.start < one.end);
}

/** UTF-16 units between a span and the nearest words that a coding rests on. */
function distance({ start, end }: Span, evidence: readonly (readonly [number, number])[]): number {
  return Math.min(...evidence.map(([from, to]) => Math.max(0, from - end, start - to)));
}

/** The numbers in a value: plain ones, and the bounds of counts. */
function isAmong(value: unknown, numbers: readonly number[]): boolean {
  return Array.isArray(value) ? value.some((one) => isAmong(one, numbers)) : numbers.includes(value as number);
}

function namesIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return typeof value === 'object' && value !== null ? namesIn(value['name']) : [];
}

/** Stretches around what goes, so that a long text is not read as a whole for a name in it. */
function stretches({ text, gone }: CutText): Span[] {
  return gone.flatMap(({ start, end }) => {
    const parts: Span[] = [];
    for (let at = start; at < end; at += MOST)
      parts.push({ start: Math.max(0, at - 60), end: Math.min(text.length, Math.min(end, at + MOST) + 60) });
    return parts;
  });
}

/** Numbers that what goes holds a part of, as words or digits. */
function numbersIn(cut: CutText): (Span & { values: number[] })[] {
  return stretches(cut).flatMap(({ start, end }) => {
    const part = cut.text.slice(start, end);
    const read = tokenise(part, cut.language ?? 'en');
    const quantities = findQuantities(read).map(({ from, to, count }) => ({
      start: start + read.tokens[from]!.start,
      end: start + read.tokens[to - 1]!.end,
      values: count.filter((bound) => bound !== null),
    }));
    return [...quantities, ...digitsIn(part, start)].filter((number) => isTouched([number.start, number.end], cut));
  });
}

/** Runs of digits in any script, with what divides thousands, and without. */
function digitsIn(text: string, from: number): (Span & { values: number[] })[] {
  return [...text.matchAll(/\p{Nd}+(?:[,.٬'’\u00a0\u202f ]\p{Nd}{3})*/gu)].map(({ index, 0: said }) => {
    const parts = said.split(/\P{Nd}+/u).map(western);
    return { start: from + index, end: from + index + said.length, values: [parts.join(''), ...parts].map(Number) };
  });
}

/** Digits of whatever script as ASCII; in Unicode the ten of a script follow each other from zero. */
export function western(digits: string): string {
  return [...fold(digits)].map((digit) => (/\d/.test(digit) ? digit : String(ofScript(digit)))).join('');
}

function ofScript(digit: string): number {
  const point = digit.codePointAt(0)!;
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}

/** Dates that what goes holds a part of. */
function datesIn(cut: CutText): (Span & { from: string })[] {
  const options = {
    ...(cut.language === null ? {} : { language: cut.language }),
    ...(cut.published === null ? {} : { reference: cut.published }),
  };
  return stretches(cut).flatMap(({ start, end }) =>
    findDates(cut.text.slice(start, end), options)
      .map((date) => ({ start: start + date.span[0], end: start + date.span[1], from: date.start }))
      .filter((date) => isTouched([date.start, date.end], cut)),
  );
}

function isTouched([from, to]: readonly [number, number], { gone }: CutText): boolean {
  return gone.some(({ start, end }) => from < end && start < to);
}

/** Whether no letter of a span is left. */
function isCovered([from, to]: readonly [number, number], { text, gone }: CutText): boolean {
  for (let at = from; at < to; at++)
    if (/[\p{L}\p{N}]/u.test(text[at] ?? '') && !gone.some(({ start, end }) => start <= at && at < end)) return false;
  return true;
}
