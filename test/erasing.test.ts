/** Erasing through the whole program: nothing is left in any file, whatever interrupts it, and the log says what was done. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { suggestCodings } from '../packages/sabt/src/app/coding/coding.ts';
import { examine } from '../packages/sabt/src/app/keeping/doctor.ts';
import { publishFigure, recompute } from '../packages/sabt/src/app/measuring/figures.ts';
import { measure } from '../packages/sabt/src/app/measuring/measuring.ts';
import { importFile, takeIn } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { verifyFolder } from '../packages/sabt/src/app/verifying/verifying.ts';
import type { Erased } from '../packages/sabt/src/app/withholding/erasing/erase.ts';
import { createArchive, restoreArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { draft } from './running/desks.ts';
import { findWords } from './running/scan.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-erasing-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');
after(() => rmSync(folder, { recursive: true, force: true }));

const RUN = { by: 'anna', signal: new AbortController().signal, progress: () => {} };
const NAME = 'Qamarzad Velayutham';
const TEXT = `Testimony of ${NAME}\n\nThe soldiers killed 12 protesters in Khartoum on 3 June 2019, ${NAME} says.\n\nWhat stays for everybody.\n`;

let made = 0;
async function archive(): Promise<App> {
  const dir = join(folder, `archive${made++}`);
  await createArchive(dir);
  return App.open(dir, { mode: 'write' });
}

/** A document from a file of this name, and its id. */
async function document(app: App, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { documents } = await takeIn({ paths: [path], recursive: false }, app, { ...RUN, app } as never);
  return documents[0]!.id;
}

/** Files below a folder that hold a text, however they are packed and it is spelt. */
function holding(dir: string, text: string): string[] {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)));
  return findWords(new Map(paths.map((path) => [path, readFileSync(join(dir, path))])), [text]).map(({ file }) => file);
}

const erase = (app: App, id: string, paths: string[], reason = 'safety'): Promise<Erased> =>
  app.erase({ id, paths, reason, dryRun: false }, RUN);

async function problems(dir: string): Promise<string[]> {
  return (await verifyFolder(dir, { quick: false }, RUN)).problems.map(({ code, where }) => `${code}: ${where}`);
}

