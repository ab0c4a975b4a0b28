import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WITNESSING_PROBLEM_CODES } from './problems.ts';

const read = (path: string): string => readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8');

test('docs/ERRORS.md explains every problem of witnesses, anchors, mirrors and monitors, in their order', () => {
  const [, section = ''] = read('docs/ERRORS.md').split('## Problems of witnesses, anchors, mirrors and monitors\n');
  const codes = [...section.split(/\n## /)[0]!.matchAll(/^\| `([a-z-]+)` \| \S/gm)].map(([, code]) => code!);
  assert.deepEqual(codes, [...WITNESSING_PROBLEM_CODES]);
});

test('each has words in three languages', () => {
  for (const language of ['en', 'ar', 'fa']) {
    const words = read(`packages/sabt/src/i18n/${language}/problems.ts`);
    for (const code of WITNESSING_PROBLEM_CODES) assert.ok(words.includes(`'reason.${code}'`), `${language} ${code}`);
  }
});
