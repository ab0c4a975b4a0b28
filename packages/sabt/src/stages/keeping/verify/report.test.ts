import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FINDING_CODES, PROBLEM_CODES } from './report.ts';

const page = readFileSync(new URL('../../../../../../docs/ERRORS.md', import.meta.url), 'utf8');

function codesUnder(heading: string): string[] {
  const section = page.slice(page.indexOf(`## ${heading}\n`)).split(/\n## /)[0]!;
  return [...section.matchAll(/^\| `([a-z-]+)` \| \S/gm)].map(([, code]) => code!);
}

test('docs/ERRORS.md explains every problem and finding, in their order, and no other', () => {
  assert.deepEqual(codesUnder('Problems that verify names'), [...PROBLEM_CODES]);
  assert.deepEqual(codesUnder('Findings of verify'), [...FINDING_CODES]);
});
