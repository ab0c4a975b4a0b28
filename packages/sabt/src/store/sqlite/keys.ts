import { backup, type DatabaseSync, type StatementSync } from 'node:sqlite';
import type { BlobKeys, CommitGroup, StoreFinding, TreeMark } from '../ports.ts';
import { checkDatabase, openDatabase, type OpenMode, truncateLog } from './database.ts';

/** A key that waits until the bytes with this SHA-256 (hexadecimal) have taken the place of the former ones. */
export interface StagedKey {
  entry: number;
  key: Uint8Array;
  digest: string;
}

/**
 * The keys of records and blobs, in a file of their own that overwrites what it deletes. Also holds the mark of the
 * last tree that was published before the last group with keys: whoever puts back an older `record.db` and `log/`
 * without the keys is found out by it.
 */
export class Keys implements BlobKeys {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, mode: OpenMode) {
    this.db = openDatabase(path, mode);
    if (mode === 'write') {
      this.db.exec(`
        CREATE TABLE IF NOT EXISTS record_key (entry INTEGER PRIMARY KEY, key BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS blob_key (name TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS staged_key (entry INTEGER PRIMARY KEY, key BLOB NOT NULL, digest TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS mark (what TEXT PRIMARY KEY, size INTEGER NOT NULL, root TEXT NOT NULL) STRICT;
      `);
    }
  }

  append(group: CommitGroup): void {
    this.transaction(() => {
      // A group that is repeated after a failure may find the keys of its first try: they are replaced.
      const insert = this.sql('INSERT OR REPLACE INTO record_key (entry, key) VALUES (?, ?)');
      group.vault.forEach((item, i) => {
        if (item !== null) insert.run(group.first + i, item.key);
      });
      this.sql("INSERT OR REPLACE INTO mark (what, size, root) VALUES ('published', ?, ?)").run(
        group.published.size,
        group.published.root,
      );
    });
  }

  published(): TreeMark | null {
    const row = this.sql("SELECT size, root FROM mark WHERE what = 'published'").get();
    return (row as TreeMark | undefined) ?? null;
  }

  ofEntry(entry: number): Uint8Array | null {
    const row = this.sql('SELECT key FROM record_key WHERE entry = ?').get(entry) as { key: Uint8Array } | undefined;
    return row?.key ?? null;
  }

  ofRange(from: number, to: number): { entry: number; key: Uint8Array }[] {
    const rows = this.sql('SELECT entry, key FROM record_key WHERE entry >= ? AND entry < ?').all(from, to);
    return rows as unknown as { entry: number; key: Uint8Array }[];
  }

  /** Removes the keys of entries from `first` on; their number. */
  removeFrom(first: number): number {
    const some = this.sql('SELECT 1 FROM record_key WHERE entry >= ? LIMIT 1').get(first);
    if (some === undefined) return 0;
    let removed = 0;
    this.transaction(() => {
      removed = Number(this.sql('DELETE FROM record_key WHERE entry >= ?').run(first).changes);
    });
    return removed;
  }

  stage({ entry, key, digest }: StagedKey): void {
    this.sql('INSERT OR REPLACE INTO staged_key (entry, key, digest) VALUES (?, ?, ?)').run(entry, key, digest);
  }

  staged(): StagedKey[] {
    return this.sql('SELECT entry, key, digest FROM staged_key').all() as unknown as StagedKey[];
  }

  /** The staged keys of these entries take the place of the former ones. */
  promote(entries: readonly number[]): void {
    this.transaction(() => {
      for (const entry of entries) {
        this.sql('UPDATE record_key SET key = (SELECT key FROM staged_key WHERE entry = ?1) WHERE entry = ?1').run(entry);
        this.sql('DELETE FROM staged_key WHERE entry = ?').run(entry);
      }
    });
  }

  /** Forgets staged keys whose bytes never arrived. */
  unstage(): void {
    this.db.exec('DELETE FROM staged_key');
  }

  put(keys: readonly { name: string; key: Uint8Array }[]): void {
    this.transaction(() => {
      for (const { name, key } of keys) this.sql('INSERT INTO blob_key (name, key) VALUES (?, ?)').run(name, key);
    });
  }

  get(name: string): Uint8Array | null {
    const row = this.sql('SELECT key FROM blob_key WHERE name = ?').get(name) as { key: Uint8Array } | undefined;
    return row?.key ?? null;
  }

  destroy(name: string): void {
    this.sql('DELETE FROM blob_key WHERE name = ?').run(name);
    this.truncateLog();
  }

  names(): string[] {
    return (this.sql('SELECT name FROM blob_key').all() as unknown as { name: string }[]).map((row) => row.name);
  }

  truncateLog(): void {
    truncateLog(this.db, 'vault-keys.db');
  }

  async backup(path: string): Promise<void> {
    await backup(this.db, path, { rate: 1000 });
  }

  integrity(): StoreFinding[] {
    return checkDatabase(this.db, 'keys/vault-keys.db');
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  private sql(text: string): StatementSync {
    let statement = this.statements.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.statements.set(text, statement);
    }
    return statement;
  }

  private transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (thrown) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw thrown;
    }
  }
}
