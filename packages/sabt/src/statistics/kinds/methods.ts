import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { counts, whole } from '../shapes.ts';
import { chao1 } from './chao1.ts';
import { atCoverage } from './coverage-rarefaction.ts';
import { abundance, hillNumbers, sampleCoverage } from './hill.ts';
import { rarefy } from './rarefaction.ts';

const kindCounts = counts.refine((of) => of.reduce((sum, one) => sum + one, 0) <= Number.MAX_SAFE_INTEGER, {
  error: 'the counts add up to more than can be counted exactly',
});

export const kindsMethods: readonly AnyMethod[] = [
  method({
    name: 'hill',
    input: z.strictObject({ counts: kindCounts }),
    compute({ counts: of }) {
      const sample = abundance(of);
      if (sample.n === 0)
        return { q0: 0, q1: null, q2: null, coverage: null, chao1: chao1(sample), reason: 'all-zero' };
      const coverage = sampleCoverage(sample);
      const result = { ...hillNumbers(sample), coverage, chao1: chao1(sample) };
      return coverage === null ? { ...result, reason: 'too-few' } : result;
    },
  }),
  method({
    name: 'rarefy',
    input: z
      .strictObject({ counts: kindCounts, m: whole(1, Number.MAX_SAFE_INTEGER) })
      .refine(({ counts: of, m }) => m <= of.reduce((sum, one) => sum + one, 0), {
        path: ['m'],
        error: 'm must not be more than there are events',
      }),
    compute: ({ counts: of, m }) => rarefy(abundance(of), m),
  }),
  method({
    name: 'coverage-rarefaction',
    input: z.strictObject({ counts: kindCounts, level: z.number().gt(0).max(1) }),
    compute: ({ counts: of, level }) => atCoverage(abundance(of), level),
  }),
];
