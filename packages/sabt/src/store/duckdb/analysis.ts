/**
 * The analysis copy on DuckDB (`@duckdb/node-api`): a file beside the index that one process holds, or nothing but memory
 * where the file cannot be held (a folder that is read-only, another process). Either way it is made from the log.
 *
 * Rows are appended in bulk and never changed but for `until`, the entry of the next version, so that a count as of a past
 * size is a condition on two columns.
 */
import { existsSync, rmSync } from 'node:fs';
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance, listValue } from '@duckdb/node-api';
import { SabtError } from '../../model/errors.ts';
import type {
  ActRow,
  AnalysisCopy,
  CountGroup,
  CountQuery,
  CountRange,
  Extent,
  PlaceGroup,
  PlaceQuery,
  RowQuery,
  Selected,
  SourcesOver,
  SourcesQuery,
  SpanGroup,
  SpanQuery,
  Summary,
} from '../analysis-port.ts';
import type { CountryPositionGroup, PointRow, PositionGroup, SelectedPoints, SeriesSummary } from '../points-port.ts';
import { actOf, appendAct } from './act-rows.ts';
import { LIST_OF_TEXT } from './appending.ts';
import { dayOf, isoOf } from './days.ts';
import { conditionOf, groupingOf } from './filter-sql.ts';
import {
  differentSql,
  extentOf,
  extentSql,
  placeOf,
  placesSql,
  spanOf,
  spansSql,
  summaryOf,
  summarySql,
} from './picture-sql.ts';
import {
  appendPoint,
  type Chosen,
  countryPositionOf,
  countryPositionsSql,
  pointOf,
  pointsSql,
  positionOf,
  positionsSql,
  seriesOf,
  seriesSql,
} from './points-sql.ts';
import { FORMAT, SCHEMA } from './schema.ts';

/** Opens or makes the copy. @param file absolute path; null for one in memory */
export async function openAnalysis(file: string | null): Promise<AnalysisCopy> {
  try {
    return await DuckDbAnalysis.open(file);
  } catch (cause) {
    if (file === null) throw unreadable(cause);
    // damaged, of another format, held by another process or not writable: what can be made anew is made in memory
    if (isOfAnotherFormat(cause)) {
      for (const part of ['', '.wal']) rmSync(file + part, { force: true });
      return DuckDbAnalysis.open(file);
    }
    return DuckDbAnalysis.open(null);
  }
}

/**
 * The copy in a file, for a process that may not write; null unless it holds the whole log as it is now, or where another
 * process has it open for writing.
 */
export async function openAnalysisToRead(file: string, size: number): Promise<AnalysisCopy | null> {
  if (!existsSync(file)) return null;
  let copy: DuckDbAnalysis | null = null;
  try {
    copy = await DuckDbAnalysis.open(file, 'READ_ONLY');
  } catch {
    return null;
  }
  if (copy.applied() === size) return copy;
  copy.close();
  return null;
}

type Table = 'act' | 'point';
type Versioned = Pick<ActRow, 'id' | 'version' | 'entry'>;

class OtherFormat extends Error {}

/** A damaged file says so in its own words; a lock or a missing right is no damage. */
function isOfAnotherFormat(cause: unknown): boolean {
  if (cause instanceof OtherFormat) return true;
  const message = cause instanceof Error ? cause.message : '';
  return /not a valid DuckDB|corrupt|Serialization Error|could not deserialize|different version/i.test(message);
}

const unreadable = (cause: unknown): SabtError =>
  new SabtError('archive-unreadable', `The analysis copy cannot be opened: ${(cause as Error).message}`, { cause });

