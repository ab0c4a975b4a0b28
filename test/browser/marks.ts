/** Other spellings find, and what is marked is exactly what the text says, in the direction of the text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fixture } from './every-page.ts';
import { Watched } from './watched.ts';

/** What is typed; the words of the sample that are to be marked for it, letter by letter. */
const SPELLINGS: readonly { typed: string; marked: string; language: 'ar' | 'fa' }[] = [
  { typed: 'مؤتمرات', marked: 'المؤتمرات', language: 'ar' },
  { typed: 'موتمرات', marked: 'المؤتمرات', language: 'ar' },
  { typed: 'المُؤتَمَرات', marked: 'المؤتمرات', language: 'ar' },
  { typed: 'احصاء', marked: 'إحصاء', language: 'ar' },
  { typed: 'کافي', marked: 'کافی', language: 'fa' },
  { typed: 'روزنامه هایی', marked: 'روزنامه‌هایی', language: 'fa' },
];

export function marks(fixture: () => Fixture): void {
  describe('marks', () => {
    for (const { typed, marked, language } of SPELLINGS)
      it(`${typed} marks ${marked}`, async () => {
        const { server, browser } = fixture();
        const context = await server.context(browser);
        const watched = await Watched.open(context, server.base);
        const { page } = watched;
        await watched.go(`/en/search?query=${encodeURIComponent(typed)}&language=${language}`);
        const inHits = page.locator('ol.hits mark', { hasText: new RegExp(`^${marked}$`) });
        assert.ok((await inHits.count()) > 0, `${marked} in ${await page.locator('ol.hits mark').allInnerTexts()}`);
        const hit = page
          .locator('ol.hits > li', { has: page.locator('mark', { hasText: new RegExp(`^${marked}$`) }) })
          .first();
        await hit.locator('.row-title a').click();
        const inText = page.locator('.sheet mark', { hasText: new RegExp(`^${marked}$`) }).first();
        assert.equal(await inText.innerText(), marked);
        assert.equal(
          await inText.evaluate((mark) => mark.ownerDocument.defaultView!.getComputedStyle(mark).direction),
          'rtl',
        );
        assert.equal(await inText.evaluate((mark) => mark.closest('[lang]')!.getAttribute('lang')), language);
        watched.assertQuiet();
        await context.close();
      });

    it('of every hit a marked word can be seen, on a telephone too', async () => {
      const { server, browser } = fixture();
      const context = await server.context(browser, { viewport: { width: 360, height: 800 } });
      const page = await context.newPage();
      for (const query of ['water', 'معاشات', 'کتابخانه']) {
        await page.goto(`/en/search?query=${query}`);
        const hidden = await page.locator('ol.hits > li').evaluateAll((all) =>
          all
            .filter((hit) => {
              const marked = [...hit.querySelectorAll('mark')];
              const seen = marked.some((mark) => {
                const box = (mark.closest('.snippet') ?? hit).getBoundingClientRect();
                const own = mark.getBoundingClientRect();
                return own.top >= box.top - 1 && own.bottom <= box.bottom + 4;
              });
              return marked.length > 0 && !seen;
            })
            .map((hit) => hit.textContent!.trim().slice(0, 80)),
        );
        assert.deepEqual(hidden, [], query);
      }
      await context.close();
    });
  });
}
