/** Files of a site as its source gives them, with their digests, and turns for others in between. */
import { toHex } from './encoding.ts';
import { sha256Of } from './hash.ts';
import type { SiteFindings, SitePolicy, SiteSource } from './site-report.ts';

/** A host takes its time, most of which is the way there and back. */
const AHEAD = 12;

/**
 * What is read for each item, in the order of the items; the next few are asked for meanwhile. One that may be `large` is
 * asked for when its turn comes, so that no more than one such is held.
 */
export async function* aheadOf<T>(
  items: Iterable<T>,
  read: (item: T) => Uint8Array | null | Promise<Uint8Array | null>,
  isLarge: (item: T) => boolean = () => false,
): AsyncGenerator<{ item: T; bytes: Uint8Array | null }> {
  const waiting: { item: T; bytes: Promise<Uint8Array | null> }[] = [];
  const ask = (item: T): void => {
    const bytes = (async () => read(item))();
    // a failure is met when its turn comes
    bytes.catch(() => undefined);
    waiting.push({ item, bytes });
  };
  for (const item of items) {
    if (isLarge(item)) {
      while (waiting.length > 0) yield await met(waiting.shift()!);
      yield { item, bytes: await read(item) };
      continue;
    }
    ask(item);
    if (waiting.length === AHEAD) yield await met(waiting.shift()!);
  }
  while (waiting.length > 0) yield await met(waiting.shift()!);
}

async function met<T>({ item, bytes }: { item: T; bytes: Promise<Uint8Array | null> }) {
  return { item, bytes: await bytes };
}

export class SiteReading {
  readonly source: SiteSource;
  /** Digests of files that were read for what they say. */
  readonly digests = new Map<string, string>();
  readonly #policy: SitePolicy;
  readonly #findings: SiteFindings;
  #stopped = false;

  constructor(source: SiteSource, policy: SitePolicy, findings: SiteFindings) {
    this.source = source;
    this.#policy = policy;
    this.#findings = findings;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  async digest(bytes: Uint8Array): Promise<string> {
    return this.#policy.digest === undefined ? toHex(sha256Of(bytes)) : await this.#policy.digest(bytes);
  }

  /** Reads a file for what it says, and keeps its digest for the list. */
  async read(path: string): Promise<Uint8Array | null> {
    const bytes = await this.source.read(path);
    if (bytes !== null) this.digests.set(path, await this.digest(bytes));
    return bytes;
  }

  /** Files in the order of their paths, asked for ahead of need, but for those that may be large. */
  inTurn(paths: readonly string[]): AsyncGenerator<{ item: string; bytes: Uint8Array | null }> {
    return aheadOf(
      paths,
      (path) => this.source.read(path),
      (path) => path.startsWith('data/'),
    );
  }

  /** False once somebody has stopped. */
  async pause(done: number, total: number, what: 'tiles' | 'files'): Promise<boolean> {
    if (this.#stopped || this.#policy.pause === undefined) return !this.#stopped;
    if (await this.#policy.pause(done, total, what)) return true;
    this.#stopped = true;
    this.#findings.leave('stopped', what, `stopped after ${done} of ${total} ${what}`);
    return false;
  }
}
