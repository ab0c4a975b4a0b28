/*
 * Blobs as sealed files under random names: `blobs/<first two characters>/<name>`.
 *
 * STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the plain bytes are cut into chunks of 64 KiB, each sealed with
 * AES-256-GCM under the blob's own key; the nonce is a 7-byte random prefix, the number of the chunk (4 bytes,
 * big-endian) and one byte that is 1 for the last chunk and else 0. So a chunk cannot be changed, left out, repeated,
 * moved or appended, nor the file cut short at a chunk boundary, without the opening failing at that place. Every chunk
 * but the last is full; the last may be empty only if it is the only one. Associated data: the archive's id and the
 * blob's name, so that two files cannot be exchanged.
 *
 * File: 8 bytes "sabtblb1", the 7-byte prefix, 1 byte 0, then the chunks, each followed by its 16-byte tag.
 *
 * A blob is written under a temporary name, synced, renamed, and the folder synced; its key is durable before `put`
 * resolves. A crash leaves at most a temporary file, or a file without a key; `sweep` removes both.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import { isId, newId } from '../../model/ids.ts';
import type { BlobKeys, BlobRef, BlobStore } from '../ports.ts';
import { makeFolder } from './durable.ts';

const MAGIC = Buffer.from('sabtblb1', 'latin1');
const PREFIX_BYTES = 7;
const HEADER_BYTES = MAGIC.length + PREFIX_BYTES + 1;
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;
const TEMPORARY = '.part';

type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;

export class FileBlobs implements BlobStore {
  private readonly dir: string;
  private readonly archiveId: string;
  private readonly keys: BlobKeys;
  private readonly folders = new Map<string, Promise<void>>();
  private readonly keyQueue: {
    name: string;
    key: Uint8Array;
    resolve: () => void;
    reject: (thrown: unknown) => void;
  }[] = [];

  constructor(dir: string, archiveId: string, keys: BlobKeys) {
    this.dir = dir;
    this.archiveId = archiveId;
    this.keys = keys;
  }

  path(name: string): string {
    if (!isId(name)) throw new SabtError('invalid-argument', `Not the name of a blob: ${JSON.stringify(name)}.`);
    return join(this.dir, name.slice(0, 2), name);
  }

  async put(source: Source): Promise<BlobRef> {
    const name = newId();
    const key = randomBytes(32);
    const path = this.path(name);
    const folder = join(this.dir, name.slice(0, 2));
    makeFolder(folder);
    const temporary = path + TEMPORARY;
    let ref: BlobRef;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        const digest = createHash('sha256');
        const size = await this.writeSealed(file, source, name, key, digest);
        await file.sync();
        ref = { name, sha256: digest.digest('hex'), size };
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await Promise.all([this.syncFolder(folder), this.putKey(name, key)]);
    } catch (thrown) {
      await rm(temporary, { force: true });
      await rm(path, { force: true });
      throw thrown;
    }
    return ref;
  }

  private async writeSealed(
    file: FileHandle,
    source: Source,
    name: string,
    key: Uint8Array,
    digest: ReturnType<typeof createHash>,
  ): Promise<number> {
    const prefix = randomBytes(PREFIX_BYTES);
    await file.writev([MAGIC, prefix, Buffer.alloc(1)]);
    let size = 0;
    let number = 0;
    const place = this.placeOf(name);
    // One chunk is held back, because only the end of the source tells which one is the last.
    const held = Buffer.allocUnsafe(CHUNK_BYTES);
    let filled = 0;
    const flush = async (last: boolean) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, number, last)).setAAD(place);
      const body = cipher.update(held.subarray(0, filled));
      cipher.final();
      await file.writev([body, cipher.getAuthTag()]);
      number += 1;
      filled = 0;
    };
    for await (const bytes of source instanceof Uint8Array ? [source] : source) {
      digest.update(bytes);
      size += bytes.length;
      for (let at = 0; at < bytes.length; ) {
        if (filled === CHUNK_BYTES) await flush(false);
        const part = Math.min(CHUNK_BYTES - filled, bytes.length - at);
        held.set(bytes.subarray(at, at + part), filled);
        filled += part;
        at += part;
      }
    }
    await flush(true);
    return size;
  }

  async *open(name: string): AsyncGenerator<Uint8Array> {
    const path = this.path(name);
    const key = this.keys.get(name);
    if (!existsSync(path)) throw damaged(name, 'is missing');
    if (key === null) throw damaged(name, 'cannot be opened: its key is missing or was destroyed');
    const place = this.placeOf(name);
    let prefix: Buffer | undefined;
    let number = 0;
    let held: Buffer = Buffer.alloc(0);
    const openChunk = (sealed: Buffer, last: boolean): Buffer => {
      if (sealed.length < TAG_BYTES) throw damaged(name, `is cut short in chunk ${number}`);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix!, number, last), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(place).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
        const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
        decipher.final();
        if (last && plain.length === 0 && number > 0) throw new RangeError('an empty last chunk');
        number += 1;
        return plain;
      } catch (cause) {
        const from = HEADER_BYTES + number * SEALED_CHUNK_BYTES;
        throw damaged(
          name,
          `is not as it was written in bytes ${from} to ${from + sealed.length - 1}${last ? ', or does not end there' : ''}`,
          cause,
        );
      }
    };
    for await (const read of createReadStream(path, {
      highWaterMark: 4 * SEALED_CHUNK_BYTES,
    }) as AsyncIterable<Buffer>) {
      held = held.length === 0 ? read : Buffer.concat([held, read]);
      if (prefix === undefined) {
        if (held.length < HEADER_BYTES) continue;
        if (!held.subarray(0, MAGIC.length).equals(MAGIC) || held[HEADER_BYTES - 1] !== 0)
          throw damaged(name, 'does not begin as a blob does');
        prefix = held.subarray(MAGIC.length, MAGIC.length + PREFIX_BYTES);
        held = held.subarray(HEADER_BYTES);
      }
      while (held.length > SEALED_CHUNK_BYTES) {
        yield openChunk(held.subarray(0, SEALED_CHUNK_BYTES), false);
        held = held.subarray(SEALED_CHUNK_BYTES);
      }
    }
    if (prefix === undefined) throw damaged(name, 'is cut short in its first bytes');
    yield openChunk(held, true);
  }

  has(name: string): boolean {
    return isId(name) && existsSync(this.path(name)) && this.keys.get(name) !== null;
  }

  async destroy(name: string): Promise<void> {
    this.keys.destroy(name);
    await rm(this.path(name), { force: true });
    await this.syncFolder(join(this.dir, name.slice(0, 2)));
  }

  *names(): Generator<string> {
    for (const name of this.files()) if (isId(name)) yield name;
  }

  private *files(): Generator<string> {
    if (!existsSync(this.dir)) return;
    for (const folder of readdirSync(this.dir).sort()) {
      if (!/^[0-9a-z]{2}$/.test(folder)) continue;
      yield* readdirSync(join(this.dir, folder)).sort();
    }
  }

  async sweep(isReferred: (name: string) => boolean, graceMs: number): Promise<number> {
    let removed = 0;
    for (const file of [...this.files()]) {
      const path = join(this.dir, file.slice(0, 2), file);
      if (Date.now() - statSync(path, { throwIfNoEntry: false })!.mtimeMs < graceMs) continue;
      if (file.endsWith(TEMPORARY)) rmSync(path, { force: true });
      else if (isId(file) && !isReferred(file)) await this.destroy(file);
      else continue;
      removed += 1;
    }
    return removed;
  }

  private placeOf(name: string): Buffer {
    return Buffer.from(`sabt/blob/1\n${this.archiveId}\n${name}\n`, 'latin1');
  }

  /** Keys of blobs that are finished in the same turn are made durable together. */
  private putKey(name: string, key: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.keyQueue.push({ name, key, resolve, reject });
      if (this.keyQueue.length === 1) setImmediate(() => this.flushKeys());
    });
  }

  private flushKeys(): void {
    const waiting = this.keyQueue.splice(0);
    try {
      this.keys.put(waiting);
      for (const { resolve } of waiting) resolve();
    } catch (thrown) {
      for (const { reject } of waiting) reject(thrown);
    }
  }

  /** A sync that begins after all renames of those who wait for it; they share it. */
  private syncFolder(folder: string): Promise<void> {
    const next = this.folders.get(folder);
    if (next !== undefined) return next;
    const sync = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      this.folders.delete(folder);
      const handle = await open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
    this.folders.set(folder, sync);
    return sync;
  }
}

function nonceOf(prefix: Uint8Array, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function damaged(name: string, why: string, cause?: unknown): SabtError {
  return new SabtError('archive-damaged', `The stored file ${name} ${why}.`, {
    at: `blobs/${name.slice(0, 2)}/${name}`,
    cause,
  });
}
