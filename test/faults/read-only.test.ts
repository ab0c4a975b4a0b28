/** A folder that can only be read. Root is not bound by the mode of files, so the program then runs as another account. */
import assert from 'node:assert/strict';
import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type RunOptions, World } from '../running/world.ts';

const NOBODY = 65_534;

function each(folder: string, change: (path: string, isFolder: boolean) => void): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) each(path, change);
    change(path, entry.isDirectory());
  }
  change(folder, true);
}

test('in a folder that can only be read everything is read and checked, and what writes says why it cannot', async (t) => {
  const world = new World();
  await world.json(['init']);
  const { documents } = await world.json<{ documents: { id: string }[] }>([
    'add',
    world.file('note.txt', 'A note to be read.'),
  ]);
  const id = documents[0]!.id;
  const root = process.getuid?.() === 0;
  const as: RunOptions = root ? { uid: NOBODY } : {};
  if (root) world.openToOthers();
  each(world.archive, (path, isFolder) => {
    if (root) chownSync(path, NOBODY, NOBODY);
    chmodSync(path, isFolder ? 0o500 : 0o400);
  });
  world.atEnd(() => each(world.archive, (path, isFolder) => chmodSync(path, isFolder ? 0o700 : 0o600)));
  const started = await world.sabt(['--version'], as);
  if (started.exit !== 0)
    return t.skip(`another account cannot start the program here: ${started.stderr.split('\n')[0]}`);

  const before = new Map<string, number>();
  each(world.archive, (path) => before.set(path, statSync(path).mtimeMs));
  assert.equal((await world.json<{ total: number }>(['search', 'note'], as)).total, 1);
  assert.equal((await world.json(['show', id], as)).exit, 0);
  assert.equal((await world.json<{ ok: boolean }>(['verify'], as)).ok, true);
  assert.equal((await world.json<{ size: number }>(['checkpoint'], as)).size, 4);
  assert.equal((await world.json(['proof', id, '--out', join(world.dir, 'tmp', 'proof.json')], as)).exit, 0);
  const doctor = await world.json<{ findings: { code: string }[] }>(['doctor'], as);
  assert.ok(
    doctor.findings.some(({ code }) => code === 'read-only'),
    JSON.stringify(doctor),
  );
  for (const words of [
    ['add', join(world.dir, 'note.txt')],
    ['set', id, 'title=x'],
    ['rebuild'],
    ['import', 'table', join(world.dir, 'note.txt')],
    ['token'],
    ['serve', '--port', '0'],
  ]) {
    const refused = await world.json<{ error: { code: string; message: string } }>(words, as);
    assert.deepEqual(
      [refused.exit, refused.error.code],
      [4, 'archive-read-only'],
      `${words.join(' ')}: ${JSON.stringify(refused)}`,
    );
  }
  each(world.archive, (path) => assert.equal(statSync(path).mtimeMs, before.get(path), `${path} was written`));
  await world.command('/bin/rm', [join(world.dir, 'tmp', 'proof.json')]);
});