describe('an erasure', () => {
  it('leaves an erased value in no file of the archive, in no version, and in no backup', async () => {
    const app = await archive();
    const { dir } = app;
    const backup = join(folder, 'kept');
    const id = await document(app, `${NAME}.txt`, TEXT);
    const other = await document(app, 'other.txt', 'Another report about Omdurman.\n');
    await app.correct(id, [`title=What ${NAME} saw`], 'anna');
    await app.correct(id, ['title=A testimony', `notes=Call ${NAME} first`], 'anna');
    app.desk.saveSearch('mine', new URLSearchParams({ q: NAME }).toString());
    await suggestCodings([], app, RUN);
    await app.search.flush();
    await app.backup(backup);
    const blob = app.reader.at(app.catalogue.byId(id)!.entry).fields['blob'] as { name: string };
    assert.equal(app.archive.blobs.has(blob.name), true);
    assert.ok(holding(dir, 'Qamarzad').length >= 3, 'the test looks where something is');

    const dry = await app.erase({ id, paths: ['text', 'name'], reason: 'safety', dryRun: true }, RUN);
    assert.equal(dry.state, 'planned');
    assert.equal(app.show(id, { versions: false }).fields['text'], TEXT);
    const done = await erase(app, id, ['text', 'name'], 'consent-withdrawn');
    assert.deepEqual([done.state, done.found], ['erased', []]);
    assert.deepEqual(holding(dir, 'Qamarzad'), [], 'while the archive is open');
    assert.equal(app.archive.blobs.has(blob.name), false);
    assert.deepEqual(readdirSync(join(dir, 'keys', 'erasing')), []);
    for (const path of ['text', 'name', 'blob', 'sha256', 'textDigest', 'notes'])
      assert.ok(done.paths.includes(path), path);
    const shown = app.show(id, { versions: true });
    for (const path of done.paths) assert.equal(shown.fields[path] === undefined || path === 'title', true, path);
    assert.equal(shown.fields['title'], 'A testimony', 'what says nothing of it stays');
    assert.deepEqual(
      shown.erased?.find(({ path }) => path === 'text'),
      { path: 'text', reason: 'consent-withdrawn', entry: done.entry! },
    );
    for (const { entry } of app.archive.versionsOf(id))
      assert.ok(!JSON.stringify(app.archive.read(entry)).includes('Qamarzad'));
    const found = app.find({ q: 'Qamarzad', limit: 10, offset: 0, sort: 'rank' } as never);
    assert.equal(found.total, 0);
    assert.equal(app.show(other, { versions: false }).fields['text'], 'Another report about Omdurman.\n');
    assert.equal((await app.backup(backup)).verified, true);
    assert.deepEqual(holding(backup, 'Qamarzad'), []);
    await app.close();
    assert.deepEqual(holding(dir, 'Qamarzad'), []);
    assert.deepEqual(await problems(dir), []);
    const restored = join(folder, 'put back');
    assert.equal((await restoreArchive(backup, restored)).verified, true);
    const again = await App.open(restored, { mode: 'write' });
    assert.ok(!JSON.stringify([...again.archive.entriesFrom(0)]).includes('Qamarzad'));
    await again.rebuild(RUN);
    await again.close();
    assert.deepEqual(await problems(restored), []);
  });

  it('of a cell goes from the ledger that quotes it, and the batch says which ledger is its own now', async () => {
    const app = await archive();
    const file = join(folder, 'rows.csv');
    writeFileSync(file, `day,what,who\n2020-01-02,March,${NAME}\n${NAME},Vigil,x\n`);
    const mapping = { kind: 'event', fields: { start: 'day', title: 'what', description: 'who' } };
    const { batch } = await importFile({ profile: 'table', file, mapping, dryRun: false }, app, RUN);
    const [event] = app.catalogue.list({ kind: 'event', limit: 1, offset: 0 }).items;
    const ledger = join(app.dir, 'ledgers', `${batch}.jsonl`);
    assert.ok(readFileSync(ledger, 'utf8').includes(NAME), 'the test looks where something is');
    const done = await erase(app, event!.id, ['description']);
    assert.equal(done.state, 'erased');
    assert.deepEqual(holding(app.dir, NAME), []);
    assert.equal(readFileSync(ledger, 'utf8').trim().split('\n').length, 2, 'every row is still accounted for');
    assert.deepEqual(
      done.also.find(({ kind }) => kind === 'batch'),
      { id: batch, kind: 'batch', paths: ['ledgerDigest'] },
    );
    await app.close();
    assert.deepEqual(await problems(app.dir), []);
  });

  it('is pending while a file holds the value, and ended once it does not', async () => {
    const app = await archive();
    const { dir } = app;
    const id = await document(app, 'note.txt', 'Only a note.\n');
    await app.correct(id, [`title=${NAME}`], 'anna');
    const stray = join(dir, 'index', 'left-behind');
    writeFileSync(stray, Buffer.from(`{"t":"${NAME}"}`, 'utf16le'));
    const done = await erase(app, id, ['title']);
    assert.deepEqual([done.state, done.found], ['pending', ['index/left-behind (UTF-16)']]);
    await app.close();
    assert.deepEqual(await problems(dir), [], 'the vault holds nothing of it');
    assert.deepEqual(holding(join(dir, 'keys'), NAME), [], 'what is still to be looked for is not in the clear');
    const codes = async () => (await examine(dir)).findings.map(({ code }) => code);
    assert.ok((await codes()).includes('erasure-pending'));
    rmSync(stray);
    await (await App.open(dir, { mode: 'write' })).close();
    assert.ok((await codes()).includes('erasure-pending'), 'it is not tried at every opening');
    const [name] = readdirSync(join(dir, 'keys', 'erasing'));
    const earlier = Date.now() / 1000 - 7200;
    utimesSync(join(dir, 'keys', 'erasing', name!), earlier, earlier);
    await (await App.open(dir, { mode: 'write' })).close();
    assert.ok(!(await codes()).includes('erasure-pending'));
    assert.deepEqual(readdirSync(join(dir, 'keys', 'erasing')), []);
  });

  it('ends where the text held words that the program itself writes into its files', async () => {
    const app = await archive();
    const file = join(folder, 'ledger.csv');
    writeFileSync(file, 'day,what\n2020-01-02,March\nno day,Vigil\n');
    const mapping = { kind: 'event', fields: { start: 'day', title: 'what' } };
    await importFile({ profile: 'table', file, mapping, dryRun: false }, app, RUN);
    const text =
      'A restricted document on identity: the confidentiality of each version, entries suggested and confirmed, ' +
      'unchanged or skipped, a failed column, the integer primary of an index, the message of a source, a session, ' +
      `the digest of a segment, the manifest, the checkpoint, what was created and verified, and ${NAME}.`;
    const id = await document(app, 'own.txt', text);
    app.desk.saveSearch('mine', 'q=nothing');
    await app.search.flush();
    const done = await erase(app, id, ['text']);
    assert.deepEqual([done.state, done.found], ['erased', []]);
    assert.deepEqual(holding(app.dir, NAME), []);
    await app.close();
  });

  it('takes an upload that waits and holds the value with it', async () => {
    const app = await archive();
    const id = await document(app, 'upload.txt', 'Only a note.\n');
    await app.correct(id, [`title=${NAME}`], 'anna');
    const uploads = join(app.dir, 'uploads', 'waiting');
    mkdirSync(uploads, { recursive: true });
    writeFileSync(join(uploads, '0'), `a,b\n${NAME},1\n`);
    writeFileSync(join(uploads, '1'), 'a,b\nsomebody else,1\n');
    assert.equal((await erase(app, id, ['title'])).state, 'erased');
    assert.deepEqual(readdirSync(uploads), ['1']);
    await app.close();
  });

  it('is ended at the next opening, wherever the process was killed', async () => {
    for (const step of ['log', 'destroy', 'second version', 'index']) {
      const app = await archive();
      const { dir } = app;
      const id = await document(app, 'killed.txt', `${step}\n`);
      await app.correct(id, [`title=${NAME}`], 'anna');
      await app.correct(id, [`title=${NAME} again`], 'anna');
      await app.close();
      const script = join(import.meta.dirname, 'running', 'erasing-killed.ts');
      const child = spawn(process.execPath, [script, dir, id, step], { stdio: ['ignore', 'ignore', 'inherit'] });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL', step);
      assert.ok(
        (await examine(dir)).findings.some(({ code }) => code === 'erasure-pending'),
        step,
      );
      const between = await problems(dir);
      if (step === 'destroy' || step === 'second version')
        assert.ok(
          between.some((problem) => problem.startsWith('erasure-not-done')),
          `${step}: ${between}`,
        );
      const again = await App.open(dir, { mode: 'write' });
      assert.equal(again.show(id, { versions: false }).fields['title'], undefined, step);
      assert.equal(again.catalogue.list({ kind: 'erasure', limit: 10, offset: 0 }).total, 1, 'logged once');
      await again.close();
      assert.deepEqual(holding(dir, 'Qamarzad'), [], step);
      assert.deepEqual(await problems(dir), [], step);
      assert.deepEqual(readdirSync(join(dir, 'keys', 'erasing')), []);
    }
  });

  it('names a record that says the same by itself, and leaves it', async () => {
    const app = await archive();
    const id = await document(app, 'one.txt', 'First.\n');
    const two = await document(app, 'two.txt', 'Second.\n');
    for (const each of [id, two]) await app.correct(each, [`title=${NAME}`], 'anna');
    const done = await erase(app, id, ['title']);
    assert.deepEqual([done.state, done.found, done.elsewhere], ['erased', [], [{ id: two, path: 'title' }]]);
    assert.equal(app.show(two, { versions: false }).fields['title'], NAME);
    await app.close();
  });

  it('is refused for what must stay, for what is not there, and for a reason that is none', async () => {
    const app = await archive();
    const id = await document(app, 'refused.txt', 'Text.\n');
    const refused = async (paths: string[], code: string, reason = 'legal') =>
      assert.rejects(erase(app, id, paths, reason), (thrown: { code?: string }) => thrown.code === code, paths.join());
    const { size } = app.archive.checkpoint();
    await refused(['id'], 'invalid-argument');
    await refused(['version'], 'invalid-argument');
    await refused(['title', 'text'], 'not-found');
    await refused(['nonsense'], 'not-found');
    await refused(['text@90-99'], 'not-found');
    await refused(['text'], 'unknown-reason', 'because');
    assert.equal(app.archive.checkpoint().size, size);
    assert.deepEqual(
      (await examine(app.dir)).findings.filter(({ code }) => code === 'erasure-pending'),
      [],
    );
    await app.close();
  });

  it('of what a figure rested on makes the figure say so', async () => {
    const app = await archive();
    const acts = [2018, 2019, 2020, 2021].map((year) =>
      draft('act', {
        type: 'arrest',
        status: 'confirmed',
        when: { start: `${year}-01-01`, end: `${year}-01-01`, precision: 'day' },
        victims: [{ name: `${NAME} ${year}` }],
      }),
    );
    await app.archive.append(acts, { by: 'x' });
    const found = await measure({ measure: 'trend', where: 'status:confirmed', by: 'year' }, app);
    const { id } = await publishFigure(found, app, 'anna');
    assert.equal((await recompute(id!, app)).same, true);
    await erase(app, acts[0]!.id, ['victims']);
    assert.equal((await recompute(id!, app)).same, true, 'nothing that it rested on is gone');
    await erase(app, acts[0]!.id, ['when']);
    const now = await recompute(id!, app);
    assert.deepEqual([now.same, now.same ? null : now.reason], [false, 'inputs-erased']);
    await app.close();
    assert.deepEqual(holding(app.dir, `${NAME} 2018`), []);
  });
});
