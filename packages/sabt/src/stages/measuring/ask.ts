/** What an indicator is asked, and what all of them give back. */
import { codebookInUse } from '../../codebook/index.ts';
import type { AnalysisReader, Selected } from '../../store/analysis-port.ts';
import type { Found, Safeguards } from './measurement.ts';
import type { Unit } from './periods.ts';
import type { Series } from './series.ts';
import type { OnStep } from './step.ts';

export interface Ask {
  copy: AnalysisReader;
  selected: Selected;
  /** As asked for; null leaves it to the indicator. */
  unit: Unit | null;
  /** ISO day after which nothing counts as observed. */
  today: string;
  /** The acts that may go before, for `follows` and `together`. */
  driver: Selected | null;
  /** Id or name of a series of polls or of an index. */
  series: string | null;
  /** `positions`: each state by itself as well. */
  byState: boolean;
  /** Which records people found to be one and the same. */
  same: Same;
  /** Told how far it is. */
  onStep?: OnStep;
}

export interface Same {
  /** Events that are one, each group with at least two. */
  events: readonly (readonly string[])[];
  /** Documents that copy one another, each group with at least two. */
  documents: readonly (readonly string[])[];
}

export type Indicator = (ask: Ask) => Promise<Found>;

/** Fewer are given as a number and never as a percentage. */
export const SMALL = 20;

/** Safeguards of a number for which nothing is left out and nothing was tried yet. */
export function plainSafeguards(kind: Safeguards['kind'], n: number): Safeguards {
  return {
    kind,
    sources: { all: 0, throughout: 0, used: 'all' },
    exposure: { days: 0, incomplete: [] },
    loose: 0,
    duplicates: null,
    starts: [],
    tests: [],
    isSmall: n < SMALL,
    codebook: codebookInUse().version,
    notes: [],
  };
}

/** Safeguards of a number that is read from a series. */
export function safeguardsOf(series: Series, kind: Safeguards['kind'], used: 'throughout' | 'all'): Safeguards {
  const complete = series.points.filter(({ isComplete }) => isComplete);
  const n = complete.reduce((sum, point) => sum + (used === 'throughout' ? (point.panel ?? 0) : point.n), 0);
  return {
    ...plainSafeguards(kind, n),
    sources: { all: series.sources, throughout: series.panel.length, used },
    exposure: {
      days: complete.reduce((sum, { days }) => sum + days, 0),
      incomplete: series.points.filter(({ isComplete }) => !isComplete).map(({ label }) => label),
    },
    loose: series.loose,
    onRecord: series.n + series.loose,
  };
}

/** First and last day of a series; null where it is empty. */
export function spanOf({ points }: Pick<Series, 'points'>): { from: string | null; to: string | null } {
  return { from: points[0]?.from ?? null, to: points.at(-1)?.to ?? null };
}
