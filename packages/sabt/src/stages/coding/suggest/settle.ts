/**
 * From triggers to events. Overlapping triggers: the longer phrase wins. Acts of one passage that tell the same deed:
 * the more telling one absorbs the other. One event told twice in a text, with nothing that contradicts: one event, with
 * both passages as its evidence.
 */
import { isAbsorbed } from './absorb.ts';
import type { Cues } from './cues.ts';
import { NO_ACT } from './pattern-file.ts';
import { type CountedAct, MEASURES } from './people-counts.ts';
import type { Actor, TriggerPlace } from './roles.ts';

export interface WhenFound {
  start: string;
  end: string;
  precision: string;
}

export interface Candidate extends TriggerPlace, CountedAct {
  sentence: number;
  cues: Cues;
  actors: Actor[];
  when: WhenFound | null;
  /** Id of its place, with what it says of the place kept beside. */
  place: string | null;
  sure: number;
  /** How many acts are told before it. */
  rank: number;
  /** Named only beside what is told. */
  aside: boolean;
  /** Told of somebody in passing: ", who was arrested in May,". */
  background: boolean;
  /** Named as known already: "the blast". */
  again: boolean;
  /** [start, end) in UTF-16 units, in order. */
  evidence: [number, number][];
}

/**
 * One trigger an act and place. Of exact triggers that overlap the longest wins, then the surest. One of wide classes loses
 * to any exact act, and to words that are none only where these are as long; among its like the surest wins, since it was
 * made of the narrower classes.
 */
export function withoutOverlaps<T extends Pick<TriggerPlace, 'from' | 'to' | 'pattern'> & { sure: number }>(
  triggers: readonly T[],
): T[] {
  const length = ({ from, to }: T): number => to - from;
  const isWide = ({ pattern }: T): boolean => pattern.backoff === true;
  const longest = (a: T, b: T): number => length(b) - length(a) || b.sure - a.sure || a.from - b.from;
  const exact: T[] = [];
  for (const trigger of triggers.filter((one) => !isWide(one)).sort(longest))
    if (!exact.some((one) => overlap(one, trigger))) exact.push(trigger);
  const wide: T[] = [];
  for (const trigger of triggers.filter(isWide).sort((a, b) => b.sure - a.sure || longest(a, b)))
    if (
      !wide.some((one) => overlap(one, trigger)) &&
      !exact.some((one) => overlap(one, trigger) && (one.pattern.act !== NO_ACT || length(one) >= length(trigger)))
    )
      wide.push(trigger);
  return [...exact, ...wide].sort((a, b) => a.from - b.from);
}

const overlap = (a: Pick<TriggerPlace, 'from' | 'to'>, b: Pick<TriggerPlace, 'from' | 'to'>): boolean =>
  a.from < b.to && a.to > b.from;

const happened = ({ cues }: Candidate): boolean => !cues.negated && !cues.hypothetical;
const sameMood = (a: Candidate, b: Candidate): boolean =>
  happened(a) === happened(b) && a.cues.historical === b.cues.historical;

/**
 * Whether a phrase of wide classes is made superfluous by an exact one: an act of its kind in the same sentence or told
 * shortly before ("A mine went off. Two soldiers died."), or any act in the sentence if it is only a saying or named beside.
 */
function givesWay(candidate: Candidate, all: readonly Candidate[]): boolean {
  const { pattern, act, sentence, clause, aside, background } = candidate;
  if (pattern.backoff !== true) return false;
  const sameKind = (other: Candidate): boolean =>
    act.plover === null ? other.act.family === act.family : other.act.plover?.type === act.plover.type;
  return all.some((other) => {
    if (other.pattern.backoff === true || (happened(candidate) && !happened(other))) return false;
    if (sameKind(other)) return other.sentence <= sentence && sentence - other.sentence <= NEAR_SENTENCES;
    return (
      (other.clause === clause && act.family === 'politics') || (other.sentence === sentence && (aside || background))
    );
  });
}

/** Leaves one candidate for each deed. */
export function settle(candidates: readonly Candidate[]): Candidate[] {
  const events: Candidate[] = [];
  for (const candidate of candidates) {
    if (givesWay(candidate, candidates)) continue;
    const same = events.find((event) => isSame(event, candidate));
    if (same === undefined) events.push(candidate);
    else take(same, candidate);
  }
  const gone = new Set<Candidate>();
  for (const event of events) {
    const by = events.find((other) => other !== event && !gone.has(other) && absorbs(other, event));
    if (by === undefined) continue;
    gone.add(event);
    take(by, event);
  }
  return events.filter((event) => !gone.has(event));
}

function isSame(event: Candidate, other: Candidate): boolean {
  if (event.act.id !== other.act.id || happened(event) !== happened(other)) return false;
  if (event.sentence === other.sentence && event.place === other.place) return true;
  if (other.again && other.sentence > event.sentence) return true;
  if (event.cues.historical !== other.cues.historical && event.sentence !== other.sentence) return false;
  return agree(event, other);
}

/** Nothing that both say differs. */
function agree(a: Candidate, b: Candidate): boolean {
  if (a.place !== null && b.place !== null && a.place !== b.place) return false;
  if (a.when !== null && b.when !== null && (a.when.start > b.when.end || b.when.start > a.when.end)) return false;
  return MEASURES.every((measure) => {
    const one = a.counts[measure];
    const two = b.counts[measure];
    return one === undefined || two === undefined || JSON.stringify(one) === JSON.stringify(two);
  });
}

/** "Troops were deployed after the clashes": the clashes are another matter. */
const DEPLOYMENTS: ReadonlySet<string> = new Set(['troop-deployment', 'police-deployment']);

/** Acts that are absorbed in one sentence only: a visit and a bombing told one after the other are two. */
const OF_ITS_OWN: ReadonlySet<string> = new Set(['visit', 'meeting', 'election', 'vote']);

/** In the same sentence, or a few later where nothing contradicts. */
const NEAR_SENTENCES = 2;

function absorbs(by: Candidate, event: Candidate): boolean {
  if (!isAbsorbed(event.act.id, by.act.id)) return false;
  if (event.act.id !== 'statement' && !sameMood(by, event)) return false;
  if (OF_ITS_OWN.has(event.act.id) && by.sentence !== event.sentence) return false;
  if (by.aside && !event.aside && DEPLOYMENTS.has(event.act.id)) return false;
  if (event.again && event.sentence > by.sentence) return true;
  if (by.sentence === event.sentence) return agree(by, event) || by.clause === event.clause;
  return Math.abs(by.sentence - event.sentence) <= NEAR_SENTENCES && agree(by, event);
}

function take(event: Candidate, other: Candidate): void {
  event.rank = Math.min(event.rank, other.rank);
  event.aside &&= other.aside;
  event.background &&= other.background;
  event.when ??= other.when;
  event.place ??= other.place;
  event.sure = Math.max(event.sure, other.act.id === event.act.id ? other.sure : 0);
  for (const measure of MEASURES) {
    const count = other.counts[measure];
    if (count !== undefined) event.counts[measure] ??= count;
  }
  for (const actor of other.actors)
    if (!event.actors.some((one) => one.name === actor.name || one.role === actor.role)) event.actors.push(actor);
  event.evidence.push(...other.evidence);
  event.evidence.sort((a, b) => a[0] - b[0]);
  event.cues.reported ||= other.cues.reported;
}
