/**
 * Pictures of the pages for the README, from the sample, in all three languages: `npm run screenshots` writes
 * `docs/images/*.png`. The sample is deterministic; what changes from run to run is the day, ids and hashes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { prepare } from '../test/browser/prepared.ts';
import { TestServer } from '../test/browser/server.ts';

const OUT = fileURLToPath(new URL('../docs/images/', import.meta.url));
const LIMIT_BYTES = 1_500_000;

const [server, browser] = await Promise.all([TestServer.start(), launchChromium()]);
try {
  await server.loadSample(browser);
  const { documents, failed } = await prepare(server, browser);
  const context = await server.context(browser, { viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.goto('/en/log');
  await page.locator('button[value=full]').click();
  await page.locator('progress').waitFor({ state: 'detached' });

  mkdirSync(OUT, { recursive: true });
  let total = 0;
  const shoot = async (name: string, address: string, more: { dark?: boolean; width?: number } = {}): Promise<void> => {
    await page.emulateMedia({ colorScheme: more.dark === true ? 'dark' : 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: more.width ?? 1200, height: 800 });
    await page.goto(address);
    await fontsAreThere(page);
    const picture = await page.screenshot();
    total += picture.length;
    writeFileSync(join(OUT, `${name}.png`), picture);
  };
  await shoot('home-en', '/en');
  await shoot('search-ar', `/ar/search?query=${encodeURIComponent('متقاعدين')}`);
  await shoot('document-fa', `/fa/records/${documents.fa}?highlight=${encodeURIComponent('روزنامه')}`);
  await shoot('import-en', `/en/batches/${failed}`);
  await shoot('log-ar', '/ar/log');
  await shoot('search-fa-dark', `/fa/search?query=${encodeURIComponent('اعتصاب')}`, { dark: true });
  await shoot('document-ar-narrow', `/ar/records/${documents.ar}?highlight=${encodeURIComponent('مؤتمرات')}`, {
    width: 360,
  });
  await shoot('explore-ar', '/ar/explore?status=any');
  await shoot('review-fa', '/fa/review');
  if (total > LIMIT_BYTES) throw new Error(`The pictures have ${total} bytes, more than ${LIMIT_BYTES}.`);
  process.stdout.write(`9 pictures, ${total} bytes, in docs/images/\n`);
} finally {
  await browser.close();
  await server.stop();
}

async function fontsAreThere(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}
