import { directionOf } from '../../i18n/index.ts';
import { parseDateInput } from '../../model/calendar.ts';
import type { FacetValue, SavedSearch, SearchHit, SearchQuery, SearchResult } from '../app-port.ts';
import { SORTS } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { bulkChange } from '../parts/bulk.ts';
import { dateExamples, day, stackedDay } from '../parts/dates.ts';
import { field, hidden, postButton, postForm } from '../parts/forms.ts';
import { confidentialityBadge, dotted, empty, entryNumber, pager, recordTitle, section } from '../parts/lists.ts';
import { marked } from '../parts/marks.ts';
import { searchBox } from '../parts/search-box.ts';
import { urls } from '../urls.ts';

export const HITS_PER_PAGE = 20;

export interface SearchModel {
  search: SearchQuery;
  page: number;
  result: SearchResult;
  saved: SavedSearch[];
  /** What was typed as the bounds and is no date; the search was made without it. */
  noDate?: { from?: string; to?: string };
  /** Name of the source that is filtered by. */
  sourceName?: string;
}

export function searchPage(page: PageContext, model: SearchModel): Html {
  const { s } = page;
  const { search, result } = model;
  const title = search.query === '' ? s.t('search.title') : s.t('search.titleFor', { query: search.query });
  return layout(page, {
    title,
    section: 'search',
    islands: ['select-all'],
    body: html`<h1 class="page-title">${s.t('search.title')}</h1>
${searchBox(page, search)}
${result.note === undefined ? '' : html`<p class="notice" role="status">${s.lookup(`search.note.${result.note}`) ?? s.t('search.note.query-as-words')}</p>`}
${noDates(page, model)}
<div class="found">
<div class="found-main">
${sentence(page, model)}
${chips(page, model)}
${result.hits.length === 0 ? nothing(page, search) : hits(page, model)}
</div>
<aside class="found-side" id="filters" aria-label="${s.t('search.narrow')}">
${facets(page, model)}
${dates(page, model)}
${savedSearches(page, model)}
</aside>
</div>`,
  });
}

function noDates(page: PageContext, { noDate = {} }: SearchModel): Html {
  const typed = Object.values(noDate);
  if (typed.length === 0) return html``;
  const list = html`${typed.map((text, i) => html`${i === 0 ? '' : ' · '}${bdi(text)}`)}`;
  return html`<div class="notice problem" role="alert"><p>${say(page, 'search.noDate', { dates: list })} <a href="#filters">${page.s.t('search.dates')}</a></p></div>`;
}

function sentence(page: PageContext, { search, result }: SearchModel): Html {
  const { s } = page;
  const n = result.total;
  const words = result.totalIsExact ? s.t('search.found', { n }) : s.t('search.foundAbout', { n });
  return html`<div class="found-head"><h2 class="found-count">${words}</h2>
<p class="found-tools"><a class="to-filters" href="#filters">${s.t('search.narrow')}</a>${
    search.query === '' || n === 0 ? '' : html`<span class="sorts">${sorts(page, search)}</span>`
  }</p></div>`;
}

function sorts(page: PageContext, search: SearchQuery): Html[] {
  const current = search.sort ?? 'rank';
  return SORTS.map((sort) => {
    const label = page.s.t(`search.sort.${sort}`);
    const href = urls(page.language).search({ ...search, sort });
    return html`<a href="${href}"${sort === current ? html` aria-current="true"` : ''}>${label}</a>`;
  });
}

