/** What somebody, or a failing disk, does to the files; each case is found, and its place named. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive, type Problem, verifyArchive } from './index.ts';
import { draft, drafts, filesBelow, flipByte, hasCode, newArchive, type Place } from './testing/archives.ts';

async function filled(count = 600, nextKey = false): Promise<Place & { dir: string }> {
  const place = await newArchive({ nextKey });
  const archive = await place.open();
  const blob = await archive.blobs.put(Buffer.from('the evidentiary copy'));
  const first = draft({ blob: { ...blob }, text: 'One.\n\nTwo.' });
  await archive.append([first, ...drafts(200)], { by: 'a' });
  await archive.append([{ ...first, version: 2 }, ...drafts(count - 202)], { by: 'a', shuffle: true });
  await archive.close();
  return place;
}

async function problemsOf({ dir, stateDir }: Place): Promise<Problem[]> {
  const report = await verifyArchive(dir, { stateDir });
  assert.equal(report.ok, report.problems.length === 0);
  return report.problems;
}

/** Undoes a change to a file, so that one archive serves for many damages. */
async function damaging(place: Place, file: string, damage: (path: string) => void): Promise<Problem[]> {
  const path = join(place.dir, file);
  const bytes = readFileSync(path);
  damage(path);
  const problems = await problemsOf(place);
  writeFileSync(path, bytes);
  return problems;
}

/** Which file a place names. */
function named(problems: readonly Problem[], file: string): boolean {
  return problems.some(
    ({ where, message }) => where.startsWith(file) || where.includes(file) || message.includes(file),
  );
}

test('a flipped byte at the beginning, at the end and at random places of every file is found and its file named', async () => {
  const place = await filled(270, true);
  assert.deepEqual(await problemsOf(place), []);
  const files = filesBelow(place.dir).filter((file) => !['state.json', 'lock.db'].includes(file));
  assert.ok(files.length > 10, files.join());
  for (const file of files) {
    const { size } = statSync(join(place.dir, file));
    const somewhere = () => Math.floor(Math.random() * size);
    const spots = /\.db$/.test(file) ? [0, size - 1, somewhere(), somewhere(), somewhere()] : [0, somewhere()];
    for (const at of spots) {
      const problems = await damaging(place, file, (path) => flipByte(path, at));
      assert.ok(problems.length > 0, `byte ${at} of ${file} was changed and nothing was found`);
      assert.ok(named(problems, file), `byte ${at} of ${file}: ${JSON.stringify(problems.slice(0, 3))}`);
    }
  }
  assert.deepEqual(await problemsOf(place), []);
});

test('an empty, shortened or missing file is named, and the rest is still checked', async () => {
  const place = await filled(270);
  const gone: [string, string][] = [
    ['archive.json', 'manifest-damaged'],
    ['keys/log-key.json', 'log-key-damaged'],
    ['keys/vault-keys.db', 'keys-unreadable'],
    ['record.db', 'journal-unreadable'],
    ['log/checkpoint', 'checkpoint-damaged'],
    ['log/tile/0/000', 'tile-damaged'],
    ['log/tile/entries/000', 'tile-damaged'],
  ];
  for (const [file, code] of gone) {
    const emptied = await damaging(place, file, (path) => truncateSync(path, 0));
    // An empty database file is a sound, empty database to SQLite: then what should be in it is missing.
    const accepted = file.endsWith('.db')
      ? [code, 'database-damaged', 'record-key-missing', 'entries-missing']
      : [code];
    assert.ok(
      emptied.some((problem) => accepted.includes(problem.code)),
      `${file} emptied: ${JSON.stringify(emptied)}`,
    );
    const cut = await damaging(place, file, (path) => truncateSync(path, Math.floor(statSync(path).size / 2)));
    assert.ok(named(cut, file), `${file} cut: ${JSON.stringify(cut)}`);
    if (file === 'archive.json') continue;
    const missing = await damaging(place, file, (path) => rmSync(path));
    const missingCode =
      file === 'log/checkpoint' ? 'checkpoint-missing' : file.startsWith('log/tile') ? 'tile-missing' : code;
    assert.ok(
      missing.some((problem) => problem.code === missingCode),
      `${file} missing: ${JSON.stringify(missing)}`,
    );
  }
  assert.deepEqual(await problemsOf(place), []);
});

