import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { groupOf, recordStoreContract, type StoreUnderTest, vaultItem } from '../contract/record-store.ts';
import type { RecordStore } from '../ports.ts';
import { compareSums, KEYS_FILE, RECORD_FILE, SqliteRecordStore, type StoreFaults } from './index.ts';

const made: string[] = [];
const opened: RecordStore[] = [];

after(() => {
  for (const store of opened) {
    try {
      store.close();
    } catch {
      // closed by its test
    }
  }
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

function newPlaces(): { dir: string; keysDir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'sabt-store-'));
  made.push(dir);
  mkdirSync(join(dir, 'keys'));
  return { dir, keysDir: join(dir, 'keys') };
}

function track(store: SqliteRecordStore): SqliteRecordStore {
  opened.push(store);
  return store;
}

function make(): StoreUnderTest {
  const places = newPlaces();
  const store = track(new SqliteRecordStore(places, 'write'));
  return {
    store,
    reader: () => track(new SqliteRecordStore(places, 'read')),
    reopen: () => {
      store.close();
      return track(new SqliteRecordStore(places, 'write'));
    },
  };
}

recordStoreContract('SQLite', make);

test('SQLite: keys of a group that never reached the journal are removed at the next opening', () => {
  const places = newPlaces();
  const failAfterKeysBeforeJournal: StoreFaults = {
    afterKeysBeforeJournal: () => {
      throw new Error('the process died here');
    },
  };
  const store = track(new SqliteRecordStore(places, 'write', failAfterKeysBeforeJournal));
  assert.throws(() => store.append(groupOf(0, [randomBytes(80)], [vaultItem()])), /died here/);
  assert.equal(store.keys.ofRange(0, 10).length, 1);
  store.close();
  const again = track(new SqliteRecordStore(places, 'write'));
  assert.equal(again.recover(), 1);
  assert.equal(again.keys.ofRange(0, 10).length, 0);
  assert.equal(again.size(), 0);
});

for (const fault of ['afterKeyStaged', 'afterResealed'] as const) {
  test(`SQLite: a resealing that a crash interrupts (${fault}) leaves a record that opens`, () => {
    const places = newPlaces();
    const before = vaultItem();
    const next = vaultItem();
    const die = () => {
      throw new Error('the process died here');
    };
    const store = track(new SqliteRecordStore(places, 'write', { [fault]: die }));
    store.append(groupOf(0, [randomBytes(80)], [before]));
    assert.throws(() => store.reseal(0, next), /died here/);
    store.close();
    const expected = fault === 'afterKeyStaged' ? before : next;
    const pair = { bytes: new Uint8Array(expected.sealed), key: new Uint8Array(expected.key) };
    const reader = track(new SqliteRecordStore(places, 'read'));
    assert.deepEqual(reader.sealed(0), pair);
    assert.deepEqual(reader.sealedRange(0, 1), [pair]);
    reader.close();
    const again = track(new SqliteRecordStore(places, 'write'));
    again.recover();
    assert.deepEqual(again.sealed(0), pair);
    again.reseal(0, next);
    assert.deepEqual(again.sealed(0)?.key, new Uint8Array(next.key));
  });
}

test('SQLite: after a resealing neither the former key nor the former bytes are in any file', () => {
  const places = newPlaces();
  const store = track(new SqliteRecordStore(places, 'write'));
  const items = Array.from({ length: 50 }, () => vaultItem());
  store.append(
    groupOf(
      0,
      items.map(() => randomBytes(80)),
      items,
    ),
  );
  const holding = (bytes: Uint8Array) =>
    [places.dir, places.keysDir].flatMap((dir) =>
      readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isFile() && readFileSync(join(dir, entry.name)).includes(Buffer.from(bytes)))
        .map((entry) => entry.name),
    );
  const { sealed, key } = items[20]!;
  assert.notDeepEqual(holding(key), []);
  assert.notDeepEqual(holding(sealed), []);
  store.reseal(20, vaultItem());
  assert.deepEqual(holding(key), []);
  assert.deepEqual(holding(sealed), []);
  assert.notDeepEqual(holding(items[21]!.key), []);
});

test('SQLite: a copy made while groups are appended ends at the size asked for', async () => {
  const { store } = make();
  const append = (first: number) =>
    store.append(groupOf(first, [randomBytes(80), randomBytes(80)], [vaultItem(), null]));
  for (let first = 0; first < 20; first += 2) append(first);
  const target = newPlaces();
  const copying = store.backup(target.dir, target.keysDir, 20);
  append(20);
  await copying;
  const copy = track(new SqliteRecordStore(target, 'read'));
  assert.equal(copy.size(), 20);
  assert.deepEqual(copy.entries(0, 20), store.entries(0, 20));
  assert.deepEqual(copy.sealed(18), store.sealed(18));
  assert.equal(copy.sealed(20), null);
});

test('SQLite: the sums of a clean closing tell of any byte that is changed, and are gone while the file is open', () => {
  const places = newPlaces();
  const files = [join(places.dir, RECORD_FILE), join(places.keysDir, KEYS_FILE)];
  let store = track(new SqliteRecordStore(places, 'write'));
  store.append(groupOf(0, [randomBytes(80)], [vaultItem({ sealed: randomBytes(3_000_000) })]));
  assert.deepEqual(files.map(compareSums), [null, null]);
  store.close();
  assert.deepEqual(files.map(compareSums), [[], []]);
  // Only what changed is summed again; a change in one place must still give the right sums for the whole.
  store = track(new SqliteRecordStore(places, 'write'));
  store.append(groupOf(1, [randomBytes(80)], [vaultItem()]));
  store.reseal(1, vaultItem());
  store.close();
  assert.deepEqual(files.map(compareSums), [[], []]);
});
