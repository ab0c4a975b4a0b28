/**
 * Statements of erasure held against the records of them. A record of kind `erasure` says of which versions of a record
 * which paths were destroyed and why; a proof file states it of the fields that it cannot show. Where the dossier holds
 * both, they must agree: what was erased is not passed off as withheld, which would leave the reader hoping for it, and not
 * left out either. Each version that the record names has held each of its paths, so a proof of such a version has
 * something to say of each: that it is erased, or that the field around it is withheld or erased as a whole. A named item
 * has lost its name with its value and is listed by nothing; there its field must be told of, and be short of an item.
 */
import type { JsonValue } from './canonical.ts';
import type { DossierCheck, DossierCheckNotMade, DossierRecord } from './dossier.ts';
import { describe, ProofError } from './errors.ts';
import { parseItemTreeValue } from './passages.ts';
import { fieldOf } from './slots.ts';

type Attempt = (check: DossierCheck['check'], subject: string, step: () => void) => unknown;

interface Erasure {
  readonly id: string;
  readonly paths: readonly string[];
  readonly reason: JsonValue | undefined;
}

/** What is compared of a record. */
export type ErasedFrom = Pick<DossierRecord, 'id' | 'kind' | 'ok' | 'fields'>;

export function compareErasures(
  records: readonly ErasedFrom[],
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): void {
  const erasures = records.filter(({ kind, ok }) => kind === 'erasure' && ok);
  for (const record of records) {
    const version = shownValue(record, 'version');
    const named = erasures.filter((erasure) => shownValue(erasure, 'record') === record.id);
    if (record.ok && named.length > 0 && version === undefined)
      attempt('erasure', `${record.id}: version`, () => refuseUnversioned(named[0]!.id));
    const own = named
      .filter((erasure) => strings(erasure, 'versions').includes(version))
      .map((erasure): Erasure => {
        const paths = strings(erasure, 'paths').filter((path) => typeof path === 'string');
        return { id: erasure.id, paths, reason: shownValue(erasure, 'reason') };
      });
    for (const erasure of own) {
      for (const path of erasure.paths)
        attempt('erasure', `${record.id}: ${path}`, () => checkErased(record, path, erasure));
    }
    for (const field of record.fields) {
      if (field.state !== 'erased') continue;
      const subject = `${record.id}: ${field.path}`;
      if (own.some(({ paths }) => covers(paths, field.path))) continue;
      notMade.push({ check: 'erasure', subject, reason: 'the dossier does not hold the record of this erasure' });
    }
  }
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

function strings(record: ErasedFrom, path: string): readonly (JsonValue | undefined)[] {
  const value = shownValue(record, path);
  return Array.isArray(value) ? value : [];
}