class DuckDbAnalysis implements AnalysisCopy {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #applied: number;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, applied: number) {
    this.#instance = instance;
    this.#connection = connection;
    this.#applied = applied;
  }

  static async open(file: string | null, access: 'READ_ONLY' | 'READ_WRITE' = 'READ_WRITE'): Promise<DuckDbAnalysis> {
    const fresh = file === null || !existsSync(file);
    const instance = await DuckDBInstance.create(file ?? ':memory:', {
      enable_external_access: 'false',
      threads: '2',
      access_mode: access,
    });
    try {
      const connection = await instance.connect();
      if (access === 'READ_WRITE') await connection.run(SCHEMA);
      if (fresh) await connection.run("INSERT INTO state VALUES ('format', ?), ('applied', 0)", [FORMAT]);
      const state = new Map(
        (await connection.runAndReadAll('SELECT key, value FROM state'))
          .getRowsJS()
          .map((row) => [row[0], Number(row[1])]),
      );
      if (state.get('format') !== FORMAT) throw new OtherFormat();
      return new DuckDbAnalysis(instance, connection, state.get('applied') ?? 0);
    } catch (cause) {
      instance.closeSync();
      throw cause;
    }
  }

  applied(): number {
    return this.#applied;
  }

  async apply(rows: readonly ActRow[], upTo: number, points: readonly PointRow[] = []): Promise<void> {
    await this.#connection.run('BEGIN');
    try {
      await this.#applyTo('act', rows, appendAct);
      await this.#applyTo('point', points, appendPoint);
      await this.#connection.run("UPDATE state SET value = greatest(value, ?) WHERE key = 'applied'", [upTo]);
      await this.#connection.run('COMMIT');
    } catch (cause) {
      await this.#connection.run('ROLLBACK').catch(() => undefined);
      throw cause;
    }
    this.#applied = Math.max(this.#applied, upTo);
  }

  async #applyTo<Row extends Versioned>(
    table: Table,
    rows: readonly Row[],
    append: (appender: DuckDBAppender, row: Row) => void,
  ): Promise<void> {
    const first = rows[0];
    if (first === undefined) return;
    // an entry before what was applied may be held already
    const held = first.entry < this.#applied || rows.some(({ version }) => version > 1);
    const appender = await this.#connection.createAppender(table);
    const known = held ? await this.#knownVersions(table, rows) : new Set<string>();
    for (const row of rows) if (!known.has(`${row.id} ${row.version}`)) append(appender, row);
    appender.closeSync();
    if (held) await this.#closeFormer(table, rows);
  }

  async #knownVersions(table: Table, rows: readonly Versioned[]): Promise<Set<string>> {
    const found = await this.#connection.runAndReadAll(
      `SELECT id, version FROM ${table} WHERE id IN (SELECT unnest(?))`,
      [listValue([...new Set(rows.map(({ id }) => id))])],
      [LIST_OF_TEXT],
    );
    return new Set(found.getRowsJS().map(([id, version]) => `${String(id)} ${String(version)}`));
  }

  async #closeFormer(table: Table, rows: readonly Versioned[]): Promise<void> {
    await this.#connection.run(
      `UPDATE ${table} SET until = later.entry FROM ${table} AS later
       WHERE later.id = ${table}.id AND later.version = ${table}.version + 1 AND ${table}.until IS NULL
         AND ${table}.id IN (SELECT unnest(?))`,
      [listValue([...new Set(rows.map(({ id }) => id))])],
      [LIST_OF_TEXT],
    );
  }

  async count(query: CountQuery): Promise<CountGroup[]> {
    const { sql, values } = this.#chosen(query);
    const groupings = query.by.map(groupingOf);
    const keys = groupings.map(({ column, many }, i) =>
      many ? `unnest(CASE WHEN len(${column}) = 0 THEN [NULL] ELSE ${column} END) AS k${i}` : `${column} AS k${i}`,
    );
    const bounds =
      query.sum === undefined ? [] : ['low', 'best', 'high'].map((bound) => `${query.sum}_${bound} AS s_${bound}`);
    const names = query.by.map((_, i) => `k${i}`);
    const shown = groupings.map((grouping, i) => `${grouping.shown(`k${i}`)} AS n${i}`);
    const sums = query.sum === undefined ? [] : SUM_COLUMNS;
    const inner = `SELECT ${[...keys, ...query.by.filter((field) => field === 'country' || field === 'place'), ...bounds, '1 AS one'].join(', ')}
      FROM act WHERE ${sql}`;
    const grouped = names.length === 0 ? '' : `GROUP BY ${names.join(', ')} ORDER BY ${names.join(', ')}`;
    const text = `SELECT ${[...shown, 'count(*) AS n', ...sums].join(', ')} FROM (${inner}) ${grouped}`;
    const rows = (await this.#connection.runAndReadAll(text, values)).getRowsJS();
    return rows.map((row) => groupOf(row, query));
  }

  async sourcesOver(query: SourcesQuery): Promise<SourcesOver> {
    const { sql, values } = this.#chosen(query);
    const { column, shown } = groupingOf(query.by);
    // of each set of sources once a period, not of each act
    const found = await this.#connection.runAndReadAll(
      `WITH told AS (SELECT k, unnest(s) AS source FROM
         (SELECT DISTINCT ${column} AS k, sources AS s FROM act WHERE ${sql} AND ${column} IS NOT NULL))
       SELECT NULL AS k, source, 0 AS n FROM (SELECT DISTINCT source FROM told)
       UNION ALL SELECT ${shown('k')}, NULL, n FROM (SELECT k, count(DISTINCT source) AS n FROM told GROUP BY k)
       ORDER BY ALL`,
      values,
    );
    const rows = found.getRowsJS();
    return {
      ids: rows.flatMap(([, id]) => (id === null ? [] : [String(id)])),
      periods: rows.flatMap(([key, , n]) => (key === null ? [] : [{ key: String(key), n: Number(n) }])),
    };
  }

  async rows(query: RowQuery): Promise<{ total: number; rows: ActRow[] }> {
    const { sql, values } = this.#chosen(query);
    const total = Number(
      (await this.#connection.runAndReadAll(`SELECT count(*) FROM act WHERE ${sql}`, values)).getRowsJS()[0]![0],
    );
    const order = query.sort === 'newest' ? 'start_day DESC NULLS LAST, id' : 'start_day NULLS LAST, id';
    const found = await this.#connection.runAndReadAll(
      // sorted by two columns alone; the others are fetched for the rows that are wanted
      `SELECT * FROM act WHERE rowid IN (SELECT rowid FROM act WHERE ${sql} ORDER BY ${order}
         LIMIT ${Math.trunc(query.limit)} OFFSET ${Math.trunc(query.offset)}) ORDER BY ${order}`,
      values,
    );
    return { total, rows: found.getRowObjectsJS().map(actOf) };
  }

  async summary(selected: Selected): Promise<Summary> {
    const { sql, values } = this.#chosen(selected);
    const [row, different] = await Promise.all(
      [summarySql(sql), differentSql(sql)].map((text) => this.#connection.runAndReadAll(text, values)),
    );
    return summaryOf(row!.getRowsJS()[0]!, different!.getRowsJS()[0]!, isoOf);
  }

  async originSets(selected: Selected): Promise<{ origins: string[]; n: number }[]> {
    const { sql, values } = this.#chosen(selected);
    const found = await this.#connection.runAndReadAll(
      `SELECT s, count(*) FROM (SELECT list_sort(origins) AS s FROM act WHERE ${sql}) GROUP BY s ORDER BY s`,
      values,
    );
    return found.getRowsJS().map(([origins, n]) => ({ origins: origins as string[], n: Number(n) }));
  }

  async articleSets(selected: Selected): Promise<{ act: string | null; articles: string[] | null; n: number }[]> {
    const { sql, values } = this.#chosen(selected);
    const found = await this.#connection.runAndReadAll(
      `SELECT act, s, count(*) FROM (SELECT act, list_sort(rights_articles) AS s FROM act WHERE ${sql})
       GROUP BY act, s ORDER BY act, s`,
      values,
    );
    return found.getRowsJS().map(([act, articles, n]) => ({
      act: (act as string | null) ?? null,
      articles: (articles as string[] | null) ?? null,
      n: Number(n),
    }));
  }

  async extent(selected: Selected): Promise<Extent> {
    const { sql, values } = this.#chosen(selected);
    return extentOf((await this.#connection.runAndReadAll(extentSql(sql), values)).getRowsJS()[0]!, isoOf);
  }

  async spans(query: SpanQuery): Promise<SpanGroup[]> {
    if (query.spans.length === 0) return [];
    const { sql, values } = this.#chosen(query);
    const found = await this.#connection.runAndReadAll(spansSql(sql, query.spans, query.by, dayOf), values);
    return found.getRowsJS().map(spanOf);
  }

  async places(query: PlaceQuery): Promise<{ groups: PlaceGroup[]; left: number }> {
    const { sql, values } = this.#chosen(query);
    const found = (await this.#connection.runAndReadAll(placesSql(sql, query.cell), values)).getRowObjectsJS();
    const groups = found.slice(0, query.limit).map((row) => placeOf(row, query.cell));
    return { groups, left: found.slice(query.limit).reduce((sum, row) => sum + Number(row['n']), 0) };
  }

  async points(query: SelectedPoints & { series: string }): Promise<PointRow[]> {
    const found = await this.#read(pointsSql(query));
    return found.getRowObjectsJS().map(pointOf);
  }

  async series(query: SelectedPoints): Promise<SeriesSummary[]> {
    return (await this.#read(seriesSql(query))).getRowsJS().map(seriesOf);
  }

  async positions(query: SelectedPoints): Promise<PositionGroup[]> {
    return (await this.#read(positionsSql(query))).getRowsJS().map(positionOf);
  }

  async positionsByCountry(query: SelectedPoints): Promise<CountryPositionGroup[]> {
    return (await this.#read(countryPositionsSql(query))).getRowsJS().map(countryPositionOf);
  }

  #read({ sql, values }: Chosen): ReturnType<DuckDBConnection['runAndReadAll']> {
    return this.#connection.runAndReadAll(sql, values);
  }

  /** The condition of a query: filter, statuses, and the size of the log. */
  #chosen({ filter, status, at }: Selected): { sql: string; values: (string | number)[] } {
    const own = conditionOf(filter);
    const held = at === undefined ? 'until IS NULL' : 'entry < ? AND (until IS NULL OR until >= ?)';
    const statuses = status.length === 0 ? 'NULL' : status.map(() => '?').join(', ');
    return {
      sql: `${held} AND status IN (${statuses}) AND ${own.sql}`,
      values: [...(at === undefined ? [] : [at, at]), ...status, ...own.values],
    };
  }

  clear(): Promise<void> {
    this.#applied = 0;
    return this.#connection
      .run("DELETE FROM act; DELETE FROM point; UPDATE state SET value = 0 WHERE key = 'applied'")
      .then(() => undefined);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/**
 * The sum of ranges: bounds that are not known count as nothing below and make the sum above unknown. A best value is
 * summed only where every act that gives any number gives one.
 */
const SUM_COLUMNS = [
  'CAST(sum(coalesce(s_low, 0)) AS DOUBLE)',
  'CAST(sum(s_best) AS DOUBLE)',
  'CAST(sum(s_high) AS DOUBLE)',
  'CAST(count(*) FILTER (WHERE coalesce(s_low, s_best, s_high) IS NOT NULL) AS DOUBLE)',
  'CAST(count(s_best) AS DOUBLE)',
  'CAST(count(s_high) AS DOUBLE)',
];

function groupOf(row: readonly unknown[], { by, sum }: CountQuery): CountGroup {
  const key = by.map((_, i) => (row[i] === null || row[i] === undefined ? null : String(row[i])));
  const n = Number(row[by.length]);
  if (sum === undefined) return { key, n };
  const [low, best, high, told, bests, highs] = row
    .slice(by.length + 1)
    .map((value) => (value === null ? 0 : Number(value)));
  const range: CountRange =
    told === 0 ? [null, null, null] : [low!, bests === told ? best! : null, highs === told ? high! : null];
  return { key, n, sum: range };
}
