import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import { blobStoreContract } from '../contract/blob-store.ts';
import { SqliteRecordStore } from '../sqlite/index.ts';
import { FileBlobs } from './blobs.ts';

const dir = mkdtempSync(join(tmpdir(), 'sabt-blobs-'));
const stores: SqliteRecordStore[] = [];
let count = 0;

after(() => {
  for (const store of stores) store.close();
  rmSync(dir, { recursive: true, force: true });
});

function make(): { store: FileBlobs; reopen(): FileBlobs } {
  const own = join(dir, String(++count));
  mkdirSync(own);
  const keys = new SqliteRecordStore({ dir: own, keysDir: own }, 'write');
  stores.push(keys);
  const id = newId();
  const open = () => new FileBlobs(join(own, 'blobs'), id, keys.keys);
  return { store: open(), reopen: open };
}

blobStoreContract('files', make);

async function failure(store: FileBlobs, name: string): Promise<SabtError> {
  try {
    for await (const chunk of store.open(name)) assert.ok(chunk);
  } catch (thrown) {
    assert.ok(thrown instanceof SabtError);
    assert.equal(thrown.code, 'archive-damaged');
    return thrown;
  }
  throw new Error('a damaged blob was opened without complaint');
}

test('files: every kind of damage is noticed and its place named', async () => {
  const { store } = make();
  const chunk = 64 * 1024 + 16;
  const { name } = await store.put(randomBytes(3 * 64 * 1024));
  const path = store.path(name);
  const whole = readFileSync(path);
  const damages: [string, Buffer][] = [
    ['first byte', Buffer.concat([Buffer.from([whole[0]! ^ 1]), whole.subarray(1)])],
    ['nonce', flipped(whole, 9)],
    ['reserved byte', flipped(whole, 15)],
    ['a byte of the second chunk', flipped(whole, 16 + chunk + 500)],
    ['a tag', flipped(whole, 16 + chunk - 1)],
    ['cut inside a chunk', whole.subarray(0, whole.length - 10)],
    ['cut at the border of a chunk', whole.subarray(0, 16 + 2 * chunk)],
    ['cut to the header', whole.subarray(0, 16)],
    ['empty', whole.subarray(0, 0)],
    ['extended', Buffer.concat([whole, Buffer.alloc(1)])],
    ['extended by a chunk of its own', Buffer.concat([whole, whole.subarray(16, 16 + chunk)])],
    [
      'two chunks exchanged',
      Buffer.concat([
        whole.subarray(0, 16),
        whole.subarray(16 + chunk, 16 + 2 * chunk),
        whole.subarray(16, 16 + chunk),
        whole.subarray(16 + 2 * chunk),
      ]),
    ],
  ];
  for (const [what, bytes] of damages) {
    writeFileSync(path, bytes);
    const { at } = await failure(store, name);
    assert.equal(at, `blobs/${name.slice(0, 2)}/${name}`, what);
  }
  writeFileSync(path, flipped(whole, 16 + chunk + 500));
  assert.match((await failure(store, name)).message, new RegExp(`bytes ${16 + chunk} to ${16 + 2 * chunk - 1}`));
  writeFileSync(path, whole);
  truncateSync(path, whole.length);
  for await (const chunk of store.open(name)) assert.ok(chunk);
});

test('files: one blob cannot take the place of another', async () => {
  const { store } = make();
  const [a, b] = [await store.put(randomBytes(10)), await store.put(randomBytes(10))];
  renameSync(store.path(a.name), store.path(b.name));
  await failure(store, b.name);
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 0x55;
  return copy;
}
