/**
 * Passages of a text by where they stand in it. Their numbers are those of one version: another version of the same text
 * may be cut in other places, because something was blacked out of it or erased. So what is said of a passage by number is
 * carried to another version by its place where the texts are the same, else by what the passage says.
 */
import { type Json, TEXT_PATHS } from '../../model/records.ts';

export interface PlacedPassage {
  path: string;
  text: string;
  /** [start, end) in UTF-16 units of the joined text. */
  start: number;
  end: number;
}

type Values = readonly { path: string; value: Json }[];

/** UTF-16 units from which a text is looked for inside words as well. */
const SHORT = 6;

export function isPassage(path: string): boolean {
  const [field, item] = path.split('/');
  return item !== undefined && TEXT_PATHS.includes(field!) && /^\d+$/.test(item);
}

export function passagesOf(field: string, values: Values): PlacedPassage[] {
  let at = 0;
  return values
    .filter(({ path }) => path.startsWith(`${field}/`))
    .map(({ path, value }) => {
      const text = value as string;
      at += text.length;
      return { path, text, start: at - text.length, end: at };
    });
}

/**
 * What passages of one version are in another: paths of all that overlap with them, or, where the texts differ, of all
 * that say what they said. A passage that the first version does not hold is passed over.
 */
export function carried(paths: readonly string[], from: Values, to: Values): string[] {
  return TEXT_PATHS.flatMap((field) => {
    const named = passagesOf(field, from).filter(({ path }) => paths.includes(path));
    if (named.length === 0) return [];
    const there = passagesOf(field, to);
    const text = joined(there);
    if (joined(passagesOf(field, from)) === text)
      return there.filter((passage) => named.some((one) => overlaps(passage, one))).map(({ path }) => path);
    // also where the other text is cut in the middle of the words
    const repeated = named.flatMap((one) => placesOf(one.text.trim(), text));
    return there
      .filter(
        (passage) => named.some((one) => isWithin(passage, one)) || repeated.some((one) => overlaps(passage, one)),
      )
      .map(({ path }) => path);
  });
}

const joined = (passages: readonly PlacedPassage[]): string => passages.map(({ text }) => text).join('');

interface Span {
  start: number;
  end: number;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether a passage says nothing but a part of another one. */
function isWithin(passage: PlacedPassage, other: PlacedPassage): boolean {
  const [a, b] = [passage.text.trim(), other.text.trim()];
  return a !== '' && b !== '' && b.includes(a);
}

function placesOf(sought: string, text: string): Span[] {
  if (sought === '') return [];
  const found = sought.length < SHORT ? wordsIn(text, sought) : [];
  if (sought.length >= SHORT)
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) found.push(at);
  return found.map((start) => ({ start, end: start + sought.length }));
}

/** Where a short text stands by itself and not inside a word. */
function wordsIn(text: string, sought: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (!isLetter(text.slice(0, at).at(-1)) && !isLetter(text.at(at + sought.length))) found.push(at);
  return found;
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{M}\p{N}]/u.test(unit);
