/**
 * `sabt measure`: indicators over the record. An answer carries the checkpoint it was computed from and the digest of what
 * was put into the method; the same question about the same checkpoint gives the same digits to anyone.
 */
import { createHash } from 'node:crypto';
import { canonicalize } from '@sabt/proof';
import { codebookInUse } from '../codebook/index.ts';
import { SabtError } from '../model/errors.ts';
import {
  type Ask,
  type Found,
  indicatorOf,
  MEASURES,
  type Measure,
  type Measurement,
  readFilter,
  type Unit,
} from '../stages/measuring/index.ts';
import type { Selected } from '../store/analysis-port.ts';
import { filterNames } from './act-names.ts';
import type { App } from './app.ts';
import { checkpointOf } from './counting.ts';
import { duplicatesOf, sameIn } from './duplicates.ts';
import { requireInLog } from './records.ts';

export interface MeasureInput {
  measure: string;
  where?: string | undefined;
  /** A unit of time, or each state by itself. */
  by?: Unit | 'state' | undefined;
  at?: number | undefined;
  driver?: string | undefined;
  series?: string | undefined;
  lists?: string | undefined;
  /** ISO day after which nothing counts as observed; today, if absent. */
  today?: string | undefined;
}

/** Digits beyond these may differ between machines. */
const DIGITS = 12;

/** Throws `unknown-measure`, and what a filter throws. */
export async function measure(input: MeasureInput, app: App): Promise<Measurement> {
  const name = requireMeasure(input.measure);
  requireInLog(input.at, app.archive);
  if (input.by === 'state' && name !== 'positions')
    throw new SabtError('invalid-argument', `Only positions are told by state, not ${name}.`, { at: 'by' });
  const copy = await app.analysis.current();
  const selected = selectedBy(input.where ?? '', input.at, app);
  const today = input.today ?? new Date().toISOString().slice(0, 10);
  const ask: Ask = {
    copy,
    selected,
    unit: input.by === undefined || input.by === 'state' ? null : input.by,
    byState: input.by === 'state',
    today,
    driver: input.driver === undefined ? null : selectedBy(input.driver, input.at, app),
    series: input.series ?? null,
    same: sameIn(app, input.at),
  };
  const indicator = await indicatorOf(name);
  const { from, to, unit, n, input: put, safeguards, ...found } = rounded(await indicator(ask)) as Found;
  const duplicates = unit === 'acts' ? await duplicatesOf(selected, copy, app) : null;
  return {
    definition: {
      measure: name,
      unit,
      where: input.where ?? '',
      status: selected.status,
      ...(input.by === undefined ? {} : { by: input.by }),
      ...(input.driver === undefined ? {} : { driver: input.driver }),
      ...(input.series === undefined ? {} : { series: input.series }),
      ...(input.lists === undefined ? {} : { lists: input.lists }),
      from,
      to,
      codebook: codebookInUse().version,
      today,
    },
    ...found,
    safeguards: { ...safeguards, duplicates },
    checkpoint: checkpointOf(input.at, app),
    inputs: {
      n,
      digest: createHash('sha256')
        .update(canonicalize({ measure: name, input: put }))
        .digest('hex'),
    },
  };
}

function requireMeasure(name: string): Measure {
  const found = MEASURES.find((one) => one === name);
  if (found !== undefined) return found;
  throw new SabtError('unknown-measure', `There is no measure ${name}. There are: ${MEASURES.join(', ')}.`);
}

function selectedBy(where: string, at: number | undefined, app: App): Selected {
  return { ...readFilter(where, filterNames(app)), at };
}

/** Rounded to digits that do not depend on the machine, without what is undefined. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, rounded(part)]])),
  );
}
