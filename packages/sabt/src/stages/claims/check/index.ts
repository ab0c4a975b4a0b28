/**
 * A claim bound to the record is checked: the numbers are computed, the rule of decision is applied, and what it rests on
 * is named. The same inputs at the same checkpoint give the same verdict to anyone.
 */
import { SabtError } from '../../../model/errors.ts';
import type { ActRow } from '../../../store/analysis-port.ts';
import { assuming, CLAIM_FORMS, type ClaimForm, decideClaim } from '../decide/index.ts';
import { checkedInput } from '../decide/input.ts';
import { type Decision, undecidable } from '../decide/verdict.ts';
import { type Bound, boundInput, isBound } from './bound.ts';
import { atLeast, comparison, growth, none, partOf, share } from './counting.ts';
import { moreKinds } from './kinds.ts';
import { causes, everyYear, following, position, trend } from './over-time.ts';
import { daysOf, type Record, selectedOf } from './record.ts';
import { votesBeside } from './votes-beside.ts';

export { CLAIM_REASONS } from './reasons.ts';
export type { MeasureQuestion, Record as ClaimRecord } from './record.ts';

export interface Evidence {
  /** The acts that the figure counts, as a filter, and how many they are. */
  where: string;
  from: string | null;
  to: string | null;
  n: number;
  /** Some of them, the latest first. */
  acts: { id: string; event: string | null; start: string | null; title: string | null }[];
}

export interface Checked extends Decision {
  evidence: Evidence[];
}

const ACTS_SHOWN = 5;

/** Throws `unknown-form`, `invalid-value` for inputs of another shape, and what a filter throws. */
export async function checkClaim(form: string, inputs: unknown, record: Record): Promise<Checked> {
  const known = CLAIM_FORMS.find((one) => one === form);
  if (known === undefined || !isBound(inputs)) return { ...decideClaim(form, inputs), evidence: [] };
  const bound = checkedInput(boundInput, { where: '', ...(inputs as object) });
  const decision = withheld(assuming(known, bound, await decide(known, bound, record)), bound);
  // a series of polls, or votes: the figure itself names what it rests on
  const isOfActs = bound.series === undefined && known !== 'position';
  return { ...decision, evidence: isOfActs ? await evidenceOf(known, bound, record) : [] };
}

/** "No journalist" is not refuted by the arrest of somebody else, nor "more women" shown by more people. */
function withheld(decision: Decision, { untested = [] }: Bound): Decision {
  if (untested.length === 0 || decision.verdict === 'undecidable') return decision;
  return { ...decision, ...undecidable('words-untested', 'a-binding', { ...decision.figure, untested }) };
}

function decide(form: ClaimForm, bound: Bound, record: Record): Promise<Decision> {
  switch (form) {
    case 'growth':
      return growth(bound, record);
    case 'comparison':
      return bound.against === undefined ? growth(bound, record) : comparison(bound, bound.against, record);
    case 'more-kinds':
      return moreKinds(bound, record);
    case 'trend':
      return trend(bound, record);
    case 'every-year':
      return everyYear(bound, record);
    case 'at-least':
      return atLeast(bound, record);
    case 'none':
      return none(bound, record);
    case 'share':
      return share(bound, record);
    case 'position':
      return bound.against === undefined ? position(bound, record) : votesBeside(bound, bound.against, record);
    case 'follows':
      return following(bound, record);
    case 'causes':
      return causes(bound, record);
    default:
      throw new SabtError('invalid-value', `${form} is decided from its own numbers, not from the record.`, {
        at: 'inputs',
      });
  }
}

async function evidenceOf(form: ClaimForm, bound: Bound, record: Record): Promise<Evidence[]> {
  const asked = [
    form === 'share' ? partOf(bound) : bound.where,
    ...(bound.against === undefined ? [] : [bound.against]),
    ...(bound.driver === undefined ? [] : [bound.driver]),
  ];
  const days = daysOf(bound);
  return Promise.all(
    asked.map(async (where) => {
      const selected = selectedOf(where, days, record);
      const { total, rows } = await record.copy.rows({ ...selected, sort: 'newest', limit: ACTS_SHOWN, offset: 0 });
      return { where, from: bound.from ?? null, to: bound.to ?? null, n: total, acts: rows.map(actOf) };
    }),
  );
}

const actOf = ({ id, event, start, title }: ActRow): Evidence['acts'][number] => ({ id, event, start, title });
