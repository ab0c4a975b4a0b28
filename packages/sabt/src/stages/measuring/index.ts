/** Measuring: numbers over acts, each with its definition and the checkpoint it was computed from. */
export { actRow, type RowLookup } from './act-rows.ts';
export { type Names, type ReadFilter, readFilter } from './filter.ts';
