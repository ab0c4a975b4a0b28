/** The port of the pages of indicators: every number as `sabt measure` gives it. */
import { SabtError } from '../model/errors.ts';
import type { Fields } from '../model/records.ts';
import type * as port from '../pages/index.ts';
import type { Definition, Measure, Measurement, Step } from '../stages/measuring/index.ts';
import type { CatalogueItem } from '../store/catalogue-port.ts';
import type { App } from './app.ts';
import { publishFigure, recompute } from './figures.ts';
import { nameOf } from './find.ts';
import { beginMeasuring } from './measuring.ts';
import type { MeasuringJob } from './measuring-jobs.ts';
import { expressionOf } from './pages-explore.ts';
import { known } from './records.ts';

const MOST_REMEMBERED = 64;
/** How long a page waits for its number before it shows how far it is. */
const A_MOMENT_MS = 1_500;
const MOST_SERIES = 200;
/** Roll calls that a page names, the latest. */
const MOST_NAMED = 30;
const LONGEST_NAME = 120;
/** Figures looked through for those of one indicator. */
const MOST_LOOKED_AT = 500;

/** A question, what is computed for it, and what came of that. */
interface Remembered {
  /** Of the log, when it was asked. */
  size: number;
  job: MeasuringJob;
  measured: Promise<port.Measured>;
  state: 'running' | 'there' | 'failed' | 'cancelled';
  /** Whether a page has shown it. */
  isSeen: boolean;
  /** Lets go of a number that a page keeps going. */
  release: (() => void) | null;
}

