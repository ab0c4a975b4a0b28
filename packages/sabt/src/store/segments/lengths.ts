/**
 * Document lengths in one byte: exact below 32, then 16 steps to the octave (at most 6 % off, always rounded down), up to
 * about half a million words. All arithmetic of ranking uses the rounded length, so scores do not depend on where a document lies.
 */
const EXACT = 32;

export function lengthCode(length: number): number {
  if (length < EXACT) return length;
  const octave = 31 - Math.clz32(length);
  return Math.min(255, EXACT + (octave - 5) * 16 + ((length >>> (octave - 4)) & 15));
}

export const LENGTH_OF_CODE = Float64Array.from({ length: 256 }, (_, code) =>
  code < EXACT ? code : (16 + ((code - EXACT) & 15)) * 2 ** (((code - EXACT) >> 4) + 1),
);
