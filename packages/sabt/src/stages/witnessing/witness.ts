/*
 * A witness (C2SP tlog-witness). It remembers, for each log that it follows, the last checkpoint that it cosigned, and
 * cosigns another one only with a proof that it continues that one. Whoever trusts the witness therefore sees the same log
 * as everybody else who trusts it: a log that shows two histories gets a cosignature on one of them.
 *
 * All of it hangs on one promise: what was cosigned is on disk before the cosignature leaves, and between comparing and
 * writing nothing else happens. A process holds the lock of its folder, handling a request has no pause in it
 * (`addCheckpoint` is synchronous), and the state is written with fsync and rename. If it cannot be written, nothing is
 * signed. A witness that has lost its folder must not go on under the same key: it would sign a second history.
 *
 * The folder: `witness-key.json`; `logs`, one verifier key a line, several for one origin while a key is changed;
 * `state/<hash of the origin>.json`; `evidence/`, checkpoints rightly signed that contradict the state: of one size with
 * another root. Each is proof against the log, for everybody.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Checkpoint,
  emptyRoot,
  equalBytes,
  formatVerifierKey,
  fromBase64,
  openCheckpoint,
  ProofError,
  parseCheckpoint,
  parseKeysFile,
  parseNote,
  parseVerifierKey,
  toBase64,
  utf8Decode,
  type VerifierKey,
  verifyConsistency,
  verifyKeyChain,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { WriterLock } from '../../store/files/lock.ts';
import { followFurther, keysKnown } from './followed-keys.ts';
import { type WitnessKey, witnessKeyAt } from './witness-key.ts';

/** A request to add a checkpoint has at most this many bytes: 63 hashes and a checkpoint with many signatures. */
export const MAX_REQUEST_BYTES = 128 * 1024;
const MAX_PROOF_LINES = 63;
const MAX_EVIDENCE = 256;
const SIZE_TYPE = 'text/x.tlog.size';

export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  type: string;
  body: string;
}

interface LogState {
  format: 'sabt-witness-state/1';
  origin: string;
  size: number;
  /** Base64. */
  root: string;
  /** The checkpoint as the log signed it. */
  note: string;
}

export interface FollowedLog {
  origin: string;
  vkey: string;
  /** Of the last checkpoint that was cosigned; null if none was. */
  size: number | null;
}

export interface WitnessOptions {
  /** Name of the key, for the first start. */
  name?: string | undefined;
  /** Seconds since 1970. */
  now?: () => number;
  /** For tests only: called before the state takes the place of the former one; what it throws is the fault. */
  beforePersist?: () => void;
}

/** Thrown and caught here: an answer that ends the handling of a request. */
class Refusal extends Error {
  readonly answer: WitnessAnswer;

  constructor(status: Exclude<WitnessAnswer['status'], 200>, body: string, type = 'text/plain') {
    super(body);
    this.answer = { status, type: type === 'text/plain' ? 'text/plain; charset=utf-8' : type, body: `${body}\n` };
  }
}

export class Witness {
  readonly vkey: VerifierKey;
  private readonly dir: string;
  private readonly key: WitnessKey;
  private readonly lock: WriterLock;
  private readonly now: () => number;
  private readonly beforePersist: (() => void) | undefined;

  private constructor(dir: string, key: WitnessKey, lock: WriterLock, options: WitnessOptions) {
    this.dir = dir;
    this.key = key;
    this.vkey = key.vkey;
    this.lock = lock;
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
    this.beforePersist = options.beforePersist;
  }

  /** Throws `archive-locked` while another process is this witness, `invalid-argument`, `archive-damaged`. */
  static async open(dir: string, options: WitnessOptions = {}): Promise<Witness> {
    for (const folder of ['state', 'evidence']) makeFolder(join(dir, folder), 0o700);
    const lock = await WriterLock.take(dir, 'sabt witness serve');
    try {
      return new Witness(dir, witnessKeyAt(join(dir, 'witness-key.json'), options.name), lock, options);
    } catch (thrown) {
      lock.release();
      throw thrown;
    }
  }

  /** Answers a request to add a checkpoint. Throws if the state cannot be read or written; then nothing is signed. */
  addCheckpoint(request: Uint8Array): WitnessAnswer {
    try {
      const { oldSize, proof, note } = parseRequest(request);
      const checkpoint = this.opened(note);
      return this.cosign(oldSize, proof, checkpoint, note);
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.answer;
      throw thrown;
    }
  }

  close(): void {
    this.lock.release();
  }

