/**
 * From the bytes of a file to its text and what it says about itself.
 *
 * Steps: unfold gzip; tell the container by its first bytes; decide the encoding; tell the kind by content,
 * with the name as a hint only; read it, hostile formats in a child. Whatever goes wrong with one file is a
 * `reason` in its extraction and never an exception: a file that cannot be read is still evidence.
 *
 * Text is faithful to the file but for line ends: CRLF and bare CR become LF, so that spans count the same
 * everywhere. `extractor` names program and library versions, so that the same text can be made again.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { asSabtError, SabtError } from '../../../model/errors.ts';
import { ChildPool } from '../children.ts';
import { decodeText, detectEncoding, type EncodingChoice } from '../encoding/detect.ts';
import { type Limits, withLimits } from '../limits.ts';
import { type Extraction, type FileKind, type Parsed, type Reason, withLineFeeds } from './extraction.ts';
import { collect, gunzip, onePiece } from './gunzip.ts';
import { containerOf, isSvg, kindByName, kindOfText, MEDIA_TYPES } from './kinds.ts';
import type { ParserAnswer, ParserJob } from './parsers.child.ts';
import { PLAIN_KINDS, readPlain } from './plain.ts';

export interface ExtractInput {
  /** Name of the file, a hint to its kind; never used as a path. */
  name: string;
  bytes?: Uint8Array;
  /** Where the bytes lie, if they are not given. */
  path?: string | Buffer;
}

export type Extractor = {
  extract(input: ExtractInput): Promise<Extraction>;
  /** Ends the warm children. They never keep the program alive, so this is for tidiness. */
  close(): void;
};

const CHILD = new URL('./parsers.child.ts', import.meta.url);

export function createExtractor(options: { limits?: Partial<Limits>; children?: number } = {}): Extractor {
  const limits = withLimits(options.limits);
  const pool = new ChildPool(CHILD, limits, options.children ?? 2);
  const parse = async (job: ParserJob): Promise<ParserAnswer> => (await pool.run(job)) as ParserAnswer;
  return {
    extract: (input) => extractWith(parse, limits, input),
    close: () => pool.close(),
  };
}

/** One file by itself, with children of its own that end with it. */
export async function extract(input: ExtractInput, limits?: Partial<Limits>): Promise<Extraction> {
  const extractor = createExtractor({ ...(limits === undefined ? {} : { limits }), children: 1 });
  try {
    return await extractor.extract(input);
  } finally {
    extractor.close();
  }
}

type Parse = (job: ParserJob) => Promise<ParserAnswer>;

async function extractWith(parse: Parse, limits: Limits, input: ExtractInput): Promise<Extraction> {
  const name = basename(input.name);
  let mediaType = MEDIA_TYPES[kindByName(name) ?? 'other'];
  try {
    const size = input.bytes?.length ?? (await stat(input.path!)).size;
    if (size > limits.readBytes) {
      throw new SabtError(
        'too-large',
        `The file is larger than ${Math.floor(limits.readBytes / 1_048_576)} MB; it is kept, but not read.`,
      );
    }
    let bytes: Uint8Array = input.bytes ?? (await readFile(input.path!));
    if (bytes.length === 0) throw new SabtError('no-text', 'The file is empty.');
    const gzipped = containerOf(bytes) === 'gzip';
    if (gzipped) {
      mediaType = 'application/gzip';
      bytes = await collect(
        gunzip(onePiece(bytes), { ...limits, expandedBytes: Math.min(limits.expandedBytes, limits.readBytes) }, name),
      );
    }
    const inside = await readInside(parse, limits, bytes, name);
    return finished(inside, gzipped ? mediaType : null, limits);
  } catch (error) {
    const { code, message } = asSabtError(error);
    if (code === 'not-found' || code === 'unreadable-file') throw error;
    return kept(kindByName(name) ?? 'other', mediaType, { code, message });
  }
}

interface Inside {
  kind: FileKind;
  mediaType: string;
  parsed: Parsed;
  encoding?: EncodingChoice;
}

async function readInside(parse: Parse, limits: Limits, bytes: Uint8Array, name: string): Promise<Inside> {
  switch (containerOf(bytes)) {
    case 'pdf':
      return {
        kind: 'pdf',
        mediaType: MEDIA_TYPES.pdf,
        ...(await attempt(() => parse({ parser: 'pdf', bytes, limits }))),
      };
    case 'zip': {
      const answer = await attempt(() => parse({ parser: 'zip', bytes, limits }));
      const kind = answer.kind ?? (kindByName(name) === 'xlsx' ? 'xlsx' : 'other');
      return {
        ...answer,
        kind,
        mediaType: answer.mediaType ?? (kind === 'xlsx' ? MEDIA_TYPES.xlsx : 'application/zip'),
      };
    }
    case 'cfb':
      return oldOffice(bytes);
    case 'gzip':
      return {
        kind: 'other',
        mediaType: 'application/gzip',
        parsed: unread('expands-too-far', 'The file is compressed more than once.'),
      };
    case 'text-or-other':
      return readText(parse, limits, bytes, name);
  }
}

