/**
 * The project's real data, taken in by the command line. It lies beside the repository and is not part of it; without it
 * this test says so and passes over.
 */
import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import { createGunzip, gzipSync } from 'node:zlib';
import { ROOT, World } from './running/world.ts';

const DATA = join(ROOT, '..', 'shared', 'data');
const SIGACTS = join(DATA, 'events', 'sigacts-iraq-2004-2007-messy.csv.gz');
/** Of 162,852 rows. The whole file takes about a minute; `npm run bench` has a table of a million. */
const SIGACTS_ROWS = 20_000;

interface Imported {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
  failed: number;
  ledger: string;
  reasons: { n: number; status: string; code: string; message: string }[];
}
interface LedgerLine {
  row: number;
  sheet?: string;
  status: string;
  code?: string;
  message?: string;
  record?: string;
}

function ledgerOf(path: string): LedgerLine[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerLine);
}

/** Every row has one line, every failure a reason, and the sums agree. */
function accounted(imported: Imported): void {
  const { rows, added, changed, unchanged, skipped, failed } = imported;
  assert.equal(rows, added + changed + unchanged + skipped + failed);
  const lines = ledgerOf(imported.ledger);
  assert.equal(lines.length, rows);
  assert.equal(new Set(lines.map(({ row, sheet }) => `${sheet} ${row}`)).size, rows);
  for (const line of lines) {
    if (line.status === 'failed' || line.status === 'skipped')
      assert.ok(line.code !== undefined && (line.message ?? '').length > 10, JSON.stringify(line));
    if (line.status === 'added') assert.match(line.record ?? '', /^[0-9a-z]{26}$/);
  }
}

async function firstLines(path: string, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    lines.push(line);
    if (lines.length > count) break;
  }
  return lines;
}

describe('real data', { skip: existsSync(DATA) ? false : 'the folder ../shared/data is not here' }, () => {
  test('documents, news, declarations, the seed and spreadsheets as files', async () => {
    const world = new World();
    await world.json(['init']);
    const folders = ['documents', 'news', 'udhr', 'messy'].map((name) => join(DATA, name));
    const count = folders.reduce(
      (sum, folder) =>
        sum + readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
      1,
    );
    const added = await world.json<{
      added: number;
      known: number;
      failed: unknown[];
      unread: unknown[];
      ledger: string;
    }>(['add', '--recursive', ...folders, join(DATA, 'seed-ar.txt')]);
    assert.deepEqual([added.exit, added.failed, added.unread], [0, [], []]);
    assert.equal(added.added + added.known, count);
    assert.equal(ledgerOf(added.ledger).length, count);

    const found = async (
      query: string,
    ): Promise<{ name: string; snippets: { text: string; marks: [number, number][] }[] }[]> =>
      (
        await world.json<{ hits: { name: string; snippets: { text: string; marks: [number, number][] }[] }[] }>([
          'search',
          query,
          '--limit',
          '100',
        ])
      ).hits;
    // the seed spells these words otherwise
    for (const query of ['مؤتمرات', 'المؤشرات', 'وكراهية', 'الكاره']) {
      const seed = (await found(query)).find(({ name }) => name === 'seed-ar.txt');
      assert.ok(seed !== undefined, query);
      assert.ok(seed.snippets.some(({ marks }) => marks.length > 0));
    }
    const expected: [string, string][] = [
      ['"All human beings are born free and equal"', 'udhr_eng.xml'],
      ['"تمام افراد بشر آزاد"', 'udhr_pes_1.xml'],
      ['الحرية والمساواة', 'Arabic_Alarabia-Arabic.txt'],
      ['Mahnwache', 'de-assembly-registrations-freiburg.csv.gz'],
      ['Versammlung*', 'de-assembly-registrations-muenchen.xlsx'],
      ['barrel bomb*', 'syrian-archive-reports-ar-en.jsonl.gz'],
    ];
    for (const [query, name] of expected) {
      const names = (await found(query)).map((hit) => hit.name);
      assert.ok(names.includes(name), `${query} is in ${name}, found were ${names.join(', ')}`);
    }
    const again = await world.json<{ added: number; known: number }>(['add', '--recursive', ...folders]);
    assert.deepEqual([again.added, again.known], [0, count - 1]);
    assert.equal((await world.json<{ ok: boolean }>(['verify'])).ok, true);
  });

  test('tables into documents: every row has a line in the ledger, and none comes twice', async () => {
    const world = new World();
    await world.json(['init']);
    const tables: [string[], number][] = [
      [['table', join(DATA, 'messy', 'de-assembly-registrations-koeln.csv.gz')], 2_110],
      [['table', join(DATA, 'documents', 'syrian-archive-reports-ar-en.jsonl.gz')], 121],
      [['table', join(DATA, 'news', 'fars-news-fa.jsonl.gz')], 900],
      [['upr', join(DATA, 'documents', 'upr-recommendations-sessions-1-5.csv.gz')], 6_094],
    ];
    for (const [words, rows] of tables) {
      const imported = await world.json<Imported>(['import', ...words]);
      assert.equal(imported.rows, rows, words.join(' '));
      assert.ok(imported.added >= rows * 0.95, JSON.stringify(imported.reasons));
      accounted(imported);
    }
    const again = await world.json<Imported>(['import', ...tables[0]![0]]);
    assert.deepEqual([again.added, again.changed], [0, 0]);
    accounted(again);
  });

  test('SIGACTS: rows of repeated headers are told apart, and identical rows are records of their own', async () => {
    const world = new World();
    await world.json(['init']);
    const lines = await firstLines(SIGACTS, SIGACTS_ROWS);
    const path = world.file('sigacts.csv.gz', gzipSync(`${lines.join('\n')}\n`));
    const imported = await world.json<Imported>(['import', 'table', path, '--source', 'SIGACTS']);
    const headers = lines.slice(1).filter((line) => line.includes('Attack Type')).length;
    assert.deepEqual([imported.rows, imported.skipped, imported.failed], [lines.length - 1, headers, 0]);
    assert.ok(imported.reasons.every(({ code }) => code === 'repeated-header'));
    accounted(imported);
    const identical = lines.length - new Set(lines).size - headers;
    assert.ok(identical > 0);
    const { total } = await world.json<{ total: number }>(['search', 'Baghdad', '--limit', '0']);
    const inFile = lines.filter((line) => /\bbaghdad\b/i.test(line)).length;
    assert.equal(total, inFile);
    const again = await world.json<Imported>(['import', 'table', path, '--source', 'SIGACTS']);
    assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, imported.added]);
  });
});
