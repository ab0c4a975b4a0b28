/** What others wrote is shown as text, wherever it stands, and their files are handed out and never run. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fixture } from './every-page.ts';
import { settled, uploadTable } from './prepared.ts';
import { Watched } from './watched.ts';

/** Breaks out of text, of an attribute in either quotes, of a textarea, a title, a comment, and as an address. */
const ATTACK = `"'><!-- --></textarea></title><script>window.__xss=1</script><img src=x onerror=window.__xss=2><svg onload=window.__xss=3>`;
const WITHOUT_SLASH = `"'><img src=x onerror=window.__xss=4><svg onload=window.__xss=5>`;
const PAGE = `<!doctype html><title>A page &lt;script&gt;window.__xss=6&lt;/script&gt;</title><body onload="window.__xss=7">
<article><h1>Title &lt;img src=x onerror=window.__xss=8&gt;</h1><p>${'The text of the page goes on for a while, as such texts do. '.repeat(8)}</p>
<script>window.__xss = 9</script><p>&lt;script&gt;window.__xss=10&lt;/script&gt; quoted in it</p></article>`;

export function hostile(fixture: () => Fixture): void {
  describe('hostile content', () => {
    let taken = '';

    it('is text in names, titles, texts, sources, notes, tags, columns, cells and queries', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const watched = await Watched.open(context, server.base);
      const { page } = watched;
      const visited = new Set<string>();
      const look = async (address?: string): Promise<void> => {
        if (address !== undefined) await page.goto(address);
        visited.add(new URL(page.url()).pathname);
        assert.equal(await page.evaluate('window.__xss'), undefined, page.url());
        assert.equal(
          await page.locator('img, svg, main script, iframe, object, embed, [onload], [onerror]').count(),
          0,
          page.url(),
        );
      };

      await page.goto('/en/take-in');
      await page.locator('#files').setInputFiles([
        {
          name: `${WITHOUT_SLASH}.txt`,
          mimeType: 'text/plain',
          buffer: Buffer.from(`${ATTACK}\n\nzebrafish ${ATTACK}\n\njavascript:window.__xss=11`),
        },
        { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) },
        {
          name: 'picture.svg',
          mimeType: 'image/svg+xml',
          buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>window.__xss=12</script></svg>'),
        },
      ]);
      await page.locator('#files-source').fill(ATTACK);
      await page.locator('form[action$="/take-in/files"] button').click();
      await settled(page);
      await look();
      taken = page.url();

      await look(`/en/search?query=${encodeURIComponent(`zebrafish ${ATTACK}`)}`);
      await look('/en/search?query=zebrafish');
      await page.locator('#save-name').fill(ATTACK);
      await page.locator('form[action$="/saved"] button').click();
      await look();
      await page.locator('ol.hits .row-title a').first().click();
      await look();
      const record = page.url().split('?')[0]!;
      assert.match(
        await page.locator('.sheet').innerText(),
        /<script>window\.__xss=1<\/script>/,
        'the text is shown as it is',
      );
      await page.locator('#note').fill(ATTACK);
      await page.locator('button[value=note]').click();
      await look();
      await page.locator('#tag').fill(WITHOUT_SLASH);
      await page.locator('button[value=tag]').click();
      await look();
      await look(`${record}/edit`);
      await page.locator('#field-title').fill(ATTACK);
      await page.locator('#field-url').fill('javascript:window.__xss=13');
      await page.locator('#reason').fill(ATTACK);
      await page.locator('main form button').click();
      await look();
      for (const language of ['ar', 'fa', 'en'])
        for (const address of [
          '',
          '/search',
          '/sources',
          '/batches',
          '/unread',
          `/search?tag=${encodeURIComponent(WITHOUT_SLASH)}`,
          `/search?from=${encodeURIComponent(ATTACK)}&source=${encodeURIComponent(ATTACK)}`,
          `/${encodeURIComponent(ATTACK)}`,
        ])
          await look(`/${language}${address}`);
      await look(`${record}/proof`);
      for (const link of await page
        .locator('a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!)))
        assert.match(link, /^[/#]/, link);
      await look(record);
      for (const link of await page
        .locator('a[href]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')!)))
        assert.match(link, /^[/#]/, link);
      await look(taken);

      await uploadTable(page, {
        name: `${WITHOUT_SLASH}.csv`,
        text: `"${ATTACK.replaceAll('"', '""')}",when\n"${ATTACK.replaceAll('"', '""')}",2020-01-01\nother,never\n`,
      });
      await look();
      await page.locator('button[value=dry-run]').click();
      await settled(page);
      await look();
      await page.locator('form[action$="/run"] button').click();
      await settled(page);
      await look();
      assert.ok(visited.size > 15, `${visited.size} pages`);
      assert.deepEqual(
        watched.complaints().filter((complaint) => !complaint.includes('status of 404')),
        [],
      );
      await context.close();
    });

    it('originals come as attachments under their own names', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      for (const name of ['picture.svg', `${WITHOUT_SLASH}.txt`, 'page.html']) {
        await page.goto(taken);
        // browsers send a quotation mark in a name as %22
        await page
          .locator('tr', { hasText: name.replace('"', '') })
          .locator('a[href*="/records/"]')
          .click();
        const link = page.locator('a[href*="/original"]').first();
        const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
        assert.equal(download.suggestedFilename().replace(/[^a-z.]/g, ''), name.replace(/[^a-z.]/g, ''));
        const answer = await page.request.get((await link.getAttribute('href'))!);
        const headers = answer.headers();
        assert.match(headers['content-disposition'] ?? '', /^attachment;/);
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.equal(headers['content-type'], 'application/octet-stream');
        assert.match(headers['content-security-policy'] ?? '', /sandbox/);
      }
      await context.close();
    });
  });
}
