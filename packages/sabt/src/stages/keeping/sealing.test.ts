/** Groups that are sealed by other threads while the next one is formed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalRecord } from './draft.ts';
import { verifyArchive } from './index.ts';
import { unseal } from './payload.ts';
import { Sealer, type ToSeal, unflatten } from './sealing.ts';
import { draft, drafts, hasCode, newArchive } from './testing/archives.ts';
import { checkAgainstEntry, versionOf } from './versions.ts';

const at = '2026-11-22T10:00:00.000Z';
const noPause = () => Promise.resolve();
const titled = (i: number) => ({ title: `n ${i}` });

function toSeal(count: number): ToSeal[] {
  const given = drafts(count, (i) => ({ title: `متن ${i} 😀`, text: 'One.\n\nTwo.', custom: { b: 1, a: [i] } }));
  return given.map((one, entry) => ({
    record: canonicalRecord(one),
    keepers: { at, by: 'x', ...(entry === 7 && { predecessor: { entry: 3 } }) },
    entry,
  }));
}

async function started(threads: number): Promise<Sealer> {
  const sealer = new Sealer('archive', threads);
  await sealer.seal(toSeal(1024), noPause);
  for (let i = 0; !sealer.isElsewhere(1024) && i < 500; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  return sealer;
}

test('what other threads seal opens as what was handed in, in order', async () => {
  const sealer = await started(1);
  assert.equal(sealer.isElsewhere(1023), false);
  assert.equal(sealer.isElsewhere(1500), true);
  const records = toSeal(1500);
  const sealed = await sealer.seal(records, noPause);
  assert.equal(sealed.length, 1500);
  for (const [i, { entry, vault }] of sealed.entries()) {
    assert.deepEqual([vault.id, vault.version], [records[i]!.record.id, 1]);
    const opened = unseal(vault.sealed, vault.key, 'archive', i);
    checkAgainstEntry(opened, Buffer.from(entry), i);
    if (i % 100 === 7) {
      const version = versionOf(opened, i);
      assert.equal(version.fields['title'], `متن ${i} 😀`);
      assert.deepEqual(version.fields['predecessor'], i === 7 ? { entry: 3 } : undefined);
    }
  }
  assert.equal(new Set(sealed.map(({ vault }) => Buffer.from(vault.key).toString('hex'))).size, 1500);
  await sealer.close();
});

test('threads that end in the middle of their work leave it to this one', async () => {
  const sealer = await started(1);
  const sealing = sealer.seal(toSeal(1600), noPause);
  await sealer.close();
  assert.equal((await sealing).length, 1600);
  assert.equal(sealer.isElsewhere(5000), false);
  assert.equal((await sealer.seal(toSeal(1100), noPause)).length, 1100);
});

test('an empty run of records stays empty', () => {
  assert.deepEqual(unflatten([]), []);
});

test('large takes go through other threads, with versions across groups that are formed ahead', async () => {
  const place = await newArchive();
  const archive = await place.open({ threads: 1 });
  const first = drafts(1500, titled);
  await archive.append(first, { by: 'a' });
  const again = first.map((one) => ({ ...one, version: 2, fields: { title: 'second' } }));
  const third = first.map((one) => ({ ...one, version: 3, fields: { title: 'third' } }));
  const all = await Promise.all([
    archive.append(drafts(1500, titled), { by: 'a', shuffle: true }),
    archive.append(again, { by: 'b', shuffle: true }),
    archive.append(third, { by: 'c' }),
    archive.append([draft()], { by: 'd' }),
  ]);
  assert.deepEqual(
    all.map((receipts) => receipts.length),
    [1500, 1500, 1500, 1],
  );
  for (const [i, receipt] of all[2]!.entries()) {
    assert.equal(receipt.id, first[i]!.id);
    if (i % 500 === 0)
      assert.deepEqual(archive.read(receipt.entry).fields['predecessor'], { entry: all[1]![i]!.entry });
  }
  await archive.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
});

test('if a group fails, the one that was formed ahead of its commit is refused too, and both may be repeated', async () => {
  const place = await newArchive();
  let failing = false;
  const fail = () => {
    if (failing) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  const archive = await place.open({ threads: 1, faults: { afterKeysBeforeJournal: fail } });
  // Until the thread has started.
  for (let i = 0; i < 2; i++) await archive.append(drafts(1100, titled), { by: 'a' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const size = archive.size();
  failing = true;
  const lists = [drafts(4096, titled), drafts(1200, titled), drafts(10)];
  const results = await Promise.allSettled(lists.map((list) => archive.append(list, { by: 'a' })));
  assert.ok(results.every(({ status }) => status === 'rejected'));
  assert.ok(hasCode('disk-full')((results[0] as PromiseRejectedResult).reason));
  assert.equal(archive.size(), size);
  failing = false;
  for (const list of lists) await archive.append(list, { by: 'a' });
  assert.equal(archive.size(), size + 5306);
  await archive.close();
  assert.deepEqual((await verifyArchive(place.dir, place)).problems, []);
});
