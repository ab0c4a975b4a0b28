/** Cells in messages, and cells that say that nothing is there. */
const QUOTED_UNITS = 120;

export function quoted(cell: string): string {
  const line = cell.replace(/\s+/g, ' ').trim();
  return `“${line.length > QUOTED_UNITS ? `${line.slice(0, QUOTED_UNITS)}…` : line}”`;
}

/** What programs write into a cell that is empty, where a number or a date is wanted. */
export const NO_VALUE = /^(?:na|n\/a|nan|nat|null|none|nil)$/i;
