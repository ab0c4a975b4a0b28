import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follows } from './follows.ts';

/** Four years of weeks. */
const WEEKS = 208;

/** Park & Miller's generator. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, next: () => number): number {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); count++) product *= next();
  return count;
}

function planted(seed: number): { outcome: number[]; driver: number[] } {
  const next = uniform(seed);
  const driver = Array.from({ length: WEEKS }, () => (next() < 0.25 ? 1 : 0));
  const outcome = driver.map((_, t) => poisson(12 * 1.5 ** (driver[t - 1] ?? 0), next));
  return { outcome, driver };
}

test('a driver that raises the rate by half is followed, by about half, and does not follow', () => {
  const found = follows({ ...planted(11), lags: 2, period: 52 });
  assert.equal(found.follows, true);
  assert.ok((found.verdictP ?? 1) < 0.02);
  const [low, high] = found.forward.percentCi95 ?? [0, 0];
  assert.ok(low > 0 && low < 50 && 50 < high, `${low} to ${high} percent`);
  assert.ok((found.backward.p ?? 0) > 0.05);
  assert.equal(found.verdictP, Math.max(found.forward.p ?? 0, found.forward.shiftP ?? 0));
});

test('turned round, the leads tell what is to come and veto the verdict', () => {
  const { outcome, driver } = planted(12);
  const found = follows({ outcome: driver, driver: outcome, lags: 2, period: 52 });
  assert.ok((found.placeboLeads.p ?? 1) < 0.01);
  assert.notEqual(found.follows, true);
});

test('two series that only grow together, season included, are no evidence', () => {
  let alarms = 0;
  let unguarded = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const next = uniform(seed * 977);
    const made = (): number[] =>
      Array.from({ length: WEEKS }, (_, t) =>
        poisson(5 * 3 ** (t / WEEKS) * 1.5 ** Math.sin((2 * Math.PI * t) / 52), next),
      );
    const found = follows({ outcome: made(), driver: made(), lags: 2, period: 52 });
    if (found.follows === true) alarms += 1;
    if ((found.forward.rawShiftP ?? 1) < 0.05) unguarded += 1;
  }
  assert.ok(alarms <= 3, `${alarms} of 20`);
  assert.ok(unguarded > alarms, `${unguarded} of 20 on the series as they are`);
});

test('a driver that is no count has no other direction; what cannot be told is null', () => {
  const { outcome, driver } = planted(13);
  assert.equal(
    follows({ outcome, driver: driver.map((one) => one - 0.5), lags: 1, period: 52 }).backward.reason,
    'not-defined',
  );
  const nothing = follows({ outcome: outcome.map(() => 0), driver, lags: 1, period: 52 });
  assert.deepEqual([nothing.follows, nothing.verdictP, nothing.forward.reason], [null, null, 'all-zero']);
  const short = follows({ outcome: [1, 2, 3], driver: [0, 1, 0], lags: 2, period: 52 });
  assert.deepEqual([short.follows, short.forward.reason], [null, 'too-few']);
});
