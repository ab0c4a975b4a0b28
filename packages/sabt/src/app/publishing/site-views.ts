/** What pages, lists and search of a site need of a public record, taken from what is disclosed and from nothing else. */
import type { Json } from '../../model/records.ts';
import { type ListPart, type PublicView, publicHits, type SiteFacts } from '../../pages/index.ts';
import type { SearchedRecord } from '../../stages/publishing/index.ts';
import { fold } from '../../stages/reading/index.ts';
import type { Gathered, SiteRecord } from './gather.ts';

const LEAD_UNITS = 160;
const PART_ROWS = 300;

export interface SiteView extends PublicView {
  key: string;
  /** The public event in whose page an act stands. */
  event: string | null;
  acts: SiteView[];
}

/** `only`: of these ids; all of them if absent. `before`: what was erased of former versions, by id. */
export function viewsOf(
  records: readonly SiteRecord[],
  { only, before }: { only?: ReadonlySet<string>; before?: Gathered['before'] } = {},
): SiteView[] {
  const events = new Set(records.filter(({ kind }) => kind === 'event').map(({ id }) => id));
  const isWanted = ({ id, values }: SiteRecord): boolean =>
    only === undefined || only.has(id) || only.has(String(values['event']));
  const wanted = records.filter(isWanted);
  const views = wanted.map(({ id, kind, entry, values, withheld, erased, key }): SiteView => {
    const named = kind === 'act' ? values['event'] : null;
    const event = typeof named === 'string' && events.has(named) ? named : null;
    const page = event === null ? `records/${id}.html` : `records/${event}.html#${id}`;
    const languages = values['languages'];
    const language = Array.isArray(languages) && typeof languages[0] === 'string' ? languages[0] : null;
    const title = titleOf(values);
    const date = dateOf(values);
    const erasedBefore = before?.get(id) ?? [];
    const own = { values, withheld, erased, erasedBefore };
    return { id, kind, entry, title, language, date, ...own, page, key, event, acts: [] };
  });
  const byId = new Map(views.flatMap((view) => (view.kind === 'event' ? [[view.id, view]] : [])));
  for (const view of views) if (view.event !== null) byId.get(view.event)?.acts.push(view);
  return only === undefined ? views : views.filter(({ id }) => only.has(id));
}

/** Changes when what a record is called may: one without words of its own is called by what it and its acts say. */
export function namedBy({ title, kind, key, acts }: SiteView): string {
  return title !== null && kind !== 'figure' ? title : [key, ...acts.map((act) => act.key)].join(' ');
}

/**
 * Records as they were published, of those that are another now: `replaced`, and events without a title of which an act came,
 * went or changed, as they are called by their acts.
 */
export function changedViews(
  records: readonly SiteRecord[],
  former: readonly SiteRecord[],
  replaced: ReadonlySet<string>,
): SiteView[] {
  const known = new Set(former.map(({ id }) => id));
  const concerned = new Set(replaced);
  const concern = ({ kind, values }: SiteRecord): void => {
    if (kind === 'act' && typeof values['event'] === 'string') concerned.add(values['event']);
  };
  for (const record of former) if (replaced.has(record.id)) concern(record);
  for (const record of records) if (replaced.has(record.id) || !known.has(record.id)) concern(record);
  return viewsOf(former, { only: concerned }).filter(({ id, title }) => replaced.has(id) || title === null);
}

function titleOf(values: SiteRecord['values']): string | null {
  const [name] = Array.isArray(values['names']) ? values['names'] : [];
  const candidates = [values['title'], values['name'], nameOf(name), values['question'], claimText(values)];
  const found = candidates.find((one): one is string => typeof one === 'string' && one.trim() !== '');
  return found?.replace(/\s+/gu, ' ').trim() ?? null;
}

/** A claim is called by its words. */
const claimText = (values: SiteRecord['values']): Json | undefined =>
  values['form'] === undefined ? undefined : values['text'];

function nameOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  const name = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['name'] : null;
  return typeof name === 'string' ? name : null;
}

function dateOf(values: SiteRecord['values']): string | null {
  const date = values['published'] ?? values['when'];
  const start = typeof date === 'object' && date !== null && !Array.isArray(date) ? date['start'] : null;
  return typeof start === 'string' && /^\d{4}-\d\d-\d\d$/.test(start) ? start : null;
}

