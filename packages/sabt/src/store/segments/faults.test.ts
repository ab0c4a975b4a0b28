import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { SabtError } from '../../model/errors.ts';
import type { SearchOptions, SearchResult } from '../search-port.ts';
import { openSegments, type SegmentIndex } from './index.ts';
import { testDocument } from './test/documents.ts';

const scratch = mkdtempSync(join(tmpdir(), 'segments-'));
after(() => rmSync(scratch, { recursive: true }));

const OPTIONS: SearchOptions = { sort: 'rank', limit: 30, offset: 0, facets: true, total: 'exact' };
const QUESTIONS = ['fcommon', 'fword7', 'fword11'].map((key) => ({
  op: 'word' as const,
  variants: [{ key, weight: 10 }],
  fields: 0,
}));

function answers(index: SegmentIndex): SearchResult[] {
  const phrase = {
    op: 'phrase' as const,
    terms: [
      { key: 'fcommon', offset: 0 },
      { key: 'fword7', offset: 1 },
    ],
    fields: 0,
    fieldWeights: [1, 1],
  };
  return [...QUESTIONS, phrase, { op: 'prefix' as const, key: 'fword1', fields: 0 }].map((query) =>
    index.search(query, OPTIONS),
  );
}

/** An index of a few files, with deleted documents. */
async function smallIndex(name: string): Promise<string> {
  const dir = join(scratch, name);
  const index = openSegments(dir, { mode: 'write' });
  for (let from = 0; from < 900; from += 300) {
    index.put(
      Array.from({ length: 300 }, (_, i) => testDocument(from + i)),
      from + 300,
    );
    await index.flush();
  }
  index.remove([3, 4, 500], 901);
  index.put([testDocument(700, 'common again')], 902);
  await index.flush();
  index.close();
  return dir;
}

function isDamage(file: string): (error: unknown) => boolean {
  return (error) => error instanceof SabtError && error.code === 'archive-damaged' && basename(error.at ?? '') === file;
}

/** Opens, asks everything and checks everything. */
function useAll(dir: string): SearchResult[] {
  const index = openSegments(dir, { mode: 'read' });
  try {
    const found = answers(index);
    index.verify();
    return found;
  } finally {
    index.close();
  }
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at]! ^= 0x10;
  writeFileSync(path, bytes);
}

test('a flipped byte anywhere in any file is found and the file named; no wrong answer comes before', async () => {
  const dir = await smallIndex('flipped');
  const expected = useAll(dir);
  const saved = join(scratch, 'saved');
  for (const file of readdirSync(dir)) {
    const path = join(dir, file);
    copyFileSync(path, saved);
    const { length } = readFileSync(path);
    const step = Math.max(1, Math.floor(length / 25));
    for (let at = 0; at < length; at += step) {
      flipByte(path, at);
      assert.throws(() => useAll(dir), isDamage(file), `${file} at ${at}`);
      const index = tryOpen(dir);
      if (index !== null) {
        try {
          assert.deepEqual(answers(index), expected, `${file} at ${at}: another answer`);
        } catch (error) {
          assert.ok(isDamage(file)(error), String(error));
        } finally {
          index.close();
        }
      }
      copyFileSync(saved, path);
    }
  }
});

function tryOpen(dir: string): SegmentIndex | null {
  try {
    return openSegments(dir, { mode: 'read' });
  } catch {
    return null;
  }
}

test('a truncated or missing file is found and named', async () => {
  const dir = await smallIndex('truncated');
  for (const file of readdirSync(dir)) {
    const other = join(scratch, 'truncated-copy');
    cpSync(dir, other, { recursive: true });
    truncateSync(join(other, file), Math.floor(readFileSync(join(other, file)).length / 2));
    assert.throws(() => useAll(other), isDamage(file), file);
    rmSync(join(other, file));
    assert.throws(() => useAll(other), isDamage(file), file);
    rmSync(other, { recursive: true });
  }
});

test('what a crash left over is swept away and changes nothing', async () => {
  const dir = await smallIndex('left-over');
  const expected = useAll(dir);
  for (const name of ['99.segment', '98.segment.new', '97.dead', 'manifest.new'])
    writeFileSync(join(dir, name), 'half');
  const index = openSegments(dir, { mode: 'write' });
  assert.deepEqual(answers(index), expected);
  index.close();
  for (const name of ['99.segment', '98.segment.new', '97.dead', 'manifest.new'])
    assert.ok(!existsSync(join(dir, name)), name);
});

test('purged, nothing of what was removed or replaced is left on disk', async () => {
  const dir = join(scratch, 'purged');
  const index = openSegments(dir, { mode: 'write' });
  index.put([testDocument(1, 'common secretword'), testDocument(2, 'common otherword'), testDocument(3)], 3);
  await index.flush();
  index.remove([1], 4);
  index.put([testDocument(2, 'common')], 5);
  await index.flush();
  const holds = (): boolean =>
    readdirSync(dir).some((file) => /secretword|otherword/.test(readFileSync(join(dir, file), 'latin1')));
  assert.ok(holds(), 'deleting alone leaves the terms');
  const before = answers(index);
  await index.purge();
  assert.ok(!holds());
  assert.deepEqual(answers(index), before);
  index.close();
});

test('an index opened for reading refuses to be written', async () => {
  const dir = await smallIndex('reading');
  const index = openSegments(dir, { mode: 'read' });
  assert.throws(
    () => index.put([testDocument(1)], 1),
    (error: SabtError) => error.code === 'archive-read-only',
  );
  index.close();
});

/** Starts the writer, lets it work for a while and kills it; answers what it said was flushed. */
function killedWriter(dir: string, afterMs: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'test', 'writer.ts'), dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk.toString();
    });
    child.on('close', () => resolve(Number(said.trim().split('\n').at(-1) ?? 0)));
  });
}

test('killed at any moment, it holds what was flushed and answers as one that was never killed', async () => {
  const dir = join(scratch, 'killed');
  let reached = 0;
  for (const afterMs of [5, 23, 61, 110, 170]) {
    const said = await killedWriter(dir, afterMs);
    const index = openSegments(dir, { mode: 'write' });
    assert.ok(index.applied() >= said, `said ${said}, holds ${index.applied()}`);
    assert.ok(index.applied() >= reached);
    reached = index.applied();
    index.verify();
    // as the caller does: whatever came after is put again
    const fresh = openSegments(join(scratch, `never-killed-${afterMs}`), { mode: 'write' });
    const all = Array.from({ length: reached }, (_, num) => testDocument(num));
    index.put(all.slice(Math.max(0, reached - 50)), reached);
    fresh.put(all, reached);
    assert.deepEqual(answers(index), answers(fresh));
    index.close();
    fresh.close();
  }
  assert.ok(reached > 0, 'the writer got somewhere');
});
