/**
 * One event told in several reports is several records, of which each act is counted once.
 *
 * Events that people confirmed to be the same form a group. In it, each act type is counted in the event that was in the
 * log first of those that have a confirmed act of the type; the acts of that type in the others get the status
 * `duplicate`. They stay findable and can be cited. The rule is applied anew to the whole group whenever a link or an act
 * of it changes, so that undoing a link, or the coding behind an act, puts back exactly what follows from what still
 * stands.
 */
import type { Fields, RecordDraft, RecordVersion } from '../../model/records.ts';
import { carried } from '../../stages/coding/index.ts';
import type { App } from '../app.ts';

/** More than a person has confirmed one by one; what is beyond keeps its status. */
const MOST_EVENTS = 1000;
const MOST_IN_LIST = 1000;
const COUNTING: ReadonlySet<unknown> = new Set(['confirmed', 'duplicate']);

interface GroupAct {
  fields: Fields;
  event: string;
  version: number;
}

/** The drafts, with what they change in which acts of their groups are counted. */
export function countedOnce(drafts: readonly RecordDraft[], app: App): RecordDraft[] {
  const all = new Map(drafts.map((draft) => [draft.id, draft]));
  const done = new Set<string>();
  for (const seed of eventsIn(drafts)) {
    if (done.has(seed)) continue;
    const group = groupOf(seed, all, app);
    for (const event of group) done.add(event);
    for (const draft of settled(group, all, app)) all.set(draft.id, draft);
  }
  return [...all.values()];
}

function eventsIn(drafts: readonly RecordDraft[]): string[] {
  return drafts.flatMap(({ kind, fields }) => {
    if (kind === 'act') return [String(fields['event'])];
    if (kind === 'link' && fields['relation'] === 'same-event') return [String(fields['a']), String(fields['b'])];
    return [];
  });
}

/** The events that are the same as this one by confirmed links, itself among them. */
function groupOf(seed: string, drafts: ReadonlyMap<string, RecordDraft>, app: App): Set<string> {
  const group = new Set([seed]);
  for (const event of group) {
    if (group.size >= MOST_EVENTS) break;
    for (const fields of linksOf(event, drafts, app))
      if (fields['status'] === 'confirmed') {
        group.add(String(fields['a']));
        group.add(String(fields['b']));
      }
  }
  return group;
}

function linksOf(event: string, drafts: ReadonlyMap<string, RecordDraft>, app: App): Fields[] {
  const fields = referringTo(event, 'link', app).map(({ id, fields: held }) => drafts.get(id)?.fields ?? held);
  return fields.filter((one) => one['relation'] === 'same-event');
}

function referringTo(id: string, kind: 'link' | 'act', app: App): RecordVersion[] {
  const { items } = app.catalogue.list({ kind, refersTo: id, sort: 'oldest-entry', limit: MOST_IN_LIST, offset: 0 });
  return items.map((item) => app.reader.current(item));
}

function settled(group: ReadonlySet<string>, drafts: ReadonlyMap<string, RecordDraft>, app: App): RecordDraft[] {
  const order = [...group].sort((a, b) => firstEntry(a, app) - firstEntry(b, app));
  const acts = new Map<string, GroupAct>();
  for (const event of group)
    for (const { id, fields, version } of referringTo(event, 'act', app)) {
      const drafted = drafts.get(id);
      // an act may have been given to another event by what is being decided
      const now = drafted?.fields ?? fields;
      if (now['event'] === event) acts.set(id, { fields: now, event, version });
    }
  for (const [id, { kind, fields, version }] of drafts)
    if (kind === 'act' && group.has(String(fields['event'])))
      acts.set(id, { fields, event: String(fields['event']), version: version - 1 });
  const counts = new Map<unknown, string>();
  for (const event of order)
    for (const act of acts.values())
      if (act.event === event && COUNTING.has(act.fields['status']) && !counts.has(act.fields['type']))
        counts.set(act.fields['type'], event);
  return [...acts].flatMap(([id, { fields, event, version }]) => {
    if (!COUNTING.has(fields['status'])) return [];
    const status = counts.get(fields['type']) === event ? 'confirmed' : 'duplicate';
    if (fields['status'] === status) return [];
    return [{ id, kind: 'act' as const, version: version + 1, fields: { ...carried(fields), status } }];
  });
}

/** An event that is only being made comes last. */
function firstEntry(event: string, app: App): number {
  return app.catalogue.versions(event)[0]?.entry ?? Number.POSITIVE_INFINITY;
}