/** The filters that are set, each a link that takes it away. */
function chips(page: PageContext, { search, sourceName }: SearchModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const chip = (name: keyof SearchQuery, label: Content) => {
    const { [name]: _gone, ...rest } = search;
    return html`<li><a class="chip" href="${to.search(rest)}"><span class="visually-hidden">${s.t('search.without')}</span> ${label} <span aria-hidden="true">×</span></a></li>`;
  };
  const set: Html[] = [];
  if (search.kind) set.push(chip('kind', s.t(`kinds.${search.kind}`)));
  if (search.language) set.push(chip('language', s.languageName(search.language)));
  if (search.source) set.push(chip('source', bdi(sourceName ?? search.source)));
  if (search.tag) set.push(chip('tag', html`${s.t('record.tag')}: ${bdi(search.tag)}`));
  if (search.from) set.push(chip('from', html`${s.t('search.from')} ${bound(page, search.from, 'start')}`));
  if (search.to) set.push(chip('to', html`${s.t('search.to')} ${bound(page, search.to, 'end')}`));
  return set.length === 0 ? html`` : html`<ul class="chips" aria-label="${s.t('search.filters')}">${set}</ul>`;
}

/** A bound in the reader's calendar, whichever calendar it was typed in. */
function bound(page: PageContext, typed: string, end: 'start' | 'end'): Html {
  const read = parseDateInput(typed);
  return read === null ? bdi(typed) : day(page, read[end]);
}

function nothing(page: PageContext, search: SearchQuery): Html {
  const { s } = page;
  const filtered = search.kind ?? search.language ?? search.source ?? search.tag ?? search.from ?? search.to;
  const to = urls(page.language);
  if (filtered === undefined && search.query === '')
    return empty(s.t('search.emptyArchive'), html`<a class="button" href="${to.takeIn}">${s.t('first.ownAction')}</a>`);
  return empty(
    s.t(search.query === '' ? 'search.nothingHere' : 'search.nothing'),
    filtered === undefined
      ? html`<a href="${to.searchHelp}">${s.t('help.title')}</a>`
      : html`<a href="${to.search({ query: search.query })}">${s.t('search.allFilters')}</a>`,
  );
}

function hits(page: PageContext, model: SearchModel): Html {
  const { search, result } = model;
  const to = urls(page.language);
  return html`${postForm(
    page,
    to.bulk,
    html`<p class="tick-all" hidden><label><input type="checkbox" data-select-all> ${page.s.t('search.tickAll')}</label></p>
<ol class="rows hits">${result.hits.map((hit) => hitRow(page, hit, search))}</ol>
${pager(page, { page: model.page, size: HITS_PER_PAGE, total: result.total, exact: result.totalIsExact }, (n) => to.search(search, n))}
${bulkChange(page, search, result)}`,
    { id: 'hits' },
  )}`;
}

function hitRow(page: PageContext, hit: SearchHit, search: SearchQuery): Html {
  const { s } = page;
  const to = urls(page.language);
  const inTitle = hit.snippets.find((snippet) => snippet.field === 'title' && snippet.text === hit.title);
  const title = inTitle
    ? html`<bdi${hit.language ? html` lang="${hit.language}"` : ''}>${marked(inTitle.text, inTitle.marks)}</bdi>`
    : recordTitle(page, hit);
  const href = to.record(hit.id, search.query === '' ? {} : { highlight: search.query });
  const about = hit.title ?? hit.name ?? hit.id;
  return html`<li class="row hit">
<div class="row-tick"><input type="checkbox" name="id" value="${hit.id}" aria-label="${s.t('search.tick', { title: about })}"></div>
<div class="row-main">
<p class="row-title"><a href="${href}">${title}</a></p>
${hit.snippets
  .filter((snippet) => snippet !== inTitle)
  .slice(0, 2)
  .map(
    (snippet) =>
      html`<p class="snippet" dir="${directionOf(hit.language)}"${hit.language ? html` lang="${hit.language}"` : ''}>${marked(snippet.text, snippet.marks)}</p>`,
  )}
<p class="row-meta">${dotted([
    hit.source && bdi(hit.source.name),
    s.t(`kind.${hit.kind}`),
    hit.language && s.languageName(hit.language),
    hit.title !== null && hit.name !== null && hit.name !== hit.title && bdi(hit.name, 'code'),
    entryNumber(page, hit.entry),
    hit.confidentiality === 'restricted' ? null : confidentialityBadge(page, hit.confidentiality),
  ])}</p>
</div>
<div class="row-end">${stackedDay(page, hit.date)}</div>
</li>`;
}

