import assert from 'node:assert/strict';
import { test } from 'node:test';
import { World } from '../running/world.ts';

test('two commands that write at the same time: one waits, both succeed', async () => {
  const world = new World();
  await world.json(['init']);
  const many = world.file(
    'many.csv',
    `title,text\n${Array.from({ length: 2_000 }, (_, i) => `Row ${i},A report of the first writer`).join('\n')}\n`,
  );
  const note = world.file('note.txt', 'A note of the second writer.');
  const [first, second, third] = await Promise.all([
    world.json(['import', 'table', many]),
    world.json(['add', note]),
    world.json(['add', world.file('other.txt', 'A note of the third writer.')]),
  ]);
  assert.deepEqual(
    [first.exit, first['added'], second.exit, second['added'], third.exit, third['added']],
    [0, 2_000, 0, 1, 0, 1],
  );
  for (const [query, total] of [
    ['report', 2_000],
    ['note', 2],
  ] as const)
    assert.equal((await world.json<{ total: number }>(['search', query, '--limit', '0'])).total, total);
  assert.equal((await world.json<{ ok: boolean }>(['verify'])).ok, true);
});

test('while one writes, others read what is there', async () => {
  const world = new World();
  await world.json(['init']);
  const { documents } = await world.json<{ documents: { id: string }[] }>([
    'add',
    world.file('note.txt', 'A note that was there before.'),
  ]);
  const many = world.file(
    'many.csv',
    `title,text\n${Array.from({ length: 3_000 }, (_, i) => `Row ${i},A report`).join('\n')}\n`,
  );
  let running = true;
  const writing = world.json(['import', 'table', many]).finally(() => (running = false));
  let read = 0;
  while (running) {
    const found = await world.json<{ total: number }>(['search', 'note']);
    assert.deepEqual([found.exit, found.total], [0, 1]);
    const shown = await world.json(['show', documents[0]!.id]);
    assert.equal(shown.exit, 0);
    const verified = await world.json<{ ok: boolean; problems: object[] }>(['verify', '--quick']);
    assert.deepEqual([verified.ok, verified.problems], [true, []]);
    read++;
  }
  assert.equal((await writing).exit, 0);
  assert.ok(read > 0);
});
