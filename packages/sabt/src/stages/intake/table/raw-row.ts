/** A row as the file has it, before anything is known of headers. */
export interface RawRow {
  /** As a spreadsheet shows it: 1 is the first line of the sheet; of a list of objects, the place from 1. */
  number: number;
  sheet?: string;
  cells: string[];
  /** Names of the cells, where the format has them for each row (objects); shared between rows and growing. */
  names?: readonly string[];
  /** Why the row as a whole cannot be used. */
  damage?: string;
}
