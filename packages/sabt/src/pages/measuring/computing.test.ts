import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUES, LANGUAGES, speak } from '../../i18n/index.ts';
import { STEPS } from '../../stages/measuring/index.ts';
import { demoId } from '../test/demo-data.ts';
import { answer, demoSite } from '../test/demo-site.ts';
import { checkPage } from '../test/html-check.ts';
import { stepWords } from './computing.ts';

const ORIGIN = 'http://127.0.0.1:4310';
const ADDRESS = '/indicators/follows?type=protest&b-type=arrest&by=week';
const COMPUTING = { state: 'computing', step: { what: 'directions', done: 1, total: 3 } } as const;

describe('a number that is not there yet', () => {
  for (const language of LANGUAGES) {
    const s = speak(language);

    it(`shows how far it is and can be cancelled (${language})`, async () => {
      const { site, app } = demoSite();
      app.measuring.awaited = COMPUTING;
      const html = await (await answer(site, new Request(`${ORIGIN}/${language}${ADDRESS}`))).text();
      const tags = checkPage(html, language);
      assert.ok(html.includes(s.t('computing.lead')));
      assert.ok(html.includes(s.t('computing.step.directions', { done: 1, total: 3 })));
      const bar = tags.find(({ name }) => name === 'progress')!;
      assert.deepEqual([bar.attributes.get('value'), bar.attributes.get('max')], ['1', '3']);
      const refresh = tags.find(({ attributes }) => attributes.get('http-equiv') === 'refresh')!;
      assert.equal(tags[tags.indexOf(refresh) - 1]!.name, 'noscript', 'a script moves the bar by itself');
      const form = tags.find(({ attributes }) => attributes.get('action')?.endsWith('/cancel') === true)!;
      assert.equal(form.attributes.get('action'), `/${language}/indicators/follows/cancel`);
      const hidden = new Map(
        tags
          .filter(({ attributes }) => attributes.get('type') === 'hidden')
          .map(({ attributes }) => [attributes.get('name'), attributes.get('value')]),
      );
      assert.deepEqual(
        ['type', 'b-type', 'by'].map((name) => hidden.get(name)),
        ['protest', 'arrest', 'week'],
      );
      assert.ok(hidden.has('csrf'));
    });

    it(`says that it was cancelled, and lets it be computed again (${language})`, async () => {
      const { site, app } = demoSite();
      app.measuring.awaited = { state: 'cancelled' };
      const html = await (await answer(site, new Request(`${ORIGIN}/${language}${ADDRESS}`))).text();
      checkPage(html, language);
      assert.ok(html.includes(s.t('computing.cancelled')));
      assert.ok(html.includes(`action="/${language}/indicators/follows/again"`));
      assert.ok(!html.includes('http-equiv'), 'nothing moves');
    });

    it(`has words for every step (${language})`, () => {
      const said = STEPS.map((what) => stepWords({ s }, { what, done: 2, total: 5 }));
      assert.equal(new Set(said).size, STEPS.length);
      assert.equal(
        stepWords({ s }, { what: 'models', done: 2, total: null }),
        s.t('computing.step.modelsSome', { done: 2 }),
      );
    });
  }

  it('tells scripts of the page how far it is, and that it has ended', async () => {
    const { site, app } = demoSite();
    app.measuring.awaited = COMPUTING;
    const progress = async () =>
      (await answer(site, new Request(`${ORIGIN}/en${ADDRESS.replace('?', '/progress?')}`))).json();
    assert.deepEqual(await progress(), { running: true, done: 1, total: 3, words: 'Testing both directions: 1 of 3' });
    app.measuring.awaited = { state: 'there' };
    assert.equal(((await progress()) as { running: boolean }).running, false);
  });

  it('shows the same where two selections are compared', async () => {
    const { site, app } = demoSite();
    app.measuring.awaited = COMPUTING;
    const html = await (await answer(site, new Request(`${ORIGIN}/en/compare?type=protest&b-type=arrest`))).text();
    checkPage(html, 'en');
    assert.ok(html.includes('/en/indicators/rate/progress?'));
    assert.ok(html.includes('href="/en/compare?type=protest&amp;b-type=arrest"'), 'the way back is the comparison');
    assert.equal(
      Object.keys(CATALOGUES.en).filter((key) => key.startsWith('computing.step.')).length,
      STEPS.length + 1,
    );
  });

  it('stands in the place of a figure that is computed again', async () => {
    const { site, app } = demoSite();
    app.measuring.awaited = COMPUTING;
    const path = `/fa/figures/${demoId(0)}`;
    const ask = async (more: string) => answer(site, new Request(`${ORIGIN}${path}${more}`));
    assert.ok(!(await (await ask('')).text()).includes('data-progress'), 'the figure itself waits for nothing');
    const html = await (await ask('?again=1')).text();
    checkPage(html, 'fa');
    assert.ok(html.includes(`data-progress="${path}/progress"`));
    assert.ok(html.includes(`action="${path}/cancel"`));
    assert.equal(((await (await ask('/progress')).json()) as { running: boolean }).running, true);
    app.measuring.awaited = { state: 'cancelled' };
    const told = await (await ask('?again=1')).text();
    checkPage(told, 'fa');
    assert.ok(told.includes(`action="${path}/again"`));
  });

  for (const language of LANGUAGES)
    it(`stands in the place of a claim: verdict, check and chart (${language})`, async () => {
      const { site, app } = demoSite();
      const s = speak(language);
      const path = `/${language}/claims/${demoId(0)}`;
      const ask = async (more = '') => answer(site, new Request(`${ORIGIN}${path}${more}`));
      app.claims.awaited = COMPUTING;
      const html = await (await ask()).text();
      checkPage(html, language);
      assert.ok(html.includes(s.t('computing.leadClaim')));
      assert.ok(html.includes(`data-progress="${path}/progress?what=verdict"`));
      assert.ok(html.includes('name="what" value="verdict"'));
      assert.equal(((await (await ask('/progress?what=check')).json()) as { running: boolean }).running, true);
      const check = await (await ask('?check=1')).text();
      checkPage(check, language);
      assert.ok(check.includes(`href="${path}?check=1"`), 'the way back is to what is being done');
      app.claims.awaited = { state: 'cancelled' };
      assert.ok((await (await ask('?check=1')).text()).includes(`action="${path}/check"`));
      assert.ok((await (await ask()).text()).includes(`action="${path}/again"`));
      app.claims.awaited = { state: 'there' };
      assert.equal((await ask('?check=1')).headers.get('location'), `${path}?done=kept`);
      app.measuring.awaited = COMPUTING;
      const chart = await (await ask()).text();
      checkPage(chart, language);
      assert.match(chart, /data-progress="[^"]*\/indicators\/\w+\/progress\?/);
      assert.ok(chart.includes('name="what" value="chart"'));
      app.measuring.awaited = { state: 'cancelled' };
      assert.ok(!(await (await ask()).text()).includes('data-progress'), 'the verdict without its chart');
    });
});
