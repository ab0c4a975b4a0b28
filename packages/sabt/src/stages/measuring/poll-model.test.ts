import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PointRow } from '../../store/points-port.ts';
import { changeOf, type Levels, levelsOf } from './poll-model.ts';
import { pollsOf, wholeOf } from './polls.ts';

const poll = (year: number, value: number, more: Partial<PointRow> = {}): PointRow => ({
  id: `${year} ${more.house ?? ''} ${value}`,
  version: 1,
  entry: 0,
  kind: 'series',
  stands: true,
  series: 'S',
  question: null,
  population: null,
  house: null,
  mode: null,
  unit: 'percent',
  value,
  n: null,
  low: null,
  high: null,
  institution: null,
  position: null,
  of: null,
  title: null,
  countryKey: null,
  country: null,
  start: `${year}-05-01`,
  end: `${year}-05-03`,
  precision: 'range',
  sources: [],
  confidentiality: 'public',
  words: '',
  ...more,
});

const levels = (points: PointRow[]): Levels => {
  const found = levelsOf(pollsOf(points));
  if ('reason' in found) throw new Error(found.reason);
  return found;
};
const near = (a: number | null, b: number, within = 1e-9): void =>
  assert.ok(a !== null && Math.abs(a - b) < within, `${a} is not ${b}`);

test('the variance of a share is that of its sample, and never nought', () => {
  const variances = pollsOf([
    poll(2001, 40, { n: 1000 }),
    poll(2002, 0, { n: 1000 }),
    poll(2003, 40),
    poll(2004, 0.4, { unit: 'share', n: 1000 }),
    poll(2005, 40, { unit: 'points', n: 1000 }),
    poll(2006, 1, { unit: 'score', low: -0.959963984540054, high: 2.959963984540054 }),
  ]).observations.map(({ variance }) => variance);
  near(variances[0]!, 100 ** 2 * ((400.5 / 1001) * (600.5 / 1001)) * 1e-3);
  assert.ok(variances[1]! > 0);
  assert.equal(variances[2], null);
  near(variances[3]!, variances[0]! / 100 ** 2);
  assert.equal(variances[4], null);
  near(variances[5]!, 1);
  assert.deepEqual(['%', 'Prozent', 'share', 'scale 1 to 5', null].map(wholeOf), [100, 100, 1, null, null]);
});

test('a house that comes and another that goes move no level', () => {
  // the level stands still at 40; house B says 6 more than house A, and takes over
  const points = [2001, 2002, 2003, 2004, 2005, 2006].flatMap((year) => [
    ...(year <= 2004 ? [poll(year, 37, { house: 'A', n: 1000 })] : []),
    ...(year >= 2003 ? [poll(year, 43, { house: 'B', n: 1000 })] : []),
  ]);
  const { years, effects, tau2 } = levels(points);
  for (const { level, variance } of years) {
    near(level, 40);
    assert.ok(variance !== null && variance > 0);
  }
  near(effects[0]!.effect, -3);
  near(effects[1]!.effect, 3);
  assert.equal(tau2, 0);
});

test('houses that never meet are not compared', () => {
  const polls = pollsOf([
    ...[2001, 2002, 2003].map((year) => poll(year, 30, { house: 'A' })),
    ...[2004, 2005].map((year) => poll(year, 50, { house: 'B' })),
  ]);
  assert.deepEqual(
    polls.lines.map(({ house }) => house),
    ['A'],
  );
  assert.equal(polls.leftOut, 2);
  // the question counts as the house does
  assert.equal(pollsOf([poll(2001, 1, { question: 'a' }), poll(2002, 1, { question: 'b' })]).leftOut, 1);
});

test('a poll over the turn of a year belongs where most of it lies', () => {
  const yearOf = (start: string, end: string): number | undefined =>
    pollsOf([poll(0, 1, { start, end })]).observations[0]?.year;
  assert.equal(yearOf('2001-12-01', '2002-01-10'), 2001);
  assert.equal(yearOf('2001-12-25', '2002-01-20'), 2002);
  assert.equal(yearOf('2001-01-01', '2003-12-31'), undefined);
});

/** With one poll a year and no variances this is ordinary regression: scipy.stats.linregress 1.17 of the y below. */
const REFERENCE = { slope: 0.5440476190476191, se: 0.0653823281049263, p: 0.00016345712658007633 };

test('the change a year is the slope of the levels, widened where what is left hangs together', () => {
  const y = [3.1, 2.9, 4.2, 4.0, 5.5, 5.1, 6.3, 6.6];
  const { years } = levels(y.map((value, i) => poll(2001 + i, value)));
  const { slope, interval, naive, test: trend } = changeOf(years);
  assert.equal(years[0]!.variance, null);
  near(slope, REFERENCE.slope, 1e-9);
  near(naive, REFERENCE.p, 1e-9);
  assert.ok((trend.prewhitened?.r1 ?? 0) === 0);
  near(interval![1] - interval![0], 2 * 2.4469118511449692 * REFERENCE.se, 1e-8);
  // the same noise, but each year near the one before
  const wandering = [0, 1, 2, 2.5, 2.2, 1.5, 0.6, 0.1, 0.5, 1.4, 2.1, 2.6].map((value, i) => poll(2001 + i, value));
  const wide = changeOf(levels(wandering).years);
  assert.ok(wide.test.prewhitened!.r1 > 0.4);
  assert.ok(wide.interval![0] < 0 && wide.interval![1] > 0);
});

test('hostile polls give numbers or a reason, never NaN', () => {
  const any = fc.record({
    year: fc.integer({ min: 1950, max: 1960 }),
    value: fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 100)),
    n: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: null }),
    house: fc.constantFrom(null, 'A', 'B', 'C'),
    mode: fc.constantFrom(null, 'phone'),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 30 }), (all) => {
      const found = levelsOf(pollsOf(all.map(({ year, value, ...more }) => poll(year, value, more))));
      if ('reason' in found) return;
      const change = changeOf(found.years);
      const numbers = JSON.stringify([found, change.slope, change.interval, change.naive], (_, value) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'BAD' : value,
      );
      assert.ok(!numbers.includes('BAD'), numbers);
    }),
    { numRuns: 150 },
  );
});
