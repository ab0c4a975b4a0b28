/*
 * Cosignatures of the archive's own log. The last checkpoint that witnesses signed is kept as `attested/checkpoint`, a
 * signed note, so that there is one to show while the log grows on; where the log has not grown since, the published
 * `log/checkpoint` carries the same lines.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatNote,
  openCheckpoint,
  openNote,
  ProofError,
  parseCheckpoint,
  parseNote,
  signatureLine,
  toBase64,
  type VerifierKey,
  type WeighedWitness,
  weighCosignatures,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { makeFolder, writeDurably } from '../../store/files/durable.ts';
import { type AskedWitness, askWitness } from './asking.ts';
import { attestedIn, type PolicyFile, readPolicy } from './policy-file.ts';
import type { WitnessingProblem } from './problems.ts';

const cosignedPath = (dir: string): string => join(attestedIn(dir), 'checkpoint');

/** What cosigning needs of an archive that is open to write. */
export interface CosignedLog {
  dir: string;
  /** All keys of the log, each with the sizes that it may sign. */
  keys: readonly VerifierKey[];
  checkpoint(): { note: string; size: number; root: string };
  consistency(oldSize: number, size: number): Uint8Array[];
  /** `Archive.keysFile` as text. */
  keysFor(size: number): string | null;
  /** As `Archive.publishWith`. */
  publishWith(note: string): boolean;
}

export interface Cosigned {
  checkpoint: { size: number; root: string };
  /** Whether enough witnesses signed. */
  met: boolean;
  witnesses: AskedWitness[];
}

/** Asks every witness of the policy about the current checkpoint, and keeps what they sign. Throws `not-found`. */
export async function cosign(log: CosignedLog, { text, policy }: PolicyFile, signal: AbortSignal): Promise<Cosigned> {
  if (policy.witnesses.length === 0)
    throw new SabtError('not-found', 'The policy names no witness. Add one with sabt witness add VKEY URL.');
  const { note, size, root } = log.checkpoint();
  const asked = {
    note,
    size,
    consistency: (oldSize: number) => log.consistency(oldSize, size),
    keys: (at: number) => log.keysFor(at),
  };
  const before = readCosigned(log.dir);
  const answers = await Promise.all(
    policy.witnesses.map((witness) => askWitness(witness, asked, sizeSignedBy(before, witness.key), signal)),
  );
  const lines = answers.flatMap(({ line }) => (line === null ? [] : [line]));
  if (lines.length > 0) keep(log, note, lines);
  const held = readCosigned(log.dir);
  const weighed = held !== null && parseNote(held).text === parseNote(note).text ? held : note;
  const { met } = weighCosignatures(weighed, text, log.keys);
  return { checkpoint: { size, root }, met, witnesses: answers.map(({ line: _line, ...answer }) => answer) };
}

/** The last cosigned checkpoint, or null. */
export function readCosigned(dir: string): string | null {
  return existsSync(cosignedPath(dir)) ? readFileSync(cosignedPath(dir), 'utf8') : null;
}

function keep(log: CosignedLog, note: string, lines: readonly string[]): void {
  const { text, signatures } = parseNote(note);
  const fresh = parseNote(formatNote(text, lines)).signatures;
  // A witness that signs again replaces what it signed before.
  const own = signatures
    .filter(({ name, keyId }) => !fresh.some((one) => one.name === name && one.keyId === keyId))
    .map((one) => signatureLine(one, one.signature));
  const cosigned = formatNote(text, [...new Set([...own, ...lines])]);
  makeFolder(attestedIn(log.dir), 0o700);
  writeDurably(cosignedPath(log.dir), cosigned, { mode: 0o644 });
  log.publishWith(cosigned);
}

/** Up to where a witness certainly knows the log; 0 if that is not known. */
function sizeSignedBy(note: string | null, key: { name: string; keyId: number }): number {
  if (note === null) return 0;
  try {
    const { text, signatures } = parseNote(note);
    const signed = signatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId);
    return signed ? parseCheckpoint(text).size : 0;
  } catch {
    return 0;
  }
}

