/**
 * Import of events, measured whole: a table in the columns of UCDP GED, gzipped, through profile, archive (sealed records,
 * log, tiles, checkpoint), catalogue and full text. One row is two records, an event and its act. Then the same file
 * again, of which nothing may be added, and a count by type and month.
 *
 *   node bench/import.ts [--rows N] [--dir DIR] [--json]
 *
 * Rows are invented, from a fixed seed: sides, towns, offices and headlines of invented words, dates over 20 years. In the
 * same run: the table read to drafts that nobody keeps (a dry run), which is the share of intake alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { App } from '../packages/sabt/src/app/app.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { importFile } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2003, 0, 1);
const DAYS = 7_300;

/** mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HEADER =
  'id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,source_office,' +
  'source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,' +
  'country,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low';

function table(rows: number): string {
  const next = random(20_260_101);
  const upTo = (n: number): number => Math.floor(next() * n);
  const syllables = ['na', 'har', 'bad', 'qas', 'ruz', 'mir', 'tal', 'dez', 'kar', 'shan', 'vel', 'or'];
  const word = (): string => Array.from({ length: 2 + upTo(2) }, () => syllables[upTo(syllables.length)]).join('');
  const names = (n: number): string[] => Array.from({ length: n }, () => word().replace(/^./, (c) => c.toUpperCase()));
  const [towns, provinces, groups, offices] = [names(2_000), names(60), names(80), names(300)];
  const pick = (list: readonly string[]): string => list[upTo(list.length)]!;
  const countries = ['Iraq', 'Syria', 'Yemen (North Yemen)', 'Sudan', 'Mexico', 'Myanmar (Burma)', 'Mali', 'Ukraine'];
  const lines = [HEADER];
  for (let id = 1; id <= rows; id++) {
    const date = new Date(FIRST_DAY + upTo(DAYS) * DAY_MS).toISOString().slice(0, 10);
    const [a, b, town, office, best] = [pick(groups), pick(groups), pick(towns), pick(offices), upTo(12)];
    const headline = Array.from({ length: 9 }, word).join(' ');
    const deaths = [0, upTo(3), upTo(3), 0];
    lines.push(
      [
        ...[id, `BEN-${id}`, date.slice(0, 4), 1 + upTo(3), `${a} - ${b}`, `${a} - ${b}`, a, b, 1],
        ...[`"""${office},${date},${headline}"""`, office, date, headline, pick(offices), 1 + upTo(6), `${town} town`],
        ...[
          `near ${town}`,
          `${pick(provinces)} province`,
          '',
          (next() * 120 - 60).toFixed(5),
          (next() * 300 - 150).toFixed(5),
        ],
        ...[pick(countries), 'Region', 1, 1, date, date, ...deaths, best, best + upTo(4), Math.max(0, best - upTo(4))],
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

const folder = mkdtempSync(join(options.dir, 'sabt-bench-import-'));
try {
  const rows = Number(options.rows);
  const file = join(folder, 'events.csv.gz');
  writeFileSync(file, gzipSync(table(rows), { level: 1 }));
  await createArchive(join(folder, 'a'));
  const app = await App.open(join(folder, 'a'), { mode: 'write', what: 'bench' });
  const results: { what: string; seconds: number; rowsPerSecond?: number }[] = [];
  const timed = async <T>(what: string, ofRows: boolean, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    const seconds = Math.round(performance.now() - began) / 1000;
    results.push({ what, seconds, ...(ofRows ? { rowsPerSecond: Math.round(rows / seconds) } : {}) });
    return result;
  };
  const run = { by: 'bench', progress: () => undefined };
  const input = { profile: 'ucdp-ged', file };
  await timed('read alone (dry run)', true, () => importFile({ ...input, dryRun: true }, app, run));
  const first = await timed('import', true, () => importFile({ ...input, dryRun: false }, app, run));
  if (first.added !== rows) throw new Error(`${first.added} of ${rows} rows added`);
  const again = await timed('the same file again', true, () => importFile({ ...input, dryRun: false }, app, run));
  if (again.unchanged !== rows) throw new Error(`${again.unchanged} of ${rows} rows unchanged`);
  const counted = await timed('first count by type and month', false, () =>
    count({ by: ['event-type', 'month'] }, app),
  );
  await timed('the same count again', false, () => count({ by: ['event-type', 'month'] }, app));
  const acts = counted.groups.reduce((sum, group) => sum + Number(group['n']), 0);
  if (acts !== rows) throw new Error(`${acts} acts counted of ${rows} rows`);
  await app.close();
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const load = loadavg()[0]!.toFixed(1);
  if (options.json) console.log(JSON.stringify({ rows, results, memory, load }));
  else {
    console.log(`${rows} rows, ${availableParallelism()} cores, load ${load}, at most ${memory} MiB`);
    for (const { what, seconds, rowsPerSecond } of results)
      console.log(
        `${what.padEnd(32)} ${seconds.toFixed(2).padStart(8)} s ${rowsPerSecond === undefined ? '' : `${rowsPerSecond} rows/s`}`,
      );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
