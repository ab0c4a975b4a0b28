/**
 * What verification names. A problem is evidence damaged, missing or contradicting what was published: `ok` is false. A
 * finding is worth knowing and nobody's evidence is hurt. Each code is explained in docs/ERRORS.md; a test holds list and
 * page together.
 */
export const PROBLEM_CODES = [
  'manifest-damaged',
  'log-key-damaged',
  'keys-file-damaged',
  'key-statements-damaged',
  'checkpoint-missing',
  'checkpoint-damaged',
  'key-differs',
  'database-damaged',
  'journal-unreadable',
  'keys-unreadable',
  'journal-damaged',
  'entries-missing',
  'entry-changed',
  'entry-unreadable',
  'root-mismatch',
  'tile-missing',
  'tile-damaged',
  'record-missing',
  'record-key-missing',
  'record-damaged',
  'record-differs',
  'register-damaged',
  'predecessor-wrong',
  'blob-missing',
  'blob-key-missing',
  'blob-damaged',
  'blob-differs',
  'behind-high-water-mark',
  'forked-from-high-water-mark',
  'kept-checkpoint-unfit',
  'behind-kept-checkpoint',
  'forked-from-kept-checkpoint',
  'erasure-unlogged',
  'erasure-not-done',
  'index-damaged',
  'ledger-damaged',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const FINDING_CODES = [
  'high-water-mark-unusable',
  'unfinished-batch',
  'uncovered-entries',
  'orphan-blob',
  'unexpected-file',
  'more-problems',
  'pages-not-compared',
  'next-key-uncommitted',
  'next-key-committed-late',
  'key-took-over',
  'record-lost',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export interface Problem {
  code: ProblemCode;
  /** File and place in it, entry, or path in a record. */
  where: string;
  message: string;
}

export interface Finding {
  code: FindingCode;
  where: string;
  message: string;
}

export interface VerifyReport {
  ok: boolean;
  origin: string;
  size: number;
  root: string;
  mode: 'full' | 'quick';
  /** `erased`: openings of which only the hash is left. */
  checked: { entries: number; tiles: number; blobs: number; openings: number; erased: number };
  problems: Problem[];
  findings: Finding[];
}

export interface Progress {
  done: number;
  total: number;
  what: string;
}

const MAX_PROBLEMS = 1000;
const SLICE_MS = 8;

/** Collects what is found; gives others a turn; tells how far it is. */
export class Watch {
  readonly problems: Problem[] = [];
  readonly findings: Finding[] = [];
  readonly checked = { entries: 0, tiles: 0, blobs: 0, openings: 0, erased: 0 };
  private more = 0;
  private since = performance.now();
  private run: {
    code: ProblemCode;
    from: number;
    to: number;
    message: (range: string) => string;
    place: string;
  } | null = null;
  private readonly onProgress: ((progress: Progress) => void) | undefined;
  private readonly signal: AbortSignal | undefined;

  constructor(onProgress: ((progress: Progress) => void) | undefined, signal: AbortSignal | undefined) {
    this.onProgress = onProgress;
    this.signal = signal;
  }

  /** Entries one after the other whose contents were lost, as the log says. */
  private readonly lost: { from: number; to: number; day: string }[] = [];

  lostEntry(entry: number, day: string): void {
    const last = this.lost.at(-1);
    if (last !== undefined && last.to === entry && last.day === day) last.to = entry + 1;
    else this.lost.push({ from: entry, to: entry + 1, day });
  }

  problem(code: ProblemCode, where: string, message: string): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ code, where, message });
    else this.more += 1;
  }

  /** The same thing wrong with entries one after the other is one problem. */
  entryProblem(code: ProblemCode, entry: number, place: string, message: (range: string) => string): void {
    const { run } = this;
    if (run !== null && run.code === code && run.place === place && run.to === entry - 1) {
      run.to = entry;
      return;
    }
    this.endRun();
    this.run = { code, from: entry, to: entry, message, place };
  }

  finding(code: FindingCode, where: string, message: string): void {
    if (this.findings.length < MAX_PROBLEMS) this.findings.push({ code, where, message });
  }

  /** Lets the event loop run when the slice is used up; throws if the verification was called off. */
  async pause(progress: Progress): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    this.onProgress?.(progress);
    await new Promise((resolve) => setImmediate(resolve));
    this.throwIfCalledOff();
    this.since = performance.now();
  }

  throwIfCalledOff(): void {
    this.signal?.throwIfAborted();
  }

  /** Whether nothing was found so far. */
  isClean(): boolean {
    this.endRun();
    return this.problems.length === 0;
  }

  end(): void {
    this.endRun();
    for (const { from, to, day } of this.lost) {
      const range = to === from + 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`;
      this.finding(
        'record-lost',
        range,
        `What ${range} of ${day} held was lost, as the log says; the entries themselves are there.`,
      );
    }
    if (this.more > 0) this.finding('more-problems', '', `${this.more} more problems were found and are not listed.`);
  }

  private endRun(): void {
    if (this.run === null) return;
    const { code, from, to, message, place } = this.run;
    const range = from === to ? `entry ${from}` : `entries ${from} to ${to}`;
    this.run = null;
    this.problem(code, `${place}, ${range}`, message(range));
  }
}
