/**
 * The catalogue on SQLite. One row a record for what holds now, one row a version for what held when, and
 * small tables for look-ups. `synchronous=OFF` is right here: all of it is derived, and `applied` is written in
 * the same transaction as the rows, so after a crash of the machine a damaged file is thrown away and rebuilt.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { confidentialityOf, type Json, type Kind, type RecordVersion } from '../../model/records.ts';
import type { Catalogue, CatalogueItem, ListQuery, VersionPlace } from '../catalogue-port.ts';
import { countryOf, dateOf, itemOf, placeOf, type Row, stateOf, targetsOf, textOf, titleOf } from './catalogue-rows.ts';
import { FORMAT, SCHEMA } from './catalogue-schema.ts';
import { checkDatabase, isCorruption, openDatabase, transferLog } from './database.ts';
import { compareSums, PageSums } from './page-sums.ts';

const MAX_BATCHED = 400;

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
  const differing = (compareSums(file) ?? []).map(({ from, to, message }) => `bytes ${from} to ${to}: ${message}`);
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

function damaged(file: string, what: string, cause?: unknown): SabtError {
  return new SabtError(
    'archive-damaged',
    `The catalogue of the index is damaged: ${what}. Nothing of the record is lost; run \`sabt rebuild\`.`,
    { at: file, cause },
  );
}

class SqliteCatalogue implements Catalogue {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #fold: (text: string) => string;
  readonly #statements = new Map<string, StatementSync>();
  readonly #sums: PageSums | null;
  #next: number;

  constructor(file: string, readOnly: boolean, fold: (text: string) => string) {
    this.#file = file;
    this.#fold = fold;
    this.#sums = readOnly ? null : new PageSums(file);
    this.#db = readOnly ? openDatabase(file, 'read') : new DatabaseSync(file);
    try {
      this.#db.exec('PRAGMA busy_timeout=5000');
      if (!readOnly) {
        this.#db.exec(
          'PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=0',
        );
        this.#db.exec(SCHEMA);
        this.#run("INSERT OR IGNORE INTO state VALUES ('format', ?)", FORMAT);
      }
      if (this.#number("SELECT value AS n FROM state WHERE key='format'") !== FORMAT)
        throw damaged(file, 'it has another format');
      this.#next = this.#number('SELECT coalesce(max(num), 0) AS n FROM item') + 1;
    } catch (cause) {
      this.#db.close();
      throw this.#ours(cause);
    }
  }

  applied(): number {
    return this.#number("SELECT value AS n FROM state WHERE key='applied'");
  }

  apply(versions: RecordVersion[], upTo: number): number[] {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const nums = versions.map((version) => this.#applyOne(version));
      this.#run(
        "INSERT INTO state VALUES ('applied', ?) ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)",
        upTo,
      );
      this.#db.exec('COMMIT');
      this.#transferLongLog();
      return nums;
    } catch (cause) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw this.#ours(cause);
    }
  }

  #transferLongLog(): void {
    const log = statSync(`${this.#file}-wal`, { throwIfNoEntry: false });
    if (log === undefined || log.size < LOG_LIMIT_BYTES) return;
    this.#sums?.noteLog();
    transferLog(this.#db, 'PASSIVE');
  }

  #applyOne(v: RecordVersion): number {
    const known = this.#get('SELECT num, version FROM item WHERE id = ?', v.id);
    const num = known === undefined ? this.#next++ : (known['num'] as number);
    this.#run('INSERT OR REPLACE INTO version VALUES (?, ?, ?, NULL)', num, v.version, v.entry);
    // versions of one record lie in log order, but an import shuffles a group, so the bounds are set from both sides
    this.#run('UPDATE version SET until = ? WHERE num = ? AND version = ?', v.entry, num, v.version - 1);
    const later = this.#get('SELECT entry FROM version WHERE num = ? AND version = ?', num, v.version + 1);
    if (later !== undefined)
      this.#run('UPDATE version SET until = ? WHERE num = ? AND version = ?', later['entry']!, num, v.version);
    const blob = v.fields['blob'] as { name?: string } | undefined;
    if (typeof blob?.name === 'string') this.#run('INSERT OR IGNORE INTO blob VALUES (?, ?)', blob.name, v.entry);
    if (known !== undefined && (known['version'] as number) > v.version) return num;
    const before = known === undefined ? [] : this.byNum(num)!.sources;
    if (known === undefined)
      this.#run('INSERT INTO tally VALUES (?, 1) ON CONFLICT (kind) DO UPDATE SET n = n + 1', v.kind);
    else this.#forget(num);
    this.#remember(num, v);
    if (!LISTED.includes(v.kind)) return num;
    const sources = (v.fields['sources'] as string[] | undefined) ?? [];
    if (known === undefined) for (const id of new Set(sources)) this.#widenSpan(id, dateOf(v.fields));
    else for (const id of new Set([...before, ...sources])) this.#recountSpan(id);
    return num;
  }

  /** Kept as records come, since counting a million of them takes seconds. */
  #widenSpan(source: string, date: string | null): void {
    this.#run(
      `INSERT INTO source_span VALUES (?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET n = n + 1,
       first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
       last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))`,
      source,
      date,
      date,
    );
  }

  #recountSpan(source: string): void {
    this.#run(
      `INSERT OR REPLACE INTO source_span SELECT ?, count(*), min(date), max(date) FROM refers JOIN item USING (num)
       WHERE target = ? AND kind IN (${LISTED.map((kind) => `'${kind}'`).join(', ')}) AND EXISTS (SELECT 1 FROM json_each(sources) WHERE value = ?)`,
      source,
      source,
      source,
    );
  }

  #forget(num: number): void {
    // a record's digest and row key never change, so only what a correction can change is forgotten
    for (const table of ['tag', 'source_name', 'refers']) this.#run(`DELETE FROM ${table} WHERE num = ?`, num);
  }

  #remember(num: number, v: RecordVersion): void {
    const f = v.fields;
    const reading = f['reading'] as { reason?: { code?: string } } | undefined;
    this.#run(
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
      this.#run('INSERT OR IGNORE INTO digest VALUES (?, ?)', Buffer.from(f['sha256'], 'hex'), num);
    const line = f['row'] as { key?: string; digest?: string } | undefined;
    if (typeof line?.key === 'string')
      this.#run('INSERT OR REPLACE INTO line VALUES (?, ?, ?)', line.key, num, line.digest ?? '');
    for (const tag of (f['tags'] as string[] | undefined) ?? [])
      this.#run('INSERT OR IGNORE INTO tag VALUES (?, ?)', tag, num);
    if (v.kind === 'source')
      for (const name of [f['name'], f['title'], f['codeName']])
        if (typeof name === 'string')
          this.#run('INSERT OR IGNORE INTO source_name VALUES (?, ?)', this.#fold(name), num);
    for (const target of targetsOf(f)) this.#run('INSERT OR IGNORE INTO refers VALUES (?, ?)', target, num);
  }

  byId(id: string): CatalogueItem | null {
    return itemOf(this.#get('SELECT * FROM item WHERE id = ?', id));
  }

  byNum(num: number): CatalogueItem | null {
    return itemOf(this.#get('SELECT * FROM item WHERE num = ?', num));
  }

  byNums(nums: number[]): (CatalogueItem | null)[] {
    return nums.map((num) => this.byNum(num));
  }

  placeAt(id: string, size: number): VersionPlace | null {
    return placeOf(
      this.#get(
        `SELECT v.version, v.entry, v.until FROM version v JOIN item USING (num)
         WHERE id = ? AND v.entry < ? ORDER BY v.version DESC LIMIT 1`,
        id,
        size,
      ),
    );
  }

  versions(id: string): VersionPlace[] {
    return this.#all(
      'SELECT v.version, v.entry, v.until FROM version v JOIN item USING (num) WHERE id = ? ORDER BY v.version',
      id,
    ).map((row) => placeOf(row)!);
  }

  bySha256(sha256: string): CatalogueItem | null {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    return itemOf(
      this.#get(
        'SELECT item.* FROM digest JOIN item USING (num) WHERE sha256 = ? ORDER BY num LIMIT 1',
        Buffer.from(sha256, 'hex'),
      ),
    );
  }

  byRow(key: string): { item: CatalogueItem; digest: string } | null {
    const row = this.#get('SELECT num, digest FROM line WHERE key = ?', key);
    if (row === undefined) return null;
    return { item: this.byNum(row['num'] as number)!, digest: row['digest'] as string };
  }

  sourceByName(foldedName: string): CatalogueItem | null {
    return itemOf(
      this.#get(
        'SELECT item.* FROM source_name JOIN item USING (num) WHERE folded = ? ORDER BY num LIMIT 1',
        foldedName,
      ),
    );
  }

  list(query: ListQuery): { total: number; items: CatalogueItem[] } {
    const where: string[] = [];
    const values: SQLInputValue[] = [];
    const add = (sql: string, value: SQLInputValue | undefined): void => {
      if (value === undefined) return;
      where.push(sql);
      values.push(value);
    };
    add('kind = ?', query.kind);
    add('batch = ?', query.batch);
    add('state = ?', query.state);
    add('num IN (SELECT num FROM refers WHERE target = ?)', query.source);
    add('num IN (SELECT num FROM refers WHERE target = ?)', query.refersTo);
    add('num IN (SELECT num FROM tag WHERE tag = ?)', query.tag);
    const condition = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    const order = {
      'newest-entry': 'entry DESC',
      'oldest-entry': 'entry',
      title: 'coalesce(title, name) COLLATE NOCASE, num',
      date: 'date DESC, num',
    }[query.sort ?? 'newest-entry'];
    const total = this.#get(`SELECT count(*) AS n FROM item${condition}`, ...values)!['n'] as number;
    const rows = this.#all(
      `SELECT * FROM item${condition} ORDER BY ${order} LIMIT ? OFFSET ?`,
      ...values,
      query.limit,
      query.offset,
    );
    return { total, items: rows.map((row) => itemOf(row)!) };
  }

  counts(): Partial<Record<Kind, number>> {
    const counts: Partial<Record<Kind, number>> = {};
    for (const row of this.#all('SELECT kind, n FROM tally')) counts[row['kind'] as Kind] = row['n'] as number;
    return counts;
  }

  tags(): { tag: string; n: number }[] {
    return this.#all('SELECT tag, count(*) AS n FROM tag GROUP BY tag ORDER BY n DESC, tag').map((row) => ({
      tag: row['tag'] as string,
      n: row['n'] as number,
    }));
  }

  sourceSpans(): Map<string, { n: number; first: string | null; last: string | null }> {
    return new Map(
      this.#all('SELECT * FROM source_span').map((row) => [
        row['id'] as string,
        { n: row['n'] as number, first: textOf(row['first']), last: textOf(row['last']) },
      ]),
    );
  }

  blobRefs(name: string): number {
    return this.#get('SELECT count(*) AS n FROM blob WHERE name = ?', name)!['n'] as number;
  }

  *iterate(kind: Kind | null): Iterable<CatalogueItem> {
    let after = -1;
    for (;;) {
      const rows =
        kind === null
          ? this.#all('SELECT * FROM item WHERE entry > ? ORDER BY entry LIMIT ?', after, MAX_BATCHED)
          : this.#all(
              'SELECT * FROM item WHERE kind = ? AND entry > ? ORDER BY entry LIMIT ?',
              kind,
              after,
              MAX_BATCHED,
            );
      for (const row of rows) yield itemOf(row)!;
      if (rows.length < MAX_BATCHED) return;
      after = rows.at(-1)!['entry'] as number;
    }
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
    this.#statements.clear();
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

  /** An error of SQLite's as one of ours, damage with what to do about it. */
  #ours(cause: unknown): unknown {
    if (cause instanceof SabtError) return cause;
    if (isCorruption(cause)) return damaged(this.#file, (cause as Error).message, cause);
    return asSabtError(cause, this.#file);
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    try {
      this.#statement(sql).run(...values);
    } catch (cause) {
      throw this.#ours(cause);
    }
  }

  #get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    try {
      return this.#statement(sql).get(...values) as Row | undefined;
    } catch (cause) {
      throw this.#ours(cause);
    }
  }

  #all(sql: string, ...values: SQLInputValue[]): Row[] {
    try {
      return this.#statement(sql).all(...values) as Row[];
    } catch (cause) {
      throw this.#ours(cause);
    }
  }

  #number(sql: string): number {
    return (this.#get(sql)?.['n'] as number | undefined) ?? 0;
  }
}
