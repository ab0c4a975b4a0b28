/** A byte flipped in each kind of file of an archive's folder: named by `verify`, never a crash, and mended where that is possible. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { World } from '../running/world.ts';

interface Verified {
  ok: boolean;
  problems: { code: string; where: string; message: string }[];
}

const world = new World();
const inside = (file: string): string => join(world.archive, file);

before(async () => {
  await world.json(['init']);
  await world.json([
    'import',
    'table',
    world.file(
      'reports.csv',
      `id,title,text,published\n${Array.from({ length: 300 }, (_, i) => `R${i},Report ${i},"The march of day ${i} went on, word${i % 7}.",2022-0${(i % 9) + 1}-10`).join('\n')}\n`,
    ),
    '--source',
    'Radio Nowhere',
  ]);
  await world.json([
    'add',
    world.file('note.txt', 'A note about the march.'),
    world.file('ar.txt', 'تقرير عن المؤتمرات'),
  ]);
  assert.equal((await world.json<Verified>(['verify'])).ok, true);
});

function flip(file: string, share: number): Buffer {
  const bytes = readFileSync(inside(file));
  const changed = Buffer.from(bytes);
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
  changed[at] = changed[at]! ^ 0x55;
  writeFileSync(inside(file), changed);
  return bytes;
}

/** The first file below a folder, as a path inside the archive. */
function firstBelow(folder: string): string {
  for (const entry of readdirSync(inside(folder), { withFileTypes: true, recursive: true }).sort((a, b) =>
    a.name.localeCompare(b.name),
  ))
    if (entry.isFile()) return join(entry.parentPath, entry.name).slice(world.archive.length + 1);
  throw new Error(`There is no file below ${folder}.`);
}

test('verify names the file of every flipped byte, with exit 1 and what to do', async () => {
  const segment = readdirSync(inside('index/search')).find((name) => name.endsWith('.segment'))!;
  const files = [
    'archive.json',
    'record.db',
    'keys/vault-keys.db',
    'keys/log-key.json',
    'log/checkpoint',
    'log/tile/0/000',
    'log/tile/entries/000',
    firstBelow('blobs'),
    firstBelow('ledgers'),
    'index/catalogue.db',
    `index/search/${segment}`,
    'index/search/manifest',
  ];
  for (const file of files) {
    const good = flip(file, 0.4);
    const said = await world.sabt(['verify']);
    assert.equal(said.exit, 1, `${file}: ${said.stdout} ${said.stderr}`);
    assert.ok(
      said.stdout.split('\n').some((line) => line.includes(file) && /\[[a-z-]+\]$/.test(line)),
      `${file}: ${said.stdout}`,
    );
    assert.match(
      said.stdout,
      file.startsWith('index/') || file.startsWith('log/tile/')
        ? /sabt rebuild/
        : file.startsWith('ledgers/')
          ? /\[ledger-damaged\]/
          : /sabt --archive NEW restore/,
    );
    writeFileSync(inside(file), good);
  }
  assert.deepEqual((await world.json<Verified>(['verify'])).problems, []);
});

test('no damage is a crash: every command ends with a status and a code that docs/ERRORS.md explains', async () => {
  const { hits } = await world.json<{ hits: { id: string }[] }>(['search', 'note']);
  const files = [
    'archive.json',
    'record.db',
    'keys/vault-keys.db',
    'log/checkpoint',
    'log/tile/0/000',
    'index/catalogue.db',
    'state.json',
    'record.db.sums',
  ];
  for (const file of files) {
    const good = flip(file, 0.1);
    for (const words of [
      ['search', 'march'],
      ['show', hits[0]!.id],
    ]) {
      const { exit, ...answer } = await world.json<{ error?: { code: string; message: string } }>(words);
      assert.ok(
        exit !== null && [0, 1, 4].includes(exit),
        `${file} damaged, sabt ${words.join(' ')}: exit ${exit} ${JSON.stringify(answer)}`,
      );
      if (answer.error !== undefined)
        assert.ok(/^archive-(damaged|unreadable)$/.test(answer.error.code), `${file}: ${JSON.stringify(answer.error)}`);
    }
    writeFileSync(inside(file), good);
  }
});

test('nothing is written over damage to the log, and writing goes on when the file is put back', async () => {
  for (const file of ['log/checkpoint', 'keys/log-key.json', 'archive.json']) {
    const good = flip(file, 0.4);
    const refused = await world.json<{ error: { code: string } }>([
      'add',
      world.file('more.txt', `More, with ${file} damaged.`),
    ]);
    assert.deepEqual([refused.exit, refused.error.code], [4, 'archive-damaged'], `${file}: ${JSON.stringify(refused)}`);
    writeFileSync(inside(file), good);
  }
  assert.equal((await world.json(['add', join(world.dir, 'more.txt')])).exit, 0);
  assert.deepEqual((await world.json<Verified>(['verify'])).problems, []);
});

test('a damaged index is made anew and answers exactly as before', async () => {
  const queries: string[][] = [
    ['march -word3 OR المؤتمر', '--limit', '300'],
    ['"went on"', '--sort', 'newest', '--from', '2022-03-01'],
    ['rep*', '--source', 'radio nowhere', '--offset', '250'],
  ];
  const answers = async (): Promise<unknown[]> => {
    const all: unknown[] = [];
    for (const query of queries) all.push(await world.json(['search', ...query]));
    return all;
  };
  const before = await answers();
  const segment = readdirSync(inside('index/search')).find((name) => name.endsWith('.segment'))!;
  for (const file of [`index/search/${segment}`, 'index/search/manifest', 'index/catalogue.db']) {
    flip(file, file.endsWith('.db') ? 0.0005 : 0.4);
    if (!file.endsWith('.db')) {
      const { exit, error } = await world.json<{ error: { code: string; message: string } }>(['search', 'march']);
      assert.deepEqual([exit, error.code], [4, 'archive-damaged']);
      assert.match(error.message, /Nothing of the record is lost; run `sabt rebuild`/);
    }
    const rebuilt = await world.json<{ entries: number; records: number; damaged: unknown[] }>(['rebuild']);
    assert.deepEqual([rebuilt.exit, rebuilt.damaged], [0, []]);
    assert.deepEqual((await world.json<Verified>(['verify'])).problems, []);
    assert.deepEqual(await answers(), before);
  }
  rmSync(inside('index'), { recursive: true });
  assert.deepEqual(await answers(), before, 'an index that is gone is made by the next command');
  assert.ok(!existsSync(inside('index.new')));
});

test('a record that cannot be read is named and left out of a rebuilt index; the others are found', async () => {
  const damaged = new World();
  await damaged.json(['init']);
  const { documents } = await damaged.json<{ documents: { id: string; entry: number }[] }>([
    'add',
    damaged.file('a.txt', 'The first report.'),
    damaged.file('b.txt', 'The second report.'),
  ]);
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(join(damaged.archive, 'record.db'));
  db.prepare('UPDATE sealed SET bytes = zeroblob(length(bytes)) WHERE entry = ?').run(documents[0]!.entry);
  db.close();
  const rebuilt = await damaged.json<{ damaged: { where: string; code: string }[] }>(['rebuild']);
  assert.deepEqual(
    [rebuilt.exit, rebuilt.damaged.length, rebuilt.damaged[0]?.code],
    [3, 1, 'archive-damaged'],
    JSON.stringify(rebuilt),
  );
  assert.match(rebuilt.damaged[0]!.where, new RegExp(`\\b${documents[0]!.entry}\\b`));
  assert.equal((await damaged.json<{ total: number }>(['search', 'report'])).total, 1);
});
