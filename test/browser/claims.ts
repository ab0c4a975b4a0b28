/** Claims in use, without a script: from a document to its assertions, bound, answered, checked again, and on one sheet. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { LANGUAGES } from '../../packages/sabt/src/i18n/index.ts';
import { type Fixture, wrongHere } from './every-page.ts';
import { type Prepared, settled } from './prepared.ts';
import { Watched } from './watched.ts';

export function claims(fixture: () => Fixture & { made: Prepared }): void {
  describe('claims', () => {
    it('lead from a document to its assertions, and one that is bound to a verdict', async () => {
      const { server, browser, made } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`/ar/records/${made.documents.fa}`);
      await page.locator(`.record-head a[href$="/${made.documents.fa}/claims"]`).click();
      const open = page.locator('.card:not(:has(.claim))').first();
      const words = await page.locator('mark.asserted.is-open').first().innerText();
      await open.locator('summary').first().click();
      await open.locator('form.bind input[name=where]').fill('type:rally-abroad');
      await open.locator('form.bind input[name=from]').fill('2011');
      await open.locator('form.bind input[name=to]').fill('2020');
      const direction = open.locator('form.bind select[name=direction]');
      if ((await direction.count()) > 0) await direction.selectOption('up');
      const id = await open.getAttribute('id');
      await open.locator('form.bind > button').click();
      assert.match(page.url(), new RegExp(`#${id}$`), 'back at the card');
      const card = page.locator(`[id="${id}"]`);
      assert.equal(await card.locator('.verdict').count(), 1);
      await card.locator('.claim a').last().click();
      assert.ok((await page.locator('h1').innerText()).includes(words.trim().slice(0, 30)), 'the words of the text');
      assert.equal(await page.locator('.verdict-history > li').count(), 1, 'its verdict is kept');
      await page.locator('form[action$="/check"] button').click();
      assert.match(page.url(), /done=same/, 'nothing changed since');
      await page.locator('#evidence a[href*="/explore"]').first().click();
      assert.match(page.url(), /at=\d+/, 'the acts as they were at the checkpoint');
      await context.close();
    });

    it('are bound as proposed by one button, dismissed with a reason, and taken up again', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const page = await context.newPage();
      // nothing that the sample asserts is held by a proposal in full
      await page.goto('/en/take-in');
      const text = Buffer.from('At least five protests took place in Iran in 2019.\n');
      await page.locator('#files').setInputFiles({ name: 'held.txt', mimeType: 'text/plain', buffer: text });
      await page.locator('form[action$="/take-in/files"] button').click();
      await settled(page);
      await page.goto('/en/search?query=%22five+protests+took+place%22');
      const found = await page.locator('main a[href*="/records/"]').first().getAttribute('href');
      await page.goto(`${found!.split(/[?#]/)[0]}/claims`);
      const open = page.locator('.card:has(.as-proposed)').first();
      const id = await open.getAttribute('id');
      await open.locator('.as-proposed button').click();
      const card = page.locator(`[id="${id}"]`);
      assert.equal(await card.locator('.claim .verdict').count(), 1, 'a verdict after one click');
      await card.locator('.dismiss > summary').click();
      await card.locator('.dismiss textarea').fill('It is satire.');
      await card.locator('.dismiss button').click();
      assert.match(page.url(), new RegExp(`#${id}$`), 'back at the card');
      assert.match(await card.innerText(), /It is satire\./);
      assert.equal(await page.locator('mark.asserted.is-dismissed').count(), 1);
      await page.goto('/en/claims?status=dismissed');
      assert.equal(await page.locator('.claim').count(), 1);
      await page.locator('.claim-title a').click();
      await page.locator('.dismissal form button').click();
      assert.match(page.url(), /done=taken-up/);
      assert.equal(await page.locator('.dismissal').count(), 0);
      await context.close();
    });

    it('tell what was typed wrong beside it, in every language', async () => {
      const { server, browser, made } = fixture();
      for (const language of LANGUAGES) {
        const context = await server.context(browser);
        const watched = await Watched.open(context, server.base);
        const { page } = watched;
        await page.goto(`/${language}/records/${made.documents.en}/claims`);
        const card = page.locator('.card').first();
        await card.locator('.bind-this > summary').click();
        await card.locator('form.bind input[name=where]').fill('((');
        const [answer] = await Promise.all([
          page.waitForResponse((one) => one.request().method() === 'POST'),
          card.locator('form.bind > button').click(),
        ]);
        assert.equal(answer.status(), 422);
        await page.waitForLoadState();
        assert.ok(await page.locator('.card [role=alert]').isVisible());
        assert.equal(await page.locator('.card details[open] input[name=where]').first().inputValue(), '((');
        assert.deepEqual(
          (await wrongHere(watched, language)).filter((text) => !text.includes('status of 422')),
          [],
        );
        await context.close();
      }
    });

    it('print on one sheet, with the verdict and without forms', async () => {
      const { server, browser, made } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      for (const [verdict, id] of Object.entries(made.claims))
        for (const language of LANGUAGES) {
          await page.goto(`/${language}/claims/${id}`);
          const word = await page.locator('.verdict-block .verdict').innerText();
          const task = getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 });
          const paper = await task.promise;
          assert.equal(paper.numPages, 1, `${language} ${verdict}`);
          if (language === 'en') {
            const { items } = await (await paper.getPage(1)).getTextContent();
            const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
            assert.ok(text.includes(word), word);
            assert.doesNotMatch(text, /Check again|Take in/);
          }
          await task.destroy();
        }
      await context.close();
    });
  });
}
