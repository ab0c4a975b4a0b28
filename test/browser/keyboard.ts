/** With the keyboard alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fixture } from './every-page.ts';
import { Watched } from './watched.ts';

interface Focus {
  at: number;
  what: string;
  marked: boolean;
  seen: boolean;
}

export function keyboard(fixture: () => Fixture): void {
  describe('with the keyboard', () => {
    const visitor = async (then: (watched: Watched) => Promise<void>): Promise<void> => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const watched = await Watched.open(context, server.base);
      await then(watched);
      watched.assertQuiet();
      await context.close();
    };

    it('the first stop leads past the navigation', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/ar');
        await page.keyboard.press('Tab');
        const { what, seen } = await watched.look<Focus>('focused');
        assert.ok(seen && what.startsWith('a '), 'the skip link shows itself');
        await page.keyboard.press('Enter');
        assert.match(page.url(), /#main$/);
        await page.keyboard.press('Tab');
        assert.ok(await page.locator('main :focus').count(), 'the next stop lies in the content');
      }));

    for (const path of ['/en', '/ar/search?query=المتقاعدون', '/fa/take-in', '/en/log'])
      it(`the focus goes through ${path} in order and can always be seen`, () =>
        visitor(async (watched) => {
          await watched.go(path);
          const stops = await watched.reachable();
          assert.ok(stops > 10);
          let before = -1;
          for (let i = 0; i < Math.min(stops, 45); i++) {
            await watched.page.keyboard.press('Tab');
            const focus = await watched.look<Focus>('focused');
            assert.equal(focus.at, before + 1, `${focus.what} comes after number ${before}`);
            assert.ok(focus.marked, `${focus.what} is marked`);
            assert.ok(focus.seen, `${focus.what} can be seen`);
            before = focus.at;
          }
        }));

    it('a search is typed, a document opened, a note written', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await watched.go('/en');
        await tabTo(watched, '#query');
        await page.keyboard.type('quay');
        await page.keyboard.press('Enter');
        await page.waitForURL(/query=quay/);
        await tabTo(watched, 'ol.hits .row-title a');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/records\//);
        await tabTo(watched, '#note');
        await page.keyboard.type('Read with the keyboard.');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForURL(/done=annotated/);
        assert.match(await page.locator('#notes').innerText(), /Read with the keyboard\./);
      }));
  });
}

async function tabTo({ page }: Watched, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element === element.ownerDocument.activeElement)
    )
      return;
  }
  assert.fail(`${selector} is not reached with the tab key`);
}
