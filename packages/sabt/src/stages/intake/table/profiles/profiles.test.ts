import assert from 'node:assert/strict';
import { it } from 'node:test';
import { table, taken } from '../../test/by-profile.ts';
import { ACLED, GDELT, MASS, UCDP } from '../../test/data-set-rows.ts';
import { load, ofKind } from '../../test/load-table.ts';
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

it('a data set stands for its rows only where they name no outlet and nobody said whose the table is', async () => {
  const cases = [
    ['ucdp-ged', UCDP, { source_office: '', source_article: '' }, 'UCDP GED'],
    ['mass-mobilization', MASS, { sources: '' }, 'Mass Mobilization'],
    ['gdelt', GDELT, { SOURCEURL: '' }, 'GDELT'],
    ['acled', ACLED, { source: '' }, 'ACLED'],
  ] as const;
  for (const [profile, row, silent, dataSet] of cases) {
    const named = async (cells: object, source?: string): Promise<unknown[]> => {
      const context = new MemoryContext();
      const options = { profile, mapping: undefined, ...(source === undefined ? {} : { source }) };
      await load(context, 'a.csv', table([{ ...row, ...cells }]), options);
      const [act] = ofKind(context, 'act');
      return (act!.fields['sources'] as string[]).map((id) => context.newest.get(id)!.fields['name']);
    };
    const outlets = await named({});
    assert.ok(outlets.length > 0 && !outlets.includes(dataSet), profile);
    assert.deepEqual(await named({}, 'Our desk'), ['Our desk', ...outlets], profile);
    assert.deepEqual([await named(silent), await named(silent, 'Our desk')], [[dataSet], ['Our desk']], profile);
  }
});

it('a headline with its date is no outlet', async () => {
  const { sourcesOf, acts } = await taken('mass-mobilization', [
    { ...MASS, sources: '1. march in nahrabad; the post March 15 2019' },
  ]);
  assert.deepEqual(sourcesOf(acts[0]!), ['Mass Mobilization']);
});
