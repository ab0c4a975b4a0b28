import { backup } from 'node:sqlite';
import type { BlobKeys, CommitGroup, StoreFinding, TreeMark } from '../ports.ts';
import { Connection } from './connection.ts';
import { ALL_PAGES, checkDatabase, type OpenMode } from './database.ts';

/** A key that waits until the bytes with this SHA-256 (hexadecimal) have taken the place of the former ones. */
export interface StagedKey {
  entry: number;
  key: Uint8Array;
  digest: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS record_key (entry INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS blob_key (name TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS staged_key (entry INTEGER PRIMARY KEY, key BLOB NOT NULL, digest TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS mark (what TEXT PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL) STRICT;
`;

/**
 * The keys of records and blobs, in a file of their own that overwrites what it deletes. Also holds the mark of the
 * last tree that was published before the last group with keys: whoever puts back an older `record.db` and `log/`
 * without the keys is found out by it.
 */
export class Keys implements BlobKeys {
  private readonly connection: Connection;

  constructor(path: string, mode: OpenMode) {
    this.connection = new Connection(path, mode, SCHEMA);
  }

  /** In place of a file that cannot be read: no key is known. */
  static none(): Keys {
    return new Keys(':memory:', 'write');
  }

  append(group: CommitGroup): void {
    this.connection.transaction(() => {
      // A group that is repeated after a failure may find the keys of its first try: they are replaced.
      const insert = this.connection.prepared('INSERT OR REPLACE INTO record_key (entry, key) VALUES (?, ?)');
      group.vault.forEach((item, i) => {
        if (item !== null) insert.run(group.first + i, item.key);
      });
      const { size, root } = group.published;
      this.connection.run("INSERT OR REPLACE INTO mark (what, size, root) VALUES ('published', ?, ?)", size, root);
    });
    this.connection.transferLongLog();
  }

  published(): TreeMark | null {
    const row = this.connection.get<TreeMark>("SELECT size, root FROM mark WHERE what = 'published'");
    return row === undefined ? null : { size: row.size, root: row.root };
  }

  ofEntry(entry: number): Uint8Array | null {
    return this.connection.get<{ key: Uint8Array }>('SELECT key FROM record_key WHERE entry = ?', entry)?.key ?? null;
  }

  ofRange(from: number, to: number): { entry: number; key: Uint8Array }[] {
    return this.connection.all('SELECT entry, key FROM record_key WHERE entry >= ? AND entry < ?', from, to);
  }

  /** Removes the keys of entries from `first` on; their number. */
  removeFrom(first: number): number {
    const some = this.connection.get('SELECT 1 FROM record_key WHERE entry >= ? LIMIT 1', first);
    return some === undefined ? 0 : this.connection.run('DELETE FROM record_key WHERE entry >= ?', first);
  }

  /** Takes away what belongs to a longer log. */
  cutTo(size: number): void {
    this.removeFrom(size);
    this.connection.run('DELETE FROM mark WHERE size > ?', size);
  }

  /** For an entry that had none. */
  give(entry: number, key: Uint8Array): void {
    this.connection.run('INSERT OR REPLACE INTO record_key (entry, key) VALUES (?, ?)', entry, key);
  }

  stage({ entry, key, digest }: StagedKey): void {
    this.connection.run('INSERT OR REPLACE INTO staged_key (entry, key, digest) VALUES (?, ?, ?)', entry, key, digest);
  }

  staged(): StagedKey[] {
    return this.connection.all('SELECT entry, key, digest FROM staged_key');
  }

  /** The staged keys of these entries take the place of the former ones. */
  promote(entries: readonly number[]): void {
    const replace = 'UPDATE record_key SET key = (SELECT key FROM staged_key WHERE entry = ?1) WHERE entry = ?1';
    this.connection.transaction(() => {
      for (const entry of entries) {
        this.connection.run(replace, entry);
        this.connection.run('DELETE FROM staged_key WHERE entry = ?', entry);
      }
    });
  }

  /** Forgets staged keys whose bytes never arrived. */
  unstage(): void {
    this.connection.run('DELETE FROM staged_key');
  }

  put(keys: readonly { name: string; key: Uint8Array }[]): void {
    this.connection.transaction(() => {
      for (const { name, key } of keys)
        this.connection.run('INSERT INTO blob_key (name, key) VALUES (?, ?)', name, key);
    });
  }

  get(name: string): Uint8Array | null {
    return this.connection.get<{ key: Uint8Array }>('SELECT key FROM blob_key WHERE name = ?', name)?.key ?? null;
  }

  destroy(name: string): void {
    this.connection.run('DELETE FROM blob_key WHERE name = ?', name);
    this.emptyLog();
  }

  names(): string[] {
    return this.connection.all<{ name: string }>('SELECT name FROM blob_key').map((row) => row.name);
  }

  emptyLog(): void {
    this.connection.emptyLog();
  }

  async backup(path: string): Promise<void> {
    await backup(this.connection.db, path, { rate: ALL_PAGES });
  }

  integrity(): StoreFinding[] {
    return checkDatabase(this.connection.db, 'keys/vault-keys.db');
  }

  close(): void {
    this.connection.close();
  }
}
