/**
 * Every limit that taking in puts on what comes from outside, in one place. They are generous for honest
 * files and end hostile ones: whatever crosses a limit is still kept as evidence, with the reason shown.
 */
export interface Limits {
  /** Bytes of a file that is read for its text; a larger one is kept unread (`too-large`). */
  readBytes: number;
  /** Bytes of a file whose rows are imported. Rows are streamed, so this may be large. */
  tableBytes: number;
  /** Bytes that a compressed file (gzip, xlsx) may unfold to. */
  expandedBytes: number;
  /** Times that a compressed file may grow, judged once it has unfolded to `expansionFloorBytes`. */
  expansionRatio: number;
  expansionFloorBytes: number;
  /** Files inside one archive-like file (xlsx) or one mail. */
  parts: number;
  /** UTF-16 units of text that one document may have. */
  textUnits: number;
  /** Seconds that a parser may take for one file. */
  seconds: number;
  /** Seconds that may pass without a row from the child that reads a large sheet. */
  tableSeconds: number;
  /** Megabytes of heap for a parser; the whole process may have twice as much. */
  heapMegabytes: number;
  /** Megabytes of heap for the child that reads a workbook or a large JSON list. */
  tableHeapMegabytes: number;
  /** Columns of a table. Excel ends at 16,384; what people use ends far below. */
  columns: number;
  /** UTF-16 units of one row of a table. */
  rowUnits: number;
  /** Nesting of XML, JSON or YAML. */
  depth: number;
  /** Nesting of a page that is parsed; a deeper one has its tags stripped. Real pages stay below 100. */
  pageDepth: number;
  /** Nesting and elements of a page in which its main text is looked for: that takes time of a higher power. */
  articleDepth: number;
  articleElements: number;
  /** Pages of a PDF that are read. */
  pages: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = Object.freeze({
  readBytes: 256 * 1024 * 1024,
  tableBytes: 8 * 1024 * 1024 * 1024,
  expandedBytes: 1024 * 1024 * 1024,
  expansionRatio: 250,
  expansionFloorBytes: 16 * 1024 * 1024,
  parts: 2_000,
  textUnits: 32 * 1024 * 1024,
  seconds: 60,
  tableSeconds: 120,
  heapMegabytes: 768,
  tableHeapMegabytes: 2_048,
  columns: 4_096,
  rowUnits: 8 * 1024 * 1024,
  depth: 5_000,
  pageDepth: 1_000,
  articleDepth: 150,
  articleElements: 40_000,
  pages: 5_000,
});

export function withLimits(own: Partial<Limits> | undefined): Limits {
  return { ...DEFAULT_LIMITS, ...own };
}
