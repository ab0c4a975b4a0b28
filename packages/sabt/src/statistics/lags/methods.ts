import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { count, whole } from '../shapes.ts';
import { circularShift } from './circular-shift.ts';
import { crossCorrelation } from './cross-correlation.ts';
import { distributedLag } from './distributed-lag.ts';
import { granger } from './granger.ts';

/** Every pair of steps is compared: longer series would take minutes. */
const LONGEST = 50_000;
const series = z.array(z.number()).min(1).max(LONGEST);
const sameLength = { path: ['y'], message: 'x and y need the same length' };

const past = z
  .strictObject({ x: series, y: series, order: whole(1, 100) })
  .refine(({ x, y }) => x.length === y.length, sameLength);

const around = z
  .strictObject({ x: series, y: series, maxLag: whole(0, 10_000) })
  .refine(({ x, y }) => x.length === y.length, sameLength)
  .refine(({ x, maxLag }) => maxLag < x.length, {
    path: ['maxLag'],
    message: 'must be below the length of the series',
  });

const turned = z
  .strictObject({ x: series, y: series, lags: z.array(whole(-10_000, 10_000)).min(1).max(1000) })
  .refine(({ x, y }) => x.length === y.length, sameLength)
  .refine(({ x, lags }) => lags.every((lag) => Math.abs(lag) < x.length), {
    path: ['lags'],
    message: 'each must be below the length of the series',
  });

const after = z
  .strictObject({
    outcome: z.array(count).min(1).max(LONGEST),
    driver: series,
    lags: whole(1, 100),
    period: z.number().min(1).max(1_000_000),
  })
  .refine(({ outcome, driver }) => outcome.length === driver.length, {
    path: ['driver'],
    message: 'outcome and driver need the same length',
  });

export const lagMethods: readonly AnyMethod[] = [
  method({ name: 'granger', input: past, compute: ({ x, y, order }) => granger(x, y, order) }),
  method({ name: 'cross-correlation', input: around, compute: ({ x, y, maxLag }) => crossCorrelation(x, y, maxLag) }),
  method({ name: 'circular-shift', input: turned, compute: ({ x, y, lags }) => circularShift(x, y, lags) }),
  method({ name: 'distributed-lag', input: after, compute: distributedLag }),
];
