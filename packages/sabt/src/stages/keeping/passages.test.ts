import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_PASSAGE_UNITS, splitPassages } from './passages.ts';

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
