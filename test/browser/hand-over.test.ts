/**
 * The pages of making a dossier in a real browser, over a demo in which a making goes on until it is given up: so that what is
 * shown meanwhile can be looked at as long as that takes, on any machine.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { LANGUAGES, speak } from '../../packages/sabt/src/i18n/index.ts';
import { demoId } from '../../packages/sabt/src/pages/test/demo-data.ts';
import { answer, demoSite } from '../../packages/sabt/src/pages/test/demo-site.ts';
import { launchChromium } from './chromium.ts';
import { wrongHere } from './every-page.ts';
import { Watched } from './watched.ts';

const LONG = '/hand-over?where=type%3Aprotest';
const MAKING = '/hand-over/making?where=type%3Aprotest&as=zip';
const GONE = '/hand-over/making?where=killed%3E0&as=zip';
const SEEN = `/hand-over?ids=${demoId(0)}&include=author`;
const MADE = `/hand-over/making?ids=${demoId(0)}&as=zip`;

describe('making a dossier, in a browser', () => {
  let browser: Browser;
  const servers: Server[] = [];

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  /** A demo of its own, so that no test gives up what another looks at. */
  async function open(options: { javaScriptEnabled?: boolean } = {}): Promise<Watched> {
    const { site } = demoSite();
    const server = createServer(getRequestListener((request) => answer(site, request)));
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const context = await browser.newContext({ baseURL: base, viewport: { width: 1200, height: 900 }, ...options });
    return Watched.open(context, base);
  }

  it('is accessible and fits: what is asked, seen, made meanwhile, cancelled, waits, has gone', async () => {
    const wrong = await Promise.all(
      LANGUAGES.map(async (language) => {
        const watched = await open();
        const found: string[] = [];
        const look = async (name: string): Promise<void> => {
          found.push(...(await wrongHere(watched, language)).map((text) => `${language} ${name}: ${text}`));
        };
        const paths = { empty: '/hand-over', seen: SEEN, looking: LONG, gone: GONE, waits: MADE, making: MAKING };
        for (const [name, path] of Object.entries(paths)) {
          assert.equal(await watched.go(`/${language}${path}`), 200);
          await look(name);
        }
        await watched.page.locator('form[action$="/making/cancel"] button').click();
        await watched.page.locator('main [role=status]').waitFor();
        await look('cancelled');
        await watched.page.context().close();
        return found;
      }),
    );
    assert.deepEqual(wrong.flat(), []);
  });

  for (const javaScriptEnabled of [true, false])
    it(`tells how far it is, stops and begins again ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
      for (const language of LANGUAGES) {
        const watched = await open({ javaScriptEnabled });
        const { page } = watched;
        const s = speak(language);
        await watched.go(`/${language}${MAKING}`);
        const bar = page.locator('main progress');
        assert.deepEqual([await bar.getAttribute('value'), await bar.getAttribute('max')], ['4000', '10000']);
        assert.ok((await page.locator('[data-words]').innerText()).includes(s.percentAbout(0.4)));
        await page.locator('form[action$="/making/cancel"] button').click();
        await page.getByText(s.t('handOver.makingCancelled')).waitFor();
        assert.equal(await bar.count(), 0);
        await page.reload();
        assert.equal(await bar.count(), 0, 'looking begins nothing');
        await page.getByRole('button', { name: s.t('handOver.makeAgain') }).click();
        await bar.waitFor();
        assert.match(page.url(), /\/hand-over\/making\?/);
        watched.assertQuiet();
        await page.context().close();
      }
    });

  it('the file that waits is fetched by its button', async () => {
    const { page } = await open();
    await page.goto(`/fa${MADE}`);
    const begun = page.waitForEvent('download');
    await page.locator('main a[download]').click();
    const file = await begun;
    assert.equal(file.suggestedFilename(), 'dossier-2026-11-22.zip');
    assert.equal(readFileSync(await file.path(), 'latin1'), 'PK');
    await page.context().close();
  });
});
