/** What linking works on: a table whose rows have ids. */
export interface Table {
  /** Names of the compared columns; the column of ids is not among them. */
  columns: readonly string[];
  /** Cells in the order of `columns`; `''` is missing. */
  rows: readonly (readonly string[])[];
  /** One a row, as the person's file has them. */
  ids: readonly string[];
}

/** How a column is compared. */
export const KINDS = [
  'name', // of persons or organisations, in any script
  'string', // short text: street, town
  'text', // long text, titles, lists of authors: by words
  'date',
  'year',
  'age',
  'number',
  'code', // post codes, identity numbers, telephone: a slip of the pen is possible, nearness means nothing
  'category', // few values: equal or not
] as const;
export type ColumnKind = (typeof KINDS)[number];
