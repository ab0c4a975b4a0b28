import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mirrorLog } from './mirror.ts';
import { monitorLog } from './monitor.ts';
import {
  type Answer,
  entriesNamed,
  hasCode,
  InventedLog,
  newSigner,
  serving,
  temporaryFolder,
} from './testing/invented-log.ts';

const signal = new AbortController().signal;
const watch = { progress: () => undefined, signal };

interface Shown {
  log: InventedLog;
  size: number;
  /** Takes the place of what the log would serve. */
  instead?: ((path: string) => Answer | undefined) | undefined;
}

/** A log behind an address; what it shows can be changed. */
async function shownAt(shown: Shown): Promise<string> {
  return serving(({ path }) => {
    const other = shown.instead?.(path);
    if (other !== undefined) return other;
    const body = shown.log.file(path, shown.size);
    return body === null ? { status: 404 } : { body };
  });
}

const mirrorOf = (log: string, dir: string, key?: string, full = false) =>
  mirrorLog({ log, dir, key, full, maxEntries: 1_000_000 }, watch);
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

/** `e` up to `at`, something else from there on; signed with the same key. */
function forkOf(log: InventedLog, at: number, size: number): InventedLog {
  return new InventedLog([...log.entries.slice(0, at), ...entriesNamed('fork', size - at, at)], log.signer);
}

test('a mirror is byte for byte what the log publishes, at every size on the way', async () => {
  const log = new InventedLog(entriesNamed('e', 1300));
  const shown: Shown = { log, size: 0 };
  const url = await shownAt(shown);
  const dir = join(temporaryFolder(), 'mirror');
  let held = 0;
  for (const size of [0, 1, 255, 256, 300, 300, 700, 1024, 1300]) {
    shown.size = size;
    const done = await mirrorOf(url, dir, log.signer.vkey);
    assert.deepEqual([done.ok, done.size, done.fetched, done.problems], [true, size, size - held, []]);
    held = size;
    for (const path of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!path.isFile() || !path.parentPath.includes('/tile/')) continue;
      const name = join(path.parentPath, path.name).slice(dir.length + 1);
      assert.deepEqual(readFileSync(join(dir, name)), Buffer.from(log.file(name, size)!), `${name} at ${size}`);
    }
  }
  const whole = await mirrorOf(url, dir, undefined, true);
  assert.deepEqual([whole.ok, whole.problems], [true, []]);
  // a mirror is itself a source: from the folder, and through the folder above `log`
  const again = join(temporaryFolder(), 'again');
  assert.equal((await mirrorOf(dir, again, log.signer.vkey)).fetched, 1300);
});

/** That the message of the alarm names a file with each of two checkpoints, and those to show them to. */
function namesBoth({ problems }: { problems: { message: string }[] }, notes: readonly string[]): void {
  const { message } = problems[0]!;
  const kept = message.match(/\/\S+\.txt/g)!.map((path) => readFileSync(path, 'utf8'));
  assert.deepEqual(kept.sort(), [...notes].sort());
  assert.match(message, /Show both to the keeper.*witnesses/);
}

test('a log that was rewritten, shortened, or signed twice at one size does not get into a mirror', async () => {
  const log = new InventedLog(entriesNamed('e', 900));
  for (const [fork, size, code] of [
    [forkOf(log, 590, 900), 900, 'log-forked'],
    [forkOf(log, 20, 900), 900, 'log-forked'],
    [forkOf(log, 20, 600), 600, 'log-forked'],
    [log, 500, 'log-rolled-back'],
    [new InventedLog(log.entries, newSigner(log.origin)), 900, 'log-signature-wrong'],
  ] as const) {
    const shown: Shown = { log, size: 600 };
    const url = await shownAt(shown);
    const dir = join(temporaryFolder(), 'mirror');
    await mirrorOf(url, dir, log.signer.vkey);
    Object.assign(shown, { log: fork, size });
    const refused = await mirrorOf(url, dir);
    assert.deepEqual([refused.ok, refused.size, codes(refused)], [false, 600, [code]]);
    if (code !== 'log-signature-wrong') namesBoth(refused, [shown.log.note(size), log.note(600)]);
    Object.assign(shown, { log, size: 900 });
    const good = await mirrorOf(url, dir, undefined, true);
    assert.deepEqual([good.ok, good.size], [true, 900], 'the copy was not harmed');
    const whole = await mirrorOf(url, dir, undefined, true);
    assert.deepEqual([whole.ok, whole.problems], [true, []]);
  }
});

