/** What was read out of words that are withheld or erased goes with them, in whatever form: numbers, dates, places, names. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { agreement } from '../packages/sabt/src/app/coding/agreement.ts';
import { decideAbout, suggestCodings } from '../packages/sabt/src/app/coding/coding.ts';
import { count } from '../packages/sabt/src/app/measuring/counting.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { eventView } from '../packages/sabt/src/app/pages/event-view.ts';
import { ReviewDesk } from '../packages/sabt/src/app/pages/review.ts';
import { redactedPaths } from '../packages/sabt/src/app/withholding/withheld.ts';
import type { Fields } from '../packages/sabt/src/model/records.ts';
import { ACTING, archive, counted, day, draft } from './running/desks.ts';

const PUBLIC = { '*': 'public' };

/** A document whose suggestions are all confirmed, and its acts and events. */
async function coded(app: App, text: string, more: Fields = {}): Promise<{ id: string; made: string[] }> {
  const document = draft('document', { text, confidentiality: PUBLIC, published: day('2023-05-01'), ...more });
  await app.archive.append([document], { by: 'anna' });
  const { codings } = await suggestCodings([document.id], app, ACTING);
  assert.ok(codings.length > 0, 'something was read in it');
  const ids = codings.map(({ id }) => id);
  const input = { ids, decision: 'confirm', changes: [], adjudicates: false } as const;
  const { decided, failed } = await decideAbout(input, app, 'anna');
  assert.deepEqual(failed, []);
  return { id: document.id, made: decided.flatMap(({ act, event }) => [act, event]).filter((one) => one !== null) };
}

const fieldsOf = (app: App, id: string): Fields => app.archive.read(app.catalogue.byId(id)!.entry).fields;
const spanOf = (text: string, words: string): string =>
  `text@${text.indexOf(words)}-${text.indexOf(words) + words.length}`;

describe('with words that are withheld', () => {
  it('numbers and dates go that were read there, of coding, decision, act and event; others stay', async () => {
    const app = await archive();
    const text = 'Police arrested 12 teachers in Shiraz on 5 April 2023.\n';
    const { id, made } = await coded(app, text);
    const acts = made.filter((one) => app.catalogue.byId(one)!.kind === 'act');
    const withCount = acts.filter((act) => fieldsOf(app, act)['arrested'] !== undefined);
    assert.ok(withCount.length > 0, 'somebody was arrested');
    const input = { id, paths: [spanOf(text, '12'), spanOf(text, '5 April')], reason: 'safety' };
    const planned = await app.redact({ ...input, dryRun: true }, ACTING);
    const done = await app.redact(input, ACTING);
    assert.deepEqual([planned.paths, planned.also, planned.elsewhere], [done.paths, done.also, done.elsewhere]);
    for (const one of made) {
      const hidden = redactedPaths(one, app);
      for (const path of ['arrested', 'when'])
        assert.equal(hidden.has(path), fieldsOf(app, one)[path] !== undefined, `${one} ${path}`);
      for (const path of ['type', 'initiators', 'perpetrators', 'place', 'victims']) assert.ok(!hidden.has(path), path);
    }
    const codings = app.catalogue.list({ kind: 'coding', limit: 100, offset: 0 }).items;
    assert.ok(codings.some((one) => redactedPaths(one.id, app).has('value')));
  });

  it('a long number goes in digits of any script, and numbers that the rest of the text says stay', async () => {
    const app = await archive();
    const text = 'Contact: 0912-555-8842. Police arrested 7 teachers in Tehran.\n';
    const { id, made } = await coded(app, text);
    const counted = made.filter((one) => fieldsOf(app, one)['arrested'] !== undefined);
    assert.ok(counted.length > 0);
    const report = draft('document', { text: 'زنگ بزنید: ۰۹۱۲ ۵۵۵ ۸۸۴۲\n', confidentiality: PUBLIC });
    const noted = draft('act', {
      type: 'arrest',
      documents: [id],
      custom: { phone: 9125558842 },
      confidentiality: PUBLIC,
    });
    await app.archive.append([report, noted], { by: 'anna' });
    const done = await app.redact({ id, paths: [], words: ['09125558842'], reason: 'safety' }, ACTING);
    assert.deepEqual(
      Object.values(
        (await app.redact({ id, paths: [], words: ['09125558842'], reason: 'safety', dryRun: true }, ACTING)).said ??
          {},
      ),
      ['0912-555-8842'],
    );
    for (const one of counted) assert.ok(!redactedPaths(one, app).has('arrested'), one);
    assert.ok(redactedPaths(noted.id, app).has('custom/phone'));
    assert.deepEqual(
      done.elsewhere.map((other) => [other.id, other.path, other.public]),
      [[report.id, 'text', true]],
    );
  });

  it('the country goes with the place, and the place of the event with that of its act', async () => {
    const app = await archive();
    const { made } = await coded(app, 'Police arrested 12 teachers in Shiraz on 5 April 2023.\n');
    const act = made.find((one) => app.catalogue.byId(one)!.kind === 'act')!;
    await app.redact({ id: act, paths: ['place'], reason: 'safety' }, ACTING);
    for (const one of made) for (const path of ['place', 'country']) assert.ok(redactedPaths(one, app).has(path), path);
  });
});

