export { checkCatalogue, openCatalogue } from './catalogue.ts';
export { SCHEMA as CATALOGUE_SCHEMA } from './catalogue-schema.ts';
export type { OpenMode } from './database.ts';
export { compareSums, placeOf } from './page-sums.ts';
export { KEYS_FILE, RECORD_FILE, SqliteRecordStore, type StoreFaults, type StorePlaces } from './records.ts';
