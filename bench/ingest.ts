/**
 * Taking in, measured whole: documents of 150 words through the archive with everything that belongs to it (sealed record,
 * log, tiles, checkpoint, receipt, catalogue, full text), upkeep as in the server.
 *
 *   node bench/ingest.ts [--documents N] [--fts N] [--call N] [--seconds LIMIT] [--dir DIR] [--json FILE]
 *
 * Documents are invented between the timed stretches, of which each ends only when all of it is found; so neither their
 * making counts nor work left for later. Now and then a document with a word of its own is looked for as soon as its receipt
 * is there. In the same run, on the same disk: bare FTS5 of two columns with the same texts, and a loop of fdatasync. At the
 * end a fresh process opens the archive and searches.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { App } from '../packages/sabt/src/app/app.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { RecordDraft } from '../packages/sabt/src/model/records.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { type BenchDocument, Corpus } from './corpus.ts';

const { values: options } = parseArgs({
  options: {
    documents: { type: 'string', default: '100000' },
    fts: { type: 'string' },
    call: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '600' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'string' },
    cold: { type: 'string' },
    ask: { type: 'string' },
  },
});
const STRETCH = 10_000;
/** Calls that wait at the same time, as from an import that reads ahead. */
const CALLS_AT_ONCE = 8;
const PROBE_EVERY = 4;
const UPKEEP_EVERY_MS = 2_000;
const SYNCS = 500;
const DAY_MS = 86_400_000;

/** A text in one piece, as one that was read from somewhere: put together, it is joined only when first looked at. */
function inOnePiece(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function draft({ num, language, title, text, day }: BenchDocument, sources: string[]): RecordDraft {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  return {
    id: newId(),
    kind: 'document',
    version: 1,
    fields: {
      title: inOnePiece(title),
      text: inOnePiece(text),
      languages: [language],
      published: { start: date, end: date, precision: 'day' },
      sources,
      url: `https://example.org/reports/${num}`,
      mediaType: 'text/plain',
      generation: 'copy',
      acquiredAt: '2026-03-01T08:00:00Z',
      row: { key: `id:${num}`, digest: `${num}` },
      reading: { status: 'read' },
      confidentiality: { '*': 'restricted' },
    },
  };
}

interface Stretch {
  documents: number;
  perSecond: number;
  cpuSecondsPerThousand: number;
  rssMiB: number;
}

interface Ingested {
  stretches: Stretch[];
  seconds: number;
  documents: number;
  cpuSeconds: number;
  freshMs: number[];
  closeSeconds: number;
}

async function ingest(dir: string, corpus: Corpus, n: number): Promise<Ingested> {
  await createArchive(dir, { title: 'Measured' });
  const app = await App.open(dir, { mode: 'write', what: 'bench' });
  const upkeep = setInterval(() => void app.tend(), UPKEEP_EVERY_MS);
  const sources = Array.from({ length: 200 }, (_, i) => ({ id: newId(), name: `Outlet ${i}` }));
  await app.archive.append(
    sources.map(({ id, name }) => ({ id, kind: 'source', version: 1, fields: { name } })),
    { by: 'bench' },
  );
  const done: Ingested = { stretches: [], seconds: 0, documents: 0, cpuSeconds: 0, freshMs: [], closeSeconds: 0 };
  while (done.documents < n && done.seconds < Number(options.seconds)) {
    const count = Math.min(STRETCH, n - done.documents);
    const drafts = Array.from({ length: count }, (_, i) => {
      const document = corpus.document(done.documents + i);
      return draft(document, [sources[document.source]!.id]);
    });
    const cpu = process.cpuUsage();
    const began = performance.now();
    await stretch(app, drafts, done);
    const seconds = (performance.now() - began) / 1000;
    const used = process.cpuUsage(cpu);
    const cpuSeconds = (used.user + used.system) / 1e6;
    done.seconds += seconds;
    done.cpuSeconds += cpuSeconds;
    done.documents += count;
    const rssMiB = Math.round(process.memoryUsage().rss / 2 ** 20);
    done.stretches.push({
      documents: done.documents,
      perSecond: Math.round(count / seconds),
      cpuSecondsPerThousand: round((1000 * cpuSeconds) / count),
      rssMiB,
    });
    process.stderr.write(`\r${done.documents} of ${n}: ${Math.round(count / seconds)}/s, ${rssMiB} MiB `);
  }
  process.stderr.write('\n');
  clearInterval(upkeep);
  const closing = performance.now();
  await app.close();
  done.closeSeconds = (performance.now() - closing) / 1000;
  return done;
}

/** Calls of a size, several at a time, until the last document is found. */
async function stretch(app: App, drafts: RecordDraft[], done: Ingested): Promise<void> {
  const size = Number(options.call);
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < drafts.length) {
      const call = next / size;
      const part = drafts.slice(next, next + size);
      next += size;
      const probe = call % PROBE_EVERY === 0 ? `probe${done.documents + call}x` : null;
      if (probe !== null) part.at(-1)!.fields['title'] = probe;
      await app.archive.append(part, { by: 'bench' });
      if (probe !== null) done.freshMs.push(await untilFound(app, probe));
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, caller));
  // searching takes in whatever still waits
  find(app, 'probe');
}

