/** The explorer in use, without a script: from a number to the words of the report in three clicks, and a view kept. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fixture } from './every-page.ts';

export function explorer(fixture: () => Fixture): void {
  describe('the explorer', () => {
    it('leads from any number to the words behind it in three clicks', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto('/fa/explore?status=suggested&view=timeline');
      // a bar, an act, and there are the words
      await page.locator('svg.bars a').first().click();
      const rows = page.locator('table.acts tbody tr');
      assert.ok((await rows.count()) > 0);
      await rows.first().locator('th a').click();
      assert.ok((await page.locator('#words mark').count()) > 0, 'the words are marked');
      const words = await page.locator('#words mark').first().innerText();
      await page.locator('#words a[href*="coding="]').last().click();
      assert.ok((await page.locator('article.original mark').allInnerTexts()).some((marked) => words.includes(marked)));
      await context.close();
    });

    it('filters by its form, and keeps the selection as a view', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto('/en/explore');
      await page.locator('#type').selectOption('shelling');
      await page.locator('#from').fill('1390-01-01');
      await page.locator('.explore-form button').click();
      const count = await page.locator('.found-count').innerText();
      assert.match(count, /^\d+ acts$/);
      await page.locator('.views a').nth(2).click();
      assert.equal(await page.locator('.found-count').innerText(), count);
      assert.equal(`${await page.locator('table.acts tbody tr').count()} acts`, count);
      await page.locator('#save-name').fill('Shells');
      await page.locator('#saved form.stack button').click();
      await page.goto('/ar/explore');
      await page.locator('#saved .facet a').first().click();
      assert.match(page.url(), /type=shelling/);
      await page.goto('/en/search');
      assert.equal(await page.locator('#saved', { hasText: 'Shells' }).count(), 0, 'a view is no search');
      await context.close();
    });
  });
}
