/*
 * The file that proves one record to an outsider (`sabt-proof/1`): the log entry, the openings that were chosen, the
 * inclusion proof and a signed checkpoint. The outsider brings one thing of their own, the log's verifier key; with it
 * every line of the file can be checked offline.
 *
 * Verification is a list of checks and runs all of them that can run, so that a reader sees everything that is wrong and
 * not only the first. What the file merely states (which fields were withheld, which erased) is marked as such: a
 * filler cannot be told from a field, so nobody could prove it.
 */
import { checkFunction, checkList, checkObject } from './arguments.ts';
import type { JsonValue } from './canonical.ts';
import type { Checkpoint, openCheckpoint } from './checkpoint.ts';
import { checkBlobDigest, checkTextDigest, type Shown } from './digests.ts';
import { type StatedCosignature, uncheckedCosignatures, whyUnchecked } from './dossier-stated.ts';
import { utf8Encode } from './encoding.ts';
import { type Entry, parseEntry } from './entry.ts';
import { describe, ProofError, type ProofErrorCode } from './errors.ts';
import { leafHash } from './hash.ts';
import { laterKeysUnshown, NO_KEYS_SHOWN, openFollowed } from './key-chain.ts';
import type { KeysFile } from './key-chain-format.ts';
import { parseItemTreeValue, verifyPassage } from './passages.ts';
import { type DisclosedField, type ErasureReason, type ProofFile, parseProofFile } from './proof-file-format.ts';
import { type Opening, openingReader, verifyOpening } from './record.ts';
import { fieldOf, itemOf } from './slots.ts';
import { verifyInclusion } from './tree.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface Check {
  /** `withheld` and `erased` look at the form only. */
  readonly check:
    | 'format'
    | 'checkpoint'
    | 'entry'
    | 'inclusion'
    | 'identity'
    | 'field'
    | 'item'
    | 'text-digest'
    | 'blob-digest'
    | 'withheld'
    | 'erased'
    | 'passages';
  /** What was checked: a path, an index, a name. */
  readonly subject: string;
  readonly ok: boolean;
  readonly code?: ProofErrorCode;
  /** Why it failed, with both sides of a mismatch. */
  readonly reason?: string;
}

/** A check that the file does not show enough for, and why. */
export interface CheckNotMade {
  readonly check: 'key-changes' | 'later-keys' | 'cosignature' | 'stated' | 'text-digest' | 'blob-digest';
  readonly subject: string;
  readonly reason: string;
}

export type VerifiedField =
  | { readonly path: string; readonly state: 'disclosed'; readonly value: JsonValue }
  | { readonly path: string; readonly state: 'withheld' }
  | { readonly path: string; readonly state: 'erased'; readonly reason: ErasureReason };

export interface RecordVerification {
  /** True if every check passed. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly notMade: readonly CheckNotMade[];
  /** The record as the file names it; proven only if ok. */
  readonly record: { readonly kind: string; readonly id: string; readonly entry: number } | null;
  /** Fields and items whose proof holds, and those that the file states to be withheld or erased. */
  readonly fields: readonly VerifiedField[];
  /** The claimed day of the entry, if the entry can be read. */
  readonly at: string | null;
  /** Cosignatures on the checkpoint for which the reader brought no key: what they say of themselves. */
  readonly unchecked: readonly StatedCosignature[];
  /** The verified checkpoint, with the signatures on it, or null. */
  readonly checkpoint: OpenedCheckpoint | null;
}

/**
 * Verifies a proof file (its text, its bytes, or the parsed JSON) against the verifier keys that the reader trusts.
 * Never throws for what the file holds: every refusal is a failed check. Throws ProofError `wrong-type` without keys.
 *
 * That all checks pass says that the log holds this version of the record. It does not say that this version is the
 * latest one, nor that the record still stands: only the whole archive could show that.
 */
export function verifyRecordProof(
  proofFile: string | Uint8Array | object,
  options: { vkeys: readonly (VerifierKey | string)[] },
): RecordVerification {
  checkObject(options, 'options');
  const { vkeys } = options;
  checkList(vkeys, 'vkeys');
  let unshown: Pick<CheckNotMade, 'check' | 'reason'> | null = null;
  let unchecked: StatedCosignature[] = [];
  const found = verifyRecordProofBy(proofFile, (note, keys) => {
    unchecked = uncheckedCosignatures([utf8Encode(note)], vkeys);
    if (keys === null) unshown = { check: 'key-changes', reason: NO_KEYS_SHOWN };
    const { checkpoint, chain } = openFollowed(note, vkeys, keys);
    if (chain !== null) unshown = { check: 'later-keys', reason: laterKeysUnshown(chain.terms.at(-1)!.number) };
    return checkpoint;
  });
  const stated = unchecked.map(
    (one): CheckNotMade => ({ check: 'cosignature', subject: one.name, reason: whyUnchecked(one) }),
  );
  const own = { subject: found.checkpoint?.origin ?? 'signature' };
  const more = unshown === null ? [] : [{ ...(unshown as Omit<CheckNotMade, 'subject'>), ...own }];
  const lists =
    found.record === null ? [] : [{ check: 'stated', subject: found.record.id, reason: LISTS_UNSIGNED } as const];
  return { ...found, unchecked, notMade: [...found.notMade, ...more, ...stated, ...lists] };
}

