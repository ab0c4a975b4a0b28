import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, speak } from '../i18n/index.ts';
import { CLAIM_FORMS, CLAIM_REASONS, FORMS, NEEDS } from '../stages/claims/index.ts';
import { rateRatio } from '../statistics/rates/rate-ratio.ts';
import { actsToDecide, stepsIn } from './claim-figure.ts';
import { foundWords } from './claim-found.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';
import type { PageContext } from './context.ts';
import { demoId } from './test/demo-data.ts';
import { answer, CSRF, demoSite } from './test/demo-site.ts';
import { checkPage } from './test/html-check.ts';

const ORIGIN = 'http://127.0.0.1:4310';
type Site = ReturnType<typeof demoSite>;

async function get({ site }: Site, path: string): Promise<string> {
  const response = await answer(site, new Request(ORIGIN + path));
  assert.equal(response.status, 200, path);
  return response.text();
}

function post({ site }: Site, path: string, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ csrf: CSRF, ...fields });
  return Promise.resolve(site.fetch(new Request(ORIGIN + path, { method: 'POST', body })));
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

describe('words of claims', () => {
  it('say every reason, every need and every form in every language', () => {
    for (const language of LANGUAGES) {
      const s = speak(language);
      for (const reason of CLAIM_REASONS)
        assert.ok(s.lookup(`claims.why.${reason}`) ?? s.lookup(`why.${reason}`), `${language} why ${reason}`);
      for (const need of NEEDS) assert.ok(s.lookup(`claims.needs.${need}`), `${language} need ${need}`);
      for (const form of CLAIM_FORMS) assert.ok(s.lookup(`claimed.${form}`), `${language} form ${form}`);
      for (const verdict of ['supported', 'contradicted', 'undecidable'])
        assert.ok(s.lookup(`verdict.says.${verdict}`), `${language} ${verdict}`);
    }
  });

  it('offer every form that an assertion can have', () => {
    assert.deepEqual(
      FORMS.filter((form) => !CLAIM_FORMS.some((one) => one === form)),
      [],
    );
  });
});

describe('the acts that would decide', () => {
  it('are as many as the exact interval needs, to a few per cent', () => {
    for (const counts of [
      [35, 47],
      [100, 80],
      [7, 13],
    ] as const) {
      const { n, now } = actsToDecide({ counts })!;
      assert.equal(now, counts[0] + counts[1]);
      const scaled = (factor: number) =>
        counts.map((count) => Math.round((count * n * factor) / now)) as [number, number];
      const holdsNone = (pair: [number, number]): boolean => {
        const [low, high] = rateRatio([pair[1], pair[0]], [1, 1]).percentCi95!;
        return low! <= 0 && high! >= 0;
      };
      assert.ok(holdsNone(scaled(0.85)), `${counts}: fewer do not decide`);
      assert.ok(!holdsNone(scaled(1.25)), `${counts}: a few more do`);
    }
  });

  it('are not told where they are enough, or where there is no ratio', () => {
    for (const counts of [[1000, 1340], [50, 50], [0, 9], [], undefined]) assert.equal(actsToDecide({ counts }), null);
  });
});

describe('small numbers', () => {
  const step = (before: number, now: number) => ({
    from: '2019',
    to: '2020',
    counts: [before, now],
    change: 40,
    ci95: [-20, 90],
    holm: 1,
  });
  it('have no percentage from one year to the next, and the interval still', () => {
    const [few, many] = stepsIn({ steps: [step(19, 30), step(20, 28)] });
    assert.deepEqual([few!.change, few!.counts, few!.interval], [null, [19, 30], [-20, 90]]);
    assert.equal(many!.change, 40);
  });
  it('have no percentage a year', () => {
    const page = { s: speak('en'), language: 'en' } as PageContext;
    const view = { form: 'trend', inputs: { where: 'type:protest', from: '2010', to: '2020' } } as unknown as ClaimView;
    const told = (n: number): string => {
      const evidence = [{ where: 'type:protest', from: '2010', to: '2020', n, acts: [] }];
      const figure = { measure: 'trend', value: { percentPerYear: 12.5 }, interval: [3, 24], n };
      const answer: ClaimVerdict = {
        verdict: 'undecidable',
        reason: 'too-few',
        needed: null,
        figure,
        evidence,
        checkpoint: { size: 1, root: '' },
      };
      return foundWords(page, view, answer)
        .map((words) => textOf(String(words)))
        .join(' ');
    };
    assert.match(told(19), /Counted: reported acts of the type “.+” \(2010 to 2020\)\. That is 19 acts/);
    assert.doesNotMatch(told(19), /%/);
    assert.match(
      told(20),
      /changes by \+12\.5% a year \(95 % interval: \+3% to \+24%\)\. It rests on 20 acts \(2010 to 2020\)/,
    );
  });
});

