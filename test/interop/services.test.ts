/**
 * Witnesses, clients of witnesses and calendars of others, and ours with them. What is missing on a machine is skipped and named.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { toHex } from '@sabt/proof';
import { attestationsIn, parseOtsFile } from '@sabt/proof/anchors';
import { SABT } from '../running/world.ts';
import { ask, askMeanwhile, found, IN_ROOT, INTEROP, libraries, made, skipped, TOOLS, world } from './asking.ts';

/** Waits for a line of a child's output that holds a pattern. */
function saying(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((heard, failed) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const match = pattern.exec(said);
      if (match !== null) heard(match);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', (exit) => failed(new Error(`ended with ${exit}: ${said}`)));
  });
}

function started(command: string, args: string[], env: NodeJS.ProcessEnv = world.env): ChildProcess {
  const child = spawn(command, args, { env, cwd: world.dir, stdio: ['ignore', 'pipe', 'pipe'] });
  world.spawned(child);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const litewitness = found(join(TOOLS ?? '/usr', 'bin', 'litewitness'));
const agent = found('/usr/bin/ssh-agent');

test('litewitness cosigns our log, twice, and refuses a fork of it; two libraries accept what it signed', {
  skip: (litewitness === undefined && 'litewitness is missing') || (agent === undefined && 'ssh-agent is missing'),
}, async (context) => {
  const run = (command: string, ...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: world.dir,
      env: { ...world.env, SSH_AUTH_SOCK: join(world.dir, 'agent') },
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  started(agent!, ['-D', '-a', join(world.dir, 'agent')]);
  run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', 'lite');
  for (const end = Date.now() + 5000; !existsSync(join(world.dir, 'agent')) && Date.now() < end; )
    await new Promise((later) => setTimeout(later, 50));
  run('ssh-add', '-q', 'lite');
  const fingerprint = run('ssh-keygen', '-lf', 'lite.pub').split(' ')[1]!;
  const control = join(IN_ROOT, 'usr/bin/witnessctl');
  run(control, 'add-log', '-db', 'lite.db', '-origin', made.origin);
  run(control, 'add-key', '-db', 'lite.db', '-origin', made.origin, '-key', made.vkey);
  const port = await freePort();
  const child = started(
    litewitness!,
    [
      ...['-db', 'lite.db', '-name', 'lite.example', '-key', fingerprint],
      ...['-ssh-agent', 'agent', '-listen', `127.0.0.1:${port}`],
    ],
    // without go.mod, as Debian builds it, Go's former rules for addresses hold, by which it finds none of its own
    { ...world.env, GODEBUG: 'httpmuxgo121=0' },
  );
  const [, vkey] = await saying(child, /vkey=(\S+)[\s\S]*listening/);
  await world.json(['witness', 'add', vkey!, `http://127.0.0.1:${port}`, '--needed', '1']);
  const first = await world.json<{ met: boolean }>(['witness', 'cosign']);
  assert.deepEqual([first.exit, first.met], [0, true], JSON.stringify(first));

  const forked = join(world.dir, 'forked');
  cpSync(world.archive, forked, { recursive: true });
  world.file('b.txt', 'The market was shut.');
  await world.json(['add', 'b.txt']);
  const second = await world.json<{ met: boolean; checkpoint: { size: number } }>(['witness', 'cosign']);
  assert.deepEqual([second.exit, second.met], [0, true], JSON.stringify(second));
  assert.match((await world.sabt(['verify'])).stdout, /witnessed: \d+ entries by lite\.example at .*; enough/);

  const note = readFileSync(join(world.archive, 'log', 'checkpoint'), 'utf8');
  const moved = note.replace(/^records.example\/log$/m, 'another.example/log');
  // base64 of key id (4 bytes) and time (8 bytes): the sixteenth character is of the time's last byte
  const [line] = /— lite.example \S+/.exec(note)!;
  const at = note.indexOf(line) + '— lite.example '.length + 15;
  const later = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
  for (const library of ['transparency', 'sigsum']) {
    if (typeof libraries[library] === 'string') continue;
    const keys = [made.vkey, vkey];
    const answers = ask(library, [
      { name: 'cosigned', kind: 'checkpoint', note, keys },
      { name: 'its time changed', kind: 'checkpoint', note: later, keys },
      { name: 'moved to another log', kind: 'checkpoint', note: moved, keys },
    ]);
    assert.deepEqual(
      answers.map(({ ok }) => ok),
      [true, false, false],
      library + JSON.stringify(answers),
    );
    assert.deepEqual(answers[0]!.verified, [made.origin, 'lite.example']);
    context.diagnostic(library);
  }

  const env = { XDG_STATE_HOME: join(world.dir, 'other-state') };
  const fork = (...words: string[]) => world.command(SABT, ['--archive', forked, ...words], { env });
  for (const name of ['c.txt', 'd.txt', 'e.txt']) {
    world.file(name, `Another history: ${name}.`);
    assert.equal((await fork('add', name)).exit, 0);
  }
  const refused = await fork('witness', 'cosign');
  assert.equal(refused.exit, 1);
  assert.doesNotMatch(refused.stdout, /^lite\.example: signed/m);
  context.diagnostic(refused.stdout.trim());
});

test('the client of sigsum-go has our witness cosign a log of its own', skipped('sigsum'), async (context) => {
  const seed = '07'.repeat(32);
  const [key] = ask('sigsum', [{ name: 'key', kind: 'log-key', seed }]);
  const served = started(SABT, ['witness', 'serve', 'ours', '--name', 'ours.example', '--port', '0', '--json']);
  const [first] = await saying(served, /.*\n/);
  const { vkey, address } = JSON.parse(first) as { vkey: string; address: string };
  await world.json(['witness', 'follow', join(world.dir, 'ours'), String(key!.said)]);
  const [answer] = await askMeanwhile('sigsum', [{ name: 'witness', kind: 'witness', url: address, vkey, seed }]);
  assert.ok(answer!.ok, answer!.why);
  context.diagnostic(JSON.stringify(answer!.said));
});

const PYTHON_PATH = TOOLS === undefined ? {} : { PYTHONPATH: join(IN_ROOT, 'usr/lib/python3/dist-packages') };
const python = ['/usr/bin/python3', 'python3'].find(
  (one) =>
    spawnSync(one, ['-c', 'import opentimestamps'], { env: { ...process.env, ...PYTHON_PATH }, timeout: 20_000 })
      .status === 0,
);

test('python-opentimestamps is our calendar, reads our stamps, and we read its', {
  skip: python === undefined && 'python3-opentimestamps is missing',
}, async () => {
  const env = { ...world.env, ...PYTHON_PATH };
  const stamps = (...args: string[]): Record<string, unknown> => {
    const { stdout, stderr, status } = spawnSync(python!, [join(INTEROP, 'python/stamps.py'), ...args], {
      cwd: world.dir,
      env,
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const [port] = await saying(started(python!, [join(INTEROP, 'python/stamps.py'), 'calendar'], env), /\d+/);
  const uri = `http://127.0.0.1:${port}`;
  assert.equal((await world.json(['anchor', 'ots', uri])).exit, 0);
  const anchors = join(world.archive, 'attested', 'anchors');
  const folder = join(anchors, readdirSync(anchors).find((name) => name.includes('-ots-'))!);
  const [ots, stamped] = [join(folder, 'checkpoint.ots'), join(folder, 'checkpoint')];
  assert.deepEqual(stamps('read', ots, stamped), { of: true, attestations: [{ kind: 'pending', uri }] });
  assert.equal((await world.json(['anchor', 'upgrade'])).exit, 0);
  const upgraded = stamps('read', ots, stamped) as { of: boolean; attestations: { kind: string; height?: number }[] };
  assert.deepEqual([upgraded.of, upgraded.attestations[0]!.height], [true, 800_000]);
  assert.equal(stamps('read', ots, join(world.archive, 'archive.json'))['of'], false);

  const { message } = stamps('write', stamped, 'theirs.ots');
  const digest = createHash('sha256').update(readFileSync(stamped)).digest();
  const theirs = parseOtsFile(readFileSync(join(world.dir, 'theirs.ots')), digest);
  const said = [...attestationsIn(theirs)].map(({ stamp, attestation }) => [attestation.kind, toHex(stamp.message)]);
  assert.deepEqual(said.map(([kind]) => kind).sort(), ['bitcoin', 'pending']);
  assert.equal(said.find(([kind]) => kind === 'bitcoin')![1], message);
});
