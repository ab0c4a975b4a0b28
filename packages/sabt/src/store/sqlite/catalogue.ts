/**
 * The catalogue on SQLite. One row a record for what holds now, one row a version for what held when, and
 * small tables for look-ups. `synchronous=OFF` is right here: all of it is derived, and `applied` is written in
 * the same transaction as the rows, so after a crash of the machine a damaged file is thrown away and rebuilt.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { confidentialityOf, isWithdrawnEvent, type Json, type Kind, type RecordVersion } from '../../model/records.ts';
import type { Catalogue } from '../catalogue-port.ts';
import { CatalogueLookups } from './catalogue-lookups.ts';
import { countryOf, dateOf, stateOf, targetsOf, textOf, titleOf } from './catalogue-rows.ts';
import { FORMAT, SCHEMA } from './catalogue-schema.ts';
import { CatalogueStatements, damagedCatalogue } from './catalogue-statements.ts';
import { checkDatabase, openDatabase, transferLog } from './database.ts';
import { compareSums, PageSums } from './page-sums.ts';

/** Kinds that stand by themselves in lists and in search; acts stand in their events. */
const LISTED: readonly Kind[] = ['document', 'event', 'actor', 'source'];

/** The write-ahead log is transferred into the file when it has grown to this. */
const LOG_LIMIT_BYTES = 64 << 20;

/** Opens the catalogue of a folder; a file that is damaged or of another format is thrown away. Throws `archive-damaged`. */
export function openCatalogue(file: string, options: { readOnly: boolean; fold: (text: string) => string }): Catalogue {
  try {
    return new SqliteCatalogue(file, options.readOnly, options.fold);
  } catch (cause) {
    if (options.readOnly || !(cause instanceof SabtError) || cause.code !== 'archive-damaged') throw cause;
    for (const part of ['', '-wal', '-shm', '.sums']) rmSync(file + part, { force: true });
    return new SqliteCatalogue(file, false, options.fold);
  }
}

/** What is wrong with the file of a catalogue, a line each. No connection to it may be open in this process. */
export function checkCatalogue(file: string): string[] {
  if (!existsSync(file)) return [];
  const differing = (compareSums(file) ?? []).map(({ bytes, message }) =>
    bytes === null ? message : `bytes ${bytes[0]} to ${bytes[1]}: ${message}`,
  );
  if (differing.length > 0) return differing;
  try {
    const db = openDatabase(file, 'read');
    try {
      return checkDatabase(db, file).map(({ message }) => message);
    } finally {
      db.close();
    }
  } catch (cause) {
    return [asSabtError(cause).message];
  }
}

class SqliteCatalogue extends CatalogueLookups implements Catalogue {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #fold: (text: string) => string;
  readonly #sums: PageSums | null;
  #next: number;

