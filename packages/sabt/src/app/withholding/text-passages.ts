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
    const isSame = joined(passagesOf(field, from)) === joined(there);
    const isOne = isSame ? overlaps : repeats;
    return there.filter((passage) => named.some((one) => isOne(passage, one))).map(({ path }) => path);
  });
}

const joined = (passages: readonly PlacedPassage[]): string => passages.map(({ text }) => text).join('');

const overlaps = (a: PlacedPassage, b: PlacedPassage): boolean => a.start < b.end && b.start < a.end;

/** Whether a passage says something of another one. */
function repeats(passage: PlacedPassage, other: PlacedPassage): boolean {
  const [a, b] = [passage.text.trim(), other.text.trim()];
  return a !== '' && b !== '' && (holds(a, b) || b.includes(a));
}

function holds(text: string, sought: string): boolean {
  if (sought.length >= SHORT) return text.includes(sought);
  return wordsIn(text, sought).length > 0;
}

/** Where a short text stands by itself and not inside a word. */
function wordsIn(text: string, sought: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (!isLetter(text.slice(0, at).at(-1)) && !isLetter(text.at(at + sought.length))) found.push(at);
  return found;
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{M}\p{N}]/u.test(unit);
