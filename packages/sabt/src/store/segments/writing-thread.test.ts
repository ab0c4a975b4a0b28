/** Segments written by another thread: the same bytes, found all the while, and nothing left over when it goes wrong. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { IndexedDocument, SearchOptions } from '../search-port.ts';
import { DiskSegment } from './disk-segment.ts';
import { openSegments, type SegmentIndex } from './index.ts';
import { ListCache } from './list-cache.ts';
import { MemorySegment } from './memory-segment.ts';
import { writeMerged } from './merge.ts';
import { testDocument } from './test/documents.ts';
import { type TaskInput, type Writing, WritingThread } from './writing-thread.ts';

const skip = availableParallelism() < 2 ? 'one processor: nothing is written elsewhere' : false;
const scratch = mkdtempSync(join(tmpdir(), 'writing-'));
after(() => rmSync(scratch, { recursive: true }));

const documents = (from: number, count: number): IndexedDocument[] =>
  Array.from({ length: count }, (_, i) => testDocument(from + i));

function segmentOf(from: number, count: number): MemorySegment {
  const segment = new MemorySegment();
  for (const document of documents(from, count)) segment.add(document);
  return segment;
}

async function begun(
  thread: WritingThread,
  inputs: () => TaskInput[],
  path: string,
  urgent: boolean,
): Promise<Writing> {
  for (let i = 0; i < 1000; i++) {
    const writing = thread.write(() => ({ inputs: inputs(), path, urgent }));
    if (writing !== null) return writing;
    await wait(10);
  }
  throw new Error('the thread does not start');
}

test('the thread writes what would be written here, byte for byte', { skip }, async () => {
  const thread = new WritingThread();
  const segment = segmentOf(0, 3000);
  segment.kill(17);
  const dead = segment.dead!.slice();
  const here = join(scratch, 'here');
  for (const _pause of writeMerged([{ segment, dead }], here));
  const there = join(scratch, 'there');
  const writing = await begun(thread, () => [{ dead, memory: segment.image() }], there, true);
  await writing.answered;
  assert.equal(writing.written, true);
  assert.deepEqual(readFileSync(there), readFileSync(here));

  const second = new DiskSegment(here, 1, new ListCache(0));
  const merged = join(scratch, 'merged-here');
  for (const _pause of writeMerged([{ segment: second, dead: null }], merged));
  const mergedThere = join(scratch, 'merged-there');
  await (await begun(thread, () => [{ dead: null, file: here }], mergedThere, false)).answered;
  assert.deepEqual(readFileSync(mergedThere), readFileSync(merged));
  second.close();
  thread.close();
});

test('what fails there says so and leaves no file; what is claimed or cancelled is not written', { skip }, async () => {
  const thread = new WritingThread();
  const segment = segmentOf(0, 20_000);
  const image = () => [{ dead: null, memory: segment.image() }];
  const missing = await begun(
    thread,
    () => [{ dead: null, file: join(scratch, 'nowhere') }],
    join(scratch, 'x'),
    false,
  );
  await missing.answered;
  assert.equal(missing.written, false);
  const first = await begun(thread, image, join(scratch, 'first'), true);
  const claimed = await begun(thread, image, join(scratch, 'claimed'), true);
  claimed.claim();
  first.claim();
  const cancelled = await begun(thread, image, join(scratch, 'cancelled'), true);
  await wait(5);
  cancelled.cancel();
  for (const [name, { written }] of Object.entries({ first, claimed, cancelled, x: missing }))
    assert.equal(existsSync(join(scratch, name)), written, name);
  assert.equal(claimed.written, false);
  thread.close();
});

const OPTIONS: SearchOptions = { sort: 'rank', limit: 30, offset: 0, facets: true, total: 'exact' };

const answers = (index: SegmentIndex) =>
  ['fcommon', 'fword7', 'fword11', 'fagain'].map((key) =>
    index.search({ op: 'word', variants: [{ key, weight: 10 }], fields: 0 }, OPTIONS),
  );

const leftOver = (dir: string): string[] => readdirSync(dir).filter((name) => name.endsWith('.new'));

test('an import over many segments answers as one that was never written', { skip }, async () => {
  const dir = join(scratch, 'many');
  const index = openSegments(dir, { mode: 'write', memoryBytes: 9 << 20 });
  const never = openSegments(join(scratch, 'never'), { mode: 'write', memoryBytes: 1 << 30 });
  for (let from = 0; from < 90_000; from += 5_000) {
    const part = documents(from, 5_000);
    const changed = from === 0 ? [] : [testDocument(from - 4_000, 'common again'), testDocument(7, 'again')];
    for (const one of [index, never]) {
      one.put(part, from + 5_000);
      one.put(changed, from + 5_000);
      one.remove([from + 3], from + 5_000);
    }
    await wait(1);
    if (from % 30_000 === 0) assert.deepEqual(answers(index), answers(never), `after ${from}`);
  }
  await index.flush();
  await index.maintain();
  assert.ok(index.figures().segments > 1);
  assert.deepEqual(answers(index), answers(never));
  index.verify();
  await index.purge();
  assert.deepEqual(answers(index), answers(never));
  assert.deepEqual(leftOver(dir), []);
  index.close();
  never.close();
});

test('a write that fails leaves nothing and is done again', async () => {
  const dir = join(scratch, 'fails');
  const index = openSegments(dir, { mode: 'write' });
  index.put(documents(0, 100), 100);
  // a folder that is not empty, where the segment is to be renamed to
  mkdirSync(join(dir, '1.segment', 'full'), { recursive: true });
  await assert.rejects(index.flush());
  assert.deepEqual(leftOver(dir), []);
  rmSync(join(dir, '1.segment'), { recursive: true });
  await index.flush();
  assert.equal(index.applied(), 100);
  index.close();
});

test('an index that is closed while it writes leaves nothing half', async () => {
  const dir = join(scratch, 'closed');
  const index = openSegments(dir, { mode: 'write' });
  index.put(documents(0, 20_000), 20_000);
  const flushed = index.flush();
  await wait(1);
  index.close();
  await flushed;
  assert.deepEqual(leftOver(dir), []);
});
