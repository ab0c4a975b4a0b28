/** Taking in: from bytes to drafts of records. The keeping of them is injected (`IntakeContext`). */
export { serveJobs } from './child-side.ts';
export { ChildPool } from './children.ts';
export type {
  FoundDate,
  HeldDocument,
  HeldRow,
  HeldSource,
  IntakeContext,
  IntakeProgress,
  RowMark,
} from './context.ts';
export { detectEncoding, type EncodingChoice } from './encoding/detect.ts';
export { createExtractor, type ExtractInput, type Extractor, extract } from './extract/extract.ts';
export { type Extraction, FILE_KINDS, type FileKind } from './extract/extraction.ts';
export { type AddAnswer, type AddOptions, addFiles, takeIn } from './files.ts';
export type { AddedDocument, FileOutcome } from './group.ts';
export { type LedgerLine, type ReasonCount, ROW_STATUSES, type RowStatus, readLedger } from './ledger.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { lastName, locate, shownName } from './place.ts';
export { retryBatch } from './retry.ts';
export { type ByteSource, fileSource } from './table/byte-source.ts';
export { type ImportAnswer, type ImportOptions, importTable } from './table/import.ts';
export { type Mapping, missingField, parseMapping } from './table/mapping.ts';
export { previewTable, type TablePreview } from './table/preview.ts';
export { profileNames } from './table/profiles/index.ts';
export { type Proposal, proposeMapping } from './table/propose.ts';
export { readTable, type WholeTable } from './table/read-table.ts';
export { TABLE_KINDS, type TableKind, VALUES_AS } from './table/targets.ts';
export { type FoundFile, walk } from './walk.ts';
