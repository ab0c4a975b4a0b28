/**
 * `sabt measure`: indicators over the record. An answer carries the checkpoint it was computed from and the digest of what
 * was put into the method; the same question about the same checkpoint gives the same digits to anyone.
 */
import { createHash } from 'node:crypto';
import { canonicalize } from '@sabt/proof';
import { codebookInUse } from '../../codebook/index.ts';
import { SabtError } from '../../model/errors.ts';
import {
  type Computing,
  type Found,
  MEASURES,
  type Measure,
  type Measurement,
  type Question,
  readFilter,
  type Unit,
} from '../../stages/measuring/index.ts';
import type { Selected } from '../../store/analysis-port.ts';
import { filterNames } from '../act-names.ts';
import type { App } from '../app.ts';
import { type Counted, duplicatesOf, sameIn } from '../linking/duplicates.ts';
import { requireInLog } from '../records.ts';
import { checkpointOf } from './counting.ts';
import type { Asker } from './measuring-jobs.ts';

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

/** What is asked, of which state of the record. */
interface Asked extends MeasureInput {
  measure: Measure;
  at: number;
  today: string;
}

/**
 * Computed in a thread of its own; who asks the same meanwhile waits for the same. Throws `unknown-measure`, what a filter
 * throws, and `stopped` where it was cancelled.
 */
export async function measure(input: MeasureInput, app: App, asker: Asker = {}): Promise<Measurement> {
  asker.signal?.throwIfAborted();
  const asked = askedOf(input, app);
  return app.measuring.begin(keyOf(asked), (computing) => compute(asked, app, computing)).wait(asker);
}

const WITH_DRIVER: readonly Measure[] = ['follows', 'together', 'rate'];
/** Told once for the whole span, whatever the unit of time. */
const AT_ONCE: readonly Measure[] = ['estimate', 'corroboration'];

/** Throws `invalid-argument` for what the indicator would not look at. */
export function requireTaken({ measure: name, driver, series, lists }: MeasureInput): void {
  const measure = requireMeasure(name);
  const refuse = (at: string, taken: string): never => {
    throw new SabtError('invalid-argument', `${measure} takes no ${at}, only ${taken}.`, { at });
  };
  if (driver !== undefined && !WITH_DRIVER.includes(measure)) refuse('driver', WITH_DRIVER.join(', '));
  if (series !== undefined && measure !== 'opinion') refuse('series', 'opinion');
  if (lists !== undefined && measure !== 'estimate') refuse('lists', 'estimate');
}

function askedOf(input: MeasureInput, app: App): Asked {
  const name = requireMeasure(input.measure);
  requireInLog(input.at, app.archive);
  if (input.by === 'state' && name !== 'positions')
    throw new SabtError('invalid-argument', `Only positions are told by state, not ${name}.`, { at: 'by' });
  // the log may grow while it is computed: the number is that of the checkpoint at which it was asked for
  const at = input.at ?? app.archive.size();
  return { ...input, measure: name, at, today: input.today ?? new Date().toISOString().slice(0, 10) };
}

const keyOf = ({ measure: name, where, by, at, driver, series, lists, today }: Asked): string =>
  JSON.stringify([name, where ?? '', by ?? null, at, driver ?? null, series ?? null, lists ?? null, today]);

async function compute(asked: Asked, app: App, computing: Computing): Promise<Measurement> {
  const { measure: name, at, today } = asked;
  app.measuring.threads.prepare();
  const copy = await app.analysis.current();
  computing.signal.throwIfAborted();
  const selected = selectedBy(asked.where ?? '', at, app);
  const question: Question = {
    measure: name,
    selected,
    unit: asked.by === undefined || asked.by === 'state' ? null : asked.by,
    byState: asked.by === 'state',
    today,
    driver: asked.driver === undefined ? null : selectedBy(asked.driver, at, app),
    series: asked.series ?? null,
    same: sameIn(app, at),
  };
  const answer = await app.measuring.threads.compute(question, copy, computing);
  const duplicates = isOfPoints(name) ? null : await duplicatesOf(selected, copy, app, countedIn(answer));
  const { from, to, unit, n, input: put, safeguards, ...found } = rounded(answer) as Found;
  return {
    definition: {
      measure: name,
      unit,
      where: asked.where ?? '',
      status: selected.status,
      ...(asked.by === undefined ? {} : { by: asked.by }),
      ...(asked.driver === undefined ? {} : { driver: asked.driver }),
      ...(asked.series === undefined ? {} : { series: asked.series }),
      ...(asked.lists === undefined ? {} : { lists: asked.lists }),
      from,
      to,
      codebook: codebookInUse().version,
      today,
    },
    ...found,
    safeguards: {
      ...safeguards,
      duplicates: unit === 'acts' ? duplicates : null,
      notes: [...safeguards.notes, ...(asked.by !== undefined && AT_ONCE.includes(name) ? ['whole-span'] : [])],
    },
    checkpoint: checkpointOf(at, app),
    inputs: {
      n,
      digest: createHash('sha256')
        .update(canonicalize({ measure: name, input: put }))
        .digest('hex'),
    },
  };
}

/** By the labels of what is drawn: years, months, or the days of weeks. */
function countedIn({ n, points }: Found): Counted {
  const by = new Map([
    [4, 'year'],
    [7, 'month'],
    [10, 'day'],
  ] as const).get(points?.[0]?.label.length as 4);
  return { n, by: by ?? null };
}

const isOfPoints = (name: Measure): boolean => name === 'opinion' || name === 'positions';

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
    Object.entries(value).flatMap(([key, part]) =>
      part === undefined ? [] : [[key, part === 0 && P_VALUES.has(key) ? LEAST_P : rounded(part)]],
    ),
  );
}

const P_VALUES: ReadonlySet<string> = new Set(['p', 'holm', 'bh', 'shiftP', 'rawShiftP', 'pCentral']);
/** No p is nought: where it is smaller than numbers reach, the least of them stands for it. */
const LEAST_P = Number.MIN_VALUE;
