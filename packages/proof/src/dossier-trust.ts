/** What the reader of a dossier trusts: keys of the log, and witnesses, counted by their keys and never by their names. */
import { checkList, checkObject } from './arguments.ts';
import type { DossierCheck, DossierCheckNotMade, DossierPolicy, DossierVerification } from './dossier.ts';
import { DOSSIER_FILES } from './dossier-format.ts';
import { toHex } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { openNote, parseNote } from './note.ts';
import { parsePolicy, weighCosignatures } from './policy.ts';
import { checkSize } from './tree.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;

export interface Trusted {
  /** Null where the reader brought none. */
  readonly logKeys: readonly VerifierKey[] | null;
  readonly witnesses: { readonly keys: readonly VerifierKey[]; readonly atLeast: number } | { policy: string } | null;
}

/** A log is no witness of itself, and a witness under two names is one. */
export function readPolicy(policy: DossierPolicy): Trusted {
  checkObject(policy, 'policy');
  const { logKeys = [], witnesses } = policy;
  checkList(logKeys, 'logKeys');
  const own = Array.from(logKeys, (key) => parseVerifierKey(key));
  if (witnesses === undefined) return { logKeys: own.length > 0 ? own : null, witnesses: null };
  checkObject(witnesses, 'witnesses');
  if ('policy' in witnesses) {
    const all = [...own, ...parsePolicy(witnesses.policy).logs.map(({ key }) => key)];
    return { logKeys: all.length > 0 ? all : null, witnesses: { policy: witnesses.policy } };
  }
  checkList(witnesses.keys, 'keys of witnesses');
  checkSize(witnesses.atLeast, 'number of witnesses');
  const keys = Array.from(witnesses.keys, (key) => parseVerifierKey(key));
  for (const { name, algorithm } of keys) {
    if (algorithm !== 'cosignature/v1') {
      throw new ProofError('unsupported-algorithm', `a witness has a key for cosignatures, ${describe(name)} has not`);
    }
  }
  return { logKeys: own.length > 0 ? own : null, witnesses: { keys, atLeast: witnesses.atLeast } };
}

export function checkWitnesses(
  note: Uint8Array | undefined,
  wanted: Trusted['witnesses'],
  logKeys: readonly (VerifierKey | string)[],
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): DossierVerification['witnesses'] {
  if (wanted === null) {
    const reason = `no keys of witnesses were given; ${cosigners(note)} signature(s) beside the log's own stand unchecked`;
    notMade.push({ check: 'witnesses', subject: DOSSIER_FILES.checkpoint, reason });
    return [];
  }
  if ('policy' in wanted) return attempt('witnesses', 'policy', () => weighed(note, wanted.policy, logKeys)) ?? [];
  const found = new Map<string, { name: string; timestamp: number }>();
  attempt('witnesses', `${wanted.atLeast} of ${wanted.keys.length}`, () => {
    if (note === undefined) throw new ProofError('file-missing', 'the checkpoint is missing');
    const own = new Set(logKeys.map((key) => toHex(parseVerifierKey(key).publicKey)));
    for (const { name, keyId, timestamp } of openedBy(note, wanted.keys)) {
      const key = wanted.keys.find((one) => one.name === name && one.keyId === keyId)!;
      if (timestamp !== undefined && !own.has(toHex(key.publicKey)))
        found.set(toHex(key.publicKey), { name, timestamp });
    }
    if (found.size < wanted.atLeast) {
      const why = `${found.size} of the ${wanted.atLeast} witnesses that are asked for have signed the checkpoint`;
      throw new ProofError('too-few-witnesses', why);
    }
  });
  return [...found.values()];
}

function weighed(
  note: Uint8Array | undefined,
  policy: string,
  logKeys: readonly (VerifierKey | string)[],
): DossierVerification['witnesses'] {
  if (note === undefined) throw new ProofError('file-missing', 'the checkpoint is missing');
  const { met, witnesses } = weighCosignatures(note, policy, logKeys);
  const counted = witnesses.filter(({ why }) => why === null);
  if (!met) {
    const why = `${counted.length} of the ${witnesses.length} witnesses of the policy have signed, which is not enough`;
    throw new ProofError('too-few-witnesses', why);
  }
  return counted.map(({ name, timestamp }) => ({ name, timestamp: timestamp! }));
}

function openedBy(note: Uint8Array, keys: readonly VerifierKey[]): ReturnType<typeof openNote>['verified'] {
  try {
    return openNote(note, keys).verified;
  } catch (error) {
    if (error instanceof ProofError && error.code === 'no-known-signature') return [];
    throw error;
  }
}

function cosigners(note: Uint8Array | undefined): number {
  try {
    return note === undefined ? 0 : parseNote(note).signatures.length - 1;
  } catch {
    return 0; // said where the checkpoint itself is checked
  }
}
