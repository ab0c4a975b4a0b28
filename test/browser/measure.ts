/** Indicators in use, without a script: from the explorer to a number, published, computed again, and back to its records. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fixture } from './every-page.ts';

export function measuring(fixture: () => Fixture): void {
  describe('indicators', () => {
    it('lead from a selection to a number that is published and comes out the same again', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto('/en/explore?type=shelling&view=table');
      const acts = await page.locator('.found-count').innerText();
      await page.locator('.explore-statement a[href*="/indicators"]').click();
      await page.locator('.questions a[href*="/indicators/rate"]').click();
      assert.match(await page.locator('.said').innerText(), /the number of reported acts of the type “.+” was \d/);
      assert.ok(
        acts.includes(/was (\d+)/.exec(await page.locator('.said').innerText())![1]!),
        'the same number of acts',
      );
      const said = await page.locator('.said').innerText();
      await page.locator('form[action$="/publish"] button').click();
      await page.waitForURL(/\/figures\//);
      assert.equal(await page.locator('main .notice').count(), 1);
      const numbers = (text: string): string[] => text.match(/[\d.,]*\d/g) ?? [];
      assert.deepEqual(
        numbers(await page.locator('.said').innerText()),
        numbers(said),
        'the figure says the same numbers',
      );
      await page.locator('#again button').click();
      assert.match(await page.locator('#again .notice').innerText(), /^The same/);
      await page.locator('.record-side a[href*="/indicators/rate"]').first().click();
      assert.deepEqual(numbers(await page.locator('.said').innerText()), numbers(said), 'and so does its question');
      await page.locator('.record-side a[href*="/explore"]').first().click();
      assert.equal(await page.locator('.found-count').innerText(), acts);
      await context.close();
    });

    it('show one picture at a time, in the size of the screen', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      await page.goto('/ar/indicators/rate?status=any');
      for (const [width, shown] of [
        [1200, 'for-wide'],
        [360, 'for-narrow'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        const visible = page.locator('svg.plot:visible');
        assert.equal(await visible.count(), 1);
        assert.match((await visible.getAttribute('class'))!, new RegExp(shown));
      }
      await page.emulateMedia({ media: 'print' });
      assert.match((await page.locator('svg.plot:visible').getAttribute('class'))!, /for-wide/);
      await context.close();
    });
  });
}
