/** The rule of decision by the form of a claim, from numbers alone. */
import type { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { atLeastInput, decideAtLeast, decideNone, noneInput } from './counts.ts';
import { decideCauses, decideFollows, followsInput } from './follows.ts';
import { decideGrowth, growthInput } from './growth.ts';
import { checkedInput } from './input.ts';
import { decideKinds, kindsInput } from './kinds.ts';
import { decideMeanReport, decideTestReport, meanReportInput, testReportInput } from './reports.ts';
import { decideEveryYear, decideShare, shareInput, yearsInput } from './shares.ts';
import { decideTrend } from './trend.ts';
import { cautioned, type Decision } from './verdict.ts';

interface Rule<Input = never> {
  input: z.ZodType<Input>;
  decide(input: Input): Decision;
}

const rule = <Input>(input: z.ZodType<Input>, decide: (input: Input) => Decision): Rule =>
  ({ input, decide }) as unknown as Rule;

const RULES = {
  growth: rule(growthInput, (input) => decideGrowth(input)),
  comparison: rule(growthInput, (input) => decideGrowth(input)),
  'more-kinds': rule(kindsInput, decideKinds),
  trend: rule(yearsInput, decideTrend),
  'every-year': rule(yearsInput, decideEveryYear),
  share: rule(shareInput, (input) => decideShare(input)),
  position: rule(shareInput, (input) => decideShare(input)),
  'at-least': rule(atLeastInput, decideAtLeast),
  none: rule(noneInput, decideNone),
  follows: rule(followsInput, decideFollows),
  causes: rule(followsInput, decideCauses),
  'test-report': rule(testReportInput, decideTestReport),
  'mean-report': rule(meanReportInput, decideMeanReport),
} as const satisfies Record<string, Rule>;

export const CLAIM_FORMS = Object.keys(RULES) as ClaimForm[];
export type ClaimForm = keyof typeof RULES;

/** Throws `unknown-form`, or `invalid-value` naming what is wrong with the inputs. */
export function decideClaim(form: string, inputs: unknown): Decision {
  if (!Object.hasOwn(RULES, form))
    throw new SabtError('unknown-form', `A claim has no form ${form}. There are: ${CLAIM_FORMS.join(', ')}.`, {
      at: 'form',
    });
  if (inputs === undefined) throw new SabtError('invalid-value', 'The inputs are missing.', { at: 'inputs' });
  const { input, decide } = RULES[form as ClaimForm];
  return assuming(form as ClaimForm, inputs, decide(checkedInput(input, inputs)));
}

/** Claims of a change that do not say which are taken as claims of a rise; the answer says so. */
const UP_UNLESS_SAID: ReadonlySet<ClaimForm> = new Set(['growth', 'comparison', 'more-kinds', 'trend', 'every-year']);

/** Typed in, a position is a share, and what follows has the direction of its numbers. */
const UP_IN_RECORD: ReadonlySet<ClaimForm> = new Set(['position', 'follows']);

export function assuming(form: ClaimForm, inputs: unknown, decision: Decision): Decision {
  const { direction, where } = (inputs ?? {}) as { direction?: unknown; where?: unknown };
  const isSaid = direction !== undefined;
  const isAssumed = UP_UNLESS_SAID.has(form) || (where !== undefined && UP_IN_RECORD.has(form));
  return cautioned(decision, [isAssumed && !isSaid && 'direction-assumed']);
}
