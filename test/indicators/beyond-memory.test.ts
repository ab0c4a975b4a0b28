/** Steps in counts that wander, held against their memory. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeededDraws } from '../../bench/seeded-draws.ts';
import { beyondMemory } from '../../packages/sabt/src/statistics/change/beyond-memory.ts';
import { pelt } from '../../packages/sabt/src/statistics/change/pelt.ts';

const RUNS = 60;
const MONTHS = 120;

/** In how many of a hundred series steps are found, and stand. */
function shares(series: (draws: SeededDraws) => number[]): { found: number; stands: number } {
  const draws = new SeededDraws(20_261_123);
  let [found, stands] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const x = series(draws);
    const changes = pelt(x, { cost: 'negbin', penalty: 'mbic', minSegment: 2 }).changePoints ?? [];
    if (changes.length > 0) found++;
    if (beyondMemory(x, changes)?.stands === true) stands++;
  }
  return { found: (100 * found) / RUNS, stands: (100 * stands) / RUNS };
}

describe('steps beyond memory', () => {
  it('stand in few series that wander, although they are found in most', () => {
    const { found, stands } = shares((draws) =>
      draws.autoregressive(MONTHS, 0.8, 0.5).map((wander) => draws.poisson(20 * Math.exp(wander))),
    );
    assert.ok(found > 60 && stands <= 10, `${found} % found, ${stands} % stand`);
  });

  it('stand where a rate doubles', () => {
    const { stands } = shares((draws) => Array.from({ length: MONTHS }, (_, t) => draws.poisson(t < 50 ? 10 : 20)));
    assert.ok(stands >= 95, `${stands} %`);
  });

  it('are judged without steps, of few values and of values without scatter', () => {
    assert.equal(beyondMemory([1, 2, 3, 4, 5, 6, 7, 8], []), null);
    assert.equal(beyondMemory([1, 2, 9, 9], [2]), null);
    const flat = [...Array.from({ length: 10 }, () => 4), ...Array.from({ length: 10 }, () => 40)];
    const found = beyondMemory(flat, [10])!;
    assert.ok(found.stands && Number.isFinite(found.gain));
    assert.equal(
      beyondMemory(
        Array.from({ length: 20 }, () => 7),
        [10],
      )!.stands,
      false,
    );
  });
});
