/** A site, a published log and a proof file, made before and after the log changed its key: the first key is enough. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DOSSIER_FILES,
  dossierStatement,
  formatDossierContents,
  formatNote,
  NO_KEYS_SHOWN,
  parseDossierContents,
  parseVerifierKey,
  readZip,
  SITE_FILES,
  type SiteVerification,
  signText,
  verifyDossier,
  verifyRecordProof,
  verifySite,
} from '@sabt/proof';
import { zipOf } from '../packages/proof/test/dossier-sample.ts';
import { App } from '../packages/sabt/src/app/app.ts';
import type { SiteReport } from '../packages/sabt/src/app/verifying/verifying-site.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { launchChromium } from './browser/chromium.ts';
import { ROOT, World } from './running/world.ts';

const world = new World();
const id = newId();
const [former, site] = ['former', 'site'].map((name) => join(world.dir, name)) as [string, string];
let [first, present] = ['', ''];
let stolen: { vkey: string; secret: string };

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
  assert.equal((await world.json(['dossier', id, '--out', at('before.zip')])).exit, 0);
  stolen = JSON.parse(readFileSync(join(world.archive, 'keys/log-key.json'), 'utf8')) as typeof stolen;
  present = (await world.json<{ vkey: string }>(['key', 'rotate', '--overlap', '0'])).vkey;
  assert.equal((await world.json(['publish', site])).exit, 0);
  await keep('after.json');
  assert.equal((await world.json(['dossier', id, '--out', at('after.zip')])).exit, 0);
  assert.notEqual(present, first);
});

/** The dossier as whoever has the retired key would sign it, without the statements of keys. */
function retiredAlone(key: typeof stolen, files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const vkey = parseVerifierKey(key.vkey);
  const x = Buffer.from(vkey.publicKey).toString('base64url');
  const secret = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d: key.secret, x } });
  const note = (text: string) => formatNote(text, [signText(text, vkey, (bytes) => sign(null, bytes, secret))]);
  const out = new Map(files);
  out.delete(DOSSIER_FILES.keys);
  const former = Buffer.from(files.get(DOSSIER_FILES.checkpoint)!).toString();
  const checkpoint = note(former.slice(0, former.indexOf('\n\n') + 1));
  out.set(DOSSIER_FILES.checkpoint, Buffer.from(checkpoint));
  for (const path of [...out.keys()].filter((path) => path.startsWith('proof/records/')))
    out.set(path, Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(out.get(path)!).toString()), checkpoint })));
  for (const path of [DOSSIER_FILES.contents, DOSSIER_FILES.statement]) out.delete(path);
  const contents = parseDossierContents(files.get(DOSSIER_FILES.contents)!);
  const listed = [...out].map(([path, bytes]) => {
    return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const list = Buffer.from(formatDossierContents({ ...contents, vkey: key.vkey, files: listed }));
  out.set(DOSSIER_FILES.contents, list);
  return out.set(DOSSIER_FILES.statement, Buffer.from(note(dossierStatement(contents.origin, list))));
}

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

test('a retired first key that leaves the statements out is no passed check: the answer says what is not shown', async () => {
  const plain = filesOf(former);
  assert.ok(plain.has(SITE_FILES.keys), 'a site has the statements before any change too');
  const without = new Map(plain);
  without.delete(SITE_FILES.keys);
  const found = await verifySite(without, { logKeys: [first] });
  assert.ok(found.notMade.some(({ check }) => check === 'key-changes'));
  assert.ok(!(await verifySite(plain, { logKeys: [first] })).notMade.some(({ check }) => check === 'key-changes'));

  const zip = at('stolen.zip');
  const taken = retiredAlone(stolen, readZip(readFileSync(at('after.zip'))));
  writeFileSync(zip, zipOf(taken));
  const bad = new Map(taken).set(DOSSIER_FILES.keys, readZip(readFileSync(at('after.zip'))).get(DOSSIER_FILES.keys)!);
  assert.equal(verifyDossier(bad, { logKeys: [first] }).ok, false, 'beside the statements its term has ended');
  const answer = verifyDossier(taken, { logKeys: [first] });
  assert.deepEqual(
    answer.notMade.filter(({ check }) => check === 'key-changes').map(({ reason }) => reason),
    [NO_KEYS_SHOWN],
  );
  const { stdout: text } = await world.sabt(['verify', zip, '--key', first]);
  assert.doesNotMatch(text, /Every check passed/);
  assert.match(text, /Whether this key has been changed since is not shown/);
  if (spawnSync('python3', ['--version']).status !== 0) return;
  const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), zip, '--key', first], { encoding: 'utf8' });
  assert.doesNotMatch(ran.stdout, /Every check passed/);
  assert.match(ran.stdout, /Whether this key has been changed since is not shown/);
});

test('a retired first key that cuts the statements after its own off: that no later key is shown is said everywhere', async () => {
  const said = /later-keys.*no key after number 0 has taken over is not shown/;
  const zip = at('before.zip');
  assert.match((await world.sabt(['verify', zip, '--key', first])).stdout, said);
  assert.match((await world.sabt(['verify', at('before.json'), '--key', first])).stdout, said);
  assert.match((await world.sabt(['verify', former, '--key', first])).stdout, said);
  if (spawnSync('python3', ['--version']).status !== 0) return;
  for (const file of [zip, at('before.json')]) {
    const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), file, '--key', first], { encoding: 'utf8' });
    assert.match(ran.stdout, said);
  }
});

test('without a key no verifier says more than that a dossier or site agrees with itself', async () => {
  const agrees = /agrees with itself. Whose it is, is not shown/;
  for (const path of [at('before.zip'), former]) {
    const { stdout } = await world.sabt(['verify', path]);
    assert.match(stdout, agrees);
    assert.doesNotMatch(stdout, /Every check passed|as it was published/);
  }
  if (spawnSync('python3', ['--version']).status !== 0) return;
  const ran = spawnSync('python3', [join(ROOT, 'examples/verify.py'), at('before.zip')], { encoding: 'utf8' });
  assert.match(ran.stdout, agrees);
  assert.doesNotMatch(ran.stdout, /Every check passed/);
});

test('a dossier and a proof file of a log that never changed its key show so', () => {
  assert.ok(readZip(readFileSync(at('before.zip'))).has(DOSSIER_FILES.keys));
  assert.deepEqual(
    verifyRecordProof(readFileSync(at('before.json')), { vkeys: [first] }).notMade.filter(
      ({ check }) => check === 'key-changes',
    ),
    [],
  );
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
