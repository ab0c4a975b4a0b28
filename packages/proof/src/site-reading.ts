/** Files of a site as its source gives them, with their digests, and turns for others in between. */
import { toHex } from './encoding.ts';
import { sha256Of } from './hash.ts';
import type { SiteFindings, SitePolicy, SiteSource } from './site-report.ts';

const AHEAD = 12;

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

  /** Files in the order of their paths, a few asked for ahead of need, as a host takes its time. */
  async *inTurn(paths: readonly string[]): AsyncGenerator<{ path: string; bytes: Uint8Array | null }> {
    const waiting: { path: string; bytes: Promise<Uint8Array | null> }[] = [];
    let next = 0;
    for (let i = 0; i < paths.length; i++) {
      for (; waiting.length < AHEAD && next < paths.length; next++) {
        const bytes = Promise.resolve(this.source.read(paths[next]!));
        // a failure is met when its turn comes
        bytes.catch(() => undefined);
        waiting.push({ path: paths[next]!, bytes });
      }
      const { path, bytes } = waiting.shift()!;
      yield { path, bytes: await bytes };
    }
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
