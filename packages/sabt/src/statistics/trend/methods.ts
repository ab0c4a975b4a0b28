import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { whole } from '../shapes.ts';
import { localLevel } from './local-level.ts';
import { mannKendall, seasonalMannKendall } from './mann-kendall.ts';

export const trendMethods: readonly AnyMethod[] = [
  method({
    name: 'mann-kendall',
    // All pairs are held at once: 5,000 values are 12.5 million slopes, 100 MB.
    input: z.strictObject({ x: z.array(z.number()).min(1).max(5_000), period: whole(1, 5_000).optional() }),
    compute: ({ x, period }) => (period === undefined ? mannKendall(x) : seasonalMannKendall(x, period)),
  }),
  method({
    name: 'local-level',
    input: z.strictObject({ x: z.array(z.number()).min(1).max(100_000) }),
    compute: ({ x }) => localLevel(x),
  }),
];
