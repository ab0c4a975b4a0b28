import { z } from 'zod';

/** A whole number within bounds, as a number or (in a query string) as its decimal digits; nothing else passes for one. */
export function wholeNumber(least: number, most: number): z.ZodType<number, number | string> {
  const digits = z
    .string()
    .regex(/^-?\d{1,16}$/, 'a whole number is expected')
    .transform(Number);
  return z.union([z.number(), digits], { error: 'a whole number is expected' }).pipe(z.int().min(least).max(most));
}
