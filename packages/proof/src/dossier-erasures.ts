/**
 * Statements of erasure held against the records of them. A record of kind `erasure` says of which versions of a record
 * which paths were destroyed and why; a proof file states it of the fields that it cannot show. Where the dossier holds
 * both, they must agree: what was erased is not passed off as withheld, which would leave the reader hoping for it, and not
 * left out either. Each version that the record names has held each of its paths, so a proof of such a version has
 * something to say of each: that it is erased, or that the field around it is withheld or erased as a whole. A named item
 * has lost its name with its value and is listed by nothing; there its field must be told of, and be short of an item.
 *
 * The other way round, a proof may call nothing erased that is only withheld: where records of erasures of this record are
 * there, each path that is stated as erased has one that names it and the version. Where there are none, nobody can tell,
 * and that is told. Records of erasures say all of it, or they would be held against nothing. What they say of versions
 * that are not shown cannot be held against anything either: it is told, since the version that is shown may have been
 * made of what was left.
 */
import type { JsonValue } from './canonical.ts';
import type { DossierCheck, DossierCheckNotMade, DossierRecord } from './dossier-report.ts';
import { describe, ProofError } from './errors.ts';
import { parseItemTreeValue } from './passages.ts';
import { fieldOf } from './slots.ts';

type Attempt = (check: DossierCheck['check'], subject: string, step: () => void) => unknown;

/** What was erased from versions of a record of which another version is shown. */
export interface FormerErasure {
  /** Id of the record. */
  readonly record: string;
  readonly versions: readonly number[];
  readonly paths: readonly string[];
  /** From the closed list; whatever else it says. */
  readonly reason: string;
}

interface Erasure {
  readonly id: string;
  readonly paths: readonly string[];
  readonly reason: JsonValue | undefined;
}

/** What is compared of a record. */
export type ErasedFrom = Pick<DossierRecord, 'id' | 'kind' | 'ok' | 'fields'>;

/** Answers what was erased from other versions than those that are shown. */
export function compareErasures(
  records: readonly ErasedFrom[],
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): FormerErasure[] {
  const erasures = records.filter(({ kind, ok }) => kind === 'erasure' && ok);
  const former: FormerErasure[] = [];
  for (const record of records) {
    const version = shownValue(record, 'version');
    const named = erasures.filter((erasure) => shownValue(erasure, 'record') === record.id);
    if (record.ok && named.length > 0 && version === undefined)
      attempt('erasure', `${record.id}: version`, () => refuseUnversioned(named[0]!.id));
    const own: Erasure[] = [];
    for (const erasure of named) {
      const versions = listed(erasure, 'versions');
      const paths = listed(erasure, 'paths').filter((path) => typeof path === 'string');
      const reason = shownValue(erasure, 'reason');
      if (versions.includes(version)) own.push({ id: erasure.id, paths, reason });
      else if (version !== undefined && unsaidBy(erasure).length === 0) {
        const numbers = versions.filter((one) => typeof one === 'number');
        former.push({ record: record.id, versions: numbers, paths, reason: String(reason) });
      }
    }
    for (const erasure of own) {
      for (const path of erasure.paths)
        attempt('erasure', `${record.id}: ${path}`, () => checkErased(record, path, erasure));
    }
    for (const field of record.fields) {
      if (field.state !== 'erased') continue;
      const subject = `${record.id}: ${field.path}`;
      if (own.some(({ paths }) => covers(paths, field.path))) continue;
      if (record.ok && named.length > 0 && version !== undefined)
        attempt('erasure', subject, () => refuseUnrecorded(field.path, version));
      else notMade.push({ check: 'erasure', subject, reason: 'the record of this erasure is not here' });
    }
  }
  return former;
}

const SAID = ['record', 'paths', 'versions', 'reason'] as const;

/** A record of an erasure that leaves out of what it is would be held against nothing. */
export function checkSaying(erasure: ErasedFrom, attempt: Attempt): void {
  for (const path of unsaidBy(erasure))
    attempt('erasure', `${erasure.id}: ${path}`, () => {
      throw new ProofError(
        'erasure-mismatch',
        `the record ${erasure.id} says that something was erased, and not of what: it does not show ${path}`,
      );
    });
}

function unsaidBy(erasure: ErasedFrom): string[] {
  return SAID.filter((path) => {
    const value = shownValue(erasure, path);
    const isOne = path === 'record' || path === 'reason';
    return isOne ? typeof value !== 'string' : !Array.isArray(value) || value.length === 0;
  });
}

/** An item is covered by its own path, by that of its field, and by the mark for a name that went with its value. */
function covers(paths: readonly string[], path: string): boolean {
  const field = path.split('/')[0]!;
  return paths.includes(path) || paths.includes(field);
}

/** Without its version nobody can tell whether a record has lost what an erasure took from some of its versions. */
function refuseUnversioned(id: string): never {
  throw new ProofError(
    'erasure-mismatch',
    `the record ${id} says from which versions something was erased, the proof not which version it is of`,
  );
}

/** Of what is only withheld the archive has the value still. */
function refuseUnrecorded(path: string, version: JsonValue): never {
  throw new ProofError(
    'erasure-mismatch',
    `the proof says that ${path} was erased, and no record of an erasure says so of version ${describe(version)}`,
  );
}

function checkErased(record: ErasedFrom, path: string, { id, reason }: Erasure): void {
  const told = record.fields.filter((field) => field.path === path || field.path.startsWith(`${path}/`));
  if (record.ok && told.length === 0 && !isToldByField(record, path)) {
    throw new ProofError(
      'erasure-mismatch',
      `the record ${id} says that ${path} was erased, the proof names it nowhere`,
    );
  }
  for (const field of told) {
    if (field.state !== 'erased') {
      throw new ProofError(
        'erasure-mismatch',
        `the record ${id} says that ${path} was erased, the proof that it is ${field.state}`,
      );
    }
    if (field.reason !== reason) {
      throw new ProofError(
        'erasure-mismatch',
        `${path}: the record ${id} gives the reason ${describe(reason)}, the proof ${field.reason}`,
      );
    }
  }
}

/** Whether what a proof says of the field around an item leaves room for one that is gone and is not listed. */
function isToldByField({ kind, fields }: ErasedFrom, path: string): boolean {
  const [name, item] = path.split('/', 2) as [string, string?];
  const around = item === undefined ? undefined : fields.find((field) => field.path === name);
  if (around?.state !== 'disclosed') return around !== undefined;
  if (fieldOf(kind, name).holds !== 'named') return false;
  const shown = fields.filter((field) => field.path.startsWith(`${name}/`)).length;
  return shown < parseItemTreeValue(around.value).size;
}

function shownValue({ fields }: ErasedFrom, path: string): JsonValue | undefined {
  const field = fields.find((one) => one.path === path);
  return field?.state === 'disclosed' ? field.value : undefined;
}

function listed(record: ErasedFrom, path: string): readonly (JsonValue | undefined)[] {
  const value = shownValue(record, path);
  return Array.isArray(value) ? value : [];
}
