import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { whole } from '../shapes.ts';
import { baiPerron } from './bai-perron.ts';
import { bayesChangePoint } from './bayes-change-point.ts';
import { bocpd } from './bocpd.ts';
import { cusum } from './cusum.ts';
import { eDivisive } from './e-divisive.ts';
import { PENALTIES, pelt } from './pelt.ts';
import { pettitt } from './pettitt.ts';
import { SEGMENT_COSTS } from './segment-cost.ts';

/** Lengths at which a method still ends within seconds. */
const series = (longest: number) => z.array(z.number()).min(1).max(longest);
const counts = (longest: number) => z.array(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)).min(1).max(longest);

const segmented = z
  .strictObject({
    x: series(50_000),
    cost: z.enum(SEGMENT_COSTS),
    penalty: z.union([z.number().min(0), z.enum(PENALTIES)]).default('mbic'),
    minSegment: whole(1, 50_000).default(2),
  })
  .refine(({ x, cost }) => cost === 'l2' || cost === 'meanvar' || x.every(isCount), {
    path: ['x'],
    message: 'this cost takes counts: whole numbers from 0',
  })
  .refine(({ cost, minSegment }) => cost !== 'meanvar' || minSegment >= 2, {
    path: ['minSegment'],
    message: 'a variance needs 2 values or more',
  });

const prior = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('normal'),
    mu: z.number(),
    kappa: z.number().positive(),
    alpha: z.number().positive(),
    beta: z.number().positive(),
  }),
  z.strictObject({ model: z.literal('poisson'), a: z.number().positive(), b: z.number().positive() }),
]);

const online = z
  .strictObject({ x: series(20_000), hazard: z.number().min(0).max(1), prior })
  .refine(({ x, prior: { model } }) => model === 'normal' || x.every(isCount), {
    path: ['x'],
    message: 'the Poisson model takes counts: whole numbers from 0',
  });

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export const changeMethods: readonly AnyMethod[] = [
  method({ name: 'pettitt', input: z.strictObject({ x: series(1_000_000) }), compute: ({ x }) => pettitt(x) }),
  method({ name: 'cusum', input: z.strictObject({ x: series(1_000_000) }), compute: ({ x }) => cusum(x) }),
  method({ name: 'pelt', input: segmented, compute: ({ x, ...options }) => pelt(x, options) }),
  method({
    name: 'bai-perron',
    input: z.strictObject({
      x: series(10_000),
      trim: z.number().positive().max(0.5).default(0.15),
      maxBreaks: whole(0, 1_000).optional(),
    }),
    compute: ({ x, ...options }) => baiPerron(x, options),
  }),
  method({
    name: 'e-divisive',
    input: z.strictObject({
      x: series(2_000),
      seed: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      minSegment: whole(2, 2_000).default(10),
      permutations: whole(1, 100_000).default(499),
      alpha: z.number().positive().max(2).default(1),
    }),
    compute: ({ x, ...options }) => eDivisive(x, options),
  }),
  method({
    name: 'bayes-change-point',
    input: z.strictObject({ x: counts(1_000_000), a: z.number().positive(), b: z.number().positive() }),
    compute: ({ x, a, b }) => bayesChangePoint(x, a, b),
  }),
  method({ name: 'bocpd', input: online, compute: ({ x, hazard, prior: given }) => bocpd(x, hazard, given) }),
];
