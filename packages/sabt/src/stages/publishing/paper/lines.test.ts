import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Line, linesOf, type Setting } from './lines.ts';

/** Every character is one wide; Arabic letters have a font of their own. */
const setting: Setting = {
  fontOf: (codePoint) => (codePoint >= 0x600 && codePoint <= 0x6ff ? 'arabic' : 'latin'),
  widthOf: (text) => Array.from(text).length,
};

/** As it stands on the page, from left to right, each piece as the shaper will turn it. */
function onPage({ pieces }: Line): string[] {
  return pieces.toSorted((a, b) => a.x - b.x).flatMap(({ text, isSpace }) => (isSpace ? [] : [text]));
}

test('an English name and a number in an Arabic sentence keep their order, the words around them run from the right', () => {
  const [line] = linesOf('قال John Smith عام 2019 هذا', 100, setting);
  assert.equal(line!.direction, 'rtl');
  assert.deepEqual(onPage(line!), ['هذا', '2019', 'عام', 'John', 'Smith', 'قال']);
  assert.deepEqual(
    line!.pieces.filter(({ isSpace }) => !isSpace).map(({ text }) => text),
    ['قال', 'John', 'Smith', 'عام', '2019', 'هذا'],
  );
});

test('Arabic digits are drawn from the left, though the shaper would turn them', () => {
  const [line] = linesOf('عام ۱۳۹۸', 100, setting);
  assert.deepEqual(onPage(line!), ['۸۹۳۱', 'عام']);
});

test('brackets turn with the direction of what they stand in', () => {
  const [line] = linesOf('(سوق)', 100, setting);
  assert.deepEqual(onPage(line!), ['(', 'سوق', ')']);
  assert.deepEqual(onPage(linesOf('(market)', 100, setting)[0]!), ['(market)']);
});

test('the direction is that of the first letter that is not isolated, then of one that is, then that of the page', () => {
  assert.equal(linesOf('\u2068پوشیده\u2069 market', 100, setting)[0]!.direction, 'ltr');
  assert.equal(linesOf('\u2068مصر\u2069', 100, setting)[0]!.direction, 'rtl');
  assert.equal(linesOf('12', 100, setting, { otherwise: 'rtl' })[0]!.direction, 'rtl');
  assert.equal(linesOf('مصر', 100, setting, { given: 'ltr' })[0]!.direction, 'ltr');
});

test('what orders text and is not seen does not reach the shaper', () => {
  const [line] = linesOf('a\u202eb\u2066c\u0007\u200f', 100, setting);
  assert.doesNotMatch(line!.pieces.map(({ text }) => text).join(''), /[\u0007\u200f\u202e\u2066]/u);
});

test('no line is wider than it may be, and nothing is lost, whatever the text', () => {
  const letter = fc.constantFrom(...'abc XYZ سوق می‌خواهم ۱۲3(),.«»ـُ\u200c');
  const text = fc.string({ unit: letter, maxLength: 120 });
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 30 }), (given, width) => {
      const lines = linesOf(given, width, setting);
      for (const line of lines) {
        // a mark is not torn from its letter, however narrow the line
        const marks = line.pieces
          .map(({ text: t }) => (t.match(/[\p{M}\u200c]/gu) ?? []).length)
          .reduce((a, b) => a + b, 0);
        assert.ok(line.width <= width + marks);
        for (const { x, width: own } of line.pieces) assert.ok(x >= 0 && x + own <= line.width + 1e-9);
      }
      const letters = (of: string) => Array.from(of.replace(/\s/g, '')).map(plain).sort().join('');
      assert.equal(letters(lines.flatMap(({ pieces }) => pieces.map((one) => one.text)).join('')), letters(given));
    }),
    { numRuns: 200 },
  );
});

/** Mirrored or not. */
const plain = (char: string): string => ({ ')': '(', '»': '«' })[char] ?? char;
