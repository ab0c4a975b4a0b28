import { randomFillSync } from 'node:crypto';

/**
 * Ids of records and batches: 128 random bits as 26 characters of Crockford base32, lower-case, so that they
 * can be read aloud, selected by a double click and stand in a file name. Permanent: never reused, never
 * derived from content.
 */
export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const POOL_BYTES = 16 * 256;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

export function newId(): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  let bits = 0;
  let held = 0;
  let id = '';
  for (let i = 0; i < 16; i++) {
    held = (held << 8) | pool[used + i]!;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += ID_ALPHABET[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  pool.fill(0, used, used + 16);
  used += 16;
  return id + ID_ALPHABET[(held << (5 - bits)) & 31];
}

export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);
}
