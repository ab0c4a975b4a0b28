/**
 * A first mapping, proposed from what columns are called and from what stands in them. The person corrects it.
 *
 * A column is taken for a field if its name says so and its values do not speak against it (a `date` column
 * must hold dates, an `id` must be unique), or if its values alone are enough (addresses, long texts). Names
 * that mean exactly the field come before names that contain a word for it. Each column is used once.
 */

import { looksLikeDate } from './cell-dates.ts';
import { COLUMN_WORDS, type FieldWords } from './column-words.ts';
import { readCount, westernDigits } from './counts.ts';
import { foldName } from './header.ts';
import type { Mapping } from './mapping.ts';
import { type TableKind, targetOf } from './targets.ts';

export interface ColumnProfile {
  name: string;
  /** Cells that are not empty. */
  filled: number;
  rows: number;
  /** Different values; exact up to 100,000. */
  distinct: number;
  meanUnits: number;
  dates: number;
  urls: number;
  counts: number;
  numbers: number;
  /** Words of letters in a cell, on average: `Small Arms` has two, `AB-123` none. */
  words: number;
}

export interface Proposal {
  mapping: Mapping;
  /** One line a field, for the person who looks it over. */
  because: string[];
  /** What was expected of a column and is not so. */
  notes: string[];
}

/** Collects what is in the columns, row by row, with bounded memory. */
export class ColumnSurvey {
  readonly #columns: {
    name: string;
    filled: number;
    units: number;
    dates: number;
    urls: number;
    counts: number;
    numbers: number;
    words: number;
    values: Set<string>;
  }[] = [];
  rows = 0;

  add(columns: readonly string[], cells: readonly string[], readsAsDate: (cell: string) => boolean): void {
    this.rows++;
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place]!.trim();
      if (cell === '') continue;
      while (this.#columns.length <= place) {
        this.#columns.push({
          name: columns[this.#columns.length] ?? '',
          filled: 0,
          units: 0,
          dates: 0,
          urls: 0,
          counts: 0,
          numbers: 0,
          words: 0,
          values: new Set(),
        });
      }
      const column = this.#columns[place]!;
      column.filled++;
      column.units += cell.length;
      if (column.values.size < 100_000)
        column.values.add(cell.length > 40 ? cell.slice(0, 20) + cell.slice(-20) : cell);
      // Beyond the first thousands the shares do not change any more; only uniqueness needs every row.
      if (column.filled > 3_000) continue;
      if (looksLikeDate(cell) || readsAsDate(cell)) column.dates++;
      if (/^https?:\/\/\S+$/i.test(cell)) column.urls++;
      if (/^-?[\d.,]+$/.test(westernDigits(cell))) column.numbers++;
      if (cell.length < 60 && 'count' in readCount(cell)) column.counts++;
      column.words += wordsIn(cell);
    }
  }

  profiles(): ColumnProfile[] {
    return this.#columns.map(({ name, filled, units, dates, urls, counts, numbers, words, values }) => {
      const looked = Math.max(1, Math.min(filled, 3_000));
      return {
        name,
        filled,
        rows: this.rows,
        distinct: values.size,
        meanUnits: filled === 0 ? 0 : units / filled,
        dates: dates / looked,
        urls: urls / looked,
        counts: counts / looked,
        numbers: numbers / looked,
        words: words / looked,
      };
    });
  }
}

/** Words beyond these make no cell a better title. */
const WORDS_COUNTED = 12;

function wordsIn(cell: string): number {
  let words = 0;
  for (const word of cell.slice(0, 400).split(/\s+/)) {
    if (/\p{L}{2}/u.test(word) && !/\p{N}/u.test(word) && ++words === WORDS_COUNTED) break;
  }
  return words;
}

/** From column names and sample rows; see `proposeFrom` for whole columns. */
export function proposeMapping(
  columns: readonly string[],
  samples: readonly (readonly string[])[],
  options: { kind?: TableKind; readsAsDate?: (cell: string) => boolean } = {},
): Proposal {
  const survey = new ColumnSurvey();
  for (const cells of samples) survey.add(columns, cells, options.readsAsDate ?? (() => false));
  const profiles = survey.profiles();
  for (const name of columns.slice(profiles.length)) {
    profiles.push({
      name,
      filled: 0,
      rows: samples.length,
      distinct: 0,
      meanUnits: 0,
      dates: 0,
      urls: 0,
      counts: 0,
      numbers: 0,
      words: 0,
    });
  }
  return proposeFrom(profiles, options.kind);
}

