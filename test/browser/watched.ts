/**
 * A page that is watched: it may ask nobody but our server, log no error and break no content policy. A test takes
 * its pages from here and so holds this of everything it does.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const LOOK = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export class Watched {
  readonly page: Page;
  readonly #complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, base: string): Promise<Watched> {
    const watched = new Watched(await context.newPage());
    const { page } = watched;
    const complain = (text: string): void => void watched.#complaints.push(`${page.url()}: ${text}`);
    page.on('request', (request) => {
      if (!request.url().startsWith(`${base}/`)) complain(`asked ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      // a download is no page, and leaving a page ends what it was asking
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') complain(`could not get ${request.url()}`);
    });
    page.on('console', (message) => {
      // the browser's own line about an answer of 4xx or 5xx to the page itself, which the test checks
      const ofThePage =
        message.text().startsWith('Failed to load resource') && message.location().url === page.url().split('#')[0];
      if (!ofThePage && ['error', 'warning', 'assert'].includes(message.type()))
        complain(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complain(`script: ${error.message}`));
    page.on('dialog', (dialog) => {
      complain(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return watched;
  }

  /** Goes to an address and answers its status. */
  async go(address: string): Promise<number> {
    const response = await this.page.goto(address);
    return response?.status() ?? 0;
  }

  /** What one of the functions of in-page.js finds. */
  async look<T = string[]>(name: 'overlaps' | 'tooWide' | 'misdirected' | 'languages' | 'focused'): Promise<T> {
    await this.page.evaluate(LOOK);
    return this.page.evaluate<T>(`sabtLook.${name}()`);
  }

  /** How many things can be reached with the tab key. */
  async reachable(): Promise<number> {
    await this.page.evaluate(LOOK);
    return this.page.evaluate<number>('sabtLook.reachable().length');
  }

  /** Violations of WCAG 2.2 A and AA as axe finds them; `rules` narrows it down. */
  async axe(rules?: string[]): Promise<string[]> {
    await this.page.evaluate(`if (globalThis.axe === undefined) { ${AXE} }`);
    const only = rules === undefined ? { type: 'tag', values: RULES } : { type: 'rule', values: rules };
    const found = await this.page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
      `axe.run({ runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] }).then((result) => result.violations)`,
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.split('\n')[1] ?? ''}`),
    );
  }

  /** What went wrong since the last call. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  assertQuiet(): void {
    assert.deepEqual(this.complaints(), []);
  }
}
