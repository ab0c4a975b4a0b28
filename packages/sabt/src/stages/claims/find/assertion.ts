/** What an assertion is: a sentence or clause that can be held against the record. */
import type { Measure } from '../../measuring/index.ts';

export const FORMS = [
  'growth',
  'comparison',
  'more-kinds',
  'trend',
  'every-year',
  'at-least',
  'none',
  'follows',
  'causes',
  'position',
  'share',
] as const;
export type Form = (typeof FORMS)[number];

export const DIRECTIONS = ['up', 'down', 'none'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface AssertedFigure {
  value: number;
  /** `percent` of something or by how much it changed; `times` for "doubled"; else a count. */
  unit: 'number' | 'percent' | 'times';
}

export interface Subject {
  /** Ids of act types or families of the codebook, the one nearest to the cue first. */
  actTypes?: string[];
  /** As named in the language of the text. */
  place?: string;
  /** ISO 3166-1 alpha-2 of that place, else of the country that the passage is about. */
  country?: string;
  /** An institution, as in the text. */
  actor?: string;
  years?: [from: number, to: number];
  insideOrAbroad?: 'inside' | 'abroad';
}

/** ISO days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** What a claim would be bound to beside the acts, as `sabt claims add` takes it; only what the sentence itself says. */
export interface ProposedInputs {
  from?: string;
  to?: string;
  before?: Days;
  against?: string;
  of?: 'killed' | 'arrested' | 'injured';
  atLeast?: number;
  claimedPercent?: number;
  direction?: Direction;
}

/** Parts that a verdict needs and that the sentence, or what could be read of it, leaves open. */
export const LACKS = ['what', 'of-whom', 'place', 'times', 'size', 'unit', 'direction', 'denial', 'choice'] as const;
export type Lack = (typeof LACKS)[number];

/** What, of the sentence, the proposal does not hold. */
export interface Unheld {
  /** As they stand in the text, in its order. */
  words: string[];
  lacks: Lack[];
}

/** What to compute, as `sabt measure MEASURE --where … --by … --driver …` or `sabt count` takes it; a person binds it. */
export interface Proposal {
  measure: Measure | 'count';
  where: string;
  by: string;
  driver?: string;
  inputs: ProposedInputs;
  /** Both empty: the proposal says the same as the sentence. */
  unheld: Unheld;
}

export interface Assertion {
  /** [start, end) in UTF-16 units of the text: the sentence, or the clause where a sentence asserts more than one thing. */
  span: [start: number, end: number];
  text: string;
  form: Form;
  /** The words that show the form. */
  cue: string;
  cueSpan: [start: number, end: number];
  subject?: Subject;
  direction?: Direction;
  quantity?: AssertedFigure;
  proposal?: Proposal;
}