  constructor(file: string, readOnly: boolean, fold: (text: string) => string) {
    const sums = readOnly ? null : new PageSums(file);
    const db = readOnly ? openDatabase(file, 'read') : new DatabaseSync(file);
    super(new CatalogueStatements(db, file));
    this.#file = file;
    this.#fold = fold;
    this.#sums = sums;
    this.#db = db;
    try {
      this.#db.exec('PRAGMA busy_timeout=5000');
      if (!readOnly) {
        this.#db.exec(
          'PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=0',
        );
        this.#db.exec(SCHEMA);
        this.statements.run("INSERT OR IGNORE INTO state VALUES ('format', ?)", FORMAT);
      }
      if (this.statements.number("SELECT value AS n FROM state WHERE key='format'") !== FORMAT)
        throw damagedCatalogue(file, 'it has another format');
      this.#next = this.statements.number('SELECT coalesce(max(num), 0) AS n FROM item') + 1;
    } catch (cause) {
      this.#db.close();
      throw this.statements.ours(cause);
    }
  }

  applied(): number {
    return this.statements.number("SELECT value AS n FROM state WHERE key='applied'");
  }

  apply(versions: RecordVersion[], upTo: number): number[] {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const nums = versions.map((version) => this.#applyOne(version));
      this.statements.run(
        "INSERT INTO state VALUES ('applied', ?) ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)",
        upTo,
      );
      this.#db.exec('COMMIT');
      this.#transferLongLog();
      return nums;
    } catch (cause) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw this.statements.ours(cause);
    }
  }

  #transferLongLog(): void {
    const log = statSync(`${this.#file}-wal`, { throwIfNoEntry: false });
    if (log === undefined || log.size < LOG_LIMIT_BYTES) return;
    this.#sums?.noteLog();
    transferLog(this.#db, 'PASSIVE');
  }

  #applyOne(v: RecordVersion): number {
    const known = this.statements.get('SELECT num, version FROM item WHERE id = ?', v.id);
    const num = known === undefined ? this.#next++ : (known['num'] as number);
    this.statements.run('INSERT OR REPLACE INTO version VALUES (?, ?, ?, NULL)', num, v.version, v.entry);
    // versions of one record lie in log order, but an import shuffles a group, so the bounds are set from both sides
    this.statements.run('UPDATE version SET until = ? WHERE num = ? AND version = ?', v.entry, num, v.version - 1);
    const later = this.statements.get('SELECT entry FROM version WHERE num = ? AND version = ?', num, v.version + 1);
    if (later !== undefined)
      this.statements.run(
        'UPDATE version SET until = ? WHERE num = ? AND version = ?',
        later['entry']!,
        num,
        v.version,
      );
    const blob = v.fields['blob'] as { name?: string } | undefined;
    if (typeof blob?.name === 'string')
      this.statements.run('INSERT OR IGNORE INTO blob VALUES (?, ?)', blob.name, v.entry);
    if (known !== undefined && (known['version'] as number) > v.version) return num;
    const former = known === undefined ? null : this.byNum(num)!;
    const before = former?.sources ?? [];
    const stands = !isWithdrawnEvent(v);
    this.#tally(v.kind, Number(stands) - Number(former !== null && former.state !== 'withdrawn'));
    if (former !== null) this.#forget(num);
    this.#remember(num, v);
    if (!LISTED.includes(v.kind)) return num;
    const sources = (v.fields['sources'] as string[] | undefined) ?? [];
    if (former === null && stands) for (const id of new Set(sources)) this.#widenSpan(id, dateOf(v.fields));
    else for (const id of new Set([...before, ...sources])) this.#recountSpan(id);
    return num;
  }

  #tally(kind: Kind, more: number): void {
    if (more === 0) return;
    this.statements.run('INSERT INTO tally VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET n = n + ?', kind, more, more);
  }

  /** Kept as records come, since counting a million of them takes seconds. */
  #widenSpan(source: string, date: string | null): void {
    this.statements.run(
      `INSERT INTO source_span VALUES (?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET n = n + 1,
       first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
       last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))`,
      source,
      date,
      date,
    );
  }

  #recountSpan(source: string): void {
    this.statements.run(
      `INSERT OR REPLACE INTO source_span SELECT ?, count(*), min(date), max(date) FROM refers JOIN item USING (num)
       WHERE target = ? AND kind IN (${LISTED.map((kind) => `'${kind}'`).join(', ')}) AND state IS NOT 'withdrawn' AND EXISTS (SELECT 1 FROM json_each(sources) WHERE value = ?)`,
      source,
      source,
      source,
    );
  }

  #forget(num: number): void {
    // a record's digest and row key never change, so only what a correction can change is forgotten
    for (const table of ['tag', 'source_name', 'refers'])
      this.statements.run(`DELETE FROM ${table} WHERE num = ?`, num);
  }

  #remember(num: number, v: RecordVersion): void {
    const f = v.fields;
    const reading = f['reading'] as { reason?: { code?: string } } | undefined;
    this.statements.run(
      'INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      num,
      v.id,
      v.kind,
      v.version,
      v.entry,
      titleOf(v),
      textOf(f['name']),
      textOf((f['languages'] as Json[] | undefined)?.[0]),
      dateOf(f),
      countryOf(f),
      JSON.stringify(f['sources'] ?? []),
      textOf(f['batch']),
      stateOf(v),
      textOf(reading?.reason?.code),
      confidentialityOf(f, ''),
    );
    if (typeof f['sha256'] === 'string')
      this.statements.run('INSERT OR IGNORE INTO digest VALUES (?, ?)', Buffer.from(f['sha256'], 'hex'), num);
    const line = f['row'] as { key?: string; digest?: string } | undefined;
    if (typeof line?.key === 'string')
      this.statements.run('INSERT OR REPLACE INTO line VALUES (?, ?, ?)', line.key, num, line.digest ?? '');
    for (const tag of (f['tags'] as string[] | undefined) ?? [])
      this.statements.run('INSERT OR IGNORE INTO tag VALUES (?, ?)', tag, num);
    if (v.kind === 'source')
      for (const name of [f['name'], f['title'], f['codeName']])
        if (typeof name === 'string')
          this.statements.run('INSERT OR IGNORE INTO source_name VALUES (?, ?)', this.#fold(name), num);
    for (const target of targetsOf(f)) this.statements.run('INSERT OR IGNORE INTO refers VALUES (?, ?)', target, num);
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) {
      const num = this.byId(id)?.num;
      if (num === undefined) continue;
      this.statements.run('DELETE FROM blob WHERE entry IN (SELECT entry FROM version WHERE num = ?)', num);
      for (const table of ['digest', 'line']) this.statements.run(`DELETE FROM ${table} WHERE num = ?`, num);
    }
  }

  purge(): void {
    this.statements.forget();
    this.#db.exec('VACUUM');
    this.#sums?.noteLog();
    if (transferLog(this.#db, 'TRUNCATE')) return;
    throw new SabtError(
      'conflict',
      `Another process is reading ${this.#file}, so what was erased may still lie in its log; repeat this later.`,
      { at: this.#file },
    );
  }

  clear(): void {
    this.#db.exec('BEGIN IMMEDIATE');
    for (const table of [
      'item',
      'tally',
      'source_span',
      'version',
      'digest',
      'line',
      'tag',
      'refers',
      'source_name',
      'blob',
    ])
      this.#db.exec(`DELETE FROM ${table}`);
    this.#db.exec("DELETE FROM state WHERE key = 'applied'; COMMIT");
    this.#next = 1;
  }

  close(): void {
    this.statements.forget();
    if (this.#sums === null) {
      this.#db.close();
      return;
    }
    try {
      this.#sums.noteLog();
      transferLog(this.#db, 'TRUNCATE');
    } catch {
      // a full disk: what stays in the log is taken from there
    }
    this.#db.close();
    try {
      this.#sums.finish();
    } catch {
      // without sums `verify` compares less
    }
  }
}
