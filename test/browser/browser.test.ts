/** The pages of the running program in a real browser: one server with the sample, one browser, a context a test. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { claims } from './claims.ts';
import { EMPTY, everyPage, visit } from './every-page.ts';
import { explorer } from './explorer.ts';
import { hostile } from './hostile.ts';
import { keyboard } from './keyboard.ts';
import { marks } from './marks.ts';
import { measuring } from './measure.ts';
import { type Prepared, prepare } from './prepared.ts';
import { print } from './print.ts';
import { review } from './review.ts';
import { TestServer } from './server.ts';
import { damage, states } from './states.ts';
import { Watched } from './watched.ts';
import { withoutScript } from './without-script.ts';

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

  it('the checks see what is wrong', async () => {
    const context = await server.context(browser);
    const watched = await Watched.open(context, server.base);
    await watched.go('/en');
    // the content policy refuses style attributes, and markup from a string
    await watched.page.evaluate(`(() => {
      const main = document.querySelector('main');
      const put = (name, text, style) => {
        const element = document.createElement(name);
        element.textContent = text;
        element.style.cssText = style;
        main.append(element);
      };
      main.replaceChildren();
      put('h1', 'هذا عنوان طويل جداً بلا لغة.', '');
      put('p', 'too faint', 'color: #ccc');
      put('img', '', '');
      put('p', 'too wide', 'inline-size: 2000px');
      put('p', 'one text', 'position: absolute; inset-block-start: 600px');
      put('p', 'another', 'position: absolute; inset-block-start: 602px');
    })()`);
    assert.match((await watched.axe()).join('\n'), /color-contrast[\s\S]*image-alt|image-alt[\s\S]*color-contrast/);
    for (const look of ['tooWide', 'overlaps', 'misdirected', 'languages'] as const)
      assert.ok((await watched.look(look)).length > 0, look);
    await watched.page.evaluate(`fetch('http://127.0.0.1:9/').catch(() => {})`);
    await watched.page.waitForTimeout(200);
    assert.match(watched.complaints().join('\n'), /Content Security Policy/);
    await context.close();
  });

  marks(fixture);
  explorer(fixture);
  measuring(fixture);
  claims(fixture);
  keyboard(fixture);
  withoutScript(fixture);
  print(fixture);
  review(fixture);
  hostile(fixture);
  states(fixture);
  everyPage(fixture);
  damage(fixture);
});
