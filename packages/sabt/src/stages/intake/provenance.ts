import type { Fields, Json } from '../../model/records.ts';

/** How bytes that are already held came once more. */
export interface Arrival {
  name: string;
  /** Id of the source that was given. */
  source?: string;
  /** ISO time. */
  at: string;
  by: string;
}

/**
 * The fields `sources` and `custody` of a document whose bytes came again, or null if neither the source nor the name
 * is new to it. That the same file reached an archive from two hands is evidence of its own, so it is added to
 * what is known and takes nothing away; the document keeps its first name and its confidentiality.
 */
export function provenanceAdded(fields: Fields, { name, source, at, by }: Arrival): Fields | null {
  const sources = (fields['sources'] as string[] | undefined) ?? [];
  const custody = (fields['custody'] as { [key: string]: Json }[] | undefined) ?? [];
  const file = name.toWellFormed();
  const newSource = source !== undefined && !sources.includes(source);
  const newName = file !== fields['name'] && custody.every((step) => step['file'] !== file);
  if (!newSource && !newName) return null;
  return {
    ...(newSource ? { sources: [...sources, source] } : {}),
    custody: [...custody, { at, by, what: 'taken-in-again', file }],
  };
}
