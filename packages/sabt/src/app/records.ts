/** Showing and correcting single records. */
import { SabtError } from '../model/errors.ts';
import { applyCorrection } from '../model/fields.ts';
import type { ErasedBefore, Fields, Json, Kind, Receipt, RecordDraft, RecordVersion } from '../model/records.ts';
import type { Archive } from '../stages/keeping/index.ts';
import type { Catalogue, CatalogueItem } from '../store/catalogue-port.ts';
import type { App } from './app.ts';
import { sourceNamed } from './find.ts';
import { standingOf } from './withholding/standing.ts';
import { erasedBefore, erasedFrom, type LoggedPath, redactionsOf } from './withholding/withheld.ts';

export interface Shown {
  id: string;
  kind: Kind;
  version: number;
  fields: Fields;
  /** What was destroyed of any version and is not there again. */
  erased?: LoggedPath[];
  /** What was destroyed of former versions, and of which this one shows no sign. */
  erasedBefore?: ErasedBefore[];
  /** What no outsider is shown. */
  redacted?: LoggedPath[];
  versions?: { version: number; entry: number; at: string; by: string; changed: string[] }[];
  /** Where the version stands, and the log that it is proved against. */
  proof: { entry: number; size: number; root: string };
}

export interface Exported {
  file: string;
  rows: number;
}

/** Fields that every version has and that say nothing of what changed between two. */
const OF_EACH_VERSION = new Set(['version', 'predecessor', 'at', 'by', 'id', 'textDigest']);

/** Reads record versions out of the vault, with a small cache for pages that show one record several times. */
export class RecordReader {
  readonly #archive: Archive;
  readonly #cache = new Map<number, RecordVersion>();
  static readonly #held = 64;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  at(entry: number): RecordVersion {
    const cached = this.#cache.get(entry);
    if (cached !== undefined) return cached;
    const version = this.#archive.read(entry);
    if (this.#cache.size >= RecordReader.#held) this.#cache.delete(this.#cache.keys().next().value!);
    this.#cache.set(entry, version);
    return version;
  }

  current(item: CatalogueItem): RecordVersion {
    return this.at(item.entry);
  }

  forget(): void {
    this.#cache.clear();
  }
}

export function known(id: string, catalogue: Catalogue): CatalogueItem {
  const item = catalogue.byId(id);
  if (item === null) throw new SabtError('not-found', `There is no record ${id} in this archive.`, { at: id });
  return item;
}

/** Throws `not-found` for a size that the log has not reached. */
export function requireInLog(size: number | undefined, archive: Archive): void {
  const entries = archive.size();
  if (size !== undefined && size > entries)
    throw new SabtError('not-found', `The log has only ${entries} entries, not ${size}.`);
}

export function show(id: string, how: { at?: number | undefined; versions: boolean }, app: App): Shown {
  const { catalogue, reader, archive } = app;
  const item = known(id, catalogue);
  requireInLog(how.at, archive);
  const place = how.at === undefined ? catalogue.placeAt(id, archive.size()) : catalogue.placeAt(id, how.at);
  if (place === null)
    throw new SabtError('not-found', `The record ${id} was not in the log yet when it had ${how.at} entries.`, {
      at: id,
    });
  const version = reader.at(place.entry);
  const { size, root } = archive.checkpoint();
  const erased = erasedFrom(version, app);
  const redacted = redactionsOf(id, app);
  const before = erasedBefore(version, app);
  return {
    id,
    kind: item.kind,
    version: version.version,
    fields: version.fields,
    ...(erased.length > 0 ? { erased } : {}),
    ...(before.length > 0 ? { erasedBefore: before } : {}),
    ...(redacted.length > 0 ? { redacted } : {}),
    ...(how.versions ? { versions: versionsOf(id, how.at, catalogue, reader) } : {}),
    proof: { entry: place.entry, size, root },
  };
}

function versionsOf(
  id: string,
  size: number | undefined,
  catalogue: Catalogue,
  reader: RecordReader,
): Shown['versions'] {
  let former: Fields | null = null;
  const versions: NonNullable<Shown['versions']> = [];
  for (const place of catalogue.versions(id)) {
    if (size !== undefined && place.entry >= size) break;
    const { fields } = reader.at(place.entry);
    versions.push({
      version: place.version,
      entry: place.entry,
      at: String(fields['at'] ?? ''),
      by: String(fields['by'] ?? ''),
      changed: former === null ? [] : changedPaths(former, fields),
    });
    former = fields;
  }
  return versions;
}