const FIELDS: Readonly<Record<TableKind, readonly string[]>> = {
  document: [
    'id',
    'url',
    'published',
    'text',
    'title',
    'source',
    'author',
    'languages',
    'country',
    'place',
    'lat',
    'lon',
    'description',
  ],
  event: [
    'id',
    'url',
    'start',
    'end',
    'participants',
    'killed',
    'injured',
    'arrested',
    'title',
    'type',
    'place',
    'lat',
    'lon',
    'country',
    'source',
    'description',
    'text',
  ],
  source: ['id', 'url', 'title', 'type', 'country', 'languages', 'reliability', 'description'],
  actor: ['id', 'title', 'type', 'country', 'url', 'description'],
  place: ['id', 'title', 'lat', 'lon', 'country', 'url', 'description'],
  series: [
    ...['id', 'value', 'start', 'year', 'end', 'series', 'question', 'population', 'n', 'house', 'mode', 'country'],
    ...['unit', 'low', 'high', 'source', 'url', 'description'],
  ],
  response: [
    ...['id', 'start', 'year', 'end', 'institution', 'type', 'position', 'about', 'country', 'title', 'outcome'],
    ...['source', 'url', 'description'],
  ],
};

const COUNT_FIELDS = new Set(['participants', 'killed', 'injured', 'arrested']);

export function proposeFrom(profiles: readonly ColumnProfile[], kind = likelyKind(profiles)): Proposal {
  const fields: Record<string, string> = {};
  const because: string[] = [];
  const used = new Set<string>();
  const take = (field: string, column: ColumnProfile, reason: string): void => {
    fields[field] = column.name;
    used.add(column.name);
    because.push(`${field} ← ${column.name} (${reason})`);
  };
  for (const exactly of [true, false]) {
    for (const field of FIELDS[kind]) {
      const { path } = targetOf(kind, field);
      if (Object.keys(fields).some((taken) => targetOf(kind, taken).path === path)) continue;
      const words = COLUMN_WORDS.find((one) => one.field === field)!;
      const fitting = profiles.filter((column) => !used.has(column.name) && column.filled > 0 && fits(field, column));
      const best = bestByName(fitting, words, exactly);
      if (best !== undefined) take(field, best, exactly ? 'by its name' : 'a word in its name');
    }
  }
  const longest = profiles
    .filter((column) => !used.has(column.name) && column.meanUnits >= 120 && column.urls < 0.5)
    .sort((a, b) => b.meanUnits - a.meanUnits)[0];
  if (kind === 'document' && !('text' in fields) && longest !== undefined) take('text', longest, 'the longest texts');
  const addresses = profiles.find((column) => !used.has(column.name) && column.filled > 0 && column.urls >= 0.8);
  if (!('url' in fields) && addresses !== undefined) take('url', addresses, 'holds web addresses');
  const dates = profiles.find((column) => !used.has(column.name) && column.filled > 0 && column.dates >= 0.9);
  if (kind === 'event' && !('start' in fields) && dates !== undefined) take('start', dates, 'holds dates');
  // a record without title and text would be called by whatever its first column holds
  const speaking = 'title' in fields || 'text' in fields ? undefined : mostSpeaking(profiles, used);
  if (kind === 'document' && speaking !== undefined) take('title', speaking, 'says most of what the rows are about');
  return { mapping: { kind, fields }, because, notes: 'id' in fields ? [] : repeatedId(profiles) };
}

/** The column whose cells tell rows apart best in words: filled, of several words, different from row to row. */
function mostSpeaking(profiles: readonly ColumnProfile[], used: ReadonlySet<string>): ColumnProfile | undefined {
  const score = ({ filled, rows, distinct, words }: ColumnProfile): number =>
    (filled / rows) ** 2 * (1 + Math.min(words, 8)) * (Math.log(distinct + 1) / Math.log(filled + 1));
  return profiles
    .filter((column) => !used.has(column.name) && column.filled * 2 >= column.rows && fits('title', column))
    .filter(({ words, urls, distinct, filled }) => words >= 0.8 && urls < 0.5 && (distinct > 2 || filled <= 2))
    .sort((a, b) => score(b) - score(a))[0];
}

