/**
 * Splits a text into the passages that its tree holds. Joined, they are the text again, unit by unit; what a passage
 * boundary is has no meaning beyond that, so the rule may change without breaking anything: a passage ends after the
 * line breaks that end a paragraph; a paragraph of more than 2,000 UTF-16 units is cut after the last end of a sentence
 * that fits, else after the last space, else at 2,000, never inside a surrogate pair.
 */
export const MAX_PASSAGE_UNITS = 2000;

const PARAGRAPH = /[^\n]*\n+|[^\n]+$/g;
const SENTENCE_END = /[.!?؟。！？۔…]["'»”’)\]]*\s+/gu;

export function splitPassages(text: string): string[] {
  const passages: string[] = [];
  for (const [paragraph] of text.matchAll(PARAGRAPH)) {
    for (let rest = paragraph; rest !== ''; ) {
      const end = rest.length <= MAX_PASSAGE_UNITS ? rest.length : cut(rest);
      passages.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
  }
  return passages;
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
