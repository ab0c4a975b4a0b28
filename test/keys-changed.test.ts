/** A site, a published log and a proof file, made before and after the log changed its key: the first key is enough. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SITE_FILES, type SiteVerification, verifyRecordProof, verifySite } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import type { SiteReport } from '../packages/sabt/src/app/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { launchChromium } from './browser/chromium.ts';
import { ROOT, World } from './running/world.ts';

const world = new World();
const id = newId();
const [former, site] = ['former', 'site'].map((name) => join(world.dir, name)) as [string, string];
let [first, present] = ['', ''];

const at = (...names: string[]) => join(world.dir, ...names);
const keep = async (name: string): Promise<void> => {
  const made = await world.json(['proof', id, '--out', at(name)]);
  assert.equal(made.exit, 0);
};

before(async () => {
  first = (await world.json<{ vkey: string }>(['init', '--origin', 'nahr.example/log'])).vkey;
  const app = await App.open(world.archive, { mode: 'write' });
  const fields = { title: 'Strike', text: 'The dockers went home.', confidentiality: { '*': 'public' } };
  await app.archive.append([{ id, kind: 'document', version: 1, fields }], { by: 'tester' });
  await app.close();
  for (const folder of [former, site]) assert.equal((await world.json(['publish', folder])).exit, 0);
  await keep('before.json');
  present = (await world.json<{ vkey: string }>(['key', 'rotate', '--overlap', '0'])).vkey;
  assert.equal((await world.json(['publish', site])).exit, 0);
  await keep('after.json');
  assert.notEqual(present, first);
});

const filesOf = (dir: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length + 1), readFileSync(path)]),
  );
const checked = (dir: string, key: string | null): Promise<SiteVerification> =>
  verifySite(filesOf(dir), key === null ? {} : { logKeys: [key] });
const failed = ({ problems }: SiteVerification) => [...new Set(problems.map(({ check }) => check))];

test('sites from before and after verify with the first key, in the function and the command', async () => {
  for (const dir of [former, site]) {
    const found = await checked(dir, first);
    assert.deepEqual([found.problems, found.log?.key], [[], 'reader']);
    const report = await world.json<SiteReport>(['verify', dir, '--key', first]);
    assert.deepEqual([report.exit, report.ok, report.problems], [0, true, []]);
  }
  assert.ok((await checked(site, first)).checks.keys.made > 0);
  for (const key of [present, null]) assert.deepEqual((await checked(site, key)).problems, []);
  assert.ok(failed(await checked(former, present)).includes('checkpoint'), 'the present key has not signed the former');
});

test('without the statements of its keys, with others, or with a byte changed, the site does not follow', async () => {
  const files = filesOf(site);
  const path = SITE_FILES.keys;
  const text = Buffer.from(files.get(path)!).toString();
  const without = new Map(files);
  without.delete(path);
  assert.ok(failed(await verifySite(without, { logKeys: [first] })).includes('checkpoint'));
  for (const other of [text.replace(/[A-Z](?=[^"]*"\n\s+\]\n)/, '-'), text.slice(0, -3), '{}']) {
    assert.notEqual(other, text);
    const found = await verifySite(new Map(files).set(path, Buffer.from(other)), { logKeys: [first] });
    assert.ok(failed(found).includes('keys'), other.slice(-60));
  }
});

test('the published log at an address verifies with the first key', async () => {
  const host = createServer(({ url }, response) => {
    const path = at('site', url!);
    if (existsSync(path)) createReadStream(path).pipe(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/log`;
  const report = await world.json<SiteReport>(['verify', address, '--key', first]);
  assert.deepEqual([report.exit, report.mode, report.problems], [0, 'log', []]);
  host.close();
});

test('proof files from before and after verify with the first key, here and in verify.py', () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  for (const name of ['before.json', 'after.json']) {
    const bytes = readFileSync(at(name));
    assert.equal(verifyRecordProof(bytes, { vkeys: [first] }).ok, true, name);
    if (python) {
      const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), at(name), '--key', first]);
      assert.equal(ran.status, 0, String(ran.stdout));
    }
  }
  const { keys: _keys, ...rest } = JSON.parse(readFileSync(at('after.json'), 'utf8')) as { keys: object };
  writeFileSync(at('unled.json'), JSON.stringify(rest));
  assert.equal(verifyRecordProof(readFileSync(at('unled.json')), { vkeys: [first] }).ok, false);
});

test('the verifier page, opened from disk, follows the keys of a site', async () => {
  const browser = await launchChromium();
  after(() => browser.close());
  const page = await (await browser.newContext({ locale: 'en-GB', offline: true })).newPage();
  await page.goto(pathToFileURL(join(site, 'verify.html')).href);
  await page.fill('#logKeys', first);
  await page.setInputFiles('#folder', site);
  await page.locator('.verdict').waitFor();
  assert.match(String(await page.locator('.verdict').getAttribute('class')), /good/);
  assert.equal(await page.locator('section.good[data-check="keys"]').count(), 1);
});
