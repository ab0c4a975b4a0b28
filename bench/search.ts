/**
 * Search measured: node bench/search.ts [--documents N] [--fts N] [--keep DIR] [--json FILE]
 *
 * Takes N invented documents of 150 words into the search index (analysis and index on one thread, upkeep in between),
 * then asks queries of several classes, a document taken in before each, and looks that it is found. Beside it, in the same
 * run, bare FTS5 (node:sqlite) with the same texts, and the start of a fresh process up to its first answer.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import {
  openSearch,
  parseQuery,
  type SearchDocument,
  type SearchEngine,
  type SearchOptions,
} from '../packages/sabt/src/stages/search/index.ts';
import { openSegments } from '../packages/sabt/src/store/segments/index.ts';
import { type BenchDocument, Corpus } from './corpus.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    fts: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'string' },
    cold: { type: 'string' },
  },
});
const BATCH = 500;

function searchDocument({ num, language, title, text, source, day, year }: BenchDocument): SearchDocument {
  return { num, kind: 'document', language, sources: [source], tags: [], day, year, fields: { title, text } };
}

interface Class {
  name: string;
  queries: string[];
  sort?: 'newest';
}

/** Thirty queries a class, by rank of the words. */
function classes(corpus: Corpus): Class[] {
  const each = (make: (i: number, words: string[]) => string): string[] =>
    Array.from({ length: 30 }, (_, i) => make(i, corpus.words[(['ar', 'fa', 'en'] as const)[i % 3]!]));
  const hottest = each((i, words) => words[Math.floor(i / 3) % 3]!);
  return [
    { name: 'rare', queries: each((i, words) => words[60_000 + i * 37]!) },
    { name: 'middling', queries: each((i, words) => words[2_000 + i * 31]!) },
    { name: 'common', queries: each((i, words) => words[60 + i]!) },
    { name: 'hottest', queries: hottest },
    { name: 'two hottest', queries: each((i, words) => `${words[0]} ${words[1 + (i % 4)]}`) },
    { name: 'hottest OR', queries: each((i, words) => `${words[0]} OR ${words[1 + (i % 4)]}`) },
    { name: 'AND', queries: each((i, words) => `${words[i % 3]} ${words[100 + i]} ${words[20 + i]}`) },
    {
      name: 'phrase',
      queries: each((i) =>
        corpus
          .document(i * 1009)
          .text.split(' ')
          .slice(20, 22)
          .join(' '),
      ).map((two) => `"${two}"`),
    },
    { name: 'phrase of hottest', queries: each((i, words) => `"${words[0]} ${words[1 + (i % 3)]}"`) },
    { name: 'prefix', queries: each((i, words) => `${words[3_000 + i * 7]!.slice(0, 4)}*`) },
    { name: 'short prefix', queries: each((i, words) => `${words[3_000 + i * 7]!.slice(0, 2)}*`) },
    { name: 'newest, common', queries: each((i, words) => words[60 + i]!), sort: 'newest' },
    { name: 'newest, hottest', queries: hottest, sort: 'newest' },
  ];
}

function percentile(sorted: number[], p: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((p / 100) * sorted.length))]! * 100) / 100;
}

function timed(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function figuresOf(times: number[]): { p50: number; p95: number } {
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 50), p95: percentile(times, 95) };
}

