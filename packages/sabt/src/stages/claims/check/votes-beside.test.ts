/** Two voters on one matter: which way, how sure, and from how many years. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Measurement } from '../../measuring/index.ts';
import { checkClaim } from './index.ts';
import type { Record } from './record.ts';

const names = { country: (name: string) => name, sources: () => [] };

/** Shares of yes a year, by the voter that the filter names; the last year is not over. */
function decided(
  shares: { readonly [voter: string]: readonly number[] },
  direction?: 'up' | 'down' | 'none',
  against = 'palestine country:BB',
) {
  const record = {
    names,
    measure: async ({ where = '' }) => {
      const voter = /country:(\w+)/.exec(where)![1]!;
      const years = shares[voter] ?? [];
      return {
        points: years.map((value, i) => ({ label: String(2000 + i), value, isComplete: i < 30 })),
        inputs: { n: years.length * 9, digest: voter },
      } as unknown as Measurement;
    },
  } as unknown as Record;
  const inputs = { where: 'palestine country:AA', against };
  return checkClaim('position', direction === undefined ? inputs : { ...inputs, direction }, record);
}

const years = (n: number, at: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => at(i));
const wobble = (i: number): number => [0.02, -0.03, 0.01, 0, -0.02, 0.03, -0.01][i % 7]!;

describe('two voters held against each other', () => {
  const [high, low] = [years(20, (i) => 0.8 + wobble(i)), years(20, (i) => 0.5 - wobble(i + 3))];

  it('are told by the years in which both voted, one mirroring the other', async () => {
    const up = await decided({ AA: high, BB: low }, 'up');
    assert.deepEqual([up.verdict, up.figure!['years'], up.evidence], ['supported', 20, []]);
    const [least, most] = up.figure!['interval'] as [number, number];
    assert.ok(least > 0.25 && least < 0.3 && most > 0.3 && most < 0.35);
    assert.equal((await decided({ AA: low, BB: high }, 'up')).verdict, 'contradicted');
    assert.equal((await decided({ AA: low, BB: high }, 'down')).verdict, 'supported');
    assert.equal((await decided({ AA: high, BB: low }, 'none')).reason, 'changes');
    assert.deepEqual((await decided({ AA: high, BB: low })).cautions, ['direction-assumed']);
  });

  it('decide nothing over seven years, or where years that hang together wander to both sides', async () => {
    const few = await decided({ AA: high.slice(0, 7), BB: low.slice(0, 7) }, 'up');
    assert.deepEqual([few.verdict, few.reason], ['undecidable', 'too-few']);
    const slow = years(20, (i) => 0.5 + 0.2 * Math.sin((2 * Math.PI * (i + 3)) / 26));
    const wandering = await decided({ AA: slow, BB: years(20, () => 0.45) }, 'up');
    assert.equal(wandering.reason, 'interval-holds-none');
    assert.equal((await decided({ AA: high, BB: [] }, 'up')).reason, 'nothing-counted');
  });

  it('have no interval of no width where every year shows the same', async () => {
    const same = await decided({ AA: years(9, () => 1), BB: years(9, () => 0) }, 'up');
    assert.deepEqual([same.verdict, same.figure!['interval'], same.figure!['difference']], ['supported', null, 1]);
    const alike = await decided({ AA: years(9, () => 1), BB: years(9, () => 1) }, 'up');
    assert.deepEqual([alike.verdict, alike.reason], ['undecidable', 'interval-holds-none']);
  });

  it('are refused where they are no two voters, or voted on two matters', async () => {
    const shares = { AA: high, BB: low };
    for (const against of ['palestine', 'nuclear country:BB', 'palestine nuclear country:BB', 'palestine country:AA'])
      await assert.rejects(decided(shares, 'up', against), { code: 'invalid-value', at: 'inputs.against' }, against);
    for (const against of ['country:BB palestine', '(palestine) AND country:BB'])
      assert.equal((await decided(shares, 'up', against)).verdict, 'supported', against);
    const matters = { names, measure: () => assert.fail('measured') } as unknown as Record;
    const inputs = { where: 'palestine', against: 'palestine country:BB' };
    await assert.rejects(checkClaim('position', inputs, matters), { at: 'inputs.against' });
  });
});
