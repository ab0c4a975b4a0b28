/**
 * Attacks with an editor and a script on what the program wrote, as docs/THREATS.md lists them, where no test of a stage
 * has them. Each asks for what a person is told: which file or entry, and in words that need no explanation.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import {
  decodeBundle,
  encodeBundle,
  formatEntry,
  leafHash,
  nodesOf,
  parseEntry,
  TILE_WIDTH,
  tilePath,
  tilesBetween,
} from '@sabt/proof';
import { backdated } from '../packages/sabt/src/app/verifying/backdated.ts';
import { World } from './running/world.ts';

const world = new World();
await world.json(['init', '--origin', 'records.example/log']);
world.file('a.txt', 'The market was open.');
world.file('b.txt', 'Nobody came.');
await world.json(['add', 'a.txt', 'b.txt']);

/** A copy of the archive, as somebody may hand it over, on a machine where nothing is known of it. */
function copied(change: (dir: string) => void): string {
  const dir = mkdtempSync(join(world.dir, 'copy-'));
  cpSync(world.archive, dir, { recursive: true });
  change(dir);
  return dir;
}

async function verified(dir: string): Promise<{ exit: number | null; said: string }> {
  const env = { XDG_STATE_HOME: join(dir, '..', 'no-state') };
  const { stdout, stderr, exit } = await world.sabt(['verify', dir], { env });
  return { exit, said: stdout + stderr };
}

