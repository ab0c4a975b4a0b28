/**
 * Exports of Bayanat (Syria Justice and Accountability Centre), by the fields of its JSON and CSV exports: bulletins,
 * incidents and actors. Which of the three a file holds shows in its columns.
 *
 * A bulletin is a document with the events that people found in it: each becomes an event and an act that rest on the
 * document. An incident is an event, whose own events are its acts. Lists (`sources`, `locations`, `labels`, `events`) are
 * objects with a title in JSON and columns such as `sources.source-1` with `12-Name` in CSV; any of them may be missing.
 * Who worked on a record is nobody's business here: assignments, reviewers and roles are left to the evidentiary copy.
 */
import { actTypes } from '../../../../codebook/index.ts';
import type { Json, When } from '../../../../model/records.ts';
import { civilDay } from '../cell-dates.ts';
import type { Mapping } from '../mapping.ts';
import type { ActValues, RowValues } from '../read-row.ts';
import { remarkOn } from '../remarks.ts';
import { cellOf, mappingOf, type Profile, type ProfileColumns, taken } from './profile.ts';

const LISTS = ['sources', 'locations', 'labels', 'events', 'actor_relations'] as const;
const listFields = Object.fromEntries(LISTS.map((name) => [`custom/${name}`, [name]]));
const titles = { 'custom/title': ['title'], 'custom/title_ar': ['title_ar'], 'custom/description': ['description'] };

const BULLETIN: ProfileColumns = {
  kind: 'document',
  fields: {
    id: ['id'],
    published: ['publish_date'],
    url: ['source_link'],
    ...titles,
    'custom/sjac_title': ['sjac_title'],
    'custom/sjac_title_ar': ['sjac_title_ar'],
    ...listFields,
  },
  needed: ['custom/title'],
};
const INCIDENT: ProfileColumns = {
  kind: 'event',
  fields: { id: ['id'], ...titles, ...listFields },
  needed: ['custom/title'],
};
const ACTOR: ProfileColumns = {
  kind: 'actor',
  fields: {
    id: ['id'],
    type: ['type'],
    'custom/name': ['name'],
    'custom/name_ar': ['name_ar'],
    'custom/nickname': ['nickname'],
    'custom/nickname_ar': ['nickname_ar'],
    'custom/description': ['description'],
    ...listFields,
  },
  needed: ['custom/name'],
};

const STAFF = /^(?:assigned_to|first_peer_reviewer|second_peer_reviewer|user|roles|review|review_action)(?:\W|$)/;

/** Columns that only one of the three kinds has; in CSV with `.` and more behind them. */
function specOf(columns: readonly string[]): ProfileColumns {
  const first = new Set(columns.map((name) => name.split('.')[0]!.trim().toLowerCase()));
  const has = (...names: string[]): boolean => names.some((name) => first.has(name));
  if (has('potential_violations', 'claimed_violations')) return INCIDENT;
  if (has('name') && !has('title')) return ACTOR;
  return BULLETIN;
}

const NAMES = ['name', 'name_ar', 'nickname', 'nickname_ar'];
const LABEL_UNITS = 100;
const LABELS = 200;

export const bayanat: Profile = {
  name: 'bayanat',
  source: 'Bayanat',
  mapping(columns): Mapping {
    const mapping = mappingOf('A Bayanat export', specOf(columns), columns);
    const ignore = columns.filter((name) => STAFF.test(name));
    return ignore.length === 0 ? mapping : { ...mapping, ignore };
  },
  complete(values, columnOf, kind) {
    const { fields, custom } = values;
    const lists = new Map<string, Item[]>(LISTS.map((name) => [name, listIn(custom, name)]));
    const title = ['title', 'sjac_title', 'title_ar', 'sjac_title_ar'].find((name) => cellOf(values, name) !== '');
    if (title !== undefined) fields['title'] = taken(values, title);
    const names = NAMES.map((name) => taken(values, name)).filter((name) => name !== '');
    if (names.length > 0) fields['names'] = [...new Set(names)];
    const description = plainText(taken(values, 'description'));
    if (description !== '') fields[kind === 'document' ? 'text' : 'description'] = description;
    values.sources.push(...titlesOf(lists.get('sources')!));
    const labels = titlesOf(lists.get('labels')!).map((label) => label.slice(0, LABEL_UNITS));
    if (labels.length > 0) fields['tags'] = [...new Set(labels)].slice(0, LABELS);
    const locations = lists.get('locations')!;
    if (locations.length === 1 && kind !== 'actor') Object.assign(fields, placeIn(locations[0]!));
    if (kind === 'actor') return null;
    return setActs(values, lists.get('events')!, lists.get('actor_relations')!, columnOf('custom/events'));
  },
};

/** An object of a list, or what stands for one in a cell. */
interface Item {
  [name: string]: Json;
}

/** A list in one cell, as JSON, and the cells that CSV spreads it over. What was no list stays where it is. */
function listIn(custom: Record<string, string>, name: string): Item[] {
  const items: Item[] = [];
  const cell = custom[name];
  if (cell !== undefined) {
    const parsed = parsedList(cell);
    if (parsed !== null) {
      items.push(...parsed);
      if (name !== 'actor_relations') delete custom[name];
    }
  }
  for (const [column, text] of Object.entries(custom)) {
    if (!column.startsWith(`${name}.`)) continue;
    items.push({ title: text.replace(/^\d+-/, '') });
    delete custom[column];
  }
  return items;
}