/** Changes the database as somebody with a copy of SQLite would, so that the file itself stays sound. */
function inDatabase(place: Place, file: string, sql: string, ...values: (number | string | Uint8Array)[]): void {
  const db = new DatabaseSync(join(place.dir, file));
  db.prepare(sql).run(...values);
  db.close();
  rmSync(join(place.dir, `${file}.sums`), { force: true });
}

test('what is changed inside a sound database is named by entry', async () => {
  const place = await filled(270);
  const before = join(dirname(place.dir), 'before');
  cpSync(place.dir, before, { recursive: true });
  const codesAfter = async (change: () => void): Promise<string[]> => {
    change();
    const problems = await problemsOf(place);
    rmSync(place.dir, { recursive: true });
    cpSync(before, place.dir, { recursive: true });
    return problems.map(({ code, where }) => `${code} @ ${where}`);
  };
  const { bundle } = firstGroup(place);
  const otherRoot = Buffer.from(bundle);
  // Another fields root for entry 7: still a perfectly formed entry.
  otherRoot.write('A', 7 * 82 + 2 + 40, 'latin1');
  otherRoot.write('B', 7 * 82 + 2 + 41, 'latin1');
  const changed = await codesAfter(() =>
    inDatabase(place, 'record.db', 'UPDATE journal SET bundle = ? WHERE first = 0', otherRoot),
  );
  assert.ok(changed.includes('entry-changed @ record.db, entry 7'), changed.join());
  assert.ok(
    changed.some((c) => c.startsWith('record-differs @ record.db, sealed record of entry 7')),
    changed.join(),
  );
  assert.ok(!changed.some((c) => c.includes('tile')), changed.join());

  assert.deepEqual(
    await codesAfter(() => inDatabase(place, 'record.db', 'DELETE FROM sealed WHERE entry BETWEEN 20 AND 24')),
    ['record-missing @ record.db, entries 20 to 24'],
  );
  assert.deepEqual(
    await codesAfter(() => inDatabase(place, 'keys/vault-keys.db', 'DELETE FROM record_key WHERE entry = 9')),
    ['record-key-missing @ keys/vault-keys.db, entry 9'],
  );
  const swapped = await codesAfter(() => {
    inDatabase(
      place,
      'record.db',
      'UPDATE sealed SET bytes = (SELECT bytes FROM sealed WHERE entry = 31) WHERE entry = 30',
    );
    inDatabase(
      place,
      'keys/vault-keys.db',
      'UPDATE record_key SET key = (SELECT key FROM record_key WHERE entry = 31) WHERE entry = 30',
    );
  });
  assert.deepEqual(swapped, ['record-damaged @ record.db, sealed record of entry 30']);
  assert.deepEqual(await codesAfter(() => inDatabase(place, 'record.db', 'DELETE FROM version WHERE entry = 12')), [
    'register-damaged @ record.db, entry 12',
  ]);
  assert.deepEqual(
    await codesAfter(() =>
      inDatabase(place, 'record.db', "INSERT INTO version VALUES ('00000000000000000000000000', 1, 5)"),
    ),
    ['register-damaged @ record.db'],
  );
  const cut = await codesAfter(() => inDatabase(place, 'record.db', 'DELETE FROM journal WHERE first > 0'));
  assert.ok(
    cut.some((c) => c.startsWith('entries-missing @ record.db, entries 201 to 269')),
    cut.join(),
  );
});

function firstGroup(place: Place): { bundle: Uint8Array } {
  const db = new DatabaseSync(join(place.dir, 'record.db'), { readOnly: true });
  const row = db.prepare('SELECT bundle FROM journal WHERE first = 0').get() as { bundle: Uint8Array };
  db.close();
  return row;
}

test('nothing is signed over damage: writing is refused, and damage to tiles alone is mended from the journal', async () => {
  const place = await filled(270);
  const tile = join(place.dir, 'log/tile/0/000');
  const good = readFileSync(tile);
  flipByte(tile, 40);
  // A full tile is trusted after a clean closing, until its root does not come out.
  let archive = await place.open();
  await archive.append(drafts(3), { by: 'a' });
  await archive.close();
  assert.deepEqual(readFileSync(tile), good);
  assert.deepEqual(await problemsOf(place), []);

  const { bundle } = firstGroup(place);
  inDatabase(place, 'record.db', 'UPDATE journal SET bundle = ? WHERE first = 0', bundle.with(60, 65).with(61, 66));
  rmSync(join(place.dir, 'state.json'));
  await assert.rejects(place.open(), hasCode('archive-damaged'));
  const note = readFileSync(join(place.dir, 'log/checkpoint'), 'utf8');
  flipByte(join(place.dir, 'log/checkpoint'), 90);
  await assert.rejects(place.open(), hasCode('archive-damaged'));
  writeFileSync(join(place.dir, 'log/checkpoint'), note);
  archive = await openArchive(place.dir, { mode: 'read', stateDir: place.stateDir });
  assert.equal(archive.read(250).kind, 'document');
  await archive.close();
});