/** Writes the journal anew, and every tile and bundle so that they fit it; the checkpoint stays, for want of the key. */
function rewritten(dir: string, change: (entries: Uint8Array[]) => void): void {
  rmSync(join(dir, 'record.db.sums'), { force: true });
  const db = new DatabaseSync(join(dir, 'record.db'));
  const groups = db.prepare('SELECT first, count, bundle FROM journal ORDER BY first').all() as {
    first: number;
    count: number;
    bundle: Uint8Array;
  }[];
  const entries = groups.flatMap(({ bundle, count }) => decodeBundle(new Uint8Array(bundle), count));
  const { length } = entries;
  change(entries);
  assert.equal(entries.length, length);
  for (const { first, count } of groups)
    db.prepare('UPDATE journal SET bundle = ? WHERE first = ?').run(
      encodeBundle(entries.slice(first, first + count)),
      first,
    );
  db.close();
  rmSync(join(dir, 'log', 'tile'), { recursive: true });
  const node = nodesOf(entries.map((entry) => leafHash(entry)));
  for (const { level, index, width } of tilesBetween(0, length)) {
    const at = index * TILE_WIDTH;
    const bytes =
      level === 'entries'
        ? encodeBundle(entries.slice(at, at + width))
        : Buffer.concat(Array.from({ length: width }, (_, i) => node(8 * level, at + i)));
    const path = join(dir, 'log', tilePath(level, index, width));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}

for (const [name, change] of [
  [
    'an entry rewritten with all tiles recomputed, unsigned',
    (entries) => (entries[2] = formatEntry({ at: '2020-01-01', fields: parseEntry(entries[2]!).fields })),
  ],
  ['entries reordered, with all tiles recomputed', (entries) => entries.splice(1, 2, entries[2]!, entries[1]!)],
  ['an entry doubled, with all tiles recomputed', (entries) => (entries[2] = entries[1]!)],
] as [string, (entries: Uint8Array[]) => unknown][])
  test(name, async () => {
    const { exit, said } = await verified(copied((dir) => rewritten(dir, change)));
    assert.equal(exit, 1);
    assert.match(said, /the log was rewritten after it was signed, by somebody without its key/);
    assert.match(said, /which entries were changed cannot be told from this folder alone/);
    assert.doesNotMatch(said, /is as it was/);
  });

test('a pipe or a device in a folder that is handed over: nothing waits for it, and it is named', async () => {
  for (const [path, make] of [
    ['log/checkpoint', ['mkfifo']],
    ['archive.json', ['ln', '-s', '/dev/zero']],
    ['log/keys.json', ['mkfifo']],
  ] as const) {
    const dir = copied((at) => {
      rmSync(join(at, path), { force: true });
      const [command, ...args] = make;
      assert.equal(spawnSync(command, [...args, join(at, path)]).status, 0);
    });
    const { exit, said } = await verified(dir);
    assert.equal(exit, 4, said);
    assert.ok(said.includes(`${path} is no file but a pipe, a device or a link to one`), said);
  }
});

test('a trigger or a view put into a database is not carried out, but named', async () => {
  for (const statement of [
    "CREATE TRIGGER t AFTER INSERT ON sealed BEGIN UPDATE sealed SET bytes = x'00' WHERE entry = 1; END",
    'ALTER TABLE sealed RENAME TO s; CREATE VIEW sealed AS SELECT entry, bytes FROM s',
  ]) {
    const dir = copied((at) => {
      rmSync(join(at, 'record.db.sums'), { force: true });
      const db = new DatabaseSync(join(at, 'record.db'));
      db.exec(statement);
      db.close();
    });
    const { exit, said } = await verified(dir);
    assert.equal(exit, 1);
    assert.match(said, /record\.db: Somebody has put a (trigger|view)/);
    const added = await world.sabt(['--archive', dir, 'add', join(world.dir, 'a.txt')]);
    assert.notEqual(added.exit, 0);
  }
});

test('a backdated claimed time is held against what witnesses and authorities saw', () => {
  const dir = mkdtempSync(join(world.dir, 'log-'));
  const entry = (at: string): Uint8Array => formatEntry({ at, fields: new Uint8Array(32) });
  const days = ['2026-03-01', '2026-03-02', '2026-05-09', '2026-05-10', '2019-01-01', '2026-06-01', '2018-01-01'];
  mkdirSync(join(dir, 'log', 'tile', 'entries', '000.p'), { recursive: true });
  writeFileSync(join(dir, 'log', 'tile', 'entries', '000.p', '7'), encodeBundle(days.map(entry)));
  const seen = { by: 'the witness w.example', size: 2, time: Date.parse('2026-05-10T08:00:00Z') };
  const [problem, ...others] = backdated(dir, 7, [seen]);
  assert.deepEqual(others, []);
  assert.deepEqual([problem!.code, problem!.where], ['day-contradicted', 'entry 4']);
  assert.equal(
    problem!.message,
    'It claims the day 2019-01-01, but on 2026-05-10 the witness w.example saw a log of 2 entries, without it. The claimed day is not to be relied on, nor that of 1 entries after it.',
  );
  // what stood in the log when it was seen may claim any day, and a day is allowed for clocks
  assert.deepEqual(backdated(dir, 7, [{ ...seen, size: 7 }]), []);
  assert.deepEqual(backdated(dir, 4, [seen]), []);
  assert.deepEqual(backdated(dir, 7, []), []);
});

test('what a failed check of a dossier means is said in plain words', async () => {
  const found = await world.json<{ hits: { id: string }[] }>(['search', 'market']);
  await world.json(['dossier', found.hits[0]!.id, '--out', 'd.zip']);
  const path = join(world.dir, 'd.zip');
  const sound = readFileSync(path);
  const at = sound.indexOf('en/index.html');
  const flipped = Buffer.from(sound);
  flipped[at + 40]! ^= 1;
  writeFileSync(path, flipped);
  const { stdout, exit } = await world.sabt(['verify', 'd.zip']);
  assert.equal(exit, 1);
  assert.match(
    stdout,
    /In plain words:\n {2}\S.*\n {2}Nothing in the file could be checked: nothing of it has passed\./,
  );
});

test('rubbish in the place of what is to be checked is told for what it is, and is nobody’s archive to be made', async () => {
  const notes = join(world.dir, 'notes');
  mkdirSync(notes);
  world.file('noise.zip', Buffer.from('PK\u0003\u0004 and no more'));
  const said = async (...words: string[]) => {
    const { stdout, stderr, exit } = await world.sabt(words);
    return `${exit} ${stdout}${stderr}`;
  };
  assert.match(await said('verify', 'none.zip'), /^4 .*There is nothing at .*none\.zip\. \[archive-missing\]/);
  assert.match(await said('verify', notes), /^4 .*no archive, no dossier, no proof file and no public site/);
  assert.equal(spawnSync('mkfifo', [join(world.dir, 'pipe')]).status, 0);
  assert.match(await said('verify', 'pipe'), /^4 .*no archive, no dossier, no proof file and no public site/);
  symlinkSync('round', join(world.dir, 'round'));
  assert.match(await said('verify', 'round'), /^4 .*There is nothing at .*round\. \[archive-missing\]/);
  assert.match(await said('verify', 'noise.zip'), /^1 [\s\S]*nothing of it has passed/);
  const key = (await world.json<{ vkey: string }>(['key'])).vkey;
  assert.match(await said('mirror', 'ftp://x/', 'm', '--key', key), /^2 .*http:\/\/ or https:\/\/, not from ftp:/);
  const none = await said('mirror', join(world.dir, 'nowhere'), 'm', '--key', key);
  assert.match(none, /^1 Nothing of records\.example\/log was copied to .*\n.*There is no folder .*nowhere\./);
});
