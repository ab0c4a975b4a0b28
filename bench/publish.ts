/**
 * Publishing, measured whole: an archive of public records, half documents of 150 words in three languages, a quarter events,
 * a quarter their acts; published, published again without a change, and again after one document was changed. What a reader
 * then waits for: `bench/reader.ts`.
 *
 *   node bench/publish.ts [--records N] [--archive DIR] [--site DIR] [--json]
 *
 * `--archive`: kept and used again if it is there; `--site` likewise. Without them both go at the end. In the same run: the
 * files of the site written once more, and nothing else, which is the share of the disk.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { App } from '../packages/sabt/src/app/app.ts';
import { publish } from '../packages/sabt/src/app/publishing/publish.ts';
import { actTypes } from '../packages/sabt/src/codebook/index.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { Fields, RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { Corpus } from './corpus.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    archive: { type: 'string' },
    site: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const GROUP = 500;
const PUBLIC = { '*': 'public' };
const TOWNS = ['Nahrabad', 'Mirkasr', 'Talqan', 'Velhar', 'Dezruz', 'Shanbad', 'Qasmir', 'Orkar'];

const dayOf = (day: number): Fields => {
  const start = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return { start, end: start, precision: 'day' };
};

/** Two documents, an event, and its act, from number n on. */
function* drafts(records: number): Generator<RecordDraft> {
  const corpus = new Corpus();
  const types = actTypes().map(({ id }) => id);
  for (let n = 0; n < records; n += 4) {
    for (const num of [n, n + 1]) {
      const { language, title, text, day } = corpus.document(num);
      const fields = { title, text, languages: [language], published: dayOf(day), confidentiality: PUBLIC };
      yield { id: newId(), kind: 'document', version: 1, fields };
    }
    const { title, text, day } = corpus.document(n + 2);
    const town = n % TOWNS.length;
    const place = { name: TOWNS[town]!, lat: 31 + town, lon: 42 + town, precision: 'town' };
    const event = newId();
    const told = { title, description: text.slice(0, 300), when: dayOf(day), place, country: 'IQ' };
    yield { id: event, kind: 'event', version: 1, fields: { ...told, confidentiality: PUBLIC } };
    const counts = { participants: [n, n + 10, n + 20], killed: [0, n % 4, n % 7] };
    const act = { type: types[n % types.length]!, event, status: 'confirmed', when: dayOf(day), place, country: 'IQ' };
    yield { id: newId(), kind: 'act', version: 1, fields: { ...act, ...counts, confidentiality: PUBLIC } };
  }
}

async function fill(dir: string, records: number): Promise<void> {
  await createArchive(dir, { title: 'Bench', origin: 'bench.example/log' });
  const app = await App.open(dir, { mode: 'write', what: 'bench' });
  let group: RecordDraft[] = [];
  for (const draft of drafts(records)) {
    group.push(draft);
    if (group.length < GROUP) continue;
    await app.archive.append(group, { by: 'bench' });
    group = [];
  }
  if (group.length > 0) await app.archive.append(group, { by: 'bench' });
  await app.close();
}

const scratch = mkdtempSync(join(tmpdir(), 'sabt-bench-publish-'));
try {
  const archive = options.archive ?? join(scratch, 'archive');
  const site = options.site ?? join(scratch, 'site');
  if (!existsSync(archive)) await fill(archive, Number(options.records));
  const results: { what: string; seconds: number; written: number; load: string; memory: number }[] = [];
  const memoryNow = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
  const quiet = { progress: () => undefined, signal: new AbortController().signal };
  const timed = async (what: string): Promise<void> => {
    const app = await App.open(archive, { mode: 'read' });
    const began = performance.now();
    const { written } = await publish({ out: site, force: false, all: false }, app, quiet);
    const seconds = Math.round(performance.now() - began) / 1000;
    await app.close();
    results.push({ what, seconds, written, load: loadavg()[0]!.toFixed(1), memory: memoryNow() });
  };
  if (!existsSync(site)) await timed('published');
  await timed('again, nothing changed');
  const app = await App.open(archive, { mode: 'write', what: 'bench' });
  const [item] = app.catalogue.iterate('document');
  const { version, fields } = app.archive.read(item!.entry);
  const title = `${String(fields['title'])} ${version}`;
  await app.archive.append([{ id: item!.id, kind: 'document', version: version + 1, fields: { ...fields, title } }], {
    by: 'bench',
  });
  await app.close();
  await timed('again, one document changed');
  const paths = readFileSync(join(site, 'site.sums'), 'utf8').trimEnd().split('\n');
  const copy = join(scratch, 'copy');
  mkdirSync(copy);
  const began = performance.now();
  let bytes = 0;
  for (const [i, line] of paths.entries()) {
    if (i % 1000 === 0) mkdirSync(join(copy, String(i / 1000)));
    const content = readFileSync(join(site, line.slice(66)));
    bytes += content.length;
    writeFileSync(join(copy, String(Math.floor(i / 1000)), String(i % 1000)), content);
  }
  const copying = Math.round(performance.now() - began) / 1000;
  if (options.json) console.log(JSON.stringify({ results, files: paths.length, bytes, copying }));
  else {
    for (const { what, seconds, written, load, memory } of results)
      console.log(
        `${what.padEnd(32)} ${seconds.toFixed(2).padStart(8)} s  ${written} files written, load ${load}, at most ${memory} MiB so far`,
      );
    console.log(`${'reference: the files copied'.padEnd(32)} ${copying.toFixed(2).padStart(8)} s`);
    console.log(`${paths.length} files, ${Math.round(bytes / 1e6)} MB, ${availableParallelism()} cores`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
