import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SabtError } from '../../model/errors.ts';
import { openDatabase, type OpenMode, unreadable } from './database.ts';

/** An open SQLite file: statements are prepared once, errors come out as ours, naming the file. */
export class Connection {
  readonly db: DatabaseSync;
  private readonly path: string;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, mode: OpenMode, schema: string, pageSize?: number) {
    this.path = path;
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

  close(): void {
    this.statements.clear();
    this.db.close();
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
