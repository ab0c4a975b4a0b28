import { z } from 'zod';
import { type AnyMethod, method } from '../method.ts';
import { FAMILIES, glm } from './glm.ts';

const column = z
  .array(z.union([z.number(), z.string()]))
  .min(1)
  .max(1_000_000);

const input = z
  .strictObject({
    data: z.record(z.string(), column),
    response: z.string(),
    terms: z.array(z.string()).max(1000),
    family: z.enum(FAMILIES),
    offset: z.string().optional(),
  })
  .refine(({ data }) => new Set(Object.values(data).map(({ length }) => length)).size <= 1, {
    path: ['data'],
    message: 'every column needs the same length',
  })
  .refine(({ data, response }) => (data[response] ?? []).every((value) => typeof value === 'string' || value >= 0), {
    path: ['response'],
    message: 'counts cannot be below nought',
  })
  .refine(({ response, terms, offset }) => !terms.includes(response) && offset !== response, {
    path: ['terms'],
    message: 'the response cannot explain itself',
  });

export const glmMethods: readonly AnyMethod[] = [method({ name: 'glm', input, compute: glm })];
