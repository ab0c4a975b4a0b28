/**
 * "B follows A", and "A causes B". The first is decided by lags in both models, the circular shift and the placebo leads;
 * the second never is: that one thing comes after another does not show that it comes of it.
 */
import { z } from 'zod';
import { follows } from '../../../statistics/lags/follows.ts';
import { contradicted, type Decision, sideOf, supported, undecidable } from './verdict.ts';

export const followsInput = z
  .object({
    outcome: z.array(z.number().int().min(0)).min(1).max(20_000),
    driver: z.array(z.number().min(0)).min(1).max(20_000),
    lags: z.number().int().min(1).max(60).default(4),
    period: z.number().positive().default(52),
    /** `none`: that it does not follow. */
    direction: z.enum(['up', 'down', 'none']).default('up'),
  })
  .refine(({ outcome, driver }) => outcome.length === driver.length, 'outcome and driver differ in length');
export type FollowsClaim = z.infer<typeof followsInput>;

const ALPHA = 0.05;
/** Fewer steps are no series: a season is not gone through, and the circle has too few turns. */
const LEAST_STEPS = 30;

export function decideFollows({ direction, ...input }: FollowsClaim): Decision {
  const found = follows(input);
  const { forward, backward, placeboLeads, verdictP } = found;
  const figure = {
    p: verdictP,
    distributedLagP: forward.p,
    circularShiftP: forward.shiftP,
    percent: forward.percent,
    percentCi95: forward.percentCi95,
    placeboLeadsP: placeboLeads.p,
    otherDirection: { distributedLagP: backward.p, circularShiftP: backward.shiftP },
  };
  if (input.outcome.length < LEAST_STEPS) return undecidable('too-few', 'longer-series', figure);
  if (found.follows === null || forward.percent === null)
    return undecidable(forward.reason ?? placeboLeads.reason ?? 'too-few', 'longer-series', figure);
  if (!found.follows) {
    const leads = verdictP !== null && verdictP < ALPHA;
    // the interval is of the sum of the lags, a test of its own
    const one = (forward.p ?? 1) < ALPHA || (forward.shiftP ?? 1) < ALPHA || sideOf(forward.percentCi95) !== 'around';
    return undecidable(
      leads ? 'leads-tell-as-much' : one ? 'tests-disagree' : 'nothing-follows',
      'longer-series',
      figure,
    );
  }
  if (direction === 'none') return contradicted('changes', figure);
  return forward.percent > 0 === (direction === 'up') ? supported(figure) : contradicted('opposite-found', figure);
}

export function decideCauses(input: FollowsClaim): Decision {
  return {
    ...decideFollows(input),
    verdict: 'undecidable',
    reason: 'causes-cannot-be-shown',
    needed: 'a-design-for-causes',
  };
}
