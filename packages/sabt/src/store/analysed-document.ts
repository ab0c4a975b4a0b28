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
/** Positions from here on are not kept apart (a field of more than 16 M words). */
export const POSITION_LIMIT = (1 << 24) - 1;

export const FNV_OFFSET = 0x811c9dc5;
export const FNV_PRIME = 0x01000193;

export function hashKey(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, FNV_PRIME);
  return hash >>> 0;
}

const encoder = new TextEncoder();

/** The bytes under which a term is indexed. */
export function keyBytes(key: string): Uint8Array {
  return encoder.encode(key.length > KEY_UNITS ? key.slice(0, KEY_UNITS) : key);
}
