/** A name that is withheld or erased: how it may be spelt, what stands beside it in the record, and what is no name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { type Erased, erase } from '../packages/sabt/src/app/withholding/erasing/erase.ts';
import type { Redacted } from '../packages/sabt/src/app/withholding/redacting.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, draft } from './running/desks.ts';

const erasing = (app: App, id: string, paths: string[]): Promise<Erased> =>
  erase({ id, paths, reason: 'safety', dryRun: true }, app, ACTING);
const redacting = (app: App, id: string, paths: string[], words?: string[]): Promise<Redacted> =>
  app.redact({ id, paths, reason: 'safety', dryRun: true, ...(words === undefined ? {} : { words }) }, ACTING);

async function withDocument(fields: Fields, ...more: Fields[]): Promise<{ app: App; id: string; others: string[] }> {
  const app = await archive();
  const document = draft('document', fields);
  const others = more.map((one) => draft('document', one));
  await app.archive.append([document, ...others], { by: 'anna' });
  return { app, id: document.id, others: others.map(({ id }) => id) };
}

describe('the name of a field of one’s own', () => {
  const TEXT = 'The witness said that she was beaten in a location at the river.\n\nIt rained.\n';

  it('is not what goes with its value: what says it stays, and is told nowhere', async () => {
    const custom = { witness: 'Golpari Sangtarash', location: 'Evinabad' };
    const { app, id } = await withDocument(
      { text: TEXT, title: 'A witness, and a location', custom },
      { text: 'The witness gave a location.\n', custom: { witness: 'nobody' } },
    );
    for (const path of ['custom/witness', 'custom/location'])
      for (const ask of [erasing, redacting]) {
        const done = await ask(app, id, [path]);
        assert.deepEqual(done.paths, [path]);
        assert.deepEqual([done.also, done.elsewhere], [[], []], path);
      }
    const done = await erase({ id, paths: ['custom/witness'], reason: 'safety', dryRun: false }, app, ACTING);
    assert.deepEqual([done.state, done.elsewhere], ['erased', []]);
    assert.equal(app.archive.read(app.catalogue.byId(id)!.entry).fields['text'], TEXT);
  });

  it('is looked in: a field that is called by what goes, goes', async () => {
    const custom = { source: 'Golpari Sangtarash', 'a letter of Golpari Sangtarash': 'it rained' };
    const { app, id } = await withDocument({ text: TEXT, custom });
    for (const ask of [erasing, redacting])
      assert.deepEqual(
        (await ask(app, id, ['custom/source'])).paths,
        Object.keys(custom).map((name) => `custom/${name}`),
      );
  });
});