  private opened(note: string): Checkpoint & { text: string } {
    let origin: string;
    try {
      origin = parseCheckpoint(parseNote(note).text).origin;
    } catch (thrown) {
      throw malformed(thrown);
    }
    const keys = this.keysOf(origin);
    if (keys.length === 0) throw new Refusal(404, 'This witness does not follow this log.');
    try {
      const checkpoint = openCheckpoint(note, keys);
      return { ...checkpoint, text: checkpoint.note.text };
    } catch (thrown) {
      if (!(thrown instanceof ProofError)) throw thrown;
      throw new Refusal(403, `The checkpoint is not rightly signed by its log: ${thrown.message}`);
    }
  }

  /** The keys that were given, and those that were followed from them. */
  private keysOf(origin: string): VerifierKey[] {
    const given = readLogs(this.dir).filter(({ name }) => name === origin);
    const file = readFollowed(this.dir, origin);
    const followed = file === null ? [] : given.flatMap((key) => followedFrom(key, file));
    // a key with a term comes first: that it was given without one does not prolong it
    return [...followed, ...given];
  }

  /**
   * Follows the log to another key. The request: `size <size of the checkpoint that was cosigned last>`, an empty line, and
   * the statements of the keys with inclusion proofs for that size. Answers 200, or 409 with the right size, as for
   * checkpoints; 403 if the statements do not follow from a key of this log. Nothing is signed.
   */
  addKeys(request: Uint8Array): WitnessAnswer {
    try {
      const text = utf8Decode(request);
      const [, digits, shown] = /^size (0|[1-9][0-9]{0,15})\n\n([\s\S]+)$/.exec(text) ?? [];
      if (digits === undefined || shown === undefined)
        throw new Refusal(400, '“size”, a size, an empty line and the keys of a log are expected.');
      this.follow(Number(digits), shown);
      return { status: 200, type: 'text/plain; charset=utf-8', body: 'followed\n' };
    } catch (thrown) {
      if (thrown instanceof Refusal) return thrown.answer;
      if (thrown instanceof ProofError)
        return new Refusal(403, `The keys do not follow from the one that this witness was given: ${thrown.message}`)
          .answer;
      throw thrown;
    }
  }

  private follow(size: number, shown: string): void {
    const { origin } = parseKeysFile(shown);
    const given = readLogs(this.dir).filter(({ name }) => name === origin);
    if (given.length === 0) throw new Refusal(404, 'This witness does not follow this log.');
    const state = readState(this.dir, origin);
    if (size !== (state?.size ?? 0)) throw new Refusal(409, String(state?.size ?? 0), SIZE_TYPE);
    const vkey = given.find((key) => followedFrom(key, shown).length > 0) ?? given[0]!;
    const before = { vkey: formatVerifierKey(vkey), file: readFollowed(this.dir, origin) };
    const { file } = followFurther(before, shown);
    // what was cosigned holds the statements of its size: so they are no other log's
    const tree = { size, root: state === null ? emptyRoot() : fromBase64(state.root) };
    verifyKeyChain(shown, { trusted: [vkey], tree });
    if (file === shown) writeDurably(followedPath(this.dir, origin), shown, { mode: 0o600 });
  }

  private cosign(
    oldSize: number,
    proof: readonly Uint8Array[],
    checkpoint: Checkpoint & { text: string },
    note: string,
  ): WitnessAnswer {
    const { origin, size, root } = checkpoint;
    if (oldSize > size) throw new Refusal(400, `The old size ${oldSize} is larger than the checkpoint's ${size}.`);
    const state = readState(this.dir, origin);
    const last = state === null ? { size: 0, root: emptyRoot() } : { size: state.size, root: fromBase64(state.root) };
    if (size === last.size && !equalBytes(root, last.root)) {
      this.keepEvidence(note);
      throw new Refusal(409, `At ${size} entries another root was cosigned before.`);
    }
    if (oldSize !== last.size) throw new Refusal(409, String(last.size), SIZE_TYPE);
    try {
      verifyConsistency({ oldSize, newSize: size, oldRoot: last.root, newRoot: root, proof });
    } catch (thrown) {
      if (!(thrown instanceof ProofError)) throw thrown;
      throw new Refusal(422, `The proof of consistency does not hold: ${thrown.message}`);
    }
    // Nothing is signed before this is on the disk.
    writeState(this.dir, { origin, size, root: toBase64(root), note }, this.beforePersist);
    return {
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: `${this.key.cosign(checkpoint.text, this.now())}\n`,
    };
  }

  private keepEvidence(note: string): void {
    const folder = join(this.dir, 'evidence');
    const path = join(folder, `${createHash('sha256').update(note).digest('hex')}.txt`);
    if (!existsSync(path) && readdirSync(folder).length < MAX_EVIDENCE) writeDurably(path, note, { mode: 0o600 });
  }
}

