/** The tables of the catalogue. A catalogue of another format is thrown away and made anew. */
export const FORMAT = 4;

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, version INTEGER NOT NULL,
  entry INTEGER NOT NULL, title TEXT, name TEXT, language TEXT, date TEXT, country TEXT, sources TEXT NOT NULL,
  batch TEXT, state TEXT, reason TEXT, confidentiality TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS item_kind ON item (kind, entry);
CREATE INDEX IF NOT EXISTS item_batch ON item (batch) WHERE batch IS NOT NULL;
CREATE INDEX IF NOT EXISTS item_state ON item (state, entry) WHERE state IN ('kept', 'open', 'suggested', 'disputed');
CREATE TABLE IF NOT EXISTS version (
  num INTEGER NOT NULL, version INTEGER NOT NULL, entry INTEGER NOT NULL, until INTEGER,
  PRIMARY KEY (num, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digest (sha256 BLOB NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (sha256, num)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS line (key TEXT PRIMARY KEY, num INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tag (tag TEXT NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (tag, num)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refers (target TEXT NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (target, num)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS refers_num ON refers (num);
CREATE INDEX IF NOT EXISTS tag_num ON tag (num);
CREATE TABLE IF NOT EXISTS source_name (folded TEXT NOT NULL, num INTEGER NOT NULL, PRIMARY KEY (folded, num)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_name_num ON source_name (num);
CREATE TABLE IF NOT EXISTS tally (kind TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source_span (id TEXT PRIMARY KEY, n INTEGER NOT NULL, first TEXT, last TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blob (name TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, entry)) WITHOUT ROWID;
`;
