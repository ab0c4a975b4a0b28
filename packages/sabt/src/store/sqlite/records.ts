/*
 * Journal and vault in two SQLite files.
 *
 * `record.db` holds the truth: table `journal`, one row a commit group (the entries of a group, each after its 16-bit
 * length), because a row an entry costs three times as much; table `sealed`, one row an entry, because an erasure must
 * replace one; tables `version` and `blob_ref`, which only repeat what the sealed records say and let a record and a
 * blob's referrers be found without unsealing everything.
 *
 * `keys/vault-keys.db` holds the keys, so that they can be kept, backed up and destroyed apart from what they open.
 *
 * A group is made durable in two transactions, keys first. A crash between them leaves keys that open nothing; they
 * are removed at the next opening, and their entries were never acknowledged. The other order could leave a record
 * that nobody can read any more.
 *
 * Destruction: SQLite overwrites a deleted or replaced cell (`secure_delete`), but the page as it was before lives on
 * in the write-ahead log until that is truncated. So an erasure ends with `wal_checkpoint(TRUNCATE)` on both files and
 * is not done before that succeeded.
 */
import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup } from 'node:sqlite';
import { SabtError } from '../../model/errors.ts';
import type { CommitGroup, RecordStore, SealedItem, StoreFinding, TreeMark, VaultItem } from '../ports.ts';
import { Connection } from './connection.ts';
import { ALL_PAGES, checkDatabase, type OpenMode } from './database.ts';
import { Keys, type StagedKey } from './keys.ts';

export const RECORD_FILE = 'record.db';
export const KEYS_FILE = 'vault-keys.db';

/** For tests only: called at the named step of a commit; what it throws, or a kill inside it, is the fault. */
export interface StoreFaults {
  afterKeysBeforeJournal?: () => void;
  insideJournalTransaction?: () => void;
  afterJournal?: () => void;
  afterKeyStaged?: () => void;
  afterResealed?: () => void;
}