async function untilFound(app: App, word: string): Promise<number> {
  const began = performance.now();
  while (find(app, word) !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - began;
}

function find(app: App, q: string): number {
  return app.find({ q, sort: 'rank', limit: 20, offset: 0 }).total;
}

function fts(dir: string, corpus: Corpus, n: number): number {
  const db = new DatabaseSync(join(dir, 'fts.db'));
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE VIRTUAL TABLE t USING fts5(title, body)');
  const insert = db.prepare('INSERT INTO t(rowid, title, body) VALUES (?, ?, ?)');
  let ms = 0;
  for (let from = 0; from < n; from += STRETCH) {
    const documents = Array.from({ length: Math.min(STRETCH, n - from) }, (_, i) => {
      const { num, title, text } = corpus.document(from + i);
      return { num, title: inOnePiece(title), text: inOnePiece(text) };
    });
    const began = performance.now();
    db.exec('BEGIN');
    for (const { num, title, text } of documents) insert.run(num, title, text);
    db.exec('COMMIT');
    ms += performance.now() - began;
  }
  db.close();
  return n / (ms / 1000);
}

function syncsPerSecond(dir: string): number {
  const file = openSync(join(dir, 'loop'), 'w');
  const block = Buffer.alloc(80, 1);
  const began = performance.now();
  for (let i = 0; i < SYNCS; i++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
  return SYNCS / ((performance.now() - began) / 1000);
}

/** Bytes by part of an archive: what stands directly in it, folders as wholes. */
function sizes(dir: string): { part: string; bytes: number }[] {
  const bytesOf = (path: string): number =>
    statSync(path).isDirectory()
      ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
      : statSync(path).size;
  const parts = readdirSync(dir).flatMap((name) =>
    name === 'index' ? readdirSync(join(dir, name)).map((inner) => join(name, inner)) : [name],
  );
  return parts.map((part) => ({ part, bytes: bytesOf(join(dir, part)) })).sort((a, b) => b.bytes - a.bytes);
}

/** In a fresh process: from its start to its first answer. */
async function coldStart(dir: string, q: string): Promise<void> {
  const app = await App.open(dir, { mode: 'read' });
  const total = find(app, q);
  process.stdout.write(JSON.stringify({ ms: performance.now(), total }));
  await app.close();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

async function main(): Promise<void> {
  const n = Number(options.documents);
  const dir = mkdtempSync(join(options.dir, 'sabt-ingest-'));
  try {
    const corpus = new Corpus();
    const load = loadavg()[0]!;
    const syncs = syncsPerSecond(dir);
    const done = await ingest(join(dir, 'archive'), corpus, n);
    const bare = fts(dir, corpus, Number(options.fts ?? Math.min(n, 100_000)));
    const fresh = done.freshMs.sort((a, b) => a - b);
    const cold = Array.from({ length: 3 }, () => {
      const args = [
        '--disable-warning=ExperimentalWarning',
        import.meta.filename,
        '--cold',
        join(dir, 'archive'),
        '--ask',
        corpus.words.ar[0]!,
      ];
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { ms: number; total: number };
    });
    const parts = sizes(join(dir, 'archive'));
    const perSecond = done.documents / done.seconds;
    const figures = {
      machine: `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}, load ${round(load)} before and ${round(loadavg()[0]!)} after`,
      documents: done.documents,
      documentsPerSecond: Math.round(perSecond),
      cpuMicrosecondsPerDocument: Math.round((1e6 * done.cpuSeconds) / done.documents),
      bareFts5PerSecond: Math.round(bare),
      ratioToBareFts5: round(perSecond / bare),
      fdatasyncPerSecond: Math.round(syncs),
      freshnessMs: {
        probes: fresh.length,
        p50: round(fresh[fresh.length >> 1]!),
        p95: round(fresh[Math.floor(fresh.length * 0.95)]!),
        most: round(fresh.at(-1)!),
      },
      closeSeconds: round(done.closeSeconds),
      coldStartMs: cold.map(({ ms }) => Math.round(ms)),
      hottestMatches: cold[0]!.total,
      bytesPerDocument: Math.round(parts.reduce((sum, { bytes }) => sum + bytes, 0) / done.documents),
    };
    const shown = Math.max(1, Math.floor(done.stretches.length / 10));
    console.table(done.stretches.filter((_, i) => (i + 1) % shown === 0));
    console.table(
      parts
        .filter(({ bytes }) => bytes > 1 << 16)
        .map(({ part, bytes }) => ({ part, bytes, 'per document': Math.round(bytes / done.documents) })),
    );
    console.log(JSON.stringify(figures, null, 1));
    if (options.json !== undefined)
      writeFileSync(options.json, JSON.stringify({ ...figures, stretches: done.stretches, parts }, null, 1));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (options.cold !== undefined) await coldStart(options.cold, options.ask!);
else await main();
