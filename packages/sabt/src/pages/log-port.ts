/** What the page of the log asks of the program about others who have seen the log; see `app-port.ts` for the conventions. */
import type { Problem } from './app-port.ts';

/** Who put a time on which size of the log. */
export interface AnchorView {
  /** Address that was asked. */
  who: string;
  size: number | null;
  /** `unchecked`: a block is named that nobody here has held against the block chain. */
  state: 'confirmed' | 'unchecked' | 'pending' | 'invalid';
  /** What is proved, ISO, UTC; null unless confirmed. */
  time: string | null;
  /** Of an authority: who signed, and whose word it is that this one is trusted. */
  authority: { signer: string; trust: 'public' | 'keeper' } | null;
}

/** The newest checkpoint that witnesses signed, weighed by the archive's own policy. */
export interface WitnessesView {
  /** How many are enough; null where the policy has groups of groups. */
  needed: number | null;
  /** Whether enough signed; null where nothing was cosigned yet. */
  met: boolean | null;
  /** Entries that it covers, and how many have come since. */
  size: number | null;
  behind: number;
  /** `time`: when each saw it, ISO, UTC. `why`: the code of why it is not counted; null if it is. */
  list: { name: string; address: string | null; time: string | null; why: string | null }[];
}

/** A mirror that the keeper knows of. */
export interface MirrorView {
  at: string;
  /** Whether the public site may name it. */
  isPublic: boolean;
  /** When it last showed a checkpoint of this log, ISO, UTC, and of which size. */
  reached: string | null;
  size: number | null;
  /** What was wrong when it was asked last, and when that was. */
  problem: Problem | null;
  asked: string | null;
}

export interface Vouched {
  witnesses: WitnessesView;
  anchors: AnchorView[];
  mirrors: MirrorView[];
  problems: Problem[];
}
