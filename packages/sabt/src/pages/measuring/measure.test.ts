/** The page of an indicator, and how its question is kept in addresses and filters. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { MEASURES, MISSING_REASONS } from '../../stages/measuring/index.ts';
import { STATISTIC_REASONS } from '../../statistics/index.ts';
import { standaloneSvg } from '../charts/standalone.ts';
import { answer, demoSite } from '../test/demo-site.ts';
import { checkPage, tagsOf } from '../test/html-check.ts';
import { measureQueryOf, valuesOf } from './measure-links.ts';
import { filterOf } from './question.ts';

const ORIGIN = 'http://127.0.0.1:4310';

async function get(
  path: string,
  prepare: (app: ReturnType<typeof demoSite>['app']) => void = () => {},
): Promise<string> {
  const { site, app } = demoSite();
  prepare(app);
  return (await answer(site, new Request(ORIGIN + path))).text();
}

describe('the page of an indicator', () => {
  it('says why nothing can be decided and what would be needed, for every reason in every language', async () => {
    for (const language of LANGUAGES)
      for (const reason of [...MISSING_REASONS, ...STATISTIC_REASONS]) {
        const html = await get(`/${language}/indicators/trend?type=arrest`, (app) => {
          app.measuring.missing = reason;
        });
        checkPage(html, language);
        const s = speak(language);
        for (const key of [`why.${reason}`, `need.${reason}`])
          assert.ok(
            html.includes(s.lookup(key)!.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
            `${language} ${key}`,
          );
      }
  });

  it('gives each chart a table, a name, and both sizes', async () => {
    for (const measure of MEASURES) {
      const html = await get(`/fa/indicators/${measure}?b-type=arrest`);
      const charts = tagsOf(html).filter(
        ({ name, attributes }) => name === 'svg' && /\bplot\b/.test(attributes.get('class') ?? ''),
      );
      assert.equal(charts.length, 2, measure);
      for (const { attributes } of charts) {
        assert.equal(attributes.get('role'), 'img');
        assert.ok((attributes.get('aria-label') ?? '').length > 3, measure);
        assert.equal(attributes.get('direction'), 'ltr', 'time runs from left to right');
      }
      assert.match(html, /<details class="numbers">/);
    }
  });

  it('writes no p without the test that it is of', async () => {
    const html = await get('/en/indicators/trend?type=arrest');
    assert.doesNotMatch(html.replace(/<table>[\s\S]*?<\/table>/g, ''), /\bp\s*[=<]\s*0?\.\d/);
  });

  it('hands out the points and a picture that stands alone', async () => {
    const csv = await get('/en/indicators/trend/file?format=csv');
    assert.match(csv, /^label,from,to,value/);
    assert.equal(csv.trim().split('\n').length, 11);
    assert.equal(JSON.parse(await get('/en/indicators/trend/file?format=json')).method, 'trend/1');
    const svg = await get('/ar/indicators/trend/file?format=svg');
    assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(svg, /<style>[\s\S]*\.plot \.line\s*\{[^}]*#1d4f7c/);
    assert.doesNotMatch(svg, /var\(--/);
    assert.match(standaloneSvg('<svg class="plot"></svg>'), /xmlns=/);
  });

  it('takes what was asked into the form that publishes it', async () => {
    const tags = tagsOf(await get('/en/indicators/trend?type=arrest&country=IR&by=month&at=12'));
    const at = tags.findIndex(({ attributes }) => attributes.get('action') === '/en/indicators/trend/publish');
    const held = tags.slice(at).filter(({ attributes }) => attributes.get('type') === 'hidden');
    const values = Object.fromEntries(held.map(({ attributes }) => [attributes.get('name'), attributes.get('value')]));
    assert.deepEqual({ ...values, csrf: '' }, { csrf: '', type: 'arrest', country: 'IR', by: 'month', at: '12' });
  });
});

describe('a filter kept as an expression', () => {
  it('is read back where it is of plain conditions, and kept as it is where not', () => {
    assert.deepEqual(filterOf('type:protest country:IR date:2010..'), { type: 'protest', country: 'IR', from: '2010' });
    assert.deepEqual(filterOf('place:"Kuh-e Aram" status:any'), { place: 'Kuh-e Aram', status: 'any' });
    assert.deepEqual(filterOf(''), {});
    for (const where of ['type:a OR type:b', 'type:a type:b', 'killed>=3', 'date:2010', '-country:IR'])
      assert.deepEqual(filterOf(where), { where });
  });
});

describe('the address of a question', () => {
  it('holds it whole', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 20 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const filter = fc.record({ type: word, country: word, words: word, where: word }, { requiredKeys: [] });
    fc.assert(
      fc.property(filter, filter, fc.constantFrom('year', 'week', undefined), word, (first, second, by, series) => {
        const query = {
          filter: { ...first },
          ...(by === undefined ? {} : { by }),
          ...(Object.keys(second).length === 0 ? {} : { driver: { ...second } }),
          series,
        };
        const values = valuesOf(query);
        assert.deepEqual(
          measureQueryOf((name) => values[name]?.toString()),
          query,
        );
      }),
      { numRuns: 50 },
    );
  });
});
