/**
 * Checkpoints (C2SP tlog-checkpoint): the text of a signed note that states a log's size and root. Three lines, origin,
 * size in decimal, root in base64, and after them extension lines that nobody audits.
 */
import { checkList, checkObject, checkString } from './arguments.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { checkHash } from './hash.ts';
import { type OpenedNote, openNote } from './note.ts';
import { checkSize } from './tree.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

export interface Checkpoint {
  /** Which log it is. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
}

const CONTROL = /[\u0000-\u001f]/;

/** Reads the text of an opened note. Throws ProofError `bad-checkpoint`. */
export function parseCheckpoint(text: string): Checkpoint {
  checkString(text, 'text of a checkpoint');
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new ProofError('bad-checkpoint', 'the last line must end in a newline');
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined) {
    throw new ProofError('bad-checkpoint', `at least three lines expected, got ${lines.length}`);
  }
  for (const line of lines) checkLine(line);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new ProofError('bad-checkpoint', `size: a decimal number up to 2^53-1 expected, got ${describe(size)}`);
  }
  return { origin, size: Number(size), root: parseRoot(root), extensions };
}

function parseRoot(text: string): Uint8Array {
  try {
    const root = fromBase64(text);
    checkHash(root, 'root');
    return root;
  } catch (cause) {
    throw new ProofError('bad-checkpoint', `root: base64 of 32 bytes expected, got ${describe(text)}`, { cause });
  }
}

function checkLine(line: string): void {
  checkString(line, 'line of a checkpoint');
  if (line === '' || CONTROL.test(line) || !line.isWellFormed()) {
    throw new ProofError('bad-checkpoint', `no line may be empty or hold control characters, got ${describe(line)}`);
  }
}

/** The text to sign. Throws ProofError `bad-checkpoint`, `wrong-size` or `wrong-hash-length`. */
export function formatCheckpoint(checkpoint: {
  origin: string;
  size: number;
  root: Uint8Array;
  extensions?: readonly string[];
}): string {
  checkObject(checkpoint, 'checkpoint');
  const { origin, size, root, extensions = [] } = checkpoint;
  checkList(extensions, 'extensions');
  checkSize(size, 'size');
  checkHash(root, 'root');
  for (const line of [origin, ...extensions]) checkLine(line);
  return [origin, size, toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/**
 * Verifies a signed checkpoint: the note is signed by keys that the reader trusts, and one of them is the log's own, an
 * `ed25519` key with the origin as its name that may sign a tree of this size. Throws what `openNote` and
 * `parseCheckpoint` throw, and ProofError `origin-mismatch`, or `retired-key` if the size is in the term of no key that
 * signed.
 */
export function openCheckpoint(
  note: string | Uint8Array,
  verifierKeys: readonly (VerifierKey | string)[],
): Checkpoint & { readonly note: OpenedNote } {
  const opened = openNote(note, verifierKeys);
  const checkpoint = parseCheckpoint(opened.text);
  const own = opened.verified.filter(({ name, algorithm }) => algorithm === 'ed25519' && name === checkpoint.origin);
  if (own.length === 0) {
    const signers = opened.verified.map(({ name }) => name).join(', ');
    throw new ProofError('origin-mismatch', `the checkpoint is of ${checkpoint.origin}, verified signers: ${signers}`);
  }
  const terms = own.map(({ name, keyId }) => termOf(verifierKeys, name, keyId));
  if (!terms.some(({ from, until }) => checkpoint.size >= from && checkpoint.size <= until)) {
    const said = terms.map(({ from, until }) => `${from} to ${until}`).join(', ');
    throw new ProofError('retired-key', `a tree of ${checkpoint.size}, signed by keys that may sign sizes ${said}`);
  }
  return { ...checkpoint, note: opened };
}

/** A key without a term may sign any size; given twice, with and without one, it has it. */
function termOf(
  verifierKeys: readonly (VerifierKey | string)[],
  name: string,
  keyId: number,
): { from: number; until: number } {
  const given = verifierKeys
    .map((key) => parseVerifierKey(key))
    .filter((key) => key.name === name && key.keyId === keyId);
  return given.find(({ signs }) => signs !== undefined)?.signs ?? { from: 0, until: Number.MAX_SAFE_INTEGER };
}
