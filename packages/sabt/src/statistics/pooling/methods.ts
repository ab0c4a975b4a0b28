import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { POOLING, pool } from './pool.ts';

/** More studies or moderators than any synthesis has. */
const MOST = 10_000;

const studies = z
  .strictObject({
    yi: z.array(z.number()).min(1).max(MOST),
    vi: z.array(z.number().positive()).min(1).max(MOST),
    method: z.enum(POOLING),
    mods: z.array(z.array(z.number()).min(1).max(50)).min(1).max(MOST).optional(),
  })
  .refine(({ yi, vi }) => yi.length === vi.length, { path: ['vi'], message: 'yi and vi need the same length' })
  .refine(
    ({ yi, mods }) =>
      mods === undefined || (mods.length === yi.length && mods.every((row) => row.length === mods[0]?.length)),
    { path: ['mods'], message: 'needs one row a study, all of the same length' },
  );

export const poolingMethods: readonly AnyMethod[] = [
  method({
    name: 'pool',
    input: studies,
    compute: ({ yi, vi, method: how, mods }) => {
      const { coefficients, tau2, i2, q, qp, df, reason } = pool(yi, vi, how, mods);
      const first = coefficients?.[0];
      const {
        estimate,
        se,
        ci95,
        z: ratio,
        p,
      } = mods === undefined
        ? (first ?? { estimate: null, se: null, ci95: null, z: null, p: null })
        : {
            estimate: coefficients?.map((one) => one.estimate) ?? null,
            se: coefficients?.map((one) => one.se) ?? null,
            ci95: coefficients?.map((one) => one.ci95) ?? null,
            z: coefficients?.map((one) => one.z) ?? null,
            p: coefficients?.map((one) => one.p) ?? null,
          };
      return { estimate, se, ci95, z: ratio, p, tau2, i2, q, qp, df, ...(reason === undefined ? {} : { reason }) };
    },
  }),
];
