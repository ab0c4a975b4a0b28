/**
 * What of a record is withheld from every outsider, and what was erased from it, as the log says. A redaction stands in a
 * record of its own, so no correction of the record takes it back. One that names a passage of a text goes by where it
 * stood, and in another text by what it said, since passages may be cut and counted anew in a later version.
 */
import { type ErasedBefore, type Json, type Kind, type RecordVersion, TEXT_PATHS } from '../../model/records.ts';
import { loggedPath } from '../../stages/keeping/index.ts';
import { isPublicKind, type MayName } from '../../stages/publishing/index.ts';
import type { App } from '../app.ts';
import { carried, isPassage } from './text-passages.ts';

type Values = readonly { path: string; value: Json }[];

export interface LoggedPath {
  path: string;
  reason: string;
  /** Of the record that says so. */
  entry: number;
}

/** What was erased from any version of a record; names of custom fields are gone with their values. */
function erasuresOf(id: string, app: App): LoggedPath[] {
  return logged('erasure', id, app).flatMap(pathsOf);
}

/** The same, without what the version that is shown has: it may be cut in other places, and hold a passage of that number. */
export function erasedFrom(version: RecordVersion, app: App): LoggedPath[] {
  const gone = version.erased ?? [];
  return erasuresOf(version.id, app).filter(({ path }) =>
    isPassage(path) ? gone.includes(path) : version.fields[path] === undefined,
  );
}

/**
 * What went from former versions and of which this one shows no sign, each erasure once. Left out is what has a sign here: a
 * field that is listed as erased, and a text with a gap of the same erasure, by which a former version lost its whole passage.
 */
export function erasedBefore({ id, version, erased = [] }: RecordVersion, app: App): ErasedBefore[] {
  const told = logged('erasure', id, app).map(tombstoneOf);
  // what one erasure says is written at one time, in as many records as there are sets of versions
  const erasures = Map.groupBy(told, ({ at, reason }) => JSON.stringify([at, reason]));
  return [...erasures.values()].flatMap((records): ErasedBefore[] => {
    const here = records
      .filter(({ versions }) => versions.includes(version))
      .flatMap(({ paths }) => paths.map(fieldOf));
    const former = records.filter(({ versions }) => !versions.includes(version) && versions[0]! < version);
    const isShown = (path: string): boolean => here.includes(fieldOf(path)) || erased.includes(fieldOf(path));
    const paths = pathsOfNewest(former).filter((path) => !isShown(path));
    if (paths.length === 0) return [];
    const of = former.filter((one) => one.paths.some((path) => !isShown(path)));
    const versions = new Set(of.flatMap((one) => one.versions.filter((number) => number < version)));
    return [
      {
        entries: of.map(({ entry }) => entry),
        versions: [...versions].sort((a, b) => a - b),
        paths,
        reason: of[0]!.reason,
        day: of[0]!.at.slice(0, 10),
      },
    ];
  });
}

interface Tombstone {
  entry: number;
  at: string;
  reason: string;
  /** Rising. */
  versions: number[];
  paths: string[];
}

function tombstoneOf({ fields, entry }: RecordVersion): Tombstone {
  return {
    entry,
    at: String(fields['at'] ?? ''),
    reason: String(fields['reason'] ?? ''),
    versions: numbersOf(fields['versions']),
    paths: listOf(fields['paths']).map(loggedPath),
  };
}

/** Passages first. A text is cut in other places in each version: of one that lost some in several, by the numbers of the newest. */
function pathsOfNewest(records: readonly Tombstone[]): string[] {
  const newestFirst = records.toSorted((a, b) => b.versions.at(-1)! - a.versions.at(-1)!);
  const newest = new Map<string, number>();
  for (const { paths, versions } of newestFirst)
    for (const path of paths)
      if (isPassage(path) && !newest.has(fieldOf(path))) newest.set(fieldOf(path), versions.at(-1)!);
  const kept = newestFirst.flatMap(({ paths, versions }) =>
    paths.filter((path) => !isPassage(path) || newest.get(fieldOf(path)) === versions.at(-1)),
  );
  return [...new Set([...kept.filter(isPassage), ...kept])];
}

/** Whether something was erased from a text of the record, so that spans which count in it as it was are other words now. */
export function hasLostText(id: string, { archive }: App): boolean {
  const isText = (path: string): boolean => TEXT_PATHS.includes(path.split('/')[0]!);
  return archive.versionsOf(id).some(({ entry }) => archive.read(entry).erased?.some(isText));
}

/** What was redacted, by the names that it had then. */
export function redactionsOf(id: string, app: App): LoggedPath[] {
  return logged('redaction', id, app).flatMap(pathsOf);
}

/**
 * Paths of fields and items that no outsider is shown, of the version that holds now or of the one that says `values`. With
 * any of a text that was erased goes the size of the file, in later versions too: less what is shown, it is the length of that.
 */
export function redactedPaths(id: string, app: App, values?: Values): ReadonlySet<string> {
  const redactions = logged('redaction', id, app);
  const ofWhole = logged('erasure', id, app).length > 0 && hasLostText(id, app) ? ['size'] : [];
  if (redactions.length === 0) return new Set(ofWhole);
  const paths = new Set(redactions.flatMap(pathsOf).map(({ path }) => path));
  const hidden = new Set([...ofWhole, ...[...paths].filter((path) => !isPassage(path))]);
  const now = values ?? app.archive.openValues(app.catalogue.byId(id)!.entry);
  for (const redaction of redactions)
    for (const path of carried(listOf(redaction.fields['paths']), valuesThen(redaction, id, app), now))
      hidden.add(path);
  return hidden;
}

/** What may be named in what leaves: public records, those that were `chosen`, and whatever is no record. */
export function mayBeNamed({ catalogue }: App, chosen: { has(id: string): boolean } = new Set()): MayName {
  return (id) => {
    const item = catalogue.byId(id);
    if (item === null || chosen.has(id)) return true;
    return isPublicKind(item.kind) && item.confidentiality === 'public' && item.state !== 'withdrawn';
  };
}

/** What the version said by whose passages a redaction counts; nothing of what was erased since. */
function valuesThen({ fields }: RecordVersion, id: string, { archive }: App): { path: string; value: Json }[] {
  const { version } = (fields['custom'] ?? {}) as { version?: number };
  const then = archive.versionsOf(id).find((place) => place.version === version);
  return then === undefined ? [] : archive.openValues(then.entry);
}

function logged(kind: Kind & ('redaction' | 'erasure'), id: string, { archive, catalogue }: App): RecordVersion[] {
  const { items } = catalogue.list({ kind, refersTo: id, sort: 'oldest-entry', limit: 100_000, offset: 0 });
  return items.map(({ entry }) => archive.read(entry)).filter(({ fields }) => fields['record'] === id);
}

const pathsOf = ({ fields, entry }: RecordVersion): LoggedPath[] =>
  listOf(fields['paths']).map((path) => ({ path, reason: String(fields['reason'] ?? ''), entry }));

const fieldOf = (path: string): string => path.split('/', 1)[0]!;

const numbersOf = (value: Json | undefined): number[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'number').sort((a, b) => a - b) : [];

const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
