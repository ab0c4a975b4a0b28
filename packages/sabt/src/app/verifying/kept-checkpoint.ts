/*
 * A checkpoint that the reader kept, held against what was handed over or published. Two states that one key signed
 * contradict each other where they are of one size with two roots, or where the longer does not continue the shorter: this is
 * a fork, and the two files together prove it to everybody who knows the key.
 *
 * What can be shown depends on what there is. A site, or a log, has all tiles: any shorter state is held. A dossier has its
 * own state and the earlier ones that it brings with proofs of consistency; the proof of one record has its own alone. What
 * none of these proves is told as not checked, and never passes.
 */
import { readFile } from 'node:fs/promises';
import {
  type Checkpoint,
  consistencyProof,
  equalBytes,
  followedBy,
  fromBase64,
  type KeysFile,
  openCheckpoint,
  ProofError,
  parseNote,
  parsePolicy,
  rootFromNodes,
  toBase64,
  type VerifierKey,
  verifyConsistency,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { fromTiles, type LogSource } from '../../stages/witnessing/index.ts';

export interface KeptNamed {
  /** A file with a signed checkpoint that the reader kept. */
  against?: string | undefined;
}

/** What came of holding it. */
export interface HeldAgainst {
  /** Entries of the kept state, where it is shown that this log contains it. */
  kept: number | null;
  problems: { code: string; where: string; message: string; check: string }[];
  notMade: { check: string; where: string; reason: string }[];
}

/** The state that was handed over. */
export interface HandedOver {
  /** Null where it could not be verified. */
  readonly log: { readonly origin: string; readonly size: number; readonly root: string } | null;
  readonly keys: readonly (VerifierKey | string)[];
  /** Whether this is what the log is now: then one that was longer before has lost entries. */
  readonly isPresent: boolean;
  /** Whether the log contains a shorter state; null where what there is does not show it. */
  contains(kept: Checkpoint): boolean | null | Promise<boolean | null>;
  /** Why that may be. */
  readonly unshown: string;
}

/** The text of the file. Throws `unreadable-file`, `invalid-argument`. */
export async function keptIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The checkpoint to compare with cannot be read: ${file}`, {
      at: file,
      cause,
    });
  });
  try {
    parseNote(text);
  } catch (cause) {
    throw new SabtError('invalid-argument', `This file is no signed checkpoint: ${file}`, { at: file, cause });
  }
  return text;
}

/** The keys of the log that the reader brought, himself or in a policy; those that were handed over where he brought none. */
export function keysBrought(
  key: VerifierKey | string | undefined,
  witnesses: object | undefined,
  own: string | undefined,
): readonly (VerifierKey | string)[] {
  const policy = witnesses !== undefined && 'policy' in witnesses ? parsePolicy(String(witnesses.policy)) : null;
  const brought = [...(key === undefined ? [] : [key]), ...(policy?.logs.map((log) => log.key) ?? [])];
  return brought.length > 0 || own === undefined ? brought : [own];
}

/** These, and those that the statements of the log's keys join to them; a damaged file of statements was named already. */
export function followedOr(
  trusted: readonly (VerifierKey | string)[],
  chain: KeysFile | Uint8Array | null,
): readonly (VerifierKey | string)[] {
  try {
    return followedBy(trusted, chain).ever;
  } catch (thrown) {
    if (thrown instanceof ProofError) return trusted;
    throw thrown;
  }
}

const WHERE = 'the checkpoint that was kept';
const CHECK = 'kept-checkpoint';

export async function holdAgainst(note: string, { log, keys, ...handed }: HandedOver): Promise<HeldAgainst> {
  const refused = (code: string, message: string): HeldAgainst => ({
    kept: null,
    problems: [{ code, where: WHERE, message, check: CHECK }],
    notMade: [],
  });
  const unheld = (reason: string): HeldAgainst => ({
    kept: null,
    problems: [],
    notMade: [{ check: CHECK, where: '', reason }],
  });
  if (log === null) return unheld('there is no verified state of the log to hold it against');
  const unfit = (why: string) =>
    refused('kept-checkpoint-unfit', `It cannot be held against what was handed over: ${why}.`);
  let kept: Checkpoint;
  try {
    kept = openCheckpoint(note, keys);
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    return unfit(thrown.message);
  }
  if (kept.origin !== log.origin) return unfit(`it is of the log ${kept.origin}, this one is ${log.origin}`);
  const both = `You kept a state of ${kept.size} entries with the root ${toBase64(kept.root)}; here is one of ${log.size} entries with the root ${log.root}`;
  const proof = 'Keep both: each is proof against the other, for everybody who knows the key';
  if (kept.size > log.size) {
    if (handed.isPresent)
      return refused(
        'behind-kept-checkpoint',
        `The log is shorter than it was: ${both}. An older copy took its place, or entries were taken away.`,
      );
    return unheld(
      `what you kept is of a later state (${kept.size} entries) than what was handed over (${log.size}), which cannot show whether that continues it: ask for a newer one`,
    );
  }
  if (kept.size === 0 || kept.size === log.size) {
    if (follows(kept, log, [])) return { kept: kept.size, problems: [], notMade: [] };
    return refused(
      'forked-from-kept-checkpoint',
      `Two signed states of one size: a fork of the log. ${both}. ${proof}.`,
    );
  }
  const isContained = await handed.contains(kept);
  if (isContained === null) return unheld(`${handed.unshown} (you kept one of ${kept.size} entries)`);
  if (isContained) return { kept: kept.size, problems: [], notMade: [] };
  return refused(
    'forked-from-kept-checkpoint',
    `This log does not contain the one that you kept: a fork, or it was rewritten. ${both}. ${proof}.`,
  );
}

/** Whether the tiles show the log to continue a shorter state; null where they do not give the signed root. */
export async function containedInTiles(
  kept: Checkpoint,
  log: { size: number; root: string },
  tile: LogSource['tile'],
): Promise<boolean | null> {
  const { isWhole, proof } = await fromTiles({ tile }, log.size, (nodes) => ({
    isWhole: equalBytes(rootFromNodes(log.size, nodes), fromBase64(log.root)),
    proof: consistencyProof(kept.size, log.size, nodes),
  }));
  return isWhole ? follows(kept, log, proof) : null;
}

function follows(kept: Checkpoint, log: { size: number; root: string }, proof: readonly Uint8Array[]): boolean {
  const statement = { oldSize: kept.size, oldRoot: kept.root, newSize: log.size, newRoot: fromBase64(log.root) };
  try {
    verifyConsistency({ ...statement, proof });
    return true;
  } catch (thrown) {
    if (thrown instanceof ProofError) return false;
    throw thrown;
  }
}
