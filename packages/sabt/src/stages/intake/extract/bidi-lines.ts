/**
 * Lines of text from the pieces of a page, in logical order.
 *
 * A PDF draws glyphs; in right-to-left scripts it draws them where they are seen, often one by one, as
 * presentation forms (U+FB50–FEFF), and in any order. pdf.js gives each piece with its place, and has already
 * turned the letters inside a piece round. So: consecutive pieces on one baseline make a line; a line with
 * right-to-left letters is laid out as it is seen, from left to right, and then read as a person would:
 * the whole line from the right, but numbers and Latin words inside it from the left (rules L2 and W1–W7 of
 * the Unicode Bidirectional Algorithm, UAX #9, backwards; a line of one base direction needs no more). Only
 * then are presentation forms normalised (NFKC), because a ligature such as ﻻ stands for two letters in
 * logical order. Spaces come from the gaps between glyphs: pdf.js sees one wherever a vowel sign steps back.
 *
 * Invariants: pure; a line without right-to-left letters keeps its pieces in the order given; `reorder` is
 * its own inverse for text whose numbers and words do not touch.
 */
export interface Piece {
  /** Text in logical order within the piece. */
  text: string;
  /** Whether the letters inside the piece were taken to run from right to left. */
  rightToLeft: boolean;
  x: number;
  y: number;
  width: number;
  /** Height of the font. */
  size: number;
}

const RIGHT_TO_LEFT = /[\u0590-\u05ff\u0600-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const STRONG_LEFT = /[A-Za-z\u00c0-\u024f\u0370-\u058f]/u;
const DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9]/u;
/** Stand between two digits of one number. */
const IN_NUMBER = /^[.,:/\-\u066b\u066c+%٪]$/u;
const MARK = /^\p{M}+$/u;
/** Dots, vowel signs and spaces may stand off the baseline without being a line. */
const SMALL = /^[\p{M}\s\u0000]+$/u;
const MIRROR: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '<': '>',
  '>': '<',
};

const SPACE_GAP_EM = 0.14;
const COLUMN_GAP_EM = 2;
const BASELINE_TOLERANCE_EM = 0.42;
const PARAGRAPH_GAP_EM = 1.9;

/** The text of one page. */
export function linesOf(pieces: readonly Piece[]): string {
  let text = '';
  let previous: { y: number; size: number } | null = null;
  for (const line of baselines(pieces)) {
    const words = RIGHT_TO_LEFT.test(line.map((piece) => piece.text).join('')) ? readAsSeen(line) : readInOrder(line);
    if (words === '') continue;
    const here = { y: line[0]!.y, size: Math.max(...line.map((piece) => piece.size)) };
    if (previous !== null) {
      const gap = previous.y - here.y;
      text += gap > PARAGRAPH_GAP_EM * Math.max(previous.size, here.size) ? '\n\n' : '\n';
    }
    text += words;
    previous = here;
  }
  return text;
}

function baselines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let baseline = 0;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const size = Math.max(piece.size, line[0]?.size ?? 0);
    const tolerance = (SMALL.test(piece.text) ? 2 : 1) * BASELINE_TOLERANCE_EM * size;
    if (line.length > 0 && Math.abs(piece.y - baseline) > tolerance) {
      lines.push(line);
      line = [];
    }
    if (line.length === 0) baseline = piece.y;
    line.push(piece);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function readInOrder(line: Piece[]): string {
  let text = '';
  let end: number | null = null;
  for (const piece of line) {
    if (end !== null && piece.text.trim() !== '' && piece.x - end > COLUMN_GAP_EM * piece.size)
      text = text.trimEnd() + '\t';
    text += piece.text;
    if (piece.text.trim() !== '') end = piece.x + piece.width;
  }
  return plain(text);
}

/** A letter with its marks, and where it stands. */
interface Cluster {
  text: string;
  start: number;
  end: number;
}

