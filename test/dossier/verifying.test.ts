/** Three verifiers, one answer: the command line, the page in a browser without a network, Python's standard library. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  cosignText,
  formatNote,
  PLAIN_WORDS,
  parseNote,
  plainWords,
  readZip,
  signatureLine,
  verifyDossier,
} from '@sabt/proof';
import type { Browser } from 'playwright-core';
import { sampleDossier, signed, zipOf } from '../../packages/proof/test/dossier-sample.ts';
import { COSIGNED_AT, logKey, sampleKey, witnessKey } from '../../packages/proof/test/sample.ts';
import { verifyDossierFile } from '../../packages/sabt/src/app/verifying/verifying-dossier.ts';
import { verifierPage } from '../../scripts/verifier-page.ts';
import { launchChromium } from '../browser/chromium.ts';
import { ROOT } from '../running/world.ts';
import { Made, PUBLIC } from './made.ts';

const RECORDS = 1000;
const PYTHON = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;
const noPython = PYTHON ? false : 'python3 is not on this machine';
const VERIFY_PY = join(ROOT, 'examples', 'verify.py');

let made: Made;
let browser: Browser;
let large: string;
before(async () => {
  made = await Made.open();
  browser = await launchChromium();
  const text = 'The market was open.\nThree people were arrested.\nسوق المدينة\n'.repeat(4);
  const ids = await made.keep(
    ...Array.from(
      { length: RECORDS },
      (_, i): [import('../../packages/sabt/src/model/records.ts').Kind, { [path: string]: never }] => [
        'document',
        {
          title: `Report ${i}`,
          text,
          author: 'x',
          country: 'EG',
          languages: ['en', 'ar'],
          confidentiality: PUBLIC,
        } as never,
      ],
    ),
  );
  large = (await made.dossier(ids)).path;
});
after(async () => {
  await browser?.close();
  await made?.close();
});

function python(...words: string[]): {
  exit: number | null;
  answer: { ok: boolean; problems: { check: string; message: string }[] };
} {
  const { status, stdout } = spawnSync('python3', [VERIFY_PY, ...words, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { exit: status, answer: JSON.parse(stdout) };
}

test('the verifier page in the package is what the sources give', () => {
  const { html, digests } = verifierPage();
  const folder = new URL('../../packages/sabt/verifier/', import.meta.url);
  assert.equal(readFileSync(new URL('verify.html', folder), 'utf8'), html, 'run node scripts/verifier-page.ts');
  assert.equal(readFileSync(new URL('verify.html.sha256', folder), 'utf8'), digests);
});

/** Gives a file to the page and reads what it says. */
async function inBrowser(path: string, key: string | null) {
  const context = await browser.newContext({ locale: 'en-GB', offline: true });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => errors.push(message.text()));
  const copy = join(made.dir, 'verify.html');
  copyFileSync(join(ROOT, 'packages/sabt/verifier/verify.html'), copy);
  await page.goto(pathToFileURL(copy).href);
  if (key !== null) await page.fill('#logKeys', key);
  const began = performance.now();
  await page.setInputFiles('#file', path);
  await page.waitForSelector('.verdict');
  const seconds = (performance.now() - began) / 1000;
  const verdict = await page.locator('.verdict').getAttribute('class');
  const failing = await page
    .locator('section.bad')
    .evaluateAll((sections) => sections.map((s) => s.getAttribute('data-check')));
  assert.deepEqual(errors, []);
  assert.deepEqual(requests, [pathToFileURL(copy).href]);
  return { page, context, seconds, verdict: verdict!.split(' ')[1], failing };
}

test(`the page checks a dossier of ${RECORDS} records without a network, in three languages`, async (t) => {
  const { page, context, seconds, verdict } = await inBrowser(large, made.vkey);
  assert.equal(verdict, 'good');
  // a busy machine is no defect: the time is told, and measured in calm
  t.diagnostic(`checked in ${seconds.toFixed(1)} s`);
  for (const [language, dir] of [
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['en', 'ltr'],
  ] as const) {
    await page.click(`nav button[lang=${language}]`);
    assert.equal(await page.locator('html').getAttribute('dir'), dir);
    assert.equal(await page.locator('.verdict.good').count(), 1);
    assert.ok((await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)) <= 0);
  }
  assert.equal(await page.locator('[data-check=record]').count(), 1);
  await page.locator('details.record summary').last().click();
  assert.match(await page.locator('details.record').last().innerText(), /Report \d+/);
  await context.close();
});

