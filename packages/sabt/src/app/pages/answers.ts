/*
 * Answers that pages ask for and do not wait for: a page waits a moment, then shows how far the computation is and is loaded
 * again until the answer is there.
 *
 * Nobody can see whether a page is still being looked at, only whether it asks. So an answer goes on from one question to
 * the next and is given up once nobody has asked for a while; a page in the background asks less often, but it does.
 *
 * Invariants:
 *   - one computation a key at a time; who asks for the same meanwhile is told of the same;
 *   - what somebody cancelled stays so until somebody allows it: looking starts nothing;
 *   - what was given up because nobody looked is forgotten: looking starts it again;
 *   - a failure is told once, and tried again for who asks after that;
 *   - an answer that nobody has seen yet is shown though the log has grown, or a busy archive would never show one; unless
 *     it is overtaken, where whoever asks says what that is: then it is computed again.
 */
import { SabtError } from '../../model/errors.ts';
import type { Soon } from '../../pages/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';

export interface Patience {
  /** How long a page waits for its answer before it shows how far it is. */
  momentMs?: number;
  /** How long a computation goes on that no page has asked about. */
  unseenMs?: number;
  /** How many answers are remembered beside those that are being computed. */
  most?: number;
}

/** For answers that hold what may have to be forgotten. */
export interface Keeping<T> {
  /** Whether an answer must not be shown any more, computed when the log had `since` entries. */
  isOvertaken?: (answer: T, since: number) => boolean;
  /** It is forgotten when no page has asked for it for `unseenMs`, whether or not it was shown. */
  isBrief?: boolean;
}

const A_MOMENT_MS = 1_500;
/** Browsers let pages in the background ask once a minute. */
export const UNSEEN_MS = 100_000;
const MOST_REMEMBERED = 64;

interface Remembered<T> {
  answer: Promise<T>;
  giving: AbortController;
  step: Step;
  state: 'running' | 'there' | 'failed' | 'cancelled';
  /** Whether a page has shown it. */
  isSeen: boolean;
  /** Size of the log, when it was asked. */
  size: number;
  unseen: NodeJS.Timeout | undefined;
}

export class PageAnswers<T> {
  readonly #size: () => number;
  readonly #momentMs: number;
  readonly #unseenMs: number;
  readonly #most: number;
  readonly #isOvertaken: (answer: T, since: number) => boolean;
  readonly #isBrief: boolean;
  /** By the question alone: an answer holds until the log grows, but what runs is awaited, or no page would ever see it. */
  readonly #remembered = new Map<string, Remembered<T>>();

  /** @param size of the log as it is now */
  constructor(
    size: () => number,
    {
      momentMs = A_MOMENT_MS,
      unseenMs = UNSEEN_MS,
      most = MOST_REMEMBERED,
      isOvertaken = () => false,
      isBrief = false,
    }: Patience & Keeping<T> = {},
  ) {
    this.#size = size;
    this.#momentMs = momentMs;
    this.#unseenMs = unseenMs;
    this.#most = most;
    this.#isOvertaken = isOvertaken;
    this.#isBrief = isBrief;
  }

  /** Begins it unless it runs or is known. Throws what `begin` throws, and once what it failed of meanwhile. */
  async soon(key: string, begin: (asker: Asker) => Promise<T>): Promise<Soon<T>> {
    const told = await this.#told(key, this.#known(key) ?? this.#begin(key, begin));
    if (told !== null) return told;
    // somebody else may have begun it already
    const again = this.#known(key) ?? this.#begin(key, begin);
    this.#look(key, again);
    return { state: 'computing', step: again.step };
  }

