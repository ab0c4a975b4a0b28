import { statSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SabtError } from '../../model/errors.ts';
import { type OpenMode, openDatabase, transferLog, unreadable } from './database.ts';
import { PageSums } from './page-sums.ts';

/** The write-ahead log is transferred into the file when it has grown to this. */
const LOG_LIMIT_BYTES = 64 << 20;

/** An open SQLite file: statements are prepared once, errors come out as ours, naming the file. */
export class Connection {
  readonly db: DatabaseSync;
  private readonly path: string;
  private readonly statements = new Map<string, StatementSync>();
  private readonly sums: PageSums | null;

  constructor(path: string, mode: OpenMode, schema: string, pageSize?: number) {
    this.path = path;
    this.sums = mode === 'write' && path !== ':memory:' ? new PageSums(path) : null;
    this.db = openDatabase(path, mode, pageSize);
    if (mode === 'read') return;
    try {
      this.db.exec(schema);
    } catch (thrown) {
      this.db.close();
      throw unreadable(path, thrown);
    }
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.guard(() => this.prepared(sql).get(...values) as Row | undefined);
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.guard(() => this.prepared(sql).all(...values) as Row[]);
  }

  /** Number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.guard(() => Number(this.prepared(sql).run(...values).changes));
  }

  /** For inner loops: the statement itself, which throws SQLite's own errors. */
  prepared(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** All of the work or nothing; durable when it returns. */
  transaction(work: () => void): void {
    this.guard(() => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.db.exec('COMMIT');
      } catch (thrown) {
        if (this.db.isTransaction) this.db.exec('ROLLBACK');
        throw thrown;
      }
    });
  }

  /** Transfers the write-ahead log into the file if it has grown long. */
  transferLongLog(): void {
    const log = statSync(`${this.path}-wal`, { throwIfNoEntry: false });
    if (log === undefined || log.size < LOG_LIMIT_BYTES) return;
    this.sums?.noteLog();
    this.guard(() => transferLog(this.db, 'PASSIVE'));
  }

  /** Empties the write-ahead log, in which former pages live on. Throws `conflict` while another process reads. */
  emptyLog(): void {
    this.sums?.noteLog();
    if (this.guard(() => transferLog(this.db, 'TRUNCATE'))) return;
    throw new SabtError(
      'conflict',
      `Another process is reading ${this.path}, so what was destroyed may still lie in its log; repeat this later.`,
      {
        at: this.path,
      },
    );
  }

  close(): void {
    this.statements.clear();
    if (this.sums === null) {
      this.db.close();
      return;
    }
    try {
      this.sums.noteLog();
      transferLog(this.db, 'TRUNCATE');
    } catch {
      // A full or failing disk: the log stays, and is transferred at the next opening.
    }
    this.db.close();
    this.sums.finish();
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      if (thrown instanceof SabtError) throw thrown;
      throw unreadable(this.path, thrown);
    }
  }
}