/** A column that is called the id and cannot be: nothing is worse than to learn that after the second import. */
function repeatedId(profiles: readonly ColumnProfile[]): string[] {
  const words = COLUMN_WORDS.find(({ field }) => field === 'id')!;
  const column = bestByName(
    profiles.filter(({ filled }) => filled > 0),
    words,
    true,
  );
  if (column === undefined) return [];
  const { name, filled, rows, distinct } = column;
  const why =
    filled < rows
      ? `is empty in ${rows - filled} of ${rows} rows`
      : distinct < Math.min(rows, 100_000)
        ? `has the same value in several rows (${distinct} different ones in ${rows})`
        : null;
  if (why === null) return [];
  return [
    `The column “${name}” ${why}, so it is not taken for the id of a row: rows are known by their content, and a changed row is a new one.`,
  ];
}

function bestByName(columns: readonly ColumnProfile[], words: FieldWords, exactly: boolean): ColumnProfile | undefined {
  const wanted = (exactly ? words.names : words.words).map(foldName);
  let best: ColumnProfile | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const name = foldName(column.name);
    const rank = wanted.findIndex((word) => (exactly ? name === word : ` ${name} `.includes(` ${word} `)));
    if (rank < 0 || rank > bestRank) continue;
    if (rank === bestRank && best !== undefined && best.filled >= column.filled) continue;
    best = column;
    bestRank = rank;
  }
  return best;
}

/** Whether the values of a column may be what the field wants. */
function fits(field: string, column: ColumnProfile): boolean {
  const { filled, rows, distinct, meanUnits } = column;
  // A column of nothing but 0 and 1 says whether, not how many.
  const flag = distinct <= 2 && filled > 30;
  if (COUNT_FIELDS.has(field)) return column.counts >= 0.7 && column.dates < 0.5 && !flag;
  switch (field) {
    case 'id':
      return (
        filled === rows && distinct >= Math.min(rows, 100_000) && rows > 0 && meanUnits <= 120 && column.dates < 0.5
      );
    case 'published':
    case 'start':
    case 'end':
      return column.dates >= 0.75;
    case 'url':
      return column.urls >= 0.75;
    case 'lat':
    case 'lon':
    case 'value':
    case 'low':
    case 'high':
    case 'n':
    case 'year':
      return column.numbers >= 0.9;
    case 'title':
      return column.numbers < 0.5 && column.dates < 0.5 && meanUnits <= 400;
    case 'text':
      return column.numbers < 0.5 && column.dates < 0.5 && column.urls < 0.5;
    case 'source':
      return meanUnits <= 120 && column.numbers < 0.5 && column.urls < 0.5;
    case 'languages':
      return distinct <= 60 && meanUnits <= 30;
    case 'country':
    case 'place':
    case 'type':
    case 'author':
      return meanUnits <= 200 && column.dates < 0.5;
    case 'reliability':
      return meanUnits <= 2;
    default:
      return true;
  }
}

/** What registers of assemblies call a column. */
const ASSEMBLY_WORDS = /versammlung|kundgebung|demonstration|\bprotest|manifestation|احتجاج|وقفة|تظاهر|اعتراض|تجمع/;

/** Counts of people, a bare point or a word for assemblies, beside a date, make a list of events; reliability makes one of sources; all else is documents. */
function likelyKind(profiles: readonly ColumnProfile[]): TableKind {
  const has = (field: string): boolean => {
    const words = COLUMN_WORDS.find((one) => one.field === field)!;
    const fitting = profiles.filter((column) => column.filled > 0 && fits(field, column));
    return bestByName(fitting, words, true) !== undefined;
  };
  const longTexts = profiles.some((column) => column.meanUnits >= 600);
  const happens =
    [...COUNT_FIELDS].some(has) ||
    (has('lat') && has('lon') && !has('title') && !has('text')) ||
    profiles.some(({ name, filled }) => filled > 0 && ASSEMBLY_WORDS.test(foldName(name)));
  if (has('start') && !longTexts && happens) return 'event';
  if (has('reliability') && has('title') && !has('text')) return 'source';
  return 'document';
}