  /** Null where what was computed must not be shown any more. */
  async #told(key: string, one: Remembered<T>): Promise<Soon<T> | null> {
    this.#look(key, one);
    if (one.state === 'cancelled') return { state: 'cancelled' };
    const told = await within(this.#momentMs, one.answer).catch((thrown: unknown) => {
      if (isCancelled(one)) return null;
      this.#forget(key, one);
      throw thrown;
    });
    if (isCancelled(one)) return { state: 'cancelled' };
    if (told === null) return { state: 'computing', step: one.step };
    if (this.#isOvertaken(told.value, one.size)) {
      this.#forget(key, one);
      return null;
    }
    one.isSeen = true;
    return { state: 'there', value: told.value };
  }

  /** What there is of it, as far as it is; begins nothing. Null where nothing runs, is cancelled or waits to be shown. */
  async begun(key: string): Promise<Soon<T> | null> {
    const one = this.#remembered.get(key);
    if (one === undefined || (one.state === 'there' && one.isSeen)) return null;
    return this.#told(key, one);
  }

  /** Without beginning it: the answer if it is known and still holds. */
  known(key: string): Promise<T> | null {
    const one = this.#remembered.get(key);
    return one?.state === 'there' && one.size === this.#size() ? one.answer : null;
  }

  /** How far it is; null where nothing of it runs. */
  step(key: string): Step | null {
    const one = this.#remembered.get(key);
    if (one?.state !== 'running') return null;
    this.#look(key, one);
    return one.step;
  }

  cancel(key: string): void {
    const one = this.#remembered.get(key);
    if (one?.state !== 'running') return;
    one.state = 'cancelled';
    clearTimeout(one.unseen);
    one.giving.abort(new SabtError('stopped', 'The computation was cancelled. Nothing was kept of it.'));
  }

  allow(key: string): void {
    if (this.#remembered.get(key)?.state === 'cancelled') this.#remembered.delete(key);
  }

  /** Forgets what is there or has failed: who asks next has it computed again. */
  drop(key: string): void {
    const state = this.#remembered.get(key)?.state;
    if (state === 'there' || state === 'failed') this.#remembered.delete(key);
  }

  #known(key: string): Remembered<T> | null {
    const one = this.#remembered.get(key);
    if (one === undefined) return null;
    if (one.state === 'failed') this.#remembered.delete(key);
    const isOld = one.state === 'there' && one.isSeen && one.size !== this.#size();
    return isOld ? null : one;
  }

  #begin(key: string, begin: (asker: Asker) => Promise<T>): Remembered<T> {
    const giving = new AbortController();
    const step: Step = { what: 'record', done: 0, total: null };
    const asker: Asker = {
      signal: giving.signal,
      onStep: (now) => {
        one.step = now;
      },
    };
    // what is wrong with the question is thrown to whoever asks it
    const answer = (async () => begin(asker))();
    const size = this.#size();
    const one: Remembered<T> = { answer, giving, step, state: 'running', isSeen: false, size, unseen: undefined };
    const ended = (state: 'there' | 'failed'): void => {
      clearTimeout(one.unseen);
      if (one.state === 'running') one.state = state;
      if (state === 'there' && this.#remembered.get(key) === one) this.#look(key, one);
    };
    answer.then(
      () => ended('there'),
      (thrown: unknown) => {
        ended('failed');
        // given up because nobody looked or the archive is being closed: nobody need be told
        if (one.state === 'failed' && thrown instanceof SabtError && thrown.code === 'stopped') this.#forget(key, one);
      },
    );
    this.#remember(key, one);
    return one;
  }

  /** Somebody asked for it: from now on it goes on for a while. */
  #look(key: string, one: Remembered<T>): void {
    clearTimeout(one.unseen);
    if (one.state !== 'running' && !(this.#isBrief && one.state === 'there')) return;
    one.unseen = setTimeout(() => {
      this.#forget(key, one);
      if (one.state !== 'running') return;
      one.giving.abort(new SabtError('stopped', 'The computation was given up: no page asked for it any more.'));
    }, this.#unseenMs).unref();
  }

  #forget(key: string, one: Remembered<T>): void {
    if (this.#remembered.get(key) === one) this.#remembered.delete(key);
  }

  #remember(key: string, one: Remembered<T>): void {
    this.#remembered.delete(key);
    for (const [other, { state }] of this.#remembered) {
      if (this.#remembered.size < this.#most) break;
      if (state !== 'running') this.#remembered.delete(other);
    }
    this.#remembered.set(key, one);
  }
}

const isCancelled = ({ state }: { state: string }): boolean => state === 'cancelled';

/** Null where it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<{ value: T } | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise.then((value) => ({ value })),
      new Promise<null>((late) => {
        timer = setTimeout(() => late(null), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
