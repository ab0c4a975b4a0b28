/** Everything with JavaScript switched off, as in a locked-down browser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import type { Fixture } from './every-page.ts';
import { settled, uploadTable } from './prepared.ts';
import { Watched } from './watched.ts';

export function withoutScript(fixture: () => Fixture): void {
  describe('without JavaScript', () => {
    const visitor = async (then: (watched: Watched, context: BrowserContext) => Promise<void>): Promise<void> => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { javaScriptEnabled: false });
      const watched = await Watched.open(context, server.base);
      await then(watched, context);
      watched.assertQuiet();
      await context.close();
    };

    it('a person signs in by a link, once, and out again', async () => {
      const { server, browser } = fixture();
      const link = await server.anotherLink();
      const context = await browser.newContext({ javaScriptEnabled: false });
      const watched = await Watched.open(context, server.base);
      const { page } = watched;
      await watched.go(`${server.base}/fa/log`);
      assert.equal(new URL(page.url()).pathname, '/fa/sign-in');
      await page.locator('#link').fill(link);
      await page.locator('main form button').click();
      assert.match(page.url(), /\/fa$/, 'signed in, still in Persian');
      await watched.go(`${server.base}/fa/settings`);
      await page.locator('form[action$="/sign-in/out"] button').click();
      await watched.go(`${server.base}/fa`);
      assert.equal(new URL(page.url()).pathname, '/fa/sign-in');
      assert.equal(await watched.go(link), 403, 'a link holds once');
      watched.assertQuiet();
      await context.close();
    });

    it('a search is narrowed by facets and dates, sorted, saved and forgotten', () =>
      visitor(async ({ page }) => {
        await page.goto('/en');
        await page.locator('#query').fill('strike');
        await page.locator('form.search-box button').click();
        const count = async () =>
          Number(/\d+/.exec((await page.locator('.found-count').innerText()).replaceAll(',', ''))?.[0]);
        const all = await count();
        const facet = page.locator('.facet a[href*="source="]').first();
        const promised = Number(await facet.locator('.n').innerText());
        await facet.click();
        assert.equal(await count(), promised, 'a facet finds as many as it says');
        assert.ok(promised > 0 && promised < all);
        await page.locator('.chips a').first().click();
        assert.equal(await count(), all, 'and can be taken away');
        await page.locator('#from').fill('1396/01/01');
        await page.locator('#to').fill('1396/12/29');
        await page.locator('.found-side form[method=get] button').click();
        const year = await count();
        assert.ok(year > 0 && year < all, 'a Persian year narrows');
        for (const shown of await page.locator('ol.hits .row-end bdi').allInnerTexts())
          assert.ok(shown >= '2017-03-21' && shown <= '2018-03-20', shown);
        await page.locator('#save-name').fill('Strikes of 1396');
        await page.locator('form[action$="/saved"] button').click();
        await page.goto('/en/search');
        await page.locator('#saved a', { hasText: 'Strikes of 1396' }).click();
        assert.equal(await count(), year);
        await page.locator('form[action*="/forget"] button').click();
        await page.goto('/en/search');
        assert.equal(await page.locator('#saved a', { hasText: 'Strikes of 1396' }).count(), 0);
      }));

    it('a record is corrected: a new version, the former one stays', () =>
      visitor(async ({ page }) => {
        await page.goto('/en/search?query=Port+Lumen&kind=document');
        await page.locator('ol.hits .row-title a').first().click();
        const title = await page.locator('h1').innerText();
        await page.locator('a[href$="/edit"]').click();
        await page.locator('#field-title').fill(`${title} (as printed)`);
        await page.locator('main form button').click();
        assert.equal(await page.locator('h1').innerText(), `${title} (as printed)`);
        assert.ok(await page.locator('.notice[role=status]').isVisible(), 'says that it was done');
        await page.locator('#versions a[href*="version=1"]').first().click();
        assert.equal(await page.locator('h1').innerText(), title);
        assert.ok(await page.locator('.notice').isVisible(), 'says that it is not the latest');
      }));

    it('a correction that a person cannot mean comes back with what was typed', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await page.goto('/ar/search?kind=event');
        await page.locator('ol.hits .row-title a').first().click();
        await page.locator('a[href$="/edit"]').click();
        await page.locator('#field-start').fill('yesterday or so');
        await page.locator('main form button').click();
        assert.equal(await page.locator('#field-start').inputValue(), 'yesterday or so');
        assert.ok(await page.locator('[role=alert]').isVisible());
      }));

    it('many records are tagged at once', () =>
      visitor(async ({ page }) => {
        await page.goto('/fa/search?query=اعتصاب');
        const ticks = page.locator('ol.hits input[type=checkbox]');
        for (const at of [0, 1, 2]) await ticks.nth(at).check();
        await page.locator('details.bulk summary').click();
        await page.locator('#bulk-tag').fill('بازبینی');
        await page.locator('details.bulk button[value=tag]').click();
        assert.match(await page.locator('.notice[role=status]').innerText(), /۳/);
        await page.goto('/fa/search?tag=بازبینی');
        assert.equal(await page.locator('ol.hits > li').count(), 3);
      }));

    it('files are taken in; a known one is not taken in twice', () =>
      visitor(async ({ page }) => {
        const files = [
          {
            name: 'بيان.txt',
            mimeType: 'text/plain',
            buffer: Buffer.from('بيان الطلاب\n\nلن نغادر الساحة قبل أن يُفرج عن زملائنا.'),
          },
          { name: 'note.md', mimeType: 'text/markdown', buffer: Buffer.from('# A note\n\nThe hall was full by nine.') },
          { name: 'sealed.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3, 254, 255]) },
        ];
        for (const [round, added, known] of [
          [1, '3', '0'],
          [2, '0', '3'],
        ] as const) {
          await page.goto('/en/take-in');
          await page.locator('#files').setInputFiles(files);
          await page.locator('#files-source').fill('Student union');
          await page.locator('form[action$="/take-in/files"] button').click();
          await settled(page);
          const counts = await page.locator('main').innerText();
          assert.match(counts, new RegExp(`${added}\\s+Added`, 'i'), `round ${round}`);
          assert.match(counts, new RegExp(`${known}\\s+Held already`, 'i'), `round ${round}`);
        }
        await page.goto('/en/search?query=الساحه');
        assert.match(await page.locator('ol.hits').innerText(), /بيان الطلاب/);
      }));

    it('a table: columns corrected, tried without writing, imported, its ledger read, what failed retried', () =>
      visitor(async ({ page }) => {
        await uploadTable(page);
        await page.locator('#kind').selectOption('event');
        await page.locator('button[value=save]').click();
        const column = (name: string) =>
          page.locator('tbody tr', { has: page.locator('th', { hasText: name }) }).locator('select');
        await column('Titel').selectOption('title');
        await column('Datum').selectOption('start');
        await column('Ort').selectOption('place');
        await column('Bemerkung').selectOption('description');
        await page.locator('button[value=dry-run]').click();
        await settled(page);
        assert.match(page.url(), /\/dry-run$/);
        assert.match(await page.locator('main').innerText(), /kein Datum/, 'says which cell it cannot read');
        await page.locator('form[action$="/run"] button').click();
        await settled(page);
        assert.match(page.url(), /\/batches\//);
        const batch = page.url();
        const statuses = await page.locator('table tbody tr').allInnerTexts();
        assert.equal(statuses.filter((row) => /failed/i.test(row)).length, 1);
        assert.equal(statuses.filter((row) => /added/i.test(row)).length, 2);
        const ledger = await page.request.get(`${batch}/ledger`);
        const lines = (await ledger.text())
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { status: string });
        assert.deepEqual(lines.map(({ status }) => status).sort(), ['added', 'added', 'failed', 'skipped']);
        await page.locator('form[action$="/retry"] button').click();
        await settled(page);
        assert.match(await page.locator('main').innerText(), /kein Datum/, 'it fails again, and says so again');
      }));

    it('everything is verified from the page', () =>
      visitor(async (watched) => {
        const { page } = watched;
        await page.goto('/en/log');
        await page.locator('button[value=full]').click();
        await settled(page);
        assert.equal(await page.locator('#damage').count(), 0);
        assert.ok((await page.locator('#verification tbody tr').count()) >= 4, 'says what was checked');
        assert.doesNotMatch(await page.locator('.seal').innerText(), /not verified/);
      }));

    it('the language switch keeps the page', () =>
      visitor(async ({ page }) => {
        const query = '/search?query=strike&language=en&sort=newest';
        await page.goto(`/en${query}`);
        const found = await page.locator('ol.hits > li').count();
        for (const language of ['ar', 'fa', 'en']) {
          await page.locator(`nav.languages a[hreflang=${language}]`).click();
          const { pathname, search } = new URL(page.url());
          assert.equal(pathname + search, `/${language}${query}`);
          assert.equal(await page.locator('ol.hits > li').count(), found);
        }
      }));
  });
}
