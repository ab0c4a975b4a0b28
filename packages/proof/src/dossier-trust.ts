/** What the reader of a dossier trusts: keys of the log, and witnesses, counted by their keys and never by their names. */
import { checkList, checkNumber, checkObject } from './arguments.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { readAnchorPolicy, type TrustedAnchors } from './dossier-anchors.ts';
import type { DossierCheckpoint } from './dossier-attested.ts';
import { DOSSIER_FILES } from './dossier-format.ts';
import type { DossierCheck, DossierCheckNotMade, DossierPolicy, DossierVerification } from './dossier-report.ts';
import { toHex } from './encoding.ts';
import { describe, ProofError } from './errors.ts';
import { type OpenedNote, openNote, parseNote } from './note.ts';
import { ALLOWED_AHEAD_SECONDS, parsePolicy, weighCosignatures } from './policy.ts';
import { checkSize } from './tree.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;

export interface Trusted {
  /** Null where the reader brought none. */
  readonly logKeys: readonly VerifierKey[] | null;
  readonly witnesses: { readonly keys: readonly VerifierKey[]; readonly atLeast: number } | { policy: string } | null;
  /** The reader's clock, in seconds since 1970. */
  readonly now: number;
  readonly anchors: TrustedAnchors;
}

/** A log is no witness of itself, and a witness under two names is one. Where no number is given all must have signed. */
export function readPolicy(policy: DossierPolicy): Trusted {
  checkObject(policy, 'policy');
  const { logKeys = [], witnesses, now = Number.MAX_SAFE_INTEGER } = policy;
  checkList(logKeys, 'logKeys');
  checkNumber(now, 'now');
  const anchors = readAnchorPolicy(policy.anchors ?? {});
  const own = Array.from(logKeys, (key) => parseVerifierKey(key));
  if (witnesses === undefined) return { logKeys: own.length > 0 ? own : null, witnesses: null, now, anchors };
  checkObject(witnesses, 'witnesses');
  if ('policy' in witnesses) {
    const all = [...own, ...parsePolicy(witnesses.policy).logs.map(({ key }) => key)];
    return { logKeys: all.length > 0 ? all : null, witnesses: { policy: witnesses.policy }, now, anchors };
  }
  checkList(witnesses.keys, 'keys of witnesses');
  const keys = Array.from(witnesses.keys, (key) => parseVerifierKey(key));
  for (const { name, algorithm } of keys) {
    if (algorithm !== 'cosignature/v1') {
      throw new ProofError('unsupported-algorithm', `a witness has a key for cosignatures, ${describe(name)} has not`);
    }
  }
  const { atLeast = countOf(keys) } = witnesses;
  checkSize(atLeast, 'number of witnesses');
  return { logKeys: own.length > 0 ? own : null, witnesses: { keys, atLeast }, now, anchors };
}

export interface AskedWitnesses {
  readonly atLeast: number;
  readonly of: number;
}

/** Null where a policy decides, or nobody was named. */
export function askedOf({ witnesses }: Trusted): AskedWitnesses | null {
  if (witnesses === null || 'policy' in witnesses) return null;
  return { atLeast: witnesses.atLeast, of: countOf(witnesses.keys) };
}

/** Keys of witnesses that the reader brought, as keys or in a policy. */
export function witnessKeys({ witnesses }: Trusted): readonly VerifierKey[] {
  if (witnesses === null) return [];
  return 'policy' in witnesses ? parsePolicy(witnesses.policy).witnesses.map(({ key }) => key) : witnesses.keys;
}

/**
 * The newest of the checkpoints that enough witnesses have signed decides: it says up to which size the log was seen. A
 * wrong signature of a witness on any of them fails the check. `main` is the dossier's own, whether it could be verified
 * or not.
 */
export function checkWitnesses(
  main: Uint8Array | undefined,
  earlier: readonly DossierCheckpoint[],
  trusted: Trusted,
  logKeys: readonly (VerifierKey | string)[],
  attempt: Attempt,
  notMade: DossierCheckNotMade[],
): DossierVerification['witnesses'] {
  const { witnesses: wanted } = trusted;
  const notes = [...(main === undefined ? [] : [main]), ...earlier.toSorted(newestFirst).map(({ note }) => note)];
  if (wanted === null) {
    const reason = 'no keys of witnesses were given; what others have signed stands unchecked';
    notMade.push({ check: 'witnesses', subject: DOSSIER_FILES.checkpoint, reason });
    return [];
  }
  const isPolicy = 'policy' in wanted;
  const subject = isPolicy ? 'policy' : `${wanted.atLeast} of ${countOf(wanted.keys)}`;
  const found = attempt('witnesses', subject, () => {
    if (main === undefined) throw new ProofError('file-missing', 'the checkpoint is missing');
    const weighed = notes.map((note) =>
      isPolicy ? byPolicy(note, wanted.policy, logKeys, trusted.now) : byKeys(note, wanted, logKeys, trusted.now),
    );
    const met = weighed.find((one) => one.met);
    if (met === undefined) {
      const most = Math.max(...weighed.map(({ counted }) => counted.length));
      const asked = isPolicy ? 'the policy asks for more' : `${wanted.atLeast} are asked for`;
      throw new ProofError('too-few-witnesses', `${most} witness(es) have signed one checkpoint, ${asked}`);
    }
    return met.counted;
  });
  return found ?? [];
}

type Counted = DossierVerification['witnesses'];

const newestFirst = (a: DossierCheckpoint, b: DossierCheckpoint): number => b.size - a.size;

function byKeys(
  note: Uint8Array,
  { keys, atLeast }: { keys: readonly VerifierKey[]; atLeast: number },
  logKeys: readonly (VerifierKey | string)[],
  now: number,
): { met: boolean; counted: Counted } {
  const { text, verified } = openedBy(note, keys);
  const own = new Set(logKeys.map((key) => toHex(parseVerifierKey(key).publicKey)));
  const found = new Map<string, Counted[number]>();
  for (const { name, keyId, timestamp } of verified) {
    const { publicKey } = keys.find((one) => one.name === name && one.keyId === keyId)!;
    if (timestamp === undefined || timestamp > now + ALLOWED_AHEAD_SECONDS || own.has(toHex(publicKey))) continue;
    found.set(toHex(publicKey), { name, timestamp, size: parseCheckpoint(text).size });
  }
  return { met: found.size >= atLeast, counted: [...found.values()] };
}

function byPolicy(
  note: Uint8Array,
  policy: string,
  logKeys: readonly (VerifierKey | string)[],
  now: number,
): { met: boolean; counted: Counted } {
  const { met, size, witnesses } = weighCosignatures(note, policy, logKeys, now);
  const counted = witnesses.filter(({ why }) => why === null);
  return { met, counted: counted.map(({ name, timestamp }) => ({ name, timestamp: timestamp!, size })) };
}

function openedBy(note: Uint8Array, keys: readonly VerifierKey[]): Pick<OpenedNote, 'text' | 'verified'> {
  try {
    return openNote(note, keys);
  } catch (error) {
    if (error instanceof ProofError && error.code === 'no-known-signature')
      return { text: parseNote(note).text, verified: [] };
    throw error;
  }
}

/** Keys count by what they are, never by their names. */
const countOf = (keys: readonly VerifierKey[]): number => new Set(keys.map(({ publicKey }) => toHex(publicKey))).size;
