/** What is said where the checkpoint that the reader kept was held, and is contained. */
export const keptLines = (kept: number | null): string[] =>
  kept === null ? [] : [`the checkpoint that you kept: its ${kept} entries are in this log, as they were then`];