/** What search holds of a record, in all languages of the site at once. An act with a public event is found with that. */
export function searched(view: SiteView): SearchedRecord {
  const { values, entry, language, title, kind, date, page } = view;
  const text = textOf(values['text']) ?? textOf(values['mainText']) ?? '';
  const names = Array.isArray(values['names']) ? values['names'].map(nameOf) : [];
  const custom = Object.values((values['custom'] ?? {}) as { [name: string]: Json });
  const texts = [
    text,
    values['description'],
    values['name'],
    nameOf(values['place']),
    values['author'],
    values['speaker'],
  ]
    .concat(names, custom)
    .filter((one): one is string => typeof one === 'string' && one !== '');
  const lead = (typeof values['description'] === 'string' ? values['description'] : text).replace(/\s+/gu, ' ').trim();
  const cut = lead === title ? '' : [...lead.slice(0, 2 * LEAD_UNITS)].slice(0, LEAD_UNITS).join('');
  const shown = [page, kind, title ?? '', date, language, cut];
  const found = { entry, language: language ?? undefined, title: title ?? '', texts, shown };
  if (kind !== 'figure' && title !== null) return found;
  // found by what it is called, a number also by the question as a program reads it; shown in the words of who reads
  const hits = publicHits(view, kind === 'figure' ? '' : cut);
  const titles = Object.values(hits).map((hit) => hit.title);
  return { ...found, texts: [...texts, ...titles], shown: [page, kind, '', date, null, '', hits] };
}

function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  const passages = (value as { passages?: { [n: string]: string } } | undefined)?.passages;
  return passages === undefined ? null : Object.values(passages).join('\n');
}

export type Part = ListPart & { views: SiteView[] };

/** In parts of one label each; a part is not moved by what is added to another. */
function inParts(
  views: readonly SiteView[],
  labelOf: (view: SiteView) => string | null,
  fileOf: (label: string | null) => string,
): Part[] {
  const by = new Map<string | null, SiteView[]>();
  for (const view of views) {
    const label = labelOf(view);
    const own = by.get(label);
    if (own === undefined) by.set(label, [view]);
    else own.push(view);
  }
  const labels = [...by.keys()].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return labels.flatMap((label) => {
    const own = by.get(label)!;
    const count = Math.ceil(own.length / PART_ROWS);
    return Array.from({ length: count }, (_, i) => {
      const part = own.slice(i * PART_ROWS, (i + 1) * PART_ROWS);
      const suffix = i === 0 ? '' : `-${i + 1}`;
      const shown = label === null || i === 0 ? label : `${label} / ${i + 1}`;
      return { label: shown, page: `${fileOf(label)}${suffix}.html`, n: part.length, views: part };
    });
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function partsByYear(views: readonly SiteView[], folder: string): Part[] {
  const sorted = [...views].sort((a, b) => byText(a.date ?? '', b.date ?? '') || a.entry - b.entry);
  return inParts(
    sorted,
    ({ date }) => date?.slice(0, 4) ?? null,
    (year) => `${folder}/${year ?? 'undated'}`,
  );
}

export function partsByLetter(views: readonly SiteView[]): Part[] {
  const titled = views
    .filter(({ event }) => event === null)
    .map((view) => ({ view, folded: fold(view.title ?? '').replace(/^[^\p{L}\p{N}]+/u, '') }));
  titled.sort((a, b) => byText(a.folded, b.folded) || a.view.entry - b.view.entry);
  const letters = new Map(titled.map(({ view, folded }) => [view.id, [...folded.slice(0, 2)][0] ?? '…']));
  const hex = (letter: string): string => Buffer.from(letter).toString('hex');
  return inParts(
    titled.map(({ view }) => view),
    ({ id }) => letters.get(id)!,
    (letter) => `letters/${hex(letter!)}`,
  );
}

export function factsOf(views: readonly SiteView[], about: Omit<SiteFacts, 'counts'>): SiteFacts {
  const counts: Partial<Record<PublicView['kind'], number>> = {};
  for (const { kind } of views) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ...about, counts };
}
