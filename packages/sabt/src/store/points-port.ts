/**
 * Dated values beside the acts, in the same analysis copy: points of polls and indices (records of kind `series`), and what
 * institutions and states said or voted (records of kind `response`). One row a version, with the sizes of the log between
 * which it held; a record that was withdrawn is kept and read no more.
 *
 * A vote of one state is a row whose `of` is the roll call's; the words of the roll call stand for its votes as well.
 */
import type { DatePrecision } from '../model/records.ts';
import type { Filter } from './analysis-port.ts';

export const POINT_KINDS = ['series', 'response'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

export interface PointRow {
  id: string;
  version: number;
  /** Index of its entry in the log. */
  entry: number;
  kind: PointKind;
  /** False where the record was withdrawn. */
  stands: boolean;
  /** Of a series: its name, or its question where it has no name. */
  series: string | null;
  question: string | null;
  population: string | null;
  house: string | null;
  mode: string | null;
  unit: string | null;
  value: number | null;
  /** Persons asked. */
  n: number | null;
  /** The interval that the source gives. */
  low: number | null;
  high: number | null;
  institution: string | null;
  position: string | null;
  /** Id of the response that this one is a part of: the roll call of a vote. */
  of: string | null;
  title: string | null;
  countryKey: string | null;
  country: string | null;
  /** ISO days, both included. */
  start: string | null;
  end: string | null;
  precision: DatePrecision | null;
  /** Ids. */
  sources: readonly string[];
  confidentiality: string;
  /** As in `ActRow`. */
  words: string;
}

/** What of a filter can be asked of points: plain words, `date`, and these. */
export const POINT_FIELDS = ['id', 'year', 'country', 'source'] as const;

export interface SelectedPoints {
  filter: Filter;
  /** Size of the log at which the rows must hold; now, if absent. */
  at?: number | undefined;
}

export interface SeriesSummary {
  series: string;
  n: number;
  /** ISO days. */
  from: string | null;
  to: string | null;
  units: string[];
  houses: string[];
  /** Different countries; the first of them by name. */
  countries: string[];
  manyCountries: number;
}

/** Votes on one roll call, or one statement: how many took a position. */
export interface PositionGroup {
  /** Id of the roll call, or of the response itself. */
  of: string;
  /** ISO day; rows without a date stand in no group. */
  start: string;
  position: string;
  n: number;
}

export interface CountryPositionGroup {
  countryKey: string;
  country: string;
  year: number;
  position: string;
  n: number;
}

export interface PointsCopy {
  /** Points of the series of this name, or of the series to which the point of this id belongs; by date. */
  points(query: SelectedPoints & { series: string }): Promise<PointRow[]>;
  /** The names of series, those with most points first. */
  series(query: SelectedPoints): Promise<SeriesSummary[]>;
  /** In the order of dates. */
  positions(query: SelectedPoints): Promise<PositionGroup[]>;
  positionsByCountry(query: SelectedPoints): Promise<CountryPositionGroup[]>;
}
