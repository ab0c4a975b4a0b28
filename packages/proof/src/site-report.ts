/** What a verification of a public site is given, and what it finds. */

import type { FormerErasure } from './dossier-erasures.ts';
import type { DossierPolicy } from './dossier-report.ts';
import type { StatedCosignature } from './dossier-stated.ts';
import type { AskedWitnesses } from './dossier-trust.ts';
import { ProofError, type ProofErrorCode } from './errors.ts';

export interface SiteSource {
  /** Bytes, or null for what is not there. What it throws ends the verification. */
  read(path: string): Uint8Array | null | Promise<Uint8Array | null>;
  /** Every path that is there; absent where nobody can know, as over HTTP. */
  paths?(): Iterable<string>;
}

export interface SitePolicy extends DossierPolicy {
  /** SHA-256 in lower-case hexadecimal, where there is a faster way than the one of this package. */
  readonly digest?: (bytes: Uint8Array) => string | Promise<string>;
  /** Gives others a turn; false stops. */
  readonly pause?: (done: number, total: number, what: 'tiles' | 'files') => Promise<boolean>;
}

export const SITE_CHECKS = [
  'contents',
  'keys',
  'statement',
  'checkpoint',
  'log',
  'witnesses',
  'file',
  'record',
  'original',
  'erasure',
  'data',
] as const;
export type SiteCheck = (typeof SITE_CHECKS)[number];

/** Codes of problems that are no ProofError's. */
export type SiteProblemCode =
  | ProofErrorCode
  | 'site-unfinished'
  | 'checkpoint-missing'
  | 'tile-missing'
  | 'tile-damaged'
  | 'data-differs'
  | 'more-problems';

export interface SiteProblem {
  readonly check: SiteCheck;
  readonly code: SiteProblemCode;
  /** A path of the site, with a line where that is known. */
  readonly where: string;
  readonly message: string;
}

export interface SiteCheckNotMade {
  readonly check:
    | 'log-key'
    | 'key-changes'
    | 'later-keys'
    | 'witnesses'
    | 'unwitnessed'
    | 'cosignature'
    | 'erasure'
    | 'unlisted'
    | 'stopped'
    | 'log'
    | 'pages';
  readonly subject: string;
  readonly reason: string;
}

/** How often a field of a kind is shown, withheld or erased on the site. */
export interface SiteFieldCount {
  readonly kind: string;
  readonly path: string;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
}

export interface SiteVerification {
  /** No problem was found. What was not looked at stands in `notMade`. */
  readonly ok: boolean;
  /** False if it was stopped. */
  readonly complete: boolean;
  readonly title: string;
  /** From the verified checkpoint; `key` says whose key it was verified with. */
  readonly log: {
    readonly origin: string;
    readonly size: number;
    /** Base64. */
    readonly root: string;
    readonly key: 'reader' | 'site';
  } | null;
  /** How often each check was made, and failed. */
  readonly checks: Readonly<Record<SiteCheck, { readonly made: number; readonly failed: number }>>;
  readonly problems: readonly SiteProblem[];
  readonly notMade: readonly SiteCheckNotMade[];
  readonly witnesses: readonly { readonly name: string; readonly timestamp: number; readonly size: number }[];
  /** Of witnesses that the reader named by their keys: how many were asked for, of how many. */
  readonly asked: AskedWitnesses | null;
  /** Signatures that lie in the files and that no key of the reader's could be held against. */
  readonly unchecked: readonly StatedCosignature[];
  readonly checked: { readonly files: number; readonly tiles: number; readonly records: number };
  /** Fields, and passages or named items. */
  readonly counts: { readonly disclosed: number; readonly withheld: number; readonly erased: number };
  readonly fields: readonly SiteFieldCount[];
  /** What records of erasures say of other versions than those that are shown. */
  readonly formerErasures: readonly FormerErasure[];
}

const MAX_PROBLEMS = 1000;

/** Collects what was checked, refused, and left unchecked. */
export class SiteFindings {
  readonly notMade: SiteCheckNotMade[] = [];
  readonly checks = Object.fromEntries(SITE_CHECKS.map((check) => [check, { made: 0, failed: 0 }])) as {
    [check in SiteCheck]: { made: number; failed: number };
  };
  readonly #problems: SiteProblem[] = [];
  #more = 0;

  /** How many problems there are, listed or not. */
  get count(): number {
    return this.#problems.length + this.#more;
  }

  refuse(check: SiteCheck, code: SiteProblemCode, where: string, message: string): void {
    this.checks[check].failed++;
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push({ check, code, where, message });
    else this.#more++;
  }

  leave(check: SiteCheckNotMade['check'], subject: string, reason: string): void {
    this.notMade.push({ check, subject, reason });
  }

  /** Runs a step of a check; what it refuses is told at `where`. */
  attempt<T>(check: SiteCheck, where: string, step: () => T): T | null {
    this.checks[check].made++;
    try {
      return step();
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      this.refuse(check, error.code, where, error.message);
      return null;
    }
  }

  /** In the order in which they were met; of very many the first, and how many more. */
  problems(): SiteProblem[] {
    if (this.#more === 0) return this.#problems;
    const message = `${this.#more} more problems are not listed`;
    return [...this.#problems, { check: 'file', code: 'more-problems', where: '', message }];
  }
}
