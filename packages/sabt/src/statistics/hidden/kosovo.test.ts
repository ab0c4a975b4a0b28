import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { multipleSystems } from './multiple-systems.ts';
import { overlapTable } from './overlap-table.ts';

const file = join(import.meta.dirname, '../../../../../../shared/data/mse/kosovo-1999-killings-4lists.csv.gz');

test('Kosovo 1999: the published estimates', { skip: existsSync(file) ? false : 'no ../shared/data' }, () => {
  const [header, ...rows] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const lists = (header as string).split(',');
  const table = new Map<string, number>();
  for (const row of rows) {
    const pattern = row.replaceAll(',', '').trim();
    table.set(pattern, (table.get(pattern) ?? 0) + 1);
  }
  const started = performance.now();
  const overlaps = overlapTable({ lists, table: Array.from(table, ([pattern, count]) => ({ pattern, count })) });
  const found = multipleSystems(overlaps, lists);
  const milliseconds = performance.now() - started;
  const n = (name: string) => Math.round(found.models.find((one) => one.model === name)?.n ?? 0);
  assert.equal(found.observed, 4400);
  assert.equal(found.models.length, 113);
  assert.equal(n('[1,2,3,4]'), 7395);
  assert.equal(n('[12,13,14,23,24,34]'), 14402);
  assert.equal(Math.floor(found.chaoLowerBound ?? 0), 8787);
  // Ball, Betts, Scheuren, Dudukovich & Asher 2002: 10,356 [9,002–12,122], the interval by another way.
  assert.equal(Math.floor(found.best?.bic.n ?? 0), 10356);
  assert.equal(found.best?.bic.model, '[123,14,34]');
  const [low, high] = found.best?.bic.ci95Profile ?? [0, 0];
  assert.ok(Math.abs(low / 9002 - 1) < 0.002 && Math.abs(high / 12122 - 1) < 0.002, `${low}–${high}`);
  assert.equal(Math.round(found.best?.aic.n ?? 0), 12741);
  assert.ok(milliseconds < 1000, `${milliseconds} ms`);
});
