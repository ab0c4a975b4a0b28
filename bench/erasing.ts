/**
 * Redacting and erasing, measured whole: an archive of records, half documents of 150 words, a quarter events, a quarter acts
 * (that of `bench/publish.ts`, made by `--archive`). Words of a document are redacted, first as a dry run; the title of another
 * is erased, which reads every file of the archive; a figure's question is held against what is not public. Each once with
 * signatures to be made, in the order of the table, and once more.
 *
 *   node bench/erasing.ts --archive DIR [--json]
 *
 * The archive is changed: give a copy of it.
 */
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from '../packages/sabt/src/app/app.ts';
import { hiddenNames } from '../packages/sabt/src/app/measuring/figure-names.ts';

const { values: options } = parseArgs({
  options: { archive: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (options.archive === undefined) throw new Error('Name a copy of an archive: --archive DIR');

const results: { what: string; seconds: number; processor: number; load: string; memory: number }[] = [];
async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const began = performance.now();
  const answer = await run();
  const seconds = Math.round(performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
  results.push({ what, seconds, processor: (user + system) / 1e6, load: loadavg()[0]!.toFixed(1), memory });
  return answer;
}

rmSync(join(options.archive, 'index', 'said.bin'), { force: true });
const context = { by: 'bench' };
const app = await App.open(options.archive, { mode: 'write', what: 'bench' });
try {
  const reason = 'safety';
  // those that no earlier run has changed
  const documents = app.catalogue
    .list({ kind: 'document', limit: 1_000, offset: 0 })
    .items.filter(({ version, title }) => version === 1 && title !== null);
  for (const [i, round] of ['first', 'again'].entries()) {
    const [named, gone] = [documents[2 * i]!, documents[2 * i + 1]!];
    const text = String(app.archive.read(named.entry).fields['text'] ?? '');
    const word = text.match(/[\p{L}\p{M}]{7,}/u)![0];
    const redaction = { id: named.id, paths: [], words: [word], reason };
    await timed(`redact, dry run, ${round}`, () => app.redact({ ...redaction, dryRun: true }, context));
    await timed(`redact, ${round}`, () => app.redact(redaction, context));
    const erasure = { id: gone.id, paths: ['title'], reason };
    await timed(`erase, dry run, ${round}`, () => app.erase({ ...erasure, dryRun: true }, context));
    await timed(`erase, ${round}`, () => app.erase({ ...erasure, dryRun: false }, context));
    await timed(`names of a figure, ${round}`, () => hiddenNames({ where: 'actor:"Zulaykha Quartermain"' }, app));
  }
} finally {
  await app.close();
}
if (options.json) console.log(JSON.stringify(results));
else
  for (const { what, seconds, processor, load, memory } of results)
    console.log(
      `${what.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s, ${processor.toFixed(2)} s of processor time, load ${load}, ${memory} MiB`,
    );
