/**
 * Making a dossier takes minutes where there are many records: others get turns meanwhile, whoever waits is told how far it
 * is, and it is given up at any turn. So the archive goes on too, and what was withheld or erased while it was made must not
 * leave: such a dossier is made anew from what the archive is then.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SabtError } from '../../model/errors.ts';
import type { App } from '../app.ts';
import { A_TURN_MS, type DossierParts, type Gatherer, overtakenEachTime } from './dossier-records.ts';
import { concernedBy, isOvertaken } from './overtaken.ts';

const MOST_TRIES = 3;
/** What a whole is divided into. */
const WHOLE = 1000;

/**
 * The parts of the work in their order, with their shares of the time: an estimate. They are what 1,000 records took, of
 * which half were texts of eight passages and none had a file; a few records are mostly paper, large files mostly packing.
 */
const SHARES = { gathering: 280, pages: 40, paper: 370, files: 20, verifying: 60, packing: 230 } as const;
export type Part = keyof typeof SHARES;

export class Making {
  readonly #app: App;
  readonly #gatherer: Gatherer;
  #last = performance.now();

  constructor(app: App, gatherer: Gatherer) {
    this.#app = app;
    this.#gatherer = gatherer;
  }

  /** How far a part of the work is. */
  tell(part: Part, done: number, total: number): void {
    let before = 0;
    for (const [name, share] of Object.entries(SHARES)) {
      if (name === part) break;
      before += share;
    }
    this.#gatherer.onStep?.(before + Math.round(SHARES[part] * Math.min(1, done / Math.max(1, total))), WHOLE);
  }

  /** A turn for others, if the last is a while ago. Throws the reason of the signal, and `stopped`. */
  readonly turn = async (): Promise<void> => {
    if (performance.now() - this.#last < A_TURN_MS) return;
    await nextTurn();
    this.#gatherer.signal?.throwIfAborted();
    if (this.#app.runs.stopping) throw new SabtError('stopped', 'The archive is being closed. Nothing was made.');
    this.#last = performance.now();
  };

  /** For what gathers the records. */
  get gatherer(): Gatherer {
    const { signal } = this.#gatherer;
    return {
      ...(signal === undefined ? {} : { signal }),
      onStep: (done, about) => this.tell('gathering', done, about),
    };
  }
}

/**
 * Makes it until nothing that concerns it has changed meanwhile. Throws `stopped` where that does not come to an end, and
 * what `make` throws.
 */
export async function madeOfOneMoment<T>(
  app: App,
  make: () => Promise<{ parts: DossierParts; made: T }>,
): Promise<{ parts: DossierParts; made: T }> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const size = app.archive.size();
    const result = await make();
    if (!isOvertaken(concernedBy(result.parts.records), size, app)) return result;
  }
  throw overtakenEachTime();
}
