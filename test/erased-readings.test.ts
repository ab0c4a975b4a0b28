/** What was read in words that go, where the words that stay say the same number, place or act, or only seem to. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { decideAbout, suggestCodings } from '../packages/sabt/src/app/coding/coding.ts';
import { ClaimDesk } from '../packages/sabt/src/app/pages/claims.ts';
import { redactedPaths } from '../packages/sabt/src/app/withholding/withheld.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, day, draft } from './running/desks.ts';

const PUBLIC = { '*': 'public' };
const AROUND = 'It was a day like others, and many people were in the streets when the sun came out.';

/** A document, and what was made of its codings, all confirmed with the same corrections. */
async function coded(app: App, text: string, changes: string[] = []) {
  const fields = { text, published: day('2023-05-01'), languages: ['en'], confidentiality: PUBLIC };
  const document = draft('document', fields);
  await app.archive.append([document], { by: 'anna' });
  const { codings } = await suggestCodings([document.id], app, ACTING);
  const ids = codings.map(({ id }) => id);
  const { failed } = await decideAbout({ ids, decision: 'confirm', changes, adjudicates: false }, app, 'anna');
  assert.deepEqual(failed, []);
  const acts = codings.map(({ id }) => app.catalogue.byRow(`act-of:${id}`)!.item.id);
  return { id: document.id, codings: ids, acts, actWith: (path: string) => withField(app, acts, path) };
}

function withField(app: App, acts: readonly string[], path: string): string {
  const found = acts.find((act) => fieldsOf(app, act)[path] !== undefined);
  assert.ok(found !== undefined, `no act has ${path}`);
  return found;
}

const fieldsOf = (app: App, id: string): Fields => app.archive.read(app.catalogue.byId(id)!.entry).fields;

function spanOf(app: App, id: string, words: string): string {
  const text = String(fieldsOf(app, id)['text']);
  assert.ok(text.includes(words), words);
  return `text@${text.indexOf(words)}-${text.indexOf(words) + words.length}`;
}

const redact = (app: App, id: string, words: string) =>
  app.redact({ id, paths: [spanOf(app, id, words)], reason: 'safety' }, ACTING);

async function erase(app: App, id: string, words: string) {
  const input = { id, paths: [spanOf(app, id, words)], reason: 'safety', at: app.archive.size() };
  const planned = await app.erase({ ...input, dryRun: true }, ACTING);
  const done = await app.erase({ ...input, dryRun: false }, ACTING);
  assert.equal(done.state, 'erased');
  assert.deepEqual(done.elsewhere, planned.elsewhere);
  return done;
}

const isTold = (told: { elsewhere: { id: string; path: string }[] }, id: string, path: string): boolean =>
  told.elsewhere.some((one) => one.id === id && one.path === path);

describe('a number that goes', () => {
  const both = 'Seven people were injured near the bridge. Seven people were arrested by the security forces.';

  it('goes with what it counts, though the same figure stands for something else', async () => {
    for (const [words, goes, stays] of [
      ['Seven people were injured near the bridge.', 'injured', 'arrested'],
      ['Seven people were arrested by the', 'arrested', 'injured'],
    ] as const) {
      const app = await archive();
      const { id, acts } = await coded(app, `The police fired at the crowd in Shiraz. ${both}`);
      const injured = acts.filter((act) => fieldsOf(app, act)['injured'] !== undefined);
      const counting = acts.filter((act) => fieldsOf(app, act)[goes] !== undefined);
      assert.ok(injured.length > 0 && counting.length > 0);
      const done = await redact(app, id, words);
      for (const act of counting) assert.ok(redactedPaths(act, app).has(goes), words);
      for (const act of acts) {
        if (fieldsOf(app, act)[stays] === undefined || redactedPaths(act, app).has('type')) continue;
        assert.ok(!redactedPaths(act, app).has(stays), `${words}: ${stays}`);
        assert.ok(isTold(done, act, stays), 'what was left is named');
      }
    }
  });

  it('stays, and is named, where a sentence that stays says the same of the same', async () => {
    const app = await archive();
    const said = 'Police arrested 12 teachers in Shiraz. The 12 arrested teachers were taken away.';
    const { id, actWith } = await coded(app, said);
    const act = actWith('arrested');
    const done = await erase(app, id, 'The 12 arrested teachers were taken away.');
    assert.deepEqual(fieldsOf(app, act)['arrested'], [12, 12, 12]);
    assert.ok(isTold(done, act, 'arrested'));
  });

  it('goes with the last words that say it, though all of them were withheld one after the other', async () => {
    const app = await archive();
    const [one, two] = ['Police arrested 12 teachers in Shiraz.', 'The number of those who were arrested was 12.'];
    const { id, actWith } = await coded(app, `${AROUND} ${one} Nobody knows why. ${two} ${AROUND}`);
    const act = actWith('arrested');
    const first = await redact(app, id, two);
    assert.ok(isTold(first, act, 'arrested') && !redactedPaths(act, app).has('arrested'));
    await redact(app, id, '12 teachers');
    assert.ok(redactedPaths(act, app).has('arrested'));
  });

  it('goes with a record that nobody coded, however often the figure stands in a long text', async () => {
    const app = await archive();
    const text = `${AROUND} For three days it rained.\n\nThree people were killed in the cellar.\n\nThe report has 3 pages, and three of them signed it. Three women were injured.\n`;
    const document = draft('document', { text, languages: ['en'] });
    const typed = draft('act', { type: 'killing', documents: [document.id], killed: [3, 3, 3], injured: [3, 3, 3] });
    await app.archive.append([document, typed], { by: 'anna' });
    const done = await erase(app, document.id, 'Three people were killed in the cellar.');
    assert.equal(fieldsOf(app, typed.id)['killed'], undefined);
    assert.deepEqual(fieldsOf(app, typed.id)['injured'], [3, 3, 3], 'a sentence that stays says how many were injured');
    assert.ok(isTold(done, typed.id, 'injured'));
  });

  it('goes with a record that nobody coded, also of a text in whose language nothing is read', async () => {
    const app = await archive();
    const text = 'Drei Menschen wurden im Keller getötet, also 3.\n\nDer Bericht hat 3 Seiten.\n';
    const document = draft('document', { text, languages: ['de'] });
    const typed = draft('act', { type: 'killing', documents: [document.id], killed: [3, 3, 3] });
    await app.archive.append([document, typed], { by: 'anna' });
    await erase(app, document.id, 'Drei Menschen wurden im Keller getötet, also 3.');
    assert.equal(fieldsOf(app, typed.id)['killed'], undefined);
  });
});

