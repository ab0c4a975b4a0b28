/** Claims under the hand of a person: the desk, binding, dismissing, passing over. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { get, post, textOf } from '../test/asking.ts';
import { demoId } from '../test/demo-data.ts';
import { demoSite } from '../test/demo-site.ts';
import { checkPage } from '../test/html-check.ts';

describe('a claim that is dismissed', () => {
  it('needs a reason, goes to a list of its own, and can be taken up again', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const s = speak(language);
      const path = `/${language}/claims/${demoId(0)}`;
      assert.equal((await post(demo, `${path}/dismiss`, { reason: '' })).status, 422);
      const done = await post(demo, `${path}/dismiss`, { reason: 'Nobody said so.' });
      assert.equal(done.headers.get('location'), `${path}?done=dismissed`);
      const html = await get(demo, path);
      assert.match(textOf(html), /Nobody said so\./);
      assert.doesNotMatch(html, /class="notice claim-change"/, 'its changed verdict is no news any more');
      assert.doesNotMatch(await get(demo, `/${language}/claims`), /fell by a third/);
      const list = await get(demo, `/${language}/claims?status=dismissed`);
      checkPage(list, language);
      assert.match(list, /fell by a third/);
      assert.ok(textOf(list).includes(s.t('claim.dismissed')));
      const again = await post(demo, `${path}/take-up`, { back: 'desk' });
      assert.match(again.headers.get('location') ?? '', new RegExp(`/records/${demoId(2)}/claims#a-`));
      assert.match(await get(demo, `/${language}/claims`), /fell by a third/);
    }
  });
  it('is marked as passed over at the desk, and still shows its verdict', async () => {
    const demo = demoSite();
    await post(demo, `/en/claims/${demoId(1)}/dismiss`, { reason: 'Bound to the wrong town.', back: 'desk' });
    const html = await get(demo, `/en/records/${demoId(2)}/claims`);
    assert.match(html, /<mark class="asserted is-dismissed"/);
    assert.match(textOf(html), /Bound to the wrong town\./);
    assert.match(html, /action="[^"]*\/take-up"/);
  });
});

describe('a claim about words that the program found nothing in', () => {
  it('stands beside the text with the number that its words are marked with', async () => {
    const demo = demoSite({ text: 'What a person found by themselves.' });
    const { assertions, others } = demo.app.claims.desk(demoId(2));
    const other = others[0]!;
    const n = assertions.length + 1;
    const html = await get(demo, `/en/records/${demoId(2)}/claims`);
    assert.match(html, new RegExp(`href="#c-${other.id}"[^>]*>${n}</a>`), 'in the text');
    assert.match(html, new RegExp(`href="#m-${other.span![0]}"[^>]*>${n}</a>`), 'beside it');
  });
});

describe('an assertion that nobody binds', () => {
  it('is passed over by a form, undone by another, and a desk on which all is decided says so', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const s = speak(language);
      const path = `/${language}/records/${demoId(2)}/claims`;
      const { assertions } = demo.app.claims.desk(demoId(2));
      const loose = assertions.filter(({ claims }) => claims.length === 0);
      assert.ok(loose.length > 0);
      assert.ok(!textOf(await get(demo, path)).includes(s.t('desk.done')));
      for (const { assertion } of loose) {
        const start = String(assertion.span[0]);
        const done = await post(demo, `${path}/pass-over`, { start, part: '1' });
        assert.equal(done.headers.get('location'), `${path}#a-${start}`);
      }
      const html = await get(demo, path);
      checkPage(html, language);
      assert.ok(textOf(html).includes(s.t('desk.passedOver', { n: loose.length })));
      assert.ok(textOf(html).includes(s.t('desk.done')));
      assert.ok(html.includes(`id="m-${loose[0]!.assertion.span[0]}"`));
      assert.match(html, /<mark class="asserted is-dismissed"/);
      await post(demo, `${path}/pass-over`, { start: String(loose[0]!.assertion.span[0]), part: '1', undo: '1' });
      assert.ok(!textOf(await get(demo, path)).includes(s.t('desk.done')));
    }
  });
});

describe('a claim bound by hand', () => {
  it('keeps what the form asks for and leaves the rest', async () => {
    const demo = demoSite();
    const done = await post(demo, '/ar/claims', {
      text: 'قُتل ألف',
      form: 'at-least',
      where: 'country:IR',
      from: '1401-06-25',
      atLeast: '١٬٠٠٠',
      of: 'killed',
      driver: 'left alone',
    });
    assert.equal(done.status, 303);
    assert.deepEqual(demo.app.claims.bound, [
      {
        text: 'قُتل ألف',
        form: 'at-least',
        inputs: { where: 'country:IR', from: '2022-09-16', atLeast: 1000, of: 'killed' },
      },
    ]);
    assert.equal(demo.app.claims.kept.length, 1);
  });

  it('that takes long is waited for on a page of its own, and comes back as it was typed if it cannot be asked', async () => {
    const demo = demoSite();
    demo.app.claims.adding = { state: 'computing', step: { what: 'counting', done: 3, total: null } };
    const sent = await post(demo, '/en/claims', { text: 'No strike', form: 'none', where: 'type:protest-strike' });
    const waiting = sent.headers.get('location')!;
    assert.match(waiting, /^\/en\/claims\/adding\/\w+$/);
    for (const language of ['en', 'ar', 'fa'] as const) {
      const html = await (await demo.site.request(waiting.replace('/en/', `/${language}/`))).text();
      checkPage(html, language);
      assert.match(html, /<progress/);
      assert.match(textOf(html), /No strike/);
    }
    const far = (await (await demo.site.request(`${waiting}/progress`)).json()) as { running: boolean; done: number };
    assert.deepEqual([far.running, far.done], [true, 3]);
    const cancelled = await post(demo, `${waiting}/cancel`, {});
    assert.equal(cancelled.headers.get('location'), waiting);
    assert.doesNotMatch(await (await demo.site.request(waiting)).text(), /<progress/);
    await post(demo, `${waiting}/again`, {});
    const there = await demo.site.request(waiting);
    assert.match(there.headers.get('location')!, /done=added$/);
    assert.equal((await demo.site.request('/en/claims/adding/nobody')).status, 404);
  });

  for (const [what, fields, words] of [
    ['no date', { form: 'none', from: 'blah' }, /cannot be read as a date/],
    ['an end before the beginning', { form: 'growth', from: '2020', to: '2019' }, /end lies before the beginning/],
    ['half a span', { form: 'growth', beforeFrom: '2019' }, /This form needs it/],
    ['no number', { form: 'at-least', atLeast: 'many' }, /not a number/],
    ['nothing where a number is needed', { form: 'at-least' }, /This form needs it/],
    ['no form of ours', { form: 'constructor' }, /This form needs it/],
    ['a filter that cannot be read', { form: 'none', where: '((' }, /A bracket is not closed/],
  ] as const)
    it(`is refused with ${what}, and what was typed is given back`, async () => {
      const demo = demoSite();
      const back = await post(demo, '/en/claims', { text: 'kept "words"', ...fields });
      assert.equal(back.status, 422);
      const html = await back.text();
      checkPage(html, 'en');
      assert.match(textOf(html), words);
      assert.match(html, /kept &quot;words&quot;/);
      assert.deepEqual(demo.app.claims.bound, []);
    });
});

describe('the claim desk', () => {
  it('shows the text whole, each assertion marked once, mark and card pointing to each other', async () => {
    const html = await get(demoSite(), `/fa/records/${demoId(2)}/claims`);
    const sheet = html.slice(html.indexOf('<article'), html.indexOf('</article>'));
    assert.match(
      textOf(sheet.replaceAll(/<a class="ref".*?<\/a>/g, '')),
      /Order has returned\. Protests fell by a third last year\. There was not one strike in Lalehkenar\. Wars abroad follow unrest at home\./,
    );
    const marks = [...sheet.matchAll(/<mark class="asserted is-(\w+)" id="m-(\d+)"/g)].map(([, verdict, at]) => [
      verdict,
      at,
    ]);
    assert.deepEqual(
      marks.map(([verdict]) => verdict),
      ['contradicted', 'undecidable', 'open'],
    );
    for (const [, at] of marks) {
      assert.ok(sheet.includes(`href="#a-${at}"`));
      assert.ok(html.includes(`id="a-${at}"`) && html.includes(`href="#m-${at}"`));
    }
    assert.match(sheet, /<span class="cue">not one<\/span>/);
  });

  it('binds the words of the text, not those of the form, and comes back to the card', async () => {
    const demo = demoSite();
    const start = 'Order has returned. '.length;
    const path = `/en/records/${demoId(2)}/claims`;
    const done = await post(demo, path, {
      start: String(start),
      form: 'growth',
      where: 'type:protest',
      direction: 'down',
      claimedPercent: '33,3'.replace(',', '.'),
      text: 'words that nobody said',
    });
    assert.equal(done.headers.get('location'), `${path}#a-${start}`);
    const [bound] = demo.app.claims.bound;
    assert.equal(bound!.text, 'Protests fell by a third last year.');
    assert.deepEqual(bound!.span, [start, start + bound!.text.length]);
    assert.equal(bound!.speaker, 'Varzan Daily');
    assert.deepEqual(bound!.inputs, { where: 'type:protest', direction: 'down', claimedPercent: 33.3 });
  });

  it('says what will be counted before one click binds it, in three languages', async () => {
    for (const [language, words] of [
      ['en', /Counted will be [\s\S]*2020[\s\S]*2021[\s\S]*shown to be lower and [\s\S]{0,40}per cent fits\./],
      ['ar', /سيُعدّ ما يلي[\s\S]*إذا ثبت أن العدد الثاني أدنى وكانت نسبة/],
      ['fa', /شمرده می‌شود[\s\S]*که عدد دوم کمتر است و/],
    ] as const) {
      const demo = demoSite();
      const desk = demo.app.claims.desk.bind(demo.app.claims);
      demo.app.claims.desk = (document) => {
        const view = desk(document);
        return { ...view, assertions: view.assertions.map((one) => ({ ...one, claims: [] })) };
      };
      const html = await get(demo, `/${language}/records/${demoId(2)}/claims`);
      checkPage(html, language);
      assert.match(html, words);
      const forms = html.split('class="as-proposed').slice(1);
      assert.equal(forms.length, 2, 'only where nothing of the sentence is left out');
      assert.match(
        forms[0]!.slice(0, forms[0]!.indexOf('</form>')),
        /name="from" value="2021"[\s\S]*name="beforeTo" value="2020"/,
      );
    }
  });

  it('says which words a proposal leaves out, and keeps them as untested unless a person vouches for them', async () => {
    const demo = demoSite();
    const path = `/en/records/${demoId(2)}/claims`;
    const html = await get(demo, path);
    assert.match(html, /Not in the proposal: <q class="cue-words">[\s\S]*?unrest at home/);
    const start = /name="start" value="(\d+)">(?:(?!name="start")[\s\S])*name="covers"/.exec(html)![1]!;
    const typed = { start, form: 'follows', where: 'type:armed', driver: 'type:protest' };
    assert.equal((await post(demo, path, typed)).status, 303);
    assert.equal((await post(demo, path, { ...typed, covers: '1' })).status, 303);
    assert.deepEqual(
      demo.app.claims.bound.map(({ inputs }) => inputs['untested']),
      [['unrest at home'], undefined],
    );
  });

  it('opens the card whose form was refused, with what was typed', async () => {
    const demo = demoSite();
    const back = await post(demo, `/en/records/${demoId(2)}/claims`, { start: '20', form: 'none', where: '((' });
    assert.equal(back.status, 422);
    const html = await back.text();
    checkPage(html, 'en');
    assert.match(html, /<details class="bind-this" open>/);
    assert.match(html, /value="\(\("/);
  });

  it('refuses what is no assertion of the text any more', async () => {
    const back = await post(demoSite(), `/en/records/${demoId(2)}/claims`, { start: '3', form: 'none' });
    assert.equal(back.status, 409);
  });

  it('says what it would show where nothing was found', async () => {
    assert.match(await get(demoSite({ text: 'x' }), `/en/records/${demoId(2)}/claims`), /No sentence was found/);
  });
});
