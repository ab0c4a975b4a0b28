/** The review desk: a person clears twenty by keyboard, whatever the layout, and some without JavaScript. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Fixture, type Places, visit } from './every-page.ts';
import { Watched } from './watched.ts';

const READ_MS = 60_000;

/** Presses a key where the browser reports another letter for it, as an Arabic or Persian layout does. */
async function pressPlace(page: Page, code: string, letter: string): Promise<void> {
  const about = JSON.stringify({ code, key: letter, bubbles: true, cancelable: true });
  await page.evaluate(`document.dispatchEvent(new KeyboardEvent('keydown', ${about}))`);
}

const shown = async (page: Page): Promise<string> =>
  (await page.locator('form[action$="/review/decide"] input[name=id]').first().getAttribute('value')) ?? '';

async function left(page: Page): Promise<number> {
  const figures = await page.locator('.desk-figures b').first().innerText();
  return Number(figures.replaceAll(',', ''));
}

/** Of the first suggestion in one of these queues that others are like. */
async function alikeOf(page: Page): Promise<string> {
  for (const queue of ['act=arrest', 'language=ar', 'language=fa', 'language=en', '']) {
    await page.goto(`/en/review?${queue}`);
    const link = page.locator('a[href*="/review/alike/"]').first();
    if ((await link.count()) > 0) return (await link.getAttribute('href')) ?? '';
  }
  return assert.fail('no suggestion is like another');
}

