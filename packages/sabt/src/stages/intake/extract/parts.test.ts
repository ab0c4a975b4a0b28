import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { linesOf, type Piece, reorder } from './bidi-lines.ts';
import { nestingOf, withoutTags } from './html-stripped.ts';
import { jsonAsText } from './json-text.ts';

const piece = (text: string, x: number, y = 700, rightToLeft = false): Piece => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  rightToLeft,
});

describe('lines of a page', () => {
  it('letters drawn one by one from left to right are read from the right', () => {
    const seen = [...'قئاثو'].map((letter, i) => piece(letter, 100 + 5 * i, 700, true));
    assert.equal(linesOf(seen), 'وثائق');
  });

  it('numbers, times and Latin words keep their own order', () => {
    const line = [
      piece('.10:30', 50),
      piece('الساعة', 90, 700, true),
      piece('Radio', 130),
      piece('عبر', 165, 700, true),
    ];
    assert.equal(linesOf(line), 'عبر Radio الساعة 10:30.');
  });

  it('brackets open before what they hold', () => {
    assert.equal(
      linesOf([piece('(', 50), piece('تونس', 55, 700, true), piece(')', 75), piece('في', 95, 700, true)]),
      'في (تونس)',
    );
  });

  it('vowel signs join their letter and make no line or space', () => {
    assert.equal(linesOf([piece('م', 50, 700, true), piece('\u064e', 51, 703)]), 'مَ');
  });

  it('columns that are drawn one after the other stay apart', () => {
    assert.equal(
      linesOf([piece('left one', 50, 700), piece('left two', 50, 688), piece('right one', 300, 700)]),
      'left one\nleft two\nright one',
    );
  });

  it('reordering twice gives what was there', () => {
    const words = fc.array(fc.constantFrom('ا', 'ب', 'ج', ' ', '(', 'a', 'b'), { maxLength: 12 });
    fc.assert(
      fc.property(words, (letters) => {
        // Neutrals at the border of a run belong to the line, so only lines that begin and end in its direction.
        const line = ['ا', ...letters, 'ب'];
        assert.deepEqual(reorder(reorder(line, true), true), line);
      }),
      { numRuns: 200 },
    );
  });
});

describe('JSON as text', () => {
  it('shows every string and number of any value, and nothing is invented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = jsonAsText(JSON.stringify(value, null, 1));
        const scalars: string[] = [];
        JSON.stringify(value, (_key, one: unknown) => {
          if (typeof one === 'string' && !one.includes('\n')) scalars.push(one);
          return one;
        });
        for (const scalar of scalars) assert.ok(text.includes(scalar));
      }),
      { numRuns: 200 },
    );
  });

  it('throws nothing but SyntaxError', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          jsonAsText(text);
        } catch (error) {
          assert.ok(error instanceof SyntaxError);
        }
      }),
    );
  });
});

describe('pages without their tags', () => {
  it('keep words apart and leave scripts out', () => {
    assert.equal(
      withoutTags('<div>one<p>two <b>th</b>ree</div><script>no</script>&#1587;&amp;&zwnj;'),
      'one\ntwo three\nس&\u200c',
    );
  });

  it('take time in proportion to their length, whatever is left open', () => {
    for (const nasty of ['<script>', '<!--', '<a', '<div>', '&#']) {
      const source = nasty.repeat(100_000);
      const start = performance.now();
      withoutTags(source);
      nestingOf(source);
      assert.ok(performance.now() - start < 1_500, nasty);
    }
  });
});
