import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damerau, jaroWinkler, jaroWinklerBound, lettersIn } from './strings.ts';

const units = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const winkler = (a: string, b: string): number => jaroWinkler(units(a), 0, a.length, units(b), 0, b.length);
const edits = (a: string, b: string, bound = 9): number => damerau(units(a), 0, a.length, units(b), 0, b.length, bound);

/** By the definition, with whole tables. */
function naiveEdits(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  return d[a.length]![b.length]!;
}

const word = fc.string({ unit: fc.constantFrom(...'abcdé م'), maxLength: 9 });

test('Jaro–Winkler of the published examples', () => {
  for (const [a, b, expected] of [
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
  ] as const)
    assert.ok(Math.abs(winkler(a, b) - expected) < 0.001, `${a} ${b} ${winkler(a, b)}`);
});

test('Jaro–Winkler is 1 for the same string, between 0 and 1, and never above its bound', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const like = winkler(a, b);
      assert.ok(like >= 0 && like <= 1);
      assert.equal(winkler(a, a), 1);
      if (a === '' || b === '') return;
      let prefix = 0;
      while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
      const [inA, inB] = [lettersIn(units(a), 0, a.length), lettersIn(units(b), 0, b.length)];
      assert.ok(like <= jaroWinklerBound(a.length, b.length, inA, inB, prefix) + 1e-12);
    }),
  );
});

test('edits are those of the definition, up to the bound', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, bound) => {
      assert.equal(edits(a, b, bound), Math.min(bound + 1, naiveEdits(a, b)));
      assert.equal(edits(a, b, bound), edits(b, a, bound));
    }),
  );
});
