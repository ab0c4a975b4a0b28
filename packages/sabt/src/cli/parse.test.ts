import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SabtError } from '../model/errors.ts';
import { parseWords } from './parse.ts';

test('--archive takes the word after it, unless that is an option', () => {
  assert.deepEqual(parseWords(['--archive', 'A', 'show', 'x']).globals.archive, 'A');
  assert.deepEqual(parseWords(['--archive=--odd', 'show']).globals.archive, '--odd');
  for (const words of [['--archive'], ['--archive', '--json'], ['--archive='], ['--archive', '']])
    assert.throws(
      () => parseWords(words),
      (thrown: unknown) => thrown instanceof SabtError && thrown.code === 'missing-argument',
    );
});
