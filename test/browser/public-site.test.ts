/** A public site in a browser, below a folder of a host that serves files and nothing else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { World } from '../running/world.ts';
import { launchChromium } from './chromium.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const TITLES: Readonly<Record<string, string>> = {
  'one.txt': 'تظاهرات في ساحة الميناء',
  'two.txt': 'اعتصاب کارگران',
  'three.txt': 'Strike at the harbour',
};

const world = new World();
const site = join(world.dir, 'site');
let host: Server;
let browser: Browser;
let at = '';
/** Bytes that the host sent since this was last set to 0. */
let sent = 0;

before(async () => {
  world.file('in/one.txt', 'خرج المئات إلى ساحة الميناء مطالبين بالماء.\n');
  world.file('in/two.txt', 'کارگران کتاب‌های حساب را بستند و از کارخانه بیرون رفتند.\n');
  world.file('in/three.txt', 'The dockers shut the gates and went home.\n');
  await world.json(['init', '--title', 'Nahr']);
  const added = await world.json<{ documents: { id: string; name: string }[] }>([
    'add',
    join(world.dir, 'in'),
    '--recursive',
  ]);
  for (const { id, name } of added.documents)
    await world.json(['set', id, 'confidentiality=public', `title=${TITLES[name]!}`]);
  await world.json(['publish', site]);
  host = createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url!, 'http://x').pathname).replace(/^\/below/, ''));
    if (!existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(path);
    sent += bytes.length;
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(bytes);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(host.address() as AddressInfo).port}/below`;
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  host?.close();
});

async function visit(work: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // an index piece that is not there is how the index says that nothing begins so
    if (message.type() === 'error' && !/404/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(at)) complaints.push(`asked ${request.url()}`);
  });
  await work(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

test('search works in three languages, and the first answer is small, cold and with everything that the page needs', async () => {
  // a context of its own has nothing in its cache
  for (const [language, query, title] of [
    ['ar', 'المِئات سَاحَة', TITLES['one.txt']!],
    ['fa', 'كارگران', TITLES['two.txt']!],
    ['en', 'DOCKERS gate', TITLES['three.txt']!],
  ] as const)
    await visit(async (page) => {
      sent = 0;
      await page.goto(`${at}/${language}/search.html`);
      await page.fill('#q', query);
      await page.press('#q', 'Enter');
      const link = page.locator('#hits a').first();
      await link.waitFor();
      assert.equal(await link.textContent(), title);
      await page.evaluate('document.fonts.ready.then(() => true)');
      // of the pieces of a site of 100,000 records the largest have some 90 kB, and ten results as much
      assert.ok(sent < 320_000, `${language}: ${sent} bytes`);
      assert.match(page.url(), /\?q=/);
      await link.click();
      await page.locator('h1').waitFor();
      assert.equal(await page.locator('h1').textContent(), title);
      assert.equal(await page.locator('html').getAttribute('dir'), language === 'en' ? 'ltr' : 'rtl');
    });
});

test('what is typed into the search stays text', () =>
  visit(async (page) => {
    await page.goto(`${at}/en/search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)> zzz')}`);
    await page.locator('#found', { hasText: 'Nothing' }).waitFor();
  }));

test('without a script there is a list by letter, and the page says so', () =>
  visit(async (page) => {
    await page.goto(`${at}/index.html`);
    await page.click('a[hreflang="en"]');
    await page.click('nav.sections a:has-text("Search")');
    assert.ok(await page.locator('noscript').isVisible());
    assert.ok(!(await page.locator('#search').isVisible()));
    await page.click('#letters a:has-text("s")');
    await page.click('.rows a:has-text("Strike")');
    assert.equal(await page.locator('h1').textContent(), 'Strike at the harbour');
  }, false));

test('the verifier page, opened from disk without a network, checks the folder of a site and names a byte that was flipped', async () => {
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(site, 'verify.html')).href);
  const { vkey } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')) as { vkey: string };
  await page.fill('#logKeys', vkey);
  const verdict = async (language: string): Promise<string> => {
    await page.setInputFiles('#folder', site);
    await page.locator('.verdict').waitFor();
    await page.click(`button[lang="${language}"]`);
    return String(await page.locator('.verdict').getAttribute('class'));
  };
  assert.match(await verdict('en'), /good/);
  const withheld = page.locator('table tr', { hasText: 'custody' }).first();
  assert.match(String(await withheld.textContent()), /Document.*Chain of custody/);
  for (const check of ['contents', 'statement', 'checkpoint', 'log', 'file', 'record', 'data'])
    assert.equal(await page.locator(`section.good[data-check="${check}"]`).count(), 1, check);
  const path = 'data/documents.csv';
  const good = readFileSync(join(site, path));
  writeFileSync(join(site, path), good.with(good.length - 9, good.at(-9)! ^ 1));
  await page.reload();
  await page.fill('#logKeys', vkey);
  assert.match(await verdict('ar'), /bad/);
  writeFileSync(join(site, path), good);
  for (const [check, code] of [
    ['file', 'file-differs'],
    ['data', 'data-differs'],
  ] as const) {
    const said = page.locator(`section.bad[data-check="${check}"]`);
    assert.match(String(await said.textContent()), new RegExp(`${path}.*${code}`));
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the verifier page takes a ZIP of the site, and refuses one that has a file twice', async () => {
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const { vkey } = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')) as { vkey: string };
  const zip = join(world.dir, 'packed.zip');
  const verdict = async (before: string): Promise<string> => {
    rmSync(zip, { force: true });
    const all = `for path in sorted(root.rglob('*')):\n z.write(path, pathlib.Path('site') / path.relative_to(root))`;
    const program = `import pathlib, sys, zipfile\nroot = pathlib.Path(sys.argv[1])\nz = zipfile.ZipFile(sys.argv[2], 'w', 8)\n${before}\n${all}\nz.close()`;
    execFileSync('python3', ['-W', 'ignore', '-c', program, site, zip]);
    await page.goto(pathToFileURL(join(site, 'verify.html')).href);
    await page.fill('#logKeys', vkey);
    await page.setInputFiles('#file', zip);
    await page.locator('.verdict').waitFor();
    return String(await page.locator('.verdict').getAttribute('class'));
  };
  assert.match(await verdict(''), /good/);
  assert.equal(await page.locator('section.good[data-check="data"]').count(), 1);
  assert.match(await verdict(`z.writestr('site/data/documents.csv', 'forged')`), /bad/);
  assert.match(String(await page.locator('#result').textContent()), /bad-zip/);
  assert.match(await verdict(`z.writestr('other/evil.html', 'forged')`), /bad/);
  assert.match(String(await page.locator('section.bad').textContent()), /other\/evil\.html.*file-unlisted/);
  assert.deepEqual(complaints, []);
  await context.close();
});
