/**
 * From a draft to canonical fields: everything that can be refused is refused here, before the draft joins others in a
 * commit group, so that one bad record never takes its neighbours down.
 */
import { createHash } from 'node:crypto';
import { canonicalize, fieldOf, isRecordKind, ProofError, type RecordKind, type SlotField } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { isId } from '../../model/ids.ts';
import type { Json, RecordDraft } from '../../model/records.ts';
import type { BlobRef } from '../../store/ports.ts';
import { type CutSpan, spansWithLevel, splitPassages } from './passages.ts';

/** A field with its value in canonical spelling; of a field that holds a tree, the items instead. */
export interface CanonicalField {
  field: SlotField;
  value: string;
  items?: CanonicalItem[];
}

export interface CanonicalItem {
  /** Number of the passage, or name. */
  name: string;
  value: string;
}

export interface CanonicalRecord {
  id: string;
  kind: RecordKind;
  version: number;
  fields: CanonicalField[];
  /** Names of the blobs that it refers to. */
  blobs: string[];
}

/** Names of custom fields, in UTF-16 units. */
const MAX_NAME_UNITS = 1000;

/** What the keeper itself says in every record; a draft's own values for these are passed over. */
const KEEPERS = new Set(['id', 'version', 'predecessor', 'at', 'by']);

/** Throws `invalid-value` naming the path, or `invalid-argument` for a draft that is none. */
export function canonicalRecord(draft: RecordDraft): CanonicalRecord {
  const { id, kind, version } = draft;
  if (!isRecordKind(kind))
    throw new SabtError('invalid-argument', `There is no kind of record called ${JSON.stringify(kind)}.`);
  if (!isId(id)) throw new SabtError('invalid-argument', `Not an id: ${JSON.stringify(id)}.`);
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new SabtError('invalid-argument', `A version is a whole number from 1, not ${String(version)}.`, { at: id });
  }
  const fields: CanonicalField[] = [plain(kind, 'id', id), plain(kind, 'version', version)];
  const blobs: string[] = [];
  for (const path of Object.keys(draft.fields)) {
    const value = draft.fields[path];
    if (value === undefined || KEEPERS.has(path)) continue;
    fields.push(...canonicalField(kind, path, value, spansWithLevel(path, draft.fields['confidentiality'])));
    collectBlobs(value, blobs);
  }
  if (draft.fields['confidentiality'] === undefined) fields.push(plain(kind, 'confidentiality', { '*': 'restricted' }));
  return { id, kind, version, fields: withoutFormerDigest(fields), blobs };
}

/** A field that holds one value. */
export function plain(kind: RecordKind, path: string, value: Json): CanonicalField {
  return { field: slotField(kind, path), value: spell(value, path) };
}

function canonicalField(kind: RecordKind, path: string, value: Json, spans: readonly CutSpan[]): CanonicalField[] {
  const field = slotField(kind, path);
  if (field.holds === 'value') return [{ field, value: spell(value, path) }];
  if (field.holds === 'named') return [{ field, value: '', items: namedItems(path, value) }];
  if (typeof value !== 'string') throw new SabtError('invalid-value', `A text is expected in ${path}.`, { at: path });
  const passages = splitPassages(value, spans);
  const items = passages.map((passage, i) => ({ name: String(i), value: spell(passage, `${path}/${i}`) }));
  const whole: CanonicalField = { field, value: '', items };
  return path === 'text' ? [whole, plain(kind, 'textDigest', digestOf(value))] : [whole];
}

function namedItems(path: string, value: Json): CanonicalItem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SabtError('invalid-value', `An object of names and values is expected in ${path}.`, { at: path });
  }
  const names = Object.keys(value).sort();
  const unfit = names.find((name) => name === '' || name.length > MAX_NAME_UNITS);
  if (unfit !== undefined) {
    throw new SabtError(
      'invalid-value',
      `A name in ${path} has ${unfit.length} characters; 1 to ${MAX_NAME_UNITS} are possible.`,
      { at: path },
    );
  }
  return names.map((name) => {
    spell(name, path);
    return { name, value: spell(value[name]!, `${path}/${name}`) };
  });
}

/** The digest of a text is the keeper's to compute: one that came with the draft gives way. */
function withoutFormerDigest(fields: CanonicalField[]): CanonicalField[] {
  const last = new Map(fields.map((field) => [field.field.slot, field]));
  const text = fields.findIndex(({ field, items }) => field.path === 'text' && items !== undefined);
  if (text >= 0) last.set(fields[text + 1]!.field.slot, fields[text + 1]!);
  return [...last.values()].sort((a, b) => a.field.slot - b.field.slot);
}

/** SHA-256 of a text's UTF-8, lower-case hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function slotField(kind: RecordKind, path: string): SlotField {
  try {
    return fieldOf(kind, path);
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    throw new SabtError(
      'invalid-value',
      `A record of kind ${kind} has no field ${JSON.stringify(path)}; fields of your own go under custom/.`,
      {
        at: path,
        cause: thrown,
      },
    );
  }
}

function spell(value: Json, path: string): string {
  try {
    return canonicalize(value);
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    throw new SabtError('invalid-value', `The value of ${path} cannot be kept exactly: ${thrown.message}.`, {
      at: path,
      cause: thrown,
    });
  }
}

function collectBlobs(value: Json, into: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) collectBlobs(item, into);
  else if (isBlobRef(value)) into.push(value.name);
}

/** Whether a value of a field refers to a blob. */
export function isBlobRef(value: unknown): value is BlobRef {
  if (typeof value !== 'object' || value === null) return false;
  const { name, sha256, size } = value as Partial<BlobRef>;
  return (
    typeof name === 'string' &&
    isId(name) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof size === 'number'
  );
}
