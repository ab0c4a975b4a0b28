/**
 * What happened, as the archive holds it: when and where and how precisely that is known, each act with who is alleged to
 * have done it and to whom, the sources with their grades, and the very words of the documents. An act and a suggestion
 * are shown in the same way.
 */
import { directionOf } from '../../i18n/index.ts';
import type { Json, When } from '../../model/records.ts';
import type { RecordLink } from '../app-port.ts';
import { rightsWords } from '../codebook.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html, own } from '../html.ts';
import { day, when } from '../parts/dates.ts';
import { dotted, section } from '../parts/lists.ts';
import { mapPicture } from '../parts/map.ts';
import { marked } from '../parts/marks.ts';
import { recordPage } from '../records/record.ts';
import { urls } from '../urls.ts';
import {
  type Bounds,
  type EventAct,
  type EventDocument,
  type EventView,
  type GradedSource,
  VICTIMS,
} from './explore-port.ts';
import { rangeWords, statusBadge, typeLabel } from './explore-words.ts';

/** `linked`: what people found to be the same event. */
export function eventPage(page: PageContext, view: EventView, linked: readonly RecordLink[] = []): Html {
  const { s } = page;
  const { record, acts } = view;
  const title = titleOf(page, view);
  return recordPage(page, {
    record: { ...record, title, fields: notTold(record.fields) },
    linked,
    story: html`${setting(page, view)}
${section(
  record.kind === 'event' ? s.t('event.acts', { n: acts.length }) : s.t('event.act'),
  acts.length === 0
    ? html`<p class="faint">${s.t('event.noActs')}</p>`
    : html`${acts.map((act) => oneAct(page, act, view))}`,
  { id: 'acts' },
)}
${section(s.t('event.words'), words(page, view, title), { id: 'words' })}
${view.sources.length === 0 ? '' : section(s.t('event.sources'), html`<ul class="plain">${view.sources.map((source) => html`<li>${gradedSource(page, source)}</li>`)}</ul>`, { id: 'sources' })}`,
  });
}

/** What the page itself does not tell already. */
const TOLD = new Set(
  'title description when place country sources documents event type status perpetrators victims targets initiators '
    .concat(
      'participants killed injured arrested method rightsArticles plover acled ',
      'document span field value coder confidence textDigest evidence codebook basis signature eventType custom',
    )
    .split(' '),
);

function notTold(fields: EventView['record']['fields']): EventView['record']['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([path]) => !TOLD.has(path)));
}

/** The event's own title; else what was done, which every act has. */
function titleOf(page: PageContext, { record, acts }: EventView): string {
  const given = record.title ?? record.fields['title'];
  if (typeof given === 'string' && given.trim() !== '' && record.kind !== 'coding') return given;
  const types = [...new Set(acts.map(({ fields }) => String(typeLabel(page, textOf(fields['type'])))))];
  return types.length === 0 ? page.s.t(`kind.${record.kind}`) : page.s.list(types);
}

/** When and where, with how well that is known, and a small map where there is a point. */
function setting(page: PageContext, { record, acts, event }: EventView): Html {
  const { s } = page;
  // of a coding whose value was erased there is no act left
  const fields = record.kind === 'coding' ? (acts[0]?.fields ?? {}) : { ...acts[0]?.fields, ...record.fields };
  const dated = fields['when'] as When | undefined;
  const place = placeOf(fields['place']);
  const country = textOf(fields['country']);
  const facts: [string, Content][] = [
    [
      s.t('field.when'),
      dated === undefined
        ? html`<span class="faint">${s.t('date.none')}</span>`
        : html`${when(page, dated)} <span class="faint">${s.lookup(`explore.date.${dated.precision}`) ?? ''}</span>`,
    ],
    [
      s.t('field.place'),
      place === null && country === null
        ? html`<span class="faint">${s.t('explore.precision.none')}</span>`
        : html`${dotted([place?.name && bdi(place.name), country !== null && bdi(s.countryName(country))])} <span class="faint">${place?.precision ? (s.lookup(`explore.precision.${place.precision}`) ?? '') : place?.lat === undefined ? '' : s.t('explore.precision.unstated')}</span>`,
    ],
  ];
  if (event !== null)
    facts.push([s.t('field.event'), html`<a href="${urls(page.language).record(event.id)}">${bdi(event.name)}</a>`]);
  const description = textOf(record.fields['description']);
  return html`<div class="event-setting"><dl class="facts wide">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${smallMap(page, place, country, acts[0]?.status ?? 'confirmed')}</div>
${description === null ? '' : html`<div class="sheet"><p dir="auto">${description}</p></div>`}`;
}

