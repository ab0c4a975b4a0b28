import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { count } from '../shapes.ts';
import { cohenKappa } from './cohen.ts';
import { dawidSkene } from './dawid-skene.ts';
import { fleissKappa } from './fleiss.ts';
import { krippendorff, LEVELS } from './krippendorff.ts';

/** What a coder said of a unit; names and numbers are told apart (`1` is not `"1"`). */
const label = z.union([z.number(), z.string()]);
const given = label.nullable();

const ratings = z
  .strictObject({ ratings: z.array(z.array(given).max(100_000)).min(1).max(1000), level: z.enum(LEVELS) })
  .refine(({ ratings: rows }) => rows.every((row) => row.length === rows[0]?.length), {
    path: ['ratings'],
    message: 'every coder needs one entry for each unit, null where there is none',
  })
  .refine(
    ({ ratings: rows, level }) =>
      level === 'nominal' || rows.every((row) => row.every((one) => typeof one !== 'string')),
    { path: ['ratings'], message: 'only the nominal level takes words: give the others as numbers' },
  )
  .refine(
    ({ ratings: rows, level }) =>
      level !== 'ratio' || rows.every((row) => row.every((one) => typeof one !== 'number' || one >= 0)),
    { path: ['ratings'], message: 'the ratio level has no values below nought' },
  );

const sum = (row: readonly number[]): number => row.reduce((total, one) => total + one, 0);

const table = z
  .strictObject({ counts: z.array(z.array(count).min(2).max(10_000)).min(1).max(100_000) })
  .refine(({ counts }) => counts.every((row) => row.length === counts[0]?.length), {
    path: ['counts'],
    message: 'every subject needs one number for each category',
  })
  .refine(({ counts }) => counts.every((row) => sum(row) === sum(counts[0] as number[]) && sum(row) >= 2), {
    path: ['counts'],
    message: 'every subject needs the same number of coders, two or more (krippendorff takes missing ratings)',
  });

const pair = z
  .strictObject({ a: z.array(given).min(1).max(1_000_000), b: z.array(given).min(1).max(1_000_000) })
  .refine(({ a, b }) => a.length === b.length, { path: ['b'], message: 'a and b need the same length' });

const long = z.strictObject({
  long: z
    .array(z.strictObject({ unit: label, coder: label, label }))
    .min(1)
    .max(200_000),
});

export const agreementMethods: readonly AnyMethod[] = [
  method({ name: 'krippendorff', input: ratings, compute: ({ ratings: rows, level }) => krippendorff(rows, level) }),
  method({ name: 'fleiss', input: table, compute: ({ counts }) => fleissKappa(counts) }),
  method({ name: 'cohen', input: pair, compute: ({ a, b }) => cohenKappa(a, b) }),
  method({ name: 'dawid-skene', input: long, compute: ({ long: rows }) => dawidSkene(rows) }),
];
