import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { toBase64 } from '@sabt/proof';
import { askMirrors, forgetMirror, type KnownMirror, knownMirrors, nameMirror } from './known-mirrors.ts';
import { entriesNamed, hasCode, InventedLog, serving, temporaryFolder } from './testing/invented-log.ts';

const { signal } = new AbortController();

/** A log of some entries, as its archive holds it. */
function held(log: InventedLog, size: number, dir = temporaryFolder()) {
  return { dir, keys: [log.signer.key], size, rootAt: (at: number) => toBase64(log.root(at)) };
}

/** A folder that shows a checkpoint. */
function showing(log: InventedLog, size: number): string {
  const dir = temporaryFolder();
  writeFileSync(join(dir, 'checkpoint'), log.file('checkpoint', size)!);
  return dir;
}

const codes = (mirrors: readonly KnownMirror[]) => mirrors.map(({ problem }) => problem?.code ?? null);

test('mirrors are asked, by address and in a folder, and what they showed is kept', async () => {
  const log = new InventedLog(entriesNamed('e', 40));
  const archive = held(log, 40);
  await assert.rejects(askMirrors(archive, signal), hasCode('not-found'));
  const url = await serving(({ path }) => {
    return path === 'log/checkpoint' ? { body: log.note(31) } : { status: 404 };
  });
  nameMirror(archive.dir, { at: `${url}/`, isPublic: true });
  nameMirror(archive.dir, { at: showing(log, 40), isPublic: false });
  assert.deepEqual(
    knownMirrors(archive.dir).map(({ reached, size, isPublic }) => [reached, size, isPublic]),
    [
      [null, null, true],
      [null, null, false],
    ],
  );
  const now = new Date('2026-11-23T08:00:00Z');
  const answers = await askMirrors(archive, signal, now);
  assert.deepEqual(codes(answers), [null, null]);
  assert.deepEqual(
    answers.map(({ reached, size }) => [reached, size]),
    [
      [now.toISOString(), 31],
      [now.toISOString(), 40],
    ],
  );
  assert.deepEqual(knownMirrors(archive.dir), answers);
});

test('one that is not reached is named, and what it showed before stays', async () => {
  const log = new InventedLog(entriesNamed('e', 20));
  const archive = held(log, 20);
  const mirror = showing(log, 12);
  nameMirror(archive.dir, { at: mirror, isPublic: false });
  const [before] = await askMirrors(archive, signal);
  writeFileSync(join(mirror, 'checkpoint'), 'nothing of the kind');
  const [after] = await askMirrors(archive, signal);
  assert.equal(after!.problem?.code, 'log-signature-wrong');
  assert.deepEqual([after!.reached, after!.size], [before!.reached, 12]);
});

test('one of another history, or ahead of the archive, convicts one of both, and its checkpoint is kept', async () => {
  const log = new InventedLog(entriesNamed('e', 20));
  const fork = new InventedLog([...entriesNamed('e', 5), ...entriesNamed('fork', 15, 5)], log.signer);
  const archive = held(log, 15);
  for (const mirror of [showing(fork, 10), showing(log, 20), showing(fork, 5)])
    nameMirror(archive.dir, { at: mirror, isPublic: false });
  const answers = await askMirrors(archive, signal);
  assert.deepEqual(codes(answers), ['log-forked', 'log-rolled-back', null]);
  const kept = readdirSync(join(archive.dir, 'attested', 'evidence'));
  assert.equal(kept.length, 2);
});

test('what is named or forgotten while mirrors are being asked stays so', async () => {
  const log = new InventedLog(entriesNamed('e', 10));
  const archive = held(log, 10);
  const url = await serving(() => {
    // another command of the keeper, before the answer is there
    forgetMirror(archive.dir, gone);
    nameMirror(archive.dir, { at: asked, isPublic: true });
    nameMirror(archive.dir, { at: 'https://new.example/log', isPublic: false });
    return { body: log.note(7) };
  });
  const gone = showing(log, 10);
  const asked = `${url}/log`;
  nameMirror(archive.dir, { at: gone, isPublic: false });
  nameMirror(archive.dir, { at: asked, isPublic: false });
  const now = await askMirrors(archive, signal);
  assert.deepEqual(
    now.map(({ at, isPublic, size }) => [at, isPublic, size]),
    [
      [asked, true, 7],
      ['https://new.example/log', false, null],
    ],
  );
  assert.deepEqual(knownMirrors(archive.dir), now);
});

test('a mirror is named once, forgotten by its name, and no folder is named publicly', async () => {
  const { dir } = held(new InventedLog(entriesNamed('e', 1)), 1);
  nameMirror(dir, { at: 'https://mirror.example/log/', isPublic: false });
  const [known, ...others] = nameMirror(dir, { at: 'https://mirror.example/log', isPublic: true });
  assert.deepEqual([known!.at, known!.isPublic, others.length], ['https://mirror.example/log', true, 0]);
  for (const at of ['https://user:secret@mirror.example/', 'http://mirror.example/?x'])
    assert.throws(() => nameMirror(dir, { at, isPublic: false }), hasCode('invalid-argument'));
  assert.throws(() => nameMirror(dir, { at: '/media/disk', isPublic: true }), hasCode('invalid-argument'));
  assert.throws(() => forgetMirror(dir, 'https://other.example/'), hasCode('not-found'));
  assert.deepEqual(forgetMirror(dir, 'https://mirror.example/log/'), []);
  nameMirror(dir, { at: 'HTTPS://Mirror.example/log', isPublic: false });
  assert.deepEqual(forgetMirror(dir, 'HTTPS://Mirror.example:443/log/'), []);
  mkdirSync(join(dir, 'attested'), { recursive: true });
  writeFileSync(join(dir, 'attested', 'mirrors.json'), '{"format":"other"}');
  assert.throws(() => knownMirrors(dir), hasCode('damaged-file'));
});
