import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { fold, foldWithMap } from './fold.ts';

const unescaped = (text: string): string =>
  text.replace(/\\u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
const lines = readFileSync(new URL('pairs.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^[=/]/.test(line));

/** Any UTF-16, lone surrogates included, rich in what folding changes. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0x600, max: 0x6ff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('ﷺ', 'ﻻ', '\u200c', '\u0640', 'ẞ', '𝐁', '\ud835', '\udc00', 'İ', ' '),
  ),
  maxLength: 40,
});

test('all pairs of spellings meet or stay apart as the list says', () => {
  assert.ok(lines.length >= 150);
  const wrong = lines.filter((line) => {
    const [sign, a, b] = line.split('\t').map(unescaped);
    return (fold(a!) === fold(b!)) !== (sign === '=');
  });
  assert.deepEqual(wrong, []);
});

test('every code point folds to its own fold', () => {
  const moving: string[] = [];
  for (let cp = 0; cp < 0x110000; cp++) {
    const once = fold(String.fromCodePoint(cp));
    if (fold(once) !== once) moving.push(cp.toString(16));
  }
  assert.deepEqual(moving, []);
});

test('folding is idempotent and free of context', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      assert.equal(fold(fold(a)), fold(a));
      if (a.isWellFormed() && b.isWellFormed()) assert.equal(fold(a + b), fold(a) + fold(b));
    }),
    { numRuns: 500 },
  );
});

test('the map rises, ends at the length, and each unit comes from the code point that it names', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { folded, map } = foldWithMap(text);
      assert.equal(folded, fold(text));
      assert.equal(map.length, folded.length + 1);
      assert.equal(map[folded.length], text.length);
      for (let i = 0; i < folded.length; i++) {
        const from = map[i]!;
        assert.ok(from < text.length && (i === 0 || from >= map[i - 1]!));
        const source = fold(String.fromCodePoint(text.codePointAt(from)!));
        assert.ok(source.includes(folded[i]!) || folded[i] === '\ufffd');
      }
    }),
    { numRuns: 500 },
  );
});

test('a lone surrogate stands for itself and never becomes half of a new character', () => {
  assert.equal(fold('a\ud800b'), 'a\ud800b');
  assert.equal(fold('\ud835\u0640\udc00'), '\ud835\ufffd');
  assert.deepEqual([...foldWithMap('\ud835\u0640\udc00').map], [0, 2, 3]);
});

test('a long text grows the buffer', () => {
  const text = 'ﷺ'.repeat(20_000);
  assert.equal(fold(text).length, 18 * 20_000);
  assert.equal(foldWithMap(text).map.at(-1), 20_000);
});