describe('a place that goes', () => {
  it('stays with the act, and is named, where the words around it that stay say it again', async () => {
    const app = await archive();
    const { id, actWith } = await coded(app, 'Police arrested 12 teachers in Shiraz. Shiraz was quiet then.');
    const act = actWith('place');
    const { place, country } = fieldsOf(app, act);
    const done = await redact(app, id, 'in Shiraz');
    assert.ok(!redactedPaths(act, app).has('place') && !redactedPaths(act, app).has('country'));
    assert.deepEqual([fieldsOf(app, act)['place'], fieldsOf(app, act)['country']], [place, country]);
    assert.ok(isTold(done, act, 'place'));
  });

  it('goes where it stands nowhere else around, or another one does', async () => {
    for (const rest of ['It was quiet then.', 'Karaj was quiet then.', `${`${AROUND} `.repeat(20)}Shiraz was quiet.`]) {
      const app = await archive();
      const { id, actWith } = await coded(app, `Police arrested 12 teachers in Shiraz. ${rest}`);
      const act = actWith('place');
      await redact(app, id, 'in Shiraz');
      for (const path of ['place', 'country']) assert.ok(redactedPaths(act, app).has(path), rest);
    }
  });
});

describe('the type of an act', () => {
  it('goes with the last of its words, though something else that was read there was erased before', async () => {
    for (const [first, second] of [
      ['300 people', 'were killed'],
      ['on 5 April 2023', 'people were killed'],
    ] as const) {
      const app = await archive();
      const { id, acts } = await coded(app, `Then 300 people were killed on 5 April 2023. ${AROUND}`);
      await erase(app, id, first);
      for (const act of acts) assert.notEqual(fieldsOf(app, act)['type'], undefined, first);
      await erase(app, id, second);
      for (const act of acts) assert.equal(fieldsOf(app, act)['type'], undefined, `${first}, then ${second}`);
    }
  });

  it('goes when its words are erased half by half, and stays while they still say it', async () => {
    const app = await archive();
    const { id, acts } = await coded(app, `Students took to the streets in Tabriz. ${AROUND}`);
    assert.ok(acts.length > 0);
    await erase(app, id, 'to the streets');
    for (const act of acts) assert.equal(fieldsOf(app, act)['type'], undefined);
    const other = await archive();
    const again = await coded(other, `Police arrested and detained 7 teachers in Tehran. ${AROUND}`);
    await erase(other, again.id, 'and detained');
    assert.ok(again.acts.some((act) => fieldsOf(other, act)['type'] !== undefined));
    await erase(other, again.id, 'arrested');
    for (const act of again.acts) assert.equal(fieldsOf(other, act)['type'], undefined);
  });

  it('goes when its words are withheld one after the other', async () => {
    const app = await archive();
    const { id, acts } = await coded(app, `Police arrested and detained 7 teachers in Tehran. ${AROUND}`);
    const isShown = (): boolean => acts.some((act) => !redactedPaths(act, app).has('type'));
    await redact(app, id, 'arrested');
    assert.ok(isShown(), 'the other word says it');
    await redact(app, id, 'detained');
    assert.ok(!isShown());
  });

  it('goes though a person had called it otherwise and nobody knows any more where it was read', async () => {
    const app = await archive();
    const { id, acts } = await coded(app, `Then 300 people were killed on 5 April 2023. ${AROUND}`, ['act=execution']);
    await erase(app, id, '300 people');
    await erase(app, id, 'were killed');
    for (const act of acts) assert.equal(fieldsOf(app, act)['type'], undefined);
  });

  it('goes with the number that it was read from', async () => {
    const app = await archive();
    const { id, acts } = await coded(app, `Armed men shot dead 30 villagers in Ahvaz. ${AROUND}`);
    assert.ok(acts.some((act) => fieldsOf(app, act)['type'] === 'mass-killing'));
    await redact(app, id, '30 villagers');
    for (const act of acts)
      if (fieldsOf(app, act)['type'] === 'mass-killing') assert.ok(redactedPaths(act, app).has('type'));
  });

  it('stays with an erasure of what stands around it', async () => {
    const app = await archive();
    const { id, acts } = await coded(app, `${AROUND} Then 300 people were killed on 5 April 2023. ${AROUND}`);
    for (const words of ['It was a day like others', 'on 5 April 2023', 'when the sun came out']) {
      await erase(app, id, words);
      for (const act of acts) assert.notEqual(fieldsOf(app, act)['type'], undefined, words);
    }
  });
});

