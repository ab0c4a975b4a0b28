import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SabtError } from '../../../model/errors.ts';
import { retryBatch } from '../retry.ts';
import { counts, csv, documents, load, ofKind, ROWS } from '../test/load-table.ts';
import { MemoryContext } from '../test/memory-context.ts';

describe('faults in the middle', () => {
  const many = csv([
    ['key', 'headline', 'day'],
    ...Array.from({ length: 2_500 }, (_, i) => [`k${i}`, `Event ${i}`, '2019-03-14']),
  ]);
  const mapping = { kind: 'event', fields: { id: 'key', title: 'headline', start: 'day' } };

  it('a run that was broken off stays open; taken up again it adds the rest and closes the same batch', async () => {
    const context = new MemoryContext();
    const append = context.append.bind(context);
    let calls = 0;
    context.append = async (drafts) => {
      if (++calls === 4) throw new SabtError('disk-full', 'The disk is full.');
      return append(drafts);
    };
    await assert.rejects(load(context, 'a.csv', many, { mapping }), { code: 'disk-full' });
    const open = ofKind(context, 'batch')[0]!;
    const kept = ofKind(context, 'event').length;
    assert.ok(kept > 0 && kept < 2_500);
    const resumed = await retryBatch(open, context);
    assert.ok('rows' in resumed);
    assert.deepEqual([resumed.batch, resumed.added, resumed.unchanged], [open.id, 2_500 - kept, kept]);
    assert.equal(ofKind(context, 'event').length, 2_500);
    assert.equal(context.newest.get(open.id)!.fields['phase'], 'closed');
    assert.equal(context.blobs.size, 1, 'the evidentiary copy is kept once');
  });

  it('a record that the keeper refuses fails its own row and no other', async () => {
    const context = new MemoryContext();
    context.refuse = (draft) =>
      draft.fields['title'] === 'Event 777' ? new SabtError('invalid-value', 'not like that') : null;
    const answer = await load(context, 'a.csv', many, { mapping });
    assert.deepEqual(counts(answer), [2_499, 0, 0, 0, 1]);
    assert.deepEqual([answer.lines[777]!.status, answer.lines[777]!.code], ['failed', 'invalid-value']);
  });

  it('retry takes up the failed rows alone, from the kept copy, and adds nothing twice', async () => {
    const dates = new Map<string, string>();
    const context = new MemoryContext({
      findDates: (text) =>
        dates.has(text)
          ? [{ start: dates.get(text)!, end: dates.get(text)!, precision: 'day', calendar: 'gregorian', span: [0, 1] }]
          : [],
    });
    const first = await load(context, 'acts.csv', csv(ROWS));
    const still = await retryBatch(context.newest.get(first.batch)!, context);
    assert.ok('rows' in still);
    assert.deepEqual(counts(still), [0, 0, 0, 0, 1]);
    dates.set('the day after never', '2020-01-01');
    const retried = await retryBatch(context.newest.get(still.batch)!, context);
    assert.ok('rows' in retried);
    assert.deepEqual([retried.rows, ...counts(retried)], [1, 1, 0, 0, 0, 0]);
    const corrected = ROWS.map((row) => [...row]);
    assert.deepEqual(counts(await load(context, 'acts.csv', csv(corrected))), [0, 0, 4, 1, 0]);
  });

  it('a ledger that was changed is named, not read past', async () => {
    for (const damage of ['{"row":1,"status":"failed"', 'null', '{"row":1,"status":"lost"}']) {
      const context = new MemoryContext();
      const first = await load(context, 'acts.csv', csv(ROWS));
      appendFileSync(first.ledger, `${damage}\n`);
      await assert.rejects(retryBatch(context.newest.get(first.batch)!, context), {
        code: 'archive-damaged',
        at: first.ledger,
      });
    }
  });

  it('a quotation mark left open costs its row, not the file', async () => {
    const context = new MemoryContext();
    const answer = await load(context, 'a.csv', 'key,text\n1,a\n2,"b\n3,c\n4,d\n', {
      mapping: { kind: 'document', fields: { text: 'text' } },
    });
    assert.deepEqual(counts(answer), [3, 0, 0, 0, 1]);
    assert.deepEqual([answer.lines[1]!.row, answer.lines[1]!.code], [3, 'row-invalid']);
  });

  it('aliases that multiply, workbooks that unfold and rows that never end are refused', async () => {
    const context = new MemoryContext();
    const laughs = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `k${i}: &k${i} [${`*${i === 0 ? 'a' : `k${i - 1}`}, `.repeat(9)}]`).join('\n')}\nrows:\n  - text: *k8\n`;
    await assert.rejects(
      load(context, 'a.yaml', laughs, { mapping: documents }),
      (error: SabtError) => error instanceof SabtError && error.exitStatus === 1,
    );
    await assert.rejects(load(context, 'a.csv.gz', gzipSync(Buffer.alloc(40_000_000, 'a')), { mapping: documents }), {
      code: 'expands-too-far',
    });
    await assert.rejects(load(context, 'a.csv', `text\n${'x,'.repeat(6_000)}\n`, { mapping: documents }), {
      code: 'too-many-columns',
    });
    assert.equal(ofKind(context, 'document').length, 0);
  });
});