test('tiles that verification finds damaged or missing are mended at the next opening to write', async () => {
  const place = await filled(600);
  const files = filesBelow(join(place.dir, 'log', 'tile')).map((file) => join(place.dir, 'log', 'tile', file));
  const good = files.map((path) => readFileSync(path));
  for (const path of files) flipByte(path, 0);
  rmSync(files[0]!);
  const found = await problemsOf(place);
  assert.deepEqual(new Set(found.map(({ code }) => code)), new Set(['tile-damaged', 'tile-missing']));
  await (await place.open()).close();
  assert.deepEqual(await problemsOf(place), []);
  for (const [i, path] of files.entries()) {
    const there = filesBelow(join(place.dir, 'log', 'tile')).some((file) => path.endsWith(file));
    if (there) assert.deepEqual(readFileSync(path), good[i], path);
  }
});

test('a quick verification finds damage to what is new, and says what it looked at', async () => {
  const place = await filled(600);
  assert.equal((await verifyArchive(place.dir, { stateDir: place.stateDir })).ok, true);
  const archive = await place.open();
  await archive.append(drafts(10), { by: 'a' });
  await archive.close();
  const sound = await verifyArchive(place.dir, { stateDir: place.stateDir, quick: true });
  assert.deepEqual([sound.ok, sound.mode, sound.size], [true, 'quick', 610]);
  assert.ok(sound.checked.entries < 610 && sound.checked.entries >= 98, String(sound.checked.entries));
  inDatabase(place, 'record.db', 'DELETE FROM sealed WHERE entry = 605');
  const found = await verifyArchive(place.dir, { stateDir: place.stateDir, quick: true });
  assert.deepEqual(
    found.problems.map(({ code, where }) => [code, where]),
    [['record-missing', 'record.db, entry 605']],
  );
  const last = await openArchive(place.dir, { mode: 'read', stateDir: place.stateDir });
  assert.deepEqual(
    [last.lastVerified()?.mode, last.lastVerified()?.ok, last.lastVerified()?.size],
    ['quick', false, 610],
  );
  await last.close();
});

test('verification gives others a turn, tells how far it is, and can be called off', async () => {
  const place = await filled(3000);
  let longest = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 1);
  const steps: string[] = [];
  const report = await verifyArchive(place.dir, {
    stateDir: place.stateDir,
    onProgress: ({ what }) => steps.push(what),
  });
  clearInterval(timer);
  assert.equal(report.ok, true);
  assert.ok(steps.includes('records'), steps.join());
  // The promise is 20 ms on a machine of its own; this one is shared.
  assert.ok(longest < 200, `${longest} ms`);
  const controller = new AbortController();
  await assert.rejects(
    verifyArchive(place.dir, {
      stateDir: place.stateDir,
      onProgress: () => controller.abort(),
      signal: controller.signal,
    }),
    { name: 'AbortError' },
  );
});

test('a batch that was begun and not finished is a finding, not damage', async () => {
  const place = await newArchive({ nextKey: true });
  const archive = await place.open();
  const [open, closed] = [draft(), draft()].map(({ id }) => ({
    id,
    kind: 'batch' as const,
    version: 1,
    fields: { phase: 'open' },
  }));
  await archive.append([open!, closed!], { by: 'a' });
  await archive.append([{ ...closed!, version: 2, fields: { phase: 'closed' } }], { by: 'a' });
  const report = await archive.verify();
  assert.equal(report.ok, true);
  assert.deepEqual(
    report.findings.map(({ code, where }) => [code, where]),
    [['unfinished-batch', 'entry 1']],
  );
  await archive.close();
});