describe('with a sentence that is erased', () => {
  it('all goes that was read in it, also numbers in Persian digits, and what another record says is named', async () => {
    const app = await archive();
    const text = 'در شیراز ۳۰۰ معلم روز ۵ آوریل ۲۰۲۳ تجمع کردند.\n\nهوا خوب بود.\n';
    const { id, made } = await coded(app, text);
    assert.ok(made.some((one) => JSON.stringify(fieldsOf(app, one)['participants'] ?? '').includes('300')));
    const typed = draft('act', {
      type: 'protest',
      documents: [id],
      participants: [300, 300, 300],
      arrested: [4, 4, 4],
    });
    await app.archive.append([typed], { by: 'anna' });
    const input = { id, paths: [spanOf(text, 'در شیراز ۳۰۰ معلم روز ۵ آوریل ۲۰۲۳ تجمع کردند.')], reason: 'safety' };
    const planned = await app.erase({ ...input, dryRun: true }, ACTING);
    const done = await app.erase({ ...input, dryRun: false }, ACTING);
    assert.deepEqual([done.state, done.elsewhere], ['erased', planned.elsewhere]);
    assert.deepEqual(done.also, planned.also);
    assert.ok(done.searched > 0);
    for (const one of made)
      for (const path of ['type', 'when', 'place', 'country', 'participants'])
        assert.equal(fieldsOf(app, one)[path], undefined, path);
    assert.deepEqual(fieldsOf(app, typed.id)['arrested'], [4, 4, 4]);
    assert.equal(fieldsOf(app, typed.id)['participants'], undefined);
    for (const version of app.archive.versionsOf(id))
      assert.equal(String(app.archive.read(version.entry).fields['text']).trim(), 'هوا خوب بود.');
  });
});

describe('with a name that was blacked out first and is erased then', () => {
  const text = 'Police arrested 7 teachers in Karaj on 5 April 2023, with Golpari Sangtarash among them.\n';
  const stays = ['type', 'when', 'place', 'country', 'arrested'];

  async function withoutName(app: App, id: string): Promise<Awaited<ReturnType<App['erase']>>> {
    const now = String(fieldsOf(app, id)['text']);
    await app.redact({ id, paths: [spanOf(now, 'Golpari Sangtarash')], reason: 'safety' }, ACTING);
    const erased = await app.erase(
      { id, paths: [spanOf(now, 'Golpari Sangtarash')], reason: 'safety', dryRun: false },
      ACTING,
    );
    assert.equal(erased.state, 'erased');
    assert.ok(!erased.elsewhere.some((one) => one.id === id), 'it does not say the same any more');
    return erased;
  }

  it('day, place and number stay, which the standing text still says, though an earlier version was one passage', async () => {
    const app = await archive();
    const { id, made } = await coded(app, text);
    const before = made.map((one) => stays.map((path) => fieldsOf(app, one)[path]));
    assert.ok(before.flat().filter((value) => value !== undefined).length >= 7);
    await withoutName(app, id);
    assert.match(String(fieldsOf(app, id)['text']), /Police arrested 7 teachers in Karaj on 5 April 2023/);
    assert.deepEqual(
      made.map((one) => stays.map((path) => fieldsOf(app, one)[path])),
      before,
    );
    for (const { entry } of app.archive.versionsOf(id))
      assert.doesNotMatch(JSON.stringify(app.archive.read(entry).fields), /Sangtarash/);
  });

  it('also where the text was corrected since it was coded', async () => {
    const app = await archive();
    const { id, made } = await coded(app, `It was a cold day. ${text}`);
    const before = made.map((one) => stays.map((path) => fieldsOf(app, one)[path]));
    const again = {
      ...draft('document', { text: `It was very cold. ${text}`, confidentiality: PUBLIC }, id),
      version: 2,
    };
    await app.archive.append([again], { by: 'anna' });
    await withoutName(app, id);
    assert.deepEqual(
      made.map((one) => stays.map((path) => fieldsOf(app, one)[path])),
      before,
    );
  });

  it('what the words that go alone say goes with them', async () => {
    const app = await archive();
    const { id, made } = await coded(app, text);
    await app.redact({ id, paths: [spanOf(text, '7 teachers')], reason: 'safety' }, ACTING);
    await app.erase({ id, paths: [spanOf(text, '7 teachers')], reason: 'safety', dryRun: false }, ACTING);
    for (const one of made) assert.equal(fieldsOf(app, one)['arrested'], undefined);
    assert.ok(made.some((one) => fieldsOf(app, one)['when'] !== undefined));
  });
});

