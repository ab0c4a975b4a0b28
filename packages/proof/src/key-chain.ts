/*
 * The keys of a log, one after the other. Each key is announced by a statement, the text of a signed note:
 *
 *   sabt-key/1
 *   <origin>
 *   number <0, 1, 2 …>
 *   entry <index of the log entry in which this statement stands>
 *   until <size up to which the key before may still sign; 0 in statement 0>
 *   vkey <verifier key that this statement is about>
 *   next <SHA-256, hexadecimal, of the verifier key that comes after it>
 *
 * Statement n is signed by key n itself, and key n must be the one whose digest statement n − 1 commits to (pre-rotation,
 * as KERI calls it). So whoever has stolen the present key cannot name a successor of his own: he lacks the key whose
 * digest stands in the log. And the keeper who has lost the present key can go on with the next one alone. Only where the
 * key before keeps a right beyond the entry of the statement (an overlap) must it have signed the statement as well.
 *
 * A thief of key 0 can still sign a second statement 0 with another commitment. Therefore the statements stand in the log:
 * statement 0 in entry 0, so that another one means another log from the first entry on, which nobody who kept a checkpoint
 * will take. A log that began before there were statements shows that its entry 0 is a record of another kind; that nobody
 * committed to something else between entry 0 and its first statement is then the word of whoever followed the log.
 *
 * Key n signs trees that contain its statement, and trees up to the size that statement n + 1 leaves to it: its term.
 */
import { checkFunction, checkList, checkObject, checkString } from './arguments.ts';
import { openCheckpoint } from './checkpoint.ts';
import { equalBytes, toHex, utf8Encode } from './encoding.ts';
import { parseEntry } from './entry.ts';
import { describe, ProofError } from './errors.ts';
import { leafHash, sha256Of } from './hash.ts';
import { checkedKeys, type KeyRecord, type KeysFile } from './key-chain-format.ts';
import { openNote } from './note.ts';
import { type Opening, parseOpening, verifyOpening } from './record.ts';
import { checkSize, verifyInclusion } from './tree.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

export const KEY_STATEMENT = 'sabt-key/1';
const HEX_DIGEST = /^[0-9a-f]{64}$/;

export interface KeyStatement {
  readonly origin: string;
  readonly number: number;
  /** Index of the log entry that holds the statement. */
  readonly entry: number;
  /** Size up to which the key before may still sign. */
  readonly until: number;
  readonly vkey: string;
  /** Digest of the next key, as `keyDigest` gives it. */
  readonly next: string;
}

/** What a statement commits to of a key: SHA-256 of its text, lower-case hexadecimal. */
export function keyDigest(vkey: VerifierKey | string): string {
  return toHex(sha256Of(utf8Encode(formatVerifierKey(parseVerifierKey(vkey)))));
}

/** The text to sign. Throws ProofError `bad-key-chain` if it could not be read again. */
export function formatKeyStatement(statement: KeyStatement): string {
  checkObject(statement, 'statement');
  const { origin, number, entry, until, vkey, next } = statement;
  for (const [name, value] of Object.entries({ origin, vkey, next })) checkString(value, name);
  for (const [name, value] of Object.entries({ number, entry, until })) checkSize(value, name);
  const text = `${KEY_STATEMENT}\n${origin}\nnumber ${number}\nentry ${entry}\nuntil ${until}\nvkey ${vkey}\nnext ${next}\n`;
  parseKeyStatement(text);
  return text;
}

