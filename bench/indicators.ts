/**
 * Indicators measured: node bench/indicators.ts [--acts N] [--keep FOLDER] [--json FILE]
 *
 * Fills an analysis copy with N invented acts (1,000,000 if not said) over forty years, of which every third is told by two
 * sources, and with polls and votes; `--keep` leaves it in a folder, where the next run finds it. Each indicator is asked
 * over all of them and over one per cent, as the server does it: in a thread of its own, by messages.
 *
 * - `cold`: the copy opened anew, no thread started, nothing remembered;
 * - `again`: the same once more, thread and copy at hand, nothing remembered; the median of several;
 * - `page`: the page of a number that is remembered, all of it, with its chart; the median of several;
 * - `work`: processor time of `cold`, all threads together, which says more where the machine does other work;
 * - `held up`: the longest that anything else in the process had to wait while it was computed cold.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoSite } from '../packages/sabt/src/pages/test/demo-site.ts';
import {
  type Found,
  type Measure,
  type Measurement,
  MeasuringThreads,
  type Question,
  readFilter,
  type Unit,
} from '../packages/sabt/src/stages/measuring/index.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';
import type { PointRow } from '../packages/sabt/src/store/points-port.ts';
import { actOf } from './invented-acts.ts';
import { inventedPoints, SERIES } from './invented-points.ts';

const { values } = parseArgs({
  options: { acts: { type: 'string' }, keep: { type: 'string' }, json: { type: 'string' } },
});
const ACTS = Number(values.acts ?? 1_000_000);
const BATCH = 20_000;
const ROUNDS = 3;
const TICK_MS = 5;
/** Limits of the design, in milliseconds. */
const [COLD_LIMIT, PAGE_LIMIT] = [2_000, 300];

interface Asked {
  measure: Measure;
  driver?: string;
  by?: Unit;
  byState?: boolean;
}
const OF_ACTS: readonly Asked[] = [
  { measure: 'rate' },
  { measure: 'rate', by: 'week' },
  { measure: 'trend' },
  { measure: 'trend', by: 'month' },
  { measure: 'change' },
  { measure: 'change', by: 'week' },
  { measure: 'diversity' },
  { measure: 'estimate' },
  { measure: 'corroboration' },
  { measure: 'rights' },
  { measure: 'together', driver: 'country:C2' },
  { measure: 'follows', driver: 'country:C2' },
];
const OF_POINTS: readonly Asked[] = [
  { measure: 'opinion' },
  { measure: 'positions' },
  { measure: 'positions', byState: true },
];

async function fill(file: string): Promise<void> {
  const copy = await openAnalysis(file);
  for (let n = 0; n < ACTS; n += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ACTS - n) }, (_, i) => {
      const act = actOf(n + i);
      const others = n % 3 === 0 || i % 3 === 0 ? [`source${(n + i) % 11}`] : [];
      return { ...act, sources: [...new Set([...act.sources, ...others])] };
    });
    await copy.apply(rows, n + rows.length);
  }
  let points: PointRow[] = [];
  const put = async (): Promise<void> => {
    await copy.apply([], ACTS + points.at(-1)!.entry + 1, points);
    points = [];
  };
  for (const point of inventedPoints()) {
    points.push({ ...point, entry: ACTS + point.entry });
    if (points.length === BATCH) await put();
  }
  await put();
  copy.close();
}

const NAMES = { country: (name: string) => name, sources: () => [] };

function questionOf({ measure, driver, by, byState }: Asked, where: string): Question {
  return {
    measure,
    selected: readFilter(where, NAMES),
    driver: driver === undefined ? null : readFilter(driver, NAMES),
    unit: by ?? null,
    byState: byState === true,
    today: '2026-01-15',
    series: measure === 'opinion' ? SERIES : null,
    same: { events: [], documents: [] },
  };
}

/** Longest time between two ticks of the clock, beyond the tick itself. */
function watchOthers(): () => number {
  let [last, longest] = [performance.now(), 0];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  };
  const ticking = setInterval(look, TICK_MS);
  return () => {
    clearInterval(ticking);
    look();
    return longest;
  };
}

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await run();
  return { ms: performance.now() - began, value };
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) took.push((await timed(run)).ms);
  return took.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

async function pageOf({ measure, driver, by }: Asked, found: Found): Promise<() => Promise<void>> {
  const { site, app } = demoSite();
  const { from, to, unit, n, input: _input, ...rest } = found;
  const measurement: Measurement = {
    ...rest,
    definition: {
      measure,
      unit,
      where: '',
      status: ['confirmed'],
      from,
      to,
      codebook: rest.safeguards.codebook,
      today: '2026-01-15',
      ...(by === undefined ? {} : { by }),
      ...(driver === undefined ? {} : { driver }),
    },
    checkpoint: { size: ACTS, root: '' },
    inputs: { n, digest: '' },
  };
  const about = { expression: '', driver: driver ?? null, sourceName: null, driverSourceName: null, names: {} };
  app.measuring.soon = () => ({ state: 'there', measured: { measurement, ...about } });
  const address = `http://127.0.0.1/en/indicators/${measure}${driver === undefined ? '' : '?b-country=C2'}`;
  return async () => {
    const answer = await site.fetch(new Request(address));
    if (answer.status !== 200) throw new Error(`${address} ${answer.status}`);
    await answer.text();
  };
}

interface Figures {
  cold: number;
  again: number;
  page: number;
  work: number;
  heldUp: number;
}

async function measured(asked: Asked, where: string, file: string): Promise<Figures> {
  const question = questionOf(asked, where);
  const computing = { signal: new AbortController().signal, onStep: () => {} };
  const threads = new MeasuringThreads({ most: 2 });
  const held = watchOthers();
  const before = process.cpuUsage();
  const first = await timed(async () => {
    threads.prepare();
    const copy = await openAnalysis(file);
    return { copy, found: await threads.compute(question, copy, computing) };
  });
  const { user, system } = process.cpuUsage(before);
  const heldUp = held();
  const { copy, found } = first.value;
  const again = await median(() => threads.compute(question, copy, computing));
  await threads.close();
  copy.close();
  const show = await pageOf(asked, found);
  await show();
  return { cold: first.ms, again, page: await median(show), work: (user + system) / 1_000, heldUp };
}

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sabt-bench-indicators-'));
const figures: Record<string, Figures> = {};
let isMissed = false;
try {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `analysis-${ACTS}.duckdb`);
  if (!existsSync(file)) await fill(file);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, ${ACTS} acts, load ${loadavg()[0]!.toFixed(1)}`,
  );
  const questions = [
    ...['', 'country:C1'].flatMap((where) => OF_ACTS.map((asked) => ({ asked, where }))),
    ...OF_POINTS.map((asked) => ({ asked, where: '' })),
  ];
  for (const { asked, where } of questions) {
    const { measure, by, byState } = asked;
    const name = [measure, by, byState === true ? 'state' : undefined, where].filter(Boolean).join(' ');
    const { cold, again, page, work, heldUp } = await measured(asked, where, file);
    const ms = (value: number): string => String(Math.round(value)).padStart(5);
    const isOver = cold > COLD_LIMIT || page > PAGE_LIMIT;
    isMissed ||= isOver;
    figures[name] = { cold, again, page, work, heldUp };
    console.log(
      `${name.padEnd(28)} cold${ms(cold)}  again${ms(again)}  page${ms(page)}  work${ms(work)}  held up${ms(heldUp)}${isOver ? '  MISSED' : ''}`,
    );
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 1));
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isMissed ? 1 : 0;
