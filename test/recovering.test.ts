/**
 * A lost disk, as a person goes on after it: backup, mirror, `sabt restore`, `sabt recover`. And `kill -9` at each step of
 * a recovery and of a change of key, after which the same command ends what was begun.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { App } from '../packages/sabt/src/app/app.ts';
import { newId } from '../packages/sabt/src/model/ids.ts';
import { SmallDisk } from './running/small-disk.ts';
import { ROOT, SABT, World } from './running/world.ts';

const world = new World();
const at = (...names: string[]): string => join(world.dir, ...names);
const [backup, later, mirror, restored] = [at('backup'), at('later'), at('mirror'), at('restored')];
let vkey = '';

interface Report {
  ok: boolean;
  problems: { code: string }[];
  findings: { code: string; where: string }[];
}
const codes = ({ problems, findings }: Report) => [...problems, ...findings].map(({ code }) => code);
const json = <T>(dir: string, ...words: string[]) =>
  world.command(SABT, ['--archive', dir, ...words, '--json']).then(({ stdout, exit, stderr }) => ({
    ...(JSON.parse(stdout || `{"stderr":${JSON.stringify(stderr)}}`) as T),
    exit,
  }));

async function witness(): Promise<{ vkey: string; address: string; child: ChildProcess }> {
  const child = spawn(SABT, ['witness', 'serve', at('w'), '--name', 'w.example', '--port', '0', '--json'], {
    env: world.env,
    cwd: world.dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  world.spawned(child);
  const [first] = (await child.stdout!.take(1).toArray()) as Buffer[];
  return { ...(JSON.parse(first!.toString()) as { vkey: string; address: string }), child };
}

before(async () => {
  vkey = (await world.json<{ vkey: string }>(['init', '--origin', 'nahr.example/log'])).vkey;
  world.file('a.txt', 'The market was open.');
  world.file('c.txt', 'Nobody was there.');
  assert.equal((await world.json(['add', 'a.txt'])).exit, 0);
});

test('backup, a mirror that has seen more, restore, recover: the log goes on without a fork', async () => {
  const w = await witness();
  await world.json(['witness', 'follow', at('w'), vkey]);
  await world.json(['witness', 'add', w.vkey, w.address]);
  assert.equal((await world.json(['backup', backup])).exit, 0);
  world.file('d.txt', 'The bridge was guarded.');
  assert.equal((await world.json(['add', 'd.txt'])).exit, 0);
  assert.equal((await world.json(['backup', later])).exit, 0);
  const app = await App.open(world.archive, { mode: 'write' });
  const document = (n: number) => ({ id: newId(), kind: 'document' as const, version: 1, fields: { title: `t${n}` } });
  await app.archive.append(
    Array.from({ length: 600 }, (_, n) => document(n)),
    { by: 'anna' },
  );
  await app.close();
  assert.equal((await world.json(['witness', 'cosign'])).exit, 0);
  assert.equal((await world.json(['mirror', world.archive, mirror, '--key', vkey])).exit, 0);
  const other = new World();
  await other.json(['init']);
  other.file('x.txt', 'Another archive.');
  await other.json(['add', 'x.txt']);
  cpSync(mirror, at('mirror-then'), { recursive: true });
  rmSync(world.archive, { recursive: true });

  assert.equal((await json(restored, 'restore', backup)).exit, 0);
  cpSync(restored, at('before'), { recursive: true });
  const wrong = await json<{ error: { code: string; message: string } }>(
    restored,
    'recover',
    join(other.archive, 'log'),
  );
  assert.deepEqual([wrong.exit, wrong.error.code], [1, 'conflict']);
  assert.match(wrong.error.message, /of another archive/);
  const done = await json<{ lost: { from: number; to: number }; size: number }>(restored, 'recover', mirror);
  assert.equal(done.exit, 0);
  assert.ok(done.lost.to - done.lost.from > 600);
  const again = await json<{ error: { code: string } }>(restored, 'recover', mirror);
  assert.deepEqual([again.exit, again.error.code], [1, 'conflict']);

  assert.equal((await json(restored, 'add', 'c.txt')).exit, 0);
  const cosigned = await json<{ met: boolean }>(restored, 'witness', 'cosign');
  assert.deepEqual([cosigned.exit, cosigned.met], [0, true], 'the witness sees no fork');
  const mirrored = await json<Report>(restored, 'mirror', restored, mirror);
  assert.deepEqual([mirrored.exit, mirrored.problems], [0, []], 'the mirror goes on');
  const report = await json<Report>(restored, 'verify', '--key', vkey);
  assert.deepEqual([report.exit, codes(report)], [0, ['record-lost']]);
  w.child.kill('SIGTERM');
});

test('what a backup that is found later still holds comes back, files too, and the log says so', async () => {
  const back = (from: string) =>
    json<{ returned: number; lost: number; error?: { code: string } }>(restored, 'recover', 'contents', from);
  const none = await back(backup);
  assert.deepEqual([none.exit, none.returned], [0, 0]);
  const other = new World();
  await other.json(['init']);
  assert.equal((await back(other.archive)).error?.code, 'conflict');
  const done = await back(later);
  assert.ok(done.exit === 0 && done.returned >= 2, JSON.stringify(done));
  assert.equal(done.lost, 600);
  assert.deepEqual([(await back(later)).returned, (await back(later)).lost], [0, 600]);
  const report = await json<Report>(restored, 'verify', '--key', vkey);
  assert.deepEqual([report.exit, codes(report)], [0, ['record-lost']]);
  assert.equal((await json(restored, 'rebuild')).exit, 0);
  const found = await json<{ total: number }>(restored, 'search', 'bridge');
  assert.equal(found.total, 1);
  const mirrored = await json<Report>(restored, 'mirror', restored, mirror);
  assert.deepEqual([mirrored.exit, mirrored.problems], [0, []]);
});

const killed = async (...words: string[]): Promise<void> => {
  const ran = await world.command(join(ROOT, 'node_modules/.bin/node'), [
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'test/running/keys-killed.ts'),
    ...words,
  ]);
  assert.equal(ran.exit, null, `it was killed: ${ran.stderr}`);
};

for (const step of ['note', 'group', 'keys', 'checkpoint', 'mark', 'loss'])
  test(`a recovery that is killed after the step ${step} is ended by the same command`, async () => {
    const dir = at(`recover-${step}`);
    const source = at('mirror-then');
    cpSync(at('before'), dir, { recursive: true });
    await killed('recover', dir, step, source);
    const refused = await json<{ error: { code: string } }>(dir, 'add', 'a.txt');
    assert.equal(refused.error.code, 'archive-rolled-back', 'nothing is written before it has ended');
    const done = await json<{ lost: { from: number; to: number } }>(dir, 'recover', source);
    assert.equal(done.exit, 0, JSON.stringify(done));
    assert.equal((await json(dir, 'add', 'c.txt')).exit, 0);
    const report = await json<Report>(dir, 'verify', '--key', vkey);
    assert.deepEqual([report.exit, codes(report)], [0, ['record-lost']]);
    rmSync(dir, { recursive: true });
  });

for (const step of [
  'afterKeysBeforeJournal',
  'insideJournalTransaction',
  'tileWrite',
  'checkpointRename',
  'afterCheckpoint',
])
  test(`a change of key that is killed at ${step} has happened or not, and the next one goes on`, async () => {
    const dir = at(`rotate-${step}`);
    mkdirSync(dir);
    const made = await json<{ vkey: string }>(dir, 'init', '--origin', 'key.example/log');
    await killed('rotate', dir, step);
    const state = await json<{ number: number }>(dir, 'key');
    assert.equal(state.exit, 0, JSON.stringify(state));
    assert.equal((await json(dir, 'add', 'c.txt')).exit, 0);
    const next = await json<{ number: number }>(dir, 'key', 'rotate', '--overlap', '0');
    assert.equal(next.number, state.number + 1);
    const { findings } = await json<{ findings: { code: string }[] }>(dir, 'doctor');
    assert.ok(!findings.some(({ code }) => code === 'index-behind'), 'a change of key is in no index');
    const report = await json<Report>(dir, 'verify', '--key', made.vkey);
    assert.deepEqual([report.exit, report.problems], [0, []]);
    rmSync(dir, { recursive: true });
  });

test('a full disk in the middle of a recovery: said, nothing is written, and ended when there is room', async (t) => {
  const disk = SmallDisk.mounted(world, '8m');
  if (typeof disk === 'string') return t.skip(disk);
  const dir = join(disk.path, 'archive');
  cpSync(at('before'), dir, { recursive: true, filter: (path) => !path.endsWith('index') });
  const filler = join(disk.path, 'filler');
  assert.throws(() => writeFileSync(filler, Buffer.alloc(2 ** 24)), /ENOSPC/);
  const full = await json<{ error: { code: string } }>(dir, 'recover', at('mirror-then'));
  assert.equal(full.error?.code, 'disk-full', JSON.stringify(full));
  rmSync(filler);
  assert.equal((await json(dir, 'recover', at('mirror-then'))).exit, 0);
  const report = await json<Report>(dir, 'verify', '--key', vkey);
  assert.deepEqual([report.exit, codes(report)], [0, ['record-lost']]);
});
