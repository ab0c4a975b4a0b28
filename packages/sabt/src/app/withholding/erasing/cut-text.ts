/**
 * A text of which words go, the words that go and those that stay, and what is read in it: as it was, and as it stands without
 * them. Where a letter went stands a space, so that all places are those of the text as it was. Many records may name one
 * document, so a text is read once.
 */
import type { Fields, When } from '../../../model/records.ts';
import { type CodedEvent, type CountRead, codeText, readCounts } from '../../../stages/coding/index.ts';
import { detectLanguage } from '../../../stages/reading/index.ts';

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
  /** What was withheld before: it stays, and outsiders cannot read it. */
  hidden: readonly Span[];
}

export function cutTextOf(fields: Fields, text: string, { gone, hidden }: Pick<CutText, 'gone' | 'hidden'>): CutText {
  const [language] = (fields['languages'] ?? []) as string[];
  const published = (fields['published'] as unknown as When | undefined)?.start ?? null;
  return { text, language: language ?? detectLanguage(text)?.language ?? null, published, gone, hidden };
}

/** The words that go, a line each. */
export function wordsGone({ text, gone }: CutText): string {
  return gone.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** Those in a stretch that everybody can read on. */
export function wordsLeft(cut: CutText, within: Span = { start: 0, end: cut.text.length }): string {
  return standingSpans(cut, within)
    .map(({ start, end }) => cut.text.slice(start, end))
    .join('\n');
}

/** What of a stretch neither goes nor is hidden. */
export function standingSpans({ gone, hidden }: CutText, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let at = start;
  for (const one of [...gone, ...hidden].sort((a, b) => a.start - b.start)) {
    if (one.start > at) spans.push({ start: at, end: Math.min(one.start, end) });
    at = Math.max(at, one.end);
  }
  if (at < end) spans.push({ start: at, end });
  return spans.filter((one) => one.start < one.end);
}

export function isTouched([from, to]: readonly [number, number], { gone }: CutText): boolean {
  return gone.some(({ start, end }) => from < end && start < to);
}

/** Whether everybody can read the whole of a span on. */
export function isStanding(span: readonly [number, number], { gone, hidden, ...cut }: CutText): boolean {
  return !isTouched(span, { ...cut, hidden: [], gone: [...gone, ...hidden] });
}

/** Whether nobody can read a letter of a span any more. */
export function isCovered([from, to]: readonly [number, number], { text, gone, hidden }: CutText): boolean {
  const covering = [...gone, ...hidden];
  for (let at = from; at < to; at++)
    if (/[\p{L}\p{N}]/u.test(text[at] ?? '') && !covering.some(({ start, end }) => start <= at && at < end))
      return false;
  return true;
}

interface Read {
  events?: CodedEvent[];
  eventsLeft?: CodedEvent[];
  counts?: CountRead[];
}

const read = new WeakMap<CutText, Read>();

function readOf(cut: CutText): Read {
  const known = read.get(cut) ?? {};
  read.set(cut, known);
  return known;
}

/** Events that the whole text says, with what goes. */
export function eventsIn(cut: CutText): CodedEvent[] {
  const known = readOf(cut);
  known.events ??= codeText(inputOf(cut, cut.text));
  return known.events;
}

/** Events that the text says without what goes and what is hidden. */
export function eventsLeft(cut: CutText): CodedEvent[] {
  const known = readOf(cut);
  known.eventsLeft ??= codeText(inputOf(cut, blanked(cut)));
  return known.eventsLeft;
}

/** Numbers that count people in the whole text, with what goes. */
export function countsIn(cut: CutText): CountRead[] {
  const known = readOf(cut);
  known.counts ??= readCounts(inputOf(cut, cut.text));
  return known.counts;
}

function inputOf({ language, published }: CutText, text: string): Parameters<typeof codeText>[0] {
  return { text, ...(language === null ? {} : { language }), ...(published === null ? {} : { published }) };
}

function blanked({ text, gone, hidden }: CutText): string {
  let rest = text;
  for (const { start, end } of [...gone, ...hidden])
    rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end);
  return rest;
}