test('the page says of a dossier checked with its own key only that it agrees with itself', async () => {
  const { context, verdict } = await inBrowser(large, null);
  assert.equal(verdict, 'partly');
  await context.close();
});

test('a script in a dossier does not run in the page', async () => {
  const records = sampleDossier();
  const path = join(made.dir, 'hostile.zip');
  writeFileSync(path, zipOf(new Map(records).set('<script>alert(1)<', Buffer.from(''))));
  const unreadable = await inBrowser(path, logKey.vkey);
  assert.equal(unreadable.verdict, 'bad');
  await unreadable.context.close();
});

const ATTACKS: [string, () => Map<string, Uint8Array>][] = [
  ['nothing changed', () => sampleDossier()],
  ['a page changed', () => changed('index.html', 'A', 'B')],
  ['a value changed, listed and signed anew', () => signed(changed('proof/records/e1.json', 'An event', 'x'))],
  ['another file, listed and signed anew', () => signed(changed('files/d1-market.txt', 'bytes', 'text'))],
  ['data changed, listed and signed anew', () => signed(changed('data/event.csv', 'An', 'The'))],
  ['the checkpoint changed', () => changed('proof/checkpoint', '\n3\n', '\n4\n')],
];

function changed(path: string, from: string, to: string): Map<string, Uint8Array> {
  const files = sampleDossier();
  const text = Buffer.from(files.get(path)!).toString();
  assert.ok(text.includes(from));
  return files.set(path, Buffer.from(text.replace(from, to)));
}

for (const [name, attack] of ATTACKS) {
  test(`all verifiers agree: ${name}`, async (t) => {
    const files = attack();
    const path = join(made.dir, 'attack.zip');
    writeFileSync(path, zipOf(files));
    const { checks } = verifyDossier(files, { logKeys: [logKey.vkey] });
    const failing = [...new Set(checks.filter(({ ok }) => !ok).map(({ check }) => check))].sort();
    const command = await verifyDossierFile(path, { key: logKey.vkey });
    assert.deepEqual([...new Set(command.problems.map(({ where }) => where.split(' ')[0]))].sort(), failing);
    assert.equal(command.ok, failing.length === 0);
    const shown = await inBrowser(path, logKey.vkey);
    assert.deepEqual(shown.failing.toSorted(), failing);
    await shown.context.close();
    if (noPython) return t.diagnostic(noPython);
    const { exit, answer } = python(path, '--key', logKey.vkey);
    assert.deepEqual([...new Set(answer.problems.map(({ check }) => check))].sort(), failing);
    assert.equal(exit, failing.length === 0 ? 0 : 1);
  });
}

test('verify.py agrees on every good and damaged example in vectors/', { skip: noPython }, () => {
  const { status, stdout } = spawnSync('python3', [VERIFY_PY, '--vectors', join(ROOT, 'vectors')], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^\d{3,} cases, 0 otherwise than written\n$/);
});

test(`verify.py checks the dossier of ${RECORDS} records, and proof files`, { skip: noPython }, () => {
  const { exit, answer } = python(large, '--key', made.vkey);
  assert.deepEqual(answer.problems, []);
  assert.equal(exit, 0);
  const proof = [...readZip(readFileSync(large))].find(([path]) => path.startsWith('proof/records/'))!;
  const path = join(made.dir, 'proof.json');
  writeFileSync(path, proof[1]);
  assert.equal(python(path, '--key', made.vkey).exit, 0);
  writeFileSync(path, Buffer.from(proof[1]).toString().replace('Report', 'report'));
  assert.equal(python(path, '--key', made.vkey).exit, 1);
});

