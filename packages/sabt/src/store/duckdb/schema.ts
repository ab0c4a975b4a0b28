/** The tables of the analysis copy. A file of another format is thrown away and made anew. */
import { SUMMED } from '../analysis-port.ts';

export const FORMAT = 6;

const RANGES = SUMMED.flatMap((measure) => ['low', 'best', 'high'].map((bound) => `${measure}_${bound}`));

/** Columns in the order in which rows are appended. */
export const COLUMNS = [
  'id VARCHAR NOT NULL',
  'version INTEGER NOT NULL',
  // index of the entry, and of the entry of the next version
  'entry BIGINT NOT NULL',
  'until BIGINT',
  'status VARCHAR NOT NULL',
  'event VARCHAR',
  'act VARCHAR',
  'event_type VARCHAR',
  'title VARCHAR',
  // days since 1970-01-01
  'start_day INTEGER',
  'end_day INTEGER',
  'precision VARCHAR',
  // null where the date is less precise; months are counted from the year 0
  'year INTEGER',
  'month INTEGER',
  'day INTEGER',
  // what tells countries apart, and the name that stands in the report
  'country_key VARCHAR',
  'country VARCHAR',
  'admin1 VARCHAR',
  // the name that English has for it, folded, or that of the report; and the name that stands in the report
  'place_key VARCHAR',
  'place VARCHAR',
  'lat DOUBLE',
  'lon DOUBLE',
  'place_precision VARCHAR',
  'languages VARCHAR[]',
  'sources VARCHAR[]',
  'origins VARCHAR[]',
  'documents VARCHAR[]',
  'actors VARCHAR[]',
  // null where the record names none
  'rights_articles VARCHAR[]',
  'confidentiality VARCHAR NOT NULL',
  'words VARCHAR NOT NULL',
  ...RANGES.map((column) => `${column} BIGINT`),
] as const;

/** Columns of points in the order in which rows are appended; see `PointRow`. */
export const POINT_COLUMNS = [
  'id VARCHAR NOT NULL',
  'version INTEGER NOT NULL',
  'entry BIGINT NOT NULL',
  'until BIGINT',
  'kind VARCHAR NOT NULL',
  'stands BOOLEAN NOT NULL',
  'series VARCHAR',
  'question VARCHAR',
  'population VARCHAR',
  'house VARCHAR',
  'mode VARCHAR',
  'unit VARCHAR',
  'value DOUBLE',
  'n BIGINT',
  'low DOUBLE',
  'high DOUBLE',
  'institution VARCHAR',
  'position_taken VARCHAR',
  'part_of VARCHAR',
  'title VARCHAR',
  'country_key VARCHAR',
  'country VARCHAR',
  'start_day INTEGER',
  'end_day INTEGER',
  'precision VARCHAR',
  'year INTEGER',
  'sources VARCHAR[]',
  'confidentiality VARCHAR NOT NULL',
  'words VARCHAR NOT NULL',
] as const;

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS state (key VARCHAR PRIMARY KEY, value BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS act (${COLUMNS.join(', ')});
CREATE TABLE IF NOT EXISTS point (${POINT_COLUMNS.join(', ')});
`;
