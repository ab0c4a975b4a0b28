import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../i18n/index.ts';
import { markedPassage } from '../parts/passage.ts';
import { demoId } from '../test/demo-data.ts';
import { answer, CSRF, demoSite } from '../test/demo-site.ts';
import { checkPage, tagsOf } from '../test/html-check.ts';
import { differing } from './links.ts';

const ORIGIN = 'http://127.0.0.1:4310';
const PATHS = [
  '/review',
  `/review?act=arrest&language=fa&sure=low&mine=1&double=1&document=${demoId(0)}&form=correct`,
  `/review?after=${demoId(401)}`,
  `/review/alike/${demoId(401)}`,
  '/review/disputes',
  '/review/agreement',
  '/links',
  '/links?kind=document',
  '/links/decided',
  '/links/clusters/event',
];

const get = async (path: string, state: Parameters<typeof demoSite>[0] = {}): Promise<string> =>
  (await answer(demoSite(state).site, new Request(ORIGIN + path))).text();

function post(site: ReturnType<typeof demoSite>['site'], path: string, fields: Record<string, string>) {
  return answer(
    site,
    new Request(ORIGIN + path, { method: 'POST', body: new URLSearchParams({ csrf: CSRF, ...fields }) }),
  );
}

describe('the desks', () => {
  for (const [name, state] of Object.entries({ full: {}, empty: { empty: true }, running: { running: true } }))
    it(`are valid pages in three languages, ${name}`, async () => {
      for (const language of LANGUAGES)
        for (const path of PATHS) checkPage(await get(`/${language}${path}`, state), language);
    });

  it('never let a document become markup', async () => {
    const text = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    for (const path of PATHS) {
      const tags = checkPage(await get(`/en${path}`, { text }), 'en');
      assert.ok(tags.every((tag) => tag.name !== 'img'));
    }
  });

  it('go on after the suggestion that was decided, within the same filter', async () => {
    const { site, app } = demoSite();
    const fields = { id: demoId(401), decision: 'confirm', 'filter-act': 'arrest', 'filter-mine': '1' };
    const response = await post(site, '/fa/review/decide', fields);
    assert.equal(response.status, 303);
    const to = new URL(response.headers.get('location')!, ORIGIN);
    assert.deepEqual(Object.fromEntries(to.searchParams), {
      act: 'arrest',
      after: demoId(401),
      mine: '1',
      done: 'confirmed',
      n: '1',
    });
    assert.deepEqual(app.review.calls.at(-1)?.input.slice(0, 2), [[demoId(401)], 'confirm']);
  });

  it('take a correction by the label of an act type in any language', async () => {
    const { site, app } = demoSite();
    const fields = { id: demoId(401), decision: 'confirm', form: 'correct', act: 'اعدام', 'other-place': 'Tehran' };
    assert.equal((await post(site, '/en/review/decide', fields)).status, 303);
    const [, , more] = app.review.calls.at(-1)!.input as [unknown, unknown, { typed: Record<string, string> }];
    assert.equal(more.typed['act'], 'execution');
    assert.equal(more.typed['place'], 'Tehran');
    assert.equal(more.typed['negated'], 'false', 'a tick that was taken away says no');
  });

  it('correct who took part, line by line, without a script', async () => {
    const { site, app } = demoSite();
    const tags = tagsOf(await get(`/fa/review?form=correct`));
    const named = (name: string) => tags.find(({ attributes }) => attributes.get('name') === name)!;
    assert.equal(named('actor-lines').attributes.get('value'), '3', 'two of the text, and a line for another');
    assert.equal(named('actors/0/name').attributes.get('value'), 'مأموران');
    assert.equal(named('actors/2/name').attributes.get('value'), '');
    assert.equal(named('actors/1/role').name, 'select');
    const fields = { id: demoId(401), decision: 'confirm', form: 'correct', act: 'arrest', 'actor-lines': '3' };
    const lines = {
      'actors/0/name': '',
      'actors/0/role': 'perpetrator',
      'actors/2/name': 'معلمان',
      'actors/2/role': 'target',
    };
    assert.equal((await post(site, '/fa/review/decide', { ...fields, ...lines })).status, 303);
    const [, , more] = app.review.calls.at(-1)!.input as [unknown, unknown, { typed: Record<string, string> }];
    for (const [path, value] of Object.entries(lines)) assert.equal(more.typed[path], value);
  });

  it('show a correction that cannot be meant again, with what was typed and why', async () => {
    const { site } = demoSite();
    for (const [wrong, id] of [
      [{ act: 'no such act' }, 'act'],
      [{ act: 'arrest', killed: 'many' }, 'killed'],
    ] as const) {
      const fields = { id: demoId(401), decision: 'confirm', form: 'correct', start: '2026-01-02', ...wrong };
      const response = await post(site, '/ar/review/decide', fields);
      assert.equal(response.status, 422);
      const tags = tagsOf(await response.text());
      const input = (name: string) => tags.find(({ attributes }) => attributes.get('id') === name)!.attributes;
      assert.equal(input(id).get('aria-invalid'), 'true');
      assert.equal(input('start').get('value'), '2026-01-02');
      assert.ok(tags.some(({ name, attributes }) => name === 'details' && attributes.has('open')));
    }
  });

  it('offer the places whose names begin like one that is none', async () => {
    const { site } = demoSite();
    const fields = { id: demoId(401), decision: 'confirm', form: 'correct', act: 'arrest', 'other-place': 'Tehr' };
    const response = await post(site, '/en/review/decide', fields);
    assert.equal(response.status, 422);
    const offered = tagsOf(await response.text()).filter(
      ({ attributes }) => attributes.get('name') === 'place' && attributes.get('type') === 'radio',
    );
    assert.ok(offered.some(({ attributes }) => attributes.get('value') === 'gn:112931'));
  });

  it('say of fewer than twenty suggestions only that they are too few', async () => {
    const html = await get('/en/review/agreement');
    const row = (label: string) => html.slice(html.indexOf(`>${label}<`)).split('</tr>')[0]!;
    assert.match(row('Killed'), /too few to say/);
    assert.doesNotMatch(row('Killed'), /reliable|\[1/);
    assert.match(row('Act type'), /0\.71[\s\S]*0\.55 to 0\.83[\s\S]*tentative/);
    assert.match(row('Place'), /not reliable/);
    assert.match(row('Denied'), /cannot be told from chance/);
  });

  it('mark every character of a passage once, whatever the marks', () => {
    const mark = fc.record({
      span: fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 })),
      of: fc.constantFrom('evidence', 'actor', 'place', 'date'),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.array(mark, { maxLength: 5 }), (text, marks) => {
        const html = String(markedPassage(text, marks as Parameters<typeof markedPassage>[1]));
        const plain = html
          .replace(/<\/?mark[^>]*>/g, '')
          .replace(
            /&(amp|lt|gt|quot|#39);/g,
            (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
          );
        assert.equal(plain, text);
      }),
      { numRuns: 200 },
    );
  });

  it('mark the words that the other text has nowhere, whatever their spelling', () => {
    const at = (text: string, other: string) => differing(text, other).map(([start, end]) => text.slice(start, end));
    assert.deepEqual(at('قُتل أربعة في حلب', 'قتل خمسة في حلب'), ['أربعة']);
    assert.deepEqual(at('همان متن', 'همان متن'), []);
  });
});
