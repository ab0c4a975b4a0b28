/** Who else has seen the log, for pages: witnesses, anchors, and mirrors that the keeper knows of. Asks nobody. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import type * as port from '../../pages/index.ts';
import {
  type Anchor,
  type KnownMirror,
  knownMirrors,
  listAnchors,
  type WitnessingProblem,
} from '../../stages/witnessing/index.ts';
import type { App } from '../app.ts';
import { anchoredLog } from './anchoring.ts';
import { listWitnesses, type WitnessList } from './witnessing.ts';

const NO_WITNESSES: WitnessList = { needed: 0, witnesses: [], cosigned: null, problems: [] };

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** All of it, as it holds now; what cannot be read is among the problems. */
export function vouched(app: App): port.Vouched {
  const problems: port.Problem[] = [];
  const orNamed = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof SabtError)) throw thrown;
      problems.push({ code: thrown.code, where: thrown.at ?? 'attested', message: thrown.message });
      return otherwise;
    }
  };
  const witnesses = orNamed(() => listWitnesses(app), NO_WITNESSES);
  const { anchors, problems: ofAnchors } = listAnchors(anchoredLog(app), {});
  const mirrors = orNamed(() => knownMirrors(app.dir), []);
  problems.push(...[...witnesses.problems, ...ofAnchors].map(problemOf));
  return {
    witnesses: witnessesOf(witnesses),
    anchors: anchors.map(anchorOf),
    mirrors: mirrors.map(mirrorOf),
    problems,
  };
}

const problemOf = ({ code, where, message }: WitnessingProblem): port.Problem => ({ code, where, message });

function witnessesOf({ needed, witnesses, cosigned }: WitnessList): port.WitnessesView {
  const size = cosigned?.size ?? null;
  return {
    needed,
    met: size === null ? null : cosigned!.met,
    size,
    behind: cosigned?.behind ?? 0,
    list: witnesses.map(({ name, url, timestamp, why }) => ({
      name,
      address: url,
      time: timestamp === null ? null : isoOf(timestamp),
      why,
    })),
  };
}

function anchorOf({ url, size, state, time, authority }: Anchor): port.AnchorView {
  if (authority === null) return { who: url, size, state, time, authority: null };
  const trust = authority.trust === 'public' ? ('public' as const) : ('keeper' as const);
  return { who: url, size, state, time, authority: { signer: authority.signer, trust } };
}

function mirrorOf({ at, isPublic, reached, size, asked, problem }: KnownMirror): port.MirrorView {
  return { at, isPublic, reached, size, asked, problem: problem === null ? null : problemOf(problem) };
}

/** How many witnesses signed the newest cosigned checkpoint: asked for with every page, so read again only after a change. */
export class WitnessSeal {
  readonly #app: App;
  #read = '';
  #seal: port.ArchiveStatus['witnesses'] = { agreed: 0, of: 0, size: null };

  constructor(app: App) {
    this.#app = app;
  }

  now(): port.ArchiveStatus['witnesses'] {
    const read = ['policy', 'checkpoint'].map((name) => stampOf(join(this.#app.dir, 'attested', name))).join(' ');
    if (read !== this.#read) {
      this.#seal = this.#weighed();
      this.#read = read;
    }
    return this.#seal;
  }

  #weighed(): port.ArchiveStatus['witnesses'] {
    try {
      const { witnesses, cosigned, problems } = listWitnesses(this.#app);
      const agreed = problems.length > 0 ? 0 : witnesses.filter(({ why }) => why === null).length;
      return { agreed, of: witnesses.length, size: cosigned?.size ?? null };
    } catch (thrown) {
      // a policy that cannot be read: the page of the log says so
      if (!(thrown instanceof SabtError)) throw thrown;
      return { agreed: 0, of: 0, size: null };
    }
  }
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '–' : `${stat.mtimeMs}/${stat.size}/${stat.ino}`;
}
