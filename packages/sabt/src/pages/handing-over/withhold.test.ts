import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERASURE_REASONS } from '@sabt/proof';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { SabtError } from '../../model/errors.ts';
import { demoId } from '../test/demo-data.ts';
import { answer, CSRF, demoSite } from '../test/demo-site.ts';
import { checkPage } from '../test/html-check.ts';
import { WITHHOLDING_REASONS } from './withhold-port.ts';

const ORIGIN = 'http://127.0.0.1:4310';
type Site = ReturnType<typeof demoSite>;

async function page({ site }: Site, path: string): Promise<string> {
  const response = await answer(site, new Request(ORIGIN + path));
  assert.equal(response.status, 200, path);
  return response.text();
}

function post({ site }: Site, path: string, fields: [string, string][]): Promise<Response> {
  const body = new URLSearchParams([['csrf', CSRF], ...fields]);
  return Promise.resolve(site.fetch(new Request(ORIGIN + path, { method: 'POST', body })));
}

const at = `/records/${demoId(0)}`;
const chosen: [string, string][] = [
  ['path', 'text/0'],
  ['path', 'custom/case <number>'],
  ['reason', 'legal'],
];

describe('withholding and erasing on the pages', () => {
  it('offers the reasons that are logged, and no other', () => {
    assert.deepEqual([...WITHHOLDING_REASONS], [...ERASURE_REASONS]);
  });

  it('stands on sound pages in three languages, linked from the record', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      for (const path of [`${at}/withhold`, `${at}/outside`])
        checkPage(await page(demo, `/${language}${path}`), language);
      const confirm = await post(demo, `/${language}${at}/withhold`, [...chosen, ['what', 'erase']]);
      checkPage(await confirm.text(), language);
      assert.match(await page(demo, `/${language}${at}`), new RegExp(`href="/${language}${at}/withhold"`));
    }
  });

  it('says what would go before anything does, and does it when that is confirmed', async () => {
    for (const [what, done] of [
      ['redact', 'redacted'],
      ['erase', 'erased'],
    ] as const) {
      const demo = demoSite();
      const first = await post(demo, `/en${at}/withhold`, [...chosen, ['what', what]]);
      assert.equal(first.status, 200);
      const text = await first.text();
      assert.match(text, /A legal duty/);
      assert.match(text, /case &lt;number&gt;/);
      assert.match(text, /Another report/);
      assert.match(text, /This report<\/bdi>[^\n]*a word of the name/);
      assert.equal(text.match(/a word of the name/g)?.length, 1, 'of the other report all of it');
      assert.deepEqual(demo.app.withholding.calls, [], 'nothing was done');
      const sent: [string, string][] = [...chosen, ['what', what], ['size', '40'], ['confirmed', '1']];
      const second = await post(demo, `/en${at}/withhold`, sent);
      assert.equal(second.headers.get('location'), `/en${at}?done=${done}`);
      const parts = what === 'redact' ? [undefined] : [];
      const call = [what, demoId(0), ['text/0', 'custom/case <number>'], 'legal', ...parts, 40];
      assert.deepEqual(demo.app.withholding.calls, [call]);
    }
  });

  it('quotes what goes, tells passages of former versions apart, and names the words that were not looked for', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const sent: [string, string][] = [...chosen, ['path', 'text/1'], ['what', 'erase'], ['size', '40']];
      const text = await (await post(demo, `/${language}${at}/withhold`, sent)).text();
      checkPage(text, language);
      assert.match(text, /<bdi[^>]*>Two hundred people came\.<\/bdi>/);
      assert.match(text, /people &lt;b&gt;/);
      assert.match(text, /name="size" value="40"/);
      if (language === 'en')
        assert.match(text, /passage 2 of a former version of the text: “<bdi[^>]*>A teacher told us\./);
    }
  });

  it('asks again where something was erased from the text since it was chosen, and does nothing', async () => {
    for (const what of ['redact', 'erase'] as const) {
      const demo = demoSite();
      const thrown = () => {
        throw new SabtError('text-cut', 'It would take “other words” now.');
      };
      assert.match(await page(demo, `/en${at}/withhold`), /name="size" value="40"/);
      Object.assign(demo.app.withholding, { [what]: thrown });
      const sent: [string, string][] = [...chosen, ['what', what], ['size', '12'], ['confirmed', '1']];
      const asked = await post(demo, `/en${at}/withhold`, sent);
      assert.equal(asked.status, 422);
      assert.match(await asked.text(), /may say other words now/);
    }
  });

  it('says before anything is chosen, and again before it is done, what rests on the record', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      const confirm = await post(demo, `/${language}${at}/withhold`, [...chosen, ['what', 'redact']]);
      const shown = await post(demo, `/${language}${at}/black-out`, [
        ['boxes', '1,1,1,5,5'],
        ['reason', 'legal'],
        ['do', 'preview'],
      ]);
      const texts = [await page(demo, `/${language}${at}/withhold`), await confirm.text(), await shown.text()];
      for (const [i, text] of texts.entries()) {
        checkPage(text, language);
        const part = /id="resting">[\s\S]*?<\/section>/.exec(text)![0];
        assert.ok(part.includes(`href="/${language}/records/${demoId(4)}"`));
        assert.ok(part.includes('Gathering &lt;b&gt;'));
        // numbers are counted before it is done, and not before anything is chosen
        for (const link of [`figures/${demoId(0)}`, `records/${demoId(6)}`])
          assert.equal(part.includes(`href="/${language}/${link}"`), i > 0);
      }
    }
  });

  it('tells that it was done', async () => {
    for (const done of ['redacted', 'erased', 'erasing', 'blackedOut'])
      assert.match(await page(demoSite(), `/en${at}?done=${done}`), /class="notice" role="status"/);
  });

  it('asks again where nothing was chosen or it is gone, and refuses what is no choice', async () => {
    const demo = demoSite();
    const status = async (fields: [string, string][]) => (await post(demo, `/fa${at}/withhold`, fields)).status;
    const how: [string, string][] = [
      ['what', 'erase'],
      ['reason', 'safety'],
    ];
    assert.equal(await status(how), 422);
    assert.equal(await status([['path', 'gone'], ...how]), 422);
    assert.equal(
      await status([
        ['path', 'title'],
        ['what', 'burn'],
        ['reason', 'safety'],
      ]),
      422,
    );
    assert.equal(
      await status([
        ['path', 'title'],
        ['what', 'erase'],
        ['reason', 'because'],
      ]),
      422,
    );
    const bare = new URLSearchParams({ path: 'title', what: 'erase', reason: 'safety', confirmed: '1' });
    const forged = await demo.site.fetch(new Request(`${ORIGIN}/en${at}/withhold`, { method: 'POST', body: bare }));
    assert.equal(forged.status, 403);
    assert.deepEqual(demo.app.withholding.calls, []);
  });

  it('takes words, says where they stand, and asks again where they stand nowhere', async () => {
    const demo = demoSite();
    const how: [string, string][] = [
      ['what', 'redact'],
      ['reason', 'safety'],
    ];
    const first = await post(demo, `/en${at}/withhold`, [['words', 'people <'], ...how]);
    const text = await first.text();
    checkPage(text, 'en');
    assert.match(text, /“<bdi>people &lt;<\/bdi>”/);
    await post(demo, `/en${at}/withhold`, [['words', 'people <'], ['confirmed', '1'], ...how]);
    assert.deepEqual(demo.app.withholding.calls, [
      ['redact', demoId(0), [], 'safety', { words: 'people <', boxes: '' }, undefined],
    ]);
    assert.equal((await post(demo, `/ar${at}/withhold`, [['words', 'nowhere'], ...how])).status, 422);
  });

  it('blacks out boxes that are typed, after showing them on the picture, and keeps them from page to page', async () => {
    for (const language of LANGUAGES) {
      const demo = demoSite();
      checkPage(await page(demo, `/${language}${at}/black-out?page=2`), language);
      const typed: [string, string][] = [
        ['page', '2'],
        ['boxes', '2,10,20,30,40\n3,1,1,5,5'],
        ['reason', 'legal'],
      ];
      const to = `/${language}${at}/black-out`;
      const other = await (await post(demo, to, [...typed, ['go', '3']])).text();
      checkPage(other, language);
      assert.match(other, /2,10,20,30,40\n3,1,1,5,5/);
      assert.match(other, /<rect x="1" y="1" width="5" height="5">/);
      assert.doesNotMatch(other, /<rect x="10"/);
      const confirm = await post(demo, to, [...typed, ['do', 'preview']]);
      assert.equal(confirm.status, 200);
      const text = await confirm.text();
      checkPage(text, language);
      assert.ok(text.includes(speak(language).t('blackOut.size')), 'that the size of a box tells something');
      assert.match(text, /<rect x="10" y="20" width="30" height="40">/);
      assert.deepEqual(demo.app.withholding.calls, []);
      const done = await post(demo, to, [...typed, ['do', 'confirmed']]);
      assert.equal(done.headers.get('location'), `/${language}${at}/withhold?done=blackedOut`);
      const parts = { words: '', boxes: '2,10,20,30,40\n3,1,1,5,5' };
      assert.deepEqual(demo.app.withholding.calls, [['redact', demoId(0), [], 'legal', parts]]);
      checkPage(await page(demo, `/${language}${at}/withhold?done=blackedOut`), language);
    }
  });

  it('asks again for what is no box or none, keeps what was typed, and has no page beyond the last', async () => {
    const demo = demoSite();
    const send = (boxes: string) =>
      post(demo, `/en${at}/black-out`, [
        ['boxes', boxes],
        ['reason', 'legal'],
        ['do', 'preview'],
      ]);
    assert.equal((await send('')).status, 422);
    const wrong = await send('1,2,3 <b>');
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /1,2,3 &lt;b&gt;/);
    const { site } = demo;
    assert.equal((await answer(site, new Request(`${ORIGIN}/en${at}/black-out?page=9`))).status, 404);
    const picture = await answer(site, new Request(`${ORIGIN}/en${at}/black-out/picture?page=1`));
    assert.equal(picture.headers.get('content-type'), 'image/jpeg');
    assert.deepEqual(demo.app.withholding.calls, []);
  });

  it('calls a record that shows no title by its kind', async () => {
    const demo = demoSite();
    const view = demo.app.withholding.outside();
    demo.app.withholding.outside = () => ({ ...view, shown: view.shown.filter(({ path }) => path !== 'title') });
    assert.match(await page(demo, `/en${at}/outside`), /<title>[^<]*Document/);
  });

  it('shows what somebody outside is shown, and of the rest only that it is there', async () => {
    const text = await page(demoSite(), `/en${at}/outside`);
    assert.match(text, /Two hundred people came\. <span class="withheld" lang="en">\[withheld\]<\/span> told us\./);
    assert.match(text, /Safety of a person/);
    assert.doesNotMatch(text, /A teacher told us/);
  });
});
