import type { DatePrecision, Fields, Receipt, RecordDraft } from '../../model/records.ts';
import type { BlobRef } from '../../store/ports.ts';

/**
 * What intake needs of the rest of the program. Whoever puts the parts together implements it over the
 * keeper and the catalogue; tests implement it in memory. Look-ups are synchronous and must see everything
 * for which `append` has returned, and nothing else.
 */
export interface IntakeContext {
  /** The document that holds exactly these bytes (lower-case hexadecimal SHA-256), if there is one. */
  findBySha256(sha256: string): HeldDocument | null;
  /** The first record that was made from a row with this key (`RowMark.key`), in its newest version. */
  findByRow(key: string): HeldRow | null;
  /**
   * Fields of the newest version of a record. Asked for a changed row, so that what people added to the record
   * (tags, notes, confidentiality) stays with it.
   */
  fieldsOf(id: string): Fields;
  /** The source of this name, compared as written but for space at the ends. */
  findSource(name: string): HeldSource | null;
  /**
   * Makes drafts durable, in groups, all or nothing per call; entries may be put in any order inside the
   * call if `shuffle` is true. The receipts are in the order of the drafts. Throws `disk-full` and the like;
   * then nothing of the call is kept and the run ends, to be taken up again later.
   */
  append(drafts: RecordDraft[], options: { shuffle: boolean }): Promise<Receipt[]>;
  putBlob(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<BlobRef>;
  openBlob(name: string): AsyncIterable<Uint8Array>;
  /** ISO 639-1 codes of the languages of a text, the most used first; empty if none is certain. */
  detectLanguages(text: string): string[];
  /** Every date that a text names, in order. `reference` (ISO day) resolves relative dates. */
  findDates(text: string, options?: { language?: string; reference?: string }): FoundDate[];
  now(): Date;
  /** Who acts: goes into custody notes. */
  by: string;
  /** Absolute path of the ledger of a batch; its folder exists. */
  ledgerPath(batch: string): string;
  progress(progress: IntakeProgress): void;
}

export interface HeldDocument {
  id: string;
  name: string;
  version: number;
  /** Index of its newest version in the log. */
  entry: number;
}

export interface HeldRow {
  id: string;
  version: number;
  /** `RowMark.digest` of its newest version. */
  digest: string;
}

export interface HeldSource {
  id: string;
  /** What comes from a source that is declared public is not restricted. */
  public: boolean;
}

/** A date as `reading` finds it: ISO days, `end` inclusive, `span` in UTF-16 units. */
export interface FoundDate {
  start: string;
  end: string;
  precision: DatePrecision;
  calendar: 'gregorian' | 'persian' | 'islamic-umalqura';
  span: [number, number];
  uncertaintyDays?: number;
}

/**
 * The field `row` of a record that was made from a row of a table.
 *
 * `key` tells which row it is. With an id of the source: `id:` and a hash of family, kind and that id; the
 * family is the source's name or, without one, the set of column names, so that two unrelated lists that
 * both count from 1 never meet. Without such an id: `content:` and a hash of family, kind and all cells,
 * then `#` and the occurrence number inside the file, so that two identical rows are two records and a
 * second import of the same rows finds them all. Of several records made from one row the first has the
 * bare key and each further one `/1`, `/2`, … behind it.
 *
 * `digest` is a hash of what the mapping made of the row: another digest under the same `id:` key is a
 * changed row. Rows without an id of their own cannot change: other content is another row.
 */
export interface RowMark {
  key: string;
  digest: string;
}

export interface IntakeProgress {
  batch: string;
  phase: 'reading' | 'writing';
  /** Files or rows dealt with. */
  done: number;
  /** Bytes read of `bytesTotal`, where the size is known. */
  bytes?: number;
  bytesTotal?: number;
}
