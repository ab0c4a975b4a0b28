/** A dossier that somebody has unpacked, as desktops and browsers do: checked like the ZIP. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { utf8Encode } from '../../packages/proof/src/index.ts';
import { failing } from '../../packages/proof/test/dossier-checks.ts';
import { RECORDS, sampleDossier } from '../../packages/proof/test/dossier-sample.ts';
import { logKey } from '../../packages/proof/test/sample.ts';
import { isDossierFolder, verifyDossierFolder } from '../../packages/sabt/src/app/verifying/verifying-dossier.ts';

const { dossierAmong } = (await import(
  new URL('../../packages/islands/src/verifier/site-files.js', import.meta.url).href
)) as {
  dossierAmong: (
    readers: Map<string, () => Uint8Array>,
  ) => { files: () => Promise<Map<string, Uint8Array>>; beside: string[] } | null;
};
const dir = mkdtempSync(join(tmpdir(), 'sabt-unpacked-'));
const empty = (): void => rmSync(dir, { recursive: true, force: true });
beforeEach(() => {
  empty();
  mkdirSync(dir);
});
after(empty);
const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
};

const check = async () => {
  const { ok, key, problems } = await verifyDossierFolder(dir, { key: logKey.vkey });
  return { ok, key, told: problems.map(({ code, where }) => `${code} ${where}`) };
};

test('an unpacked dossier passes, with what desktops leave in folders; anything else in it, or changed, is named', async () => {
  assert.equal(await isDossierFolder(dir), false);
  const files = sampleDossier();
  for (const [path, bytes] of files) put(path, bytes);
  assert.equal(await isDossierFolder(dir), true);
  for (const path of ['.DS_Store', 'Thumbs.db', 'files/desktop.ini', 'data/._records.jsonl']) put(path, 'x');
  assert.deepEqual(await check(), { ok: true, key: 'reader', told: [] });
  assert.equal((await verifyDossierFolder(dir, {})).key, 'dossier');
  put('files/more.txt', 'x');
  const added = await check();
  assert.equal(added.ok, false);
  assert.ok(added.told.some((line) => line.includes('files/more.txt')));
  rmSync(join(dir, 'files/more.txt'));
  const [path, bytes] = [...files].find(([name]) => name.startsWith('files/'))!;
  rmSync(join(dir, path));
  writeFileSync(join(dir, '.elsewhere'), bytes);
  symlinkSync(join(dir, '.elsewhere'), join(dir, path));
  const linked = await check();
  assert.ok(
    linked.told.some((line) => line.includes(path)),
    'a link is not followed',
  );
});

const LISTED = 'files/d1-أدلة.txt';
const DECOMPOSED = LISTED.normalize('NFD');
/** A dossier with a file whose name has a letter that can be decomposed. */
function composed(): Map<string, Uint8Array> {
  assert.notEqual(LISTED, DECOMPOSED);
  const original = { path: LISTED, bytes: RECORDS[0]!.original!.bytes };
  return sampleDossier({ records: RECORDS.map((one, i) => (i === 0 ? { ...one, original } : one)) });
}

test('good bytes under a second spelling of a name do not vouch for a forged file under the name that is listed', async () => {
  const files = composed();
  for (const [path, bytes] of files) put(path, bytes);
  assert.deepEqual(await check(), { ok: true, key: 'reader', told: [] });
  put(DECOMPOSED, files.get(LISTED)!);
  const beside = await check();
  assert.equal(beside.ok, false, 'even the same bytes are none of the dossier');
  assert.deepEqual(beside.told, [`file-unlisted file ${DECOMPOSED}`, `file-unlisted original ${DECOMPOSED}`]);
  put(LISTED, 'forged');
  assert.deepEqual((await check()).told, [
    `file-differs file ${LISTED}`,
    `file-unlisted file ${DECOMPOSED}`,
    `file-differs original ${LISTED}`,
    `file-unlisted original ${DECOMPOSED}`,
  ]);
});

