/** The part of the pages' port that speaks of taking in: batches, ledgers, tables that wait for a mapping. */
import type { Fields, Kind } from '../../model/records.ts';

export interface NamedId {
  id: string;
  name: string;
}

export interface Page<T> {
  total: number;
  items: T[];
}

export type BatchState = 'running' | 'done' | 'interrupted';

export const LEDGER_STATUSES = ['failed', 'added', 'changed', 'unchanged', 'skipped'] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

export interface BatchSummary {
  id: string;
  /** Of the file, or of the first of several. */
  name: string;
  profile: string;
  state: BatchState;
  startedAt: string;
  finishedAt: string | null;
  /** Rows of a table or files. `total` is null while it is not known. */
  progress: { done: number; total: number | null; unit: 'rows' | 'files' };
  counts: Record<LedgerStatus, number>;
}

export interface LedgerLine {
  /** Row in the file as a spreadsheet numbers it, or position among the files. */
  row: number;
  sheet?: string;
  /** Name of the file, where the batch is of files. */
  name?: string;
  status: LedgerStatus;
  code?: string;
  column?: string;
  message?: string;
  record?: string;
}

export interface BatchView extends BatchSummary {
  by: string;
  /** SHA-256 of the table's file. */
  digest: string | null;
  /** Its files came through a browser, and those that failed are gone: they can only be uploaded again. */
  uploaded: boolean;
  source: NamedId | null;
  mapping: Mapping | null;
  /** How often each reason occurs, most frequent first. */
  reasons: { code: string; status: LedgerStatus; n: number }[];
  /** Lines of the status asked for; failed ones first when none was. */
  ledger: Page<LedgerLine>;
  /** The error that cut it off. */
  error?: { code: string; message: string };
}

/** As `MAP.json` in CONTRACT. */
export interface Mapping {
  kind: Kind;
  sheet?: string;
  /** Row of the header, 1-based. */
  header?: number;
  fields: Record<string, string>;
  constants: Record<string, string>;
  /** Of a series: columns that each hold a value of their own, by the name under which it is kept. */
  values?: Record<string, string>;
  /** What these names are; a part of the series' name where it is not set. */
  valuesAs?: string;
}

export interface TableColumn {
  name: string;
  /** How many of the rows looked at have something in it, 0 to 1. */
  filled: number;
  samples: string[];
}

export interface TableSheet {
  name: string;
  rows: number;
  header: number;
  columns: TableColumn[];
}

/** A table that waits for its mapping. It is not in the record yet and may be thrown away. */
export interface TableUpload {
  id: string;
  name: string;
  size: number;
  encoding: string | null;
  sheets: TableSheet[];
  source: NamedId | null;
  /** A data set whose columns the program knows; null for a table that is read by the mapping. */
  profile: string | null;
  /** All such data sets. */
  profiles: string[];
  mapping: Mapping;
  /** The mapping is the program's proposal; false once a person has confirmed or corrected it. */
  proposed: boolean;
  /** What keeps the mapping from being used; `column` or `field` says where. */
  problems: { code: string; message: string; field?: string; column?: string }[];
  /** What fields the kind of the mapping takes, most usual first. */
  fields: string[];
  /** Those of them that may be the same in every row and stand in no column. */
  constantFields: string[];
  /** Whether a row may become several values, and what their names may be. */
  valuesAs: string[];
}

/** What an import would do, without doing it. */
export interface DryRun {
  state: 'running' | 'done';
  progress: { done: number; total: number | null; unit: 'rows' | 'files' };
  counts: Record<LedgerStatus, number>;
  reasons: { code: string; status: LedgerStatus; n: number }[];
  /** The first lines that failed or were skipped. */
  lines: LedgerLine[];
  /** What the first rows would become. */
  preview: { row: number; fields: Fields }[];
}

/** A file that a browser sent, lying in a private folder under a name of ours. */
export interface Upload {
  /** As the sender called it: a label, never used as a path. */
  name: string;
  path: string;
}

/** What came with one form. The implementation calls `release` when it has read the files: it removes them. */
export interface Uploads {
  files: Upload[];
  /** Name of the source that the person typed; empty for none. A source that is not there is made. */
  source: string;
  release(): Promise<void>;
}
