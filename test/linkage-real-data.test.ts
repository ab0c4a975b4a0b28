/**
 * Linking on tables with known answers that lie beside the repository and are no part of it. Without them this test says so
 * and passes over. Nothing of what they hold is printed: some name real dead people.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { fileSource, readTable } from '../packages/sabt/src/stages/intake/index.ts';
import { linkRecords, type Table } from '../packages/sabt/src/stages/linking/index.ts';
import { ROOT } from './running/world.ts';

const DATA = join(ROOT, '..', 'shared', 'data');
const skip = existsSync(join(DATA, 'linkage')) ? false : 'the data beside the repository is not there';

interface Measured {
  precision: number;
  recall: number;
  f1: number;
}

function measured(found: readonly string[], truth: ReadonlySet<string>): Measured {
  const right = found.filter((pair) => truth.has(pair)).length;
  return {
    precision: right / Math.max(1, found.length),
    recall: right / truth.size,
    f1: (2 * right) / (found.length + truth.size),
  };
}

/** The table without the columns named, and one of these. */
async function tableOf(
  path: string,
  without: readonly string[],
  only?: readonly string[],
): Promise<{ table: Table; left: string[] }> {
  const read = await readTable(await fileSource(path, path));
  const places = [...read.columns.keys()].filter(
    (at) => !without.includes(read.columns[at]!) && (only === undefined || only.includes(read.columns[at]!)),
  );
  const own = read.columns.indexOf(without[0]!);
  return {
    table: {
      columns: places.map((at) => read.columns[at]!),
      rows: read.rows.map((row) => places.map((at) => row[at]!)),
      ids: read.rows.map((_, at) => String(at)),
    },
    left: read.rows.map((row) => row[own]!.trim()),
  };
}

async function duplicates(file: string, column: string, entity: (value: string) => string): Promise<Measured> {
  const { table, left } = await tableOf(join(DATA, 'linkage', file), [column]);
  assert.ok(!table.columns.includes(column));
  const rowsOf = Map.groupBy(left.keys(), (row) => entity(left[row]!));
  const truth = new Set(
    [...rowsOf.values()].flatMap((rows) => rows.flatMap((a, i) => rows.slice(i + 1).map((b) => `${a} ${b}`))),
  );
  const { pairs } = await linkRecords({ a: table });
  return measured(
    pairs.map(({ a, b }) => `${a} ${b}`),
    truth,
  );
}

describe('linking real tables', { skip }, () => {
  for (const [file, column, least] of [
    ['RLdata500.csv.gz', 'identity', 0.98],
    ['RLdata10000.csv.gz', 'identity', 0.96],
    ['febrl-dataset1.csv.gz', 'rec_id', 0.995],
    ['febrl-dataset2.csv.gz', 'rec_id', 0.99],
    ['febrl-dataset3.csv.gz', 'rec_id', 0.99],
  ] as const)
    test(file, async () => {
      const { f1 } = await duplicates(file, column, (value) => (column === 'rec_id' ? value.split('-')[1]! : value));
      assert.ok(f1 >= least, `F1 ${f1}`);
    });

  for (const [name, columns, least] of [
    ['all that both have', ['name', 'en_name', 'age', 'sex'], 0.98],
    ['the name in Arabic, age, sex', ['name', 'age', 'sex'], 0.97],
  ] as const)
    test(`two states of one list: ${name}`, async () => {
      const list = (day: string) =>
        tableOf(join(DATA, 'victims', `gaza-${day}killed-in-gaza.csv.gz`), ['pid'], columns);
      const [a, b] = [await list('20240413'), await list('20240808')];
      const inB = new Map(b.left.map((pid, row) => [pid, row]));
      const truth = new Set(a.left.flatMap((pid, row) => (inB.has(pid) ? [`${row} ${inB.get(pid)}`] : [])));
      const { pairs, free } = await linkRecords({ a: a.table, b: b.table });
      assert.deepEqual(free, { a: true, b: true });
      const { f1 } = measured(
        pairs.map((pair) => `${pair.a} ${pair.b}`),
        truth,
      );
      assert.ok(f1 >= least, `F1 ${f1}`);
    });

  test('records that maintainers merged, among all others of their list', async () => {
    interface Victim {
      id: string;
      [field: string]: unknown;
    }
    const lines = (file: string) =>
      gunzipSync(readFileSync(join(DATA, file)))
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    const fields = [
      'name_latin',
      'name_farsi',
      'date_of_birth',
      'age_at_death',
      'date_of_death',
      'place_of_death',
      'province',
      'gender',
    ];
    const merged = ['199a73716', '9c60e5670'].flatMap(
      (commit) => lines(`linkage/iran-memorial-merged-pairs-${commit}.jsonl.gz`) as { removed: Victim; kept: Victim }[],
    );
    const others = (lines('victims/iran-memorial-victims.jsonl.gz') as Victim[]).slice(0, 3_000);
    const victims: Victim[] = [...merged.flatMap(({ removed, kept }) => [removed, kept]), ...others];
    const table: Table = {
      columns: fields,
      rows: victims.map((victim) =>
        fields.map((field) => (victim[field] === null || victim[field] === undefined ? '' : String(victim[field]))),
      ),
      ids: victims.map(({ id }) => id),
    };
    const { pairs } = await linkRecords({ a: table });
    const found = new Set(pairs.map(({ a, b }) => `${a} ${b}`));
    const recall = merged.filter((_, at) => found.has(`${2 * at} ${2 * at + 1}`)).length / merged.length;
    assert.ok(recall >= 0.4, `recall ${recall}`);
  });
});