export function review(fixture: () => Fixture): void {
  describe('the review desk', () => {
    const visitor = async (then: (watched: Watched) => Promise<void>, javaScriptEnabled = true): Promise<void> => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled });
      const watched = await Watched.open(context, server.base);
      await then(watched);
      watched.assertQuiet();
      await context.close();
    };

    it('fills itself from the documents by its button', () =>
      visitor(async ({ page }) => {
        await page.goto('/en/review');
        if (await page.locator('.desk').count()) await page.locator('details.desk-more summary').last().click();
        await page.locator('form[action$="/review/suggest"] button').first().click();
        const until = Date.now() + READ_MS;
        while (!(await page.locator('.desk').count())) {
          assert.ok(Date.now() < until, `there are suggestions within ${READ_MS} ms`);
          await page.waitForTimeout(300);
          await page.goto('/en/review');
        }
        while (await page.locator('progress').count()) await page.waitForTimeout(300).then(() => page.reload());
        assert.ok((await left(page)) >= 25, `${await left(page)} suggestions`);
      }));

    it('twenty are cleared with the keyboard alone, in a few seconds each at most', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/en/review');
        const before = await left(page);
        const began = Date.now();
        const seen = new Set<string>();
        for (let i = 0; i < 20; i++) {
          const id = await shown(page);
          assert.ok(!seen.has(id), 'each one once');
          seen.add(id);
          await page.keyboard.press(i % 5 === 4 ? 'r' : 'c');
          await page.waitForURL((url) => url.searchParams.get('after') === id);
          await page.locator('.desk-done').waitFor();
        }
        const seconds = (Date.now() - began) / 1000 / 20;
        assert.ok(seconds < 2, `${seconds} s each, without the time that a person reads`);
        assert.equal(await left(page), before - 20);
        await page.keyboard.press('u');
        await page.waitForURL(/done=undone/);
        assert.equal(await left(page), before - 19);
        assert.equal(await shown(page), [...seen].at(-1), 'the last one is back, and before the eyes');
      }));

    it('keys are places on the keyboard, and rest while somebody types', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/ar/review');
        const first = await shown(page);
        await pressPlace(page, 'KeyS', 'س');
        await page.waitForURL(/after=/);
        assert.notEqual(await shown(page), first, 'skipped with an Arabic layout');
        await pressPlace(page, 'KeyP', 'ح');
        await page.waitForURL(/before=/);
        assert.equal(await shown(page), first);
        await pressPlace(page, 'KeyE', 'ث');
        assert.ok(await page.locator('#act').isVisible());
        await page.locator('#killed').fill('');
        await page.locator('#killed').pressSequentially('curse');
        assert.equal(await page.locator('#killed').inputValue(), 'curse');
        assert.equal(await shown(page), first, 'nothing was decided meanwhile');
        await page.keyboard.press('Enter');
        await page.locator('#killed-error').waitFor();
        await page.locator('#killed').fill('10..20');
        await page.keyboard.press('Enter');
        await page.waitForURL(/done=confirmed/);
        await page.locator('[data-keys-toggle]').click();
        const second = await shown(page);
        await page.locator('h1').click();
        await pressPlace(page, 'KeyC', 'ؤ');
        await page.waitForTimeout(300);
        assert.equal(await shown(page), second, 'keys that are off do nothing');
      }));

    it('works without JavaScript: confirm, correct, reject, undo, many at once', () =>
      visitor(async ({ page }) => {
        await page.goto('/fa/review');
        assert.ok(await page.locator('[data-keys]').isHidden(), 'no keys are promised');
        const before = await page.locator('.desk-figures b').first().innerText();
        const first = await shown(page);
        await page.locator('button[value=confirm]').first().click();
        assert.notEqual(await shown(page), first);
        await page.locator('button[value=reject]').first().click();
        await page.locator('a[href*="form=correct"]').click();
        const act = page.locator('#act');
        assert.ok(await act.isVisible());
        await act.fill('اعدام');
        await page.locator('details.correct button[value=confirm]').click();
        assert.match(page.url(), /done=confirmed/);
        for (let i = 0; i < 3; i++) await page.locator('form[action$="/review/undo"] button').click();
        assert.equal(await page.locator('.desk-figures b').first().innerText(), before);
        assert.equal(await shown(page), first);
      }, false));

    it('pairs are looked for by a button, decided with a key, and taken back', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/en/links?kind=document');
        await page.locator('form[action$="/links/suggest"] button').click();
        const until = Date.now() + READ_MS;
        while (!(await page.locator('.pair').count())) {
          assert.ok(Date.now() < until, `there are pairs within ${READ_MS} ms`);
          await page.waitForTimeout(300);
          await page.goto('/en/links?kind=document');
        }
        const before = await left(page);
        await page.keyboard.press('c');
        await page.waitForURL(/done=same/);
        await page.keyboard.press('r');
        await page.waitForURL(/done=different/);
        assert.equal(await left(page), before - 2);
        await page.goto('/en/links/decided');
        await page.locator('ul.rows .row-title a').last().click();
        await page.locator('table.compare thead a').first().click();
        assert.match(await page.locator('#linked').innerText(), /Same text as/);
        await page.goto('/en/links?kind=document');
        await page.keyboard.press('u');
        await page.waitForURL(/done=undone/);
        assert.equal(await left(page), before - 1);
      }));

    it('both desks are accessible and fit, in three languages, light and dark', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      const alike = await alikeOf(page);
      await context.close();
      const desks: Places = {
        review: '/review',
        correcting: '/review?form=correct&sure=high',
        'review, nothing passes': '/review?language=xx',
        alike: alike.replace('/en', ''),
        disputes: '/review/disputes',
        agreement: '/review/agreement',
        links: '/links',
        'links, texts': '/links?kind=document',
        'links, decided': '/links/decided',
        clusters: '/links/clusters/document',
      };
      assert.deepEqual(await visit(fixture(), () => desks), []);
    });

    it('a document shows what it is said to tell, and a confirmed act leads to its words', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/en/review');
        await page.locator('.desk .byline a[href*="coding="]').click();
        assert.ok(await page.locator('#codings').isVisible());
        assert.ok((await page.locator('article mark').count()) > 0, 'the words are marked');
        await page.locator('#codings a[href*="/review?document="]').click();
        assert.match(page.url(), /document=/);
      }));
  });
}