describe('with the words of a span that are erased', () => {
  const NAME = 'Nima Vantablack-Osei';

  it('whatever else of the record and of what was made from it says the words goes; others that say them are named', async () => {
    const app = await archive();
    const text = `Police arrested 7 people in Tehran on 2 May 2023. Among them was ${NAME}.\n\nLater NIMA  VANTABLACK-OSEI was released.\n\nIt rained.\n`;
    const custom = { note: `Ask ${NAME}`, other: 'nothing' };
    const { id } = await coded(app, text, { title: `Arrests, with ${NAME}`, description: 'Arrests', custom });
    const claim = draft('claim', { text: `${NAME} was there`, document: id, form: 'growth', inputs: {} });
    const figure = draft('figure', { title: `Arrests of ${NAME}`, definition: { where: NAME } });
    const other = draft('document', { text: `A letter by ${NAME}.\n` });
    await app.archive.append([claim, figure, other], { by: 'anna' });
    const input = { id, paths: [spanOf(text, NAME)], reason: 'safety' };
    const planned = await app.erase({ ...input, dryRun: true }, ACTING);
    for (const path of ['text/1', 'text/4', 'title', 'custom/note']) assert.ok(planned.paths.includes(path), path);
    assert.ok(!planned.paths.includes('description') && !planned.paths.includes('custom/other'));
    assert.ok(planned.also.some((one) => one.id === claim.id && one.paths.includes('text')));
    const named = planned.elsewhere.map((one) => one.id);
    assert.ok(named.includes(figure.id) && named.includes(other.id), JSON.stringify(planned.elsewhere));
    const done = await app.erase({ ...input, dryRun: false }, ACTING);
    assert.equal(done.state, 'erased');
    for (const { entry } of app.archive.versionsOf(id))
      assert.doesNotMatch(JSON.stringify(app.archive.read(entry).fields), /vantablack/i);
    assert.match(String(fieldsOf(app, id)['text']), /It rained/);
  });

  it('words that any may say take nothing along, in whatever script; where the record repeats them is told', async () => {
    const app = await archive();
    const english =
      'The police came at night, and Police dogs too.\n\nThe teachers said that the police left.\n\nIt rained.\n';
    const persian = 'معلم ها در شیراز بودند.\n\nمعلم دیگری گفت که باران می‌بارد.\n';
    for (const [text, words, title] of [
      [english, 'the', 'On the night'],
      [english, 'police', 'A night with police'],
      [english, 'Police', 'A night with police'],
      [english, 'teachers said', 'What teachers said'],
      [persian, 'معلم', 'روز معلم'],
    ] as const) {
      const other = draft('document', { text: `${text}Another text.\n` });
      const document = draft('document', { text, title, custom: { ref: `${words} 4` } });
      await app.archive.append([document, other], { by: 'anna' });
      const at = text.indexOf(words);
      // a paragraph is a passage, and is cut before the words
      const before = text.slice(0, at).split('\n\n');
      const passage = before.length - 1 + (before.at(-1) === '' ? 0 : 1);
      const input = { id: document.id, paths: [`text@${at}-${at + words.length}`], reason: 'safety', dryRun: true };
      const { paths, said, elsewhere } = await app.erase(input, ACTING);
      assert.deepEqual(
        paths.filter((path) => /^(?:text\/|title|custom)/.test(path)),
        [`text/${passage}`],
        words,
      );
      assert.deepEqual(said, { [`text/${passage}`]: words });
      const told = elsewhere.filter(({ id }) => id === document.id).map(({ path }) => path);
      for (const path of ['title', 'custom/ref']) assert.ok(told.includes(path), `${words}: ${told}`);
      assert.ok(elsewhere.length < 20, 'a word is not looked for in all records');
    }
  });

  it('what was read in another paragraph stays, though this one says other days and numbers', async () => {
    const app = await archive();
    const first = `On 3 March 2021 ${NAME} wrote to 15 friends in Karaj, who came on 12 April 2023.\n\n`;
    const second = '40 workers protested in Shiraz on 12 April 2023. Police arrested 7 workers there.\n';
    const { id, made } = await coded(app, first + second);
    const inSecond = made.filter((one) => JSON.stringify(fieldsOf(app, one)).includes('Shiraz'));
    assert.ok(inSecond.length > 0);
    const before = inSecond.map((one) => fieldsOf(app, one));
    assert.ok(before.some(({ participants, arrested }) => participants !== undefined || arrested !== undefined));
    await app.erase({ id, paths: [spanOf(first + second, NAME)], reason: 'safety', dryRun: false }, ACTING);
    assert.doesNotMatch(String(fieldsOf(app, id)['text']), /Vantablack/);
    for (const [i, one] of inSecond.entries())
      for (const path of ['type', 'when', 'place', 'country', 'participants', 'arrested'])
        assert.deepEqual(fieldsOf(app, one)[path], before[i]![path], path);
  });

  it('short words of a field, years and codes are not said elsewhere', async () => {
    const app = await archive();
    const acts = Array.from({ length: 30 }, (_, i) =>
      draft('act', { type: 'arrest', title: `all of them, reported ${i}`, custom: { year: '2020', how: 'reported' } }),
    );
    const figure = draft('figure', {
      safeguards: { sources: 'all', years: ['2020'], how: 'reported', who: 'Ann Oak' },
    });
    const letter = draft('document', { text: 'A letter by Ann Oak.\n' });
    await app.archive.append([...acts, figure, letter], { by: 'anna' });
    const input = { id: figure.id, paths: ['safeguards'], reason: 'safety', dryRun: true };
    assert.deepEqual(
      (await app.erase(input, ACTING)).elsewhere.map(({ id }) => id),
      [letter.id],
    );
  });

  it('a short number, or a word that only stands within others, takes nothing along', async () => {
    const app = await archive();
    const text = 'Ali spoke to 12 people.\n\nIn Australia 12 others listened.\n';
    const document = draft('document', { text, title: 'Australia: 12 listened' });
    await app.archive.append([document], { by: 'anna' });
    for (const [words, passage] of [
      ['Ali', 'text/0'],
      ['12', 'text/1'],
    ] as const) {
      const input = { id: document.id, paths: [spanOf(text, words)], reason: 'safety', dryRun: true };
      const { paths } = await app.erase(input, ACTING);
      assert.deepEqual(
        paths.filter((path) => /^(?:title|text\/)/.test(path)),
        [passage],
      );
    }
  });

  it('the archive still counts, measures, reviews and shows what rested on them', async () => {
    const app = await archive();
    const text = `Police arrested 7 people in Tehran on 2 May 2023, with ${NAME}.\n`;
    const { id, made } = await coded(app, text);
    await coded(app, 'Police arrested 12 teachers in Shiraz on 5 April 2023.\n');
    const desk = new ReviewDesk(app, ACTING.signal);
    const before = await counted(app);
    const codings = app.catalogue.list({ kind: 'coding', refersTo: id, limit: 100, offset: 0 }).items;
    const suggested = codings.filter(({ state }) => state !== 'decision').map((one) => one.id);
    assert.ok((await desk.codingsOf(id)).length > 0);
    const said = [spanOf(text, 'arrested 7 people in Tehran')];
    await app.erase({ id, paths: said, reason: 'safety', dryRun: false }, ACTING);
    assert.equal(fieldsOf(app, suggested[0]!)['value'], undefined, 'what was suggested is gone');
    assert.ok((await counted(app)) <= before);
    assert.ok((await count({ by: ['year'], where: 'status:any' }, app)).groups.length > 0);
    const measured = await measure({ measure: 'trend' }, app);
    assert.ok(measured.value !== undefined);
    assert.deepEqual(await desk.codingsOf(id), []);
    assert.deepEqual(await new ReviewDesk(app, ACTING.signal).codingsOf(id), []);
    assert.ok((await desk.agreement()).fields.length > 0);
    assert.equal(agreement('act', app).units, 0);
    const undoing = { ids: suggested.slice(0, 1), decision: 'undo', changes: [], adjudicates: false } as const;
    await assert.rejects(
      async () => decideAbout(undoing, app, 'anna'),
      (thrown: { code?: string }) => thrown.code === 'conflict',
    );
    for (const one of [...made, ...suggested]) assert.ok((await eventView(one, {}, app)).record.id === one);
  });
});
