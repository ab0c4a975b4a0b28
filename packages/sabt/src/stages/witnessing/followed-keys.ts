/**
 * The keys of a log that somebody follows from outside, who began with one of them. What was followed once is kept: a log
 * that later shows other statements for the same numbers has two chains of keys, and one of them is a thief's.
 */
import {
  equalBytes,
  inclusionProof,
  type KeysFile,
  ProofError,
  parseKeysFile,
  parseVerifierKey,
  type VerifierKey,
  verifyKeyChain,
} from '@sabt/proof';
import { fromTiles, type LogSource } from './log-source.ts';
import type { WitnessingProblem } from './problems.ts';
import { openSeen, type SeenCheckpoint, unreadable } from './seen-log.ts';

export interface KnownKeys {
  /** The verifier key that was given in person. */
  vkey: string;
  /** The statements that were followed from it, as `log/keys.json` has them; null if the log never showed any. */
  file: string | null;
}

/** Keys that may sign, each with the sizes that it may sign. Throws ProofError. */
export function keysKnown({ vkey, file }: KnownKeys): VerifierKey[] {
  if (file === null) return [parseVerifierKey(vkey)];
  return verifyKeyChain(file, { trusted: [vkey] }).terms.map(({ key }) => key);
}

/**
 * Follows from what is known to what is shown. Throws ProofError if what is shown does not hold or contradicts what is
 * known; a shorter chain changes nothing.
 */
export function followFurther(known: KnownKeys, shown: string): KnownKeys {
  const file = parseKeysFile(shown);
  verifyKeyChain(file, { trusted: [known.vkey] });
  const before = known.file === null ? null : parseKeysFile(known.file);
  if (before === null) return { ...known, file: shown };
  for (const [number, { entry }] of before.records.entries()) {
    const now = file.records[number];
    if (now !== undefined && (now.entry.index !== entry.index || !equalBytes(now.entry.bytes, entry.bytes)))
      throw new ProofError('bad-key-chain', `the statement of key ${number} is another one than the log showed before`);
  }
  return file.records.length > before.records.length ? { ...known, file: shown } : known;
}

export type Looked = { seen: SeenCheckpoint; known: KnownKeys } | { problem: WitnessingProblem };

/** Fetches checkpoint and statements of a log, and opens the one with the others. */
export async function lookAt(source: LogSource, before: KnownKeys): Promise<Looked> {
  let note: string;
  let shown: string | null;
  try {
    note = await source.checkpoint();
    shown = await source.keys();
  } catch (thrown) {
    return { problem: unreadable(source, thrown) };
  }
  try {
    const known = shown === null ? before : followFurther(before, shown);
    const opened = openSeen(note, keysKnown(known), source.name);
    if ('problem' in opened) return opened;
    if (known !== before) await requireIncluded(known, opened.seen, source);
    return { seen: opened.seen, known };
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) return { problem: unreadable(source, thrown) };
    const message = `The keys of the log do not follow from the one that was kept: ${thrown.message}. Keep what it shows, and ask the keeper.`;
    return { problem: { code: 'log-keys-wrong', where: source.name, message } };
  }
}

/** The statements must stand in the log that is shown. */
async function requireIncluded({ vkey, file }: KnownKeys, seen: SeenCheckpoint, source: LogSource): Promise<void> {
  const keys: KeysFile = parseKeysFile(file!);
  const indexes = [keys.first, ...keys.records].flatMap((one) => (one === null ? [] : [one.entry.index]));
  const proofs = await fromTiles(source, seen.size, (nodes) =>
    indexes
      .filter((index) => index < seen.size)
      .map((index) => [index, inclusionProof(index, seen.size, nodes)] as const),
  );
  const found = new Map(proofs);
  verifyKeyChain(keys, { trusted: [vkey], tree: seen, inclusionOf: (index) => found.get(index) ?? [] });
}
