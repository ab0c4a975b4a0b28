import { createHash } from 'node:crypto';
import type { ErrorCode } from '../../model/errors.ts';
import { newId } from '../../model/ids.ts';
import type { Fields, Json, RecordDraft, When } from '../../model/records.ts';
import type { HeldSource, IntakeContext } from './context.ts';
import type { Copies } from './copies.ts';
import type { Extractor } from './extract/extract.ts';
import type { Extraction, Part } from './extract/extraction.ts';
import type { ShownName } from './place.ts';
import { guessedNote, nameBytes } from './provenance.ts';

/** Bytes of one file, in memory or where they lie. */
export interface FileBytes {
  name: string;
  size: number;
  sha256: string;
  bytes?: Uint8Array;
  path?: Buffer;
}

export interface DocumentOrigin {
  batch: string;
  copies: Copies;
  source?: HeldSource;
  generation?: 'original' | 'copy';
  /** Place inside the folder that was taken in. */
  inside?: string;
  /** How its name was read, where that is not UTF-8. */
  guessed?: NonNullable<ShownName['guessed']>;
  /** The mail that it was attached to. */
  attachedTo?: string;
}

/** How bytes came that are held, or that another file brings in the same run. */
export interface CameAgain extends Pick<DocumentOrigin, 'guessed' | 'attachedTo'> {
  name: string;
  sha256: string;
}

/** A new document, or one that is held and came once more. */
export type ComeDocument =
  | { draft: RecordDraft; unread?: { code: ErrorCode; message: string }; came: CameAgain }
  | { again: CameAgain };

/** Attachments of attachments of … are taken out to this depth. */
const ATTACHMENT_DEPTH = 3;

/** The document of a file, and those of its attachments behind it. */
export async function documentsOf(
  file: FileBytes,
  origin: DocumentOrigin,
  extractor: Extractor,
  context: IntakeContext,
  depth = 0,
): Promise<ComeDocument[]> {
  const extraction = await extractor.extract(file);
  const blob = await origin.copies.keep(file);
  const id = newId();
  const fields: Fields = {
    name: wellFormed(file.name),
    sha256: blob.sha256,
    size: blob.size,
    blob: { ...blob },
    batch: origin.batch,
    acquiredAt: context.now().toISOString().slice(0, 10),
    generation: origin.generation ?? 'copy',
    custody: [
      {
        at: context.now().toISOString(),
        by: context.by,
        what: origin.attachedTo === undefined ? 'taken-in' : 'taken-out-of-mail',
        ...nameBytes(origin.guessed),
      },
    ],
    confidentiality: { '*': origin.source?.public === true ? 'public' : 'restricted' },
    ...(origin.source === undefined ? {} : { sources: [origin.source.id] }),
    ...acquiredFrom(origin),
    ...contentFields(extraction, origin.guessed, context),
  };
  const { attachedTo, guessed } = origin;
  const documents: ComeDocument[] = [
    {
      draft: { id, kind: 'document', version: 1, fields },
      ...(extraction.reason === undefined ? {} : { unread: extraction.reason }),
      came: {
        name: fields['name'] as string,
        sha256: blob.sha256,
        ...(attachedTo === undefined ? {} : { attachedTo }),
        ...(guessed === undefined ? {} : { guessed }),
      },
    },
  ];
  if (extraction.parts.length === 0) return documents;

  const attachments = extraction.parts.map((part) => ({ part, file: fileOf(part) }));
  fields['custom'] = {
    attachments: attachments.map(({ part, file }) => ({
      name: file.name,
      sha256: file.sha256,
      size: file.size,
      mediaType: part.mediaType,
    })),
  };
  for (const attachment of attachments) {
    const { name, sha256 } = attachment.file;
    if (context.findBySha256(sha256) !== null) {
      documents.push({ again: { name, sha256, attachedTo: id } });
      continue;
    }
    if (depth >= ATTACHMENT_DEPTH) continue;
    const { inside, guessed: _ofTheMail, ...rest } = origin;
    documents.push(...(await documentsOf(attachment.file, { ...rest, attachedTo: id }, extractor, context, depth + 1)));
  }
  return documents;
}

