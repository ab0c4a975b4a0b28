/*
 * What was read out of words that go. A coding says in which words of a document it was read; numbers, dates and places in it,
 * and in the act and the event that were made of it, are those words in another form: “seven”, «۷ نفر» and [7, 7, 7] are one
 * thing. So what goes with a span of a text is found by where it was read, and not by comparing strings:
 *   - words that a coding rests on are gone altogether: all that it says goes, the type of the act too;
 *   - of these words, or of the others that something was read in, a part is gone: the type stays only if the words that stay
 *     are still read as that act (“opened fire on” is more than “opened”, and forty killed may be a massacre);
 *   - a date, a place, a person or a number that was read there: that field;
 *   - a number or a date there that is none of the coding's: somebody may have corrected it, and all of its numbers, or its
 *     date, go;
 *   - but what the words that stay say on, stays, and is named as left: a place that stands again in the passage; a date that
 *     does; a number that does and counts the same there, by a word that stays too. The same figure for something else
 *     (injured, arrested; pages, days) saves nothing, so that one number that stands saves one measure. Of a number or a date
 *     that both say, the coding read the one that is nearer to the words that it rests on.
 * What was withheld before, with other words, says nothing on: outsiders read it nowhere.
 *
 * Where there is no coding, as with what was typed in or imported, nobody knows which number of the document was read: a record
 * that names the document is held against the numbers (in the digits of all scripts, and in words), dates and names in the
 * span, and loses what they say, unless the rest of the text says it on, of a number as a count of the same.
 */
import type { Fields, Json, When } from '../../../model/records.ts';
import { type CodedEvent, findQuantities, MEASURES, type Measure, tokenise } from '../../../stages/coding/index.ts';
import { findDates, fold } from '../../../stages/reading/index.ts';
import { aroundEvidence } from '../../coding/passages.ts';
import { says } from '../redacting/words.ts';
import {
  type CutText,
  countsIn,
  eventsIn,
  eventsLeft,
  isCovered,
  isStanding,
  isTouched,
  type Span,
  standingSpans,
  wordsGone,
  wordsLeft,
} from './cut-text.ts';

const PERSONS = ['perpetrators', 'victims', 'targets', 'initiators'] as const;
export const OF_ROLE: Readonly<Record<string, (typeof PERSONS)[number]>> = {
  perpetrator: 'perpetrators',
  victim: 'victims',
  target: 'targets',
  initiator: 'initiators',
  participant: 'initiators',
};
export const OF_TYPE = 'type eventType plover acled cameo method rightsArticles'.split(' ');
/** Fields of acts and events that confirming a coding fills. */
export const OF_CODING: readonly string[] = [...OF_TYPE, 'when', 'place', 'country', ...MEASURES, ...PERSONS];
/** UTF-16 units that are looked at for numbers and dates at a time. */
const MOST = 16_000;

type Evidence = CodedEvent['evidence'];

/** Of the fields of a record those that words which go say, and those of them that words which stay say on. */
export interface Provenance {
  goes: Set<string>;
  stays: Set<string>;
}

/** What several readings say together: what one of them loses goes. */
export function together(readings: readonly Readonly<Provenance>[]): Provenance {
  const goes = new Set(readings.flatMap((one) => [...one.goes]));
  return { goes, stays: new Set(readings.flatMap((one) => [...one.stays]).filter((path) => !goes.has(path))) };
}

/** Of the act and the event made of a coding. `acts`: the types by which it is known, that of the coding at least. */
export function readFrom(value: Partial<CodedEvent>, cut: CutText, acts: readonly (string | undefined)[]): Provenance {
  const evidence = value.evidence ?? [];
  if (evidence.some((span) => isTouched(span, cut)) && evidence.every((span) => isCovered(span, cut)))
    return { goes: new Set(OF_CODING), stays: new Set() };
  const found: Provenance = { goes: new Set(), stays: new Set() };
  const [start, end] = aroundEvidence(cut.text, evidence);
  const passage = { start, end };
  for (const { role, span } of value.actors ?? [])
    if (isTouched(span, cut)) found.goes.add(OF_ROLE[role] ?? 'initiators');
  addPlace(found, value, cut, passage);
  const near = cut.gone
    .map((gone) => ({ start: Math.max(gone.start, start), end: Math.min(gone.end, end) }))
    .filter((gone) => gone.start < gone.end);
  const dates = datesIn({ ...cut, gone: near });
  addWhen(found, value, dates, { cut, passage });
  addCounts(found, value, numbersIn({ ...cut, gone: near }, dates), { cut, passage });
  if (evidence.length > 0 && !isTypeLeft(evidence, acts, cut, found))
    for (const field of OF_TYPE) found.goes.add(field);
  return found;
}

