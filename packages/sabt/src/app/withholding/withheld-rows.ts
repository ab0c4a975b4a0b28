/** What is left of records and of rows of acts in an export when what was redacted is taken out. */
import { type Fields, type Json, type RecordVersion, TEXT_PATHS } from '../../model/records.ts';
import { type ActRow, SUMMED } from '../../store/analysis-port.ts';
import type { App } from '../app.ts';
import { redactedPaths } from './withheld.ts';

/** Ids of records of which something was redacted: few, so that all others are passed by without a look-up. */
export function redactedRecords({ archive, catalogue }: App): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { entry } of catalogue.iterate('redaction')) ids.add(String(archive.read(entry).fields['record']));
  return ids;
}

/** A version as it holds now without what is withheld; of a text, what is left is joined. */
export function withoutRedacted(version: RecordVersion, app: App): RecordVersion {
  const redacted = redactedPaths(version.id, app);
  const fields: Fields = {};
  for (const { path, value } of app.archive.openValues(version.entry)) {
    const field = path.split('/')[0]!;
    if (redacted.has(path) || redacted.has(field) || field === 'id' || field === 'version') continue;
    if (field === path) fields[field] = value;
    else if (TEXT_PATHS.includes(field)) fields[field] = `${fields[field] ?? ''}${value}`;
    else fields[field] = named(fields[field], path.slice(field.length + 1), value);
  }
  return { ...version, fields };
}

/** Names are people's own: `__proto__` is one like any other. */
const named = (former: Json | undefined, name: string, value: Json): Json =>
  Object.fromEntries([...Object.entries((former ?? {}) as { [name: string]: Json }), [name, value]]);

const OF_PLACE = ['countryKey', 'country', 'admin1', 'placeKey', 'place', 'lat', 'lon', 'placePrecision'] as const;
const OF_ACTORS = ['perpetrators', 'victims', 'targets', 'initiators', 'participants'];

/** A row of an act without what was redacted of the act or of its event. */
export function rowWithoutRedacted(row: ActRow, redacted: ReadonlySet<string>, app: App): ActRow {
  const paths = [row.id, row.event ?? ''].flatMap((id) => (redacted.has(id) ? [...redactedPaths(id, app)] : []));
  if (paths.length === 0) return row;
  const gone = new Set(paths.map((path) => path.split('/')[0]!));
  const hides = (...fields: readonly string[]): boolean => fields.some((field) => gone.has(field));
  const counts = { ...row.counts };
  for (const measure of SUMMED) if (hides(measure)) counts[measure] = null;
  return {
    ...row,
    counts,
    // a row has one list of names; whose name it is that must not be told, it does not say
    ...(hides(...OF_ACTORS) ? { actors: [] } : {}),
    // without a title of its own a row takes another text's beginning
    ...(hides('title', 'description', 'names', 'value') ? { title: null } : {}),
    ...(hides('when', 'published') ? { start: null, end: null, precision: null } : {}),
    ...(hides('place', 'country') ? Object.fromEntries(OF_PLACE.map((column) => [column, null])) : {}),
    ...(hides('sources') ? { sources: [], origins: [] } : {}),
    ...(hides('documents') ? { documents: [] } : {}),
    ...(hides('type') ? { act: null, eventType: null } : {}),
  };
}
