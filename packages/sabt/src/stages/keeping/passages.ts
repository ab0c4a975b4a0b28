/**
 * Splits a text into the passages that its tree holds. Joined, they are the text again, unit by unit; what a passage
 * boundary is has no meaning beyond that, so the rule may change without breaking anything: a passage ends after the
 * line breaks that end a paragraph; a paragraph of more than 2,000 UTF-16 units is cut after the last end of a sentence
 * that fits, else after the last space, else at 2,000, never inside a surrogate pair.
 *
 * A span that has a level of its own (`text@120-145` in the field `confidentiality`) is cut out of the passages that it
 * touches, so that it can be withheld, and all around it proved.
 */
export const MAX_PASSAGE_UNITS = 2000;

const LINE_BREAK = 0x0a;
const SENTENCE_END = /[.!?؟。！？۔…]["'»”’)\]]*\s+/gu;

/** A part of a text, [start, end) in UTF-16 units. */
export interface CutSpan {
  start: number;
  end: number;
}

export function splitPassages(text: string, spans: readonly CutSpan[] = []): string[] {
  const passages: string[] = [];
  const cuts = cutsAround(text, spans);
  let next = 0;
  const push = (from: number, to: number): void => {
    let start = from;
    for (; next < cuts.length && cuts[next]! < to; next++) {
      if (cuts[next]! <= start) continue;
      passages.push(text.slice(start, cuts[next]));
      start = cuts[next]!;
    }
    passages.push(text.slice(start, to));
  };
  for (let at = 0; at < text.length; ) {
    const paragraphEnd = endOfParagraph(text, at);
    while (at < paragraphEnd) {
      const end = paragraphEnd - at <= MAX_PASSAGE_UNITS ? paragraphEnd : at + cut(text.slice(at, paragraphEnd));
      push(at, end);
      at = end;
    }
  }
  return passages;
}

/** The spans of a text that have a level of their own; keys that name none are passed over. */
export function spansWithLevel(field: string, levels: unknown): CutSpan[] {
  if (typeof levels !== 'object' || levels === null) return [];
  return Object.keys(levels).flatMap((key) => {
    const [, path, start, end] = /^(\w+)@(\d+)-(\d+)$/.exec(key) ?? [];
    return path === field ? [{ start: Number(start), end: Number(end) }] : [];
  });
}

/** Where spans begin and end, in order; one that would halve a surrogate pair takes it in. */
function cutsAround(text: string, spans: readonly CutSpan[]): number[] {
  const halves = (at: number): boolean =>
    isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));
  const cuts = spans.flatMap(({ start, end }) => [halves(start) ? start - 1 : start, halves(end) ? end + 1 : end]);
  return [...new Set(cuts)].sort((a, b) => a - b);
}

/** Behind the line breaks that end the paragraph, or the end of the text. */
function endOfParagraph(text: string, from: number): number {
  let end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  while (text.charCodeAt(end) === LINE_BREAK) end++;
  return end;
}

function cut(text: string): number {
  const head = text.slice(0, MAX_PASSAGE_UNITS);
  let end = 0;
  for (const match of head.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  if (end === 0) end = head.search(/\s\S*$/u) + 1;
  if (end === 0) end = MAX_PASSAGE_UNITS;
  return isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
