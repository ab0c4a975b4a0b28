import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_PASSAGE_UNITS, spansWithLevel, splitPassages } from './passages.ts';

test('passages joined are the text, none is too long, none ends inside a character', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '\r\n',
      '. ',
      '؟ ',
      ' ',
      '😀',
      'x'.repeat(1999),
      'كلمة '.repeat(500),
      '\n'.repeat(2500),
      ' '.repeat(3000),
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const passages = splitPassages(text);
      assert.equal(passages.join(''), text);
      for (const passage of passages) {
        assert.ok(passage.length > 0 && passage.length <= MAX_PASSAGE_UNITS);
        assert.ok(passage.isWellFormed());
      }
    }),
    { numRuns: 200 },
  );
});

test('paragraphs are passages; long ones are cut at the end of a sentence, else at a space', () => {
  assert.deepEqual(splitPassages('One.\n\nTwo.\nThree.'), ['One.\n\n', 'Two.\n', 'Three.']);
  assert.deepEqual(splitPassages(''), []);
  const sentence = `${'word '.repeat(300)}end. `;
  assert.deepEqual(splitPassages(sentence + sentence), [sentence, sentence]);
  const words = 'word '.repeat(800);
  assert.ok(splitPassages(words).every((passage) => passage.endsWith(' ')));
  assert.deepEqual(
    splitPassages(`${'x'.repeat(1999)}😀y`).map((p) => p.length),
    [1999, 3],
  );
});

test('spans with a level of their own are passages, and joined all are the text', () => {
  assert.deepEqual(splitPassages('The witness N. left.\n', [{ start: 12, end: 14 }]), [
    'The witness ',
    'N.',
    ' left.\n',
  ]);
  assert.deepEqual(splitPassages('a😀b', [{ start: 2, end: 2 }]), ['a', '😀', 'b'], 'no half of a pair');
  assert.deepEqual(spansWithLevel('text', { '*': 'public', 'text/1': 'identity', 'text@3-7': 'identity' }), [
    { start: 3, end: 7 },
  ]);
  const text = fc.array(fc.constantFrom('Word ', 'end. ', '\n', '😀', 'x'.repeat(900)), { maxLength: 12 });
  const span = fc.tuple(fc.nat(4000), fc.nat(60)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(text, fc.array(span, { maxLength: 4 }), (parts, spans) => {
      const whole = parts.join('');
      const passages = splitPassages(whole, spans);
      assert.equal(passages.join(''), whole);
      assert.ok(passages.every((passage) => passage !== '' && passage.isWellFormed()));
      const ends = new Set([0]);
      for (const passage of passages) ends.add(Math.max(...ends) + passage.length);
      for (const { start, end } of spans)
        for (const at of [start, end]) {
          const isInPair = /[\udc00-\udfff]/.test(whole[at] ?? '') && /[\ud800-\udbff]/.test(whole[at - 1] ?? '');
          if (at < whole.length && !isInPair) assert.ok(ends.has(at), `${at} is an end`);
        }
    }),
    { numRuns: 200 },
  );
});
