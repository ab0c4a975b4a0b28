/** Documentation is held to the code: a code, command or option without a word about it fails here. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ERROR_CODES } from '../packages/sabt/src/model/errors.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test('docs/ERRORS.md and the closed list of codes are the same list, with the same exit status', () => {
  const errors = read('docs/ERRORS.md').split(/^## /m)[0]!;
  const rows = new Map([...errors.matchAll(/^\| `([a-z-]+)` \| (\d+) \| \S/gm)].map(([, code, exit]) => [code!, Number(exit)]));
  assert.deepEqual(Object.fromEntries([...rows].sort()), Object.fromEntries(Object.entries(ERROR_CODES).sort()));
});
