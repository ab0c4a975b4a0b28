import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../i18n/index.ts';
import { demoId } from './test/demo-data.ts';
import { answer, demoSite } from './test/demo-site.ts';
import { checkPage, type Tag } from './test/html-check.ts';

const ORIGIN = 'http://127.0.0.1:4310';
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='x' {n} \u202e &amp;`;

async function get(site: ReturnType<typeof demoSite>['site'], path: string): Promise<Response> {
  return answer(site, new Request(ORIGIN + path));
}

/** Pages that must be there even where no link leads to them. */
const ROOTS = (language: string) => [
  `/${language}`,
  `/${language}/search?query=released`,
  `/${language}/search?query=((&language=fa&from=2020&tag=x&page=2`,
  `/${language}/search?query=xyzzy`,
  `/${language}/records/${demoId(0)}?highlight=${encodeURIComponent('کارگران')}`,
  `/${language}/records/${demoId(0)}?version=1`,
  `/${language}/records/${demoId(0)}?at=7000`,
  `/${language}/records/${demoId(7)}`,
  `/${language}/explore?view=table&words=a`,
  `/${language}/explore?view=timeline&stack=family`,
  `/${language}/records/${demoId(950)}`,
  `/${language}/records/${demoId(952)}`,
  `/${language}/take-in/${demoId(601)}`,
  `/${language}/take-in/${demoId(601)}/dry-run`,
  `/${language}/indicators/trend?where=act:arrest`,
  `/${language}/indicators/follows?b-type=arrest&by=month`,
  `/${language}/indicators/opinion?series=x`,
  `/${language}/figures/${demoId(0)}?again=1`,
  `/${language}/compare?type=arrest&b-type=trial`,
  `/${language}/sign-in`,
];

/** Every page that can be reached by links, with its tags. */
async function crawl(state: Parameters<typeof demoSite>[0], language: string): Promise<Map<string, Tag[]>> {
  const { site } = demoSite(state);
  const seen = new Map<string, Tag[]>();
  const waiting = ROOTS(language);
  while (waiting.length > 0) {
    const path = waiting.pop()!;
    if (seen.has(path) || seen.size > 400) continue;
    const response = await get(site, path);
    assert.ok(response.status === 200, `${path} answers ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith('text/html')) {
      await response.body?.cancel();
      seen.set(path, []);
      continue;
    }
    const tags = checkPage(await response.text(), language);
    seen.set(path, tags);
    for (const tag of tags) {
      const href = tag.name === 'a' ? tag.attributes.get('href')?.replaceAll('&amp;', '&') : undefined;
      if (href === undefined || !href.startsWith(`/${language}`)) continue;
      // pages of lists and pages of filters are endless: one step into them is enough
      if (
        /[?&](page|from|source|kind|sort|tag|language|where|view|type|box|status|at|format)=/.test(href) &&
        !ROOTS(language).includes(path)
      )
        continue;
      waiting.push(href.split('#')[0]!);
    }
  }
  return seen;
}