function facets(page: PageContext, { search, result }: SearchModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const list = (
    heading: string,
    values: FacetValue[],
    href: (value: string) => string,
    label: (value: FacetValue) => Content,
  ) =>
    values.length === 0
      ? ''
      : section(
          heading,
          html`<ul class="facet">${values.map((value) => html`<li><a href="${href(value.value)}"><span>${label(value)}</span> <span class="n">${s.number(value.n)}</span></a></li>`)}</ul>`,
        );
  const without = (name: keyof SearchQuery, values: FacetValue[] | undefined) =>
    search[name] === undefined ? (values ?? []) : [];
  return html`${list(
    s.t('search.kind'),
    without('kind', result.facets.kind),
    (kind) => to.search({ ...search, kind: kind as never }),
    (v) => s.lookup(`kinds.${v.value}`) ?? v.value,
  )}
${list(
  s.t('search.language'),
  without('language', result.facets.language),
  (language) => to.search({ ...search, language }),
  (v) => s.languageName(v.value),
)}
${list(
  s.t('search.source'),
  without('source', result.facets.source),
  (source) => to.search({ ...search, source }),
  (v) => bdi(v.label ?? v.value),
)}
${list(
  s.t('search.year'),
  search.from || search.to ? [] : [...result.facets.year].sort((a, b) => Number(b.value) - Number(a.value)),
  (year) => to.search({ ...search, from: `${year}-01-01`, to: `${year}-12-31` }),
  (v) => s.ordinal(Number(v.value)),
)}`;
}

function dates(page: PageContext, { search, noDate = {} }: SearchModel): Html {
  const { s } = page;
  const wrong = (name: 'from' | 'to') => (noDate[name] === undefined ? {} : { error: s.t('reason.unreadable-date') });
  const kept = (['query', 'kind', 'language', 'source', 'tag', 'sort'] as const)
    .filter((name) => search[name] !== undefined)
    .map((name) => hidden(name, search[name]!));
  return section(
    s.t('search.dates'),
    html`<form class="stack" method="get" action="${urls(page.language).search()}">
${kept}
<p class="hint" id="dates-hint">${say(page, 'search.dateHint', dateExamples(page))}</p>
${field({ id: 'from', label: s.t('search.from'), value: noDate.from ?? search.from ?? '', direction: 'ltr', describedBy: 'dates-hint', ...wrong('from') })}
${field({ id: 'to', label: s.t('search.to'), value: noDate.to ?? search.to ?? '', direction: 'ltr', describedBy: 'dates-hint', ...wrong('to') })}
<button class="quiet">${s.t('search.apply')}</button>
</form>`,
  );
}

function savedSearches(page: PageContext, { search, saved, result }: SearchModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const entries = (['query', 'kind', 'language', 'source', 'tag', 'from', 'to', 'sort'] as const)
    .filter((name) => search[name] !== undefined)
    .map((name) => hidden(name, search[name]!));
  const isAnything = entries.length > 1 || search.query !== '';
  if (saved.length === 0 && !(isAnything && result.total > 0)) return html``;
  return section(
    s.t('saved.title'),
    html`${saved.length === 0 ? '' : html`<ul class="facet">${saved.map((one) => html`<li><a href="${to.search(one.search)}"><span>${bdi(one.name)}</span></a> ${postButton(page, to.forgetSearch(one.id), s.t('saved.forget'), 'link')}</li>`)}</ul>`}
${
  isAnything && result.total > 0
    ? postForm(
        page,
        to.savedSearches,
        html`${entries}${field({ id: 'save-name', name: 'name', label: s.t('saved.name'), value: search.query, required: true })}<button class="quiet">${s.t('saved.save')}</button>`,
        { className: 'stack' },
      )
    : ''
}
${isAnything && result.total > 0 ? html`<p><a href="${to.handOver([], search)}">${s.t('handOver.found')}</a></p>` : ''}`,
    { id: 'saved' },
  );
}
