/**
 * Claims that are being added by a form: each is asked of the record once before it is kept, and that may take long. What was
 * typed is held with it, so that a claim which cannot be asked comes back as it was typed. Held in memory while the server
 * runs, the latest of them; a claim is kept once, however often its page is asked for.
 */
import { newId } from '../../model/ids.ts';
import type * as port from '../../pages/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type { App } from '../app.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { PageAnswers, type Patience } from '../pages/answers.ts';
import { addClaims } from './claims.ts';

const MOST_HELD = 200;

interface Held {
  claim: port.ClaimBinding;
  typed: port.TypedClaim;
  person: string;
  /** Once it is kept. */
  id?: string;
}

export class AddingClaims {
  readonly #app: App;
  readonly #held = new Map<string, Held>();
  readonly #answers: PageAnswers<{ id: string }>;

  constructor(app: App, patience: Patience) {
    this.#app = app;
    this.#answers = new PageAnswers(() => app.archive.size(), patience);
  }

  async add(claim: port.ClaimBinding, typed: port.TypedClaim): Promise<port.AddingClaim> {
    const key = newId();
    this.#held.set(key, { claim, typed, person: this.#app.person });
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_HELD) break;
      this.#held.delete(oldest);
    }
    try {
      return { key, state: await this.#state(key) };
    } catch (thrown) {
      // whoever typed it has it still
      this.#held.delete(key);
      throw thrown;
    }
  }

  /** Goes on with it where nobody had looked for a while. */
  async added(key: string): Promise<port.AddingClaim | null> {
    return this.#held.has(key) ? { key, state: await this.#state(key) } : null;
  }

  typed(key: string): port.TypedClaim | null {
    return this.#held.get(key)?.typed ?? null;
  }

  step(key: string): Step | null {
    return this.#answers.step(key);
  }

  cancel(key: string): void {
    this.#answers.cancel(key);
  }

  allow(key: string): void {
    this.#answers.allow(key);
  }

  async #state(key: string): Promise<port.Soon<{ id: string }>> {
    const held = this.#held.get(key)!;
    // begun a second time it would be kept twice
    if (held.id !== undefined) return { state: 'there', value: { id: held.id } };
    return this.#answers.soon(key, (asker) => this.#keep(held, asker));
  }

  async #keep(held: Held, asker: Asker): Promise<{ id: string }> {
    const { claims } = await addClaims([held.claim], this.#app, held.person, { asker });
    const { id } = claims[0]!;
    held.id = id;
    return { id };
  }
}