export interface CosignedState {
  /** Of the last checkpoint that witnesses signed; null if there is none. */
  size: number | null;
  root: string | null;
  /** How many entries the log has by now that no witness has seen. */
  behind: number | null;
  met: boolean;
  witnesses: WeighedWitness[];
}

/** What the archive's witnesses signed last, held against the policy and against the log. Never throws on damage. */
export function cosignedState(
  dir: string,
  log: { keys: readonly VerifierKey[]; size: number; rootAt(size: number): string },
  now: number,
  other?: PolicyFile,
): { state: CosignedState | null; problems: WitnessingProblem[] } {
  const problems: WitnessingProblem[] = [];
  let file: PolicyFile | null;
  try {
    file = other ?? readPolicy(dir);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { state: null, problems: [{ code: 'policy-unreadable', where: 'attested/policy', message }] };
  }
  const note = readCosigned(dir);
  if (file === null && note === null) return { state: null, problems };
  const { text, policy } = file ?? { text: 'quorum none\n', policy: null };
  const unsigned = (policy?.witnesses ?? []).map(({ name }) => ({ name, timestamp: null, why: 'not-signed' as const }));
  const none: CosignedState = {
    size: null,
    root: null,
    behind: null,
    met: policy?.quorum == null,
    witnesses: unsigned,
  };
  if (note === null) return { state: none, problems };
  try {
    const weighed = weighCosignatures(note, text, log.keys, now);
    if (weighed.origin !== openCheckpoint(note, log.keys).origin)
      throw new ProofError('origin-mismatch', 'another log');
    const root = toBase64(weighed.root);
    problems.push(...heldAgainst(log, weighed.size, root, 'witnessed', 'attested/checkpoint'));
    const { size, met, witnesses } = weighed;
    return { state: { size, root, behind: Math.max(0, log.size - size), met, witnesses: [...witnesses] }, problems };
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    const message = `The checkpoint that witnesses signed does not hold: ${thrown.message}.`;
    problems.push({ code: 'cosignature-wrong', where: 'attested/checkpoint', message });
    return { state: none, problems };
  }
}

/**
 * Signature lines of the published checkpoint that are of nobody: neither the log's, nor right lines of a witness of the
 * policy, nor lines as they were `kept` when they came, of a witness who is asked no more.
 */
export function strayLines(
  note: string,
  keys: readonly VerifierKey[],
  policy: PolicyFile | null,
  kept: string | null,
): WitnessingProblem[] {
  const where = 'log/checkpoint';
  try {
    const { unknown } = openNote(note, [...keys, ...(policy?.policy.witnesses.map(({ key }) => key) ?? [])]);
    const stray = unknown.filter((one) => kept?.includes(`\n${signatureLine(one, one.signature)}\n`) !== true);
    return stray.map(({ name }) => ({
      code: 'cosignature-wrong',
      where,
      message: `A signature line is of “${name}”, with a key that is none of the log nor of a witness of the policy.`,
    }));
  } catch (thrown) {
    if (!(thrown instanceof ProofError)) throw thrown;
    return [{ code: 'cosignature-wrong', where, message: `A signature line does not hold: ${thrown.message}.` }];
  }
}

/** Whether the log still contains a tree that others have vouched for. */
export function heldAgainst(
  log: { size: number; rootAt(size: number): string },
  size: number,
  root: string,
  by: 'witnessed' | 'anchored',
  where: string,
): WitnessingProblem[] {
  const whose = by === 'witnessed' ? 'witnesses signed' : 'was timestamped';
  if (size > log.size)
    return [
      {
        code: `behind-${by}-checkpoint`,
        where,
        message: `This log has ${log.size} entries, but one with ${size} ${whose}. Entries were removed, or an older copy was put in its place. Add nothing before they are back: sabt recover LOG takes them from a mirror.`,
      },
    ];
  const now = log.rootAt(size);
  if (now === root) return [];
  return [
    {
      code: `forked-from-${by}-checkpoint`,
      where,
      message: `Of its first ${size} entries this log says something else than before: entries were changed or replaced. (Its root of them is ${now}, but ${root} ${whose}.)`,
    },
  ];
}
