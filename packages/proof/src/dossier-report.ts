/** What a reader brings to a dossier, and what its verification says: `dossier.ts` makes it, a page or a command tells it. */
import type { AnchorPolicy, DossierAnchor } from './dossier-anchors.ts';
import type { FormerErasure } from './dossier-erasures.ts';
import type { StatedCosignature } from './dossier-stated.ts';
import type { AskedWitnesses } from './dossier-trust.ts';
import type { ProofErrorCode } from './errors.ts';
import type { RecordVerification, VerifiedField } from './proof-file.ts';
import type { VerifierKey } from './verifier-key.ts';

export interface DossierPolicy {
  /**
   * Verifier keys of the log, got otherwise than with the dossier. Without any the dossier's own is taken: then the
   * checks say whether the dossier agrees with itself, not whose it is, and `log.key` is `dossier`.
   */
  readonly logKeys?: readonly (VerifierKey | string)[];
  /**
   * Verifier keys of witnesses that the reader trusts, and how many of them must have signed (all, unless said); or a
   * policy file (C2SP tlog-policy), whose keys of logs are trusted as well.
   */
  readonly witnesses?:
    | { readonly keys: readonly (VerifierKey | string)[]; readonly atLeast?: number }
    | { readonly policy: string };
  /** Seconds since 1970: a cosignature from more than five minutes later does not count. */
  readonly now?: number;
  readonly anchors?: AnchorPolicy;
  /** SHA-256 by path, in lower-case hexadecimal, of files that the reader's platform has hashed: it is faster. */
  readonly digests?: ReadonlyMap<string, string>;
}

/** How far a verification is. */
export interface DossierProgress {
  readonly done: number;
  readonly total: number;
}

export const DOSSIER_CHECKS = [
  'contents',
  'keys',
  'checkpoint',
  'attested',
  'witnesses',
  'statement',
  'file',
  'record',
  'original',
  'data',
  'erasure',
  'anchor',
] as const;

export interface DossierCheck {
  readonly check: (typeof DOSSIER_CHECKS)[number];
  /** What was checked: a path, an id, a name. */
  readonly subject: string;
  readonly ok: boolean;
  readonly code?: ProofErrorCode;
  readonly reason?: string;
}

/** Something that nobody could check here, and why. */
export interface DossierCheckNotMade {
  readonly check:
    | 'log-key'
    | 'key-changes'
    | 'later-keys'
    | 'witnesses'
    | 'unwitnessed'
    | 'cosignature'
    | 'anchor'
    | 'erasure'
    | 'pages'
    | 'claimed-day'
    | 'stated'
    | 'text-digest'
    | 'blob-digest';
  readonly subject: string;
  readonly reason: string;
}

export interface DossierRecord {
  readonly id: string;
  readonly kind: string;
  readonly entry: number;
  /** Claimed day of the entry. */
  readonly at: string | null;
  /** Every check of the record's own proof, and of what hangs on it, passed. */
  readonly ok: boolean;
  readonly fields: readonly VerifiedField[];
  /** Path of the file that was taken in, if its bytes are in the dossier. */
  readonly original: string | null;
  readonly proof: RecordVerification;
}

export interface DossierVerification {
  readonly ok: boolean;
  readonly checks: readonly DossierCheck[];
  readonly notMade: readonly DossierCheckNotMade[];
  /** From the verified checkpoint; `key` says whose key it was verified with. */
  readonly log: {
    readonly origin: string;
    readonly size: number;
    /** Base64. */
    readonly root: string;
    readonly key: 'reader' | 'dossier';
  } | null;
  /** Day on which the dossier was made, as it says. */
  readonly day: string | null;
  /**
   * Trusted witnesses that signed one checkpoint, with the times, in seconds since 1970, that they state, and the size of
   * the log that they saw: no record in a later entry was seen by them.
   */
  readonly witnesses: readonly { readonly name: string; readonly timestamp: number; readonly size: number }[];
  /** Of witnesses that the reader named by their keys: how many were asked for, of how many. */
  readonly asked: AskedWitnesses | null;
  /** Signatures that lie in the files and that no key of the reader's could be held against: what they say of themselves. */
  readonly unchecked: readonly StatedCosignature[];
  readonly anchors: readonly DossierAnchor[];
  readonly records: readonly DossierRecord[];
  /** What records of erasures say of other versions than those that are shown. */
  readonly formerErasures: readonly FormerErasure[];
  /** Fields, and passages or named items. */
  readonly counts: { readonly disclosed: number; readonly withheld: number; readonly erased: number };
}

export type DossierFiles = ReadonlyMap<string, Uint8Array> | Readonly<Record<string, Uint8Array>>;

/** Runs a step and notes whether it held; null where it did not. */
export type Attempt = <T>(check: DossierCheck['check'], subject: string, step: () => T) => T | null;
