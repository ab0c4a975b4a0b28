/** What failed in an import can be tried again from an archive that was put back. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { Batches, batchView } from '../packages/sabt/src/app/taking-in/batches.ts';
import { importFile, retry } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { createArchive, restoreArchive } from '../packages/sabt/src/stages/keeping/index.ts';

const RUN = { by: 'anna', signal: new AbortController().signal, progress: () => {} };
const folder = mkdtempSync(join(tmpdir(), 'sabt-ledgers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function imported(app: App, name: string, rows: string): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, rows);
  const mapping = { kind: 'event', fields: { start: 'day', title: 'what' } };
  const answer = await importFile({ profile: 'table', file, mapping, dryRun: false }, app, RUN);
  assert.equal(answer.failed, 1);
  return answer.batch;
}

describe('ledgers in a backup', () => {
  it('come back with the archive, the newest included, and lie with the keys meanwhile', async () => {
    const [dir, kept, restored] = ['archive', 'kept', 'restored'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await createArchive(dir);
    const app = await App.open(dir, { mode: 'write' });
    const first = await imported(app, 'a.csv', 'day,what\n2020-01-02,March\nsoon,Vigil\n');
    assert.equal((await app.backup(kept)).verified, true);
    const copy = join(kept, 'keys', 'ledgers', `${first}.jsonl`);
    const { mtimeMs } = statSync(copy);
    const second = await imported(app, 'b.csv', 'day,what\nnever,Strike\n2020-02-03,Sit-in\n');
    assert.equal((await app.backup(kept)).verified, true);
    assert.equal(statSync(copy).mtimeMs, mtimeMs, 'what is there is not written again');
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('soon', 'noos'));
    assert.equal((await app.backup(kept)).verified, true);
    const ledger = (archive: string, batch: string) => readFileSync(join(archive, 'ledgers', `${batch}.jsonl`), 'utf8');
    assert.equal(readFileSync(copy, 'utf8'), ledger(dir, first), 'a copy that is damaged is written anew');
    const open = readdirSync(kept, { recursive: true, withFileTypes: true }).filter(
      (file) => file.isFile() && !file.parentPath.startsWith(join(kept, 'keys')),
    );
    for (const { parentPath, name } of open)
      assert.ok(!readFileSync(join(parentPath, name)).includes('never'), `${name} quotes a cell in the clear`);
    await app.close();

    assert.equal((await restoreArchive(kept, restored)).verified, true);
    assert.ok(!existsSync(join(restored, 'keys', 'ledgers')));
    const again = await App.open(restored, { mode: 'write' });
    try {
      for (const batch of [first, second]) {
        assert.equal(ledger(restored, batch), ledger(dir, batch));
        const { rows, failed } = (await retry(batch, again, RUN)) as { rows: number; failed: number };
        assert.deepEqual([rows, failed], [1, 1], 'only the row that failed, for the reason that it had');
      }
      const view = await batchView(first, { limit: 10, offset: 0 }, new Batches(again), again);
      assert.deepEqual(
        view.ledger.items.map(({ status, code }) => [status, code ?? null]),
        [
          ['failed', 'unreadable-date'],
          ['added', null],
        ],
      );
    } finally {
      await again.close();
    }
  });
});