/** Throws ProofError `bad-key-chain`, and for the key what `parseVerifierKey` throws. */
export function parseKeyStatement(text: string): KeyStatement {
  checkString(text, 'statement');
  const refuse = (why: string) => new ProofError('bad-key-chain', `statement of a key: ${why}`);
  const lines = text.split('\n');
  if (lines.length !== 8 || lines[7] !== '' || lines[0] !== KEY_STATEMENT)
    throw refuse(`seven lines of ${KEY_STATEMENT}`);
  const value = (line: number, name: string): string => {
    const found = lines[line]!;
    if (!found.startsWith(`${name} `)) throw refuse(`line ${line + 1}: ${name} expected, got ${describe(found)}`);
    return found.slice(name.length + 1);
  };
  const size = (line: number, name: string): number => {
    const digits = value(line, name);
    if (!/^(?:0|[1-9][0-9]{0,15})$/.test(digits) || !Number.isSafeInteger(Number(digits)))
      throw refuse(`${name}: a decimal number up to 2^53-1 expected, got ${describe(digits)}`);
    return Number(digits);
  };
  const [number, entry, until] = [size(2, 'number'), size(3, 'entry'), size(4, 'until')];
  const [vkey, next] = [value(5, 'vkey'), value(6, 'next')];
  const key = parseVerifierKey(vkey);
  if (formatVerifierKey(key) !== vkey || key.algorithm !== 'ed25519') throw refuse('a verifier key of a log expected');
  if (key.name !== lines[1]) throw refuse(`the key is of ${describe(key.name)}, the log is ${describe(lines[1])}`);
  if (!HEX_DIGEST.test(next)) throw refuse('next: a digest expected');
  if (number === 0 && until !== 0) throw refuse('no key came before number 0');
  return { origin: key.name, number, entry, until, vkey, next };
}

/** A key of the log and when it signs. */
export interface KeyTerm {
  /** With `signs`: the sizes of trees that it may sign. */
  readonly key: VerifierKey;
  readonly number: number;
  /** Where its statement stands in the log. */
  readonly entry: number;
  /** Whether it took over without a signature of the key before. */
  readonly alone: boolean;
}

export interface KeyChain {
  readonly origin: string;
  /** Since which entry the log commits to its next key: 0, or the log is older than that. */
  readonly since: number;
  /** From the first key that the reader trusts to the present one. */
  readonly terms: readonly KeyTerm[];
  /** Those before the first that the reader trusts: whose they were is what the trusted ones say of the past. */
  readonly earlier: readonly KeyTerm[];
  /** Digest of the key that comes next. */
  readonly next: string;
}

export interface KeyTrust {
  /** Keys of the log that the reader kept, of any number. */
  readonly trusted: readonly (VerifierKey | string)[];
  /** The tree that the statements must stand in; those of later entries are held against the chain only. */
  readonly tree?: { readonly size: number; readonly root: Uint8Array };
  /** Inclusion proofs, where the file does not bring them. */
  readonly inclusionOf?: (index: number) => readonly Uint8Array[];
}

/**
 * Follows the keys of a log from one that the reader trusts to the present one. Throws ProofError `bad-key-chain`,
 * `key-not-committed` for a key whose digest was not committed to, `no-known-signature` or `bad-signature` for a statement
 * that is not signed as it must be or a chain without a trusted key, and what the checks of openings and inclusion throw.
 */
export function verifyKeyChain(keys: KeysFile | string | Uint8Array, trust: KeyTrust): KeyChain {
  checkObject(trust, 'trust');
  checkList(trust.trusted, 'trusted keys');
  const file = checkedKeys(keys);
  const statements = file.records.map((record, number) => readRecord(record, number, file.origin));
  const alone = statements.map((one, number) => checkLink(one, statements[number - 1]?.statement));
  const since = statements[0]!.statement.entry;
  checkFirst(file, since);
  if (trust.tree !== undefined) checkIncluded(file, trust.tree, trust.inclusionOf);
  const known = trust.trusted.map((key) => parseVerifierKey(key));
  const begin = statements.findIndex(({ key }) => known.some((one) => sameKey(one, key)));
  if (begin < 0) {
    const names = known.map((key) => formatVerifierKey(key)).join(', ');
    throw new ProofError(
      'no-known-signature',
      `no key of the chain is trusted; trusted are ${names === '' ? 'none' : names}`,
    );
  }
  const all = statements.map(({ key, statement: { number, entry } }): KeyTerm => {
    const from = number === 0 ? 0 : entry + 1;
    const until = statements[number + 1]?.statement.until ?? Number.MAX_SAFE_INTEGER;
    return { key: { ...key, signs: { from, until } }, number, entry, alone: alone[number]! };
  });
  const [earlier, terms] = [all.slice(0, begin), all.slice(begin)];
  return { origin: file.origin, since, terms, earlier, next: statements.at(-1)!.statement.next };
}

