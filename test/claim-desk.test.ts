/** The claim desk over a real archive: what is found, bound and answered, and what becomes of a verdict when the record grows. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { App } from '../packages/sabt/src/app/app.ts';
import { standingOf } from '../packages/sabt/src/app/claims/claim-standing.ts';
import { checkClaims, claimOf } from '../packages/sabt/src/app/claims/claims.ts';
import { ClaimDesk } from '../packages/sabt/src/app/pages/claims.ts';
import { SabtError } from '../packages/sabt/src/model/errors.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import type { ClaimBinding, ClaimView } from '../packages/sabt/src/pages/index.ts';
import { archive, as, day, draft } from './running/desks.ts';

const TEXT = 'The year in brief.\nThere were no strikes in Varzan in 2021. Whoever says otherwise is wrong.';

async function strike(app: App, iso: string): Promise<void> {
  const event = newId();
  const where = { country: 'Varzan', when: day(iso) };
  await app.archive.append(
    [
      draft('event', { title: `Strike of ${iso}`, ...where }, event),
      draft('act', { event, type: 'protest-strike', status: 'confirmed', ...where }),
    ],
    { by: 'anna' },
  );
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function added(desk: ClaimDesk, claim: ClaimBinding): Promise<string> {
  const { state } = await desk.add(claim, { fields: {} });
  assert.equal(state.state, 'there');
  return (state as { value: { id: string } }).value.id;
}

/** With its verdict of now. */
async function shown(desk: ClaimDesk, id: string): Promise<ClaimView> {
  const found = await desk.soon(id);
  assert.equal(found.state, 'there');
  return (found as { value: ClaimView }).value;
}

