/**
 * An event that a confirmation made stands as long as an act of it stands.
 *
 * Undoing the confirmation withdraws the act, and an event in which nothing happened is none: it gets the status
 * `withdrawn`, is found and counted no more, and stays in the log with all its versions. When an act comes back to it, by
 * confirming again or because a coder names the event, it stands again. Events that came in any other way, such as the
 * rows of a table, are left as they are: a person or a data set says that they happened, whatever is known of their acts.
 */
import type { Fields, RecordDraft } from '../../model/records.ts';
import { carried, isMadeByConfirmation } from '../../stages/coding/index.ts';
import type { App } from '../app.ts';

/** More acts than people confirm into one event; one of them that stands is enough. */
const MOST_ACTS = 1000;

/** The drafts, with what they change in which events stand. */
export function withStandingEvents(drafts: readonly RecordDraft[], app: App): RecordDraft[] {
  const all = new Map(drafts.map((draft) => [draft.id, draft]));
  for (const event of eventsOf(drafts, app)) {
    const drafted = all.get(event);
    const held = app.catalogue.byId(event);
    const fields = drafted?.fields ?? (held === null ? null : app.reader.current(held).fields);
    if (fields === null || !isMadeByConfirmation(fields)) continue;
    const status = hasStandingAct(event, all, app) ? undefined : 'withdrawn';
    if (fields['status'] === status) continue;
    const { status: _former, ...rest } = carried(fields);
    const now: Fields = status === undefined ? rest : { ...rest, status };
    all.set(event, { id: event, kind: 'event', version: drafted?.version ?? held!.version + 1, fields: now });
  }
  return [...all.values()];
}

/** The events that acts of the drafts belong to, or belonged to before. */
function eventsOf(drafts: readonly RecordDraft[], { catalogue, reader }: App): Set<string> {
  const events = new Set<string>();
  for (const { id, kind, fields } of drafts) {
    if (kind !== 'act') continue;
    events.add(String(fields['event']));
    const held = catalogue.byId(id);
    if (held !== null) events.add(String(reader.current(held).fields['event']));
  }
  return events;
}

function hasStandingAct(event: string, drafts: ReadonlyMap<string, RecordDraft>, { catalogue, reader }: App): boolean {
  const stands = (fields: Fields): boolean => fields['event'] === event && fields['status'] !== 'withdrawn';
  for (const { kind, fields } of drafts.values()) if (kind === 'act' && stands(fields)) return true;
  return catalogue
    .list({ kind: 'act', refersTo: event, sort: 'oldest-entry', limit: MOST_ACTS, offset: 0 })
    .items.some((item) => !drafts.has(item.id) && stands(reader.current(item).fields));
}