test('a tile wider than the log is named, unless it is what the journal holds beyond the checkpoint', async () => {
  const place = await filled(270);
  const before = join(dirname(place.dir), 'state-before');
  cpSync(place.dir, before, { recursive: true });
  const hashes = readFileSync(join(place.dir, 'log/tile/0/001.p/14'));
  const bundle = readFileSync(join(place.dir, 'log/tile/entries/001.p/14'));
  const forged: [string, Uint8Array][] = [
    ['log/tile/0/001.p/20', Buffer.concat([hashes, Buffer.alloc(6 * 32, 7)])],
    ['log/tile/entries/001.p/20', Buffer.concat([bundle, bundle.subarray(0, 40)])],
    ['log/tile/0/002.p/3', Buffer.alloc(3 * 32, 7)],
    ['log/tile/0/002', Buffer.alloc(256 * 32, 7)],
    ['log/tile/1/000.p/9', Buffer.alloc(9 * 32, 7)],
    ['log/tile/2/000.p/1', Buffer.alloc(32, 7)],
  ];
  for (const [file, bytes] of forged) {
    const path = join(place.dir, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    const problems = await problemsOf(place);
    assert.deepEqual(
      problems.map(({ code, where }) => [code, where]),
      [['tile-damaged', file]],
    );
    rmSync(path);
  }
  // a crash came between the tiles and the checkpoint
  const archive = await place.open();
  await archive.append(drafts(6), { by: 'a' });
  await archive.close();
  const covered = readFileSync(join(place.dir, 'log/checkpoint'));
  writeFileSync(join(place.dir, 'log/checkpoint'), readFileSync(join(before, 'log/checkpoint')));
  const behind = (problems: Problem[]) => problems.filter(({ code }) => !code.startsWith('behind'));
  assert.deepEqual(behind(await problemsOf(place)), []);
  const wide = join(place.dir, 'log/tile/0/001.p/20');
  flipByte(wide, 15 * 32);
  assert.deepEqual(
    behind(await problemsOf(place)).map(({ code, where }) => [code, where]),
    [['tile-damaged', 'log/tile/0/001.p/20']],
  );
  flipByte(wide, 15 * 32);
  writeFileSync(join(place.dir, 'log/checkpoint'), covered);
  assert.deepEqual(await problemsOf(place), []);
});

test('sums of a size that none have are not read, and named', async () => {
  const place = await filled(270);
  const sums = join(place.dir, 'record.db.sums');
  truncateSync(sums, 3 * 2 ** 30);
  const began = performance.now();
  const problems = await problemsOf(place);
  assert.ok(performance.now() - began < 10_000);
  assert.deepEqual(
    problems.map(({ code, where }) => [code, where]),
    [['database-damaged', 'record.db.sums']],
  );
});

test('a journal that cannot be read is not also said to be damaged keys', async () => {
  const place = await filled(270, true);
  for (const [from, length] of [
    [0, 100],
    [0, 4096],
    [4096, 4096],
    [8192, 16384],
  ] as const) {
    const problems = await damaging(place, 'record.db', (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0x5a, from, from + length);
      writeFileSync(path, bytes);
    });
    const codes = new Set(problems.map(({ code }) => code));
    assert.ok(named(problems, 'record.db'), `${from}: ${[...codes]}`);
    assert.ok(!codes.has('keys-file-damaged'), `${from}: ${JSON.stringify(problems.slice(0, 4))}`);
  }
  for (const cut of [0, 2000, 40_000]) {
    const problems = await damaging(place, 'record.db', (path) => truncateSync(path, cut));
    assert.ok(!problems.some(({ code }) => code === 'keys-file-damaged'), `${cut}: ${JSON.stringify(problems)}`);
  }
});

test('a damaged tile does not make those of former checkpoints look damaged, nor they each other', async () => {
  const place = await newArchive();
  for (const count of [3, 5, 7]) {
    const archive = await place.open();
    await archive.append(drafts(count), { by: 'a' });
    await archive.close();
  }
  const current = 'log/tile/0/000.p/15';
  const [, former, ...others] = filesBelow(join(place.dir, 'log/tile/0')).map((file) => `log/tile/0/${file}`);
  assert.ok(former !== undefined && others.length > 0);
  for (const file of [current, former]) {
    const problems = await damaging(place, file, (path) => flipByte(path, 40));
    assert.deepEqual(
      problems.map(({ code, where }) => [code, where.split(',')[0]]),
      [['tile-damaged', file]],
    );
  }
});
