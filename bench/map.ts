/**
 * The explorer's pages, measured whole: acts in the analysis copy on disk, and each page asked for as a browser does (the
 * filter read, counted, drawn, written as HTML), in turn over several selections.
 *
 *   node bench/map.ts [--acts N] [--rounds N] [--dir DIR] [--json FILE]
 *
 * Times are milliseconds in this process, without a network; the first request of each page, which reads outlines and
 * compiles, stands apart. CPU is that of all threads together; every selection is another one, so that none is remembered.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answer, demoSite } from '../packages/sabt/src/pages/test/demo-site.ts';
import { applyActs, explorerOf } from '../packages/sabt/src/pages/test/many-acts.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';

const { values: options } = parseArgs({
  options: {
    acts: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'string' },
  },
});

const SELECTIONS = ['', 'status=any', 'country=IR', 'type=armed&from=2015-01-01&to=2019-12-31', 'words=told'];
const VIEWS = ['map', 'timeline', 'timeline&stack=family', 'table'];

const folder = mkdtempSync(join(options.dir, 'sabt-bench-map-'));
try {
  const copy = await openAnalysis(join(folder, 'analysis.duckdb'));
  const began = performance.now();
  await applyActs(copy, Number(options.acts));
  const applied = Math.round(performance.now() - began);
  const { app, site } = demoSite();
  app.explorer = explorerOf(copy);
  const results: Record<string, { first: number; p50: number; p95: number; cpuMs: number; bytes: number }> = {};
  for (const view of VIEWS) {
    const times: number[] = [];
    let bytes = 0;
    const cpu = process.cpuUsage();
    for (let round = 0; round < Number(options.rounds); round++)
      for (const same of SELECTIONS) {
        // all of it, and not what was asked for before
        const selection = `${same}&where=${encodeURIComponent(`-killed>${1e6 + round}`)}`;
        const from = performance.now();
        const response = await answer(site, new Request(`http://127.0.0.1/en/explore?view=${view}&${selection}`));
        const page = await response.text();
        times.push(performance.now() - from);
        if (response.status !== 200) throw new Error(`${view} ${selection}: ${response.status}`);
        bytes = Math.max(bytes, page.length);
      }
    const { user, system } = process.cpuUsage(cpu);
    const cpuMs = Math.round((user + system) / 100 / times.length) / 10;
    const [first = 0, ...rest] = times;
    rest.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(rest[Math.floor(rest.length * share)]! * 10) / 10;
    results[view] = { first: Math.round(first), p50: at(0.5), p95: at(0.95), cpuMs, bytes };
    console.log(
      `${view.padEnd(22)} first ${results[view].first} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, CPU ${cpuMs} ms, up to ${bytes} characters`,
    );
  }
  copy.close();
  console.log(
    `${options.acts} acts, applied in ${applied} ms; ${cpus()[0]?.model}, ${availableParallelism()} threads, load ${loadavg()[0]?.toFixed(2)}`,
  );
  if (options.json !== undefined)
    writeFileSync(options.json, `${JSON.stringify({ acts: Number(options.acts), applied, results }, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
