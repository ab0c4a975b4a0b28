/**
 * Blacked-out copies of files: documents of their own, working copies in the terms of the Berkeley Protocol on Digital
 * Open Source Investigations. Such a copy says of which record and entry it was made, what was blacked out, why, and with
 * which program (`acquiredFrom`, which goes with its proof), and who did it, with their signature (`custody`, which stays).
 * The proof of the copy leads from the bytes that are handed over to the log, and from there to the entry that commits to
 * the file that is withheld. A new copy takes over the boxes of the former one and takes its place.
 */
import { SabtError } from '../../../model/errors.ts';
import { newId } from '../../../model/ids.ts';
import {
  type Confidentiality,
  confidentialityOf,
  type Fields,
  type Json,
  type RecordDraft,
} from '../../../model/records.ts';
import { type Blackened, type Box, blackener, blackOut, withoutNested } from '../../../stages/publishing/index.ts';
import type { BlobRef } from '../../../store/ports.ts';
import type { App } from '../../app.ts';
import { redactedPaths } from '../withheld.ts';

/** What a copy says of where it comes from. */
export interface CopyOrigin {
  document: string;
  /** Of the version that commits to the file. */
  entry: number;
  redacted: { boxes: Box[]; reason: string; tool: string };
}

export interface RedactedCopy {
  id: string;
  entry: number;
  fields: Fields;
  origin: CopyOrigin;
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };
const MOST_COPIES = 1_000;

/** Whether a document is a blacked-out copy, and of what. */
export function copyOrigin(fields: Fields): CopyOrigin | null {
  const origin = fields['acquiredFrom'] as Partial<CopyOrigin> | undefined;
  return origin?.redacted === undefined || typeof origin.document !== 'string' ? null : (origin as CopyOrigin);
}

/**
 * The copy of a document that may be handed over, or null: of several the newest, unless it was withheld or erased
 * itself.
 */
export function standingCopy(id: string, app: App): RedactedCopy | null {
  for (const copy of copiesOf(id, app)) {
    const hidden = redactedPaths(copy.id, app);
    if (copy.fields['blob'] !== undefined && !hidden.has('blob')) return copy;
  }
  return null;
}

/** The copies of a document, newest first. */
export function copiesOf(id: string, { catalogue, archive }: App): RedactedCopy[] {
  const { items } = catalogue.list({
    kind: 'document',
    refersTo: id,
    sort: 'newest-entry',
    limit: MOST_COPIES,
    offset: 0,
  });
  return items.flatMap((item) => {
    const { fields } = archive.read(item.entry);
    const origin = copyOrigin(fields);
    return origin?.document === id ? [{ id: item.id, entry: item.entry, fields, origin }] : [];
  });
}

/** The bytes of a document's file. Throws `not-found` where it has none (any more). */
export async function fileOf(id: string, app: App): Promise<Uint8Array> {
  const blob = app.archive.read(app.catalogue.byId(id)!.entry).fields['blob'] as unknown as BlobRef | undefined;
  if (blob === undefined) throw new SabtError('not-found', 'The record has no file (any more).', { at: 'blob' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of app.archive.blobs.open(blob.name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export interface CopyMade {
  draft: RecordDraft;
  boxes: Box[];
  mediaType: string;
  sha256: string;
}

/** A copy of a document's file with these boxes blacked out and those of the copy before. Throws as `blackOut`. */
export async function makeCopy(
  id: string,
  { boxes, reason, by }: { boxes: readonly Box[]; reason: string; by: string },
  app: App,
): Promise<CopyMade> {
  const { entry } = app.catalogue.byId(id)!;
  const { fields, version } = app.archive.read(entry);
  const all = withoutNested([...boxes, ...(copiesOf(id, app)[0]?.origin.redacted.boxes ?? [])]);
  const { bytes, mediaType, pages }: Blackened = await blackOut(await fileOf(id, app), all);
  const blob = await app.archive.blobs.put(bytes);
  const redacted = { boxes: all, reason, tool: blackener() };
  const decided = { document: id, entry, version, sha256: blob.sha256, ...redacted } as unknown as Json;
  const level: Confidentiality = confidentialityOf(fields, '');
  const draft: RecordDraft = {
    id: newId(),
    kind: 'document',
    version: 1,
    fields: {
      name: `blacked-out.${ENDINGS[mediaType] ?? 'bin'}`,
      sha256: blob.sha256,
      size: blob.size,
      blob: { ...blob },
      mediaType,
      ...(mediaType === 'application/pdf' ? { pages } : {}),
      generation: 'copy',
      acquiredFrom: { document: id, entry, redacted } as unknown as Json,
      custody: [
        {
          at: new Date().toISOString(),
          by,
          what: 'blacked-out',
          decided,
          signature: { ...app.archive.signAs(by, decided) },
        },
      ],
      confidentiality: { '*': level },
    },
  };
  return { draft, boxes: all, mediaType, sha256: blob.sha256 };
}
