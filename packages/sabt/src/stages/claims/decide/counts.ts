/**
 * "At least so many", and "not one". A record that is not complete can show that there were as many, never that there were
 * fewer: what nobody reported is not known not to have happened.
 */
import { z } from 'zod';
import { cautioned, contradicted, type Decision, supported, undecidable } from './verdict.ts';

const bound = z.number().min(0).nullable();

export const atLeastInput = z.object({
  /** What is claimed. */
  atLeast: z.number().int().min(0),
  /** Found in the record: one number, or [low, best, high] with null for a bound that is not known. */
  found: z.union([
    z.number().int().min(0),
    z.tuple([bound, bound, bound]).refine((bounds) => {
      const told = bounds.filter((one) => one !== null);
      return told.every((one, i) => i === 0 || told[i - 1]! <= one);
    }, 'the bounds do not rise'),
  ]),
});
export type AtLeastInput = z.infer<typeof atLeastInput>;

export function decideAtLeast({ atLeast, found }: AtLeastInput): Decision {
  const [low, best, high] = typeof found === 'number' ? [found, found, found] : found;
  const figure = { atLeast, found: [low, best, high] };
  if (low !== null && low >= atLeast) return supported(figure, 'found-as-many');
  return undecidable('found-fewer', 'complete-record', figure);
}

export const noneInput = z.object({ count: z.number().int().min(0), origins: z.number().int().min(0).optional() });
export type NoneInput = z.infer<typeof noneInput>;

export function decideNone({ count, origins }: NoneInput): Decision {
  const figure = { count, ...(origins === undefined ? {} : { origins }) };
  if (count === 0) return undecidable('found-none', 'complete-record', figure);
  return cautioned(contradicted('found-some', figure), [origins !== undefined && origins < 2 && 'one-origin']);
}
