import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseQuery, snippets } from './index.ts';

function marked(text: string, query: string, language: string, field = 'text'): string[] {
  return snippets(text, field, parseQuery(query).query, language).flatMap(({ text, marks }) =>
    marks.map(([start, end]) => text.slice(start, end)),
  );
}

test('marks are exactly the letters of the matching word, as written', () => {
  assert.deepEqual(marked('عقدت مٶتمرات وإجتماعات', 'مؤتمرات', 'ar'), ['مٶتمرات']);
  assert.deepEqual(marked('رفض وکراهیة النظام', 'وكراهية', 'ar'), ['وکراهیة']);
  assert.deepEqual(marked('قال: «كَتَبَ» ثم', 'كتب', 'ar'), ['كَتَبَ']);
  assert.deepEqual(marked('Three lanterns, one LANTERN.', 'lantern', 'en'), ['lanterns', 'LANTERN']);
  assert.deepEqual(marked('an anti-government crowd', 'antigovernment', 'en'), ['anti-government']);
  assert.deepEqual(marked('harbours and harbour', 'harb*', 'en'), ['harbours', 'harbour']);
  assert.deepEqual(marked('a red lantern, red again', '"red lantern"', 'en'), ['red', 'lantern']);
});

test('what is excluded or asked of another field is not marked', () => {
  assert.deepEqual(marked('red lantern', 'red -lantern', 'en'), ['red']);
  assert.deepEqual(marked('red lantern', 'title:red lantern', 'en'), ['lantern']);
  assert.deepEqual(marked('red lantern', 'title:red', 'en', 'title'), ['red']);
  assert.deepEqual(marked('red lantern', 'kind:event', 'en'), []);
});

test('the stretch with most of the words is shown', () => {
  const text = `lantern ${'nothing here '.repeat(60)} a lantern in the harbour ${'nothing more '.repeat(60)}`;
  const [first] = snippets(text, 'text', parseQuery('lantern harbour').query, 'en', { count: 1 });
  assert.ok(first!.text.includes('a lantern in the harbour'));
  assert.equal(first!.marks.length, 2);
});

test('snippets are parts of the text, their marks lie inside, ascend and do not overlap', () => {
  const word = fc.constantFrom(
    'lantern',
    'lanterns',
    'anti-government',
    'کتاب‌های',
    'مؤتمرات',
    '\u{1f600}',
    '\n',
    '،',
    "Qur'an",
    'x'.repeat(300),
  );
  const property = fc.property(
    fc.array(word, { maxLength: 120, size: 'max' }),
    fc.constantFrom('lantern', '"lantern anti"', 'government', 'کتاب', 'lan* مؤتمر', '"lantern lanterns" OR x*'),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('ar', 'fa', 'en', null),
    (words, query, count, language) => {
      const text = words.join(' ');
      const found = snippets(text, 'text', parseQuery(query).query, language, { count, length: 120 });
      assert.ok(found.length <= count);
      let before = 0;
      for (const snippet of found) {
        assert.equal(text.slice(snippet.at, snippet.at + snippet.text.length), snippet.text);
        assert.ok(snippet.at >= before, 'in the order of the text, not overlapping');
        before = snippet.at + snippet.text.length;
        assert.ok(snippet.marks.length > 0);
        let last = 0;
        for (const [start, end] of snippet.marks) {
          assert.ok(start >= last && end > start && end <= snippet.text.length);
          assert.ok(!/^\s|\s$/u.test(snippet.text.slice(start, end)));
          last = end;
        }
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
});
