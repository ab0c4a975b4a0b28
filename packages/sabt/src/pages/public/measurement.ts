/** A published number as its record has it; null where part of what the sentence needs is withheld. */
import type { Json } from '../../model/records.ts';
import type { Measurement } from '../../stages/measuring/index.ts';

const NEEDED = ['definition', 'method', 'safeguards', 'checkpoint', 'inputs'];

export function measurementOf(id: string, values: { readonly [path: string]: Json }): Measurement | null {
  if (NEEDED.some((path) => values[path] === undefined || values[path] === null)) return null;
  const { definition, method, methodVersion, value, interval, p, verdict, missing, safeguards, checkpoint, inputs } =
    values as unknown as Measurement & { methodVersion: string };
  return {
    id,
    definition,
    method: `${method}/${methodVersion}`,
    value: value ?? null,
    interval: interval ?? null,
    ...(p === undefined ? {} : { p }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(missing === undefined ? {} : { missing }),
    safeguards,
    checkpoint,
    inputs,
  };
}
