import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, type Language, speak } from '../../i18n/index.ts';
import { CLAIM_FORMS, CLAIM_REASONS, FORMS, NEEDS } from '../../stages/claims/index.ts';
import { rateRatio } from '../../statistics/rates/rate-ratio.ts';
import type { PageContext } from '../context.ts';
import { get, ORIGIN, post, textOf } from '../test/asking.ts';
import { demoId } from '../test/demo-data.ts';
import { answer, demoSite } from '../test/demo-site.ts';
import { actsToDecide, stepsIn } from './claim-figure.ts';
import { foundWords } from './claim-found.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';

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
  it('from one year to the next are clear where the verdict takes them so', () => {
    const page = { s: speak('en'), language: 'en' } as PageContext;
    const figure = { steps: [0.2, 0.01].map((holm) => ({ ...step(90, 60), change: -33, ci95: [-60, -5], holm })) };
    const told = (direction: string): string => {
      const view = { form: 'every-year', inputs: { where: 'type:protest', direction } } as unknown as ClaimView;
      const answer = {
        verdict: 'undecidable',
        reason: 'not-every-step',
        figure,
        evidence: [],
      } as unknown as ClaimVerdict;
      return foundWords(page, view, answer).map(String).join(' ');
    };
    assert.match(told('up'), /1 clearly go down, and 1 cannot be told/);
    assert.match(told('down'), /2 clearly go down, and 0 cannot be told/);
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

describe('a finding whose acts are withheld', () => {
  const told = (
    language: Language,
    form: string,
    inputs: ClaimView['inputs'],
    figure: object,
    evidence: object[] = [],
  ) =>
    foundWords(
      { s: speak(language), language } as PageContext,
      { form, inputs } as ClaimView,
      { verdict: 'undecidable', reason: 'too-few', figure, evidence } as unknown as ClaimVerdict,
    )
      .map((words) => textOf(String(words)))
      .join(' ');
  const inputs = { where: 'country:IR', against: 'country:IQ', from: '2019', to: '2020' };
  const figure = { counts: [40, 90], percentChange: 125, percentCi95: [54, 232] };

  it('of two selections has its numbers still, in the words it has with them', () => {
    const acts = (where: string, n: number) => ({ where, from: '2019', to: '2020', n, acts: [] });
    const shown = [acts('country:IR', 90), acts('country:IQ', 40)];
    for (const language of LANGUAGES) {
      const withheld = told(language, 'comparison', inputs, figure);
      assert.equal(withheld, told(language, 'comparison', inputs, figure, shown), language);
      for (const n of [90, 40, 54, 232]) assert.ok(withheld.includes(speak(language).number(n)), `${language} ${n}`);
      assert.ok(!withheld.includes(speak(language).t('found.noNumber')), language);
    }
    assert.match(told('en', 'comparison', inputs, figure), /Iran.* is 90; that of .*Iraq.* is 40 \(.*2019.*2020.*\)/);
  });

  it('says of which selection there is no count, and the count of the other', () => {
    const dark = told('en', 'comparison', inputs, { counts: [null, 90], notCovered: ['against'] });
    assert.match(dark, /Iran.* is 90/);
    assert.match(dark, /Iraq/);
    assert.doesNotMatch(dark, /There is no number/);
  });

  it('says what was counted, and no number that it has not', () => {
    for (const form of ['none', 'at-least', 'more-kinds', 'trend', 'growth']) {
      const words = told(
        'en',
        form,
        { where: 'country:IR', from: '2019', to: '2020' },
        { atLeast: 5, found: [7, 7, 7] },
      );
      assert.match(words, /Iran/, form);
      assert.doesNotMatch(words, /NaN|null|undefined/, form);
    }
  });

  it('of numbers that somebody gave is told with these', () => {
    const given = { now: { count: 90, days: 1 }, before: { count: 40, days: 1 } };
    const words = told('en', 'comparison', given, { percentChange: 125, percentCi95: [54, 232] });
    assert.match(words, /Counted: 90 of the one, 40 of the other\. The difference is \+125%/);
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