/** In a dossier the key of the log signs the digest of each proof file; one that goes alone is signed by nobody. */
const LISTS_UNSIGNED =
  'what was withheld and what was erased is as the file says: nobody has signed these lists, nor that nothing was taken out of what was disclosed';

export type OpenedCheckpoint = ReturnType<typeof openCheckpoint>;

/** The same with the reader's own way to open a checkpoint: who verifies many files of one checkpoint opens it once. */
export function verifyRecordProofBy(
  proofFile: string | Uint8Array | object,
  open: (note: string, keys: KeysFile | null) => OpenedCheckpoint,
): RecordVerification {
  checkFunction(open, 'open');
  const checks: Check[] = [];
  const attempt = <T>(check: Check['check'], subject: string, step: () => T): T | null => {
    try {
      const result = step();
      checks.push({ check, subject, ok: true });
      return result;
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      checks.push({ check, subject, ok: false, code: error.code, reason: error.message });
      return null;
    }
  };

  const file = attempt('format', 'sabt-proof/1', () => parseProofFile(proofFile));
  if (file === null)
    return { ok: false, checks, notMade: [], record: null, fields: [], at: null, unchecked: [], checkpoint: null };

  const checkpoint = attempt('checkpoint', 'signature', () => open(file.checkpoint, file.keys ?? null));
  const entry = attempt('entry', `entry ${file.entry.index}`, () => parseEntry(file.entry.bytes));
  attempt('inclusion', `entry ${file.entry.index}`, () => checkInclusion(file, checkpoint));
  const read = openingReader();
  attempt('identity', file.id, () => checkIdentity(file, read));
  const disclosed = file.openings.flatMap((field) => checkField(file, field, entry, read, attempt));
  const notMade = checkDigests(file.kind, disclosed, attempt);
  const fields = [...disclosed, ...checkStatedPaths(file, disclosed, read, attempt)];
  return {
    ok: checks.every(({ ok }) => ok),
    checks,
    notMade,
    record: { kind: file.kind, id: file.id, entry: file.entry.index },
    fields,
    at: entry?.at ?? null,
    unchecked: [],
    checkpoint,
  };
}

type DisclosedValue = Extract<VerifiedField, { state: 'disclosed' }>;

type ReadOpening = (opening: string) => Opening;

type Attempt = <T>(check: Check['check'], subject: string, step: () => T) => T | null;

function notDisclosed(what: string): ProofError {
  return new ProofError('not-disclosed', what);
}

function checkInclusion(file: ProofFile, checkpoint: Checkpoint | null): void {
  if (checkpoint === null) throw notDisclosed('no verified checkpoint to compare with');
  verifyInclusion({
    index: file.entry.index,
    size: checkpoint.size,
    leafHash: leafHash(file.entry.bytes),
    proof: file.inclusion,
    root: checkpoint.root,
  });
}

/** The id must be among the openings: it binds the kind of all others. Its proof is checked like any field's. */
function checkIdentity(file: ProofFile, parse: ReadOpening): void {
  const { path } = fieldOf(file.kind, 'id');
  const openings = new Map<string, Opening>();
  for (const { opening } of file.openings) {
    const read = parse(opening);
    if (openings.has(read.path)) throw new ProofError('opening-mismatch', `the field ${read.path} is disclosed twice`);
    openings.set(read.path, read);
  }
  const id = openings.get(path);
  if (id === undefined) throw notDisclosed('the opening of the field id is missing');
  if (id.value !== file.id) {
    throw new ProofError(
      'opening-mismatch',
      `the file is about ${file.id}, the field id says ${JSON.stringify(id.value)}`,
    );
  }
}

