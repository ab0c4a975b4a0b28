import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SabtError } from '../../../model/errors.ts';
import type { BlobRef } from '../../../store/ports.ts';
import { decodeStream, decodeText, type EncodingChoice, EncodingSampler } from '../encoding/detect.ts';
import { withLineFeeds } from '../extract/extraction.ts';
import { gunzip } from '../extract/gunzip.ts';
import { containerOf, kindByName, kindOfText } from '../extract/kinds.ts';
import type { Limits } from '../limits.ts';

/** Bytes that can be read several times: a file, or the kept copy of one. */
export interface ByteSource {
  /** Name of the file: a hint to its kind. */
  name: string;
  size: number;
  open(): AsyncIterable<Uint8Array>;
  /** The evidentiary copy, where the bytes are held already. */
  kept?: BlobRef;
}

/** `name` is what people know it by; where it lies may be a place of ours. Throws `not-found`, `unreadable-file`. */
export async function fileSource(path: string | Buffer, name: string): Promise<ByteSource> {
  const status = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
      throw new SabtError('not-found', `There is no such file: ${name}`, { at: name });
    throw cause;
  });
  if (!status.isFile()) throw new SabtError('unreadable-file', 'This is not a file.', { at: name });
  return { name, size: status.size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

export type TableFormat = 'delimited' | 'json' | 'jsonl' | 'yaml' | 'xlsx';

export interface SurveyedSource {
  format: TableFormat;
  encoding?: EncodingChoice;
  /** The first characters, line ends as LF. */
  head: string;
  /** Bytes without gzip. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Decoded; only for formats that are text. */
  text(): AsyncIterable<string>;
}

const HEAD_BYTES = 256 * 1024;

/**
 * Reads the whole source once to learn what it is: gzipped or not, kind, encoding (which may show only at the
 * end of the file). Throws `too-large`, `expands-too-far`, `damaged-file`, or `unsupported-kind` if it is no table.
 */
export async function survey(source: ByteSource, limits: Limits): Promise<SurveyedSource> {
  if (source.size > limits.tableBytes)
    throw new SabtError('too-large', `The file is larger than ${Math.floor(limits.tableBytes / 1_048_576)} MB.`, {
      at: source.name,
    });
  const outer = await firstBytes(source.open(), 1_024);
  if (outer.length === 0) throw new SabtError('no-text', 'The file is empty.', { at: source.name });
  const gzipped = containerOf(outer) === 'gzip';
  const bytes = (): AsyncIterable<Uint8Array> =>
    gzipped ? gunzip(source.open(), tableLimits(limits), source.name) : source.open();

  const sampler = new EncodingSampler();
  const pieces: Uint8Array[] = [];
  let held = 0;
  let container: ReturnType<typeof containerOf> | null = null;
  for await (const chunk of bytes()) {
    container ??= containerOf(chunk);
    if (container !== 'text-or-other') break;
    if (held < HEAD_BYTES) pieces.push(chunk.slice(0, HEAD_BYTES));
    held += chunk.length;
    sampler.push(chunk);
  }
  const text = (): AsyncIterable<string> => {
    throw new SabtError('defect', 'A workbook has no text stream.');
  };
  if (container === 'zip') return { format: 'xlsx', head: '', bytes, text };
  const encoding = container === 'text-or-other' ? sampler.choose() : null;
  if (encoding === null)
    throw container === 'text-or-other' && isNamedText(source.name) ? noText(source.name) : notATable(source.name);

  const head = withLineFeeds(decodeText(Buffer.concat(pieces).subarray(0, HEAD_BYTES), { ...encoding, cutTail: true }));
  return { format: formatOf(head, source.name), encoding, head, bytes, text: () => decodeStream(bytes(), encoding) };
}

/** A table may unfold further than a file that is read as a whole, because its rows pass by one by one. */
function tableLimits(limits: Limits): Limits {
  return { ...limits, expandedBytes: limits.tableBytes };
}

function formatOf(head: string, name: string): TableFormat {
  const hint = kindByName(name);
  if (hint === 'csv' || hint === 'tsv' || hint === 'yaml') return hint === 'yaml' ? 'yaml' : 'delimited';
  switch (kindOfText(head, name)) {
    case 'json':
      return 'json';
    case 'jsonl':
      return 'jsonl';
    case 'yaml':
      return 'yaml';
    case 'csv':
    case 'tsv':
    case 'txt':
      return 'delimited';
    default:
      throw notATable(name);
  }
}

function isNamedText(name: string): boolean {
  const kind = kindByName(name.replace(/\.gz$/i, ''));
  return kind !== undefined && kind !== null && ['csv', 'tsv', 'json', 'jsonl', 'yaml', 'txt'].includes(kind);
}

function noText(name: string): SabtError {
  return new SabtError(
    'unsupported-kind',
    'The file is named as a text and holds bytes that no text has, such as zero bytes: it is something else, or was damaged on its way. Export it again.',
    { at: name },
  );
}

function notATable(name: string): SabtError {
  return new SabtError(
    'unsupported-kind',
    'Rows are read from CSV, TSV, XLSX, JSON, JSON Lines and YAML; this file is none of them.',
    { at: name },
  );
}

async function firstBytes(stream: AsyncIterable<Uint8Array>, wanted: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    held += piece.length;
    if (held >= wanted) break;
  }
  return Buffer.concat(pieces);
}
