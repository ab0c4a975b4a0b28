import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { type LineCommand, lineCommand } from './command.ts';
import { answerLine } from './line-answer.ts';

const echo = lineCommand({
  words: ['echo'],
  summary: '',
  needs: 'nothing',
  lines: true,
  input: z.object({ text: z.string() }),
  start: async () => (input: { text: string }) => input,
}) as LineCommand<never, never>;

test('a line may begin with a byte order mark; what is no JSON is told in its place', async () => {
  const answer = await echo.start({});
  for (const line of ['{"text":"a"}', '\ufeff{"text":"a"}\r'])
    assert.deepEqual(answerLine(echo, answer, line), { json: '{"text":"a"}', ok: true, exitStatus: 0, error: null });
  for (const line of ['', '\ufeff', '{', '{"text":1}', '[]']) {
    const { json, ok, exitStatus } = answerLine(echo, answer, line);
    assert.deepEqual([ok, exitStatus], [false, 1]);
    assert.ok('error' in (JSON.parse(json) as object));
  }
});
