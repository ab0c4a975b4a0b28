/**
 * Other people's implementations of the C2SP formats, of OpenTimestamps and of RFC 3161 read what we write, and the
 * other way round. Nothing of them is in this project: `sh interop/install.sh DIR` puts them into a folder, which
 * `SABT_INTEROP=DIR` names; without it, what the system has is taken, and what is missing is skipped and named.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { leafHash, openCheckpoint, parseProofFile, toHex } from '@sabt/proof';
import { attestationsIn, parseOtsFile } from '@sabt/proof/anchors';
import { RunningServer } from './running/server.ts';
import { ROOT, SABT, World } from './running/world.ts';

const TOOLS = process.env['SABT_INTEROP'] === undefined ? undefined : resolve(process.env['SABT_INTEROP']);
const IN_ROOT = join(TOOLS ?? '/', TOOLS === undefined ? '' : 'root');
const INTEROP = join(ROOT, 'interop');

interface Question {
  name: string;
  kind: string;
  [key: string]: unknown;
}
interface Answer {
  name: string;
  ok: boolean;
  why?: string;
  unasked?: boolean;
  verified?: string[];
  said?: unknown;
}
type Asking = (questions: Question[]) => Answer[];

const world = new World();

/** Where a command is, or undefined. */
function found(...paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

function asked(command: string, args: string[], questions: Question[]): Answer[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 120_000,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Answer[];
}

/** One of the programs in Go, or why it cannot be had. */
function goProgram(name: string, ...packages: string[]): Asking | string {
  const go = found(join(IN_ROOT, 'usr/lib/go-1.24/bin/go'), '/usr/bin/go');
  if (go === undefined) return 'no Go compiler';
  const sources = join(IN_ROOT, 'usr/share/gocode');
  const missing = packages.find((one) => !existsSync(join(sources, 'src', one)));
  if (missing !== undefined) return `the Go package ${missing} is missing`;
  const program = join(world.dir, name);
  const { status, stderr } = spawnSync(go, ['build', '-o', program, 'main.go'], {
    cwd: join(INTEROP, 'go', name),
    env: {
      ...process.env,
      ...(TOOLS === undefined ? {} : { GOROOT: join(go, '..', '..') }),
      GO111MODULE: 'off',
      GOPATH: sources,
      GOFLAGS: '-buildvcs=false',
      GOTOOLCHAIN: 'local',
    },
    encoding: 'utf8',
    timeout: 300_000,
  });
  assert.equal(status, 0, stderr);
  return (questions) => asked(program, [], questions);
}

const npm = TOOLS === undefined ? undefined : join(TOOLS, 'npm');
const libraries: Record<string, Asking | string> = {
  xmod: goProgram('xmod', 'golang.org/x/mod/sumdb/tlog'),
  transparency: goProgram('transparency', 'github.com/transparency-dev/merkle', 'github.com/transparency-dev/formats'),
  sigsum: goProgram('sigsum', 'sigsum.org/sigsum-go'),
  sigstore:
    npm !== undefined && existsSync(join(npm, 'node_modules/@sigstore/verify'))
      ? (questions) => asked(process.execPath, [join(INTEROP, 'node', 'sigstore.mjs'), npm], questions)
      : 'the npm package @sigstore/verify is missing (SABT_INTEROP)',
};
const skipped = (name: string): { skip: string | false } => {
  const library = libraries[name]!;
  return { skip: typeof library === 'string' && library };
};
const ask = (name: string, questions: Question[]): Answer[] => (libraries[name] as Asking)(questions);

/** Cases of `vectors/` where a library answers otherwise than we do, each with the reason; all others must agree. */
const EMPTY = 'RFC 6962 does not say what is consistent with a tree of no leaves; docs/FORMAT.md does';
const DIFFERENT: Record<string, Record<string, string>> = {
  xmod: { '0 to 0': EMPTY, '0 to 5': EMPTY },
  transparency: {
    'old size 0, not the empty root': EMPTY,
    'sizes 0, roots not empty': EMPTY,
    'a wrong signature beside a right one':
      'a second signature of a key is passed over there; here every one must hold',
  },
  sigsum: { 'sizes 0, roots not empty': EMPTY },
};

interface Vector {
  name: string;
  input: Record<string, unknown>;
  output?: { verified: string[] };
  error?: string;
}
const made = await world.json<{ vkey: string; origin: string }>(['init', '--origin', 'records.example/log']);
world.file(
  'table.csv',
  `title,url\n${Array.from({ length: 300 }, (_, i) => `Row ${i},https://example.org/${i}\n`).join('')}`,
);
world.file('a.txt', 'The market was open.');
await world.json(['add', 'a.txt']);
const before = readFileSync(join(world.archive, 'log', 'checkpoint'), 'utf8');
await world.json(['import', 'table', 'table.csv']);
const log = openCheckpoint(readFileSync(join(world.archive, 'log', 'checkpoint')), [made.vkey]);

const NUMBERS = new Set(['index', 'size', 'oldSize', 'newSize']);
/** The cases of a file that can be put to a library at all: whose types hold numbers that are none. */
const vectors = (name: string): Vector[] =>
  (JSON.parse(readFileSync(join(ROOT, 'vectors', `${name}.json`), 'utf8')) as { cases: Vector[] }).cases.filter(
    ({ input }) =>
      Object.entries(input).every(
        ([key, value]) => !NUMBERS.has(key) || (Number(value) === value && value >= 0 && Number.isInteger(value)),
      ),
  );

for (const library of ['xmod', 'transparency', 'sigsum'])
  test(`${library} answers every proof and note in vectors/ as we do`, skipped(library), (context) => {
    const files = {
      inclusion: 'inclusion',
      consistency: 'consistency',
      ...(library === 'sigsum' ? {} : { note: 'notes' }),
    };
    let agreed = 0;
    for (const [kind, file] of Object.entries(files)) {
      const all = vectors(file);
      const answers = ask(
        library,
        all.map(({ name, input }) => ({ name, kind, ...input })),
      );
      const different = all.flatMap(({ name, output, error }, i) => {
        const answer = answers[i]!;
        if (answer.unasked === true) return [];
        const known = DIFFERENT[library]![name];
        const same =
          answer.ok === (error === undefined) &&
          (kind !== 'note' || !answer.ok || String(answer.verified) === String(output!.verified));
        if (same) agreed++;
        return same === (known === undefined) ? [] : [`${kind}: ${name}: ${answer.ok} ${answer.why}`];
      });
      assert.deepEqual(different, []);
    }
    context.diagnostic(`${agreed} cases`);
  });

/** The folder of a log, served by nothing that is ours. */
function servedPlainly(dir: string): Promise<string> {
  const server = createServer((request, response) => {
    const path = join(dir, decodeURIComponent(request.url!));
    if (!existsSync(path)) response.writeHead(404).end();
    else response.end(readFileSync(path));
  }).listen(0, '127.0.0.1');
  after(() => void server.close());
  return new Promise((ready) =>
    server.once('listening', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );
}

/** Asks without holding this process up, so that it can serve meanwhile. */
function askMeanwhile(program: string, questions: Question[]): Promise<Answer[]> {
  return new Promise((answered, failed) => {
    const child = spawn(join(world.dir, program), { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (exit) =>
      exit === 0 ? answered(JSON.parse(said) as Answer[]) : failed(new Error(`${program}: ${exit}`)),
    );
    child.stdin.end(JSON.stringify(questions));
  });
}

test(
  'golang.org/x/mod reads checkpoint, tiles and entries from our server, from the folder and from a public site',
  skipped('xmod'),
  async (context) => {
    assert.ok(log.size > 256, 'more than one tile');
    const server = await RunningServer.start(world);
    await world.json(['publish', 'site']);
    const log0 = { name: 'log', kind: 'log', vkey: made.vkey, oldNote: before };
    for (const [where, url] of [
      ['server', `http://127.0.0.1:${server.port}/log`],
      ['folder', await servedPlainly(join(world.archive, 'log'))],
      ['site', await servedPlainly(join(world.dir, 'site', 'log'))],
    ]) {
      const [answer] = await askMeanwhile('xmod', [{ ...log0, url }]);
      assert.ok(answer!.ok, `${where}: ${answer!.why}`);
      const said = answer!.said as { size: number; root: string; entries: number; tiles: number };
      assert.deepEqual([said.size, said.root, said.entries], [log.size, toHex(log.root), log.size], where);
      context.diagnostic(`${where}: ${said.size} entries`);
    }
    await server.stop();
  },
);

test('proof files of ours are accepted by four libraries, and refused once damaged', {
  skip: Object.values(libraries).every((one) => typeof one === 'string') && 'no library is there',
}, async (context) => {
  const found = await world.json<{ hits: { id: string }[] }>(['search', 'market']);
  const { id } = found.hits[0]!;
  await world.json(['proof', id, '--out', 'proof.json']);
  const proof = parseProofFile(readFileSync(join(world.dir, 'proof.json'), 'utf8'));
  const statement = {
    index: proof.entry.index,
    size: log.size,
    leafHash: toHex(leafHash(proof.entry.bytes)),
    root: toHex(log.root),
    proof: proof.inclusion.map(toHex),
  };
  const wrong = [...statement.proof.slice(1), statement.proof[0]!];
  const questions = [
    { name: 'ours', kind: 'inclusion', ...statement },
    { name: 'hashes in another order', kind: 'inclusion', ...statement, proof: wrong },
    { name: 'another place', kind: 'inclusion', ...statement, index: statement.index + 1 },
  ];
  for (const library of ['xmod', 'transparency', 'sigsum'])
    if (typeof libraries[library] !== 'string')
      assert.deepEqual(
        ask(library, questions).map(({ ok }) => ok),
        [true, false, false],
        library,
      );
    else context.diagnostic(`skipped: ${libraries[library]}`);
  if (typeof libraries['sigstore'] === 'string') return context.diagnostic(`skipped: ${libraries['sigstore']}`);
  const entry = { kind: 'entry', note: proof.checkpoint, entry: toHex(proof.entry.bytes), index: statement.index };
  const keys = [made.vkey];
  const answers = ask('sigstore', [
    { name: 'ours', ...entry, proof: statement.proof },
    { name: 'another order', ...entry, proof: wrong },
    { name: 'checkpoint', kind: 'checkpoint', note: proof.checkpoint, keys },
    { name: 'of another size', kind: 'checkpoint', note: proof.checkpoint.replace(`\n${log.size}\n`, '\n7\n'), keys },
  ]);
  assert.deepEqual(
    answers.map(({ ok }) => ok),
    [true, false, true, false],
    JSON.stringify(answers),
  );
});

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
  world.atEnd(() => void child.kill('SIGKILL'));
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
