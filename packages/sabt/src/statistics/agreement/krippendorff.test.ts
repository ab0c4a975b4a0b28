import assert from 'node:assert/strict';
import { test } from 'node:test';
import { krippendorff } from './krippendorff.ts';

const _ = null;
/** The example of four coders and twelve units in Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". */
const FOUR_CODERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];

test('the published example at all four levels', () => {
  const expected = { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 } as const;
  for (const [level, alpha] of Object.entries(expected)) {
    const found = krippendorff(FOUR_CODERS, level as keyof typeof expected);
    assert.ok(Math.abs(found.alpha! - alpha) < 0.0006, `${level}: ${found.alpha}`);
    assert.ok(found.ci95![0] <= found.alpha! && found.alpha! <= found.ci95![1]);
    assert.equal(found.units, 11);
  }
});

test('two coders, binary data (Krippendorff 2011, A)', () => {
  const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
  const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
  assert.ok(Math.abs(krippendorff([a, b], 'nominal').alpha! - 0.095) < 0.0006);
});

test('what has no alpha says why', () => {
  assert.deepEqual(
    krippendorff(
      [
        [1, _],
        [_, 1],
      ],
      'nominal',
    ),
    { alpha: null, ci95: null, units: 0, reason: 'no-pairs' },
  );
  assert.equal(
    krippendorff(
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      'nominal',
    ).reason,
    'no-variation',
  );
  assert.equal(krippendorff([], 'nominal').reason, 'no-pairs');
});
