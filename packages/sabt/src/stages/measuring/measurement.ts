/**
 * A number with everything that it needs to be believed or doubted. No part of it may be left out silently: what does not
 * exist is null, and `missing` says why.
 */
import type { StatisticReason } from '../../statistics/index.ts';

export const MEASURES = [
  'trend',
  'change',
  'rate',
  'diversity',
  'estimate',
  'follows',
  'opinion',
  'together',
  'corroboration',
  'positions',
  'rights',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Why there is no number, or no verdict; the pages say each in three languages. */
export const MISSING_REASONS = [
  'no-acts',
  'too-few-acts',
  'too-few-periods',
  'no-complete-period',
  'no-series',
  'mixed-series',
  'no-driver',
  'no-lists',
  'lists-nested',
  'lists-of-one-data-set',
  'models-disagree',
  'no-positions',
  'no-panel',
  'sources-differ',
  'starts-differ',
  'tests-differ',
  'interval-holds-none',
  'no-change-found',
  'nothing-follows',
  'leads-tell-as-much',
  'acts-shared',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number] | StatisticReason;

export type Direction = 'up' | 'down';
/** Of an indicator by itself; whether a claim holds is another question. */
export type Finding = Direction | 'follows' | 'together' | 'changed' | 'more' | 'fewer' | 'undecidable';

export type Interval = readonly [low: number | null, high: number | null];

/** What is counted or compared. */
export interface Definition {
  measure: Measure;
  /** What one is: an act, a share of acts, an answer of a poll. */
  unit: string;
  where: string;
  status: readonly string[];
  by?: string;
  driver?: string;
  series?: string;
  lists?: string;
  /** ISO days, both included; null where nothing was found. */
  from: string | null;
  to: string | null;
  codebook: string;
  /** ISO day after which nothing counted as observed. */
  today: string;
}

/** Shown with every number; a list that does not apply is empty. */
export interface Safeguards {
  /** Counted in reports, or estimated by a model. */
  kind: 'reported' | 'estimated';
  /** Sources of the selection, those that reported throughout, and which of the two series the value is of. */
  sources: { all: number; throughout: number; used: 'throughout' | 'all' };
  /** Days watched, and labels of the periods left out because they are incomplete. */
  exposure: { days: number; incomplete: string[] };
  /** Acts left out because they are dated too loosely. */
  loose: number;
  /** Confirmed duplicates count once; what `inputs.n` would be if all undecided pairs were duplicates too. */
  duplicates: { threshold: number; undecidedPairs: number; countWithout: number | null } | null;
  /** The same from every later start; empty where the measure has none. */
  starts: { from: string; value: number | null; verdict: Finding }[];
  /** How many tests were tried for this number, and their p-values after Holm and Benjamini–Hochberg. */
  tests: { name: string; p: number | null; holm: number | null; bh: number | null }[];
  /** All acts that the question takes, whatever of them the method can use; not in figures kept before this was told. */
  onRecord?: number;
  /** Under twenty: no percentage is given. */
  isSmall: boolean;
  codebook: string;
  /** What else to know, as codes. */
  notes: string[];
}

/** A point of what is drawn. */
export interface MeasuredPoint {
  label: string;
  from: string;
  to: string;
  /** The value drawn, with its 95 % interval. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Of what is compared with it. */
  other?: number;
  n?: number;
  throughout?: number | null;
  /** Different sources with an act in the period; of weeks, in their month, over many years in their year. */
  sources?: number;
  isComplete: boolean;
  /** What the model of the method expects. */
  fitted?: number;
}

export interface Measurement {
  /** Of the published figure. */
  id?: string;
  definition: Definition;
  /** Name and version of the method. */
  method: string;
  value: unknown;
  interval: unknown;
  p?: number | null;
  verdict?: Finding;
  /** Why there is no value, or no verdict. */
  missing?: MissingReason;
  safeguards: Safeguards;
  checkpoint: { size: number; root: string };
  /** `n`: acts or points that the number rests on; `digest`: SHA-256 of the canonical JSON of what was put into the method. */
  inputs: { n: number; digest: string };
  points?: MeasuredPoint[];
}

/** What an indicator finds; checkpoint and digest are added by who asks. */
export interface Found extends Omit<Measurement, 'checkpoint' | 'inputs' | 'definition'> {
  from: string | null;
  to: string | null;
  unit: string;
  n: number;
  /** What was put into the method: numbers and labels only. */
  input: unknown;
}
