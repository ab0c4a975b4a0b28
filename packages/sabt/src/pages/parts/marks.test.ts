import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { marked, PART_UNITS, partOf, textPart } from './marks.ts';

const plain = (html: string) =>
  html
    .replace(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('marks in a text', () => {
  it('show every character once, whatever the spans', () => {
    const span = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        assert.equal(plain(String(marked(text, spans as [number, number][]))), text);
      }),
      { numRuns: 300 },
    );
  });

  it('never split a surrogate pair', () => {
    assert.equal(String(marked('a😀b', [[0, 2]])), '<mark>a</mark>😀b');
    assert.equal(String(marked('a😀b', [[2, 4]])), 'a<mark>😀b</mark>');
  });

  it('escape what they mark', () => {
    assert.equal(String(marked('<b>x</b>', [[0, 3]])), '<mark>&lt;b&gt;</mark>x&lt;/b&gt;');
  });

  it('fall into the paragraph and part where they stand', () => {
    const text = `${'word '.repeat(PART_UNITS / 4)}\nsecond paragraph here`;
    const at = text.indexOf('paragraph');
    const shown = textPart(text, [[at, at + 9]], partOf(text, at));
    const paragraph = shown.paragraphs.at(-1)!;
    assert.equal(paragraph.text, 'second paragraph here');
    assert.deepEqual(paragraph.marks, [[7, 16]]);
    assert.equal(shown.part, shown.parts);
  });

  it('cut a text into parts without losing or doubling a letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '\n', '😀', 'ب'), { minLength: 10, maxLength: 40 }), (letters) => {
        const text = letters.join('').repeat(Math.ceil((PART_UNITS * 2.5) / letters.length));
        const { parts } = textPart(text, [], 1);
        const all = Array.from({ length: parts }, (_, i) =>
          textPart(text, [], i + 1)
            .paragraphs.map((p) => p.text)
            .join(''),
        ).join('');
        const squeezed = (s: string) => s.replace(/\s/g, '');
        assert.equal(squeezed(all), squeezed(text));
      }),
      { numRuns: 20 },
    );
  });
});
