/** On paper: a record with its proof, and nothing of the navigation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Fixture } from './every-page.ts';
import type { Prepared } from './prepared.ts';

export function print(fixture: () => Fixture & { made: Prepared }): void {
  describe('in print', () => {
    it('the proof page shows entry, checkpoint, key and fields, and no navigation', async () => {
      const { server, browser, made } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      await page.goto(`/en/records/${made.corrected}/proof`);
      const entry = /#\d+/.exec(await page.locator('main').innerText())![0];
      const root = await page.locator('dl.facts .hash').first().innerText();
      const link = await page.locator('main a[download]').innerText();
      const text = await textOf(await page.pdf({ format: 'A4' }));
      const packed = text.replace(/\s/g, '');
      assert.ok(text.includes(entry), `${entry} in ${text}`);
      assert.ok(packed.includes(root), 'the root of the checkpoint, whole');
      const note = await (await page.request.get('/log/checkpoint')).text();
      assert.ok(packed.includes(note.split('\n')[0]!), 'the name of the log');
      for (const said of ['Exiles fill the quay', 'Aldmoor Observer', '2019-11-17', made.corrected])
        assert.ok(packed.includes(said.replace(/\s/g, '')), `${said} in ${text}`);
      for (const gone of ['Take in', 'Batches', 'Settings', link, 'العربية'])
        assert.ok(!text.includes(gone), `${gone} is not printed`);
      await context.close();
    });

    it('a Persian document is printed from right to left, without forms', async () => {
      const { server, browser, made } = fixture();
      const context = await server.context(browser);
      const page = await context.newPage();
      await page.goto(`/fa/records/${made.documents.fa}`);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['nav', 'form', 'footer', '.actions'])
        for (const one of await page.locator(gone).all()) assert.equal(await one.isVisible(), false, gone);
      assert.ok(await page.locator('.sheet').isVisible());
      assert.equal(
        await page
          .locator('.sheet')
          .evaluate((sheet) => sheet.ownerDocument.defaultView!.getComputedStyle(sheet).direction),
        'rtl',
      );
      await context.close();
    });
  });
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const paper = await task.promise;
  const pages: string[] = [];
  for (let i = 1; i <= paper.numPages; i++) {
    const { items } = await (await paper.getPage(i)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages.join(' ');
}
