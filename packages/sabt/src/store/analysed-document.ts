/**
 * An analysed document: the terms of one record in a form that is cheap to move between threads and to index.
 *
 * Layout, little-endian, `varint` = LEB128 of at most 32 bits:
 *   u32 length       number of words of all fields, what BM25 calls document length
 *   u32 terms        number of terms; each term once:
 *     u32 hash       FNV-1a of the key's bytes
 *     u8  keyBytes, key in UTF-8 (namespace character and term, see `TermKey`)
 *     u8  mask       fields in which it stands (bits in the order of SEARCH_FIELDS)
 *     u8  frequency  weighted over fields, 1…255
 *     varint positionBytes, then per field of the mask, lowest bit first:
 *       varint count, varint first position, varint distance to each next
 *
 * Keys are cut to KEY_UNITS UTF-16 units: longer words are the same term if they start alike.
 */
export const KEY_UNITS = 64;
/** A unit takes three bytes at most. */
export const KEY_BYTES = 3 * KEY_UNITS;
/** Positions from here on are not kept apart (a field of more than 16 M words). */
export const POSITION_LIMIT = (1 << 24) - 1;

export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

export function hashKey(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME);
  return hash >>> 0;
}

/** The bytes under which a term is indexed. */
export function keyBytes(key: string): Uint8Array {
  const bytes = new Uint8Array(KEY_BYTES);
  return bytes.subarray(0, writeKey(key, bytes, 0));
}

/** Writes a key in UTF-8 and answers where it ends; lone surrogates become U+FFFD. Faster than TextEncoder for a word. */
export function writeKey(key: string, bytes: Uint8Array, at: number): number {
  const length = Math.min(key.length, KEY_UNITS);
  let p = at;
  for (let i = 0; i < length; i++) {
    let cp = key.charCodeAt(i);
    if (cp < 0x80) {
      bytes[p++] = cp;
      continue;
    }
    if (cp < 0x800) {
      bytes[p++] = 0xc0 | (cp >> 6);
      bytes[p++] = 0x80 | (cp & 63);
      continue;
    }
    if (cp >= 0xd800 && cp <= 0xdfff) {
      const low = i + 1 < length ? key.charCodeAt(i + 1) : 0;
      if (cp > 0xdbff || low < 0xdc00 || low > 0xdfff) cp = 0xfffd;
      else {
        cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
        i++;
      }
    }
    if (cp > 0xffff) {
      bytes[p++] = 0xf0 | (cp >> 18);
      bytes[p++] = 0x80 | ((cp >> 12) & 63);
    } else bytes[p++] = 0xe0 | (cp >> 12);
    bytes[p++] = 0x80 | ((cp >> 6) & 63);
    bytes[p++] = 0x80 | (cp & 63);
  }
  return p;
}
