/**
 * Which segments to merge next: size-tiered. A segment's tier is the power of FAN_OUT of its live documents; a tier with
 * FAN_OUT segments becomes one of the tier above. So a document is rewritten about log8(N / flush size) times, and there
 * are at most FAN_OUT - 1 segments a tier to search. A segment of which a quarter is deleted is rewritten by itself.
 */
const FAN_OUT = 8;
const SMALLEST = 64;
const MOST_DEAD = 0.25;

export interface Candidate {
  size: number;
  live: number;
}

export function nextMerge<S extends Candidate>(segments: readonly S[]): S[] | null {
  const tiers = new Map<number, S[]>();
  for (const segment of segments) {
    if (segment.size - segment.live > MOST_DEAD * segment.size) return [segment];
    const tier = Math.max(0, Math.ceil(Math.log(segment.live / SMALLEST) / Math.log(FAN_OUT)));
    const others = tiers.get(tier);
    if (others === undefined) tiers.set(tier, [segment]);
    else others.push(segment);
  }
  for (const tier of [...tiers.keys()].sort((a, b) => a - b)) {
    const due = tiers.get(tier)!;
    if (due.length >= FAN_OUT) return due;
  }
  return null;
}
