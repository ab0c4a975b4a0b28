/**
 * Blocks of Snappy (its format description, "raw" form: length as a varint, then literals and copies). They have no mark by
 * which they begin, so every place of a Parquet file is tried: what comes out at the length that it states is a block.
 */
const SHORTEST = 16;
const LONGEST = 1 << 22;

export function* unsnapped(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let at = 0; at < bytes.length; at++) {
    const block = blockAt(bytes, at);
    if (block !== null) yield ['Snappy', block];
  }
}

function blockAt(bytes: Buffer, start: number): Buffer | null {
  let at = start;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 21) return null;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  // a block of which nothing is stored as it is does not exist, nor one that grows a thousandfold
  if (length < SHORTEST || length > LONGEST || (bytes[at]! & 3) !== 0) return null;
  const out = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const tag = bytes[at++];
    if (tag === undefined) return null;
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const wide = size - 59;
        if (at + wide > bytes.length) return null;
        size = bytes.readUIntLE(at, wide);
        at += wide;
      }
      size += 1;
      if (at + size > bytes.length || done + size > length) return null;
      bytes.copy(out, done, at, at + size);
      at += size;
      done += size;
      continue;
    }
    const wide = [0, 1, 2, 4][tag & 3]!;
    if (at + wide > bytes.length) return null;
    const size = (tag & 3) === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = bytes.readUIntLE(at, wide) + ((tag & 3) === 1 ? (tag >> 5) << 8 : 0);
    at += wide;
    if (back === 0 || back > done || done + size > length) return null;
    for (let i = 0; i < size; i++, done++) out[done] = out[done - back]!;
  }
  return out;
}