/**
 * Opens a checkpoint with the keys that the reader trusts and those that follow from them. Without a chain it is
 * `openCheckpoint`. Throws what `openCheckpoint` and `verifyKeyChain` throw.
 */
export function openFollowed(
  note: string | Uint8Array,
  trusted: readonly (VerifierKey | string)[],
  keys: KeysFile | string | Uint8Array | null,
  inclusionOf?: (index: number) => readonly Uint8Array[],
): { checkpoint: ReturnType<typeof openCheckpoint>; chain: KeyChain | null } {
  if (keys === null) return { checkpoint: openCheckpoint(note, trusted), chain: null };
  if (inclusionOf !== undefined) checkFunction(inclusionOf, 'inclusionOf');
  const file = checkedKeys(keys);
  const chain = verifyKeyChain(file, { trusted });
  const checkpoint = openCheckpoint(
    note,
    chain.terms.map(({ key }) => key),
  );
  if (checkpoint.origin !== chain.origin) {
    throw new ProofError('origin-mismatch', `the checkpoint is of ${checkpoint.origin}, the keys of ${chain.origin}`);
  }
  checkIncluded(file, checkpoint, inclusionOf);
  return { checkpoint, chain };
}

export interface FollowedKeys {
  /** Those that the reader trusts, and those that follow from them, each with the sizes that it may sign. */
  readonly present: readonly (VerifierKey | string)[];
  /** These and the ones before: for states of the log that are proven to be contained in one that `present` signed. */
  readonly ever: readonly (VerifierKey | string)[];
  /** Number of the last key that is shown; null where no statements are. */
  readonly newest: number | null;
}

/** The keys of a log for a reader who trusts some. Throws what `verifyKeyChain` throws. */
export function followedBy(
  trusted: readonly (VerifierKey | string)[],
  keys: KeysFile | string | Uint8Array | null,
): FollowedKeys {
  if (keys === null) return { present: trusted, ever: trusted, newest: null };
  const { terms, earlier } = verifyKeyChain(keys, { trusted });
  const present = terms.map(({ key }) => key);
  return { present, ever: [...earlier.map(({ key }) => key), ...present], newest: terms.at(-1)!.number };
}

/** Why it is not shown, where no statements of keys are, that the key used has not been retired. */
export const NO_KEYS_SHOWN =
  'whether this key has been changed since is not shown: the statements of the keys of this log are not there';

/**
 * What statements of keys never show. A thief of a retired key cuts the statements after it off and signs as if nothing had
 * happened: only somebody who has heard of the later key, from the keeper or a witness, can tell.
 */
export function laterKeysUnshown(newest: number): string {
  checkSize(newest, 'number of a key');
  return `that no key after number ${newest} has taken over is not shown by these statements: ask the keeper, or a witness`;
}

/** Those of the keys that may sign a tree of this size; a key without a term may sign any. */
export function keysThatSign(keys: readonly (VerifierKey | string)[], size: number): VerifierKey[] {
  checkList(keys, 'keys');
  checkSize(size, 'size');
  return keys
    .map((key) => parseVerifierKey(key))
    .filter(({ signs }) => signs === undefined || (size >= signs.from && size <= signs.until));
}

interface Read {
  readonly statement: KeyStatement;
  readonly note: string;
  readonly key: VerifierKey;
}

