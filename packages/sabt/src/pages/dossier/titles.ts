/**
 * What the records of a dossier are called, in the reader's language: by their own title or name; a number by its question,
 * a claim by its words; an act, and an event without a title, by what happened, where and when; what withholds or erases by
 * the record that it speaks of.
 */

import { when as whenSchema } from '../../model/fields.ts';
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { typeLabel } from '../explore/explore-words.ts';
import { type Content, html } from '../html.ts';
import { askedOf } from '../measuring/question.ts';
import { measurementOf } from '../public/measurement.ts';
import type { DossierRecordView } from './model.ts';
import { plainText } from './plain.ts';
import type { Titles } from './values.ts';

const TYPES_NAMED = 3;

export type Titled = Pick<DossierRecordView, 'id' | 'kind' | 'values'>;

export function titlesOf(page: PageContext, records: readonly Titled[]): Titles {
  const acts = new Map<string, Titled[]>();
  for (const record of records) {
    const event = record.kind === 'act' ? record.values.get('event') : undefined;
    if (typeof event === 'string') acts.set(event, [...(acts.get(event) ?? []), record]);
  }
  const titles = new Map<string, string>();
  for (const record of records) titles.set(record.id, titleOf(page, record, acts.get(record.id) ?? []));
  // these are called by others
  for (const { id, kind, values } of records) {
    const title = kind === 'redaction' || kind === 'erasure' ? titles.get(String(values.get('record'))) : undefined;
    if (title !== undefined) titles.set(id, page.s.t(`dossier.${kind as 'redaction'}Of`, { title }));
  }
  return titles;
}

/** What one record is called; `acts` are those of an event. */
export function titleOf(page: PageContext, record: Titled, acts: readonly Titled[]): string {
  const { kind, values, id } = record;
  const { s } = page;
  const own = kind === 'figure' ? figureTitle(page, record) : kind === 'claim' ? oneLine(values.get('text')) : null;
  const named = own ?? oneLine(values.get('title')) ?? oneLine(values.get('name')) ?? nameIn(values.get('names'));
  if (named !== null) return named;
  const question = kind === 'series' ? oneLine(values.get('question')) : null;
  if (question !== null) return question;
  const happened = kind === 'act' || kind === 'event' ? happening(page, record, acts) : null;
  if (happened !== null) return happened;
  const { act } = (kind === 'coding' ? (values.get('value') ?? {}) : {}) as { act?: Json };
  const relation = kind === 'link' ? s.lookup(`term.relation.${String(values.get('relation'))}`) : undefined;
  const term = typeof act === 'string' ? plainText(typeLabel(page, act)) : relation;
  return `${s.t(`kind.${kind}`)}${term === undefined ? '' : `: ${term}`} ${id.slice(0, 6)}`;
}

function figureTitle(page: PageContext, { id, values }: Titled): string | null {
  const found = measurementOf(id, Object.fromEntries(values));
  if (found === null) return null;
  const { measure, unit, series } = found.definition;
  const asked = askedOf(page, found.definition);
  const about: Content = series ?? (unit === 'votes' ? asked.votes : asked.acts);
  return plainText(html`${page.s.t(`measure.name.${measure}`)}: ${about}`);
}

/** Kinds of acts, place and day, as far as they are shown. */
function happening(page: PageContext, record: Titled, acts: readonly Titled[]): string | null {
  const { s } = page;
  const all = [record, ...acts];
  const first = <T>(read: (one: Titled) => T | null): T | null => all.map(read).find((found) => found !== null) ?? null;
  const types = all.flatMap(({ kind, values }) => {
    const type = kind === 'act' ? values.get('type') : undefined;
    return typeof type === 'string' ? [plainText(typeLabel(page, type))] : [];
  });
  const place = first(({ values }) => placeName(values.get('place')) ?? countryOf(page, values.get('country')));
  const day = first(({ values }) => {
    const date = whenSchema.safeParse(values.get('when'));
    return date.success ? s.when(date.data) : null;
  });
  const kinds = [...new Set(types)];
  const head =
    kinds.length === 0 ? (record.kind === 'event' ? s.t('kind.event') : null) : s.list(kinds.slice(0, TYPES_NAMED));
  // a name in other letters would draw the day behind it to its side
  const parts = [head, place === null ? null : `\u2068${place}\u2069`, day].filter((part) => part !== null);
  return head === null || parts.length < 2 ? (kinds.length === 0 ? null : head) : parts.join(`${s.t('date.comma')} `);
}

function placeName(value: Json | undefined): string | null {
  if (typeof value === 'string') return oneLine(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? oneLine(value['name']) : null;
}

const countryOf = (page: PageContext, value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? page.s.countryName(value) : null;

function nameIn(value: Json | undefined): string | null {
  const [name] = Array.isArray(value) ? value : [];
  return typeof name === 'string' ? oneLine(name) : placeName(name);
}

function oneLine(value: Json | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/gu, ' ').trim() : null;
}
