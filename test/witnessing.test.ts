/** Witnesses, mirrors, monitors and anchors as people run them: by the program, in processes of their own. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCheckpoint, parseNote } from '@sabt/proof';
import { RunningServer } from './running/server.ts';
import { SABT, World } from './running/world.ts';

const world = new World();
interface Report {
  ok: boolean;
  problems: { code: string }[];
}
const codes = ({ problems }: Report): string[] => problems.map(({ code }) => code);

/** A witness in a process of its own. */
async function witness(name: string, dir: string): Promise<{ vkey: string; address: string; child: ChildProcess }> {
  const child = spawn(SABT, ['witness', 'serve', dir, '--name', name, '--port', '0', '--json'], {
    env: world.env,
    cwd: world.dir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  world.spawned(child);
  const [first] = (await child.stdout!.take(1).toArray()) as Buffer[];
  return { ...(JSON.parse(first!.toString()) as { vkey: string; address: string }), child };
}

const made = await world.json<{ vkey: string; origin: string }>(['init', '--origin', 'records.example/log']);
world.file('a.txt', 'The market was open.');
await world.json(['add', 'a.txt']);

test('two witnesses cosign, verify says so, and the server carries their signatures at /log/checkpoint', async () => {
  const nobody = await world.json<{ witnesses: null; anchors: unknown[] }>(['verify']);
  assert.deepEqual([nobody.witnesses, nobody.anchors], [null, []]);
  const [a, b] = [await witness('a.example', 'witness-a'), await witness('b.example', 'witness-b')];
  const folder = (name: string) => join(world.dir, `witness-${name}`);
  for (const name of ['a', 'b'])
    assert.equal((await world.json(['witness', 'follow', folder(name), made.vkey])).exit, 0);
  await world.json(['witness', 'add', a.vkey, a.address]);
  await world.json(['witness', 'add', b.vkey, b.address, '--name', 'b', '--needed', '2']);
  const done = await world.json<{ met: boolean; checkpoint: { size: number } }>(['witness', 'cosign']);
  assert.deepEqual([done.exit, done.met], [0, true]);
  const report = await world.json<Report & { witnesses: { met: boolean; size: number } }>(['verify']);
  assert.deepEqual([report.ok, report.problems], [true, []]);
  assert.deepEqual([report.witnesses.met, report.witnesses.size], [true, done.checkpoint.size]);
  assert.match((await world.sabt(['verify'])).stdout, /witnessed: \d+ entries by a\.example at .*, b at .*; enough/);

  // the server asks after commits only if it is told to
  const server = await RunningServer.start(world, ['--cosign']);
  world.file('b.txt', 'The market was shut.');
  await world.json(['add', 'b.txt']);
  const { size } = await world.json<{ size: number }>(['checkpoint']);
  assert.ok(size > done.checkpoint.size);
  const cosigned = async () => openCheckpoint((await server.ask('/log/checkpoint')).text, [made.vkey, a.vkey, b.vkey]);
  for (const end = Date.now() + 15_000; Date.now() < end && (await cosigned()).note.verified.length < 3; )
    await new Promise((later) => setTimeout(later, 200));
  assert.deepEqual([(await cosigned()).size, (await cosigned()).note.verified.length], [size, 3]);
  // a command run meanwhile is handed over
  assert.equal((await world.json(['witness', 'cosign'])).exit, 0);
  const port = `http://127.0.0.1:${server.port}`;
  const mirrored = await world.json<{ size: number }>(['mirror', `${port}/log`, 'copy', '--key', made.vkey]);
  assert.deepEqual([mirrored.exit, mirrored.size], [0, size]);
  assert.equal(parseNote(readFileSync(join(world.dir, 'copy', 'checkpoint'), 'utf8')).signatures.length, 3);
  const watched = await world.json(['monitor', `${port}/log`, '--state', 'seen.json', '--key', made.vkey]);
  assert.equal(watched.exit, 0);
  await server.stop();
  for (const { child } of [a, b]) child.kill('SIGTERM');
  // one gone is enough to miss 2 of 2
  const missed = await world.json<{ met: boolean; witnesses: { state: string }[] }>(['witness', 'cosign']);
  assert.ok(missed.witnesses.every(({ state }) => state === 'unreachable'));
});

test('an old backup restored and appended to: witnesses, mirror and monitor each notice', async () => {
  const before = join(world.dir, 'before');
  cpSync(world.archive, before, { recursive: true });
  world.file('c.txt', 'Nobody was there.');
  await world.json(['add', 'c.txt']);
  await world.json(['mirror', world.archive, 'copy']);
  await world.json(['monitor', world.archive, '--state', 'seen.json']);
  // on another machine, where no mark of this archive is kept
  const env = { XDG_STATE_HOME: join(world.dir, 'other-state') };
  const old = (...words: string[]) => world.command(SABT, ['--archive', before, ...words], { env });
  world.file('d.txt', 'Another history.');
  world.file('e.txt', 'And more of it.');
  for (const name of ['d.txt', 'e.txt', 'a.txt']) assert.equal((await old('add', name)).exit, 0);
  const mirrored = await world.json<Report>(['mirror', before, 'copy']);
  assert.deepEqual([mirrored.exit, codes(mirrored)], [1, ['log-forked']]);
  const watched = await world.json<Report>(['monitor', before, '--state', 'seen.json']);
  assert.deepEqual([watched.exit, codes(watched)], [1, ['log-forked']]);
});

test('the tail cut after receipts is told by what witnesses signed', async () => {
  const report = async (dir: string) => {
    const { stdout } = await world.command(SABT, ['verify', dir, '--json'], {
      env: { XDG_STATE_HOME: join(world.dir, 'no-state') },
    });
    return JSON.parse(stdout) as Report;
  };
  const cut = join(world.dir, 'cut');
  const backup = join(world.dir, 'backup');
  const fresh = new World();
  await fresh.json(['init', '--origin', 'cut.example/log']);
  await fresh.json(['backup', backup]);
  fresh.file('a.txt', 'A page.');
  await fresh.json(['add', 'a.txt']);
  const { vkey } = JSON.parse(readFileSync(join(fresh.archive, 'archive.json'), 'utf8')) as { vkey: string };
  const w = await witness('w.example', join(world.dir, 'witness-w'));
  await world.json(['witness', 'follow', join(world.dir, 'witness-w'), vkey]);
  await fresh.json(['witness', 'add', w.vkey, w.address]);
  await fresh.json(['witness', 'cosign']);
  await world.command(SABT, ['--archive', cut, 'restore', backup], { env: fresh.env as Record<string, string> });
  assert.ok((await report(cut)).ok, 'nobody says otherwise yet');
  // what witnesses signed is shown to the checker with the archive
  cpSync(join(fresh.archive, 'attested'), join(cut, 'attested'), { recursive: true });
  assert.deepEqual(codes(await report(cut)), ['behind-witnessed-checkpoint']);
  // and the witness itself refuses
  const asked = await fresh.command(SABT, ['--archive', cut, 'witness', 'cosign', '--json'], {});
  assert.match(asked.stdout, /saw-larger-log/);
  assert.equal(asked.exit, 1);
  w.child.kill('SIGTERM');
});

test('a flipped byte in what others said is named, and a checker who brings a policy of their own decides by it', async () => {
  const path = join(world.archive, 'attested', 'checkpoint');
  const sound = readFileSync(path);
  const note = sound.toString();
  const at = note.indexOf('b.example ') + 30;
  const flipped = Buffer.from(note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1));
  writeFileSync(path, flipped);
  assert.deepEqual(codes(await world.json<Report>(['verify'])), ['cosignature-wrong']);
  writeFileSync(path, sound);
  const policy = readFileSync(join(world.archive, 'attested', 'policy'), 'utf8');
  const mine = world.file('mine.policy', policy);
  assert.deepEqual(codes(await world.json<Report>(['verify', '--policy', mine])), []);
  const own = readFileSync(join(world.dir, 'witness-w', 'witness-key.json'), 'utf8');
  const { vkey } = JSON.parse(own) as { vkey: string };
  writeFileSync(mine, `witness w ${vkey}\nquorum w\n`);
  assert.deepEqual(codes(await world.json<Report>(['verify', '--policy', mine])), ['witnesses-too-few']);
  writeFileSync(mine, 'nonsense\n');
  const refused = await world.json<{ error: { code: string } }>(['verify', '--policy', mine]);
  assert.deepEqual([refused.exit, refused.error.code], [2, 'invalid-policy']);
});

test('nobody is asked who was not named, and what was said comes along in a backup', async () => {
  assert.equal((await world.json(['anchor', 'list'])).exit, 0);
  for (const words of [
    ['anchor', 'tsa'],
    ['anchor', 'tsa', 'ftp://clock.example'],
    ['witness', 'add', 'x', 'y'],
    ['mirror', world.archive, 'elsewhere'],
    ['monitor', world.archive, '--state', 'none.json'],
    ['monitor', world.archive],
  ])
    assert.equal((await world.json(words)).exit, 2, words.join(' '));
  const fresh = new World();
  await fresh.json(['init']);
  assert.equal((await fresh.json(['witness', 'cosign'])).exit, 1);
  const backup = join(world.dir, 'whole');
  await world.json(['backup', backup]);
  assert.ok(existsSync(join(backup, 'attested', 'checkpoint')));
  rmSync(backup, { recursive: true });
});