/** The words at the place of a coding; where a person named it otherwise, the name too. */
function addPlace({ goes, stays }: Provenance, value: Partial<CodedEvent>, cut: CutText, passage: Span): void {
  const { place, evidence = [] } = value;
  if (!place || !isTouched(place.span, cut)) return;
  // a place that a person added has the words of the act for its own
  const isOwn = !evidence.some(([from, to]) => from === place.span[0] && to === place.span[1]);
  const names = [place.name, ...(isOwn ? [cut.text.slice(...place.span)] : [])];
  if (says(wordsLeft(cut, passage), names)) stays.add('place');
  else for (const field of ['place', 'country']) goes.add(field);
}

interface Around {
  cut: CutText;
  passage: Span;
}

type FoundDate = Span & { from: string };

function addWhen(
  { goes, stays }: Provenance,
  { start, evidence = [] }: Partial<CodedEvent>,
  gone: readonly FoundDate[],
  { cut, passage }: Around,
): void {
  if (!start || gone.length === 0) return;
  const away = (span: Span): number => distance(span, evidence);
  const standing = datesLeft(cut, passage).filter(({ from }) => from === start);
  const isSaidOn = (one: FoundDate): boolean =>
    standing.some((other) => one.from !== start || away(other) <= away(one));
  if (!gone.every(isSaidOn)) goes.add('when');
  else if (gone.some(({ from }) => from === start)) stays.add('when');
}

function addCounts(
  { goes, stays }: Provenance,
  { counts, evidence = [] }: Partial<CodedEvent>,
  gone: readonly FoundNumber[],
  { cut, passage }: Around,
): void {
  const held = MEASURES.filter((measure) => counts?.[measure]);
  const away = ({ spans }: { spans: readonly (readonly [number, number])[] }): number =>
    Math.min(...spans.map(([start, end]) => distance({ start, end }, evidence)));
  const isAround = ({ spans }: { spans: readonly (readonly [number, number])[] }): boolean =>
    spans.every(([from, to]) => passage.start <= from && to <= passage.end);
  const isHeld = ({ values }: FoundNumber): boolean => held.some((measure) => isAmong(counts![measure], values));
  for (const measure of held) {
    const count = counts![measure]!;
    const reads = countsIn(cut).filter((one) => isAround(one) && isAmong(count, boundsOf(one.count)));
    const readThere = reads.filter(
      (one) => (one.measure ?? measure) === measure && one.spans.some((span) => isTouched(span, cut)),
    );
    const same = gone.some(({ values }) => isAmong(count, values));
    if (!same && readThere.length === 0 && !gone.some((one) => !one.isDate && !isHeld(one))) continue;
    const isSaidOn = reads.some(
      (one) =>
        // a number that was corrected since is said by whatever counts so many people
        counted(same ? one : { ...one, measure: one.measure ?? measure }, measure, count, cut) &&
        readThere.every((other) => away(one) <= away(other)),
    );
    if (!isSaidOn) goes.add(measure);
    else if (same) stays.add(measure);
  }
}

type Read = ReturnType<typeof countsIn>[number];

/** Whether a number that stays, with the word that says so, counts as many of the same. */
function counted({ measure, count, spans }: Read, as: Measure, value: unknown, cut: CutText): boolean {
  const bounds = (Array.isArray(value) ? value : [value]).filter((bound) => bound !== null);
  return (
    measure === as &&
    bounds.every((bound) => boundsOf(count).includes(bound as number)) &&
    spans.every((span) => isStanding(span, cut))
  );
}

const boundsOf = (count: Read['count']): number[] => count.filter((bound) => bound !== null);

/** Whether the words that an act was read from, as far as they stay, are still read as it. */
function isTypeLeft(
  evidence: Evidence,
  acts: readonly (string | undefined)[],
  cut: CutText,
  { goes }: Provenance,
): boolean {
  const isPart = evidence.some((span) => isTouched(span, cut));
  if (!isPart && goes.size === 0) return true;
  const isRead = (events: readonly CodedEvent[]): boolean =>
    events.some(
      (event) =>
        acts.includes(event.act) &&
        event.evidence.some(([from, to]) => evidence.some(([start, end]) => from < end && start < to)),
    );
  // what is not read as the act before either, a person named so
  return isRead(eventsLeft(cut)) || (!isPart && !isRead(eventsIn(cut)));
}

