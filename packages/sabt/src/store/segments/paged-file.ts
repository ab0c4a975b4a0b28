/**
 * A file that is written once and never changes, with a CRC-32 for every 16 KiB page, so that damage is found where it
 * is read and not at the next full check.
 *
 *   body      any bytes
 *   table     u32 CRC-32 per page of the body (the last page may be short)
 *   trailer   48 bytes: magic "SABTPG01", f64 body length, f64 where the description starts, u32 its length,
 *             u32 pages, u32 CRC-32 of the table, 8 bytes of zero, u32 CRC-32 of the 44 bytes before
 *
 * Opening reads the trailer alone and compares the file's size with it, so truncation and a foreign file show at once.
 * A page is checked when it is first read and taken as good after that. The *description* is the part of the body
 * that says where everything else stands.
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { SabtError } from '../../model/errors.ts';

const PAGE = 16_384;
const TRAILER = 48;
const MAGIC = 'SABTPG01';
const WRITE_BUFFER = 1 << 20;
/** Up to this many bytes a loop is faster than a call. */
const SHORT = 64;

export class PagedWriter {
  readonly path: string;
  /** Bytes of the body so far. */
  length = 0;
  private readonly fd: number;
  private buffer = Buffer.allocUnsafe(WRITE_BUFFER);
  private used = 0;
  private checksums: number[] = [];

  constructor(path: string) {
    this.path = path;
    this.fd = openSync(path, 'w', 0o600);
  }

  /** Appends bytes[0, length). */
  append(bytes: Uint8Array, length: number = bytes.length): void {
    this.length += length;
    if (length <= SHORT && this.used + length < WRITE_BUFFER) {
      const { buffer, used } = this;
      for (let i = 0; i < length; i++) buffer[used + i] = bytes[i]!;
      this.used = used + length;
      return;
    }
    let from = 0;
    while (from < length) {
      const n = Math.min(length - from, WRITE_BUFFER - this.used);
      this.buffer.set(n === bytes.length ? bytes : bytes.subarray(from, from + n), this.used);
      this.used += n;
      from += n;
      if (this.used === WRITE_BUFFER) this.drain();
    }
  }

  /** The body's last bytes are its description. Closes the file; durable when `durably` is. */
  finish(descriptionStart: number): void {
    const length = this.length;
    this.drain();
    const table = Buffer.alloc(this.checksums.length * 4);
    for (const [i, sum] of this.checksums.entries()) table.writeUInt32LE(sum, i * 4);
    const trailer = Buffer.alloc(TRAILER);
    trailer.write(MAGIC, 0, 'latin1');
    trailer.writeDoubleLE(length, 8);
    trailer.writeDoubleLE(descriptionStart, 16);
    trailer.writeUInt32LE(length - descriptionStart, 24);
    trailer.writeUInt32LE(this.checksums.length, 28);
    trailer.writeUInt32LE(crc32(table), 32);
    trailer.writeUInt32LE(crc32(trailer.subarray(0, TRAILER - 4)), TRAILER - 4);
    writeAll(this.fd, table);
    writeAll(this.fd, trailer);
    closeSync(this.fd);
  }

  /** Leaves no file. */
  abandon(): void {
    closeSync(this.fd);
    rmSync(this.path, { force: true });
  }

  private drain(): void {
    for (let at = 0; at < this.used; at += PAGE)
      this.checksums.push(crc32(this.buffer.subarray(at, Math.min(at + PAGE, this.used))));
    writeAll(this.fd, this.buffer.subarray(0, this.used));
    this.used = 0;
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(fd, bytes, at);
}

/** Makes a finished file durable. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export class PagedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly descriptionStart: number;
  readonly descriptionLength: number;
  private readonly fd: number;
  private readonly bodyLength: number;
  private readonly pages: number;
  private readonly tableChecksum: number;
  private table: Uint32Array | null = null;
  private readonly good: Uint8Array;

  constructor(path: string) {
    this.path = path;
    this.fd = openSync(path, 'r');
    try {
      this.sizeBytes = fstatSync(this.fd).size;
      const trailer = Buffer.alloc(TRAILER);
      if (this.sizeBytes < TRAILER) this.damaged('it is too short');
      this.fill(trailer, this.sizeBytes - TRAILER);
      if (trailer.toString('latin1', 0, 8) !== MAGIC) this.damaged('its end is not that of an index file');
      if (crc32(trailer.subarray(0, TRAILER - 4)) !== trailer.readUInt32LE(TRAILER - 4))
        this.damaged('the checksum of its end does not fit');
      this.bodyLength = trailer.readDoubleLE(8);
      this.descriptionStart = trailer.readDoubleLE(16);
      this.descriptionLength = trailer.readUInt32LE(24);
      this.pages = trailer.readUInt32LE(28);
      this.tableChecksum = trailer.readUInt32LE(32);
      if (
        this.pages !== Math.ceil(this.bodyLength / PAGE) ||
        this.sizeBytes !== this.bodyLength + this.pages * 4 + TRAILER
      )
        this.damaged('its length is not the one written at its end');
      this.good = new Uint8Array(this.pages);
    } catch (error) {
      closeSync(this.fd);
      throw error;
    }
  }

  /** Checked bytes of the body. */
  read(offset: number, length: number): Uint8Array {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.bodyLength))
      this.damaged('it points outside of itself');
    if (length === 0) return new Uint8Array(0);
    const first = Math.floor(offset / PAGE);
    const last = Math.floor((offset + length - 1) / PAGE);
    let unchecked = false;
    for (let page = first; page <= last && !unchecked; page++) unchecked = this.good[page] === 0;
    if (!unchecked) {
      const bytes = new Uint8Array(length);
      this.fill(bytes, offset);
      return bytes;
    }
    const start = first * PAGE;
    const bytes = new Uint8Array(Math.min((last + 1) * PAGE, this.bodyLength) - start);
    this.fill(bytes, start);
    this.table ??= this.readTable();
    for (let page = first; page <= last; page++) {
      if (this.good[page] === 1) continue;
      const at = (page - first) * PAGE;
      if (crc32(bytes.subarray(at, Math.min(at + PAGE, bytes.length))) !== this.table[page])
        this.damaged(
          `bytes ${page * PAGE} to ${Math.min((page + 1) * PAGE, this.bodyLength)} are not as they were written`,
        );
      this.good[page] = 1;
    }
    return bytes.subarray(offset - start, offset - start + length);
  }

  /** Reads and checks everything, also what was found good before. */
  verify(): void {
    this.good.fill(0);
    this.table = null;
    const step = PAGE * 64;
    for (let at = 0; at < this.bodyLength; at += step) this.read(at, Math.min(step, this.bodyLength - at));
  }

  close(): void {
    closeSync(this.fd);
  }

  damaged(what: string): never {
    throw new SabtError(
      'archive-damaged',
      `The search index is damaged: ${what}. Nothing of the record is lost; run \`sabt rebuild\`.`,
      {
        at: this.path,
      },
    );
  }

  private readTable(): Uint32Array {
    const table = new Uint32Array(this.pages);
    const bytes = new Uint8Array(table.buffer);
    this.fill(bytes, this.bodyLength);
    if (crc32(bytes) !== this.tableChecksum) this.damaged('the checksum of its table of checksums does not fit');
    return table;
  }

  private fill(bytes: Uint8Array, position: number): void {
    let at = 0;
    while (at < bytes.length) {
      const n = readSync(this.fd, bytes, at, bytes.length - at, position + at);
      if (n === 0) this.damaged('it ends too early');
      at += n;
    }
  }
}
