/** No p is given as nought, however small it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rounded } from '../packages/sabt/src/app/measuring/measuring.ts';

test('a p smaller than numbers reach is the least of them; other noughts stay', () => {
  const found = rounded({
    p: 0,
    value: { compared: { pCentral: 0, counts: [0, 5] } },
    tests: [{ name: 'x', p: 0, holm: 0, bh: null }],
  });
  assert.deepEqual(found, {
    p: Number.MIN_VALUE,
    value: { compared: { pCentral: Number.MIN_VALUE, counts: [0, 5] } },
    tests: [{ name: 'x', p: Number.MIN_VALUE, holm: Number.MIN_VALUE, bh: null }],
  });
  assert.ok((JSON.parse(JSON.stringify(found)) as { p: number }).p > 0);
});
