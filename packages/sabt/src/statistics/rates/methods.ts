import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { count, counts, exposure, numbers } from '../shapes.ts';
import { ADJUSTMENTS, adjustP } from './adjust-p.ts';
import { newcombe } from './newcombe.ts';
import { poissonInterval } from './poisson-interval.ts';
import { propTrend } from './prop-trend.ts';
import { rateRatio } from './rate-ratio.ts';
import { wilson } from './wilson.ts';

const MORE_THAN_ALL = 'more successes than trials';

const shares = z
  .strictObject({ x: counts, n: counts, scores: numbers.optional() })
  .refine(({ x, n, scores }) => x.length === n.length && (scores === undefined || scores.length === n.length), {
    message: 'x, n and scores need the same length',
  })
  .refine(({ x, n }) => x.every((one, i) => one <= (n[i] as number)), { path: ['x'], message: MORE_THAN_ALL });

export const rateMethods: readonly AnyMethod[] = [
  method({
    name: 'rate-ratio',
    input: z.strictObject({
      counts: z.tuple([count, count]),
      exposures: z.tuple([exposure, exposure]),
    }),
    compute: ({ counts: seen, exposures }) => rateRatio(seen, exposures),
  }),
  method({
    name: 'poisson-interval',
    input: z.strictObject({ count, exposure: exposure.default(1) }),
    compute: (given) => poissonInterval(given.count, given.exposure),
  }),
  method({
    name: 'wilson',
    input: z.strictObject({ x: count, n: count }).refine(({ x, n }) => x <= n, { path: ['x'], message: MORE_THAN_ALL }),
    compute: ({ x, n }) => wilson(x, n),
  }),
  method({
    name: 'newcombe',
    input: z
      .strictObject({ x1: count, n1: count, x2: count, n2: count })
      .refine(({ x1, n1 }) => x1 <= n1, { path: ['x1'], message: MORE_THAN_ALL })
      .refine(({ x2, n2 }) => x2 <= n2, { path: ['x2'], message: MORE_THAN_ALL }),
    compute: ({ x1, n1, x2, n2 }) => newcombe(x1, n1, x2, n2),
  }),
  method({ name: 'prop-trend', input: shares, compute: ({ x, n, scores }) => propTrend(x, n, scores) }),
  method({
    name: 'adjust-p',
    input: z.strictObject({ p: z.array(z.number().min(0).max(1)).min(1).max(1_000_000), method: z.enum(ADJUSTMENTS) }),
    compute: ({ p, method: by }) => ({ adjusted: adjustP(p, by) }),
  }),
];
