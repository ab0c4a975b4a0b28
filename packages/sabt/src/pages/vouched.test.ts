import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../i18n/index.ts';
import type { DemoState } from './test/demo-app.ts';
import { answer, CSRF, demoSite } from './test/demo-site.ts';
import { checkPage } from './test/html-check.ts';

const ORIGIN = 'http://127.0.0.1:4310';

async function logOf(state: DemoState, language = 'en'): Promise<string> {
  const response = await answer(demoSite(state).site, new Request(`${ORIGIN}/${language}/log`));
  assert.equal(response.status, 200);
  return response.text();
}

const partOf = (text: string): string => /id="vouched">[\s\S]*?<\/section>/.exec(text)![0];

describe('who else has seen the log, on its page', () => {
  it('is told in three languages, by whom and when, and what was wrong', async () => {
    for (const language of LANGUAGES) {
      const text = await logOf({}, language);
      checkPage(text, language);
      const part = partOf(text);
      for (const name of [
        'witness.nahr.example',
        'third &lt;b&gt;',
        'https://tsa.example/',
        'https://mirror.example/log',
      ])
        assert.ok(part.includes(name), name);
      assert.ok(part.includes('CN=Time &lt;Authority&gt;'));
      checkPage(await logOf({ empty: true }, language), language);
      checkPage(await logOf({ damaged: true }, language), language);
    }
  });

  it('says whether that is enough, and what has come since', async () => {
    const part = partOf(await logOf({}));
    assert.match(part, /signed checkpoint 7,340/);
    assert.match(part, /that is enough: 2 of 3 are needed/);
    assert.match(part, /9 entries have come since/);
    assert.match(part, /has not signed this checkpoint/);
    assert.match(part, /had checkpoint 7,322/);
    assert.match(part, /never reached/);
    assert.doesNotMatch(part, /Nobody has vouched/);
    const text = await logOf({});
    assert.match(text, /witnessed by 2 of 3/);
  });

  it('says that nobody has, and how somebody would', async () => {
    const part = partOf(await logOf({ empty: true }));
    assert.match(part, /Nobody has vouched for this log yet/);
    for (const word of ['witness', 'anchor', 'mirror', 'monitor']) assert.match(part, new RegExp(word));
  });
});

describe('a figure that would name what is not public', () => {
  const publish = (site: ReturnType<typeof demoSite>, language: string, more: Record<string, string>) =>
    answer(
      site.site,
      new Request(`${ORIGIN}/${language}/indicators/trend/publish`, {
        method: 'POST',
        body: new URLSearchParams({ csrf: CSRF, where: 'actor:"Mina <b>"', ...more }),
      }),
    );

  it('is published only by whoever ticks that it is meant, with its question kept', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      demo.app.measuring.givenAway = { hidden: ['Mina <b>'], redacted: [] };
      const first = await publish(demo, language, {});
      assert.equal(first.status, 422);
      const text = await first.text();
      checkPage(text, language);
      assert.match(text, /<li><bdi>Mina &lt;b&gt;<\/bdi><\/li>/);
      assert.match(text, /name="where" value="actor:&quot;Mina &lt;b&gt;&quot;"/);
      assert.match(text, /<input type="checkbox" name="naming" value="1" required>/);
      const second = await publish(demo, language, { naming: '1' });
      assert.equal(second.status, 303);
      assert.match(second.headers.get('location')!, /\?done=published$/);
    }
  });

  it('says what is left out whatever is chosen', async () => {
    const demo = demoSite();
    demo.app.measuring.givenAway = { hidden: [], redacted: ['Mina'] };
    const text = await (await publish(demo, 'en', {})).text();
    assert.match(text, /without its title and question/);
    assert.match(text, /Publish it all the same, without its question/);
  });
});