interface PlaceField {
  name?: string;
  lat?: number;
  lon?: number;
  precision?: string;
}

function placeOf(value: Json | undefined): PlaceField | null {
  if (typeof value === 'string') return { name: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlaceField) : null;
}

/** A point only for what is known at least to the district; a country hatched; a region not at all. */
function smallMap(page: PageContext, place: PlaceField | null, country: string | null, status: string): Html {
  const precision = place?.precision ?? 'unstated';
  const { lat, lon } = place ?? {};
  const isPoint = lat !== undefined && lon !== undefined && precision !== 'region' && precision !== 'country';
  const code = country !== null && /^[A-Z]{2}$/.test(country) ? country : null;
  if (!isPoint && (precision !== 'country' || code === null)) return html``;
  const name = [place?.name ?? '', page.s.lookup(`explore.precision.${precision}`) ?? '']
    .filter((part) => part !== '')
    .join(' · ');
  return html`<figure class="chart">${mapPicture({
    title: name,
    circles: isPoint
      ? [
          {
            lat,
            lon,
            n: 1,
            confirmed: status === 'confirmed' ? 1 : 0,
            isDistrict: precision === 'district',
            href: null,
            name,
            label: place?.name ?? null,
          },
        ]
      : [],
    hatched: isPoint || code === null ? [] : [{ code, href: null, name }],
    within: code === null ? [] : [code],
    small: true,
  })}</figure>`;
}

function oneAct(page: PageContext, act: EventAct, view: EventView): Html {
  const { s } = page;
  const to = urls(page.language);
  const { fields } = act;
  const type = textOf(fields['type']);
  const facts: [Content, Content][] = [];
  for (const path of ['perpetrators', 'victims', 'targets', 'initiators'] as const) {
    const people = involved(page, fields[path], view.names, path === 'perpetrators');
    if (people !== null) facts.push([s.t(`field.${path}`), people]);
  }
  for (const measure of VICTIMS) {
    const range = fields[measure];
    if (Array.isArray(range)) facts.push([s.t(`field.${measure}`), countWords(page, range as unknown as Bounds)]);
  }
  const dated = fields['when'] as When | undefined;
  if (dated !== undefined && view.record.kind === 'event') facts.push([s.t('field.when'), when(page, dated)]);
  const method = textOf(fields['method']);
  if (method !== null) facts.push([s.t('field.method'), bdi(method)]);
  const rights = Array.isArray(fields['rightsArticles']) ? fields['rightsArticles'].map(String) : [];
  if (rights.length > 0) facts.push([s.t('field.rightsArticles'), rightsWords(page, rights)]);
  const others = [crosswalk(fields['plover']), crosswalk(fields['acled'])].filter((text) => text !== null);
  return html`<article class="one-act" id="act-${act.id}">
<h3>${type === null ? s.t('explore.noType') : html`<a href="${to.codebook(type)}">${typeLabel(page, type)}</a>`}</h3>
<p class="row-meta">${dotted([statusBadge(page, act.status), ...others.map((text) => bdi(text, 'code')), act.id === view.record.id ? null : html`<a href="${to.record(act.id)}">${s.t('event.ofTheAct')}</a>`, html`<a href="${to.proof(act.id)}">${s.t('record.proof')}</a>`])}</p>
<dl class="facts wide">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</article>`;
}