function readAsSeen(line: Piece[]): string {
  const clusters: Cluster[] = [];
  const marks: Cluster[] = [];
  for (const piece of [...line].sort((a, b) => a.x - b.x)) {
    const text = piece.text.replace(/\u0000/g, '');
    if (text.trim() === '') continue;
    if (MARK.test(text.trim())) marks.push({ text: text.trim(), start: piece.x, end: piece.x + piece.width });
    else clusters.push(...asSeen({ ...piece, text }));
  }
  for (const mark of marks) {
    const base = clusters.find((cluster) => mark.start >= cluster.start && mark.start <= cluster.end);
    if (base !== undefined) base.text += mark.text;
  }
  const size = line[0]!.size;
  const seen: string[] = [];
  let end: number | null = null;
  for (const cluster of clusters) {
    if (end !== null && cluster.start - end > COLUMN_GAP_EM * size) seen.push('\t');
    else if (end !== null && cluster.start - end > SPACE_GAP_EM * size) seen.push(' ');
    seen.push(cluster.text);
    end = Math.max(end ?? cluster.end, cluster.end);
  }
  const rights = seen.filter((one) => RIGHT_TO_LEFT.test(one)).length;
  const lefts = seen.filter((one) => STRONG_LEFT.test(one)).length;
  const rightToLeft = rights >= lefts;
  return plain(mirrored(reorder(seen, rightToLeft), rightToLeft).join(''));
}

/** The letters of a piece from left to right, each with its share of the width. */
function asSeen(piece: Piece): Cluster[] {
  const letters = reorder(piece.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [], piece.rightToLeft);
  const share = piece.width / letters.length;
  return letters.map((text, i) => ({ text, start: piece.x + i * share, end: piece.x + (i + 1) * share }));
}

/** Between what is seen from left to right and logical order; see the essay. */
export function reorder(letters: readonly string[], rightToLeft: boolean): string[] {
  const kinds = letters.map((letter, i) => {
    if (DIGIT.test(letter) || STRONG_LEFT.test(letter)) return 'left';
    if (RIGHT_TO_LEFT.test(letter)) return 'right';
    const between = (test: RegExp): boolean => test.test(letters[i - 1] ?? '') && test.test(letters[i + 1] ?? '');
    return IN_NUMBER.test(letter) && between(DIGIT) ? 'left' : 'neutral';
  });
  const own = rightToLeft ? 'left' : 'right';
  for (const [start, end] of neutralRuns(kinds)) {
    const inside = kinds[start - 1] === own && kinds[end] === own && !onlyNumbersAround(letters, start, end);
    for (let i = start; i < end; i++) kinds[i] = inside ? own : rightToLeft ? 'right' : 'left';
  }
  const ordered = rightToLeft ? [...letters].reverse() : [...letters];
  if (rightToLeft) kinds.reverse();
  for (let start = 0; start < ordered.length; ) {
    let end = start + 1;
    while (end < ordered.length && kinds[end] === kinds[start]) end++;
    if (kinds[start] === own) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
    start = end;
  }
  return ordered;
}

function* neutralRuns(kinds: readonly string[]): Generator<[number, number]> {
  for (let start = 0; start < kinds.length; start++) {
    if (kinds[start] !== 'neutral') continue;
    let end = start;
    while (end < kinds.length && kinds[end] === 'neutral') end++;
    yield [start, end];
    start = end;
  }
}

/** Two numbers with a space between them keep the order of the line; two Latin words do not. */
function onlyNumbersAround(letters: readonly string[], start: number, end: number): boolean {
  return DIGIT.test(letters[start - 1] ?? '') && DIGIT.test(letters[end] ?? '');
}

/** Brackets are drawn as seen; in logical order the first of a pair opens. */
function mirrored(letters: string[], rightToLeft: boolean): string[] {
  if (!rightToLeft) return letters;
  const first = letters.find((letter) => letter in MIRROR);
  if (first === undefined || !')]}»>'.includes(first)) return letters;
  return letters.map((letter) => MIRROR[letter] ?? letter);
}

/** Presentation forms as letters, without control characters and doubled spaces. */
function plain(text: string): string {
  return text
    .replace(/[\ufe70-\ufe7f]/g, (form) => form.normalize('NFKC').replace(/^ /, ''))
    .replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe80-\ufefc]+/g, (forms) => forms.normalize('NFKC'))
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