function readRecord(record: KeyRecord, number: number, origin: string): Read {
  const note = openField(record, 'key', 'statement').value;
  openField(record, 'key', 'id');
  if (typeof note !== 'string') throw new ProofError('bad-key-chain', 'a statement is a text');
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const statement = parseKeyStatement(text);
  if (statement.number !== number || statement.entry !== record.entry.index || statement.origin !== origin) {
    const said = `number ${statement.number}, entry ${statement.entry}, ${describe(statement.origin)}`;
    throw new ProofError(
      'bad-key-chain',
      `number ${number}, entry ${record.entry.index}, ${describe(origin)} expected, the statement says ${said}`,
    );
  }
  return { statement, note, key: parseVerifierKey(statement.vkey) };
}

/** An opening of a record, proven to its entry. */
function openField({ entry, openings }: KeyRecord, kind: string | null, path: string): Opening {
  const fieldsRoot = parseEntry(entry.bytes).fields;
  const field = openings.find(({ opening }) => parseOpening(opening).path === path);
  if (field === undefined)
    throw new ProofError('not-disclosed', `entry ${entry.index}: the opening of ${path} is missing`);
  const { opening, proof } = field;
  return verifyOpening({ opening, kind: kind ?? parseOpening(opening).kind, path, proof, fieldsRoot });
}

/** Holds a statement against the one before; whether it stands without the signature of the key before. */
function checkLink({ statement, note, key }: Read, before: KeyStatement | undefined): boolean {
  const former = before === undefined ? [] : [parseVerifierKey(before.vkey)];
  const { verified, text } = openNote(note, [key, ...former]);
  if (formatKeyStatement(statement) !== text) throw new ProofError('bad-key-chain', 'a note of another text');
  const signedBy = (one: VerifierKey) => verified.some(({ keyId, name }) => keyId === one.keyId && name === one.name);
  if (!signedBy(key))
    throw new ProofError('no-known-signature', `key ${statement.number} has not signed its own statement`);
  if (before === undefined) return false;
  const digest = keyDigest(key);
  if (digest !== before.next) {
    const why = `statement ${before.number} commits to the key with the digest ${before.next}, key ${statement.number} has ${digest}`;
    throw new ProofError('key-not-committed', why);
  }
  if (statement.entry <= before.entry)
    throw new ProofError('bad-key-chain', `entry ${statement.entry} after entry ${before.entry}`);
  const alone = !signedBy(former[0]!);
  if (alone && statement.until > statement.entry) {
    const why = `key ${before.number} may sign up to ${statement.until} only if it has signed the statement that says so`;
    throw new ProofError('no-known-signature', why);
  }
  return alone;
}

/** A log that committed later shows that its first entry is no statement. */
function checkFirst({ first }: KeysFile, since: number): void {
  if (since === 0) {
    if (first !== null) throw new ProofError('bad-key-chain', 'a first record beside a statement in entry 0');
    return;
  }
  if (first === null || first.entry.index !== 0)
    throw new ProofError(
      'bad-key-chain',
      `the first statement stands in entry ${since}; entry 0 must be shown to be none`,
    );
  const { kind } = openField(first, null, 'id');
  if (kind === 'key')
    throw new ProofError('bad-key-chain', 'entry 0 is a statement of a key, and the chain begins later');
}

function checkIncluded(
  { records, first }: KeysFile,
  { size, root }: { size: number; root: Uint8Array },
  inclusionOf: KeyTrust['inclusionOf'],
): void {
  for (const { entry, inclusion } of first === null ? records : [first, ...records]) {
    if (entry.index >= size) continue;
    const proof = inclusion ?? inclusionOf?.(entry.index);
    if (proof === undefined)
      throw new ProofError('bad-key-chain', `no proof that entry ${entry.index} is in the tree of ${size}`);
    verifyInclusion({ index: entry.index, size, leafHash: leafHash(entry.bytes), proof, root });
  }
}

function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.algorithm === b.algorithm && equalBytes(a.publicKey, b.publicKey);
}