async function readText(parse: Parse, limits: Limits, bytes: Uint8Array, name: string): Promise<Inside> {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  const encoding = detectEncoding(bytes, declaredEncoding(head));
  if (encoding === null || /^(?:\{\\rtf|%!PS)/.test(head)) {
    const answer = await attempt(() => parse({ parser: 'binary', bytes: bytes.subarray(0, 1_048_576), limits }));
    return { kind: 'other', parsed: answer.parsed, mediaType: answer.mediaType ?? MEDIA_TYPES.other };
  }
  const text = withLineFeeds(decodeText(bytes, encoding));
  const kind = kindOfText(text, name);
  if (text.length > TEXT_FACTOR * limits.textUnits)
    return { kind, mediaType: MEDIA_TYPES[kind], encoding, parsed: tooLong(limits) };
  const inside = { kind, mediaType: kind === 'xml' && isSvg(text) ? 'image/svg+xml' : MEDIA_TYPES[kind], encoding };
  if (PLAIN_KINDS.has(kind)) return { ...inside, parsed: await readPlain(kind, text, limits) };
  // A mail declares an encoding for each of its parts, so its bytes are parsed and not their decoding.
  if (kind === 'eml') {
    const answer = await attempt(() => parse({ parser: 'eml', bytes, limits }));
    return { kind, mediaType: MEDIA_TYPES.eml, parsed: answer.parsed };
  }
  const parser = kind === 'html' ? 'html' : 'xml';
  const { parsed } = await attempt(() => parse({ parser, text, limits }));
  return { ...inside, parsed };
}

/** Markup may be so many times longer than the text in it. */
const TEXT_FACTOR = 2;

function tooLong(limits: Limits): Parsed {
  return unread('too-large', `The text is longer than ${limits.textUnits} characters; the file is kept, but not read.`);
}

/** Of HTML (meta) and XML (declaration), in the first kilobytes; both are ASCII there. */
function declaredEncoding(head: string): string | undefined {
  const xml = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  if (xml !== undefined || !/<(?:!doctype\s+html|html|head|meta)[\s>]/i.test(head)) return xml;
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** A parser's failure belongs to the file: the kind is known all the same. */
async function attempt(work: () => Promise<ParserAnswer>): Promise<ParserAnswer> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = asSabtError(error);
    return { parsed: unread(code, message) };
  }
}

function unread(code: Reason['code'], message: string): Parsed {
  return { text: null, extractor: 'none', reason: { code, message } };
}

/** Word, Excel and PowerPoint before 2007, and today's ones under a password, which lie in the same container. */
function oldOffice(bytes: Uint8Array): Inside {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return {
    kind: 'other',
    mediaType: 'application/x-cfb',
    parsed: encrypted
      ? unread('encrypted', 'The document is protected by a password.')
      : unread('unsupported-kind', 'Office files from before 2007 are kept, but not read yet.'),
  };
}

function finished(inside: Inside, outerType: string | null, limits: Limits): Extraction {
  const { kind, mediaType, parsed, encoding } = inside;
  const notes = [...(parsed.notes ?? [])];
  if (encoding !== undefined && encoding.invalid > 0) {
    notes.push(`${encoding.invalid} places are not valid ${encoding.name}; they are shown as \ufffd.`);
  }
  if (encoding?.cutTail === true) notes.push('The file ends in the middle of a character: it was probably cut off.');
  let { text, reason } = parsed;
  if (text !== null && text.trim() === '') {
    text = null;
    reason = { code: 'no-text', message: 'The file holds only white space.' };
  }
  if (text !== null && text.length > limits.textUnits) {
    text = null;
    reason = tooLong(limits).reason;
  }
  return {
    ...parsed,
    kind,
    mediaType: outerType ?? mediaType,
    ...(outerType === null ? {} : { contentType: mediaType }),
    ...(encoding === undefined ? {} : { encoding }),
    text,
    ...(reason === undefined ? {} : { reason }),
    notes,
    parts: parsed.parts ?? [],
  };
}

function kept(kind: FileKind, mediaType: string, reason: Reason): Extraction {
  return { kind, mediaType, text: null, extractor: 'none', reason, notes: [], parts: [] };
}
