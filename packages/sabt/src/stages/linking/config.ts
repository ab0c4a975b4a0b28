/** `C.json` of `sabt link table`. */
import { z } from 'zod';
import { SabtError } from '../../model/errors.ts';
import { issuesText } from '../../model/issues.ts';
import type { LinkConfig } from './columns.ts';
import { KINDS } from './table.ts';

const schema = z.strictObject({
  /** Columns to compare, by name; all others are left out. `b` is the name in the second table. */
  columns: z
    .array(z.strictObject({ a: z.string(), b: z.string().optional(), kind: z.enum(KINDS).optional() }))
    .min(1)
    .optional(),
  /** Columns to leave out of the guess. */
  ignore: z.array(z.string()).optional(),
  clusters: z.strictObject({ maxSize: z.number().int().min(2).optional() }).optional(),
  /** Most comparisons, roughly. */
  comparisons: z.number().int().min(1_000).max(1_000_000_000).optional(),
});

/** Throws `invalid-mapping`. */
export function parseLinkConfig(json: string, at: string): LinkConfig {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new SabtError('invalid-mapping', `The configuration is not JSON: ${(cause as Error).message}`, { at });
  }
  const checked = schema.safeParse(value);
  if (!checked.success)
    throw new SabtError('invalid-mapping', `The configuration: ${issuesText(checked.error)}`, { at });
  return checked.data;
}
