/** Steps of polls from year to year. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { MeasuredPoint, Measurement } from '../../measuring/index.ts';
import { everyYear } from './over-time.ts';
import type { Record } from './record.ts';

it('a fall between two single polls has the error of polls, not of their samples alone', async () => {
  const reasonOf = async (pollsAYear: number): Promise<string> => {
    const points = [50, 54, 47, 52].map(
      (value, i): MeasuredPoint => ({
        label: `${2016 + i}`,
        from: `${2016 + i}-01-01`,
        to: `${2016 + i}-12-31`,
        value,
        low: value - 3,
        high: value + 3,
        n: pollsAYear,
        isComplete: true,
      }),
    );
    const record = { measure: async () => ({ points }) as unknown as Measurement } as unknown as Record;
    return (await everyYear({ where: '', series: 'approval', direction: 'up' }, record)).reason;
  };
  // with several polls a year the interval holds what they differ by
  assert.equal(await reasonOf(4), 'a-step-back');
  assert.equal(await reasonOf(1), 'not-every-step');
});
