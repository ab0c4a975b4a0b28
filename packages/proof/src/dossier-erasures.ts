/**
 * Statements of erasure held against the records of them. A record of kind `erasure` says of which versions of a record
 * which paths were destroyed and why; a proof file states it of the fields that it cannot show. Where the dossier holds
 * both, they must agree: what was erased is not passed off as withheld, which would leave the reader hoping for it.
 */
import type { JsonValue } from './canonical.ts';
import type { DossierCheck, DossierCheckNotMade, DossierRecord } from './dossier.ts';
import { describe, ProofError } from './errors.ts';

type Attempt = (check: DossierCheck['check'], subject: string, step: () => void) => unknown;

interface Erasure {
  readonly id: string;
  readonly paths: readonly string[];
  readonly reason: JsonValue | undefined;
}

export function compareErasures(
  records: readonly DossierRecord[],
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): void {
  const erasures = records.filter(({ kind, ok }) => kind === 'erasure' && ok);
  for (const record of records) {
    const version = shownValue(record, 'version');
    const own = erasures
      .filter(
        (erasure) => shownValue(erasure, 'record') === record.id && strings(erasure, 'versions').includes(version),
      )
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

function checkErased(record: DossierRecord, path: string, { id, paths, reason }: Erasure): void {
  for (const field of record.fields) {
    if (field.path !== path && !(field.path.startsWith(`${path}/`) && paths.includes(path))) continue;
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

function shownValue({ fields }: DossierRecord, path: string): JsonValue | undefined {
  const field = fields.find((one) => one.path === path);
  return field?.state === 'disclosed' ? field.value : undefined;
}

function strings(record: DossierRecord, path: string): readonly (JsonValue | undefined)[] {
  const value = shownValue(record, path);
  return Array.isArray(value) ? value : [];
}