test('a dossier made before the log changed its key and one made after verify with the first key alone', async () => {
  const changing = await Made.open({ nextKey: true });
  try {
    const key = changing.vkey;
    const [old] = (await changing.keep(['document', { title: 'Old', confidentiality: PUBLIC }])) as [string];
    const { note, size } = changing.app.archive.checkpoint();
    mkdirSync(join(changing.dir, 'a', 'attested'));
    writeFileSync(join(changing.dir, 'a', 'attested', 'checkpoint'), cosigned(note));
    const before = await changing.dossier([old]);
    await changing.app.archive.rotateKey({ overlap: 0, alone: false, by: 'A. Keeper' });
    assert.notEqual(changing.vkey, key);
    const [young] = (await changing.keep(['event', { title: 'Young', confidentiality: PUBLIC }])) as [string];
    const after = [await changing.dossier([old]), await changing.dossier([old, young])];
    for (const { path, files } of [before, ...after]) {
      const trusted = { logKeys: [key], witnesses: { keys: [witnessKey.vkey], atLeast: 1 } };
      const found = verifyDossier(files, trusted);
      assert.deepEqual(
        found.checks.filter(({ ok }) => !ok),
        [],
      );
      // the witness signed before the change, and is not lost by it
      assert.equal(found.witnesses[0]?.size, size);
      const command = await verifyDossierFile(path, { key });
      assert.deepEqual([command.problems, command.ok], [[], true]);
      const shown = await inBrowser(path, key);
      assert.deepEqual([shown.verdict, shown.failing], ['good', []]);
      await shown.context.close();
      if (!noPython) assert.deepEqual(python(path, '--key', key, '--witness', witnessKey.vkey).answer.problems, []);
    }
    assert.ok([before, ...after].every(({ files }) => files.has('proof/keys.json')));
  } finally {
    await changing.close();
  }
});

/** With the line that a witness would add. */
function cosigned(note: string): string {
  const { text, signatures } = parseNote(note);
  const own = signatures.map((one) => signatureLine(one, one.signature));
  return formatNote(text, [...own, cosignText(text, witnessKey.key, COSIGNED_AT, witnessKey.sign)]);
}

