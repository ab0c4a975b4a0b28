/**
 * How fast rows of a table are linked: persons made by a generator, a fifth of them twice. Beside it, in the same run, a
 * naive comparison of the same rows: strings, no codes, no blocks, one thread.
 *
 *   node bench/linkage.ts [--rows N] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { linkRecords } from '../packages/sabt/src/stages/linking/index.ts';
import { personsWithDuplicates } from '../packages/sabt/src/stages/linking/test/made-tables.ts';

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, json: { type: 'string' } },
});

const NAIVE_PAIRS = 100_000;

/** Similarity of two strings by Levenshtein's table. */
function likeness(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++)
      now.push(Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    last = now;
  }
  return 1 - last[b.length]! / Math.max(1, a.length, b.length);
}

function naivePerSecond(rows: readonly (readonly string[])[]): number {
  const began = performance.now();
  let alike = 0;
  for (let at = 0; at < NAIVE_PAIRS; at++) {
    const a = rows[(at * 7919) % rows.length]!;
    const b = rows[(at * 104_729 + 1) % rows.length]!;
    if (a.reduce((sum, cell, column) => sum + likeness(cell, b[column]!), 0) > 0.85 * a.length) alike++;
  }
  if (alike > NAIVE_PAIRS / 10) throw new Error('The made persons are too much alike.');
  return (1000 * NAIVE_PAIRS) / (performance.now() - began);
}

const rows = Number(options.rows);
const { table, truth } = personsWithDuplicates(rows, 0.2);
const naive = naivePerSecond(table.rows);
const load = loadavg()[0]!;
const cpu = process.cpuUsage();
let comparingFrom = 0;
let comparingTo = 0;
const began = performance.now();
const linked = await linkRecords({
  a: table,
  onProgress: (done, total, what) => {
    if (what !== 'comparing') return;
    if (done === 1) comparingFrom = performance.now();
    if (done === total) comparingTo = performance.now();
  },
});
const seconds = (performance.now() - began) / 1000;
const used = process.cpuUsage(cpu);
const right = linked.pairs.filter(({ a, b }) => truth.has(`${table.ids[a]} ${table.ids[b]}`)).length;
const comparing = (comparingTo - comparingFrom) / 1000;
const figures = {
  machine: `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}, load ${load.toFixed(2)}`,
  rows,
  seconds: Number(seconds.toFixed(2)),
  cpuSeconds: Number(((used.user + used.system) / 1e6).toFixed(2)),
  rowsPerSecond: Math.round(rows / seconds),
  comparisons: linked.comparisons,
  comparisonsPerSecond: Math.round(linked.comparisons / comparing),
  naiveComparisonsPerSecond: Math.round(naive),
  precision: Number((right / Math.max(1, linked.pairs.length)).toFixed(4)),
  recall: Number((right / truth.size).toFixed(4)),
  residentMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
};
console.log(JSON.stringify(figures, null, 1));
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(figures, null, 1));
