/** README.txt of a dossier says what is true of it, and sends nobody to what is not there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newId } from '../../packages/sabt/src/model/ids.ts';
import { ROOT } from '../running/world.ts';
import { Made, PUBLIC } from './made.ts';

let made: Made;
before(async () => {
  made = await Made.open();
});
after(() => made.close());

const words = (files: ReadonlyMap<string, Uint8Array>) =>
  Buffer.from(files.get('README.txt')!).toString().replace(/\s+/g, ' ');

test('the verifier for Python and the format lie in the ZIP, and check it from there', async () => {
  const [id] = (await made.keep(['event', { title: 'Strike', confidentiality: PUBLIC }])) as [string];
  const { path, files } = await made.dossier([id]);
  for (const [name, source] of [
    ['verify.py', 'examples/verify.py'],
    ['FORMAT.md', 'docs/FORMAT.md'],
  ] as const)
    assert.ok(readFileSync(join(ROOT, source)).equals(files.get(name)!), name);
  const said = words(files);
  assert.doesNotMatch(said, /examples\/|docs\/|https?:/);
  assert.match(said, /Witnessed by: nobody/);
  assert.match(said, /الشهود: لا أحد/);
  assert.match(said, /گواهان: هیچ‌کس/);
  if (spawnSync('python3', ['--version']).status !== 0) return;
  const folder = join(made.dir, 'unpacked-readme');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verify.py'), files.get('verify.py')!);
  const ran = spawnSync('python3', [join(folder, 'verify.py'), path, '--key', made.vkey], { encoding: 'utf8' });
  assert.match(ran.stdout, /Every check passed/);
});

test('where only blacked-out copies are, no file is said to be as it was taken in', async () => {
  const blob = await made.app.archive.blobs.put(Buffer.from('a copy'));
  const sha256 = createHash('sha256').update('a copy').digest('hex');
  const origin = { document: newId(), entry: 0, redacted: { boxes: [], reason: 'safety', tool: 'x' } };
  const file = { name: 'a.pdf', blob: { ...blob }, sha256, confidentiality: PUBLIC };
  const [copy] = (await made.keep(['document', { ...file, acquiredFrom: origin }])) as [string];
  const [whole] = (await made.keep(['document', file])) as [string];
  const only = words((await made.dossier([copy])).files);
  assert.match(only, /blacked-out copies of files, not the files as they were taken in/);
  assert.match(words((await made.dossier([whole])).files), /files – files as they were taken in data/);
  assert.match(words((await made.dossier([whole, copy])).files), /as they were taken in, and blacked-out copies/);
});
