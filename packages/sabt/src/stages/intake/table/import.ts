/**
 * `sabt import`: a table into records, row by row.
 *
 * Steps: learn what the file is; settle the mapping (given, known from the profile, or proposed); keep the
 * evidentiary copy; open the batch; take the rows one by one; close the batch. Rows are appended in groups,
 * one group being written while the next is read, so memory does not grow with the file and a slow disk slows
 * the reading. Every row below a header gets one line in the ledger.
 *
 * Importing the same file again, or taking up a run that was broken off, needs no state: each row has an
 * identity, and what is held under it is left as it is.
 */
import { newId } from '../../../model/ids.ts';
import type { Json } from '../../../model/records.ts';
import { Batch } from '../batch.ts';
import type { IntakeContext } from '../context.ts';
import type { EncodingChoice } from '../encoding/detect.ts';
import { type Counts, Ledger, type LedgerLine, type ReasonCount } from '../ledger.ts';
import { type Limits, withLimits } from '../limits.ts';
import { Sources } from '../sources.ts';
import { type ByteSource, type SurveyedSource, survey } from './byte-source.ts';
import { headedRows, type TableRow } from './headed-rows.ts';
import { columnsNamed, type Mapping } from './mapping.ts';
import { profileNamed } from './profiles/index.ts';
import { RowReader } from './row-reader.ts';
import { rowsOf } from './rows.ts';
import { settleMapping } from './settle-mapping.ts';
import { GroupWriter } from './writer.ts';

export interface ImportOptions {
  profile: string;
  /** `MAP.json`, parsed but not yet checked. */
  mapping?: unknown;
  /** Name of the source for all rows. */
  source?: string;
  /** Say what would happen; keep nothing but the ledger. */
  dryRun?: boolean;
  limits?: Partial<Limits>;
  /** A batch that was left open, to be finished under its own id. */
  resume?: string;
  /** The batch whose failed rows are tried again, and which rows these are. */
  retry?: { of: string; rows: ReadonlySet<string> };
}

export interface ImportAnswer extends Counts {
  batch: string;
  ledger: string;
  /** The mapping that was used. */
  mapping: Mapping;
  /** How it was found, where it was proposed: a line a field. */
  because: string[];
  /** What a person should look at, such as an order of day and month that no cell decides. */
  notes: string[];
  reasons: ReasonCount[];
  encoding?: EncodingChoice;
}

/** Rows between two signs of progress. */
const PROGRESS_ROWS = 1_000;

export async function importTable(
  file: ByteSource,
  options: ImportOptions,
  context: IntakeContext,
): Promise<ImportAnswer> {
  const limits = withLimits(options.limits);
  const profile = profileNamed(options.profile);
  const source = await survey(file, limits);
  const settled = await settleMapping(source, profile, options, context, limits);
  const sourceName = options.source ?? profile?.source;

  const dryRun = options.dryRun === true;
  const batchId = options.resume ?? newId();
  const sources = new Sources(context, batchId);
  const held = sourceName === undefined ? undefined : sources.byName(sourceName);
  const batch = dryRun ? null : await openBatch(file, options, settled.mapping, sourceName, held?.id, batchId, context);
  const ledger = new Ledger(context.ledgerPath(batchId));
  try {
    const reader = new RowReader({
      mapping: settled.mapping,
      profile,
      sourceName,
      context,
      batch: batchId,
      sources,
      source: held,
      fileName: file.name,
    });
    reader.notes.push(...settled.notes);
    const writer = new GroupWriter(dryRun ? null : context, sources, ledger);
    await readAll(source, settled.mapping, options, reader, writer, limits, (done) =>
      context.progress({ batch: batchId, phase: 'reading', done }),
    );
    await writer.end();
    if (ledger.counts.rows === 0 && options.retry === undefined)
      reader.notes.push('The table has no rows below its header.');
    const digest = ledger.close();
    await batch?.close(ledger.counts, digest);
    return answerOf(batchId, ledger, settled, reader, source);
  } catch (error) {
    ledger.abandon();
    throw error;
  }
}

async function openBatch(
  file: ByteSource,
  options: ImportOptions,
  mapping: Mapping,
  sourceName: string | undefined,
  sourceId: string | undefined,
  id: string,
  context: IntakeContext,
): Promise<Batch> {
  const custom: { [name: string]: Json } = {
    ...(sourceName === undefined ? {} : { source: sourceName }),
    ...(options.retry === undefined ? {} : { retryOf: options.retry.of }),
  };
  const start = {
    profile: options.profile,
    title: file.name,
    file: file.kept ?? (await context.putBlob(file.open())),
    mapping: structuredClone(mapping) as unknown as Json,
    ...(sourceId === undefined ? {} : { sourceId }),
    custom,
  };
  const batch = new Batch(context, start, options.resume, id);
  await batch.open();
  return batch;
}

async function readAll(
  source: SurveyedSource,
  mapping: Mapping,
  options: ImportOptions,
  reader: RowReader,
  writer: GroupWriter,
  limits: Limits,
  progress: (done: number) => void,
): Promise<void> {
  const headed = headedRows(rowsOf(source, limits, mapping.sheet), {
    wanted: columnsNamed(mapping),
    ...(mapping.header === undefined ? {} : { header: mapping.header }),
    onAbove({ sheet, lines, header }) {
      const where = sheet === undefined ? '' : ` of sheet “${sheet}”`;
      reader.notes.push(
        `Line ${header}${where} is taken for the header; ${lines} filled lines above it are not counted. If they are data, name the header's line in the mapping ("header").`,
      );
    },
  });
  let done = 0;
  for await (const row of headed) {
    for (const outcome of reader.take(row)) {
      if (isWanted(outcome.line, options)) await writer.add(outcome);
      if (++done % PROGRESS_ROWS === 0) progress(done);
    }
  }
  for (const outcome of reader.rest()) if (isWanted(outcome.line, options)) await writer.add(outcome);
  progress(done);
}

/** On a retry only the rows that failed count; the others were read for their occurrence numbers alone. */
function isWanted(line: LedgerLine, { retry }: ImportOptions): boolean {
  return retry === undefined || retry.rows.has(rowName(line));
}

/** Names a row within its file. */
export function rowName({
  row,
  sheet,
}: Pick<LedgerLine, 'row' | 'sheet'> | (Pick<TableRow, 'sheet'> & { row: number })): string {
  return `${sheet ?? ''}\u0000${row}`;
}

function answerOf(
  batch: string,
  ledger: Ledger,
  settled: { mapping: Mapping; because: string[] },
  reader: RowReader,
  source: SurveyedSource,
): ImportAnswer {
  return {
    batch,
    ...ledger.counts,
    ledger: ledger.path,
    mapping: settled.mapping,
    because: settled.because,
    notes: reader.notes,
    reasons: ledger.reasons(),
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
  };
}
