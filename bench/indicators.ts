/**
 * Indicators measured: node bench/indicators.ts [--acts N] [--json FILE]
 *
 * Fills an analysis copy with N invented acts (1,000,000 if not said), then asks each indicator over all of them and over
 * one per cent, once after the copy was opened anew and some times more. Nothing is remembered between the questions, as
 * the pages would.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Ask, indicatorOf, type Measure, readFilter } from '../packages/sabt/src/stages/measuring/index.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';
import { actOf } from './invented-acts.ts';

const { values } = parseArgs({ options: { acts: { type: 'string' }, json: { type: 'string' } } });
const ACTS = Number(values.acts ?? 1_000_000);
const BATCH = 20_000;
const ROUNDS = 7;
const ASKED: readonly { measure: Measure; driver?: string }[] = [
  { measure: 'rate' },
  { measure: 'trend' },
  { measure: 'change' },
  { measure: 'diversity' },
  { measure: 'estimate' },
  { measure: 'corroboration' },
  { measure: 'rights' },
  { measure: 'together', driver: 'country:C2' },
  { measure: 'follows', driver: 'country:C2' },
];

const folder = mkdtempSync(join(tmpdir(), 'sabt-bench-indicators-'));
const figures: Record<string, { first: number; p50: number; highest: number }> = {};
try {
  const file = join(folder, 'analysis.duckdb');
  const filling = await openAnalysis(file);
  for (let n = 0; n < ACTS; n += BATCH)
    await filling.apply(
      Array.from({ length: Math.min(BATCH, ACTS - n) }, (_, i) => actOf(n + i)),
      Math.min(ACTS, n + BATCH),
    );
  filling.close();
  const names = { country: (name: string) => name, sources: () => [] };
  for (const where of ['', 'country:C1'])
    for (const { measure, driver } of ASKED) {
      const copy = await openAnalysis(file);
      const ask = {
        copy,
        selected: readFilter(where, names),
        driver: driver === undefined ? null : readFilter(driver, names),
        unit: null,
        today: '2026-01-15',
        series: null,
        same: { events: [], documents: [] },
      } as unknown as Ask;
      const indicator = await indicatorOf(measure);
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now();
        await indicator(ask);
        took.push(performance.now() - began);
      }
      copy.close();
      const rounded = (ms: number): number => Math.round(ms);
      const [first, ...rest] = took as [number, ...number[]];
      rest.sort((a, b) => a - b);
      figures[`${measure}${where === '' ? '' : `, ${where}`}`] = {
        first: rounded(first),
        p50: rounded(rest[Math.floor(rest.length / 2)]!),
        highest: rounded(rest.at(-1)!),
      };
    }
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${ACTS} acts`);
  for (const [name, { first, p50, highest }] of Object.entries(figures))
    console.log(`${name.padEnd(32)} first ${first} ms, then p50 ${p50} ms, at most ${highest} ms`);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
