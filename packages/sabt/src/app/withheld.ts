/**
 * What of a record is withheld from every outsider, and what was erased from it, as the log says. A redaction stands in a
 * record of its own, so no correction of the record takes it back. One that names a passage of a text goes by what the
 * passage said, since passages are counted anew when a later version has fewer of them.
 */
import type { Json, Kind, RecordVersion } from '../model/records.ts';
import type { App } from './app.ts';

export interface LoggedPath {
  path: string;
  reason: string;
  /** Of the record that says so. */
  entry: number;
}

const isPassage = (path: string): boolean => /^(text|mainText)\/\d+$/.test(path);

/** What was erased from any version of a record; names of custom fields are gone with their values. */
export function erasuresOf(id: string, app: App): LoggedPath[] {
  return logged('erasure', id, app).flatMap(pathsOf);
}

/** What was redacted, by the names that it had then. */
export function redactionsOf(id: string, app: App): LoggedPath[] {
  return logged('redaction', id, app).flatMap(pathsOf);
}

/** Paths of fields and items of the version that holds now that no outsider is shown. */
export function redactedPaths(id: string, app: App): ReadonlySet<string> {
  const redactions = logged('redaction', id, app);
  if (redactions.length === 0) return new Set();
  const paths = new Set(redactions.flatMap(pathsOf).map(({ path }) => path));
  const hidden = new Set([...paths].filter((path) => !isPassage(path)));
  const said = redactions.flatMap((redaction) => passagesThen(redaction, id, app));
  for (const { path, value } of app.archive.openValues(app.catalogue.byId(id)!.entry))
    if (isPassage(path) && said.some((text) => repeats(value as string, text))) hidden.add(path);
  return hidden;
}

/** Whether a passage says something of another one: cuts may have moved. */
function repeats(passage: string, other: string): boolean {
  const [a, b] = [passage.trim(), other.trim()];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/** What the passages said that a redaction names, in the version that it was made of; nothing of what was erased since. */
function passagesThen({ fields }: RecordVersion, id: string, { archive }: App): string[] {
  const paths = new Set(listOf(fields['paths']));
  const { version } = (fields['custom'] ?? {}) as { version?: number };
  const then = archive.versionsOf(id).find((place) => place.version === version);
  if (then === undefined) return [];
  return archive
    .openValues(then.entry)
    .flatMap(({ path, value }) => (isPassage(path) && paths.has(path) ? [value as string] : []));
}

function logged(kind: Kind & ('redaction' | 'erasure'), id: string, { archive, catalogue }: App): RecordVersion[] {
  const { items } = catalogue.list({ kind, refersTo: id, sort: 'oldest-entry', limit: 100_000, offset: 0 });
  return items.map(({ entry }) => archive.read(entry)).filter(({ fields }) => fields['record'] === id);
}

const pathsOf = ({ fields, entry }: RecordVersion): LoggedPath[] =>
  listOf(fields['paths']).map((path) => ({ path, reason: String(fields['reason'] ?? ''), entry }));

const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
