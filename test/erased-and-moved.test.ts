/** What goes of codings, and of what was made of them, with more of a text of which something was erased before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { decideAbout, suggestCodings } from '../packages/sabt/src/app/coding/coding.ts';
import { recordView } from '../packages/sabt/src/app/pages/records.ts';
import { ReviewDesk } from '../packages/sabt/src/app/pages/review.ts';
import { correct } from '../packages/sabt/src/app/records.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, day, draft } from './running/desks.ts';

const NAMES = 'Golpari Sangtarash and her brother Nima Vantablack told us so.';
const TEXT = [
  `${NAMES} Police arrested 12 teachers in Shiraz on 5 April 2023.`,
  'The army killed 3 workers in Ahvaz on 7 April 2023. It rained.',
  'A crowd of 300 students protested in Tabriz on 9 April 2023.',
].join('\n\n');

/** A document, and its codings by act type, all confirmed. */
async function coded(app: App, text: string): Promise<{ id: string; codings: Map<string, string> }> {
  const document = draft('document', { text, published: day('2023-05-01'), languages: ['en'] });
  await app.archive.append([document], { by: 'anna' });
  const { codings } = await suggestCodings([document.id], app, ACTING);
  const ids = codings.map(({ id }) => id);
  const { failed } = await decideAbout({ ids, decision: 'confirm', changes: [], adjudicates: false }, app, 'anna');
  assert.deepEqual(failed, []);
  return { id: document.id, codings: new Map(ids.map((id) => [actOf(app, id), id])) };
}

const actOf = (app: App, coding: string): string => (fieldsOf(app, coding)['value'] as { act: string }).act;
const fieldsOf = (app: App, id: string): Fields => app.archive.read(app.catalogue.byId(id)!.entry).fields;
const madeOf = (app: App, coding: string, kind: 'act' | 'event'): string =>
  app.catalogue.byRow(`${kind}-of:${coding}`)!.item.id;

async function erase(app: App, id: string, words: string): Promise<void> {
  const text = String(fieldsOf(app, id)['text']);
  const at = text.indexOf(words);
  assert.ok(at >= 0, words);
  const path = `text@${at}-${at + words.length}`;
  const counted = { id, paths: [path], reason: 'safety', at: app.archive.size(), dryRun: false };
  const { state } = await app.erase(counted, ACTING);
  assert.equal(state, 'erased');
}

describe('a second erasure', () => {
  it('takes what was read in its words, and nothing of the others', async () => {
    const app = await archive();
    const { id, codings } = await coded(app, TEXT);
    await erase(app, id, 'Golpari Sangtarash and her brother Nima Vantablack');
    const acts = new Map([...codings].map(([act, coding]) => [act, madeOf(app, coding, 'act')]));
    const before = new Map([...acts].map(([act, made]) => [act, fieldsOf(app, made)]));
    await erase(app, id, 'Police arrested 12 teachers in Shiraz on 5 April 2023.');
    for (const [act, made] of acts) {
      const now = fieldsOf(app, made);
      const fields = ['type', 'when', 'place', 'country', 'arrested', 'killed', 'participants', 'victims', 'targets'];
      for (const path of fields)
        assert.deepEqual(now[path], act === 'arrest' ? undefined : before.get(act)![path], `${act} ${path}`);
    }
  });

  it('takes a number from what no name says the place of', async () => {
    const app = await archive();
    const { id, codings } = await coded(app, `${NAMES} Then 300 people were killed on 5 April 2023. It rained a lot.`);
    const act = madeOf(app, [...codings.values()][0]!, 'act');
    await erase(app, id, 'Golpari Sangtarash');
    assert.notEqual(fieldsOf(app, act)['killed'], undefined);
    await erase(app, id, '300 people');
    assert.equal(fieldsOf(app, act)['killed'], undefined);
    assert.notEqual(fieldsOf(app, act)['when'], undefined);
    assert.notEqual(fieldsOf(app, act)['type'], undefined);
    await erase(app, id, 'were killed on 5 April 2023');
    assert.equal(fieldsOf(app, act)['when'], undefined);
  });

  it('takes all that rests on its words, and nothing for what stands where they stood, though no name says their place', async () => {
    const app = await archive();
    const said = 'Then 300 people were killed.';
    const { id, codings } = await coded(app, `${NAMES} ${said} It rained a lot, and then it snowed.`);
    const [coding] = codings.values();
    const act = madeOf(app, coding!, 'act');
    await erase(app, id, 'Golpari Sangtarash');
    for (const path of ['type', 'killed']) assert.notEqual(fieldsOf(app, act)[path], undefined, path);
    await erase(app, id, 'It rained a lot, and then it snowed.');
    for (const path of ['type', 'killed']) assert.notEqual(fieldsOf(app, act)[path], undefined, path);
    await erase(app, id, 'were killed');
    for (const path of ['type', 'killed']) assert.equal(fieldsOf(app, act)[path], undefined, path);
    assert.equal(fieldsOf(app, coding!)['value'], undefined);
  });
});

describe('after an erasure', () => {
  it('no words are marked that are not known to be those', async () => {
    const app = await archive();
    const { id, codings } = await coded(app, TEXT);
    const desk = new ReviewDesk(app, ACTING.signal);
    const coding = codings.get('killing') ?? [...codings.values()].at(-1)!;
    const marked = async (): Promise<number[]> => (await desk.codingsOf(id)).map(({ passage }) => passage.marks.length);
    const shown = () => recordView(id, { coding }, app)?.marks;
    assert.ok((await marked()).every((n) => n > 0));
    assert.notDeepEqual(shown(), {});
    await erase(app, id, 'Golpari Sangtarash and her brother Nima Vantablack');
    assert.ok((await marked()).every((n) => n === 0));
    assert.deepEqual(shown(), {});
    await correct(id, ['title=Arrests'], 'anna', app);
    assert.ok((await marked()).every((n) => n === 0));
    assert.deepEqual(shown(), {});
  });
});
