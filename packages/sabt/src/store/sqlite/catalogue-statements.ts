import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { asSabtError, SabtError } from '../../model/errors.ts';
import type { Row } from './catalogue-rows.ts';
import { isCorruption } from './database.ts';

/** The statements of an open catalogue, each prepared once; what SQLite throws comes out as an error of ours. */
export class CatalogueStatements {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, file: string) {
    this.#db = db;
    this.#file = file;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#guard(() => this.#statement(sql).run(...values));
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#guard(() => this.#statement(sql).get(...values) as Row | undefined);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#guard(() => this.#statement(sql).all(...values) as Row[]);
  }

  /** The column `n` of the first row; 0 where there is none. */
  number(sql: string, ...values: SQLInputValue[]): number {
    return (this.get(sql, ...values)?.['n'] as number | undefined) ?? 0;
  }

  /** Damage comes with what to do about it. */
  ours(cause: unknown): unknown {
    if (cause instanceof SabtError) return cause;
    if (isCorruption(cause)) return damagedCatalogue(this.#file, (cause as Error).message, cause);
    return asSabtError(cause, this.#file);
  }

  /** Before the database is closed. */
  forget(): void {
    this.#prepared.clear();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw this.ours(cause);
    }
  }
}

export function damagedCatalogue(file: string, what: string, cause?: unknown): SabtError {
  return new SabtError(
    'archive-damaged',
    `The catalogue of the index is damaged: ${what}. Nothing of the record is lost; run \`sabt rebuild\`.`,
    { at: file, cause },
  );
}