describe('the claim desk', () => {
  let app: App;
  let desk: ClaimDesk;
  let document: string;
  let id: string;
  const all = { limit: 10, offset: 0 };

  before(async () => {
    app = await archive();
    desk = new ClaimDesk(app);
    const source = draft('source', { name: 'Varzan Daily' });
    const article = draft('document', { title: 'In brief', text: TEXT, languages: ['en'], sources: [source.id] });
    document = article.id;
    await app.archive.append([source, article], { by: 'anna' });
    await strike(app, '2020-05-01');
  });

  it('finds what the document asserts, in its own text', async () => {
    const found = await desk.desk(document);
    assert.equal(found.text, TEXT);
    assert.equal(found.source?.name, 'Varzan Daily');
    const [first] = found.assertions;
    assert.equal(first!.assertion.form, 'none');
    assert.equal(TEXT.slice(...first!.assertion.span), first!.assertion.text);
    assert.deepEqual(first!.claims, []);
  });

  it('passes over what is not to be checked, and takes that back', async () => {
    const passed = async () => (await desk.desk(document)).assertions.map(({ passedOver }) => passedOver?.by ?? null);
    const start = (await desk.desk(document)).assertions[0]!.assertion.span[0];
    assert.deepEqual(await passed(), [null]);
    await as('anna', async () => desk.passOver(document, start, true));
    await as('bob', async () => desk.passOver(document, start, true));
    assert.deepEqual(await passed(), ['anna']);
    assert.deepEqual(app.desk.passedOver(newId()), []);
    await as('bob', async () => desk.passOver(document, start, false));
    assert.deepEqual(await passed(), [null]);
    assert.throws(() => desk.passOver(document, start + 1, true), { code: 'conflict' });
  });

  it('binds it, and answers from the record', async () => {
    const { assertion } = (await desk.desk(document)).assertions[0]!;
    const claim = {
      text: assertion.text,
      speaker: 'Varzan Daily',
      document,
      span: [...assertion.span] as [number, number],
      form: 'none',
      inputs: { where: 'type:protest-strike country:Varzan', from: '2021', to: '2021' },
    };
    id = await as('anna', () => added(desk, claim));
    await as('anna', () => desk.check(id));
    const view = await shown(desk, id);
    assert.equal(view.answer?.verdict, 'undecidable');
    assert.equal(view.answer?.reason, 'found-none');
    assert.equal(view.kept.length, 1);
    assert.equal(view.kept[0]!.verdict, 'undecidable');
    assert.equal(view.language, 'en');
    assert.deepEqual(
      (await desk.desk(document)).assertions[0]!.claims.map((one) => one.id),
      [id],
    );
  });

  it('answers anew when the record has grown, and shows the former verdict beside', async () => {
    const { checkpoint } = (await shown(desk, id)).kept[0]!;
    await strike(app, '2021-03-04');
    const view = await shown(desk, id);
    assert.equal(view.answer?.verdict, 'contradicted');
    assert.deepEqual(
      view.kept.map(({ verdict }) => verdict),
      ['undecidable'],
    );
    assert.ok(view.answer!.checkpoint.size > checkpoint.size);
    const list = await desk.list({}, all);
    assert.equal(list.changed, 1);
    assert.deepEqual(list.byVerdict, { supported: 0, contradicted: 1, undecidable: 0 });
    assert.equal((await desk.list({ verdict: 'undecidable' }, all)).found, 0);
  });

  it('keeps the new verdict when asked, once', async () => {
    assert.deepEqual(await as('anna', () => desk.check(id)), { state: 'there', value: { kept: true } });
    assert.deepEqual(await as('anna', () => desk.check(id)), { state: 'there', value: { kept: false } });
    const view = await shown(desk, id);
    assert.deepEqual(
      view.kept.map(({ verdict }) => verdict),
      ['contradicted', 'undecidable'],
    );
    assert.equal((await desk.list({}, all)).changed, 0);
  });

  it('puts what changed before what is newer', async () => {
    const later = await as('anna', () =>
      added(desk, { text: 'At least one', form: 'at-least', inputs: { where: 'type:protest-strike', atLeast: 1 } }),
    );
    assert.deepEqual(
      (await desk.list({}, all)).items.map((one) => one.id),
      [later, id],
    );
    await as('anna', () => desk.check(later));
    const none = await as('anna', () =>
      added(desk, {
        text: 'No strike in 2019',
        form: 'none',
        inputs: { where: 'type:protest-strike', from: '2019', to: '2019' },
      }),
    );
    await as('anna', () => desk.check(none));
    await as('anna', () => added(desk, { text: 'newest', form: 'none', inputs: { where: 'type:shelling' } }));
    await strike(app, '2019-06-06');
    const { items, changed } = await desk.list({}, all);
    assert.equal(changed, 1);
    assert.equal(items[0]!.id, none);
  });

  it('hands out the claim and its ClaimReview; what is undecidable has no rating', async () => {
    const json = JSON.parse(await textOf((await desk.file(id, 'json')).bytes));
    assert.equal(json.verdict, 'contradicted');
    assert.equal(json.verdicts.length, 2);
    const review = JSON.parse(await textOf((await desk.file(id, 'claim-review')).bytes));
    assert.equal(review['@type'], 'ClaimReview');
    assert.equal(review.reviewRating.ratingValue, 1);
    const [newest] = (await desk.list({ verdict: 'undecidable' }, all)).items;
    const open = JSON.parse(await textOf((await desk.file(newest!.id, 'claim-review')).bytes));
    assert.equal('ratingValue' in open.reviewRating, false);
  });

  it('keeps nothing of what cannot be asked', async () => {
    const { total } = await desk.list({}, all);
    for (const [form, inputs, code] of [
      ['none', { where: '((' }, 'invalid-argument'],
      ['at-least', { where: '' }, 'invalid-value'],
      ['a-feeling', { where: '' }, 'unknown-form'],
      ['none', { where: '', from: 'yesterday' }, 'invalid-value'],
    ] as const)
      await assert.rejects(
        as('anna', () => added(desk, { text: 'x', form, inputs })),
        (thrown) => thrown instanceof SabtError && thrown.code === code,
        `${form} ${JSON.stringify(inputs)}`,
      );
    assert.equal((await desk.list({}, all)).total, total);
    await assert.rejects(async () => desk.desk(newId()), { code: 'not-found' });
    await assert.rejects(async () => desk.claim(document), { code: 'not-found' });
  });

  it('is dismissed with a reason, stays in the log with its verdicts, and is taken up again', async () => {
    const kept = (await shown(desk, id)).kept.length;
    await assert.rejects(
      as('anna', () => desk.dismiss(id, ' ')),
      { code: 'missing-argument' },
    );
    await as('anna', () => desk.dismiss(id, 'It was said of another town.'));
    const view = await shown(desk, id);
    assert.equal(view.dismissed?.reason, 'It was said of another town.');
    assert.equal(view.dismissed?.by, 'anna');
    assert.equal(view.kept.length, kept);
    assert.ok(!(await desk.list({}, all)).items.some((one) => one.id === id));
    const dismissed = await desk.list({ isDismissed: true }, all);
    assert.deepEqual(
      dismissed.items.map((one) => one.id),
      [id],
    );
    assert.equal(dismissed.dismissed, 1);
    const checked = await checkClaims([], app, 'anna');
    assert.ok(!checked.some((one) => one.id === id), 'it is checked no more unless it is asked for');
    const { bytes } = await desk.file(id, 'json');
    assert.match(await textOf(bytes), /"status": "dismissed",\s+"statusReason": "It was said/);
    await assert.rejects(
      as('bob', () => desk.dismiss(id, 'again')),
      { code: 'conflict' },
    );
    await as('bob', () => desk.takeUp(id));
    assert.equal((await shown(desk, id)).dismissed, null);
    const status = standingOf(claimOf(id, app), app);
    assert.deepEqual([status.status, status.by, status.reason], ['open', 'bob', undefined]);
  });
});

describe('a claim that takes long to add', () => {
  const typed = { fields: { text: 'No strike', where: 'type:protest-strike' } };
  const claim = { text: 'No strike', form: 'none', inputs: { where: 'type:protest-strike' } };
  const all = { limit: 10, offset: 0 };

  it('is waited for, is kept once however often it is asked for, and is given up without a trace', async () => {
    const app = await archive();
    await strike(app, '2020-05-01');
    const desk = new ClaimDesk(app, { momentMs: 0 });
    const { key, state } = await as('anna', () => desk.add(claim, typed));
    assert.equal(state.state, 'computing');
    assert.ok(desk.stepOfAdding(key) !== null);
    const ended = async (): Promise<string> => {
      for (;;) {
        const found = await desk.added(key);
        if (found?.state.state === 'there') return found.state.value.id;
        await new Promise((later) => setTimeout(later, 5));
      }
    };
    const id = await ended();
    assert.equal(await ended(), id);
    assert.deepEqual([desk.stepOfAdding(key), (await desk.list({}, all)).total], [null, 1]);
    assert.equal(claimOf(id, app).fields['text'], 'No strike');

    const other = await as('anna', () => desk.add(claim, typed));
    desk.cancelAdding(other.key);
    assert.equal((await desk.added(other.key))?.state.state, 'cancelled');
    assert.equal((await desk.list({}, all)).total, 1);
    desk.allowAdding(other.key);
    assert.notEqual((await desk.added(other.key))?.state.state, 'cancelled');
  });

  it('gives back what was typed where it cannot be asked', async () => {
    const app = await archive();
    const desk = new ClaimDesk(app, { momentMs: 0 });
    const { key } = await as('anna', () => desk.add({ ...claim, inputs: { where: '((' } }, typed));
    await assert.rejects(
      async () => {
        for (;;) {
          await desk.added(key);
          await new Promise((later) => setTimeout(later, 5));
        }
      },
      { code: 'invalid-argument' },
    );
    assert.deepEqual(desk.typed(key), typed);
    assert.deepEqual([await desk.added(newId()), desk.typed(newId())], [null, null]);
  });
});
