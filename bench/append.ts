/**
 * How fast the archive takes in what is to be kept: durable bare entries with tiles, checkpoints and receipts, and full
 * records of 16 fields. Beside them, in the same run on the same disk, what the machine itself does: a loop of writes
 * with fdatasync, and bare SQLite in groups of 64.
 *
 *   node bench/append.ts [--entries N] [--records N] [--json]
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { RecordDraft } from '../packages/sabt/src/model/records.ts';
import { type Archive, createArchive, openArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const { values: options } = parseArgs({
  options: {
    entries: { type: 'string', default: '200000' },
    records: { type: 'string', default: '40000' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});

interface Line {
  what: string;
  count: number;
  seconds: number;
  perSecond: number;
}

async function timed(what: string, count: number, work: () => void | Promise<void>): Promise<Line> {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  return { what, count, seconds: Math.round(seconds * 1000) / 1000, perSecond: Math.round(count / seconds) };
}

function syncLoop(dir: string, count: number): void {
  const file = openSync(join(dir, 'loop'), 'w');
  const block = randomBytes(80);
  for (let i = 0; i < count; i++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
}

function bareSqlite(dir: string, count: number): void {
  const db = new DatabaseSync(join(dir, 'bare.db'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE entry (i INTEGER PRIMARY KEY, bytes BLOB)',
  );
  const insert = db.prepare('INSERT INTO entry (bytes) VALUES (?)');
  const entry = randomBytes(80);
  for (let done = 0; done < count; done += 64) {
    db.exec('BEGIN');
    for (let i = 0; i < 64; i++) insert.run(entry);
    db.exec('COMMIT');
  }
  db.close();
}

/** Appends in many calls at once, as callers would: each call waits for its own receipts. */
async function inCalls<T>(
  items: readonly T[],
  perCall: number,
  append: (part: T[]) => Promise<unknown[]>,
): Promise<void> {
  const calls: Promise<unknown[]>[] = [];
  for (let at = 0; at < items.length; at += perCall) calls.push(append(items.slice(at, at + perCall)));
  const receipts = (await Promise.all(calls)).reduce((sum, part) => sum + part.length, 0);
  if (receipts !== items.length) throw new Error(`${receipts} receipts for ${items.length} entries`);
}

/** With those that the keeper adds (id, version, at, by), 16 fields. */
function draft(i: number): RecordDraft {
  return {
    id: newId(),
    kind: 'document',
    version: 1,
    fields: {
      title: `Report ${i} from the northern district`,
      name: `report-${i}.txt`,
      sha256: randomBytes(32).toString('hex'),
      size: 1000 + i,
      mediaType: 'text/plain',
      url: `https://example.org/reports/${i}`,
      sources: [newId()],
      languages: ['ar', 'en'],
      published: { start: '2026-03-01', end: '2026-03-01', precision: 'day' },
      credibility: 3,
      confidentiality: { '*': 'restricted' },
      description: 'What a witness told the office on the day after, written down in the words of the witness.',
    },
  };
}

async function measureArchive(dir: string): Promise<Line[]> {
  const stateDir = join(dir, 'state');
  const archives = [join(dir, 'bare'), join(dir, 'full'), join(dir, 'single')];
  const lines: Line[] = [];
  const using = async (at: string, work: (archive: Archive) => Promise<void>) => {
    await createArchive(at);
    const archive = await openArchive(at, { mode: 'write', stateDir });
    await work(archive);
    await archive.close();
  };
  await using(archives[0]!, async (archive) => {
    const roots = Array.from({ length: Number(options.entries) }, () => randomBytes(32));
    lines.push(
      await timed('archive: bare entries, calls of 64', roots.length, () =>
        inCalls(roots, 64, (part) => archive.appendBare(part)),
      ),
    );
    lines.push(
      await timed('archive: bare entries, calls of 1', 20_000, () =>
        inCalls(roots.slice(0, 20_000), 1, (part) => archive.appendBare(part)),
      ),
    );
  });
  await using(archives[1]!, async (archive) => {
    const drafts = Array.from({ length: Number(options.records) }, (_, i) => draft(i));
    lines.push(
      await timed('archive: full records of 16 fields, calls of 64', drafts.length, () =>
        inCalls(drafts, 64, (part) => archive.append(part, { by: 'bench' })),
      ),
    );
  });
  await using(archives[2]!, async (archive) => {
    lines.push(
      await timed('archive: full records, one after the other', 200, async () => {
        for (let i = 0; i < 200; i++) await archive.append([draft(i)], { by: 'bench' });
      }),
    );
  });
  return lines;
}

const dir = mkdtempSync(join(options.dir, 'sabt-bench-'));
try {
  const lines = [
    await timed('reference: 80 bytes and fdatasync, in a loop', 500, () => syncLoop(dir, 500)),
    await timed('reference: bare SQLite, groups of 64', 64 * 1000, () => bareSqlite(dir, 64 * 1000)),
    ...(await measureArchive(dir)),
  ];
  if (options.json)
    process.stdout.write(`${JSON.stringify({ node: process.version, cores: availableParallelism(), lines })}\n`);
  else
    for (const line of lines)
      process.stdout.write(`${line.what.padEnd(52)}${String(line.perSecond).padStart(10)} /s\n`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