export interface StorePlaces {
  /** Folder of `record.db`. */
  dir: string;
  /** Folder of `vault-keys.db`. */
  keysDir: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS journal (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, bundle BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sealed (entry INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS version (id TEXT NOT NULL, version INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS blob_ref (name TEXT NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (name, entry)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS blob_ref_entry ON blob_ref (entry);
`;

interface JournalRow {
  first: number;
  count: number;
  bundle: Uint8Array;
}

/** A group that was read last, taken apart: neighbours are usually asked for next. */
interface HeldGroup {
  first: number;
  entries: Uint8Array[];
}

export class SqliteRecordStore implements RecordStore {
  /** Keys of blobs, which lie in the same file as those of records. */
  readonly keys: Keys;
  /** Why the keys could not be read, in a store that was opened to read; then no key is known. */
  readonly keysTrouble: SabtError | null = null;
  private readonly connection: Connection;
  private readonly faults: StoreFaults;
  private group: HeldGroup | null = null;
  /** Resealings that a crash interrupted, where this store may only read and cannot end them. */
  private readonly interrupted = new Map<number, StagedKey>();

  constructor(places: StorePlaces, mode: OpenMode, faults: StoreFaults = {}) {
    this.faults = faults;
    this.connection = new Connection(join(places.dir, RECORD_FILE), mode, SCHEMA, 8192);
    try {
      this.keys = new Keys(join(places.keysDir, KEYS_FILE), mode);
      if (mode === 'read') for (const key of this.keys.staged()) this.interrupted.set(key.entry, key);
    } catch (thrown) {
      if (mode === 'write' || !(thrown instanceof SabtError)) {
        this.connection.close();
        throw thrown;
      }
      this.keysTrouble = thrown;
      this.keys = Keys.none();
    }
  }

  size(): number {
    const sql = 'SELECT first + count AS size FROM journal ORDER BY first DESC LIMIT 1';
    return this.connection.get<{ size: number }>(sql)?.size ?? 0;
  }

  append(group: CommitGroup): void {
    const size = this.size();
    if (group.first !== size) {
      throw new SabtError(
        'conflict',
        `The journal holds ${size} entries; a group that begins at ${group.first} does not follow.`,
      );
    }
    const withKeys = group.vault.some((item) => item !== null);
    if (withKeys) {
      this.keys.append(group);
      this.faults.afterKeysBeforeJournal?.();
    }
    try {
      this.connection.transaction(() => this.insert(group));
    } catch (thrown) {
      if (withKeys) this.keys.removeFrom(size);
      throw thrown;
    }
    this.connection.transferLongLog();
    this.faults.afterJournal?.();
  }

  private insert(group: CommitGroup): void {
    const { first, count, bundle } = group;
    this.connection.run('INSERT INTO journal (first, count, bundle) VALUES (?, ?, ?)', first, count, bundle);
    const sealed = this.connection.prepared('INSERT INTO sealed (entry, bytes) VALUES (?, ?)');
    const version = this.connection.prepared('INSERT INTO version (id, version, entry) VALUES (?, ?, ?)');
    for (let i = 0; i < group.vault.length; i++) {
      const item = group.vault[i];
      if (item === null || item === undefined) continue;
      sealed.run(first + i, item.sealed);
      version.run(item.id, item.version, first + i);
      if (item.blobs.length > 0) this.refer(first + i, item.blobs);
    }
    this.faults.insideJournalTransaction?.();
  }

  private refer(entry: number, blobs: readonly string[]): void {
    for (const name of blobs)
      this.connection.run('INSERT OR IGNORE INTO blob_ref (name, entry) VALUES (?, ?)', name, entry);
  }

  entries(from: number, to: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    for (let at = from; at < to; ) {
      const { first, entries } = this.groupOf(at);
      const end = Math.min(to, first + entries.length);
      for (; at < end; at++) found.push(entries[at - first]!);
    }
    return found;
  }

  private groupOf(entry: number): HeldGroup {
    const held = this.group;
    if (held !== null && held.first <= entry && entry < held.first + held.entries.length) return held;
    const sql = 'SELECT first, count, bundle FROM journal WHERE first <= ? ORDER BY first DESC LIMIT 1';
    const row = this.connection.get<JournalRow>(sql, entry);
    if (row === undefined || row.first + row.count <= entry) {
      throw new SabtError('archive-damaged', `Entry ${entry} is missing from the journal.`, {
        at: `${RECORD_FILE}, entry ${entry}`,
      });
    }
    this.group = { first: row.first, entries: splitBundle(row) };
    return this.group;
  }

  sealed(entry: number): SealedItem | null {
    const row = this.connection.get<{ bytes: Uint8Array }>('SELECT bytes FROM sealed WHERE entry = ?', entry);
    if (row === undefined) return null;
    const staged = this.interrupted.get(entry);
    const key = staged !== undefined && digestOf(row.bytes) === staged.digest ? staged.key : this.keys.ofEntry(entry);
    return { bytes: row.bytes, key };
  }

  sealedRange(from: number, to: number): (SealedItem | null)[] {
    const items = new Array<SealedItem | null>(to - from).fill(null);
    const sql = 'SELECT entry, bytes FROM sealed WHERE entry >= ? AND entry < ?';
    for (const { entry, bytes } of this.connection.all<{ entry: number; bytes: Uint8Array }>(sql, from, to)) {
      items[entry - from] = { bytes, key: null };
    }
    for (const { entry, key } of [...this.keys.ofRange(from, to), ...this.interruptedKeys(from, to)]) {
      const item = items[entry - from];
      if (item) item.key = key;
    }
    return items;
  }

  versionsOf(id: string): { version: number; entry: number }[] {
    return this.connection.all('SELECT version, entry FROM version WHERE id = ? ORDER BY version', id);
  }

  latest(id: string): { version: number; entry: number } | null {
    const sql = 'SELECT version, entry FROM version WHERE id = ? ORDER BY version DESC LIMIT 1';
    return this.connection.get<{ version: number; entry: number }>(sql, id) ?? null;
  }

  private interruptedKeys(from: number, to: number): StagedKey[] {
    return [...this.interrupted.values()].filter((k) => from <= k.entry && k.entry < to && this.opensWhatIsThere(k));
  }

  counts(): { sealed: number; versions: number; blobReferences: number } {
    const of = (table: string) => this.connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
    return { sealed: of('sealed'), versions: of('version'), blobReferences: of('blob_ref') };
  }

  blobReferences(name: string): number {
    return this.connection.get<{ n: number }>('SELECT count(*) AS n FROM blob_ref WHERE name = ?', name)!.n;
  }

  reseal(entry: number, item: Pick<VaultItem, 'sealed' | 'key' | 'blobs'>): void {
    // The new key waits beside the old one until the new bytes are durable; its digest of these bytes tells after a
    // crash which of the two keys opens what is there.
    this.keys.stage({ entry, key: item.key, digest: digestOf(item.sealed) });
    this.faults.afterKeyStaged?.();
    this.connection.transaction(() => {
      this.connection.run('UPDATE sealed SET bytes = ? WHERE entry = ?', item.sealed, entry);
      this.connection.run('DELETE FROM blob_ref WHERE entry = ?', entry);
      this.refer(entry, item.blobs);
    });
    this.faults.afterResealed?.();
    this.keys.promote([entry]);
    this.forgetFormerPages();
  }

  /** Puts a sealed record in where an entry has none. May be repeated. */
  giveBack(entry: number, item: VaultItem): void {
    this.keys.give(entry, item.key);
    this.connection.transaction(() => {
      this.connection.run('INSERT INTO sealed (entry, bytes) VALUES (?, ?)', entry, item.sealed);
      const { id, version } = item;
      this.connection.run('INSERT INTO version (id, version, entry) VALUES (?, ?, ?)', id, version, entry);
      this.refer(entry, item.blobs);
    });
  }

  /** Ends what a crash interrupted: resealings, keys without entries. Returns the number of such keys. */
  recover(): number {
    const staged = this.keys.staged();
    const done = staged.filter((key) => this.opensWhatIsThere(key)).map((key) => key.entry);
    if (staged.length > 0) {
      this.keys.promote(done);
      this.keys.unstage();
      this.forgetFormerPages();
    }
    return this.keys.removeFrom(this.size());
  }

  private opensWhatIsThere({ entry, digest }: StagedKey): boolean {
    const row = this.connection.get<{ bytes: Uint8Array }>('SELECT bytes FROM sealed WHERE entry = ?', entry);
    return row !== undefined && digestOf(row.bytes) === digest;
  }

  /** Truncates both write-ahead logs, where former pages live on. Throws `conflict` while another process reads. */
  private forgetFormerPages(): void {
    this.keys.emptyLog();
    this.connection.emptyLog();
  }

  published(): TreeMark | null {
    return this.keys.published();
  }

  async backup(dir: string, keysDir: string, size: number): Promise<void> {
    mkdirSync(dir, { recursive: true });
    mkdirSync(keysDir, { recursive: true, mode: 0o700 });
    // In one step each, which no writing interrupts. Keys come second: they are durable before their entries, so the
    // later copy of the keys covers the earlier one of the journal.
    await backup(this.connection.db, join(dir, RECORD_FILE), { rate: ALL_PAGES });
    await this.keys.backup(join(keysDir, KEYS_FILE));
    const copy = new SqliteRecordStore({ dir, keysDir }, 'write');
    try {
      copy.cutTo(size);
    } finally {
      copy.close();
    }
  }

  /** Takes away what was appended while a copy was made. */
  private cutTo(size: number): void {
    this.connection.transaction(() => {
      this.connection.run('DELETE FROM journal WHERE first >= ?', size);
      for (const table of ['sealed', 'version', 'blob_ref'])
        this.connection.run(`DELETE FROM ${table} WHERE entry >= ?`, size);
    });
    this.keys.cutTo(size);
    this.recover();
  }

  integrity(): StoreFinding[] {
    return [...checkDatabase(this.connection.db, RECORD_FILE), ...this.keys.integrity()];
  }

  close(): void {
    this.connection.close();
    this.keys.close();
  }
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

function splitBundle(group: JournalRow): Uint8Array[] {
  const { bundle } = group;
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bundle.length) {
    const end = at + 2 + ((bundle[at]! << 8) | bundle[at + 1]!);
    if (end > bundle.length) break;
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  if (at !== bundle.length || entries.length !== group.count) {
    throw new SabtError(
      'archive-damaged',
      `The commit group that begins at entry ${group.first} should hold ${group.count} entries; its bytes are not as they were written.`,
      { at: `${RECORD_FILE}, entries ${group.first} to ${group.first + group.count - 1}` },
    );
  }
  return entries;
}
