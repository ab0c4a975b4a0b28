/** What the writer of a site needs beside its format, which is `packages/proof`'s because verifiers read it too. */
import { createHash } from 'node:crypto';

/** Folders that are the site's alone: what lies in them and is not listed does not belong there. */
export const SITE_FOLDERS = [
  'en',
  'ar',
  'fa',
  'assets',
  'attested',
  'copies',
  'data',
  'log',
  'records',
  'search',
] as const;

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