export function changedPaths(before: Fields, after: Fields): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths]
    .filter((path) => !OF_EACH_VERSION.has(path) && JSON.stringify(before[path]) !== JSON.stringify(after[path]))
    .sort();
}

/** A new version of a record with a person's changes (`PATH=VALUE`); nothing is appended if nothing changes. */
function correctedDraft(
  version: RecordVersion,
  held: { path: string; value: Json }[],
  changes: readonly string[],
  by: string,
): RecordDraft | null {
  const fields: Fields = { ...version.fields };
  for (const path of ['at', 'by', 'predecessor', 'textDigest']) delete fields[path];
  const at = new Date().toISOString();
  for (const change of changes) {
    const equals = change.indexOf('=');
    if (equals <= 0) throw new SabtError('invalid-argument', `“${change}” is not PATH=VALUE.`, { at: change });
    applyCorrection(version.kind, fields, change.slice(0, equals), change.slice(equals + 1), by, at);
  }
  if (changedPaths(version.fields, { ...fields }).length === 0) return null;
  const next = standingOf({ ...version, fields }, held).fields;
  return { id: version.id, kind: version.kind, version: version.version + 1, fields: next };
}

export async function correct(
  id: string,
  changes: readonly string[],
  by: string,
  { catalogue, reader, archive }: { catalogue: Catalogue; reader: RecordReader; archive: Archive },
): Promise<{ id: string; version: number; entry: number }> {
  const item = known(id, catalogue);
  const draft = correctedDraft(
    reader.current(item),
    archive.openValues(item.entry),
    changes.map((change) => withSourceIds(change, catalogue)),
    by,
  );
  if (draft === null) return { id, version: item.version, entry: item.entry };
  const [receipt] = (await archive.append([draft], { by })) as [Receipt];
  return { id, version: receipt.version, entry: receipt.entry };
}

/** A person may name sources; the record holds their ids. Several stand in a JSON list, a line each, or apart by semicolons. */
function withSourceIds(change: string, catalogue: Catalogue): string {
  const [, path, value] = /^(sources?)=(.*)$/s.exec(change) ?? [];
  if (path === undefined || value === undefined || value.trim() === '') return change;
  const ids = sourceNames(value, catalogue).map((name) => {
    const source = sourceNamed(name, catalogue);
    if (source === undefined)
      throw new SabtError('invalid-value', `There is no source called “${name}”. Take something in from it first.`, {
        at: 'sources',
      });
    return source.id;
  });
  return `sources=${JSON.stringify([...new Set(ids)])}`;
}

/** A line that is a name as it stands is not taken apart: names may hold semicolons. */
function sourceNames(value: string, catalogue: Catalogue): string[] {
  if (value.trimStart().startsWith('[')) {
    const list = listOfNames(value);
    if (list !== null) return list;
  }
  return value
    .split(/\r\n?|\n/u)
    .flatMap((line) => (sourceNamed(line.trim(), catalogue) === undefined ? line.split(/[;؛]/u) : [line]))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function listOfNames(json: string): string[] | null {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.every((name) => typeof name === 'string') ? list : null;
  } catch {
    return null;
  }
}

/** Sets confidentiality, tags or notes on many records; each one that fails is named, the others go on. */
export async function correctMany(
  ids: readonly string[],
  changes: readonly string[],
  by: string,
  parts: { catalogue: Catalogue; reader: RecordReader; archive: Archive },
): Promise<{ done: string[]; failed: { id: string; code: string; message: string }[] }> {
  const done: string[] = [];
  const failed: { id: string; code: string; message: string }[] = [];
  for (const id of ids) {
    try {
      await correct(id, changes, by, parts);
      done.push(id);
    } catch (thrown) {
      if (!(thrown instanceof SabtError)) throw thrown;
      failed.push({ id, code: thrown.code, message: thrown.message });
    }
  }
  return { done, failed };
}
