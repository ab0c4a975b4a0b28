import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { count, whole } from '../shapes.ts';
import { chapman } from './chapman.ts';
import { dga } from './dga.ts';
import { multipleSystems } from './multiple-systems.ts';
import { overlapTable, requireTable, tableFields } from './overlap-table.ts';

export const hiddenMethods: readonly AnyMethod[] = [
  method({
    name: 'chapman',
    input: z.strictObject({ n1: count, n2: count, m: count }).refine(({ n1, n2, m }) => m <= Math.min(n1, n2), {
      path: ['m'],
      error: 'm, the records on both lists, must not be more than are on either',
    }),
    compute: ({ n1, n2, m }) => chapman(n1, n2, m),
  }),
  method({
    name: 'multiple-systems',
    input: z.strictObject(tableFields(2, 9)).superRefine(requireTable),
    compute: (given) => multipleSystems(overlapTable(given), given.lists),
  }),
  method({
    name: 'dga',
    input: z
      .strictObject({
        ...tableFields(3, 5),
        delta: z.number().min(1e-9).max(1e6),
        missingMax: whole(1, 1_000_000),
        prior: z.strictObject({ a: z.number().min(1e-9).max(1e12), b: z.number().min(1e-9).max(1e12) }).optional(),
      })
      .superRefine(requireTable),
    compute: ({ delta, missingMax, prior, ...given }) =>
      dga(overlapTable(given), { delta, missingMax, ...(prior && { prior }) }),
  }),
];