function parsedList(cell: string): Item[] | null {
  if (!cell.startsWith('[')) return null;
  try {
    const list = JSON.parse(cell) as Json;
    return Array.isArray(list) ? list.map((one) => (isItem(one) ? one : { title: String(one ?? '') })) : null;
  } catch {
    return null;
  }
}

const isItem = (value: Json | undefined): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (item: Item, ...names: string[]): string => {
  for (const name of names) {
    const value = item[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
};
const titlesOf = (items: readonly Item[]): string[] =>
  items.map((item) => textIn(item, 'title', 'title_ar', 'name')).filter((title) => title !== '');

function placeIn(location: Item): Record<string, Json> {
  const point = isItem(location['latlng']) ? location['latlng'] : location;
  const number = (value: Json | undefined, most: number): number | null =>
    typeof value === 'number' && Math.abs(value) <= most ? value : null;
  const lat = number(point['lat'], 90);
  const lon = number(point['lng'] ?? point['lon'], 180);
  const name = textIn(location, 'title', 'title_ar', 'full_string', 'full_location');
  const country = isItem(location['country']) ? textIn(location['country'], 'title', 'title_ar') : '';
  return {
    ...(name === '' ? {} : { 'place/name': name }),
    ...(lat === null || lon === null ? {} : { 'place/lat': lat, 'place/lon': lon }),
    ...(country === '' ? {} : { country }),
  };
}

/** Act types by what the codebook calls them in its three languages. */
const ACT_NAMED: ReadonlyMap<string, string> = new Map(
  actTypes().flatMap(({ id, labels }) => [
    [id, id] as const,
    ...Object.values(labels).map((label) => [label.toLowerCase(), id] as const),
  ]),
);

function setActs(values: RowValues, events: readonly Item[], relations: readonly Item[], column: string): null {
  const acts: ActValues[] = [];
  for (const event of events) {
    const type = isItem(event['eventtype'])
      ? textIn(event['eventtype'], 'title', 'title_ar')
      : textIn(event, 'eventtype');
    const dates = [dayIn(event, 'from_date'), dayIn(event, 'to_date')] as const;
    const title = textIn(event, 'title', 'title_ar');
    if (dates.includes('unreadable') || backwards(dates))
      remarkOn(values, {
        code: 'unreadable-date',
        column,
        message: `The dates of the event “${title.slice(0, 120)}” are not understood; it is kept without them.`,
      });
    const when = spanOf(dates);
    const comments = textIn(event, 'comments', 'comments_ar');
    acts.push({
      fields: {
        ...(title === '' ? {} : { title }),
        ...(type === '' ? {} : { type: ACT_NAMED.get(type.toLowerCase()) ?? type }),
        ...(comments === '' ? {} : { description: comments }),
        ...(isItem(event['location']) ? placeIn(event['location']) : {}),
        ...(event['estimated'] === true ? { 'custom/estimated': 'true' } : {}),
      },
      ...(when === null ? {} : { when }),
    });
  }
  // whom a relation belongs to is certain only where there is one event
  if (acts.length === 1) relate(acts[0]!, relations);
  values.acts = acts;
  return null;
}

const ROLES: readonly [RegExp, string, Record<string, Json>][] = [
  [/perpetrator|جاني|مرتكب/i, 'perpetrators', { degree: 'alleged' }],
  [/victim|ضحية/i, 'victims', {}],
];

function relate(act: ActValues, relations: readonly Item[]): void {
  for (const relation of relations) {
    const actor = isItem(relation['actor']) ? textIn(relation['actor'], 'name', 'name_ar') : '';
    const as = JSON.stringify(relation['related_as'] ?? '');
    const role = ROLES.find(([word]) => word.test(as));
    if (actor === '' || role === undefined) continue;
    const [, path, more] = role;
    act.fields[path] = [...((act.fields[path] ?? []) as Json[]), { name: actor, ...more }];
  }
}

type Day = When | null | 'unreadable';

function dayIn(event: Item, name: string): Day {
  const cell = event[name];
  if (cell === null || cell === undefined || cell === '') return null;
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(String(cell));
  return match === null
    ? 'unreadable'
    : (civilDay(Number(match[1]), Number(match[2]), Number(match[3])) ?? 'unreadable');
}

const backwards = ([from, to]: readonly [Day, Day]): boolean => isDay(from) && isDay(to) && to.end < from.start;
const isDay = (day: Day): day is When => day !== null && day !== 'unreadable';

function spanOf(dates: readonly [Day, Day]): When | null {
  const [from, to] = dates;
  if (backwards(dates)) return null;
  if (!isDay(from)) return isDay(to) ? to : null;
  return isDay(to) && to.end > from.end ? { start: from.start, end: to.end, precision: 'range' } : from;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** Descriptions are written in an editor of rich text; ends of paragraphs become ends of lines. */
function plainText(text: string): string {
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return text;
  return text
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
