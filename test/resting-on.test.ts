/** What rests on a record, told before it is withheld: the acts and events that name it, and the numbers that count them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishFigure } from '../packages/sabt/src/app/measuring/figures.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { restingOn } from '../packages/sabt/src/app/withholding/resting-on.ts';
import { archive, day, draft } from './running/desks.ts';

const PUBLIC = { '*': 'public' };

test('acts, events and numbers that rest on a document, an event or a source are told, and which on it alone', async () => {
  const app = await archive();
  const source = draft('source', { name: 'Harbour Post', confidentiality: PUBLIC });
  const [first, second, hidden, other] = ['One', 'Two', 'Three', 'Four'].map((title) =>
    draft('document', {
      title,
      text: `${title}.`,
      confidentiality: title === 'Three' ? { '*': 'restricted' } : PUBLIC,
    }),
  ) as [ReturnType<typeof draft>, ReturnType<typeof draft>, ReturnType<typeof draft>, ReturnType<typeof draft>];
  const event = draft('event', {
    title: 'Strike',
    when: day('2019-03-14'),
    documents: [first.id],
    confidentiality: PUBLIC,
  });
  const act = (type: string, documents: string[], more = {}) =>
    draft('act', {
      type,
      status: 'confirmed',
      when: day('2019-03-14'),
      country: 'IQ',
      documents,
      confidentiality: PUBLIC,
      ...more,
    });
  const alone = act('strike', [first.id, hidden.id], { event: event.id, sources: [source.id] });
  const both = act('arrest', [first.id, second.id]);
  await app.archive.append([source, first, second, hidden, other, event, alone, both], { by: 'anna' });
  const published = async (where: string): Promise<string> =>
    (await publishFigure(await measure({ measure: 'rate', where }, app), app, 'anna')).id!;
  const strikes = await published('act:strike');
  const all = await published('country:IQ');
  await published('country:SY');

  const onFirst = await restingOn(first.id, app);
  const ofKind = (kind: string) => onFirst.kinds.find((one) => one.kind === kind);
  assert.deepEqual(
    ofKind('event')?.items.map(({ id, name, isAlone }) => [id, name, isAlone]),
    [[event.id, 'Strike', true]],
  );
  assert.deepEqual([ofKind('act')?.n, ofKind('act')?.alone], [2, 1]);
  assert.deepEqual(Object.fromEntries(ofKind('act')!.items.map(({ id, type, isAlone }) => [id, [type, isAlone]])), {
    [alone.id]: ['strike', true],
    [both.id]: ['arrest', false],
  });
  assert.deepEqual(new Set(onFirst.figures), new Set([strikes, all]));
  assert.deepEqual((await restingOn(second.id, app)).figures, [all]);
  assert.deepEqual(await restingOn(other.id, app), { kinds: [], figures: [], unread: 0 });
  assert.deepEqual(new Set((await restingOn(event.id, app)).figures), new Set([strikes, all]));
  assert.deepEqual(new Set((await restingOn(alone.id, app)).figures), new Set([strikes, all]));
  assert.deepEqual(new Set((await restingOn(source.id, app)).figures), new Set([strikes, all]));
  await assert.rejects(restingOn('0'.repeat(26), app), { code: 'not-found' });
});