function malformed(thrown: unknown): Refusal {
  if (!(thrown instanceof ProofError)) throw thrown;
  return new Refusal(400, `This is no checkpoint: ${thrown.message}`);
}

function parseRequest(request: Uint8Array): { oldSize: number; proof: Uint8Array[]; note: string } {
  let text: string;
  try {
    text = utf8Decode(request);
  } catch (thrown) {
    throw malformed(thrown);
  }
  const end = text.indexOf('\n\n');
  if (end < 0) throw new Refusal(400, 'An empty line is expected between proof and checkpoint.');
  const [first, ...lines] = text.slice(0, end).split('\n');
  const [, digits] = /^old (0|[1-9][0-9]{0,15})$/.exec(first!) ?? [];
  if (digits === undefined || !Number.isSafeInteger(Number(digits)))
    throw new Refusal(400, 'The first line must be “old” and the size of the tree that was cosigned last.');
  if (lines.length > MAX_PROOF_LINES) throw new Refusal(400, `A proof has at most ${MAX_PROOF_LINES} hashes.`);
  try {
    const proof = lines.map((line) => {
      const hash = fromBase64(line);
      if (hash.length !== 32) throw new ProofError('wrong-hash-length', 'a hash of the proof has not 32 bytes');
      return hash;
    });
    return { oldSize: Number(digits), proof, note: text.slice(end + 2) };
  } catch (thrown) {
    throw malformed(thrown);
  }
}

const statePath = (dir: string, origin: string): string =>
  join(dir, 'state', `${createHash('sha256').update(origin).digest('hex')}.json`);

const followedPath = (dir: string, origin: string): string =>
  join(dir, 'state', `${createHash('sha256').update(origin).digest('hex')}.keys.json`);

function readFollowed(dir: string, origin: string): string | null {
  const path = followedPath(dir, origin);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function followedFrom(key: VerifierKey, file: string): VerifierKey[] {
  try {
    return keysKnown({ vkey: formatVerifierKey(key), file });
  } catch (thrown) {
    if (thrown instanceof ProofError) return [];
    throw thrown;
  }
}

/** Null if nothing of this log was cosigned. Throws `archive-damaged` rather than taking damage for that. */
function readState(dir: string, origin: string): LogState | null {
  const path = statePath(dir, origin);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
  try {
    const state = JSON.parse(text) as LogState;
    const kept = parseCheckpoint(parseNote(state.note).text);
    if (
      state.format !== 'sabt-witness-state/1' ||
      state.origin !== origin ||
      kept.origin !== origin ||
      kept.size !== state.size ||
      toBase64(kept.root) !== state.root
    )
      throw new Error('the state contradicts itself');
    return state;
  } catch (cause) {
    throw new SabtError(
      'archive-damaged',
      `What this witness cosigned last of ${origin} cannot be read: ${path}. It must not sign anything of this log until the file is put back.`,
      { at: path, cause },
    );
  }
}

function writeState(dir: string, state: Omit<LogState, 'format'>, beforeRename: (() => void) | undefined): void {
  const file: LogState = { format: 'sabt-witness-state/1', ...state };
  const how = beforeRename === undefined ? { mode: 0o600 } : { mode: 0o600, beforeRename };
  writeDurably(statePath(dir, state.origin), `${JSON.stringify(file, null, 2)}\n`, how);
}

const logsPath = (dir: string): string => join(dir, 'logs');

/** The keys of the logs that a witness follows. Read anew for each request, so that they can be changed meanwhile. */
function readLogs(dir: string): VerifierKey[] {
  if (!existsSync(logsPath(dir))) return [];
  return readFileSync(logsPath(dir), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => parseVerifierKey(line));
}

/** Lets a witness follow a log. Throws `invalid-argument`, `conflict` if it does so already. */
export function followLog(dir: string, vkey: string): FollowedLog {
  let key: VerifierKey;
  try {
    key = parseVerifierKey(vkey);
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${vkey}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
  if (key.algorithm !== 'ed25519')
    throw new SabtError('invalid-argument', 'This is the key of a witness; a log has a key of the type ed25519.');
  makeFolder(dir, 0o700);
  const known = readLogs(dir);
  if (known.some(({ name, publicKey }) => name === key.name && equalBytes(publicKey, key.publicKey)))
    throw new SabtError('conflict', `This witness follows ${key.name} already.`);
  const before = existsSync(logsPath(dir)) ? readFileSync(logsPath(dir), 'utf8').replace(/\n*$/, '\n') : '';
  writeDurably(logsPath(dir), `${before === '\n' ? '' : before}${vkey}\n`, { mode: 0o600 });
  return { origin: key.name, vkey, size: readState(dir, key.name)?.size ?? null };
}
