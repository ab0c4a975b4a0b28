/** The pages of the running program in a real browser: one server with the sample, one browser, a context a test. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { EMPTY, everyPage, visit } from './every-page.ts';
import { type Prepared, prepare } from './prepared.ts';
import { TestServer } from './server.ts';

describe('in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let made: Prepared;
  const fixture = () => ({ server, browser, made });

  before(async () => {
    [server, browser] = await Promise.all([TestServer.start(), launchChromium()]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('an empty archive teaches what to do, accessibly', async () => {
    assert.deepEqual(await visit(fixture(), () => EMPTY), []);
  });

  it('the sample is loaded by its button', async () => {
    await server.loadSample(browser);
    made = await prepare(server, browser);
  });

  everyPage(fixture);
});
