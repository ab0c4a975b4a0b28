/** One method of `sabt stat`: the shape of its input, and the computation. */
import type { z } from 'zod';
import type { MethodName } from './names.ts';

export interface Method<Input = unknown> {
  name: MethodName;
  input: z.ZodType<Input>;
  /** Pure: the same input gives the same digits. Throws `SabtError` `invalid-value` where the input contradicts itself. */
  compute(input: Input): object;
}

export type AnyMethod = Method<never>;

/** Keeps the types of one method together and forgets them for the list. */
export function method<Input>(given: Method<Input>): AnyMethod {
  return given as unknown as AnyMethod;
}
