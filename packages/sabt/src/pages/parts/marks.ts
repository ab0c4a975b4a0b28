import { type Html, html } from '../html.ts';

/**
 * A text with spans marked. Spans that overlap, lie outside or split a surrogate pair are put right rather than
 * trusted: whatever the spans, every character of the text appears exactly once and escaped.
 */
export function marked(text: string, marks: readonly (readonly [number, number])[]): Html {
  const pieces: Html[] = [];
  let at = 0;
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    const start = outsidePair(text, Math.max(from, at));
    const end = outsidePair(text, Math.min(to, text.length));
    if (!(end > start)) continue;
    pieces.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  pieces.push(html`${text.slice(at)}`);
  return html`${pieces}`;
}

function outsidePair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

export interface Paragraph {
  text: string;
  marks: [number, number][];
}

/** A part of a long text, cut between paragraphs where possible. */
export interface TextPart {
  paragraphs: Paragraph[];
  part: number;
  parts: number;
  /** What it holds of the text. */
  start: number;
  end: number;
}

/** Units of a text shown on one page. */
export const PART_UNITS = 60_000;

/** The paragraphs of one part (1-based) of a text, each with the marks that fall into it. */
export function textPart(text: string, marks: readonly (readonly [number, number])[], wanted: number): TextPart {
  const cuts = [0];
  while (text.length - cuts.at(-1)! > PART_UNITS) cuts.push(cutBefore(text, cuts.at(-1)! + PART_UNITS, cuts.at(-1)!));
  const parts = cuts.length;
  const part = Math.min(Math.max(1, wanted), parts);
  const start = cuts[part - 1]!;
  const end = cuts[part] ?? text.length;
  const paragraphs: Paragraph[] = [];
  const paragraph = /[^\r\n]+/g;
  paragraph.lastIndex = start;
  for (let match = paragraph.exec(text); match !== null && match.index < end; match = paragraph.exec(text)) {
    const from = match.index;
    const shown = match[0].slice(0, end - from);
    if (shown.trim() !== '')
      paragraphs.push({
        text: shown,
        marks: within(marks, from, from + shown.length).map(([s, e]) => [s - from, e - from]),
      });
  }
  return { paragraphs, part, parts, start, end };
}

/** Every paragraph of a text, for print. */
export function allParagraphs(text: string): string[] {
  return text.split(/[\r\n]+/).filter((paragraph) => paragraph.trim() !== '');
}

function cutBefore(text: string, limit: number, after: number): number {
  const line = text.lastIndexOf('\n', limit);
  if (line > after) return line + 1;
  const space = text.lastIndexOf(' ', limit);
  return space > after ? space + 1 : outsidePair(text, limit);
}

function within(marks: readonly (readonly [number, number])[], from: number, to: number): [number, number][] {
  return marks
    .filter(([start, end]) => end > from && start < to)
    .map(([start, end]) => [Math.max(start, from), Math.min(end, to)]);
}

/** The first mark at or after a place decides which part of a long text is shown first. */
export function partOf(text: string, at: number): number {
  let part = 1;
  let cut = 0;
  while (text.length - cut > PART_UNITS) {
    cut = cutBefore(text, cut + PART_UNITS, cut);
    if (at < cut) return part;
    part += 1;
  }
  return part;
}
