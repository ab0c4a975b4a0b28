/**
 * What rests on a document: acts and events that name it. Whose documents are all hidden says of the world what the hidden
 * ones say; publishing withholds it with them, and whoever withdraws a consent is told of it.
 */
import { type Json, lacksConsent } from '../model/records.ts';
import type { App } from './app.ts';

const RESTING = ['act', 'event'] as const;
const MOST = 1_000_000;

/** Acts and events that name documents of which none is left once these are hidden. */
export function restingOnlyOn(hidden: ReadonlySet<string>, { archive, catalogue }: App): Set<string> {
  const resting = new Set<string>();
  const seen = new Set<string>();
  for (const document of hidden)
    for (const kind of RESTING)
      for (const { id, entry } of catalogue.list({ kind, refersTo: document, limit: MOST, offset: 0 }).items) {
        if (seen.has(id)) continue;
        seen.add(id);
        const documents = idsOf(archive.read(entry).fields['documents']);
        if (documents.length > 0 && documents.every((one) => hidden.has(one))) resting.add(id);
      }
  return resting;
}

/** Whether those concerned do not consent, or do not any more, to a document being shown. */
export function isWithoutConsent(entry: number, { archive }: App): boolean {
  return lacksConsent(archive.read(entry).fields, '');
}

/** Of one record, what would be hidden with it: none unless it is a document that is not public. */
export function hiddenWith(id: string, app: App): { acts: number; events: number } {
  const item = app.catalogue.byId(id);
  if (item?.kind !== 'document' || item.confidentiality === 'public') return { acts: 0, events: 0 };
  const kinds = [...restingOnlyOn(new Set([id]), app)].map((one) => app.catalogue.byId(one)!);
  const open = kinds.filter(({ confidentiality }) => confidentiality === 'public');
  const acts = open.filter(({ kind }) => kind === 'act').length;
  return { acts, events: open.length - acts };
}

const idsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