test('a hostile mirror: wrong bytes, sizes and paths of whoever serves get nowhere', async () => {
  const log = new InventedLog(entriesNamed('e', 300));
  const bundle = Buffer.from(log.file('tile/entries/000', 300)!);
  bundle[10] = bundle[10]! ^ 1;
  const hostile: [string, (path: string) => Answer | undefined, string][] = [
    ['another entry', (path) => (path === 'tile/entries/000' ? { body: bundle } : undefined), 'log-unreadable'],
    [
      'a bundle cut short',
      (p) => (p === 'tile/entries/000' ? { body: bundle.subarray(0, 99) } : undefined),
      'log-unreadable',
    ],
    ['no bundle', (path) => (path.startsWith('tile/entries') ? { status: 404 } : undefined), 'log-unreadable'],
    ['too many bytes', (p) => (p === 'checkpoint' ? { body: 'x'.repeat(1_000_001) } : undefined), 'log-unreadable'],
    [
      'an endless bundle',
      (p) => (p === 'tile/entries/000' ? { body: Buffer.alloc(17 << 20) } : undefined),
      'log-unreadable',
    ],
    ['no UTF-8', (p) => (p === 'checkpoint' ? { body: Buffer.from([0xff]) } : undefined), 'log-unreadable'],
    [
      'a redirect',
      (p) => (p === 'checkpoint' ? { status: 302, headers: { location: 'file:///etc/passwd' } } : undefined),
      'log-unreachable',
    ],
    ['an error', (p) => (p === 'checkpoint' ? { status: 500 } : undefined), 'log-unreachable'],
    [
      'a claimed size',
      (p) => (p === 'checkpoint' ? { body: log.note(2 ** 50, log.root()) } : undefined),
      'log-unreadable',
    ],
    [
      'a path for an origin',
      (p) => (p === 'checkpoint' ? { body: '../../../etc/x\n1\nAAAA\n\n— x AAAAAAAA\n' } : undefined),
      'log-signature-wrong',
    ],
  ];
  for (const [what, instead, code] of hostile) {
    const folder = temporaryFolder();
    const refused = await mirrorOf(await shownAt({ log, size: 300, instead }), join(folder, 'm'), log.signer.vkey);
    assert.deepEqual([refused.ok, refused.size, codes(refused)], [false, 0, [code]], what);
    assert.equal(existsSync(join(folder, 'm', 'checkpoint')), false, what);
    assert.deepEqual(readdirSync(folder), ['m'], what);
  }
  // wrong tiles do not matter: they are computed
  const url = await shownAt({
    log,
    size: 300,
    instead: (p) => (/^tile\/\d/.test(p) ? { body: Buffer.alloc(8192) } : undefined),
  });
  const dir = join(temporaryFolder(), 'm');
  assert.ok((await mirrorOf(url, dir, log.signer.vkey, true)).ok);
  const whole = await mirrorOf(url, dir, undefined, true);
  assert.deepEqual([whole.ok, whole.problems], [true, []]);
});

test('a hostile folder: links and what is no plain file are not read', async () => {
  const log = new InventedLog(entriesNamed('e', 5));
  const from = temporaryFolder();
  writeFileSync(join(from, 'checkpoint'), log.note());
  mkdirSync(join(from, 'tile', 'entries', '000.p'), { recursive: true });
  symlinkSync('/etc/hostname', join(from, 'tile', 'entries', '000.p', '5'));
  const refused = await mirrorOf(from, join(temporaryFolder(), 'm'), log.signer.vkey);
  assert.deepEqual(codes(refused), ['log-unreadable']);
});

test('a mirror that was itself damaged says so, and is not built upon', async () => {
  const log = new InventedLog(entriesNamed('e', 600));
  const shown: Shown = { log, size: 300 };
  const url = await shownAt(shown);
  const dir = join(temporaryFolder(), 'm');
  await mirrorOf(url, dir, log.signer.vkey);
  const path = join(dir, 'tile', 'entries', '000');
  const bytes = readFileSync(path);
  bytes[5] = bytes[5]! ^ 1;
  writeFileSync(path, bytes);
  await assert.rejects(mirrorOf(url, dir, undefined, true), hasCode('archive-damaged'));
  await assert.rejects(mirrorOf(url, temporaryFolder()), hasCode('missing-argument'));
  const strange = temporaryFolder();
  writeFileSync(join(strange, 'mine.txt'), 'mine');
  await assert.rejects(mirrorOf(url, strange, log.signer.vkey), hasCode('conflict'));
  await assert.rejects(mirrorOf(url, dir, newSigner('x').vkey), hasCode('invalid-argument'));
});

const HOUR = 3_600_000;
const START = Date.parse('2026-11-22T00:00:00Z');

