/** Pages that show what is going on, and what went wrong: running, refused, too large, meanwhile changed, damaged. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../packages/sabt/src/i18n/index.ts';
import { type Fixture, wrongHere } from './every-page.ts';
import { type Prepared, settled, uploadTable } from './prepared.ts';
import { Watched } from './watched.ts';

const ROWS = 15_000;

export function states(fixture: () => Fixture & { made: Prepared }): void {
  describe('states', () => {
    const visitor = async (then: (watched: Watched) => Promise<void>): Promise<void> => {
      const { server, browser } = fixture();
      const context = await server.context(browser);
      const watched = await Watched.open(context, server.base);
      await then(watched);
      await context.close();
    };

    it('a batch and a verification that run say how far they are, and then that they are done', () =>
      visitor(async (watched) => {
        const { page } = watched;
        const text = `id,title,text\n${Array.from({ length: ROWS }, (_, i) => `${i},Row ${i},The ${i}th report of a long series about a square`).join('\n')}\n`;
        await uploadTable(page, { name: 'long.csv', text });
        await page.locator('button[value=dry-run]').click();
        await settled(page);
        // the script would load the page again when the batch ends, while we look at it
        const hold = '**/progress';
        const running = { running: true, done: 1, total: null, words: '…' };
        await page.route(hold, (route) => route.fulfill({ json: running }));
        await page.locator('form[action$="/run"] button').click();
        assert.ok(await page.locator('progress').isVisible(), 'a batch of many rows is seen running');
        const batch = new URL(page.url()).pathname.replace(/^\/en/, '');
        assert.deepEqual(await wrongHere(watched, 'en'), []);
        await page.unroute(hold);
        await page.goto(`/en${batch}`);
        await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
        await settled(page);
        assert.match((await page.locator('main').innerText()).replaceAll(',', ''), new RegExp(`${ROWS}\\s+Added`, 'i'));
        await page.route(hold, (route) => route.fulfill({ json: running }));
        await page.goto('/fa/log');
        await page.locator('button[value=full]').click();
        assert.ok(await page.locator('progress').isVisible(), 'a verification is seen running');
        assert.deepEqual(await wrongHere(watched, 'fa'), []);
        await page.unroute(hold);
        await page.goto('/fa/log');
        await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
        assert.deepEqual(await wrongHere(watched, 'fa'), [], 'the log after a verification');
      }));

    for (const language of LANGUAGES) {
      it(`what is refused is explained, in ${language}`, () =>
        visitor(async (watched) => {
          const { page } = watched;
          const { made } = fixture();
          const refused = async (status: number, what: string, submit: () => Promise<void>): Promise<void> => {
            const [answer] = await Promise.all([
              page.waitForResponse((one) => one.request().method() === 'POST'),
              submit(),
            ]);
            assert.equal(answer.status(), status, what);
            await page.waitForLoadState();
            assert.match(await page.locator('main').innerText(), new RegExp(String(status)));
            assert.deepEqual(
              (await wrongHere(watched, language)).filter((text) => !text.includes(`status of ${status}`)),
              [],
              what,
            );
          };
          await page.goto(`/${language}/records/${made.event}`);
          await page.locator('#tag').fill('never');
          await page
            .locator('form:has(#tag) input[name=csrf]')
            .evaluate((field) => field.setAttribute('value', 'of another session'));
          await refused(403, 'a form without our token', () => page.locator('button[value=tag]').click());
          await page.goto(`/${language}/take-in`);
          await page
            .locator('#files')
            .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
          await page.locator('#files-source').fill('a'.repeat(1_100_000));
          await refused(413, 'a field that is too long', () =>
            page.locator('form[action$="/take-in/files"] button').click(),
          );
          await page.goto(`/${language}/records/${made.event}/edit`);
          await page.locator('#field-description').fill(`Seen in ${language}.`);
          await page.locator('main form input[name=basedOn]').evaluate((field) => field.setAttribute('value', '0'));
          await refused(409, 'a correction of a version that is no longer the latest', () =>
            page.locator('main form button').click(),
          );
        }));
    }
  });
}

/** Must come last: it damages the archive and starts the server anew. */
export function damage(fixture: () => Fixture): void {
  describe('damage', () => {
    it('a flipped byte is found by verifying from the page, named, and shown on every page', async () => {
      const { server, browser } = fixture();
      await server.halt();
      const file = largestFile(join(server.archive, 'log', 'tile', 'entries'));
      const bytes = readFileSync(file);
      bytes[100] = bytes[100]! ^ 1;
      writeFileSync(file, bytes);
      await server.start();
      const context = await server.context(browser);
      const watched = await Watched.open(context, server.base);
      const { page } = watched;
      await page.goto('/en/log');
      await page.locator('button[value=full]').click();
      await done(page);
      assert.match(await page.locator('#damage').innerText(), /tile\/entries/, 'the damaged file is named');
      for (const language of LANGUAGES)
        for (const path of ['/log', '']) {
          await page.goto(`/${language}${path}`);
          assert.equal(await page.locator('.seal a[href*="damage"]').count(), 1, 'the seal leads to the damage');
          for (const said of await page.locator('#damage .reason').allInnerTexts())
            assert.doesNotMatch(said, /^[a-z-]+$/, 'damage is told in words');
          assert.deepEqual(await wrongHere(watched, language), [], `${language}${path}`);
        }
      await context.close();
    });

    it('what the seal leads to is there when the program was started anew', async () => {
      const { server, browser } = fixture();
      await server.halt();
      await server.start();
      const context = await server.context(browser);
      const page = await context.newPage();
      await page.goto('/en');
      await page.locator('.seal a[href*="damage"]').click();
      assert.ok(await page.locator('#damage').isVisible());
      await context.close();
    });
  });
}

async function done(page: Page): Promise<void> {
  await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
  await settled(page);
}

function largestFile(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  assert.ok(files.length > 0, `files in ${folder}`);
  return files.reduce((most, path) => (statSync(path).size > statSync(most).size ? path : most));
}
