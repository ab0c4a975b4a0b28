import type { z } from 'zod';

/** What a schema found wrong, as one line: `limit: expected at most …; kind: …`. */
export function issuesText(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}
