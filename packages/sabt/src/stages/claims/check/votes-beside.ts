/**
 * One voter held against another on the same matter: by how much its share of yes lies above the other's. Roll calls of a year
 * are alike, and so are years that follow one another; so the years are the witnesses, one difference each, and their mean has
 * the interval of statistics/rates/mean-over-years. Asked for are eight years in which both voted, as of the trend of one
 * voter.
 *
 * Both filters name voters by `country:` and say the same of everything else: votes on two matters tell nothing of the voters.
 *
 * Where every year shows the very same difference nothing varies, and there is no interval; a difference that eight years
 * showed alike is one all the same.
 */
import { SabtError } from '../../../model/errors.ts';
import { meanOverYears } from '../../../statistics/rates/mean-over-years.ts';
import { differInCountryAlone } from '../../measuring/index.ts';
import { cautioned, contradicted, type Decision, sideOf, supported, undecidable } from '../decide/verdict.ts';
import type { Bound } from './bound.ts';
import { type Record, selectedOf, withDays } from './record.ts';

const LEAST_YEARS = 8;
/** Of a difference of two shares. */
const RANGE = [-1, 1] as const;

/** Throws `invalid-value` at `inputs.against` unless the two filters differ in their countries, and in nothing else. */
export async function votesBeside(bound: Bound, against: string, record: Record): Promise<Decision> {
  const [own, other] = [bound.where, against].map((where) => selectedOf(where, null, record).filter);
  if (!differInCountryAlone(own!, other!))
    throw new SabtError(
      'invalid-value',
      'Two voters are compared on one matter: the same words in both filters, and another country: in each.',
      { at: 'inputs.against' },
    );
  const asked = [withDays(bound), withDays({ ...bound, where: against })] as const;
  const [first, second] = await Promise.all([
    record.measure({ measure: 'positions', where: asked[0], by: 'year' }),
    record.measure({ measure: 'positions', where: asked[1], by: 'year' }),
  ]);
  const ofOther = new Map((second.points ?? []).map((point) => [point.label, point]));
  const years = (first.points ?? []).flatMap((point) => {
    const beside = ofOther.get(point.label);
    const isWhole = point.isComplete && beside?.isComplete === true;
    return isWhole && point.value !== null && beside.value !== null ? [point.value - beside.value] : [];
  });
  const { mean: difference, interval, effective: effectiveYears } = meanOverYears(years, RANGE);
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
