import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, speak } from '../../i18n/index.ts';
import { html } from '../html.ts';
import { technical } from '../parts/technical.ts';
import { demoSite } from '../test/demo-site.ts';
import { checkPage } from '../test/html-check.ts';
import { SHOWN_MEASURES } from './measure-port.ts';
import { methodText } from './method-texts.ts';

const ORIGIN = 'http://127.0.0.1:4310';

async function shown(path: string): Promise<{ status: number; html: string }> {
  const response = await demoSite().site.fetch(new Request(ORIGIN + path));
  return { status: response.status, html: await response.text() };
}

describe('pages of methods', () => {
  it('explain each indicator and the rule of claims in every language, and the rest in English that says so', async () => {
    for (const language of LANGUAGES)
      for (const about of [...SHOWN_MEASURES, 'claims'] as const) {
        const { status, html: page } = await shown(`/${language}/methods/${about}`);
        assert.equal(status, 200);
        checkPage(page, language);
        assert.match(page, /<div class="method-text" lang="en" dir="ltr">/);
        assert.match(page, /<h3>/);
        assert.ok(page.includes(speak(language).t('methods.english')), about);
      }
  });
  it('find for each indicator what it says of itself and every method that it names', () => {
    for (const measure of SHOWN_MEASURES) {
      const text = methodText(measure) ?? '';
      assert.ok(text.startsWith(`## \`${measure}\``), measure);
      assert.ok(text.split(/^## /m).length > 2, `${measure} has a method beside`);
    }
    assert.match(methodText('claims') ?? '', /bound to the record/);
  });
  it('are open, and refuse what is no method', async () => {
    assert.equal((await shown('/en/methods')).status, 200);
    assert.equal((await shown('/en/methods/constructor')).status, 404);
  });
});

describe('a technical description', () => {
  it('reads the forms that ours have, and escapes the rest', () => {
    const text =
      '## `a` <b>\n**Answers:** one *two* [three](x.md).\nNext\n\n- item\n\n| h | i |\n|---|---|\n| 1 | `2` |\n\n```\n<x>\n```\n';
    assert.equal(
      String(html`${technical(text, 'Table')}`).replaceAll('\n', ''),
      '<h3><code>a</code> &lt;b&gt;</h3><p><b>Answers:</b> one <i>two</i> three.</p><p>Next</p><ul><li>item</li></ul>' +
        '<div class="table" role="region" aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">h</th><th scope="col">i</th></tr></thead>' +
        '<tbody><tr><th scope="row">1</th><td><code>2</code></td></tr></tbody></table></div><pre class="code" dir="ltr">&lt;x&gt;</pre>',
    );
  });
  it('ends, whatever stands in it', () => {
    for (const odd of ['```', '| a', '#', '-', '**', '`', '## ', '\n\n```\nx'])
      assert.equal(typeof String(html`${technical(odd, 'Table')}`), 'string');
  });
});