test('a file system that decomposes names is no damage; two spellings, neither of them listed, are', async () => {
  // of two marks either may come first: three spellings of one name
  const [listed, decomposed, swapped] = [
    'files/d1-\u1ea1\u0302.txt',
    'files/d1-a\u0323\u0302.txt',
    'files/d1-a\u0302\u0323.txt',
  ];
  assert.equal(new Set([listed, decomposed, swapped].map((name) => name.normalize('NFC'))).size, 1);
  const original = { path: listed, bytes: RECORDS[0]!.original!.bytes };
  const files = sampleDossier({ records: RECORDS.map((one, i) => (i === 0 ? { ...one, original } : one)) });
  for (const [path, bytes] of files) put(path === listed ? decomposed : path, bytes);
  assert.deepEqual(await check(), { ok: true, key: 'reader', told: [] });
  put(swapped, files.get(listed)!);
  const { told } = await check();
  for (const line of [
    `file-missing file ${listed}`,
    `file-unlisted file ${decomposed}`,
    `file-unlisted file ${swapped}`,
  ])
    assert.ok(told.includes(line), `${line} of ${told.join(', ')}`);
});

test('links, hidden files and folders, and names that are no UTF-8 are named, each of them', async () => {
  for (const [path, bytes] of sampleDossier()) put(path, bytes);
  symlinkSync('/etc/hosts', join(dir, 'files/report.html'));
  symlinkSync('/etc', join(dir, 'more'));
  symlinkSync('/etc/hosts', join(dir, '.DS_Store'));
  for (const path of ['.top', 'en/.hidden/evil.html', '._folder/evil.html']) put(path, 'x');
  const expected = ['.top', 'en/.hidden/evil.html', '._folder/evil.html', 'files/report.html', 'more', '.DS_Store'];
  // not every file system takes such a name
  const latin = Buffer.concat([Buffer.from(`${dir}/caf`), Buffer.from([0xe9])]);
  try {
    writeFileSync(latin, 'x');
    expected.push('caf\\xe9');
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'EILSEQ');
  }
  const { ok, told } = await check();
  assert.equal(ok, false);
  assert.deepEqual(
    told.filter((line) => line.startsWith('file-unlisted file ')).sort(),
    expected.map((path) => `file-unlisted file ${path}`).sort(),
  );
});

test('the page, which is given the files of a folder, goes by the same names, whichever of two it is given last', async () => {
  const given = (files: Iterable<readonly [string, Uint8Array]>) =>
    dossierAmong(new Map([...files].map(([path, bytes]) => [`Unpacked/${path}`, () => bytes])))!.files();
  const files = composed();
  const good = [...files];
  const bytes = files.get(LISTED)!;
  const forged = good.map(([path, own]) => [path, path === LISTED ? utf8Encode('forged') : own] as const);
  assert.deepEqual(failing(await given([...good, ['.DS_Store', bytes]])), []);
  assert.deepEqual(failing(await given(good.map(([path, own]) => [path.normalize('NFD'), own]))), []);
  const told = ['file file-differs', 'file file-unlisted', 'original file-differs', 'original file-unlisted'];
  assert.deepEqual(failing(await given([...forged, [DECOMPOSED, bytes]])).sort(), told);
  assert.deepEqual(failing(await given([[DECOMPOSED, bytes], ...forged])).sort(), told);
  assert.deepEqual(failing(await given([...good, ['en/.hidden/evil.html', bytes]])), ['file file-unlisted']);
});

test('what lies beside the folder of the dossier is named by the page as none of it', async () => {
  const paths = ['Downloads/d/dossier.json', 'Downloads/report.pdf', 'Downloads/.DS_Store', 'Downloads/d2/x'];
  const found = dossierAmong(new Map(paths.map((path) => [path, () => new Uint8Array()])))!;
  assert.deepEqual(found.beside, ['Downloads/report.pdf', 'Downloads/d2/x']);
  assert.deepEqual([...(await found.files()).keys()], ['dossier.json']);
});