describe('pages', () => {
  for (const language of LANGUAGES)
    it(`are valid, labelled and linked in ${language}`, async () => {
      const pages = await crawl({}, language);
      assert.ok(pages.size > 35, `found ${pages.size} pages`);
      const { site } = demoSite();
      const actions = new Set<string>();
      for (const [path, tags] of pages)
        for (const tag of tags) {
          if (tag.name === 'form' && tag.attributes.get('method') === 'post')
            actions.add(tag.attributes.get('action')!);
          const fragment = tag.name === 'a' ? /^([^#]*)#(.+)$/.exec(tag.attributes.get('href') ?? '') : null;
          if (fragment === null) continue;
          const target = fragment[1] === '' ? path : fragment[1]!.replaceAll('&amp;', '&');
          const there = pages.get(target) ?? [];
          assert.ok(
            there.some((one) => one.attributes.get('id') === fragment[2]),
            `${path} links to ${target}#${fragment[2]}`,
          );
        }
      assert.ok(actions.size >= 12, [...actions].join(' '));
      for (const action of actions) {
        const refused = await site.fetch(
          new Request(ORIGIN + action, { method: 'POST', body: new URLSearchParams({ csrf: 'wrong' }) }),
        );
        assert.equal(refused.status, 403, `${action} takes forms, with a token only`);
      }
    });

  it('carry the token of the session in every form that changes something', async () => {
    for (const [path, tags] of await crawl({}, 'en'))
      tags.forEach((tag, at) => {
        if (tag.name !== 'form' || tag.attributes.get('method') !== 'post') return;
        assert.equal(tags[at + 1]?.attributes.get('name'), 'csrf', path);
        assert.equal(tags[at + 1]?.attributes.get('value'), 'demo-token', path);
      });
  });

  it('never let what is taken in become markup', async () => {
    for (const [path, tags] of await crawl({ text: HOSTILE }, 'ar'))
      for (const { name, attributes } of tags) {
        const isForeign = name === 'img' && !/^\/\w/.test(attributes.get('src') ?? '');
        assert.ok(!isForeign && !attributes.has('onerror') && !attributes.has('onmouseover'), path);
      }
    const { site } = demoSite();
    const q = encodeURIComponent(HOSTILE);
    for (const path of [
      `/en/search?query=${q}&tag=${q}&source=${q}&from=${q}`,
      `/en/records/${demoId(0)}?highlight=${q}`,
      `/en/${q}`,
      `/en/records/${q}`,
    ]) {
      const response = await get(site, path);
      assert.ok(response.status === 200 || response.status === 404, path);
      checkPage(await response.text(), 'en');
    }
  });

  it('show a hostile title as text', async () => {
    const { site } = demoSite({ text: HOSTILE });
    const html = await (await get(site, `/en/records/${demoId(0)}`)).text();
    assert.match(html, /&quot;&gt;&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(html, /<script>alert/);
  });

  for (const [name, state] of Object.entries({
    empty: { empty: true },
    damaged: { damaged: true },
    running: { running: true },
    unverified: { neverVerified: true },
  }))
    it(`hold together when the archive is ${name}`, async () => {
      for (const language of LANGUAGES) {
        const { site } = demoSite(state);
        for (const path of [
          '',
          '/search',
          '/explore',
          '/explore?view=timeline',
          '/explore?view=table',
          '/codebook',
          '/indicators',
          '/indicators/trend',
          '/indicators/estimate',
          '/figures',
          '/compare?shown=1',
          '/sources',
          '/unread',
          '/take-in',
          '/batches',
          '/log',
          `/batches/${demoId(801)}`,
          `/take-in/${demoId(601)}`,
          `/take-in/${demoId(601)}/dry-run`,
        ])
          checkPage(await (await get(site, `/${language}${path}`)).text(), language);
      }
    });

  it('say on every page that something is damaged, with where to go', async () => {
    const { site } = demoSite({ damaged: true });
    for (const path of ['/en', '/en/sources', '/en/search?query=x']) {
      const html = await (await get(site, path)).text();
      assert.match(html, /<aside class="seal damaged"/);
      assert.match(html, /Damage in one place/);
      assert.match(html, /href="\/en\/log#damage"/);
    }
  });

  it('say that nothing is damaged only after everything was looked at', async () => {
    const home = async (state: Parameters<typeof demoSite>[0]): Promise<string> =>
      (await get(demoSite(state).site, '/en')).text();
    assert.match(await home({}), /damaged, of [\d,]+ entries/);
    const unverified = await home({ neverVerified: true });
    assert.doesNotMatch(unverified, /damaged, of/);
    assert.match(unverified, /entries in the log/);
  });

  it('keep a long text whole over its parts', async () => {
    const long = Array.from({ length: 4000 }, (_, i) => `Sentence number ${i} of a long report.`).join('\n');
    const { site } = demoSite({ text: long });
    const parts = [1, 2, 3].map(async (part) => (await get(site, `/en/records/${demoId(2)}?part=${part}`)).text());
    const shown = (await Promise.all(parts))
      .map((html) => html.slice(html.indexOf('<article'), html.indexOf('</article>')))
      .join('');
    for (const i of [0, 1, 1999, 2000, 3999])
      assert.equal(shown.split(`Sentence number ${i} of`).length, 2, `sentence ${i} once`);
  });
});
