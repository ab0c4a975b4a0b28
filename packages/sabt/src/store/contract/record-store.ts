/**
 * What every adapter of the record store must do; an adapter's test calls this with a way to make one. Faults that only an
 * adapter can inject are in its own tests.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { SabtError } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { CommitGroup, RecordStore, VaultItem } from '../ports.ts';

function isErrorOf(code: string): (thrown: unknown) => boolean {
  return (thrown) => thrown instanceof SabtError && thrown.code === code;
}

export interface StoreUnderTest {
  store: RecordStore;
  /** Closes it and opens it again, as another process would. */
  reopen(): RecordStore;
  /** Another one on the same data, which only reads. */
  reader(): RecordStore;
}

export function vaultItem(more: Partial<VaultItem> = {}): VaultItem {
  return { id: newId(), version: 1, sealed: randomBytes(100), key: randomBytes(32), blobs: [], ...more };
}

/** A commit group of entries with the given bytes. */
export function groupOf(
  first: number,
  entries: readonly Uint8Array[],
  vault: readonly (VaultItem | null)[],
): CommitGroup {
  const bundle = Buffer.concat(
    entries.flatMap((entry) => [Buffer.from([entry.length >> 8, entry.length & 255]), entry]),
  );
  return { first, count: entries.length, bundle, vault, published: { size: first, root: 'cm9vdA==' } };
}

function someGroup(first: number, count: number, items?: readonly (VaultItem | null)[]): CommitGroup {
  const entries = Array.from({ length: count }, () => randomBytes(80));
  return groupOf(first, entries, items ?? entries.map(() => vaultItem()));
}

export function recordStoreContract(name: string, make: () => StoreUnderTest): void {
  test(`${name}: what was appended is there, in order, after a reopening too`, () => {
    const { store, reopen } = make();
    const groups = [someGroup(0, 3), someGroup(3, 1), someGroup(4, 300)];
    for (const group of groups) store.append(group);
    const again = reopen();
    assert.equal(again.size(), 304);
    const bytes = Buffer.concat(again.entries(0, 304).flatMap((entry) => [Buffer.from([0, entry.length]), entry]));
    assert.deepEqual(bytes, Buffer.concat(groups.map((group) => group.bundle)));
    assert.equal(again.entries(2, 5).length, 3);
    const { sealed, key } = groups[2]!.vault[7]!;
    assert.deepEqual(again.sealed(11), { bytes: new Uint8Array(sealed), key: new Uint8Array(key) });
    assert.deepEqual(again.sealedRange(11, 12), [again.sealed(11)]);
    assert.deepEqual(again.published(), { size: 4, root: 'cm9vdA==' });
    assert.deepEqual(again.counts(), { sealed: 304, versions: 304, blobReferences: 0 });
  });

  test(`${name}: a group that does not follow is refused and changes nothing`, () => {
    const { store } = make();
    store.append(someGroup(0, 2));
    assert.throws(() => store.append(someGroup(0, 2)), isErrorOf('conflict'));
    assert.throws(() => store.append(someGroup(3, 2)), isErrorOf('conflict'));
    assert.equal(store.size(), 2);
  });

  test(`${name}: a group is all or nothing, and may be repeated`, () => {
    const { store, reopen } = make();
    store.append(someGroup(0, 1));
    const twice = vaultItem();
    const bad = someGroup(1, 3, [vaultItem(), twice, { ...vaultItem(), id: twice.id }]);
    assert.throws(() => store.append(bad));
    assert.equal(store.size(), 1);
    const good = someGroup(1, 3);
    store.append(good);
    const again = reopen();
    assert.equal(again.size(), 4);
    assert.deepEqual(again.sealed(2)?.key, new Uint8Array(good.vault[1]!.key));
  });

  test(`${name}: entries without a vault part have none`, () => {
    const { store } = make();
    store.append(someGroup(0, 3, [null, vaultItem(), null]));
    assert.equal(store.sealed(0), null);
    assert.deepEqual(
      store.sealedRange(0, 3).map((item) => item === null),
      [true, false, true],
    );
  });

  test(`${name}: versions of a record are found by its id`, () => {
    const { store } = make();
    const id = newId();
    store.append(someGroup(0, 2, [vaultItem({ id }), vaultItem()]));
    store.append(someGroup(2, 1, [vaultItem({ id, version: 2 })]));
    assert.deepEqual(
      store.versionsOf(id).map((row) => ({ ...row })),
      [
        { version: 1, entry: 0 },
        { version: 2, entry: 2 },
      ],
    );
    assert.deepEqual({ ...store.latest(id) }, { version: 2, entry: 2 });
    assert.equal(store.latest(newId()), null);
  });

  test(`${name}: blobs are counted by the entries that refer to them`, () => {
    const { store } = make();
    const [a, b] = [newId(), newId()];
    store.append(someGroup(0, 2, [vaultItem({ blobs: [a, b] }), vaultItem({ blobs: [a] })]));
    assert.deepEqual([store.blobReferences(a), store.blobReferences(b), store.blobReferences(newId())], [2, 1, 0]);
    store.reseal(0, vaultItem({ blobs: [b] }));
    assert.deepEqual([store.blobReferences(a), store.blobReferences(b)], [1, 1]);
  });

  test(`${name}: resealing replaces bytes and key, durably`, () => {
    const { store, reopen } = make();
    store.append(someGroup(0, 2));
    const other = vaultItem();
    store.reseal(1, other);
    assert.deepEqual(reopen().sealed(1), { bytes: new Uint8Array(other.sealed), key: new Uint8Array(other.key) });
  });

  test(`${name}: a reader sees whole groups only, and cannot append`, () => {
    const { store, reader } = make();
    store.append(someGroup(0, 5));
    const other = reader();
    assert.equal(other.size(), 5);
    store.append(someGroup(5, 7));
    assert.equal(other.size(), 12);
    assert.equal(other.entries(4, 12).length, 8);
    assert.throws(() => other.append(someGroup(12, 1)));
    other.close();
  });

  test(`${name}: asking beyond the end is damage, not an empty answer`, () => {
    const { store } = make();
    store.append(someGroup(0, 2));
    assert.throws(() => store.entries(0, 3), isErrorOf('archive-damaged'));
    assert.deepEqual(store.entries(2, 2), []);
  });
}
