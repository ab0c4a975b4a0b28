/** An older copy of the archive: what was erased meanwhile is in it, so nothing is handed over from it. */
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { World } from './running/world.ts';

const PUBLIC = { '*': 'public' };
const world = new World();
process.env['XDG_STATE_HOME'] = world.env['XDG_STATE_HOME'];
const out = (name: string): string => join(world.dir, name);

test('neither a site nor a dossier is made from it, looked at or written, until it is accepted', async () => {
  await world.json(['init', '--title', 'Nahr']);
  const id = newId();
  const app = await App.open(world.archive, { mode: 'write' });
  const fields = {
    title: 'Strike',
    text: 'Zulaykha Quartermain spoke.\n\nThe dockers went home.',
    confidentiality: PUBLIC,
  };
  await app.archive.append([{ id, kind: 'document', version: 1, fields }], { by: 'tester' });
  await app.close();
  cpSync(world.archive, out('older'), { recursive: true });
  const erasing = ['erase', id, 'text', '--reason', 'safety'];
  const erased = await world.json(erasing);
  assert.equal(erased.exit, 0, JSON.stringify(erased));
  assert.equal((await world.json(['publish', out('site')])).exit, 0);

  const on = <T>(words: readonly string[]) => world.json<T>(['--archive', out('older'), ...words]);
  const refused = await on<Refused>(erasing);
  assert.equal(refused.error.code, 'archive-rolled-back');
  for (const words of [
    ['publish', out('again')],
    ['dossier', id, '--out', out('d.zip')],
    ['dossier', id, '--dry-run'],
  ])
    assert.deepEqual((await on<Refused>(words)).error, refused.error, words.join(' '));
  for (const name of ['again', 'd.zip']) assert.equal(existsSync(out(name)), false, name);
  await on(['doctor', '--accept-rollback']);
  assert.equal((await on(['publish', out('again')])).exit, 0);
});

interface Refused {
  error: { code: string; message: string };
}
