/** Every number that the explorer shows leads to exactly what it counts: each link is followed, and what is there is read. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { answer, demoSite } from '../packages/sabt/src/pages/test/demo-site.ts';
import { applyActs, explorerOf } from '../packages/sabt/src/pages/test/many-acts.ts';
import type { AnalysisCopy } from '../packages/sabt/src/store/analysis-port.ts';
import { openAnalysis } from '../packages/sabt/src/store/duckdb/index.ts';

const ACTS = 3000;
const number = (text: string): number => Number(text.replaceAll(',', ''));

describe('numbers of the explorer', () => {
  let copy: AnalysisCopy;
  let site: Hono;

  before(async () => {
    copy = await openAnalysis(null);
    await applyActs(copy, ACTS);
    const demo = demoSite();
    demo.app.explorer = explorerOf(copy);
    site = demo.site;
  });
  after(() => copy.close());

  const get = async (path: string): Promise<string> => {
    const response = await answer(site, new Request(`http://127.0.0.1${path}`));
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const total = (html: string): number => {
    const words = /<h2 class="found-count"><a[^>]*>(One|[\d,]+) acts?<\/a><\/h2>/.exec(html)?.[1];
    return words === undefined ? 0 : words === 'One' ? 1 : number(words);
  };

  /** Links with the number that they stand for, in their words or in their names. */
  function* counted(html: string): Iterable<{ href: string; n: number }> {
    const main = html.slice(html.indexOf('<main'));
    for (const [, href, , name, inner] of main.matchAll(
      /<a href="(\/en\/explore\?[^"]*)"( aria-label="([^"]*)")?[^>]*>(.*?)<\/a>/gs,
    )) {
      const text = inner!
        .replace(/<title>.*?<\/title>/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .trim();
      const found =
        /(?:^|[:·] )(One|[\d,]+) acts?(?: ·|$)/.exec(name ?? '')?.[1] ??
        /^([\d,]+)$/.exec(text)?.[1] ??
        /class="n">([\d,]+)</.exec(inner!)?.[1] ??
        /^(One|[\d,]+) (?:acts?|confirmed|only suggested)$/.exec(text)?.[1];
      if (found !== undefined) yield { href: href!.replaceAll('&amp;', '&'), n: found === 'One' ? 1 : number(found) };
    }
  }

  for (const query of [
    '',
    'type=armed&status=any',
    'country=IR&status=any&from=2015-01-05&to=2016-04-20',
    'where=killed%3E%3D10+OR+arrested%3E%3D30&status=suggested',
  ])
    for (const view of ['map', 'timeline', 'timeline&stack=family'])
      it(`lead to what they count: ${query || 'everything'}, ${view}`, async () => {
        const html = await get(`/en/explore?${query}&view=${view}`);
        assert.ok(total(html) > 10, 'there is something to count');
        const links = [...new Map([...counted(html)].map((link) => [link.href, link])).values()];
        assert.ok(links.length > 10, `${links.length} numbers`);
        // one in so many of the longer lists: each is made in the same way
        const every = Math.ceil(links.length / 20);
        for (const { href, n } of links.filter((_, i) => i % every === 0))
          assert.equal(total(await get(href)), n, href);
      });

  it('agree between map, timeline, table and the count on the command line', async () => {
    const explorer = explorerOf(copy);
    const query = { status: 'any', country: 'IQ' } as const;
    const { acts, confirmed, suggested, sums } = await explorer.summary(query);
    assert.equal(confirmed + suggested, acts);
    const { groups, left } = await explorer.map(query);
    assert.equal(
      groups.reduce((sum, { n }) => sum + n, left),
      acts,
    );
    for (const calendar of ['gregorian', 'persian'] as const) {
      const { bars, loose } = await explorer.timeline(query, { calendar, stack: 'status', today: '2030-01-01' });
      const barred = bars.reduce((sum, { n }) => sum + Object.values(n).reduce((a, b) => a + b, 0), 0);
      assert.equal(
        loose.reduce((sum, { n }) => sum + n, barred),
        acts,
        calendar,
      );
    }
    assert.equal((await explorer.table(query, { sort: 'oldest', limit: 1, offset: 0 })).total, acts);
    const [group] = await copy.count({
      by: [],
      filter: { is: 'equals', field: 'country', value: 'IQ' },
      status: ['confirmed', 'suggested'],
      sum: 'killed',
    });
    assert.equal(group!.n, acts);
    assert.deepEqual(group!.sum, sums.killed.range);
  });

  it('are those of the files that are taken away', async () => {
    const file = async (format: string): Promise<Buffer> => {
      const response = await answer(
        site,
        new Request(`http://127.0.0.1/en/explore/export?country=SY&format=${format}`),
      );
      assert.equal(response.status, 200);
      return Buffer.from(await response.arrayBuffer());
    };
    const acts = total(await get('/en/explore?country=SY'));
    const csv = (await file('csv')).toString('utf8');
    assert.match(csv, /^\ufeffid,event,/);
    assert.equal(csv.trimEnd().split('\r\n').length, acts + 1);
    const lines = (await file('jsonl')).toString('utf8').trimEnd().split('\n');
    assert.equal(lines.length, acts);
    assert.equal(JSON.parse(lines[0]!).country, 'Syria');
    assert.match((await file('acled')).toString('utf8'), /^\ufeffevent_id_cnty,event_date,year,/);
    assert.match((await file('ucdp')).toString('utf8'), /^\ufeffid,year,type_of_violence,/);
    const parquet = await file('parquet');
    assert.deepEqual([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()], ['PAR1', 'PAR1']);
    const refused = await answer(site, new Request('http://127.0.0.1/en/explore/export?format=exe'));
    assert.equal(refused.status, 422);
  });

  it('are those of a former size of the log, where one is asked for', async () => {
    const html = await get('/en/explore?status=any&at=1000');
    const everything = await get('/en/explore?status=any');
    assert.ok(total(html) > 900 && total(html) <= 1000 && total(everything) > total(html));
    assert.match(html, /Checkpoint 1,000/);
    const refused = await answer(site, new Request('http://127.0.0.1/en/explore?at=999999'));
    assert.equal(refused.status, 404);
  });

  it('are not given for a filter that cannot be read', async () => {
    for (const wrong of [
      'where=((a',
      'from=yesterday',
      'where=box:1,2,0,4',
      'where=nofield:3',
      'where=date:2020..2019',
    ]) {
      const response = await answer(site, new Request(`http://127.0.0.1/en/explore?${wrong}`));
      assert.equal(response.status, 422, wrong);
      assert.doesNotMatch(await response.text(), /found-count/);
    }
  });
});
