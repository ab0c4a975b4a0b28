import type { Fields, Json } from '../../model/records.ts';
import type { ShownName } from './place.ts';

/** How bytes that are already held came once more. */
export interface Arrival {
  name: string;
  /** The source that was given. */
  source?: { id: string; public: boolean };
  /** Id of the mail that they were attached to. */
  document?: string;
  guessed?: NonNullable<ShownName['guessed']>;
  /** ISO time. */
  at: string;
  by: string;
}

export interface AddedProvenance {
  fields: Fields;
  newSource: boolean;
  /** For the person who takes in. */
  notes: string[];
}

/**
 * What a document whose bytes came again gets of it, or null if source, name and mail are all known of it. That the
 * same file reached an archive from two hands is evidence of its own, so it is added to what is known and takes
 * nothing away; the document keeps its first name.
 *
 * Its confidentiality is never widened: what came in confidence once is not opened because it can be had in
 * public as well; a person decides that. And a public document that comes from a source which is not public stays
 * public, while where it came from becomes restricted, since that would tell who else holds it.
 */
export function provenanceAdded(fields: Fields, arrival: Arrival): AddedProvenance | null {
  const { source, document, guessed, at, by } = arrival;
  const sources = (fields['sources'] as string[] | undefined) ?? [];
  const custody = (fields['custody'] as { [key: string]: Json }[] | undefined) ?? [];
  const file = arrival.name.toWellFormed();
  const newSource = source !== undefined && !sources.includes(source.id);
  const newName = file !== fields['name'] && custody.every((step) => step['file'] !== file);
  const first = (fields['acquiredFrom'] as { document?: string } | undefined)?.document;
  const newMail =
    document !== undefined && document !== first && custody.every((step) => step['document'] !== document);
  if (!newSource && !newName && !newMail) return null;
  const step = {
    at,
    by,
    what: document === undefined ? 'taken-in-again' : 'taken-out-of-mail',
    file,
    ...(document === undefined ? {} : { document }),
    ...nameBytes(guessed),
  };
  const { levels, note } = newSource ? confidentialityAfter(fields, source.public) : {};
  return {
    fields: {
      ...(newSource ? { sources: [...sources, source.id] } : {}),
      custody: [...custody, step],
      ...(levels === undefined ? {} : { confidentiality: levels }),
    },
    newSource,
    notes: [...(note === undefined ? [] : [note]), ...(guessed === undefined ? [] : [guessedNote(guessed)])],
  };
}

function confidentialityAfter(
  fields: Fields,
  fromPublic: boolean,
): { levels?: { [path: string]: Json }; note?: string } {
  const former = (fields['confidentiality'] ?? {}) as { [path: string]: Json };
  const isPublic = former['*'] === 'public';
  if (fromPublic && !isPublic)
    return {
      note: `It was held already and stays ${String(former['*'] ?? 'restricted')}, though this source is public. To open it: sabt set ID confidentiality=public`,
    };
  if (fromPublic || !isPublic) return {};
  return {
    levels: { ...former, sources: former['sources'] ?? 'restricted', custody: former['custody'] ?? 'restricted' },
    note: 'It was held already and stays public; where it came from is restricted now, because this source is not public.',
  };
}

/** For the custody of a document: a name that was guessed, as bytes. */
export function nameBytes(guessed: ShownName['guessed']): { [key: string]: Json } {
  return guessed === undefined ? {} : { nameBytes: guessed.bytes, nameEncoding: guessed.encoding };
}

export function guessedNote({ encoding, bytes }: NonNullable<ShownName['guessed']>): string {
  return encoding === 'unknown'
    ? `The bytes of the file's name are in no encoding known here; they are shown with escapes: ${bytes}`
    : `The file's name is not UTF-8; it was read as ${encoding}. Its bytes: ${bytes}`;
}
