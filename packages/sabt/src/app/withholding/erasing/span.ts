/** Paths as people name them: a field, an item of one (`text/3`, `custom/NAME`), or a span of a text (`text@120-180`). */
import { fieldOf, itemOf, ProofError } from '@sabt/proof';
import { SabtError } from '../../../model/errors.ts';
import { type Json, type Kind, TEXT_PATHS } from '../../../model/records.ts';
import { textAt, toWholeLetters } from '../redacting/words.ts';

export interface TextSpan {
  field: string;
  /** [start, end) in UTF-16 units of the joined text. */
  start: number;
  end: number;
}

/** Null for a path that is no span of a text. Throws `invalid-argument` for one that is empty. */
export function spanOf(path: string): TextSpan | null {
  const [, field, from, to] = /^(\w+)@(\d+)-(\d+)$/.exec(path) ?? [];
  if (field === undefined || !TEXT_PATHS.includes(field)) return null;
  const span = { field, start: Number(from), end: Number(to) };
  if (span.start >= span.end) throw new SabtError('invalid-argument', `${path}: an empty span.`, { at: path });
  return span;
}

/** The passages of a text that a span touches; empty where the text is shorter. */
export function passagesIn(
  { field, start, end }: TextSpan,
  values: readonly { path: string; value: Json }[],
): string[] {
  const touched: string[] = [];
  let at = 0;
  for (const { path, value } of values) {
    if (!path.startsWith(`${field}/`)) continue;
    const next = at + (value as string).length;
    if (at < end && start < next) touched.push(path);
    at = next;
  }
  return touched;
}

/** Letters or digits from which the words of a span are looked for; numbers, from as many as no count has. */
const LEAST = 3;
const LONG_NUMBER = 6;

/**
 * What the spans among some paths say. Whoever names a span of a text means its words, not the passages that it happens to
 * touch: other fields and records repeat the words and never the passage.
 */
export function spokenIn(paths: readonly string[], values: readonly { path: string; value: Json }[]): string[] {
  return paths.flatMap((path) => {
    const span = spanOf(path);
    if (span === null) return [];
    const text = textAt(span.field, values);
    const { start, end } = toWholeLetters(text, span);
    const words = text.slice(start, end).trim();
    const least = /\p{L}/u.test(words) ? LEAST : LONG_NUMBER;
    return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= least ? [words] : [];
  });
}

/** The paths of fields and items that a path stands for. Throws `invalid-argument` for what the kind does not have. */
export function pathsMeant(path: string, kind: Kind, values: readonly { path: string; value: Json }[]): string[] {
  const span = spanOf(path);
  if (span === null) {
    try {
      if (path.includes('/')) itemOf(kind, path);
      else fieldOf(kind, path);
    } catch (cause) {
      if (!(cause instanceof ProofError)) throw cause;
      throw new SabtError('not-found', `A ${kind} has no field ${path}.`, { at: path, cause });
    }
    return [path];
  }
  const passages = passagesIn(span, values);
  if (passages.length === 0) throw new SabtError('not-found', `The text ends before ${path}.`, { at: path });
  return passages;
}
