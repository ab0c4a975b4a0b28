import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codingCommands } from './coding.ts';

test('what decide reads can be handed over to a server and is read the same', () => {
  const decide = codingCommands.find(({ words }) => words.join(' ') === 'decide')!;
  const read = decide.input.parse({ words: ['a1', 'b2', 'confirm', 'act=riot'], adjudicate: true });
  assert.deepEqual(read, { ids: ['a1', 'b2'], decision: 'confirm', changes: ['act=riot'], adjudicate: true });
  assert.deepEqual(decide.input.parse(JSON.parse(JSON.stringify(read))), read);
});
