export { type FindOptions, find as findDates } from './find.ts';
export type { FoundDate } from './types.ts';