async function indexAll(engine: SearchEngine, corpus: Corpus, n: number): Promise<{ [what: string]: number }> {
  let generating = 0;
  let putting = 0;
  let upkeep = 0;
  let longest = 0;
  let cpu = 0;
  const sinceCpu = (before: NodeJS.CpuUsage): number => {
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  for (let from = 0; from < n; from += BATCH) {
    let documents: SearchDocument[] = [];
    generating += timed(() => {
      documents = Array.from({ length: Math.min(BATCH, n - from) }, (_, i) =>
        searchDocument(corpus.document(from + i)),
      );
    });
    const cpuBefore = process.cpuUsage();
    const took = timed(() => engine.put(documents, from + documents.length));
    putting += took;
    longest = Math.max(longest, took);
    const began = performance.now();
    await engine.maintain();
    upkeep += performance.now() - began;
    cpu += sinceCpu(cpuBefore);
    if (from % 100_000 === 0) process.stderr.write(`\r${from} of ${n}`);
  }
  const began = performance.now();
  await engine.flush();
  await engine.maintain();
  upkeep += performance.now() - began;
  process.stderr.write(`\r${n} of ${n}\n`);
  return {
    generatingSeconds: generating / 1000,
    putSeconds: putting / 1000,
    upkeepSeconds: upkeep / 1000,
    documentsPerSecond: n / ((putting + upkeep) / 1000),
    putAlonePerSecond: n / (putting / 1000),
    longestPutMs: longest,
    // on a machine that others use too, this says more than the clock
    cpuMicrosecondsPerDocument: cpu / n,
  };
}

function askAll(engine: SearchEngine, corpus: Corpus, n: number): { [column: string]: string | number }[] {
  let fresh = n;
  return classes(corpus).map(({ name, queries, sort = 'rank' as SearchOptions['sort'] }) => {
    const row: { [column: string]: string | number } = { class: name };
    for (const [label, exact] of [
      ['top 20', false],
      ['exact + facets', true],
    ] as const) {
      const options: SearchOptions = {
        sort,
        limit: 20,
        offset: 0,
        facets: exact,
        total: exact ? 'exact' : 'estimated',
      };
      const times: number[] = [];
      let total = 0;
      for (const query of [...queries, ...queries]) {
        const document = searchDocument(corpus.document(fresh++));
        engine.put([{ ...document, fields: { ...document.fields, title: `fresh${fresh}` } }], fresh);
        times.push(timed(() => (total = engine.search(parseQuery(query).query, options).total)));
        if (engine.search(parseQuery(`fresh${fresh}`).query, { ...options, sort: 'rank' }).total !== 1)
          throw new Error('what was just put is not found');
      }
      const { p50, p95 } = figuresOf(times);
      row[`${label} p50`] = p50;
      row[`${label} p95`] = p95;
      row['matches of the last'] = total;
    }
    return row;
  });
}

function fts(corpus: Corpus, n: number, dir: string): { rows: object[]; perSecond: number; sizeBytes: number } {
  const file = join(dir, 'fts.db');
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE VIRTUAL TABLE t USING fts5(title, body)');
  const insert = db.prepare('INSERT INTO t(rowid, title, body) VALUES (?, ?, ?)');
  let inserting = 0;
  for (let from = 0; from < n; from += 10_000) {
    const documents = Array.from({ length: Math.min(10_000, n - from) }, (_, i) => corpus.document(from + i));
    inserting += timed(() => {
      db.exec('BEGIN');
      for (const { num, title, text } of documents) insert.run(num, title, text);
      db.exec('COMMIT');
    });
    if (from % 100_000 === 0) process.stderr.write(`\rFTS5: ${from} of ${n}`);
  }
  process.stderr.write('\n');
  const top = db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20');
  const count = db.prepare('SELECT count(*) FROM t WHERE t MATCH ?');
  const rows = classes(corpus)
    .filter(({ sort }) => sort === undefined)
    .map(({ name, queries }) => {
      const own = queries.slice(0, 12).map((query) => query.replace(/(?<=[\p{L}])\*/u, '*'));
      const ranked = figuresOf(own.map((query) => timed(() => top.all(query))));
      const counted = figuresOf(
        own.map((query) =>
          timed(() => {
            top.all(query);
            count.all(query);
          }),
        ),
      );
      return {
        class: name,
        'top 20 p50': ranked.p50,
        'top 20 p95': ranked.p95,
        'and total p50': counted.p50,
        'and total p95': counted.p95,
      };
    });
  db.close();
  return { rows, perSecond: n / (inserting / 1000), sizeBytes: statSync(file).size };
}

/** In a fresh process: from its start to the first answer. */
function coldStart(dir: string, query: string): void {
  const engine = openSearch(openSegments(dir, { mode: 'read' }));
  const found = engine.search(parseQuery(query).query, {
    sort: 'rank',
    limit: 20,
    offset: 0,
    facets: true,
    total: 'exact',
  });
  console.log(JSON.stringify({ sinceStartMs: performance.now(), total: found.total }));
}

async function main(): Promise<void> {
  const n = Number(values.documents ?? 100_000);
  const dir = values.keep ?? mkdtempSync(join(tmpdir(), 'bench-search-'));
  const index = join(dir, 'index');
  const corpus = new Corpus();
  const engine = openSearch(openSegments(index, { mode: 'write' }));
  const indexing = engine.applied() >= n ? {} : await indexAll(engine, corpus, n);
  const { segments, sizeBytes } = engine.figures();
  const rssAfterIndexing = process.memoryUsage().rss;
  const searching = askAll(engine, corpus, n);
  const memory = process.memoryUsage();
  engine.close();
  const hottest = corpus.words.ar[0]!;
  const cold = Array.from({ length: 5 }, () => {
    const began = performance.now();
    const out = execFileSync(process.execPath, [import.meta.filename, '--cold', hottest, '--keep', index], {
      encoding: 'utf8',
    });
    return {
      ...(JSON.parse(out) as { sinceStartMs: number; total: number }),
      wholeProcessMs: performance.now() - began,
    };
  });
  const figures = {
    machine: `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}`,
    documents: n,
    indexing,
    segments,
    sizeBytesOnDisk: sizeBytes,
    bytesPerDocument: Math.round(sizeBytes / n),
    rssAfterIndexing,
    rssAfterSearching: memory.rss,
    heapAndBuffers: memory.heapUsed + memory.arrayBuffers,
    cold,
    searching,
  };
  console.log(JSON.stringify({ ...figures, searching: undefined }, null, 1));
  console.table(searching);
  const ftsDocuments = Number(values.fts ?? 0);
  const reference = ftsDocuments > 0 ? fts(corpus, ftsDocuments, dir) : null;
  if (reference !== null) {
    console.log(
      `FTS5 with ${ftsDocuments} documents: ${Math.round(reference.perSecond)} documents/s, ${reference.sizeBytes} bytes`,
    );
    console.table(reference.rows);
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ ...figures, reference }, null, 1));
  if (values.keep === undefined) rmSync(dir, { recursive: true });
}

if (values.cold !== undefined) coldStart(values.keep!, values.cold);
else await main();