export class MeasureDesk implements port.MeasureApp {
  readonly #app: App;
  /** By the question alone: an answer holds until the log grows, but what runs is awaited, or no page would ever see it. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(app: App) {
    this.#app = app;
  }

  async measure(name: Measure, query: port.MeasureQuery, signal?: AbortSignal): Promise<port.Measured> {
    const known = this.#known(name, query);
    const one = known === null || known.state === 'cancelled' ? this.#begin(name, query) : known;
    await one.job.wait(signal === undefined ? {} : { signal });
    return one.measured;
  }

  async soon(name: Measure, query: port.MeasureQuery): Promise<port.Answered> {
    const one = this.#known(name, query) ?? this.#begin(name, query);
    if (one.state === 'running') one.release ??= one.job.keep();
    // what is cancelled may have been computed all the same, for others
    const measured = isCancelled(one) ? null : await within(A_MOMENT_MS, one.measured).catch(unlessCancelled(one));
    if (isCancelled(one)) return { state: 'cancelled' };
    if (measured === null) return { state: 'computing', step: one.job.step() };
    one.isSeen = true;
    return { state: 'there', measured };
  }

  step(name: Measure, query: port.MeasureQuery): Step | null {
    const one = this.#remembered.get(keyOf(name, query));
    return one?.state === 'running' ? one.job.step() : null;
  }

  cancel(name: Measure, query: port.MeasureQuery): void {
    const one = this.#remembered.get(keyOf(name, query));
    if (one?.state !== 'running') return;
    one.state = 'cancelled';
    one.release?.();
  }

  allow(name: Measure, query: port.MeasureQuery): void {
    const key = keyOf(name, query);
    if (this.#remembered.get(key)?.state === 'cancelled') this.#remembered.delete(key);
  }

  #known(name: Measure, query: port.MeasureQuery): Remembered | null {
    const key = keyOf(name, query);
    const one = this.#remembered.get(key);
    if (one === undefined) return null;
    // a failure is told once: who asks after that has it tried again
    if (one.state === 'failed') this.#remembered.delete(key);
    const isOld = one.state === 'there' && one.isSeen && one.size !== this.#app.archive.size();
    return isOld ? null : one;
  }

  #begin(name: Measure, query: port.MeasureQuery): Remembered {
    const { filter, by, driver, series } = query;
    const expression = expressionOf(filter);
    const second = driver === undefined ? null : expressionOf(driver);
    const size = this.#app.archive.size();
    const job = beginMeasuring(
      { measure: name, where: expression, by, at: filter.at, driver: second ?? undefined, series },
      this.#app,
    );
    const measured = job.answer.then((measurement) => this.#measured(measurement, query, expression, second));
    const key = keyOf(name, query);
    const one: Remembered = { size, job, measured, state: 'running', isSeen: false, release: null };
    measured.then(
      () => {
        if (one.state === 'running') one.state = 'there';
      },
      (thrown: unknown) => {
        if (one.state !== 'running') return;
        one.state = 'failed';
        // given up because nobody waited: nobody need be told
        if (thrown instanceof SabtError && thrown.code === 'stopped') this.#forget(key, one);
      },
    );
    this.#remember(key, one);
    return one;
  }

  #forget(key: string, one: Remembered): void {
    if (this.#remembered.get(key) === one) this.#remembered.delete(key);
  }

  #remember(key: string, one: Remembered): void {
    this.#remembered.delete(key);
    for (const [other, { state }] of this.#remembered) {
      if (this.#remembered.size < MOST_REMEMBERED) break;
      if (state !== 'running') this.#remembered.delete(other);
    }
    this.#remembered.set(key, one);
  }

  #measured(
    measurement: Measurement,
    { filter, driver }: port.MeasureQuery,
    expression: string,
    second: string | null,
  ): port.Measured {
    return {
      measurement,
      expression,
      driver: second,
      sourceName: this.#sourceName(filter.source),
      driverSourceName: this.#sourceName(driver?.source),
      names: this.#names(measurement),
    };
  }

  #sourceName(source: string | undefined): string | null {
    return source === undefined ? null : nameOf(this.#app.catalogue.byId(source), source);
  }

  /** Of the lists of an estimate, which are sources, and of roll calls without a title. */
  #names({ value }: Measurement): Record<string, string> {
    const { lists = [], listed = [] } = (value ?? {}) as {
      lists?: string[];
      listed?: { id: string; title: string | null }[];
    };
    const untitled = listed.filter(({ title }) => title === null).slice(-MOST_NAMED);
    return Object.fromEntries([
      ...lists.map((id) => [id, nameOf(this.#app.catalogue.byId(id), id)] as const),
      ...untitled.map(({ id }) => [id, this.#described(id)] as const),
    ]);
  }

  /** The first words of a record's description. */
  #described(id: string): string {
    const item = this.#app.catalogue.byId(id);
    const description = item === null ? undefined : this.#app.reader.current(item).fields['description'];
    if (typeof description !== 'string' || description.trim() === '') return nameOf(item, id);
    return description.length > LONGEST_NAME ? `${description.slice(0, LONGEST_NAME)}…` : description;
  }

  async series(): Promise<port.SeriesName[]> {
    const copy = await this.#app.analysis.current();
    const all = await copy.series({ filter: { is: 'all' } });
    return all.slice(0, MOST_SERIES).map(({ series, n, from, to }) => ({ name: series, n, from, to }));
  }

  figures(
    { measure: name }: { measure?: Measure },
    { limit, offset }: { limit: number; offset: number },
  ): port.Page<port.FigureSummary> {
    const list = (page: { limit: number; offset: number }) => this.#app.catalogue.list({ kind: 'figure', ...page });
    if (name === undefined) {
      const { total, items } = list({ limit, offset });
      return { total, items: items.map((item) => this.#summary(item)) };
    }
    const { items } = list({ limit: MOST_LOOKED_AT, offset: 0 });
    const own = items
      .map((item) => this.#summary(item))
      .filter(({ measurement }) => measurement.definition.measure === name);
    return { total: own.length, items: own.slice(offset, offset + limit) };
  }

  figure(id: string): port.FigureSummary {
    const item = known(id, this.#app.catalogue);
    if (item.kind !== 'figure') throw new SabtError('not-found', `${id} is no figure.`, { at: id });
    return this.#summary(item);
  }

  #summary(item: CatalogueItem): port.FigureSummary {
    const { fields } = this.#app.reader.current(item);
    const text = (path: string): string | null => {
      const value = fields[path];
      return typeof value === 'string' ? value : null;
    };
    return { id: item.id, at: text('at'), by: text('by'), measurement: publishedOf(item.id, fields) };
  }

  async again(id: string, signal?: AbortSignal): Promise<port.ComputedAgain> {
    const { id: _same, ...answer } = await recompute(id, this.#app, signal === undefined ? {} : { signal });
    return answer;
  }

  async publish(name: Measure, query: port.MeasureQuery, signal?: AbortSignal): Promise<{ id: string }> {
    const { measurement } = await this.measure(name, query, signal);
    const { id } = await publishFigure(measurement, this.#app, this.#app.person);
    return { id: id! };
  }
}

/** What the record of a figure keeps of the measurement. */
function publishedOf(id: string, fields: Fields): Measurement {
  const read = <T>(path: string): T => fields[path] as unknown as T;
  return {
    id,
    definition: read<Definition>('definition'),
    method: `${String(fields['method'])}/${String(fields['methodVersion'])}`,
    value: fields['value'] ?? null,
    interval: fields['interval'] ?? null,
    ...(fields['p'] === undefined ? {} : { p: read<number | null>('p') }),
    ...(fields['verdict'] === undefined ? {} : { verdict: read<NonNullable<Measurement['verdict']>>('verdict') }),
    ...(fields['missing'] === undefined ? {} : { missing: read<NonNullable<Measurement['missing']>>('missing') }),
    safeguards: read<Measurement['safeguards']>('safeguards'),
    checkpoint: read<Measurement['checkpoint']>('checkpoint'),
    inputs: read<Measurement['inputs']>('inputs'),
  };
}

/** A day is a part of the question: what lies after it is not observed yet. */
function keyOf(name: Measure, query: port.MeasureQuery): string {
  return JSON.stringify([name, query, new Date().toISOString().slice(0, 10)]);
}

const isCancelled = ({ state }: Remembered): boolean => state === 'cancelled';

const unlessCancelled =
  (one: Remembered) =>
  (thrown: unknown): null => {
    if (isCancelled(one)) return null;
    throw thrown;
  };

/** Null where it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<null>((late) => {
        timer = setTimeout(() => late(null), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