describe('a long text of which many acts were made', () => {
  it('is withheld from within seconds, and one act of it loses what it says', async () => {
    const app = await archive();
    const lines = Array.from(
      { length: 120 },
      (_, i) =>
        `On ${1 + (i % 28)} April 2023 police arrested ${3 + i} teachers in Shiraz near house ${i}. ${AROUND}\n`,
    );
    const { id, acts } = await coded(app, lines.join('\n'));
    assert.ok(acts.length >= 120);
    const from = performance.now();
    const input = { id, paths: [spanOf(app, id, 'police arrested 7 teachers in Shiraz')], reason: 'safety' };
    const { also } = await app.redact({ ...input, dryRun: true }, ACTING);
    assert.ok(performance.now() - from < 20_000, 'a letter is found without reading all before it');
    const withType = also.filter((one) => one.kind === 'act' && one.paths.includes('type'));
    assert.equal(withType.length, 1);
  });
});

describe('a claim', () => {
  const quoted = 'Arrests of teachers rose by half in 2022.';
  const other = 'The number of protests fell every year since then.';
  const text = `${AROUND} Golpari Sangtarash says so. ${quoted} ${other}`;

  async function claimed(app: App) {
    const document = draft('document', { text, languages: ['en'] });
    const of = (words: string) =>
      draft('claim', {
        text: words,
        document: document.id,
        span: [text.indexOf(words), text.indexOf(words) + words.length],
        form: 'growth',
        inputs: { where: 'type:arrest' },
      });
    const [one, two] = [of(quoted), of(other)];
    await app.archive.append([document, one, two], { by: 'anna' });
    return { id: document.id, one: one.id, two: two.id };
  }

  it('goes with its words and not with what stands where they stood before something else was erased', async () => {
    const app = await archive();
    const { id, one, two } = await claimed(app);
    await erase(app, id, 'Golpari Sangtarash says so. ');
    for (const claim of [one, two]) assert.notEqual(fieldsOf(app, claim)['text'], undefined);
    await erase(app, id, 'by half');
    assert.equal(fieldsOf(app, one)['text'], undefined, 'its words went');
    assert.equal(fieldsOf(app, two)['text'], other, 'its words stand');
    await erase(app, id, 'number of protests');
    assert.equal(fieldsOf(app, two)['text'], undefined, 'its words went');
  });

  it('is shown beside its words, or beside none, after something else was erased', async () => {
    const app = await archive();
    const { id, one, two } = await claimed(app);
    const fields = { document: id, span: [0, 24], form: 'growth', inputs: { where: 'type:arrest' } };
    const loose = draft('claim', { ...fields, text: 'Teachers are arrested more often.' });
    await app.archive.append([loose], { by: 'anna' });
    const desk = new ClaimDesk(app);
    await erase(app, id, 'Golpari Sangtarash says so. ');
    const view = await desk.desk(id);
    const shown = [...view.assertions.flatMap(({ claims }) => claims), ...view.others];
    for (const [claim, words] of [
      [one, quoted],
      [two, other],
    ] as const) {
      const { span } = shown.find((one) => one.id === claim)!;
      assert.equal(view.text.slice(...span!), words);
    }
    assert.equal(shown.find((one) => one.id === loose.id)!.span, null, 'its words stand nowhere');
  });
});
