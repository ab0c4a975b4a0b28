import type { ErrorCode } from '../../../model/errors.ts';
import type { EncodingChoice } from '../encoding/detect.ts';

/** Kinds of file that are told apart. `other` is kept as evidence and not read. */
export const FILE_KINDS = [
  'txt',
  'md',
  'html',
  'xml',
  'csv',
  'tsv',
  'xlsx',
  'json',
  'jsonl',
  'yaml',
  'eml',
  'pdf',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What was found in a file. Everything but `text: null` with a `reason` counts as read. */
export interface Extraction {
  kind: FileKind;
  /** Media type of the bytes as they are (`application/gzip` for anything gzipped). */
  mediaType: string;
  /** Media type of what is inside, where that is another. */
  contentType?: string;
  encoding?: EncodingChoice;
  title?: string;
  author?: string;
  /** The day of publication as the file states it, unread. */
  published?: string;
  /** Languages that the file declares, as in BCP 47. */
  declaredLanguages?: string[];
  /** The whole text in reading order, line ends as LF, pages separated by a form feed; null if there is none. */
  text: string | null;
  /** Of a web page: its article without navigation and notices. */
  mainText?: string;
  /** Pages, sheets or messages, where the kind has them. */
  pages?: number;
  /** Which program read it, with the version of the library: `sabt-html@1 linkedom@0.18.15 …`. */
  extractor: string;
  /** Why the file is kept but not read. */
  reason?: Reason;
  /** Remarks that a person should see beside the text. */
  notes: string[];
  /** Attachments of a mail. */
  parts: Part[];
}

export interface Reason {
  code: ErrorCode;
  message: string;
}

export interface Part {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What a parser of one kind gives; the rest of an `Extraction` is the same for all. */
export type Parsed = Partial<Omit<Extraction, 'kind' | 'text' | 'extractor'>> & {
  text: string | null;
  extractor: string;
};

/** Line ends as LF: CRLF, bare CR, and the Unicode line separators of old Mac and mainframe files. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') || text.includes('\u0085') ? text.replace(/\r\n?|\u0085/g, '\n') : text;
}
