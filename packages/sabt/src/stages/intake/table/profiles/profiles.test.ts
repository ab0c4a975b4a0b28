import assert from 'node:assert/strict';
import { it } from 'node:test';
import { table, taken } from '../../test/by-profile.ts';
import { ACLED, GDELT, MASS, UCDP } from '../../test/data-set-rows.ts';
import { load } from '../../test/load-table.ts';
import { MemoryContext } from '../../test/memory-context.ts';
import { profileNames } from './index.ts';

it('a batch is taken up again with the mapping that it was begun with', async () => {
  const context = new MemoryContext();
  for (const [profile, row] of [
    ['ucdp-ged', UCDP],
    ['mass-mobilization', MASS],
    ['gdelt', GDELT],
    ['acled', ACLED],
  ] as const) {
    const { answer } = await taken(profile, [row], context);
    const again = await load(context, 'a.csv', table([row]), { profile, mapping: answer.mapping });
    assert.deepEqual([answer.added, again.added, again.unchanged], [1, 0, 1], profile);
  }
});

it('every profile says which column is missing', async () => {
  for (const profile of profileNames().filter((name) => name !== 'table'))
    await assert.rejects(
      taken(profile, [{ colour: 'red', weight: '3' }]),
      (error: { code?: string }) => error.code === 'missing-column',
    );
});
