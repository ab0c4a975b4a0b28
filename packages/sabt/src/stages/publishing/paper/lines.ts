/*
 * Lines of mixed direction. A paragraph in Arabic with an English name and a number in it is stored in the order in which
 * it is read, and drawn in another: Unicode Bidirectional Algorithm (UAX 9). `bidi-js` gives every character its level;
 * here the paragraph is cut into pieces of one word, one level and one font, pieces are put into lines while they are in
 * the order of reading, and each line is then turned into the order of the page (rule L2). Shaping, the joining of
 * letters, happens inside a piece; no script that we have fonts for joins across a space.
 *
 * The shaper takes the direction of a piece from its letters, and takes Arabic digits for letters. Where that is not the
 * direction of the level, the piece is handed over backwards; what leans one way is mirrored on a level from the right.
 */
import bidiJs from 'bidi-js';

export type Direction = 'ltr' | 'rtl';

export interface Piece {
  /** As it is handed to the shaper. */
  readonly text: string;
  readonly font: string;
  readonly width: number;
  readonly level: number;
  readonly isSpace: boolean;
}

export interface Line {
  /** In the order of reading, each with its distance from the left end of the line. */
  readonly pieces: readonly (Piece & { readonly x: number })[];
  readonly width: number;
  readonly direction: Direction;
}

export interface Setting {
  /** The name of the font that has a character. */
  fontOf(codePoint: number): string;
  /** In the unit of the width of the line. */
  widthOf(text: string, font: string): number;
}

// its types say that the function stands under `default`, which is so for bundlers only
const bidi = (bidiJs as unknown as typeof bidiJs.default)();
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const ONLY_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/gu;
const STICKS = /[\p{M}\u200c\u200d]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const NEUTRAL_THERE = /[\u060c\u061b\u061f\u0640]/gu;

/**
 * The lines of a paragraph. If its direction is not given, it is that of the first letter that is not isolated, of the
 * first that is if all are, and `otherwise` if there is none.
 */
export function linesOf(
  text: string,
  width: number,
  setting: Setting,
  { given, otherwise = 'ltr' }: { given?: Direction | undefined; otherwise?: Direction } = {},
): Line[] {
  const direction = given ?? directionOf(text.replace(ISOLATED, '')) ?? directionOf(text) ?? otherwise;
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const base = direction === 'rtl' ? 1 : 0;
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const word of wordsOf(text, levels, base, setting)) {
    const size = word.reduce((sum, piece) => sum + piece.width, 0);
    const isSpace = word[0]!.isSpace;
    if (used + size > width && used > 0 && !isSpace) {
      lines.push([]);
      used = 0;
    }
    for (const piece of size > width ? word.flatMap((one) => cut(one, width, setting)) : word) {
      if (used + piece.width > width && used > 0) {
        if (piece.isSpace) continue;
        lines.push([]);
        used = 0;
      }
      lines.at(-1)!.push(piece);
      used += piece.width;
    }
  }
  return lines.map((pieces) => lineOf(pieces, direction));
}

function directionOf(text: string): Direction | undefined {
  const first = /\p{L}/u.exec(text)?.[0];
  if (first === undefined) return undefined;
  return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

function lineOf(pieces: readonly Piece[], direction: Direction): Line {
  const last = pieces.findLastIndex(({ isSpace }) => !isSpace);
  const kept = pieces.slice(0, last + 1);
  const places = new Map<Piece, number>();
  let x = 0;
  for (const one of inOrderOfPage(kept)) {
    places.set(one, x);
    x += one.width;
  }
  return { pieces: kept.map((one) => ({ ...one, x: places.get(one)! })), width: x, direction };
}

/** Words and the spaces between them, each as pieces in the order of reading. */
function* wordsOf(text: string, levels: Uint8Array, base: number, setting: Setting): Generator<Piece[]> {
  for (const { 0: word, index } of text.matchAll(/[\s\u200b]+|[^\s\u200b]+/gu)) {
    if (/^\s/u.test(word)) {
      const font = setting.fontOf(0x20);
      yield [{ text: ' ', font, width: setting.widthOf('\u0020', font), level: levels[index] ?? base, isSpace: true }];
      continue;
    }
    const pieces = piecesOf(word, index, levels, setting);
    if (pieces.length > 0) yield pieces;
  }
}

function piecesOf(word: string, from: number, levels: Uint8Array, setting: Setting): Piece[] {
  const parts: { text: string; font: string; level: number }[] = [];
  let at = from;
  for (const char of word) {
    const level = levels[at]!;
    at += char.length;
    if (ONLY_ORDER.test(char) || char.replace(CONTROLS, '') === '') continue;
    const last = parts.at(-1);
    const font = last !== undefined && STICKS.test(char) ? last.font : setting.fontOf(char.codePointAt(0)!);
    if (last !== undefined && last.font === font && last.level === level) last.text += char;
    else parts.push({ text: char, font, level });
  }
  return parts.map(({ text, font, level }) => piece(text, font, level, setting));
}

function piece(read: string, font: string, level: number, setting: Setting): Piece {
  const text = asShaped(read, level);
  return { text, font, level, width: setting.widthOf(text, font), isSpace: false };
}

function asShaped(text: string, level: number): string {
  const fromRight = level % 2 === 1;
  const turned = fromRight ? Array.from(text, (char) => bidi.getMirroredCharacter(char) ?? char).join('') : text;
  const isTakenFromRight = RIGHT_TO_LEFT.test(turned.replace(NEUTRAL_THERE, ''));
  return isTakenFromRight === fromRight ? turned : Array.from(turned).reverse().join('');
}

/** A piece that is longer than a line, cut where it has to be. */
function cut(long: Piece, width: number, setting: Setting): Piece[] {
  const parts: string[] = [''];
  for (const { segment } of new Intl.Segmenter('und').segment(long.text)) {
    if (setting.widthOf(parts.at(-1)! + segment, long.font) > width && parts.at(-1) !== '') parts.push('');
    parts[parts.length - 1] += segment;
  }
  return parts.map((text) => ({ ...long, text, width: setting.widthOf(text, long.font) }));
}

/** Rule L2: from the highest level down to the lowest odd one, every stretch of at least that level is turned round. */
function inOrderOfPage(pieces: readonly Piece[]): Piece[] {
  const order = [...pieces];
  for (let level = Math.max(0, ...order.map((one) => one.level)); level >= 1; level--) {
    for (let i = 0; i < order.length; i++) {
      if (order[i]!.level < level) continue;
      let end = i;
      while (end < order.length && order[end]!.level >= level) end += 1;
      order.splice(i, end - i, ...order.slice(i, end).reverse());
      i = end;
    }
  }
  return order;
}
