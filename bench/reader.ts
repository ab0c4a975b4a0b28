/**
 * What a reader waits for, in Chromium. The first answer of a site's search, cold: opened, typed, answered, with everything
 * that the page needs and its bytes as sent, in each language. And a dossier of 1,000 records, dropped on verify.html.
 *
 *   node bench/publish.ts --archive DIR --site DIR
 *   node bench/reader.ts --archive DIR --site DIR [--records N]
 *
 * The words are of titles of the archive; the host serves files, unpacked, from this machine. Reference of the same run: the
 * ZIP of the dossier read and its SHA-256 computed.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { App } from '../packages/sabt/src/app/app.ts';
import { writeDossier } from '../packages/sabt/src/app/dossier/dossier.ts';
import { launchChromium } from '../test/browser/chromium.ts';

const { values: options } = parseArgs({
  options: { archive: { type: 'string' }, site: { type: 'string' }, records: { type: 'string', default: '1000' } },
});
const { archive, site } = options;
if (archive === undefined || site === undefined)
  throw new Error('Give --archive and --site, as node bench/publish.ts --archive DIR --site DIR makes them.');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};
const scratch = mkdtempSync(join(tmpdir(), 'sabt-bench-'));
const zip = join(scratch, 'dossier.zip');
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url!, 'http://host').pathname));
  try {
    const bytes = readFileSync(join(site, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
const browser = await launchChromium();
try {
  const app = await App.open(archive, { mode: 'read' });
  const ids: string[] = [];
  const words = new Map<string, string>();
  for (const { id, entry } of app.catalogue.iterate('document')) {
    if (ids.length < Number(options.records)) ids.push(id);
    const { title, languages } = app.archive.read(entry).fields;
    const language = (languages as string[] | undefined)?.[0];
    if (language !== undefined && !words.has(language)) words.set(language, String(title).split(/\s+/u)[0]!);
    if (ids.length >= Number(options.records) && words.size >= 3) break;
  }
  await writeDossier({ ids, include: [], restricted: false, out: zip, force: false }, app);
  await app.close();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  console.log(`load ${loadavg()[0]!.toFixed(1)}`);
  for (const [language, word] of words) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const began = performance.now();
    await page.goto(`http://127.0.0.1:${port}/${language}/search.html`);
    await page.fill('#q', word);
    await page.press('#q', 'Enter');
    await page.locator('#hits a').first().waitFor();
    const took = performance.now() - began;
    await page.evaluate('document.fonts.ready.then(() => true)');
    console.log(`first answer of the search, ${language}: ${Math.round(took)} ms, ${Math.round(bytes / 1000)} kB`);
    await context.close();
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(site, 'verify.html')).href);
  const began = performance.now();
  await page.setInputFiles('#file', zip);
  await page.locator('.verdict').waitFor();
  const took = performance.now() - began;
  const verdict = await page.locator('.verdict').getAttribute('class');
  const start = performance.now();
  const bytes = readFileSync(zip);
  createHash('sha256').update(bytes).digest();
  const reference = performance.now() - start;
  console.log(
    `dossier of ${ids.length} records, ${Math.round(bytes.length / 1e6)} MB, verified: ${Math.round(took)} ms`,
  );
  console.log(`verdict: ${verdict}; reference, read and hashed: ${Math.round(reference)} ms`);
} finally {
  await browser.close();
  server.close();
  rmSync(scratch, { recursive: true, force: true });
}
