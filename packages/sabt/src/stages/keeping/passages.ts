/**
 * Splits a text into the passages that its tree holds. Joined, they are the text again, unit by unit; what a passage
 * boundary is has no meaning beyond that, so the rule may change without breaking anything: a passage ends after the
 * line breaks that end a paragraph; a paragraph of more than 2,000 UTF-16 units is cut after the last end of a sentence
 * that fits, else after the last space, else at 2,000, never inside a surrogate pair.
 */
export const MAX_PASSAGE_UNITS = 2000;

const LINE_BREAK = 0x0a;
const SENTENCE_END = /[.!?؟。！？۔…]["'»”’)\]]*\s+/gu;

export function splitPassages(text: string): string[] {
  const passages: string[] = [];
  for (let at = 0; at < text.length; ) {
    const paragraphEnd = endOfParagraph(text, at);
    while (at < paragraphEnd) {
      const end = paragraphEnd - at <= MAX_PASSAGE_UNITS ? paragraphEnd : at + cut(text.slice(at, paragraphEnd));
      passages.push(text.slice(at, end));
      at = end;
    }
  }
  return passages;
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