describe('the list of claims', () => {
  it('begins with what changed, with both checkpoints and why', async () => {
    const html = await get(demoSite(), '/en/claims');
    const changed = html.slice(html.indexOf('id="changed"'), html.indexOf('</section>', html.indexOf('id="changed"')));
    assert.match(textOf(changed), /At checkpoint 7,000: Cannot be decided\. The interval leaves room/);
    assert.match(
      textOf(changed),
      /Now, at checkpoint 7,349: Contradicted\. What was found points clearly the other way/,
    );
    assert.ok(html.indexOf('id="changed"') < html.indexOf('Lalehkenar'));
  });

  it('shows each verdict by a word and a shape', async () => {
    for (const language of LANGUAGES) {
      const html = await get(demoSite(), `/${language}/claims`);
      const s = speak(language);
      for (const verdict of ['supported', 'contradicted', 'undecidable', 'failed'] as const)
        assert.ok(
          html.includes(
            `<span class="verdict is-${verdict}"><span class="shape" aria-hidden="true"></span>${s.t(`verdict.${verdict}`)}`,
          ),
          `${language} ${verdict}`,
        );
    }
  });

  it('is filtered by verdict, and says so where nothing is left', async () => {
    const html = await get(demoSite(), '/en/claims?verdict=undecidable');
    assert.match(html, /not one strike/);
    assert.doesNotMatch(html, /fell by a third/);
    assert.match(await get(demoSite({ empty: true }), '/en/claims'), /will show claims from articles/);
  });

  it('does not wait for all verdicts, and says how many are missing', async () => {
    assert.match(await get(demoSite({ running: true }), '/en/claims'), /2 verdicts are still being computed/);
  });
});

describe('the page of a claim', () => {
  it('says the figure with its interval, and the same sources apart', async () => {
    const text = textOf(await get(demoSite(), `/en/claims/${demoId(0)}`));
    assert.match(
      text,
      /The number of reported acts of the type “.+” in Varzan was 1,000 \(2019\), then 1,340 \(2020\)\. That is a change of \+34% \(95 % interval: \+23\.2% to \+45\.8%\)/,
    );
    assert.match(text, /reported in both spans: 950 before and 1,200 afterwards/);
    assert.match(text, /sabt claims check/);
    assert.match(text, /--at 7349/);
  });

  it('tells a changed verdict with both checkpoints and how many acts it rested on', async () => {
    const text = textOf(await get(demoSite(), `/en/claims/${demoId(0)}`));
    assert.match(text, /One verdict changed\..+It rested on this many acts: 1,210 then, 1,340 now\./);
    assert.match(text, /At checkpoint 7,000: Cannot be decided.+Now, at checkpoint 7,349: Contradicted/);
  });
  it('leads on from what cannot be decided', async () => {
    const html = await get(demoSite(), `/en/claims/${demoId(1)}`);
    const steps = html.slice(html.indexOf('class="next-steps'));
    assert.match(steps, /href="\/en\/take-in"/);
    assert.match(steps, /href="\/en\/explore[^"]*status=suggested/);
    assert.match(steps, /href="\/en\/indicators\/estimate\?/);
  });
  it('makes of what cannot be decided an answer, with what would be needed', async () => {
    for (const language of LANGUAGES) {
      const text = textOf(await get(demoSite(), `/${language}/claims/${demoId(1)}`));
      const s = speak(language);
      for (const key of ['verdict.says.undecidable', 'claims.why.found-none', 'claims.needs.complete-record'] as const)
        assert.ok(text.includes(s.t(key)), `${language} ${key}`);
    }
  });

  it('shows the words in their own language and direction', async () => {
    const html = await get(demoSite(), `/en/claims/${demoId(2)}`);
    assert.match(html, /<h1 dir="rtl" lang="fa"><q class="claim-text" dir="rtl" lang="fa">جنگ‌های بیرون/);
  });

  it('never gives a bare p', async () => {
    const text = textOf(await get(demoSite(), `/en/claims/${demoId(2)}`));
    assert.match(text, /Distributed lags|distributed/i);
    assert.match(text, /a difference of \+4\.1% in the number of .+ \(95 % interval: \+0\.2% to \+8\.4%; /);
    assert.doesNotMatch(text, /\bp = /);
  });

  it('says what is wrong where the claim cannot be computed as it is bound', async () => {
    assert.match(
      textOf(await get(demoSite(), `/en/claims/${demoId(4)}`)),
      /cannot be computed any more.*There is no series/,
    );
  });

  it('checks again by a form, and hands out files', async () => {
    const demo = demoSite();
    const done = await post(demo, `/fa/claims/${demoId(0)}/check`, {});
    assert.equal(done.headers.get('location'), `/fa/claims/${demoId(0)}?done=kept`);
    assert.deepEqual(demo.app.claims.kept, [demoId(0)]);
    for (const format of ['json', 'claim-review']) {
      const file = await answer(demo.site, new Request(`${ORIGIN}/en/claims/${demoId(0)}/file?format=${format}`));
      assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
      await file.body?.cancel();
    }
    const none = await answer(demo.site, new Request(`${ORIGIN}/en/claims/${demoId(0)}/file?format=exe`));
    assert.equal(none.status, 422);
  });
});

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
    assert.deepEqual(demo.app.claims.added, [
      {
        text: 'قُتل ألف',
        form: 'at-least',
        inputs: { where: 'country:IR', from: '2022-09-16', atLeast: 1000, of: 'killed' },
      },
    ]);
    assert.equal(demo.app.claims.kept.length, 1);
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
      assert.deepEqual(demo.app.claims.added, []);
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
    const [bound] = demo.app.claims.added;
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
      demo.app.claims.added.map(({ inputs }) => inputs['untested']),
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