test('a monitor is content with a log that grows, and alarms on a fork, a rollback and a wrong signature', async () => {
  const log = new InventedLog(entriesNamed('e', 900));
  for (const [fork, size, code] of [
    [forkOf(log, 590, 900), 900, 'log-forked'],
    [forkOf(log, 20, 600), 600, 'log-forked'],
    [log, 500, 'log-rolled-back'],
    [forkOf(log, 20, 500), 500, 'log-rolled-back'],
    [new InventedLog(log.entries, newSigner(log.origin)), 900, 'log-signature-wrong'],
  ] as const) {
    const shown: Shown = { log, size: 300 };
    const url = await shownAt(shown);
    const state = join(temporaryFolder(), 'deep', 'state.json');
    const look = (key?: string) => monitorLog({ log: url, state, key }, signal);
    await assert.rejects(look(), hasCode('missing-argument'));
    assert.ok((await look(log.signer.vkey)).ok);
    shown.size = 600;
    const grown = await look();
    assert.deepEqual([grown.ok, grown.size, grown.before!.size], [true, 600, 300]);
    Object.assign(shown, { log: fork, size });
    for (let time = 0; time < 2; time++) {
      const alarm = await look();
      assert.deepEqual([alarm.ok, codes(alarm), alarm.before!.size], [false, [code], 600], 'it does not wear off');
      if (code !== 'log-signature-wrong') namesBoth(alarm, [fork.note(size), log.note(600)]);
    }
    Object.assign(shown, { log, size: 900 });
    assert.ok((await look()).ok, 'what raised the alarm was not taken for the state');
  }
});

test('an old checkpoint replayed is a rollback, also where the log says that it is only a cache', async () => {
  const log = new InventedLog(entriesNamed('e', 40));
  const shown: Shown = { log, size: 40 };
  const url = await shownAt(shown);
  const state = join(temporaryFolder(), 's');
  await monitorLog({ log: url, state, key: log.signer.vkey }, signal);
  shown.instead = (path) => (path === 'checkpoint' ? { body: log.note(30) } : undefined);
  assert.deepEqual(codes(await monitorLog({ log: url, state }, signal)), ['log-rolled-back']);
});

test('a fork shown to one client is found when two compare what they got', async () => {
  const log = new InventedLog(entriesNamed('e', 50));
  const url = await shownAt({ log, size: 50 });
  const folder = temporaryFolder();
  const look = (against: string) => {
    writeFileSync(join(folder, 'theirs'), against);
    return monitorLog(
      { log: url, state: join(folder, 's'), key: log.signer.vkey, against: join(folder, 'theirs') },
      signal,
    );
  };
  assert.ok((await look(log.note(20))).ok);
  const forked = await look(forkOf(log, 10, 20).note());
  assert.deepEqual(codes(forked), ['log-forked']);
  assert.ok(forked.problems[0]!.message.includes(join(folder, 'theirs')), 'where the other one is');
  assert.deepEqual(codes(await look(forkOf(log, 10, 50).note())), ['log-forked']);
  assert.deepEqual(codes(await look(new InventedLog(log.entries).note())), ['log-signature-wrong']);
});

test('silence: nothing new for longer than allowed, and nobody there at all', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const shown: Shown = { log, size: 5 };
  const url = await shownAt(shown);
  const state = join(temporaryFolder(), 's');
  const look = (hours: number, log: string = url) =>
    monitorLog({ log, state, key: shown.log.signer.vkey, silenceHours: 24 }, signal, new Date(START + hours * HOUR));
  assert.ok((await look(0)).ok);
  assert.ok((await look(24)).ok);
  assert.deepEqual(codes(await look(25)), ['log-silent']);
  shown.size = 6;
  assert.ok((await look(26)).ok);
  assert.deepEqual(codes(await look(27, 'http://127.0.0.1:9/')), ['log-unreachable']);
  assert.deepEqual(codes(await look(51, 'http://127.0.0.1:9/')), ['log-unreachable', 'log-silent']);
});

test('a monitor whose memory was damaged does not begin anew', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const url = await shownAt({ log, size: 9 });
  const state = join(temporaryFolder(), 's');
  await monitorLog({ log: url, state, key: log.signer.vkey }, signal);
  const sound = readFileSync(state, 'utf8');
  for (const damaged of [
    '',
    '{}',
    sound.replace('"size": 9', '"size": 8'),
    sound.replace(/"root": ".{4}/, '"root": "AAAA'),
  ]) {
    writeFileSync(state, damaged);
    await assert.rejects(monitorLog({ log: url, state }, signal), hasCode('damaged-file'), damaged.slice(0, 40));
  }
  writeFileSync(state, sound);
  await assert.rejects(monitorLog({ log: url, state, key: newSigner('x').vkey }, signal), hasCode('invalid-argument'));
});

test('enough witnesses: a monitor with a policy alarms where they have not signed', async () => {
  const log = new InventedLog(entriesNamed('e', 9));
  const url = await shownAt({ log, size: 9 });
  const folder = temporaryFolder();
  const policy = join(folder, 'policy');
  writeFileSync(policy, `witness w ${newSigner('w.example', 'cosignature/v1').vkey}\nquorum w\n`);
  const look = () => monitorLog({ log: url, state: join(folder, 's'), key: log.signer.vkey, policy }, signal);
  assert.deepEqual(codes(await look()), ['witnesses-too-few']);
  writeFileSync(policy, 'nonsense\n');
  await assert.rejects(look(), hasCode('invalid-policy'));
});
