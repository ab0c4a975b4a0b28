/**
 * What a person binds a claim to: which acts, over which days, against what. From this and the record follow the numbers
 * that the rule of decision takes.
 */
import { z } from 'zod';
import { parseDateInput } from '../../../model/calendar.ts';
import { SUMMED } from '../../../store/analysis-port.ts';

const day = (side: 'start' | 'end') =>
  z.string().transform((text, context) => {
    const read = parseDateInput(text);
    if (read === null) context.addIssue({ code: 'custom', message: `“${text}” is no date` });
    return read?.[side] ?? '';
  });

const span = z
  .object({ from: day('start'), to: day('end') })
  .refine(({ from, to }) => from <= to, 'the end lies before the beginning');

export const boundInput = z
  .object({
    /** Which acts, as in `sabt count --where`. */
    where: z.string(),
    from: day('start').optional(),
    to: day('end').optional(),
    /** growth, more-kinds: the days compared with; as many days just before, if absent. */
    before: span.optional(),
    /** comparison: the acts compared with, over the same days; share: those of which it is one; position: another voter. */
    against: z.string().optional(),
    /** follows, causes: the acts that may go before. */
    driver: z.string().optional(),
    /** trend, every-year: a series of polls instead of acts; position: not needed. */
    series: z.string().optional(),
    by: z.enum(['year', 'month', 'week']).optional(),
    direction: z.enum(['up', 'down', 'none']).optional(),
    claimedPercent: z.number().optional(),
    atLeast: z.number().int().min(0).optional(),
    /** Words of the claim that nothing here stands for: with any of them there is a number and no verdict. */
    untested: z.array(z.string().min(1)).optional(),
    /** at-least: what is added up; acts, if absent. */
    of: z.enum(['acts', ...SUMMED]).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'the end lies before the beginning');
export type Bound = z.infer<typeof boundInput>;

/** Whether two selections are held against each other over the same days, or a part against the rest, and not two spans. */
export function isOfSelections(form: string, inputs: { readonly [key: string]: unknown }): boolean {
  if (form === 'share') return true;
  return form === 'comparison' && (!('where' in inputs) || 'against' in inputs);
}

/** Whether inputs speak of the record, not of numbers alone. */
export function isBound(inputs: unknown): boolean {
  return typeof inputs === 'object' && inputs !== null && ('where' in inputs || 'series' in inputs);
}
