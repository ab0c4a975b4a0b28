/** The list of published figures: however many there are, a page reads its own, and shows none of which something was erased. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MeasureDesk } from '../packages/sabt/src/app/pages/measure.ts';
import type { RecordReader } from '../packages/sabt/src/app/records.ts';
import { ACTING, archive, draft } from './running/desks.ts';

const FIGURES = 50;
const PAGE = { limit: 10, offset: 0 };

function figure(n: number) {
  return draft('figure', {
    definition: { measure: 'trend', where: `type:arrest killed>=${n}` },
    method: 'trend',
    methodVersion: 1,
    value: { percentPerYear: n },
    safeguards: { onRecord: n },
    checkpoint: { size: 1, root: 'x' },
    inputs: { n, digest: 'x' },
  });
}

test('a page of the list reads its own figures once the others are known, and what was erased leaves it', async (t) => {
  const app = await archive();
  const drafts = Array.from({ length: FIGURES }, (_, n) => figure(n));
  await app.archive.append(drafts, { by: 'A. Keeper' });
  const desk = new MeasureDesk(app);
  const first = desk.figures({}, PAGE);
  assert.deepEqual([first.total, first.items.length], [FIGURES, PAGE.limit]);
  const reading = t.mock.method(app.reader as RecordReader, 'current');
  const again = desk.figures({}, { ...PAGE, offset: 20 });
  assert.deepEqual([again.total, again.items.length], [FIGURES, PAGE.limit]);
  assert.ok(reading.mock.callCount() <= 2 * PAGE.limit, `${reading.mock.callCount()} were read`);

  const gone = again.items[3]!.id;
  await app.erase({ id: gone, paths: ['definition'], reason: 'safety', dryRun: false }, ACTING);
  const after = desk.figures({}, { ...PAGE, offset: 20 });
  assert.equal(after.total, FIGURES - 1);
  assert.ok(after.items.length === PAGE.limit && after.items.every(({ id }) => id !== gone));
  const [added] = [figure(FIGURES)];
  await app.archive.append([added!], { by: 'A. Keeper' });
  assert.equal(desk.figures({}, PAGE).total, FIGURES);
  assert.equal(desk.figures({ measure: 'trend' }, PAGE).items.length, PAGE.limit);
});
