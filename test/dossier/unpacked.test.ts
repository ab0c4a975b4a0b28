/** A dossier that somebody has unpacked, as desktops and browsers do: checked like the ZIP. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { sampleDossier } from '../../packages/proof/test/dossier-sample.ts';
import { logKey } from '../../packages/proof/test/sample.ts';
import { isDossierFolder, verifyDossierFolder } from '../../packages/sabt/src/app/verifying/verifying-dossier.ts';

const dir = mkdtempSync(join(tmpdir(), 'sabt-unpacked-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
};

test('an unpacked dossier passes, with what desktops leave in folders; anything else in it, or changed, is named', async () => {
  assert.equal(await isDossierFolder(dir), false);
  const files = sampleDossier();
  for (const [path, bytes] of files) put(path, bytes);
  assert.equal(await isDossierFolder(dir), true);
  for (const path of ['.DS_Store', 'Thumbs.db', 'files/desktop.ini', 'data/._records.jsonl']) put(path, 'x');
  const check = async () => {
    const { ok, key, problems } = await verifyDossierFolder(dir, { key: logKey.vkey });
    return { ok, key, told: problems.map(({ code, where }) => `${code} ${where}`) };
  };
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
