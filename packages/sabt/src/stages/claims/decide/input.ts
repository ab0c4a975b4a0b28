/** Inputs of a rule, checked by its shape. */
import type { z } from 'zod';
import { SabtError } from '../../../model/errors.ts';
import { issuesText } from '../../../model/issues.ts';

/** Throws `invalid-value` naming what is wrong, and where. */
export function checkedInput<Input>(shape: z.ZodType<Input>, inputs: unknown): Input {
  const checked = shape.safeParse(inputs);
  if (checked.success) return checked.data;
  const path = checked.error.issues[0]?.path ?? [];
  throw new SabtError('invalid-value', issuesText(checked.error), { at: ['inputs', ...path].join('.') });
}
