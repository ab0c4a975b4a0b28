/** What the pages of indicators, figures and comparisons ask of the program; see `app-port.ts` for the conventions. */
import type { Json } from '../../model/records.ts';
import type { Measure, Measurement, Step, Unit } from '../../stages/measuring/index.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import type { Page } from '../intake/app-port-intake.ts';

export interface MeasureQuery {
  filter: ExploreQuery;
  /** The indicator chooses where it is not set. */
  by?: Unit | 'state';
  /** The acts compared with, for `follows`, `together` and `rate`. */
  driver?: ExploreQuery;
  /** Name of a series of polls, for `opinion`. */
  series?: string;
}

export interface Measured {
  measurement: Measurement;
  /** The whole filter, as `sabt measure --where` takes it. */
  expression: string;
  /** The same for the acts compared with. */
  driver: string | null;
  /** Names of the sources by which the filters select; null where they do not, or none is so called. */
  sourceName: string | null;
  driverSourceName: string | null;
  /** Names of records that the result speaks of by id: lists, sources. */
  names: Readonly<Record<string, string>>;
}

/** What stands where an answer is not there yet. */
export type NotYet =
  | { state: 'computing'; step: Step }
  /** Until somebody lets it be computed again. */
  | { state: 'cancelled' };

/** What has become of something that a page asks for. */
export type Soon<T> = { state: 'there'; value: T } | NotYet;

export type Answered = { state: 'there'; measured: Measured } | NotYet;

export interface SeriesName {
  name: string;
  n: number;
  from: string | null;
  to: string | null;
}

export interface FigureSummary {
  id: string;
  /** ISO instant or day at which it was published; null where its record does not say. */
  at: string | null;
  by: string | null;
  measurement: Measurement;
}

export type ComputedAgain =
  | { same: true; checkpoint: Measurement['checkpoint'] }
  | {
      same: false;
      checkpoint: Measurement['checkpoint'];
      reason: 'differs' | 'inputs-erased';
      differences: { path: string; was: Json; is: Json }[];
    };

/** Names in the question of a figure, as they stand there. */
export interface NamesGivenAway {
  /** Of records that are not public. */
  hidden: readonly string[];
  /** That were redacted somewhere: the figure is kept without its question. */
  redacted: readonly string[];
}

export const UNITS = ['year', 'month', 'week'] as const satisfies readonly Unit[];

/** In the order in which the page of all indicators shows them; a test holds that none is left out. */
export const SHOWN_MEASURES = [
  'trend',
  'rate',
  'change',
  'diversity',
  'corroboration',
  'estimate',
  'follows',
  'together',
  'rights',
  'positions',
  'opinion',
] as const satisfies readonly Measure[];

type Awaitable<T> = T | Promise<T>;

export interface MeasureApp {
  /**
   * Waits for the number; given up with the signal, if nobody else wants it. Throws `invalid-argument` or
   * `unreadable-date` for a filter that cannot be read.
   */
  measure(measure: Measure, query: MeasureQuery, signal?: AbortSignal): Awaitable<Measured>;
  /** Waits a moment only; what takes longer goes on while pages ask for it. Throws the same, and once what it failed of meanwhile. */
  soon(measure: Measure, query: MeasureQuery): Awaitable<Answered>;
  /** How far it is; null where nothing of it runs. Starts nothing. */
  step(measure: Measure, query: MeasureQuery): Step | null;
  /** No page wants the number any more. */
  cancel(measure: Measure, query: MeasureQuery): void;
  /** What was cancelled may be computed again. */
  allow(measure: Measure, query: MeasureQuery): void;
  /** Series of polls and indices in the record, those with most values first. */
  series(): Awaitable<SeriesName[]>;
  /** Published numbers, newest first; of one indicator alone where it is named. */
  figures(of: { measure?: Measure }, page: { limit: number; offset: number }): Awaitable<Page<FigureSummary>>;
  /** Throws `not-found` for what is no figure. */
  figure(id: string): Awaitable<FigureSummary>;
  /** Computes a published number again from the checkpoint that it names; waits a moment only. */
  again(id: string): Awaitable<Soon<ComputedAgain>>;
  /** How far that is; null where nothing of it runs. */
  stepOfAgain(id: string): Step | null;
  cancelAgain(id: string): void;
  allowAgain(id: string): void;
  /** Nothing is published where the question names what is not public, unless that is meant (`naming`). */
  publish(
    measure: Measure,
    query: MeasureQuery,
    how?: { naming?: boolean; signal?: AbortSignal },
  ): Awaitable<{ id: string } | { givenAway: NamesGivenAway }>;
}
