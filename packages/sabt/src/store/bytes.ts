/** Numbers as bytes, as analysed documents and the files of the search index hold them: little-endian, or LEB128. */

export function readU32(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

export function writeU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

/** Writes a number below 2^32 and answers where it ends. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let p = at;
  let rest = value;
  while (rest > 127) {
    bytes[p++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[p++] = rest;
  return p;
}

/** How many bytes `writeVarint` writes. */
export function varintLength(value: number): number {
  let n = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) n++;
  return n;
}

/** A typed array of at least `length` elements that begins as `old`. */
export function widened<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  old: A,
  length: number,
): A {
  const wider = new (old.constructor as new (n: number) => A)(Math.max(old.length * 2, length));
  wider.set(old);
  return wider;
}
