/** Documents analysed in another thread: the same index, in order, found at once, nothing lost. */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import type { IndexedDocument } from '../../store/search-port.ts';
import { createAnalyser, createBatchAnalyser, type SearchDocument } from './analyse.ts';
import { cutUp, flatten, unflatten } from './analysis-messages.ts';
import { AnalysisAhead } from './analysis-thread.ts';

const skip = availableParallelism() < 2 ? 'one processor: nothing is analysed elsewhere' : false;

function document(num: number): SearchDocument {
  const fields = {
    title: `Report ${num}`,
    text: [
      'المتظاهرون في الشارع',
      { text: `harbours and lanterns ${num % 97}`, language: 'en' },
      { text: 'کتاب‌های', language: null },
    ],
    id: `ID-${num}`,
  };
  return {
    num,
    kind: 'document',
    language: num % 2 === 0 ? 'ar' : null,
    sources: [num % 5],
    tags: ['a'],
    day: num,
    year: 2020,
    fields,
  };
}

const documents = (from: number, count: number): SearchDocument[] =>
  Array.from({ length: count }, (_, i) => document(from + i));

interface Kept {
  put: IndexedDocument[];
  upTo: number[];
  refuse: boolean;
  ahead: AnalysisAhead;
}

async function started(): Promise<Kept> {
  const kept: Kept = { put: [], upTo: [], refuse: false, ahead: null as never };
  kept.ahead = new AnalysisAhead((put, upTo) => {
    if (kept.refuse) throw new Error('full');
    kept.put.push(...put);
    kept.upTo.push(upTo);
  });
  kept.ahead.add(documents(0, 1000), 1000);
  assert.equal(kept.put.length, 1000);
  for (let i = 0; !kept.ahead.isElsewhere() && i < 1000; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(kept.ahead.isElsewhere(), true);
  return kept;
}

test('what crosses between threads is what was put', () => {
  const analyse = createAnalyser();
  const given = documents(0, 50);
  const there = createBatchAnalyser()(unflatten(flatten(given)));
  const back = cutUp(there).map((bytes) => Buffer.from(bytes).toString('hex'));
  assert.deepEqual(
    back,
    given.map((one) => Buffer.from(analyse(one).analysed).toString('hex')),
  );
});

for (const how of ['drained at once', 'left to settle'] as const) {
  test(`many documents enter whole and in order: ${how}`, { skip }, async () => {
    const { ahead, put, upTo } = await started();
    ahead.add(documents(1000, 3000), 4000);
    assert.ok(put.length < 4000, 'some are analysed elsewhere');
    ahead.add(documents(4000, 3000), 7000);
    ahead.add(documents(7000, 700), 7700);
    if (how === 'drained at once') ahead.drain();
    else await ahead.settled();
    assert.deepEqual(
      put.map(({ num }) => num),
      documents(0, 7700).map(({ num }) => num),
    );
    assert.deepEqual(
      upTo.filter((size) => size > 0),
      [1000, 4000, 7000, 7700],
    );
    const analyse = createAnalyser();
    const plain = (one: IndexedDocument) => ({ ...one, analysed: [...one.analysed] });
    for (const [i, one] of put.entries()) assert.deepEqual(plain(one), plain(analyse(document(i))));
    ahead.close();
  });
}

test('few documents wait for those before them', { skip }, async () => {
  const { ahead, put } = await started();
  ahead.add(documents(1000, 500), 1500);
  ahead.add(documents(1500, 3), 1503);
  assert.deepEqual(
    put.slice(-4).map(({ num }) => num),
    [1499, 1500, 1501, 1502],
  );
  ahead.close();
});

test('what the index refuses is thrown and offered again', { skip }, async () => {
  const kept = await started();
  const { ahead, put } = kept;
  kept.refuse = true;
  ahead.add(documents(1000, 200), 1200);
  await assert.rejects(ahead.settled(), /full/);
  assert.throws(() => ahead.drain(), /full/);
  assert.throws(() => ahead.add(documents(1200, 3), 1203), /full/);
  kept.refuse = false;
  ahead.add(documents(1200, 3), 1203);
  assert.equal(put.length, 1203);
  ahead.close();
});

test('a few documents start no thread', async () => {
  const ahead = new AnalysisAhead(() => undefined);
  ahead.add(documents(0, 300), 300);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(ahead.isElsewhere(), false);
  ahead.close();
});
