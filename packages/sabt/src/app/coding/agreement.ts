/** How far coders agree about the suggestions that more than one of them decided on. */
import { SabtError } from '../../model/errors.ts';
import type { Fields } from '../../model/records.ts';
import { type CodedEvent, codedEvent, isAdjudication, stands } from '../../stages/coding/index.ts';
import { type Agreement, krippendorff, type Level } from '../../statistics/agreement/krippendorff.ts';
import type { App } from '../app.ts';

type Value = number | string | null;

/** What is compared, and at which level of measurement. A rejected suggestion has no value but that it was rejected. */
const FIELDS: Readonly<Record<string, { level: Level; of(value: CodedEvent): Value }>> = {
  decision: { level: 'nominal', of: () => 'confirmed' },
  act: { level: 'nominal', of: (value) => value.act },
  place: { level: 'nominal', of: (value) => value.place?.id ?? 'none' },
  start: { level: 'interval', of: (value) => (value.start === null ? null : Date.parse(value.start) / 86_400_000) },
  participants: { level: 'ratio', of: (value) => value.counts.participants?.[1] ?? null },
  killed: { level: 'ratio', of: (value) => value.counts.killed?.[1] ?? null },
  injured: { level: 'ratio', of: (value) => value.counts.injured?.[1] ?? null },
  arrested: { level: 'ratio', of: (value) => value.counts.arrested?.[1] ?? null },
  negated: { level: 'nominal', of: (value) => String(value.negated) },
  hypothetical: { level: 'nominal', of: (value) => String(value.hypothetical) },
};

export const AGREEMENT_FIELDS = Object.keys(FIELDS);
/** Where a rejection is itself a value that may be compared with the others. */
const WITH_REJECTIONS: ReadonlySet<string> = new Set(['decision', 'act']);

export interface AgreementAnswer {
  field: string;
  alpha: number | null;
  ci95: [number, number] | null;
  /** Suggestions that at least two coders decided on. */
  units: number;
  coders: number;
  level: Level;
  reason?: string;
  definition: string;
  checkpoint: { size: number; root: string };
}

export function agreement(field: string, app: App): AgreementAnswer {
  const compared = FIELDS[field];
  if (compared === undefined || !Object.hasOwn(FIELDS, field))
    throw new SabtError(
      'invalid-argument',
      `There is no field ${field} to compare; there are: ${AGREEMENT_FIELDS.join(', ')}.`,
      { at: 'field' },
    );
  const ratings = ratingsOf(field, decisions(app));
  const { size, root } = app.archive.checkpoint();
  return {
    field,
    ...krippendorff([...ratings.values()], compared.level),
    coders: ratings.size,
    level: compared.level,
    definition: 'Krippendorff’s α; interval by bootstrap over suggestions',
    checkpoint: { size, root },
  };
}

/** The same for several fields, over decisions that are at hand. */
export function agreements(
  fields: readonly string[],
  decided: readonly Fields[],
): {
  fields: (Omit<Agreement, 'reason'> & { field: string; reason: NonNullable<Agreement['reason']> | null })[];
  coders: string[];
} {
  const independent = decided.filter(isIndependent);
  return {
    fields: fields.map((field) => {
      const { alpha, ci95, units, reason } = krippendorff(
        [...ratingsOf(field, independent).values()],
        FIELDS[field]!.level,
      );
      return { field, alpha, ci95, units, reason: reason ?? null };
    }),
    coders: [...new Set(independent.map((one) => String(one['coder'])))].sort(),
  };
}

/** A row of values for each coder, a column for each suggestion. */
function ratingsOf(field: string, decided: Iterable<Fields>): Map<string, Value[]> {
  const rows = new Map<string, Value[]>();
  const units = new Map<string, number>();
  for (const fields of decided) {
    const basis = String(fields['basis']);
    if (!units.has(basis)) units.set(basis, units.size);
    const coder = String(fields['coder']);
    const row = rows.get(coder) ?? [];
    row[units.get(basis)!] = codedValue(fields, field, FIELDS[field]!.of);
    rows.set(coder, row);
  }
  for (const [coder, row] of rows)
    rows.set(
      coder,
      Array.from({ length: units.size }, (_, i) => row[i] ?? null),
    );
  return rows;
}

function* decisions(app: App): Generator<Fields> {
  for (const item of app.catalogue.iterate('coding')) {
    if (item.state !== 'decision') continue;
    const { fields } = app.reader.current(item);
    if (isIndependent(fields)) yield fields;
  }
}

/** An adjudication knows the others' versions; what was erased says nothing. */
const isIndependent = (fields: Fields): boolean =>
  stands(fields) && !isAdjudication(fields) && codedEvent(fields) !== null;

function codedValue(fields: Fields, field: string, of: (value: CodedEvent) => Value): Value {
  if (fields['status'] === 'rejected') return WITH_REJECTIONS.has(field) ? 'rejected' : null;
  return of(codedEvent(fields)!);
}
