/**
 * Counting measured: node bench/count.ts [--acts N] [--json FILE]
 *
 * Fills an analysis copy with N invented acts (1,000,000 if not said), then counts by type and month, by source, and of one
 * per cent of them. Beside it, in the same run, the same groups over a bare table of two columns in DuckDB, and over an
 * indexed table in SQLite (node:sqlite), with the same values.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { readFilter } from '../packages/sabt/src/stages/measuring/index.ts';
import type { CountQuery } from '../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';
import { actOf } from './invented-acts.ts';

const { values } = parseArgs({ options: { acts: { type: 'string' }, json: { type: 'string' } } });
const ACTS = Number(values.acts ?? 1_000_000);
const BATCH = 20_000;
const ROUNDS = 15;

const timed = async (run: () => unknown): Promise<{ p50: number; p95: number }> => {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(took[Math.min(ROUNDS - 1, Math.floor(share * ROUNDS))]! * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
};

const folder = mkdtempSync(join(tmpdir(), 'sabt-bench-count-'));
try {
  const file = join(folder, 'analysis.duckdb');
  const copy = await openAnalysis(file);
  const bare = await (await DuckDBInstance.create(join(folder, 'bare.duckdb'), { threads: '2' })).connect();
  await bare.run('CREATE TABLE act (act VARCHAR, month INTEGER)');
  const sqlite = new DatabaseSync(join(folder, 'bare.db'));
  sqlite.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE act (act TEXT, month INTEGER, killed INTEGER)',
  );
  const insert = sqlite.prepare('INSERT INTO act VALUES (?, ?, ?)');

  let applying = 0;
  for (let n = 0; n < ACTS; n += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ACTS - n) }, (_, i) => actOf(n + i));
    const began = performance.now();
    await copy.apply(rows, n + rows.length);
    applying += performance.now() - began;
    const appender = await bare.createAppender('act');
    sqlite.exec('BEGIN');
    for (const row of rows) {
      const month = Number(row.start!.slice(0, 4)) * 12 + Number(row.start!.slice(5, 7)) - 1;
      appender.appendVarchar(row.act!);
      appender.appendInteger(month);
      appender.endRow();
      insert.run(row.act, month, row.counts.killed![1]);
    }
    appender.closeSync();
    sqlite.exec('COMMIT');
  }
  sqlite.exec('CREATE INDEX act_type ON act (act, month); CREATE INDEX act_killed ON act (killed)');

  const nobody = { country: () => null, sources: () => [] };
  const asked = (by: CountQuery['by'], where: string, at?: number): (() => Promise<unknown>) => {
    const { filter } = readFilter(where, nobody);
    return () => copy.count({ by, filter, status: ['confirmed', 'suggested'], at });
  };
  const figures = {
    acts: ACTS,
    rowsPerSecond: Math.round(ACTS / (applying / 1000)),
    bytes: statSync(file).size,
    'type by month': await timed(asked(['act', 'month'], '')),
    'the same, as of half the log': await timed(asked(['act', 'month'], '', Math.floor(ACTS / 2))),
    'by source': await timed(asked(['source'], '')),
    'type by year, killed ≥ 38 (about 1 %)': await timed(asked(['act', 'year'], 'killed>=38')),
    'bare DuckDB, type by month': await timed(() =>
      bare.runAndReadAll('SELECT act, month, count(*) FROM act GROUP BY act, month'),
    ),
    'bare SQLite, type by month, indexed': await timed(() =>
      sqlite.prepare('SELECT act, month, count(*) FROM act GROUP BY act, month').all(),
    ),
    'bare SQLite, killed ≥ 38, indexed': await timed(() =>
      sqlite.prepare('SELECT act, month / 12, count(*) FROM act WHERE killed >= 38 GROUP BY 1, 2').all(),
    ),
  };
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
  for (const [name, figure] of Object.entries(figures))
    console.log(
      `${name.padEnd(44)} ${typeof figure === 'number' ? figure : `p50 ${figure.p50} ms, p95 ${figure.p95} ms`}`,
    );
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 1));
  sqlite.close();
  copy.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
