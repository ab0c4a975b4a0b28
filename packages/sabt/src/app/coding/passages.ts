/** The sentences around the words that a suggestion rests on, with what was read in them marked. */
import { type Fields, type RecordVersion, TEXT_PATHS, type When } from '../../model/records.ts';
import type { CodedPassage, PassageMark } from '../../pages/index.ts';
import type { CodedEvent } from '../../stages/coding/index.ts';
import { findDates } from '../../stages/reading/index.ts';

/** Units shown before and after the words, more or less: whole sentences where there are any. */
const AROUND = 420;
/** Nearer than this nothing is cut. */
const AT_LEAST = 120;
const SENTENCE_END = /[.!?؟۔…](?=\s)|\n/gu;

type Read = Pick<RecordVersion, 'fields' | 'erased'>;

/**
 * Whether the places that a coding names are those of its document as it is now. Where something was erased from the text
 * since, they are not known any more, and nothing is marked.
 */
export function countsIn(coding: Read, { fields, erased = [] }: Read): boolean {
  if (erased.some((path) => TEXT_PATHS.some((field) => path.startsWith(`${field}/`)))) return false;
  const { textDigest } = coding.fields;
  if (textDigest === undefined) return coding.erased?.includes('textDigest') !== true;
  return textDigest === fields['textDigest'];
}

export function passageOf(coding: Read, document: Read, event: CodedEvent, language: string | null): CodedPassage {
  const { fields } = document;
  const text = codedText(fields);
  const [start, end] = aroundEvidence(text, event.evidence);
  const shown = text.slice(start, end);
  const marks: PassageMark[] = [];
  if (!countsIn(coding, document))
    return { text: shown, language, marks, cut: { before: start > 0, after: end < text.length } };
  const add = (of: PassageMark['of'], span: readonly [number, number]): void => {
    const from = Math.max(span[0], start) - start;
    const to = Math.min(span[1], end) - start;
    if (to > from) marks.push({ span: [from, to], of });
  };
  for (const span of event.evidence) add('evidence', span);
  for (const { span } of event.actors) add('actor', span);
  if (event.place !== null) add('place', event.place.span);
  for (const span of datesOf(shown, event, fields, language)) add('date', [span[0] + start, span[1] + start]);
  return { text: shown, language, marks, cut: { before: start > 0, after: end < text.length } };
}

/** The text that suggestions are made from: the article of a page, else all of it. */
export function codedText(fields: Fields): string {
  const text = fields['mainText'] ?? fields['text'];
  return typeof text === 'string' ? text : '';
}

/** The sentences around the words that something was read in, [start, end); cut where they are long. */
export function aroundEvidence(text: string, evidence: CodedEvent['evidence']): [number, number] {
  const first = Math.min(text.length, ...evidence.map(([start]) => start));
  const last = Math.min(text.length, Math.max(0, ...evidence.map(([, end]) => end)));
  return [beginning(text, first), ending(text, last)];
}

function beginning(text: string, first: number): number {
  const from = Math.max(0, first - AROUND);
  if (from === 0) return 0;
  const ends = [...text.slice(from, first - AT_LEAST).matchAll(SENTENCE_END)];
  const after = ends[0] === undefined ? text.indexOf(' ', from) : from + ends[0].index;
  return after < 0 || after >= first ? from : after + 1;
}

function ending(text: string, last: number): number {
  const to = Math.min(text.length, last + AROUND);
  if (to === text.length) return to;
  const ends = [...text.slice(last + AT_LEAST, to).matchAll(SENTENCE_END)];
  const at = ends.at(-1);
  if (at !== undefined) return last + AT_LEAST + at.index + 1;
  const space = text.lastIndexOf(' ', to);
  return space > last ? space : to;
}

/** Where the text says the date that was read. */
function datesOf(shown: string, event: CodedEvent, fields: Fields, language: string | null): [number, number][] {
  if (event.start === null) return [];
  const reference = (fields['published'] as unknown as When | undefined)?.start;
  const found = findDates(shown, {
    ...(language === null ? {} : { language }),
    ...(reference === undefined ? {} : { reference }),
  });
  return found.filter(({ start }) => start === event.start).map(({ span }) => span);
}
