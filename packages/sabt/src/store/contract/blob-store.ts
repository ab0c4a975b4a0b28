/** What every adapter of the blob store must do. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { BlobStore } from '../ports.ts';

const CHUNK = 64 * 1024;

async function read(store: BlobStore, name: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of store.open(name)) parts.push(part);
  return Buffer.concat(parts);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function blobStoreContract(name: string, make: () => { store: BlobStore; reopen(): BlobStore }): void {
  test(`${name}: bytes come back as they were, at every border of a chunk, after a reopening too`, async () => {
    const { store, reopen } = make();
    const put: { name: string; bytes: Buffer }[] = [];
    for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 17]) {
      const bytes = randomBytes(size);
      const ref = await store.put(inPieces(bytes, 10_007));
      assert.equal(ref.size, size);
      assert.equal(ref.sha256, createHash('sha256').update(bytes).digest('hex'));
      put.push({ name: ref.name, bytes });
    }
    const again = reopen();
    for (const { name: blob, bytes } of put) assert.deepEqual(await read(again, blob), bytes);
    assert.deepEqual([...again.names()].sort(), put.map((p) => p.name).sort());
  });

  test(`${name}: several at once`, async () => {
    const { store } = make();
    const refs = await Promise.all(Array.from({ length: 20 }, (_, i) => store.put(Buffer.alloc(i * 1000, i))));
    assert.equal(new Set(refs.map((ref) => ref.name)).size, 20);
    assert.equal((await read(store, refs[7]!.name)).length, 7000);
  });

  test(`${name}: a source that fails leaves nothing`, async () => {
    const { store } = make();
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield randomBytes(100_000);
      throw new Error('the upload broke off');
    }
    await assert.rejects(store.put(failing()), /broke off/);
    assert.deepEqual([...store.names()], []);
  });

  test(`${name}: what was destroyed or never was cannot be opened`, async () => {
    const { store } = make();
    const { name: blob } = await store.put(randomBytes(10));
    assert.equal(store.has(blob), true);
    await store.destroy(blob);
    assert.equal(store.has(blob), false);
    const isDamage = (thrown: unknown) => thrown instanceof SabtError && thrown.code === 'archive-damaged';
    await assert.rejects(read(store, blob), isDamage);
    await assert.rejects(read(store, newId()), isDamage);
  });

  test(`${name}: a name cannot lead out of the store`, async () => {
    const { store } = make();
    await assert.rejects(
      read(store, '../../../etc/passwd'),
      (thrown: unknown) => thrown instanceof SabtError && thrown.code === 'invalid-argument',
    );
  });

  test(`${name}: a sweep removes what nobody refers to, once it is old enough`, async () => {
    const { store } = make();
    const [kept, old] = [await store.put(randomBytes(5)), await store.put(randomBytes(5))];
    assert.equal(await store.sweep((blob) => blob === kept.name, 60_000), 0);
    assert.equal(await store.sweep((blob) => blob === kept.name, -1), 1);
    assert.deepEqual([...store.names()], [kept.name]);
    assert.equal(store.has(old.name), false);
  });
}
