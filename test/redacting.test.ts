/** Redacting through the whole program: what is withheld leaves by no door, and no correction takes that back. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { verifyRecordProof } from '@sabt/proof';
import { App } from '../packages/sabt/src/app/app.ts';
import { takeIn } from '../packages/sabt/src/app/taking-in/take-in.ts';
import { verifyFolder } from '../packages/sabt/src/app/verifying/verifying.ts';
import { redactedPaths } from '../packages/sabt/src/app/withholding/withheld.ts';
import { createArchive } from '../packages/sabt/src/stages/keeping/index.ts';
import { draft } from './running/desks.ts';

const folder = mkdtempSync(join(tmpdir(), 'sabt-redacting-'));
process.env['XDG_STATE_HOME'] = join(folder, 'state');
after(() => rmSync(folder, { recursive: true, force: true }));

const RUN = { by: 'anna', signal: new AbortController().signal, progress: () => {} };
const PASSAGES = [
  'Everybody may read this.\n\n',
  'The witness Qamarzad lives at the river.\n\n',
  'And this is open too.\n',
];

let made = 0;
async function withDocument(passages = PASSAGES): Promise<{ app: App; id: string }> {
  const dir = join(folder, `archive${made++}`);
  await createArchive(dir);
  const app = await App.open(dir, { mode: 'write' });
  const path = join(folder, 'report.txt');
  writeFileSync(path, passages.join(''));
  const { documents } = await takeIn({ paths: [path], recursive: false }, app, { ...RUN, app } as never);
  return { app, id: documents[0]!.id };
}

const redact = (app: App, id: string, paths: string[]) => app.redact({ id, paths, reason: 'safety' }, RUN);

async function outside(app: App, id: string, paths?: string[]): Promise<string> {
  const out = join(folder, 'proof.json');
  await app.writeProof(id, { paths, restricted: true }, { out, force: true });
  const text = readFileSync(out, 'utf8');
  assert.equal(verifyRecordProof(text, { vkeys: [app.archive.info.vkey] }).ok, true);
  return text;
}

async function exported(app: App, more: { kind?: string; format: 'csv' | 'jsonl'; where?: string }): Promise<string> {
  const out = join(folder, `export.${more.format}`);
  await app.exportTo({ ...more, out, force: true }, RUN);
  return readFileSync(out, 'utf8');
}

const refusal = (thrown: { code?: string }): boolean => thrown.code === 'redacted';

describe('a redaction', () => {
  it('of a span withholds the span and nothing around it, the file and the digests, from proof and export', async () => {
    const { app, id } = await withDocument();
    const sha256 = String(app.show(id, { versions: false }).fields['sha256']);
    assert.match(await outside(app, id), /Qamarzad/);
    const at = PASSAGES.join('').indexOf('Qamarzad');
    const done = await redact(app, id, [`text@${at}-${at + 8}`]);
    for (const path of ['text/2', 'blob', 'sha256', 'size', 'textDigest']) assert.ok(done.paths.includes(path), path);
    const proof = await outside(app, id);
    for (const text of [proof, await exported(app, { format: 'jsonl' }), await exported(app, { format: 'csv' })]) {
      for (const said of ['Everybody may read', 'The witness ', ' lives at the river.', 'open too'])
        assert.ok(text.includes(said), said);
      assert.doesNotMatch(text, /Qamarzad/);
      assert.ok(!text.includes(sha256));
    }
    const { withheld, openings } = JSON.parse(proof) as { withheld: string[]; openings: { items?: unknown[] }[] };
    assert.ok(withheld.includes('text/2'));
    assert.equal(openings.find(({ items }) => items !== undefined)!.items!.length, 4, 'all but one of five are proved');
    for (const paths of [['text'], ['text/2'], ['sha256'], ['blob'], ['title', 'textDigest']])
      await assert.rejects(outside(app, id, paths), refusal, paths.join());
    assert.match(await outside(app, id, ['text/0', 'text/4']), /open too/);
    assert.equal(app.show(id, { versions: false }).fields['text'], PASSAGES.join(''), 'the archive keeps it');
    assert.ok(
      app.show(id, { versions: false }).redacted?.some(({ path, reason }) => path === 'text/2' && reason === 'safety'),
    );
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });

  it('of a span withholds the same words wherever the texts and fields of the record say them', async () => {
    const { app, id } = await withDocument([
      'Qamarzád left. “QAMARZAD” came; Qamarzads are many.\n\n',
      'Ali is not in Australia. Ali’s house.\n\n',
      'رأى وقمرزاد الأخرى.\n',
    ]);
    await app.correct(id, ['title=About Qamarzad', 'description=Ali was there', 'tags=river'], 'anna');
    const done = await app.redact({ id, paths: [], words: ['Qamarzad', 'Ali', 'قمرزاد'], reason: 'safety' }, RUN);
    for (const path of ['title', 'description']) assert.ok(done.paths.includes(path), path);
    assert.ok(!done.paths.includes('tags'));
    const text = await outside(app, id);
    assert.doesNotMatch(text, /qamarz|قمرزاد|\bAli\b/iu);
    for (const said of [' left. “', '” came; ', ' are many.', ' is not in Australia. ', ' house.', 'رأى ', ' الأخرى.'])
      assert.ok(text.includes(said), said);
    await assert.rejects(app.redact({ id, paths: [], words: ['Zaqqum'], reason: 'safety' }, RUN), {
      code: 'not-found',
    });
    await assert.rejects(app.redact({ id, paths: [], reason: 'safety' }, RUN), { code: 'missing-argument' });
    await app.close();
  });

  it('of spans is kept by later versions, and by later redactions that cut elsewhere', async () => {
    const { app, id } = await withDocument();
    const whole = PASSAGES.join('');
    const [name, place] = ['Qamarzad', 'Everybody'].map((word) => whole.indexOf(word)) as [number, number];
    const planned = await app.redact({ id, paths: [`text@${name}-${name + 8}`], reason: 'safety', dryRun: true }, RUN);
    assert.deepEqual([planned.entry, planned.said?.['text/2']], [null, 'Qamarzad']);
    assert.match(await outside(app, id), /Qamarzad/, 'a dry run changes nothing');
    const done = await redact(app, id, [`text@${name}-${name + 8}`]);
    assert.deepEqual([planned.paths, planned.also, planned.elsewhere], [done.paths, done.also, done.elsewhere]);
    await app.correct(id, ['title=A report'], 'anna');
    for (const said of ['The witness ', ' lives at the river.', 'A report'])
      assert.ok((await outside(app, id)).includes(said), said);
    for (const change of ['confidentiality/text@1-9=public', `confidentiality/text@${name}-${name + 8}=`])
      await assert.rejects(app.correct(id, [change], 'eve'), { code: 'invalid-argument' }, change);
    await redact(app, id, [`text@${place}-${place + 9}`]);
    const text = await outside(app, id);
    assert.doesNotMatch(text, /Qamarzad|Everybody/);
    for (const said of [' may read this.', 'The witness ', ' lives at the river.', 'open too'])
      assert.ok(text.includes(said), said);
    assert.equal(app.show(id, { versions: false }).fields['text'], whole);
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });

  it('and its span can be erased later from all versions, whose passages are cut in other places', async () => {
    const { app, id } = await withDocument();
    const at = PASSAGES.join('').indexOf('Qamarzad');
    await redact(app, id, [`text@${at}-${at + 8}`]);
    const erased = await app.erase({ id, paths: ['text/2'], reason: 'legal', dryRun: false }, RUN);
    assert.equal(erased.state, 'erased', erased.found.join());
    const versions = app.archive.versionsOf(id).map(({ entry }) => String(app.archive.read(entry).fields['text']));
    for (const text of versions) assert.doesNotMatch(text, /Qamarzad/);
    assert.equal(versions.at(-1), PASSAGES.join('').replace('Qamarzad', ''));
    assert.match(await outside(app, id), / lives at the river/);
    await app.close();
    assert.deepEqual((await verifyFolder(app.dir, { quick: false }, RUN)).problems, []);
  });

  it('is not taken back by a correction, and not led astray when passages are counted anew', async () => {
    const { app, id } = await withDocument();
    await redact(app, id, ['text/1', 'languages']);
    await app.correct(
      id,
      ['confidentiality=public', 'confidentiality/languages=public', 'confidentiality/text=public'],
      'eve',
    );
    assert.doesNotMatch(await outside(app, id), /Qamarzad|\\"languages\\",/, 'withheld, it is listed, and not opened');
    await app.erase({ id, paths: ['text/0'], reason: 'legal', dryRun: false }, RUN);
    await app.correct(id, ['title=A report'], 'anna');
    assert.equal(
      app.show(id, { versions: false }).fields['text'],
      `[…] ${PASSAGES.slice(1).join('')}`,
      'text/0 is the mark where words are gone, text/1 the secret',
    );
    assert.deepEqual([redactedPaths(id, app).has('text/0'), redactedPaths(id, app).has('text/1')], [false, true]);
    const text = await outside(app, id);
    assert.doesNotMatch(text, /Qamarzad/);
    assert.match(text, /A report/);
    await assert.rejects(outside(app, id, ['text/1']), refusal);
    await app.close();
  });

  it('of an act takes its columns out of exports', async () => {
    const { app } = await withDocument();
    const act = draft('act', {
      type: 'arrest',
      status: 'confirmed',
      when: { start: '2020-03-04', end: '2020-03-04', precision: 'day' },
      place: { name: 'Qamarabad', lat: 33.25, lon: 44.5, precision: 'town' },
      victims: [{ name: 'Velayutham' }],
      killed: [7, 7, 7],
    });
    await app.archive.append([act], { by: 'x' });
    const all = [
      { format: 'csv', kind: 'act', where: '' },
      { format: 'jsonl', kind: 'act' },
    ] as const;
    for (const how of all) assert.match(await exported(app, how), /Qamarabad/);
    await redact(app, act.id, ['place', 'victims']);
    for (const how of all) {
      const text = await exported(app, how);
      assert.doesNotMatch(text, /Qamarabad|33\.25|44\.5|Velayutham/);
      assert.match(text, /2020-03-04/);
    }
    await app.close();
  });

  it('of a whole text, by its level alone, gives away no digest of it', async () => {
    const { app, id } = await withDocument();
    await app.correct(id, ['confidentiality/text=identity'], 'anna');
    const text = await outside(app, id);
    assert.doesNotMatch(text, /Qamarzad|\\"(textDigest|sha256)\\",/);
    assert.match(await outside(app, id, ['text']), /Qamarzad/, 'a person may choose it, since it was not redacted');
    await app.close();
  });
});
