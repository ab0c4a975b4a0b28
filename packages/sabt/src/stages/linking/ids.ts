import { SabtError } from '../../model/errors.ts';
import type { WholeTable } from '../intake/index.ts';
import type { Table } from './table.ts';

export interface TableWithIds {
  table: Table;
  notes: string[];
  /** Rows that are left out. */
  failed: { file: string; row: number; message: string }[];
}

/** Takes the column of ids out of a table that was read. Throws `invalid-argument` if there is none of this name. */
export function tableWithIds(read: WholeTable, id: string, file: string): TableWithIds {
  let at = read.columns.indexOf(id);
  if (at < 0) at = read.columns.findIndex((column) => column.trim() === id.trim());
  if (at < 0)
    throw new SabtError('invalid-argument', `${file} has no column “${id}”. It has: ${read.columns.join(', ')}.`, {
      at: id,
    });
  const failed = read.damaged.map(({ row, message }) => ({ file, row, message }));
  const ids: string[] = [];
  const rows: string[][] = [];
  for (const [i, row] of read.rows.entries()) {
    const own = row[at]!.trim();
    if (own === '') {
      failed.push({ file, row: read.numbers[i]!, message: `It has nothing in the column ${id}.` });
      continue;
    }
    ids.push(own);
    rows.push(row.filter((_, place) => place !== at));
  }
  const repeated = ids.length - new Set(ids).size;
  return {
    table: { columns: read.columns.filter((_, place) => place !== at), rows, ids },
    notes: repeated === 0 ? [] : [`${file}: ${repeated} rows have an id that an earlier row has.`],
    failed,
  };
}