/** Who is named, each with the degree of involvement; nobody is said to have done it, only alleged to. */
function involved(
  page: PageContext,
  value: Json | undefined,
  names: Record<string, string>,
  alleged: boolean,
): Html | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const to = urls(page.language);
  return html`<ul class="plain">${value.map((one) => {
    if (typeof one === 'string')
      return html`<li>${names[one] === undefined ? bdi(one) : html`<a href="${to.record(one)}">${bdi(names[one])}</a>`}</li>`;
    const { actor, name } = (one ?? {}) as { actor?: string; name?: string };
    const shown = name ?? (actor === undefined ? undefined : names[actor]) ?? '?';
    return html`<li>${actor === undefined ? bdi(shown) : html`<a href="${to.record(actor)}">${bdi(shown)}</a>`}${alleged ? html` <span class="faint">${page.s.t('event.alleged')}</span>` : ''}</li>`;
  })}</ul>`;
}

function countWords(page: PageContext, range: Bounds): Html {
  const [low, best, high] = range;
  const text = rangeWords(page, range);
  return best === null || (best === low && best === high)
    ? html`${text}`
    : html`${text} <span class="faint">${page.s.t('event.best', { number: page.s.number(best) })}</span>`;
}

function crosswalk(value: Json | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const parts = Object.values(value).filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' / ');
}

/** The words that the acts rest on: of documents, with the spans marked; or of the row of a table. */
function words(page: PageContext, { documents, row, record }: EventView, title: string): Html {
  const { s } = page;
  const to = urls(page.language);
  if (documents.length === 0 && row === null) return html`<p class="faint">${s.t('event.noWords')}</p>`;
  return html`${documents.map((document) => oneDocument(page, document))}
${row === null || documents.length > 0 ? '' : html`<blockquote class="snippet" dir="auto"><p>${textOf(record.fields['description']) ?? title}</p></blockquote>`}
${row === null ? '' : html`<p>${s.t('event.fromRow')} <a href="${to.batch(row.batch.id)}">${bdi(row.batch.name)}</a></p>${row.cells.length === 0 ? '' : html`<dl class="facts wide row-cells">${row.cells.map(([column, cell]) => html`<div><dt>${bdi(column)}</dt><dd dir="auto">${cell}</dd></div>`)}</dl>`}`}`;
}

function oneDocument(page: PageContext, document: EventDocument): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = document.title ?? s.t('kind.document');
  return html`<article class="words-of">
<h3><a href="${to.record(document.id, document.passages[0] === undefined ? {} : { coding: document.passages[0].coding })}">${own(title, document.language)}</a></h3>
<p class="row-meta">${dotted([
    ...document.sources.map((source) => gradedSource(page, source)),
    document.published !== null && day(page, document.published),
    document.credibility !== null && (s.lookup(`credibility.${document.credibility}`) ?? bdi(document.credibility)),
    html`<a href="${to.proof(document.id)}">${s.t('record.proof')}</a>`,
  ])}</p>
${document.passages.length === 0 ? html`<p class="faint">${s.t('event.noPassage')}</p>` : ''}
${document.passages.map(
  (
    passage,
  ) => html`<blockquote class="snippet" dir="${directionOf(document.language)}"${document.language ? html` lang="${document.language}"` : ''}><p>${marked(passage.text, passage.marks)}</p></blockquote>
<p class="row-meta">${dotted([typeLabel(page, passage.act), statusBadge(page, passage.status), html`${s.t('event.codedBy')} ${code(passage.coder)}`, passage.negated && s.t('event.negated'), passage.hypothetical && s.t('event.hypothetical'), html`<a href="${to.record(document.id, { coding: passage.coding })}">${s.t('event.inContext')}</a>`])}</p>`,
)}
</article>`;
}

function gradedSource(page: PageContext, { id, name, reliability }: GradedSource): Html {
  const { s } = page;
  const grade = reliability === null ? s.t('event.ungraded') : (s.lookup(`reliability.${reliability}`) ?? reliability);
  return html`<a href="${urls(page.language).record(id)}">${bdi(name)}</a> <span class="faint">(${grade})</span>`;
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
