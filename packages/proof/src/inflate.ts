/*
 * Inflate (RFC 1951): the compressed form of files in a ZIP archive. Written here because a verifier runs where nothing
 * else is: in a page opened from disk, without a server, and synchronously, so that both faces of the verifier run the
 * same code.
 *
 * The bytes come from whoever wants to be believed. The caller says how many bytes must come out; not one more is ever
 * written, so that a bomb costs no more than the size it admits to. Codes that no compressor writes (over-subscribed or
 * incomplete sets of lengths, distances before the beginning, data after the last block) are refused.
 *
 * A code is looked up in a table by the next `bits` bits: symbol << 4 | length, 0 where no code has these bits. Codes
 * are packed from their highest bit into a stream read from the lowest, so the table is filled with reversed codes.
 */
import { checkBytes } from './arguments.ts';
import { ProofError } from './errors.ts';
import { checkSize } from './tree.ts';

interface Codes {
  readonly bits: number;
  readonly table: Uint16Array;
}

const MAX_BITS = 15;
/** The order in which the lengths of the code of code lengths are written (section 3.2.7). */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const END = 256;

function refuse(why: string): ProofError {
  return new ProofError('bad-zip', `compressed data: ${why}`);
}

/** Builds the table of a set of code lengths (0: no code). A single code of one bit may be incomplete, as zlib has it. */
function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  let bits = MAX_BITS;
  while (bits > 1 && counts[bits] === 0) bits -= 1;
  const next = new Uint16Array(MAX_BITS + 2);
  let code = 0;
  let used = 0;
  for (let length = 1; length <= bits; length++) {
    code = (code + counts[length - 1]!) << 1;
    next[length] = code;
    used += counts[length]! << (bits - length);
  }
  if (used > 1 << bits || (used < 1 << bits && bits > 1)) throw refuse('lengths that make no code');
  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    let reversed = 0;
    for (let bit = 0, left = next[length]!; bit < length; bit++, left >>= 1) reversed = (reversed << 1) | (left & 1);
    next[length]! += 1;
    for (let at = reversed; at < table.length; at += 1 << length) table[at] = (symbol << 4) | length;
  }
  return { bits, table };
}

let fixed: { literals: Codes; distances: Codes } | null = null;

function fixedCodes(): { literals: Codes; distances: Codes } {
  if (fixed === null) {
    const literals = Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
    fixed = { literals: codesOf(literals), distances: codesOf(new Uint8Array(32).fill(5)) };
  }
  return fixed;
}

class Bits {
  private readonly input: Uint8Array;
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(input: Uint8Array) {
    this.input = input;
  }

  take(n: number): number {
    while (this.count < n) {
      if (this.at >= this.input.length) throw refuse('it ends too early');
      this.held |= this.input[this.at++]! << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << n) - 1);
    this.held >>>= n;
    this.count -= n;
    return value;
  }

  symbol({ bits, table }: Codes): number {
    while (this.count < bits && this.at < this.input.length) {
      this.held |= this.input[this.at++]! << this.count;
      this.count += 8;
    }
    const found = table[this.held & ((1 << bits) - 1)]!;
    const length = found & 15;
    if (length === 0) throw refuse('bits that are no code');
    if (length > this.count) throw refuse('it ends too early');
    this.held >>>= length;
    this.count -= length;
    return found >> 4;
  }

  /** The bytes of a stored block; what is left of the byte at hand is passed over. */
  bytes(): Uint8Array {
    if (this.take(this.count % 8) !== 0) throw refuse('something stands between two blocks');
    const length = this.take(16);
    if ((this.take(16) ^ 0xffff) !== length) throw refuse('a stored block whose length contradicts itself');
    // whole bytes that were taken ahead go back
    this.at -= this.count / 8;
    this.count = 0;
    this.held = 0;
    if (this.at + length > this.input.length) throw refuse('it ends too early');
    this.at += length;
    return this.input.subarray(this.at - length, this.at);
  }

  /** Nothing may follow but the zero bits that fill the last byte. */
  end(): void {
    if (this.at < this.input.length || this.count > 7 || this.held !== 0) throw refuse('something follows its end');
  }
}

/** The bytes that were compressed, which must be `size` many. Throws ProofError `bad-zip`. */
export function inflate(input: Uint8Array, size: number): Uint8Array {
  checkBytes(input, 'compressed data');
  checkSize(size, 'size');
  // no code of deflate stands for more than 1032 bytes a byte: memory is asked for only if it can be filled
  if (size > input.length * 1032) throw refuse(`${size} bytes are stated, ${input.length} bytes cannot hold them`);
  const out = new Uint8Array(size);
  const bits = new Bits(input);
  let at = 0;
  let last = false;
  while (!last) {
    last = bits.take(1) === 1;
    const type = bits.take(2);
    if (type === 3) throw refuse('a block of an unknown type');
    if (type === 0) {
      const stored = bits.bytes();
      if (at + stored.length > size) throw refuse(`more than the stated ${size} bytes come out`);
      out.set(stored, at);
      at += stored.length;
    } else at = block(bits, type === 1 ? fixedCodes() : dynamicCodes(bits), out, at);
  }
  bits.end();
  if (at !== size) throw refuse(`${size} bytes are stated, ${at} come out`);
  return out;
}

function block(bits: Bits, codes: { literals: Codes; distances: Codes }, out: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const symbol = bits.symbol(codes.literals);
    if (symbol === END) return at;
    if (symbol < END) {
      if (at >= out.length) throw refuse(`more than the stated ${out.length} bytes come out`);
      out[at++] = symbol;
      continue;
    }
    const length = lengthOf(bits, symbol - 257);
    const distance = distanceOf(bits, bits.symbol(codes.distances));
    if (distance > at) throw refuse('it refers to what lies before its beginning');
    if (at + length > out.length) throw refuse(`more than the stated ${out.length} bytes come out`);
    for (const end = at + length; at < end; at++) out[at] = out[at - distance]!;
  }
}

function lengthOf(bits: Bits, i: number): number {
  const base = LENGTH_BASE[i];
  if (base === undefined) throw refuse('a length that there is not');
  return base + bits.take(LENGTH_EXTRA[i]!);
}

function distanceOf(bits: Bits, i: number): number {
  const base = DISTANCE_BASE[i];
  if (base === undefined) throw refuse('a distance that there is not');
  return base + bits.take(i < 2 ? 0 : (i >> 1) - 1);
}

function dynamicCodes(bits: Bits): { literals: Codes; distances: Codes } {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  // RFC 1951 has no others; zlib refuses them, and so must every reader, or one takes what another does not
  if (literals > 286 || distances > 30) throw refuse('codes for lengths or distances that there are not');
  const count = bits.take(4) + 4;
  const ofLengths = new Uint8Array(19);
  for (let i = 0; i < count; i++) ofLengths[LENGTH_ORDER[i]!] = bits.take(3);
  const codes = codesOf(ofLengths);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length; ) {
    const symbol = bits.symbol(codes);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw refuse('a length is repeated before there is one');
    const value = symbol === 16 ? lengths[i - 1]! : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + times > lengths.length) throw refuse('more lengths than there are codes');
    lengths.fill(value, i, i + times);
    i += times;
  }
  if (lengths[END] === 0) throw refuse('a block without an end');
  return { literals: codesOf(lengths.subarray(0, literals)), distances: codesOf(lengths.subarray(literals)) };
}
