/**
 * What rests on a document: acts and events that name it. Whose documents are all hidden says of the world what the hidden
 * ones say; publishing and handing over withhold it with them, and whoever withdraws a consent is told of it.
 */
import { type Json, type Kind, lacksConsent } from '../../model/records.ts';
import type { App } from '../app.ts';

const RESTING = ['act', 'event'] as const;
const MOST = 1_000_000;

/** Acts and events that name documents of which none is left once these are hidden. */
export function restingOnlyOn(hidden: ReadonlySet<string>, app: App): Set<string> {
  const resting = new Set<string>();
  const seen = new Set<string>();
  for (const document of hidden)
    for (const kind of RESTING)
      for (const item of app.catalogue.list({ kind, refersTo: document, limit: MOST, offset: 0 }).items) {
        if (seen.has(item.id)) continue;
        seen.add(item.id);
        if (restsOnlyOn(item, (one) => hidden.has(one), app)) resting.add(item.id);
      }
  return resting;
}

/** Whether a record is an act or event that names documents, of which every one is hidden. */
export function restsOnlyOn(
  { kind, entry }: { kind: Kind; entry: number },
  isHidden: (document: string) => boolean,
  { archive }: App,
): boolean {
  if (!RESTING.some((one) => one === kind)) return false;
  const documents = idsOf(archive.read(entry).fields['documents']);
  return documents.length > 0 && documents.every(isHidden);
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
