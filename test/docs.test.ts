/** Documentation is held to the code: an error code without a word about it, or a link into nothing, fails here. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ERROR_CODES } from '../packages/sabt/src/model/errors.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

test('docs/ERRORS.md and the closed list of codes are the same list, with the same exit status', () => {
  const errors = read('docs/ERRORS.md').split(/^## /m)[0]!;
  const rows = new Map(
    [...errors.matchAll(/^\| `([a-z-]+)` \| (\d+) \| \S/gm)].map(([, code, exit]) => [code!, Number(exit)]),
  );
  assert.deepEqual(Object.fromEntries([...rows].sort()), Object.fromEntries(Object.entries(ERROR_CODES).sort()));
});

test('every link of a page leads to a file that is there', () => {
  const root = new URL('..', import.meta.url);
  const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], {
    cwd: fileURLToPath(root),
    exclude: (name) => name === 'node_modules',
  });
  assert.ok(pages.length > 10);
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target]) => new URL(target!, new URL(page, root)))
      .filter((target) => !existsSync(target))
      .map((target) => `${page}: ${target.pathname.slice(root.pathname.length)}`),
  );
  assert.deepEqual(broken, []);
});

test('each attack of the list in docs/THREATS.md has the tests that it names', () => {
  const list = /## The attacks that must be caught[\s\S]*?\| attack \| test \|\n\|-+\|-+\|\n((?:\|.*\n)+)/.exec(
    read('docs/THREATS.md'),
  )![1]!;
  const files = globSync(['packages/**/*.test.ts', 'test/**/*.test.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    exclude: (name) => name === 'node_modules',
  }).map((path) => path.replaceAll('\\', '/'));
  const rows = list.trim().split('\n');
  assert.ok(rows.length > 25);
  const missing = rows.flatMap((row) => {
    const named = [...row.matchAll(/`([\w/.-]+\.test\.ts)`: (\*[^*]+\*(?:, \*[^*]+\*)*)/g)];
    if (named.length === 0) return [`no test: ${row}`];
    return named.flatMap(([, end, names]) => {
      const found = files.filter((path) => `/${path}`.endsWith(`/${end}`));
      if (found.length !== 1) return [`${end} is ${found.length} files`];
      const source = read(found[0]!);
      return [...names!.matchAll(/\*([^*]+)\*/g)].flatMap(([, name]) =>
        ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}`)) ? [] : [`${end}: ${name}`],
      );
    });
  });
  assert.deepEqual(missing, []);
});