/** Of a record that names the document, and was made of no coding: what repeats a number, a date or a name in the words that go. */
export function repeated(fields: Fields, cut: CutText): Provenance {
  const goes = new Set<string>();
  const stays = new Set<string>();
  const numbers = numbersIn(cut, []).flatMap(({ values }) => values);
  for (const measure of MEASURES) {
    const value = fields[measure];
    if (!isAmong(value, numbers)) continue;
    (countsIn(cut).some((one) => counted(one, measure, value, cut)) ? stays : goes).add(measure);
  }
  const when = fields['when'] as unknown as When | undefined;
  if (when?.start !== undefined && datesIn(cut).some(({ from }) => from === when.start))
    (datesLeftInAll(cut).some(({ from }) => from === when.start) ? stays : goes).add('when');
  for (const field of ['place', ...PERSONS, 'participants']) {
    const said = namesIn(fields[field]).flatMap((name) => saidBy(name, cut) ?? []);
    if (said.length === 0) continue;
    const isLeft = said.every((one) => one.isLeft);
    (isLeft ? stays : goes).add(field);
    if (field === 'place' && !isLeft) goes.add('country');
  }
  return { goes, stays };
}

const ofNames = new WeakMap<CutText, Map<string, { isLeft: boolean } | null>>();

/** Null where the words that go do not say the name; else whether those that stay do. Asked for each record and name. */
function saidBy(name: string, cut: CutText): { isLeft: boolean } | null {
  const known = ofNames.get(cut) ?? new Map<string, { isLeft: boolean } | null>();
  ofNames.set(cut, known);
  if (!known.has(name)) known.set(name, says(wordsGone(cut), [name]) ? { isLeft: says(wordsLeft(cut), [name]) } : null);
  return known.get(name)!;
}

/** Of whole texts: many records may name one document. */
const ofWhole = new WeakMap<CutText, FoundDate[]>();

function datesLeftInAll(cut: CutText): FoundDate[] {
  const known = ofWhole.get(cut) ?? datesLeft(cut, { start: 0, end: cut.text.length });
  ofWhole.set(cut, known);
  return known;
}

/** The dates in words that stay. */
function datesLeft(cut: CutText, within: Span): FoundDate[] {
  const rest = { ...cut, gone: standingSpans(cut, within) };
  return datesIn(rest).filter(({ start, end }) => isStanding([start, end], cut));
}

/** UTF-16 units between a span and the nearest words that a coding rests on. */
function distance({ start, end }: Span, evidence: Evidence): number {
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

type FoundNumber = Span & { values: number[]; isDate: boolean };

/** Numbers that what goes holds a part of, as words or digits, also in dates. */
function numbersIn(cut: CutText, dates: readonly Span[]): FoundNumber[] {
  const isDate = ({ start, end }: Span): boolean => dates.some((date) => date.start <= start && end <= date.end);
  return stretches(cut)
    .flatMap(({ start, end }) => {
      const part = cut.text.slice(start, end);
      const read = tokenise(part, cut.language ?? 'en');
      const quantities = findQuantities(read).map(({ from, to, count }) => ({
        start: start + read.tokens[from]!.start,
        end: start + read.tokens[to - 1]!.end,
        values: boundsOf(count),
      }));
      return [...quantities, ...digitsIn(part, start)].filter((number) => isTouched([number.start, number.end], cut));
    })
    .map((number) => ({ ...number, isDate: isDate(number) }));
}

/** Runs of digits in any script, with what divides thousands, and without. */
function digitsIn(text: string, from: number): (Span & { values: number[] })[] {
  return [...text.matchAll(/\p{Nd}+(?:[,.٬'’\u00a0\u202f ]\p{Nd}{3})*/gu)].map(({ index, 0: said }) => {
    const parts = said.split(/\P{Nd}+/u).map(western);
    return { start: from + index, end: from + index + said.length, values: [parts.join(''), ...parts].map(Number) };
  });
}

/** Digits of whatever script as ASCII; in Unicode the ten of a script follow each other from zero. */
function western(digits: string): string {
  return [...fold(digits)].map((digit) => (/\d/.test(digit) ? digit : String(ofScript(digit)))).join('');
}

function ofScript(digit: string): number {
  const point = digit.codePointAt(0)!;
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}

/** Dates that what goes holds a part of. */
function datesIn(cut: CutText): FoundDate[] {
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