function checkField(
  file: ProofFile,
  field: DisclosedField,
  entry: Entry | null,
  parse: ReadOpening,
  attempt: Attempt,
): DisclosedValue[] {
  const { opening, proof } = field;
  const name = pathOrNothing(opening, parse) ?? 'an opening that cannot be read';
  const opened = attempt('field', name, () => {
    const { path } = parse(opening);
    if (entry === null) throw notDisclosed('no entry to compare with');
    return verifyOpening({ opening, kind: file.kind, path, proof, fieldsRoot: entry.fields }, parse);
  });
  const inOrder = itemOrder(opened !== null && fieldOf(file.kind, opened.path).holds === 'named');
  const items = field.items.map((item) =>
    attempt('item', `${name}, item ${item.index}`, () => {
      if (opened === null) throw notDisclosed(`the field that holds it was not verified: ${name}`);
      const found = verifyPassage({ ...item, slotOpening: opening }, parse);
      inOrder(item.index, found.path);
      return found;
    }),
  );
  return [opened, ...items]
    .filter((found) => found !== null)
    .map((found) => ({ path: found.path, state: 'disclosed' as const, value: found.value }));
}

/**
 * Items come by their positions, each once. Named ones are then by name too, so that among those shown no name stands
 * twice: the tree itself would let an archive commit two values to one name.
 */
function itemOrder(named: boolean): (index: number, path: string) => void {
  let last: { index: number; path: string } | null = null;
  return (index, path) => {
    if (last !== null && (index <= last.index || (named && path <= last.path))) {
      throw new ProofError('opening-mismatch', `item ${index}, ${path}, after item ${last.index}, ${last.path}`);
    }
    last = { index, path };
  };
}

/** What the record says twice, and a reader would believe both times: only values whose proofs hold are compared. */
function checkDigests(kind: string, disclosed: readonly DisclosedValue[], attempt: Attempt): CheckNotMade[] {
  const shown: Shown = new Map(disclosed.map(({ path, value }) => [path, value]));
  const notMade: CheckNotMade[] = [];
  for (const [check, subject, compare] of [
    ['text-digest', 'textDigest', checkTextDigest],
    ['blob-digest', 'blob', checkBlobDigest],
  ] as const) {
    const comparison = compare(kind, shown);
    if (comparison === null) continue;
    if ('missing' in comparison) notMade.push({ check, subject, reason: comparison.missing });
    else attempt(check, subject, comparison.run);
  }
  return notMade;
}

/** A passage is named by its number, in one spelling, and, where the field shows how many there are, it is one of them. */
function checkItemPath(kind: string, path: string, shown: Shown): void {
  const { field, item } = itemOf(kind, path);
  if (field.holds !== 'passages') return;
  const refuse = (why: string) => new ProofError('unknown-path', `${describe(path)}: ${why}`);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(item)) throw refuse('a passage has a number');
  const root = shown.get(field.path);
  if (root !== undefined && Number(item) >= parseItemTreeValue(root).size) throw refuse('there are fewer passages');
}

function checkStatedPaths(
  file: ProofFile,
  shown: readonly DisclosedValue[],
  parse: ReadOpening,
  attempt: Attempt,
): VerifiedField[] {
  const fields: VerifiedField[] = [];
  const disclosed = new Set(
    file.openings
      .flatMap(({ opening, items }) => [opening, ...items.map((item) => item.opening)])
      .map((opening) => pathOrNothing(opening, parse)),
  );
  const sizes = new Map(shown.map(({ path, value }) => [path, value]));
  const checkPath = (path: string) => {
    if (path.includes('/')) checkItemPath(file.kind, path, sizes);
    else fieldOf(file.kind, path);
    if (disclosed.has(path)) throw new ProofError('opening-mismatch', `${path} is disclosed as well`);
    disclosed.add(path);
    return path;
  };
  for (const path of file.withheld) {
    if (attempt('withheld', path, () => checkPath(path)) !== null) fields.push({ path, state: 'withheld' });
  }
  for (const { path, reason } of file.erased) {
    if (attempt('erased', path, () => checkPath(path)) !== null) fields.push({ path, state: 'erased', reason });
  }
  for (const { opening, items } of file.openings) {
    const path = pathOrNothing(opening, parse);
    const value = path === undefined ? undefined : sizes.get(path);
    if (path === undefined || value === undefined || fieldOf(file.kind, path).holds !== 'passages') continue;
    const listed = fields.filter((field) => field.path.startsWith(`${path}/`)).length;
    attempt('passages', path, () => checkAccounted(value, items.length + listed));
  }
  return fields;
}

/**
 * A text that is shown is shown with all its gaps: what is left out of it without a word would make another text of it. What
 * is there is counted, since the size may be any number; that each passage is another one was checked before.
 */
function checkAccounted(value: JsonValue, count: number): void {
  const { size } = parseItemTreeValue(value);
  if (count < size) throw new ProofError('not-accounted', `${size - count} of ${size} passages are not accounted for`);
}

function pathOrNothing(opening: string, parse: ReadOpening): string | undefined {
  try {
    return parse(opening).path;
  } catch {
    return undefined; // reported where the opening itself is checked
  }
}
