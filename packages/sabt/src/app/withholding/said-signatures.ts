/*
 * Which records may say a text, of those that the full text does not hold: acts, claims, responses, series. Each has a
 * signature of 512 bits. Every three letters or digits in a row of its folded texts set one of them, whatever stands between
 * the letters; a text that is looked for sets its own, and a record of which one of these is missing cannot say it. What is
 * left is read and compared in earnest. This is superimposed coding (Mooers 1951; Knuth, volume 3, section 6.5) over
 * trigrams: no record that says the text is ever passed by, a few that do not are read for nothing.
 *
 * Holds for each comparing of the project, which all go by folded letters: words within words, letters parted by the end of
 * a line, digits grouped in any way (`redacting/words.ts`). A text of less than three letters may stand anywhere.
 *
 * Signatures are made when they are first needed, one reading of each record, and kept in `index/said.bin`: mark, number of
 * records, their entries (64-bit numbers), their signatures, SHA-256 of all that; little-endian. An entry never changes, but
 * erasing takes something out of it: then its signature goes, and the file is overwritten. A file that is not whole is made
 * anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Fields } from '../../model/records.ts';
import type { Archive } from '../../stages/keeping/index.ts';
import { fold } from '../../stages/reading/index.ts';
import { removeForGood } from './erasing/overwriting.ts';
import { isMark, textsIn } from './erasing/quoting.ts';

const WORDS = 16;
const BITS = WORDS * 32;
const MARK = 'sabtsay1';
const HEAD = 16;
const DIGEST = 32;
const AT_ONCE = 200;
/** Signatures made before they are worth a file. */
const WORTH_KEEPING = 1_000;
/** Digits from which a number is looked for without the noughts before it. */
const LONG_NUMBER = 5;

export class SaidSignatures {
  readonly #archive: Archive;
  readonly #path: string;
  /** By entry. */
  #held: Map<number, Uint32Array> | null = null;

  constructor(archive: Archive, folder: string) {
    this.#archive = archive;
    this.#path = join(folder, 'said.bin');
  }

  /** Those of the records that may say one of the texts, in the order in which they come. */
  async mayHaveSaid<T extends { entry: number }>(items: Iterable<T>, texts: readonly string[]): Promise<T[]> {
    const sought = texts.map((text) => bitsOf(soughtIn(text)));
    const held = this.#load();
    const found: T[] = [];
    let made = 0;
    for (const item of items) {
      let signature = held.get(item.entry);
      if (signature === undefined) {
        if (++made % AT_ONCE === 0) await nextTurn();
        signature = signatureOf(this.#archive.read(item.entry).fields);
        held.set(item.entry, signature);
      }
      if (sought.some((bits) => bits.every((bit) => ((signature[bit >>> 5]! >>> (bit & 31)) & 1) === 1)))
        found.push(item);
    }
    if (made >= WORTH_KEEPING) this.#keep(held);
    return found;
  }

  /** Something was erased from these entries. */
  forget(entries: readonly number[]): void {
    const held = this.#load();
    for (const entry of entries) held.delete(entry);
    if (!existsSync(this.#path)) return;
    removeForGood(this.#path);
    this.#keep(held);
  }

  #load(): Map<number, Uint32Array> {
    this.#held ??= readFrom(this.#path);
    return this.#held;
  }

  #keep(held: ReadonlyMap<number, Uint32Array>): void {
    if (this.#archive.mode !== 'write' || held.size === 0) return;
    const part = `${this.#path}.part`;
    writeFileSync(part, written(held), { mode: 0o600 });
    renameSync(part, this.#path);
  }
}

function signatureOf(fields: Fields): Uint32Array {
  const signature = new Uint32Array(WORDS);
  const add = (text: string): void => {
    for (const bit of bitsOf(letters(text))) signature[bit >>> 5]! |= 1 << (bit & 31);
  };
  for (const [path, value] of Object.entries(fields)) {
    if (isMark(path)) continue;
    for (const text of textsIn(value)) add(text);
  }
  return signature;
}

const letters = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** A long number is found without the noughts before it, or with a country's code in their place. */
function soughtIn(text: string): string {
  const all = letters(text);
  if (/\p{L}/u.test(text)) return all;
  const own = all.replace(/^0+/, '');
  return own.length >= LONG_NUMBER ? own : all;
}

/** One for each three UTF-16 units in a row; several may be the same. */
function bitsOf(text: string): number[] {
  const bits: number[] = [];
  for (let at = 0; at + 3 <= text.length; at++) {
    let hash = Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ text.charCodeAt(at + 2), 0xc2b2ae35);
    bits.push(((hash ^ (hash >>> 13)) >>> 0) % BITS);
  }
  return bits;
}

function written(held: ReadonlyMap<number, Uint32Array>): Buffer {
  const entries = Float64Array.from(held.keys());
  const head = Buffer.alloc(HEAD);
  head.write(MARK, 'latin1');
  head.writeBigUInt64LE(BigInt(held.size), MARK.length);
  const signatures = new Uint32Array(held.size * WORDS);
  let at = 0;
  for (const signature of held.values()) signatures.set(signature, WORDS * at++);
  const body = Buffer.concat([head, Buffer.from(entries.buffer), Buffer.from(signatures.buffer)]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function readFrom(path: string): Map<number, Uint32Array> {
  const held = new Map<number, Uint32Array>();
  if (!existsSync(path)) return held;
  const file = readFileSync(path);
  const body = file.subarray(0, Math.max(0, file.length - DIGEST));
  const isWhole =
    body.length >= HEAD &&
    body.toString('latin1', 0, MARK.length) === MARK &&
    createHash('sha256').update(body).digest().equals(file.subarray(body.length));
  if (!isWhole) return held;
  const n = Number(body.readBigUInt64LE(MARK.length));
  if (body.length !== HEAD + n * (8 + WORDS * 4)) return held;
  const signatures = new Uint32Array(new Uint8Array(body.subarray(HEAD + n * 8)).buffer);
  for (let i = 0; i < n; i++)
    held.set(body.readDoubleLE(HEAD + i * 8), signatures.subarray(i * WORDS, (i + 1) * WORDS));
  return held;
}
