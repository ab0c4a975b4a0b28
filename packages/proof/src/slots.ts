/*
 * The slot table: which of the 64 leaves of a record tree holds which field.
 *
 * A record is a Merkle tree of depth 6. The place of a field follows from the record's kind and the field's path alone,
 * so one entry cannot hold two values of one field, and a verifier needs no schema besides this table.
 *
 * The table is data that only grows. A line that was ever released is never changed, moved or reused: old proofs name
 * a kind and a path, and the slot that they were built with must be the slot that is found here for ever. A test holds
 * the table against `vectors/slots.json`. A field that has no line here goes under `custom/…`.
 *
 * Slots 0 to 15 are the same for every kind. A path marked with * or + holds the root of a further tree: its value is
 * {"size":N,"tree":"<root, base64url>"}. Items of a * tree are the passages of a text, openings with the paths `text/0`,
 * `text/1`, …; items of a + tree have names, `custom/<name>`, each once and in the order of their UTF-16 code units.
 */
import { checkNumber, checkString } from './arguments.ts';
import { describe, ProofError } from './errors.ts';

export const SLOT_COUNT = 64;
export const SLOT_DEPTH = 6;

/** Paths in the order of their slots, from slot 0. */
const COMMON =
  'id version predecessor at by batch confidentiality tags notes custom+ title description sources url row status';

/** Paths in the order of their slots, from slot 16. */
const OF_KIND = {
  source: 'name type reliability affiliations codeName public country languages',
  document:
    'name sha256 size mediaType blob text* textDigest extractor languages published acquiredFrom acquiredAt ' +
    'generation custody credibility encoding author reading place country capture mainText* thumbnail pages contentType',
  event: 'when place partOf country documents',
  act:
    'event type plover acled cameo perpetrators victims targets initiators participants killed injured arrested ' +
    'method rightsArticles when place country documents eventType',
  actor: 'names actorKind country',
  place: 'names lat lon admin precision country',
  response: 'institution type when position about documents country outcome',
  series: 'question population n value house mode when country unit interval series',
  coding: 'document span field value coder confidence textDigest evidence codebook basis signature',
  link: 'relation a b score decision method evidence signature',
  claim: 'speaker document span textDigest text form inputs verdict verdicts figure evidence needed',
  figure: 'definition method methodVersion checkpoint value interval p verdict safeguards inputs codebook missing',
  observation: 'document source state previous httpStatus sha256 capture difference',
  batch: 'phase profile file mapping counts ledgerDigest recordsRoot sourceId',
  redaction: 'record paths reason',
  erasure: 'record paths reason versions',
  reference: 'type name sha256 size blob',
  key: 'statement',
  loss: 'entries mirror',
} as const;

export type RecordKind = keyof typeof OF_KIND;

export const RECORD_KINDS: readonly RecordKind[] = Object.freeze(Object.keys(OF_KIND) as RecordKind[]);

export interface SlotField {
  readonly slot: number;
  readonly path: string;
  /** A plain value, or the root of a tree of items: numbered passages, or fields with names of their own. */
  readonly holds: 'value' | 'passages' | 'named';
}

const FIRST_OF_KIND = 16;

function fieldsOf(kind: RecordKind): readonly SlotField[] {
  const field = (word: string, slot: number): SlotField => {
    const holds = word.endsWith('*') ? 'passages' : word.endsWith('+') ? 'named' : 'value';
    return Object.freeze({ slot, path: holds === 'value' ? word : word.slice(0, -1), holds });
  };
  const common = COMMON.split(' ').map(field);
  const own = OF_KIND[kind].split(' ').map((word, i) => field(word, FIRST_OF_KIND + i));
  return Object.freeze([...common, ...own]);
}

/** The whole table: for each kind its fields, by slot. */
export const SLOTS: ReadonlyMap<RecordKind, readonly SlotField[]> = new Map(
  RECORD_KINDS.map((kind) => [kind, fieldsOf(kind)]),
);

const BY_PATH = new Map<string, ReadonlyMap<string, SlotField>>(
  RECORD_KINDS.map((kind) => [kind, new Map(SLOTS.get(kind)!.map((field) => [field.path, field]))]),
);

export function isRecordKind(kind: unknown): kind is RecordKind {
  return typeof kind === 'string' && BY_PATH.has(kind);
}

/** The field of a kind with exactly this path. Throws ProofError `unknown-kind` or `unknown-path`. */
export function fieldOf(kind: string, path: string): SlotField {
  const paths = BY_PATH.get(kind);
  if (paths === undefined) throw new ProofError('unknown-kind', `no record kind is called ${describe(kind)}`);
  const field = paths.get(path);
  if (field === undefined) {
    throw new ProofError('unknown-path', `a record of kind ${kind} has no slot for the path ${describe(path)}`);
  }
  return field;
}

/** The slot, 0 to 63, of a field. Throws ProofError `unknown-kind` or `unknown-path`. */
export function slotOf(kind: string, path: string): number {
  return fieldOf(kind, path).slot;
}

/** The field that stands in a slot of a kind, or undefined where the table has none. */
export function fieldAt(kind: string, slot: number): SlotField | undefined {
  if (!isRecordKind(kind)) throw new ProofError('unknown-kind', `no record kind is called ${describe(kind)}`);
  checkNumber(slot, 'slot');
  return SLOTS.get(kind)![slot];
}

/**
 * Splits the path of an item (`text/12`, `custom/case number`) into the field that holds its tree and its name.
 * Throws ProofError `unknown-kind` or `unknown-path`, also if the field is not one that holds a tree.
 */
export function itemOf(kind: string, path: string): { field: SlotField; item: string } {
  checkString(path, 'path');
  const slash = path.indexOf('/');
  const field = fieldOf(kind, slash < 0 ? path : path.slice(0, slash));
  if (slash < 0 || field.holds === 'value' || slash === path.length - 1) {
    throw new ProofError('unknown-path', `${describe(path)} is not the path of an item of a tree in kind ${kind}`);
  }
  return { field, item: path.slice(slash + 1) };
}
