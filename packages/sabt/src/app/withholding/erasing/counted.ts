/*
 * Spans and passages are named by where they stand in a text, and an erasure makes the text shorter: the same place then says
 * other words. Whoever repeats an erasure, because it was cut short or to be sure, would destroy these. So a place in a text
 * that something was erased from counts only with the size of the log at which it was counted; without it the words that it
 * would take now are quoted, and nothing is done.
 *   - A span has to say so where its text lost something before its end: what stands before the first cut is where it was.
 *   - A passage has to where a passage of this number was erased: otherwise its number is that of the latest version.
 * A size that is given holds as long as nothing was erased from the text since and it is what it was, of a passage also cut in the same places.
 */
import { isDeepStrictEqual } from 'node:util';
import { SabtError } from '../../../model/errors.ts';
import type { Json } from '../../../model/records.ts';
import type { App } from '../../app.ts';
import { known } from '../../records.ts';
import { textAt, toWholeLetters } from '../redacting/words.ts';
import { isPassage, passagesOf } from '../text-passages.ts';
import { isAt } from './losses.ts';
import { passagesIn, spanOf } from './span.ts';

type Values = readonly { path: string; value: Json }[];

/**
 * `size`: of the log when the places were counted. Throws `text-cut` for a place that may say other words by now,
 * `invalid-argument` for a size at which the record was not there.
 */
export function requireCounted(id: string, asked: readonly string[], size: number | undefined, app: App): void {
  const { entry } = known(id, app.catalogue);
  const values = app.archive.openValues(entry);
  if (size !== undefined) requireSame(id, asked, size, values, app);
  else {
    const erasures = erasuresOf(id, app);
    const moved = asked.filter((path) => isMoved(id, path, erasures, values, app));
    if (moved.length > 0) throw cut(moved, wordsAt(id, moved, values, app), app);
  }
}

function requireSame(id: string, asked: readonly string[], size: number, values: Values, app: App): void {
  const then = size > app.archive.size() ? null : app.catalogue.placeAt(id, size);
  if (then === null)
    throw new SabtError('invalid-argument', `The record was not there when the log had ${size} entries.`, { at: 'at' });
  const since = erasuresOf(id, app)
    .filter(({ entry }) => entry >= size)
    .flatMap(({ paths }) => paths);
  const before = app.archive.openValues(then.entry);
  const moved = asked.filter((path) => {
    const field = spanOf(path)?.field ?? (isPassage(path) ? path.split('/')[0]! : null);
    if (field === null) return false;
    if (since.some((one) => isAt(one, field))) return true;
    if (spanOf(path) !== null) return textAt(field, before) !== textAt(field, values);
    return !isDeepStrictEqual(passagesOf(field, before), passagesOf(field, values));
  });
  if (moved.length > 0) throw cut(moved, wordsAt(id, moved, values, app), app);
}

interface Erasure {
  entry: number;
  paths: string[];
}

function isMoved(id: string, path: string, erasures: readonly Erasure[], values: Values, app: App): boolean {
  const span = spanOf(path);
  if (span === null) return isPassage(path) && erasures.some(({ paths }) => paths.includes(path));
  const text = textAt(span.field, values);
  return erasures.some(({ entry, paths }) => {
    if (!paths.some((one) => isAt(one, span.field))) return false;
    const cut = app.catalogue.placeAt(id, entry);
    if (cut === null) return true;
    const stayed = textBeforeCut(span.field, cut.entry, app);
    return stayed.length < span.end || !stayed.startsWith(text.slice(0, span.end));
  });
}

/** What a version that lost something of a text says before the first of it. */
function textBeforeCut(field: string, entry: number, { archive }: App): string {
  const { erased = [] } = archive.read(entry);
  if (erased.includes(field)) return '';
  const numberOf = (path: string): number => Number(path.split('/')[1]);
  const first = Math.min(...erased.filter((path) => path.startsWith(`${field}/`)).map(numberOf));
  return passagesOf(field, archive.openValues(entry))
    .filter(({ path }) => numberOf(path) < first)
    .map(({ text }) => text)
    .join('');
}

function erasuresOf(id: string, { archive, catalogue }: App): Erasure[] {
  const { items } = catalogue.list({ kind: 'erasure', refersTo: id, limit: 100_000, offset: 0 });
  return items.flatMap(({ entry }) => {
    const { record, paths } = archive.read(entry).fields;
    return record === id && Array.isArray(paths) ? [{ entry, paths: paths.map(String) }] : [];
  });
}

/** What the places say now: of a passage that only earlier versions hold, what these say. */
function wordsAt(id: string, paths: readonly string[], values: Values, { archive }: App): string[] {
  const versions = archive.versionsOf(id).reverse();
  return paths.flatMap((path) => {
    const span = spanOf(path);
    if (span !== null) {
      if (passagesIn(span, values).length === 0) return [];
      const text = textAt(span.field, values);
      const { start, end } = toWholeLetters(text, span);
      return [text.slice(start, end)];
    }
    for (const { entry } of versions) {
      const held = archive.openValues(entry).find((one) => one.path === path);
      if (held !== undefined) return [String(held.value)];
    }
    return [];
  });
}

function cut(paths: readonly string[], words: readonly string[], { archive }: App): SabtError {
  const named = paths.join(', ');
  if (words.length === 0)
    return new SabtError('not-found', `${named}: was erased, or the text ends before it.`, { at: paths[0]! });
  const quoted = words.map((one) => `“${one.trim()}”`).join(', ');
  return new SabtError(
    'text-cut',
    `The text may be another than the one that ${named} was counted in: something was erased from it or changed. Now it would take ${quoted}. If that is meant, say that it was counted now: --at ${archive.size()}.`,
    { at: paths[0]! },
  );
}
