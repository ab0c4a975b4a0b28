import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseQuery } from './index.ts';
import type { ParsedQuery } from './query.ts';

/** A query in one line: words as their folds, ~ where stems are searched too. */
function shown(query: ParsedQuery): string {
  const inField = (field: string | null): string => (field === null ? '' : `${field}:`);
  switch (query.type) {
    case 'all':
    case 'none':
      return query.type;
    case 'word':
      return `${inField(query.field)}${query.fold}`;
    case 'phrase':
      return `${inField(query.field)}"${query.terms.map(({ fold, offset }) => `${fold}@${offset}`).join(' ')}"`;
    case 'prefix':
      return `${inField(query.field)}${query.fold}*`;
    case 'id':
      return `id=${query.fold}`;
    case 'kind':
    case 'language':
      return `${query.type}=${query.value}`;
    case 'years':
    case 'days':
      return `${query.type} ${query.from}..${query.to}`;
    case 'and':
    case 'or':
      return `(${query.of.map(shown).join(query.type === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${shown(query.of)}`;
  }
}

const UNDERSTOOD: [typed: string, query: string, note?: string][] = [
  ['', 'all'],
  ['  \n', 'all'],
  ['lantern', 'lantern'],
  ['Lantern HARBOUR', '(lantern & harbour)'],
  ['lantern AND harbour', '(lantern & harbour)'],
  ['"red lantern"', '"red@0 lantern@1"'],
  ['“red lantern”', '"red@0 lantern@1"'],
  ['„red lantern“', '"red@0 lantern@1"'],
  ['«فانوس قرمز»', '"فانوس@0 قرمز@1"'],
  ['＂red lantern＂', '"red@0 lantern@1"'],
  ['"lantern"', '"lantern@0"'],
  ['lant*', 'lant*'],
  ['lant＊', 'lant*'],
  ['title:lant*', 'title:lant*'],
  ['a b OR c', '(a & (b | c))'],
  ['a OR b OR c', '(a | b | c)'],
  ['a | b', '(a | b)'],
  ['(a b) OR c', '((a & b) | c)'],
  ['（a b） OR c', '((a & b) | c)'],
  ['lantern -harbour', '(lantern & !harbour)'],
  ['lantern −harbour', '(lantern & !harbour)'],
  ['-(a OR b) c', '(!(a | b) & c)'],
  ['-title:"a b"', '!title:"a@0 b@1"'],
  ['lantern - harbour', '(lantern & harbour)'],
  ['title:(a OR text:b)', '(title:a | text:b)'],
  ['source:BBC', 'source:bbc'],
  ['title：lantern', 'title:lantern'],
  ['language:FA kind:event', '(language=fa & kind=event)'],
  ['year:2022', 'years 2022..2022'],
  ['year:۲۰۱۹..۲۰۲۱', 'years 2019..2021'],
  ['year:2019..', 'years 2019..9999'],
  ['date:1970-01-02', 'days 1..1'],
  ['date:1970-01..1970-02', 'days 0..58'],
  ['id:AbC-1', 'id=abc-1'],
  ['مؤتمر، اجتماع', '(موتمر & اجتماع)'],
  ['1,500', '1500'],
  ['2022-09-16', '"2022@0 09@1 16@2"'],
  ['anti-government', '((anti & government) | antigovernment)'],
  ['می روند', '((مي & روند) | ميروند)'],
  ['https://example.org/a', '"https@0 example@1 org@2 a@3"'],
  ['12:30', '"12@0 30@1"'],
  ['colour:red', '"colour@0 red@1"', 'unknown-field'],
  ['!!!', 'none', 'query-without-words'],
  ['""', 'none', 'query-without-words'],
  ['"lantern (OR', 'lantern', 'query-as-words'],
  ['lantern OR', 'lantern', 'query-as-words'],
  ['OR lantern', 'lantern', 'query-as-words'],
  ['(lantern', 'lantern', 'query-as-words'],
  ['lantern)', 'lantern', 'query-as-words'],
  ['()', 'none', 'query-without-words'],
  ['lantern title:', 'lantern', 'query-as-words'],
  ['year:then lantern', '(then & lantern)', 'query-as-words'],
  ['date:2022-02-30', '(2022 & 02 & 30)', 'query-as-words'],
];

for (const [typed, query, note] of UNDERSTOOD) {
  test(`query: ${typed}`, () => {
    const understood = parseQuery(typed);
    assert.equal(shown(understood.query), query);
    assert.equal(understood.note?.code, note);
  });
}

test('whatever is typed is understood somehow, and quickly', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '«',
      '»',
      '(',
      ')',
      'OR',
      'AND',
      '-',
      '*',
      'title:',
      'year:',
      'a',
      'مؤتمر',
      '\u200c',
      ' ',
      ',',
      '\ud800',
      '..',
      '|',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60, size: 'max' }), (pieces) => {
      const { query } = parseQuery(pieces.join(''));
      assert.ok(shown(query).length > 0);
    }),
    { numRuns: 500 },
  );
  for (const typed of [
    '('.repeat(5000),
    '"a '.repeat(2000),
    'title:'.repeat(2000),
    '-a '.repeat(3000),
    'x'.repeat(100_000),
    'a OR '.repeat(3000),
  ]) {
    const began = performance.now();
    parseQuery(typed);
    assert.ok(performance.now() - began < 500, typed.slice(0, 10));
  }
});

test('a query with very many words is cut, and says so', () => {
  const { query, note } = parseQuery(Array.from({ length: 200 }, (_, i) => `w${i}`).join(' '));
  assert.equal(note?.code, 'query-too-long');
  assert.ok(query.type === 'and' && query.of.length === 64);
});
