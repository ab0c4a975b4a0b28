/** What is asked of the catalogue: records by what names them, places of versions, lists and counts. */
import type { SQLInputValue } from 'node:sqlite';
import type { Kind } from '../../model/records.ts';
import type { CatalogueItem, CatalogueLevel, ListQuery, VersionPlace } from '../catalogue-port.ts';
import { itemOf, placeOf, textOf } from './catalogue-rows.ts';
import type { CatalogueStatements } from './catalogue-statements.ts';

const MAX_BATCHED = 400;
const MAX_LEVELS = 4000;

export class CatalogueLookups {
  protected readonly statements: CatalogueStatements;

  constructor(statements: CatalogueStatements) {
    this.statements = statements;
  }

  byId(id: string): CatalogueItem | null {
    return itemOf(this.statements.get('SELECT * FROM item WHERE id = ?', id));
  }

  byNum(num: number): CatalogueItem | null {
    return itemOf(this.statements.get('SELECT * FROM item WHERE num = ?', num));
  }

  byNums(nums: number[]): (CatalogueItem | null)[] {
    return nums.map((num) => this.byNum(num));
  }

  placeAt(id: string, size: number): VersionPlace | null {
    return placeOf(
      this.statements.get(
        `SELECT v.version, v.entry, v.until FROM version v JOIN item USING (num)
         WHERE id = ? AND v.entry < ? ORDER BY v.version DESC LIMIT 1`,
        id,
        size,
      ),
    );
  }

  versions(id: string): VersionPlace[] {
    return this.statements
      .all(
        'SELECT v.version, v.entry, v.until FROM version v JOIN item USING (num) WHERE id = ? ORDER BY v.version',
        id,
      )
      .map((row) => placeOf(row)!);
  }

  bySha256(sha256: string): CatalogueItem | null {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    return itemOf(
      this.statements.get(
        'SELECT item.* FROM digest JOIN item USING (num) WHERE sha256 = ? ORDER BY num LIMIT 1',
        Buffer.from(sha256, 'hex'),
      ),
    );
  }

  byRow(key: string): { item: CatalogueItem; digest: string } | null {
    const row = this.statements.get('SELECT num, digest FROM line WHERE key = ?', key);
    if (row === undefined) return null;
    return { item: this.byNum(row['num'] as number)!, digest: row['digest'] as string };
  }

  sourceByName(foldedName: string): CatalogueItem | null {
    return itemOf(
      this.statements.get(
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
    const total = this.statements.get(`SELECT count(*) AS n FROM item${condition}`, ...values)!['n'] as number;
    const rows = this.statements.all(
      `SELECT * FROM item${condition} ORDER BY ${order} LIMIT ? OFFSET ?`,
      ...values,
      query.limit,
      query.offset,
    );
    return { total, items: rows.map((row) => itemOf(row)!) };
  }

  counts(): Partial<Record<Kind, number>> {
    const counts: Partial<Record<Kind, number>> = {};
    for (const row of this.statements.all('SELECT kind, n FROM tally'))
      counts[row['kind'] as Kind] = row['n'] as number;
    return counts;
  }

  tags(): { tag: string; n: number }[] {
    return this.statements.all('SELECT tag, count(*) AS n FROM tag GROUP BY tag ORDER BY n DESC, tag').map((row) => ({
      tag: row['tag'] as string,
      n: row['n'] as number,
    }));
  }

  sourceSpans(): Map<string, { n: number; first: string | null; last: string | null }> {
    return new Map(
      this.statements
        .all('SELECT * FROM source_span')
        .map((row) => [
          row['id'] as string,
          { n: row['n'] as number, first: textOf(row['first']), last: textOf(row['last']) },
        ]),
    );
  }

  blobRefs(name: string): number {
    return this.statements.get('SELECT count(*) AS n FROM blob WHERE name = ?', name)!['n'] as number;
  }

  entriesOf(kinds: readonly Kind[], from: number, to: number): number[] {
    // what has a version at or after `from` has its newest there too
    return this.statements
      .all(
        `SELECT v.entry FROM item JOIN version v USING (num)
         WHERE item.kind IN (${kinds.map(() => '?').join(', ')}) AND item.entry >= ? AND v.entry >= ? AND v.entry < ?
         ORDER BY v.entry`,
        ...kinds,
        from,
        from,
        to,
      )
      .map((row) => row['entry'] as number);
  }

  *levels(): Iterable<CatalogueLevel> {
    let after = -1;
    for (;;) {
      const rows = this.statements.all(
        'SELECT num, id, kind, entry, confidentiality, state FROM item WHERE num > ? ORDER BY num LIMIT ?',
        after,
        MAX_LEVELS,
      );
      yield* rows as unknown as CatalogueLevel[];
      if (rows.length < MAX_LEVELS) return;
      after = rows.at(-1)!['num'] as number;
    }
  }

  *iterate(kind: Kind | null): Iterable<CatalogueItem> {
    let after = -1;
    for (;;) {
      const rows =
        kind === null
          ? this.statements.all('SELECT * FROM item WHERE entry > ? ORDER BY entry LIMIT ?', after, MAX_BATCHED)
          : this.statements.all(
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
}
