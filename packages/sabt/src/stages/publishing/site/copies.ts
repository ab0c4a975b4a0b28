/** Where a blacked-out copy of a file lies in a public site. */
import type { Json } from '../../../model/records.ts';

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/**
 * Null for a record that is no such copy, or whose digest is not shown. `values` are those that outsiders read.
 */
export function siteCopyPath(id: string, values: { readonly [path: string]: Json }): string | null {
  const origin = values['acquiredFrom'];
  const isCopy = typeof origin === 'object' && origin !== null && !Array.isArray(origin) && 'redacted' in origin;
  const ending = ENDINGS[String(values['mediaType'])];
  return isCopy && ending !== undefined && typeof values['sha256'] === 'string' ? `copies/${id}.${ending}` : null;
}
