/**
 * One voter held against another on the same matter: by how much its share of yes lies above the other's. Roll calls of a year
 * are alike, and so are years that follow one another; so the years are the witnesses, one difference each, and k of them are
 * worth k(1 − r)/(1 + r), r the autocorrelation of the differences at one step (Bartlett 1935). The interval of their mean is
 * Student's with as many degrees of freedom. Asked for are eight years in which both voted, as of the trend of one voter.
 *
 * Where every year shows the very same difference nothing varies, and there is no interval; a difference that eight years
 * showed alike is one all the same.
 */
import { tQuantile } from '../../../statistics/distributions.ts';
import { cautioned, contradicted, type Decision, sideOf, supported, undecidable } from '../decide/verdict.ts';
import type { Bound } from './bound.ts';
import { type Record, withDays } from './record.ts';

const LEAST_YEARS = 8;
/** Beyond, so few years cannot tell it. */
const MOST_MEMORY = 0.8;
/** Shares as computed; two that differ by less are the same. */
const SAME = 1e-9;

export async function votesBeside(bound: Bound, against: string, record: Record): Promise<Decision> {
  const asked = [withDays(bound), withDays({ ...bound, where: against })] as const;
  const [first, second] = await Promise.all([
    record.measure({ measure: 'positions', where: asked[0], by: 'year' }),
    record.measure({ measure: 'positions', where: asked[1], by: 'year' }),
  ]);
  const other = new Map((second.points ?? []).map((point) => [point.label, point]));
  const years = (first.points ?? []).flatMap((point) => {
    const beside = other.get(point.label);
    const isWhole = point.isComplete && beside?.isComplete === true;
    return isWhole && point.value !== null && beside.value !== null ? [point.value - beside.value] : [];
  });
  const { difference, interval, effectiveYears } = differenceOf(years);
  const figure = {
    measure: 'positions',
    votes: [first.inputs.n, second.inputs.n],
    years: years.length,
    effectiveYears,
    difference,
    interval,
    digests: [first.inputs.digest, second.inputs.digest],
  };
  const direction = bound.direction ?? 'up';
  const decision = ((): Decision => {
    if (first.inputs.n === 0 || second.inputs.n === 0) return undecidable('nothing-counted', 'more-years', figure);
    if (years.length < LEAST_YEARS || difference === null) return undecidable('too-few', 'more-years', figure);
    const side = interval === null ? sideOf([difference, difference]) : sideOf(interval);
    if (side === 'around') return undecidable('interval-holds-none', 'more-years', figure);
    if (direction === 'none') return contradicted('changes', figure);
    return (side === 'above') === (direction === 'up') ? supported(figure) : contradicted('opposite-found', figure);
  })();
  return cautioned(decision, [bound.direction === undefined && 'direction-assumed']);
}

function differenceOf(years: readonly number[]): {
  difference: number | null;
  interval: [number, number] | null;
  effectiveYears: number;
} {
  const k = years.length;
  if (k === 0) return { difference: null, interval: null, effectiveYears: 0 };
  const mean = years.reduce((sum, one) => sum + one, 0) / k;
  const left = years.map((one) => one - mean);
  const squares = left.reduce((sum, one) => sum + one * one, 0);
  if (k < 2 || squares < SAME) return { difference: mean, interval: null, effectiveYears: k };
  const products = left.slice(1).reduce((sum, one, i) => sum + one * left[i]!, 0);
  const memory = Math.min(MOST_MEMORY, Math.max(0, products / squares));
  const effectiveYears = Math.max(2, (k * (1 - memory)) / (1 + memory));
  const half = tQuantile(0.975, effectiveYears - 1) * Math.sqrt(squares / (k - 1) / effectiveYears);
  return { difference: mean, interval: [Math.max(-1, mean - half), Math.min(1, mean + half)], effectiveYears };
}
