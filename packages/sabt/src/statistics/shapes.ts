/** The shapes that inputs of methods are made of. A number is finite. */
import { z } from 'zod';

export const number = z.number();
export const numbers = z.array(z.number()).min(1).max(1_000_000);
/** A number of events. */
export const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const counts = z.array(count).min(1).max(1_000_000);
/** What counts are out of: days, persons, reports. So small or large as to leave no rate is refused. */
export const exposure = z.number().min(1e-200).max(1e200);
export const whole = (low: number, high: number): z.ZodNumber => z.number().int().min(low).max(high);
