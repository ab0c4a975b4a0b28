/** README.txt of a dossier says what is true of it, and sends nobody to what is not there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cosignText, formatNote, parseNote, signatureLine } from '@sabt/proof';
import { COSIGNED_AT, witnessKey } from '../../packages/proof/test/sample.ts';
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

test('both digests of the verifier are stated, and which is which', async () => {
  const [id] = (await made.keep(['event', { title: 'Strike', confidentiality: PUBLIC }])) as [string];
  const { files } = await made.dossier([id]);
  const page = Buffer.from(files.get('verify.html')!).toString();
  const program = page.slice(page.indexOf('<script>') + 8, page.lastIndexOf('</script>'));
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  // what the page computes of itself is what its own policy lets run
  assert.ok(page.includes(`'sha256-${Buffer.from(digest(program), 'hex').toString('base64')}'`));
  const said = words(files);
  assert.match(said, new RegExp(`SHA-256 of the verify.html in here should be that of a release: ${digest(page)}`));
  assert.match(said, new RegExp(`the program within it, not of the file. It should be: ${digest(program)}`));
  assert.equal(said.split(digest(program)).length, 4, 'in three languages');
});

test('signatures of others are named with the times that they state, and whom to ask', async () => {
  const [id] = (await made.keep(['event', { title: 'Strike', confidentiality: PUBLIC }])) as [string];
  const { note } = made.app.archive.checkpoint();
  const { text, signatures } = parseNote(note);
  const lines = signatures.map((one) => signatureLine(one, one.signature));
  mkdirSync(join(made.dir, 'a', 'attested'), { recursive: true });
  const line = cosignText(text, witnessKey.key, COSIGNED_AT, witnessKey.sign);
  writeFileSync(join(made.dir, 'a', 'attested', 'checkpoint'), formatNote(text, [...lines, line]));
  const said = words((await made.dossier([id])).files);
  assert.match(said, /nobody has checked that for you\. Ask each witness itself for its key/);
  assert.match(said, /witness\.example\/w1, 18 November 2026 11:06.UTC: the first \d+ entries of the log/);
  assert.doesNotMatch(said, /Witnessed by: nobody/);
  assert.match(said, /اطلب من كل شاهد نفسه مفتاحه/);
  assert.match(said, /کلید هر گواه را از خود او/);
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
