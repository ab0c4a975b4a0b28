/*
 * Asking witnesses for cosignatures (C2SP tlog-witness, the client's side). A request states from which size the proof of
 * consistency starts; a witness that cosigned another size last answers with that one (409), and is asked again once, from
 * there. What comes back counts only if it is a right cosignature of the very key that was asked, over the very text that
 * was sent.
 *
 * Two refusals are no failure of the network and are said as what they are: a witness that has cosigned a larger log than
 * this one (an older copy of the archive goes on, or somebody else signed a fork), and one that has cosigned another root (the log has forked).
 */
import {
  formatKeyId,
  openNote,
  type PolicyWitness,
  ProofError,
  parseNote,
  signatureLine,
  toBase64,
  utf8Decode,
} from '@sabt/proof';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { below, fetchBounded } from './fetching.ts';

const MAX_ANSWER_BYTES = 64 * 1024;
const SIZE_TYPE = 'text/x.tlog.size';

export interface AskedCheckpoint {
  note: string;
  size: number;
  /** Proof that the log of `size` entries continues the one of `oldSize`. */
  consistency(oldSize: number): Uint8Array[];
  /** The statements of the log's keys with proofs for a size, where it has changed its key; else null. */
  keys(size: number): string | null;
}

export type AskedState = 'cosigned' | 'unreachable' | 'refused' | 'saw-larger-log' | 'saw-other-log' | 'bad-answer';

export interface AskedWitness {
  name: string;
  state: AskedState;
  /** Seconds since 1970; of a cosignature. */
  timestamp: number | null;
  /** Why there is no cosignature. */
  message: string | null;
}

/** The answer of one witness, and the signature line if it cosigned. Never throws but for being called off. */
export async function askWitness(
  witness: PolicyWitness,
  checkpoint: AskedCheckpoint,
  lastSize: number,
  signal: AbortSignal,
): Promise<AskedWitness & { line: string | null }> {
  const failed = (state: AskedState, message: string) => ({
    name: witness.name,
    state,
    timestamp: null,
    message,
    line: null,
  });
  if (witness.url === null) return failed('unreachable', 'The policy names no address for this witness.');
  try {
    let answer = await post(witness.url, checkpoint, Math.min(lastSize, checkpoint.size), signal);
    if (answer.status === 403 && (await showKeys(witness.url, checkpoint, lastSize, signal)))
      answer = await post(witness.url, checkpoint, Math.min(lastSize, checkpoint.size), signal);
    if (answer.status === 409 && answer.type === SIZE_TYPE) {
      const size = readSize(answer.bytes);
      if (size > checkpoint.size)
        return failed(
          'saw-larger-log',
          `It has cosigned ${size} entries of this log, which has ${checkpoint.size} here: an older copy, such as a backup, seems to have taken the place of the log, and to have gone on; or it was shown a fork, another log that somebody signed with a stolen key of this one. Add nothing before you know which: ask the witness for the checkpoint that it cosigned, and try to take what is missing from a mirror: sabt recover LOG. It takes what continues this log, and refuses a fork.`,
        );
      answer = await post(witness.url, checkpoint, size, signal);
    }
    if (answer.status === 200) return { ...cosignatureIn(answer.bytes, witness, checkpoint), name: witness.name };
    const said = readable(answer.bytes);
    if (answer.status === 409 || answer.status === 422)
      return failed(
        'saw-other-log',
        `It has cosigned a log that this one does not continue (${answer.status}): ${said}`,
      );
    return failed('refused', `It answered ${answer.status}: ${said}`);
  } catch (thrown) {
    signal.throwIfAborted();
    const { code, message } = asSabtError(thrown);
    if (code === 'defect') throw thrown;
    return failed(code === 'unreachable' ? 'unreachable' : 'bad-answer', message);
  }
}

function post(url: string, { note, consistency }: AskedCheckpoint, oldSize: number, signal: AbortSignal) {
  const proof = consistency(oldSize).map((hash) => `${toBase64(hash)}\n`);
  return fetchBounded(below(url, 'add-checkpoint'), {
    method: 'POST',
    type: 'text/plain; charset=utf-8',
    body: `old ${oldSize}\n${proof.join('')}\n${note}`,
    maxBytes: MAX_ANSWER_BYTES,
    signal,
  });
}

/** Shows a witness of ours the keys of the log (`add-keys`); others do not know the address. Whether it follows now. */
async function showKeys(
  url: string,
  checkpoint: AskedCheckpoint,
  lastSize: number,
  signal: AbortSignal,
): Promise<boolean> {
  const tell = (size: number) => {
    const keys = size > checkpoint.size ? null : checkpoint.keys(size);
    if (keys === null) return null;
    return fetchBounded(below(url, 'add-keys'), {
      method: 'POST',
      type: 'text/plain; charset=utf-8',
      body: `size ${size}\n\n${keys}`,
      maxBytes: MAX_ANSWER_BYTES,
      signal,
    });
  };
  const answer = await tell(lastSize);
  if (answer?.status !== 409 || answer.type !== SIZE_TYPE) return answer?.status === 200;
  return (await tell(readSize(answer.bytes)))?.status === 200;
}

function readSize(bytes: Uint8Array): number {
  const text = readable(bytes);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text) || !Number.isSafeInteger(Number(text)))
    throw new SabtError('bad-answer', `A size of a tree was expected, the witness said “${text}”.`);
  return Number(text);
}

function readable(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8').trim();
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Throws `bad-answer` unless the witness's own right signature over this checkpoint is among the lines. */
function cosignatureIn(
  bytes: Uint8Array,
  { name, key }: PolicyWitness,
  { note }: AskedCheckpoint,
): Omit<AskedWitness, 'name'> & { line: string } {
  try {
    const text = `${note.slice(0, note.lastIndexOf('\n\n') + 2)}${utf8Decode(bytes)}`;
    // A line of another key is passed over, one of this key must be right.
    const opened = openNote(text, [key]);
    const { timestamp } = opened.verified[0]!;
    const { signature } = parseNote(text).signatures.find((one) => one.name === key.name && one.keyId === key.keyId)!;
    return { state: 'cosigned', timestamp: timestamp ?? null, message: null, line: signatureLine(key, signature) };
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError(
      'bad-answer',
      `What ${name} answered is no cosignature of ${key.name}+${formatKeyId(key.keyId)}: ${cause.message}.`,
      { cause },
    );
  }
}
