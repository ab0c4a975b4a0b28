/** Witnesses of this archive's log, as its keeper sees them: who they are, asking them, what they signed last. */

import { SabtError } from '../../model/errors.ts';
import {
  addWitness,
  type Cosigned,
  type CosignedState,
  cosign,
  cosignedState,
  neededOf,
  readPolicy,
  readPolicyFile,
  removeWitness,
  setNeeded,
  type WitnessingProblem,
} from '../../stages/witnessing/index.ts';
import type { App } from '../app.ts';

export interface WitnessList {
  /** How many cosignatures are enough; null for a policy of nested groups. */
  needed: number | null;
  witnesses: { name: string; key: string; url: string | null; timestamp: number | null; why: string | null }[];
  cosigned: Omit<CosignedState, 'witnesses'> | null;
  problems: WitnessingProblem[];
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export function listWitnesses(app: App): WitnessList {
  const { archive, dir } = app;
  const file = readPolicy(dir);
  const log = { keys: archive.logKeys(), size: archive.size(), rootAt: (size: number) => archive.rootAt(size) };
  const { state, problems } = cosignedState(dir, log, nowSeconds());
  const { witnesses: weighed = [], ...cosigned } = state ?? {};
  const witnesses = (file?.policy.witnesses ?? []).map(({ name, key, url }) => {
    const { timestamp = null, why = 'not-signed' } = weighed.find((one) => one.name === name) ?? {};
    return { name, key: key.name, url, timestamp, why };
  });
  return {
    needed: file === null ? 0 : neededOf(file.policy),
    witnesses,
    cosigned: state === null ? null : (cosigned as Omit<CosignedState, 'witnesses'>),
    problems,
  };
}

export function changeWitnesses(
  app: App,
  change: {
    add?: { vkey: string; url: string; name?: string | undefined };
    remove?: string;
    needed?: number | undefined;
  },
): WitnessList {
  const { dir, archive } = app;
  const { vkey } = archive.info;
  if (change.add !== undefined) addWitness(dir, vkey, { ...change.add, needed: change.needed });
  else if (change.remove !== undefined) removeWitness(dir, vkey, change.remove);
  else if (change.needed !== undefined) setNeeded(dir, vkey, change.needed);
  return listWitnesses(app);
}

/** Asks the witnesses of the archive's policy, or of a policy file. Throws `not-found` where there are none. */
export function cosignNow(app: App, policyFile: string | undefined, signal: AbortSignal): Promise<Cosigned> {
  const { archive, dir } = app;
  const policy = policyFile === undefined ? readPolicy(dir) : readPolicyFile(policyFile);
  if (policy === null)
    throw new SabtError('not-found', 'This archive has no witnesses. Add one with sabt witness add VKEY URL.');
  const log = {
    dir,
    keys: archive.logKeys(),
    checkpoint: () => archive.checkpoint(),
    consistency: (oldSize: number, size: number) => archive.consistency(oldSize, size),
    keysFor: (size: number) => archive.keysText(size),
    publishWith: (note: string) => archive.publishWith(note),
  };
  return cosign(log, policy, signal);
}

const QUIET_MS = 2_000;
const RETRY_MS = 60_000;

/**
 * Asks the witnesses after commits, once the log has been quiet for two seconds, and again after a minute where not
 * enough of them signed. Returns what ends it.
 */
export function cosignAfterCommits(app: App, tell: (message: string) => void): () => void {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let asking = false;
  const later = (ms: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void ask(), ms);
    timer.unref();
  };
  const ask = async (): Promise<void> => {
    if (asking) return later(QUIET_MS);
    asking = true;
    try {
      const { met, checkpoint, witnesses } = await cosignNow(app, undefined, stop.signal);
      if (!met) {
        const failed = witnesses
          .filter(({ state }) => state !== 'cosigned')
          .map(({ name, state }) => `${name}: ${state}`);
        tell(`Not enough witnesses signed ${checkpoint.size} entries (${failed.join(', ')}).`);
        if (!stop.signal.aborted) later(RETRY_MS);
      }
    } catch (thrown) {
      if (!stop.signal.aborted) tell(thrown instanceof Error ? thrown.message : String(thrown));
    } finally {
      asking = false;
    }
  };
  app.archive.onCommit(() => later(QUIET_MS));
  later(0);
  return () => {
    stop.abort();
    if (timer !== null) clearTimeout(timer);
  };
}