function fileOf(part: Part): FileBytes {
  const name = wellFormed(part.name.replaceAll('\\', '/').split('/').at(-1)! || 'attachment');
  return {
    name,
    size: part.bytes.length,
    sha256: createHash('sha256').update(part.bytes).digest('hex'),
    bytes: part.bytes,
  };
}

function acquiredFrom(origin: DocumentOrigin): Fields {
  if (origin.attachedTo !== undefined) return { acquiredFrom: { document: origin.attachedTo } };
  return origin.inside === undefined ? {} : { acquiredFrom: { path: wellFormed(origin.inside) } };
}

function contentFields(extraction: Extraction, guessed: DocumentOrigin['guessed'], context: IntakeContext): Fields {
  const { encoding, title, author, contentType, pages, reason } = extraction;
  const notes = [...extraction.notes, ...(guessed === undefined ? [] : [guessedNote(guessed)])];
  const text = extraction.text === null ? null : wellFormed(extraction.text);
  const mainText = extraction.mainText === undefined ? undefined : wellFormed(extraction.mainText);
  const published = publishedOf(extraction.published, context);
  const languages = languagesOf(
    extraction,
    extraction.kind === 'eml' && text !== null ? bodyOf(text) : (mainText ?? text),
    context,
  );
  return {
    mediaType: extraction.mediaType,
    extractor: extraction.extractor,
    reading: {
      status: reason === undefined ? 'read' : 'kept',
      ...(reason === undefined ? {} : { reason: { ...reason } }),
      ...(notes.length === 0 ? {} : { notes }),
    },
    ...(contentType === undefined ? {} : { contentType }),
    ...(title === undefined ? {} : { title: wellFormed(title) }),
    ...(author === undefined ? {} : { author: wellFormed(author) }),
    ...(pages === undefined ? {} : { pages }),
    ...(encoding === undefined
      ? {}
      : { encoding: { ...encoding, others: encoding.others.map((other) => ({ ...other })) } }),
    ...(published === null ? {} : { published: { ...published } as Json }),
    ...(languages.length === 0 ? {} : { languages }),
    ...(text === null ? {} : { text }),
    ...(mainText === undefined ? {} : { mainText }),
  };
}

/** Lone surrogates, which JSON escapes can make, are no text and cannot be kept. */
function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The names and addresses in the headers of a mail say nothing of its language; its subject stands among them. */
function bodyOf(mail: string): string {
  const end = mail.indexOf('\n\n');
  return end < 0 ? mail : mail.slice(end + 2);
}

/** Text beyond this adds nothing to the knowledge of its language. */
const LANGUAGE_SAMPLE_UNITS = 100_000;

function languagesOf(extraction: Extraction, text: string | null, context: IntakeContext): string[] {
  const detected = text === null ? [] : context.detectLanguages(text.slice(0, LANGUAGE_SAMPLE_UNITS));
  if (detected.length > 0) return detected;
  const declared = extraction.declaredLanguages?.map((tag) => tag.split('-')[0]!.toLowerCase()) ?? [];
  return declared.filter((tag) => /^[a-z]{2,3}$/.test(tag));
}

function publishedOf(stated: string | undefined, context: IntakeContext): When | null {
  if (stated === undefined) return null;
  const iso = /^(\d{4}-\d\d-\d\d)(?:$|[T ])/.exec(stated)?.[1];
  if (iso !== undefined && !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)))
    return { start: iso, end: iso, precision: 'day' };
  const found = context.findDates(stated.slice(0, 200))[0];
  if (found === undefined) return null;
  const { start, end, precision, calendar, uncertaintyDays } = found;
  return { start, end, precision, calendar, ...(uncertaintyDays === undefined ? {} : { uncertaintyDays }) };
}