test('the page takes the folder of a dossier that was unpacked, and says what is no dossier', async () => {
  const { page, context } = await inBrowser(large, made.vkey);
  const folder = join(made.dir, 'unpacked');
  for (const [path, bytes] of [...sampleDossier(), ['.DS_Store', Buffer.from('x')] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  await page.fill('#logKeys', logKey.vkey);
  await page.setInputFiles('#folder', folder);
  await page.locator('[data-check=record]', { hasText: '1,000' }).waitFor({ state: 'detached' });
  await page.locator('.verdict').waitFor();
  assert.deepEqual(await page.locator('section.bad').allInnerTexts(), []);
  // a log without statements of its keys
  assert.match(await page.locator('.verdict.partly').innerText(), /changed since is not shown/);
  await page.fill('#logKeys', made.vkey);
  await page.click('button.main');
  await page.locator('.verdict.bad').waitFor();
  assert.match(await page.locator('#result .notice').innerText(), /key that you gave has not signed/);
  await page.setInputFiles('#file', { name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await page.locator('.verdict', { hasText: 'cannot be checked' }).waitFor();
  for (const language of ['en', 'ar', 'fa'] as const) {
    await page.click(`nav button[lang=${language}]`);
    assert.equal(await page.locator('.plain li').last().innerText(), PLAIN_WORDS[language].nothing);
  }
  await context.close();
});

test('all three take the proof file of one record, and ask for a key where none was given', async (t) => {
  const path = join(made.dir, 'one.json');
  const bytes = sampleDossier().get('proof/records/d1.json')!;
  writeFileSync(path, bytes);
  const { page, context, verdict, failing } = await inBrowser(path, null);
  assert.deepEqual([verdict, failing], ['partly', []]);
  assert.match(await page.locator('.verdict').innerText(), /proof file of one record.*enter the key/s);
  await page.fill('#logKeys', logKey.vkey);
  await page.click('button.main');
  await page.locator('[data-check=record].good').waitFor();
  assert.match(await page.locator('.verdict.partly').innerText(), /changed since is not shown/);
  const told = await page.locator('#result').innerText();
  assert.match(told, new RegExp(`${witnessKey.key.name}.*states 2026-11-18 11:06 UTC`, 's'));
  assert.match(told, /Ask the witness itself for its key/);
  assert.match(await page.locator('details.record[open]').innerText(), /Der Markt war offen/);
  // of one record: its openings are counted as such, and not as records
  assert.match(told, /Openings[^\n]*\s+9\s/);
  assert.match(
    await page.locator('[data-check=record]').innerText(),
    /^✓ The record \d+ of \d+ checks passed\s+The record/,
  );
  writeFileSync(path, Buffer.from(bytes).toString().replace('Markt', 'markt'));
  await page.setInputFiles('#file', path);
  await page.locator('.verdict.bad').waitFor();
  assert.match(await page.locator('section.bad').innerText(), /item text/);
  await context.close();
  const command = await verifyDossierFile(path, { key: logKey.vkey });
  assert.equal(command.ok, false);
  await assert.rejects(verifyDossierFile(path, {}), { code: 'missing-argument' });
  if (noPython) return t.diagnostic(noPython);
  assert.equal(python(path, '--key', logKey.vkey).exit, 1);
});

test('a mistyped header of a block is the reader\u2019s: the page says nothing of the dossier', async () => {
  const path = join(made.dir, 'sample.zip');
  writeFileSync(path, zipOf(sampleDossier()));
  const { page, context } = await inBrowser(path, logKey.vkey);
  await page.click('form details summary');
  await page.fill('#headers', '0100abcd');
  await page.click('button.main');
  await page.locator('.verdict.bad').waitFor();
  const told = await page.locator('#result').innerText();
  assert.match(told, /block header that you gave/);
  assert.match(told, /bad-block-header/);
  assert.doesNotMatch(told, /time stamp|damaged|Do not rely/);
  await context.close();
});

test('a file of a site, the paper, and what is neither are called so by all three, and not damaged', async (t) => {
  for (const [content, code] of [
    ['{"format":"sabt-site-record/1","id":"x"}', 'site-record'],
    ['%PDF-1.7', 'paper'],
    ['GIF89a', 'unknown-file'],
  ] as const) {
    const path = join(made.dir, 'given');
    writeFileSync(path, content);
    const { page, context, verdict } = await inBrowser(path, null);
    const said = plainWords([{ check: 'sort', code }]);
    assert.equal(verdict, 'partly');
    assert.deepEqual([await page.locator('#result').innerText()], said);
    await context.close();
    const { ok, problems } = await verifyDossierFile(path, {});
    assert.deepEqual([ok, problems.map((one) => one.code)], [false, [code]]);
    if (noPython) t.diagnostic(noPython);
    else assert.deepEqual([python(path).exit, python(path).answer.problems.map((one) => one.message)], [1, said]);
  }
});

test('two witnesses named and no number: all three want both, and say how many have signed', async (t) => {
  const path = join(made.dir, 'witnessed.zip');
  writeFileSync(path, zipOf(sampleDossier()));
  const named = [witnessKey.vkey, sampleKey('w2.example', 'cosignature/v1').vkey];
  const { page, context } = await inBrowser(path, logKey.vkey);
  assert.match(await page.locator('#result').innerText(), /Signatures in here, not checked/);
  await page.locator('form details summary').click();
  await page.fill('#witnesses', named.join('\n'));
  await page.click('button.main');
  const section = page.locator('section.bad[data-check=witnesses]');
  await section.waitFor();
  await page.fill('#atLeast', '1');
  await page.click('button.main');
  await page.locator('section.good[data-check=witnesses]', { hasText: '1 of the 2 whom you named' }).waitFor();
  await context.close();
  const asked = { key: logKey.vkey, witness: named.join(' ') };
  const both = await verifyDossierFile(path, asked);
  assert.deepEqual([both.ok, both.asked], [false, { atLeast: 2, of: 2 }]);
  const one = await verifyDossierFile(path, { ...asked, atLeast: 1 });
  assert.deepEqual([one.ok, one.asked, one.witnesses.length], [true, { atLeast: 1, of: 2 }, 1]);
  await assert.rejects(verifyDossierFile(path, { ...asked, atLeast: 3 }), { code: 'invalid-argument' });
  await assert.rejects(verifyDossierFile(path, { witness: logKey.vkey }), { code: 'invalid-argument' });
  if (noPython) return t.diagnostic(noPython);
  const words = ['--key', logKey.vkey, ...named.flatMap((key) => ['--witness', key])];
  assert.equal(python(path, ...words).exit, 1);
  assert.equal(python(path, ...words, '--at-least', '1').exit, 0);
});

test('verify.py finds the byte that was flipped, wherever it is in the ZIP', { skip: noPython }, () => {
  const zip = zipOf(sampleDossier());
  const path = join(made.dir, 'flipped.zip');
  for (let at = 11; at < zip.length; at += Math.floor(zip.length / 12)) {
    writeFileSync(path, zip.with(at, zip[at]! ^ 4));
    assert.equal(python(path, '--key', logKey.vkey).exit, 1, `byte ${at}`);
  }
});
