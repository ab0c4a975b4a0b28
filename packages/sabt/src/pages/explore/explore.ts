/** The explorer: one selection of acts, as a map, over time, or as a table. Every number leads to what it counts. */
import type { PageContext } from '../context.ts';
import { bdi, type Content, command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { field, hidden, postButton, postForm } from '../parts/forms.ts';
import { dotted, empty, section } from '../parts/lists.ts';
import { countLine } from '../parts/shell-lines.ts';
import { urls } from '../urls.ts';
import { exploreFilter, filterChips } from './explore-filter.ts';
import { narrowed, VIEWS, type View, withWhere } from './explore-links.ts';
import {
  BREAKDOWNS,
  type Breakdown,
  EXPORT_FORMATS,
  type Explored,
  type ExploreGroup,
  type ExploreQuery,
  type SavedView,
  VICTIMS,
} from './explore-port.ts';
import { countryWord, rangeWords, typeLabel } from './explore-words.ts';

export interface ExploreModel {
  query: ExploreQuery;
  view: View;
  explored: Explored;
  picture: Content;
  saved: SavedView[];
}

export function explorePage(page: PageContext, model: ExploreModel): Html {
  const { s } = page;
  const { query, explored } = model;
  return layout(page, {
    title: s.t('explore.title'),
    section: 'explore',
    body: html`<h1 class="page-title">${s.t('explore.title')}</h1>
<p class="hint explore-lead">${s.t('explore.lead')} <a href="${urls(page.language).codebook()}">${s.t('codebook.title')}</a></p>
${exploreFilter(page, model)}
${filterChips(page, query, explored.sourceName)}
${statement(page, model)}
${
  explored.acts === 0
    ? nothing(page, query, explored)
    : html`${figures(page, model)}
${views(page, model)}
<div class="picture">${model.picture}</div>
<aside class="breakdowns" aria-label="${s.t('explore.breakdown')}">${breakdowns(page, model)}</aside>
<div class="breakdowns">${exports(page, model)}${savedViews(page, model)}</div>`
}`,
  });
}

/** The filter could not be read: what was typed stays, and nothing is counted. */
export function unreadableFilterPage(
  page: PageContext,
  { query, view, code: reason, message }: { query: ExploreQuery; view: View; code: string; message: string },
): Html {
  const { s } = page;
  return layout(page, {
    title: s.t('explore.title'),
    section: 'explore',
    body: html`<h1 class="page-title">${s.t('explore.title')}</h1>
<div class="notice problem" role="alert"><p>${s.t('explore.unreadable')} ${s.lookup(`reason.${reason}`) ?? ''}</p><p><bdi lang="en" dir="ltr">${message}</bdi></p></div>
${exploreFilter(page, { query, view })}`,
  });
}

/** A sentence that can be quoted, with what it counts and from what. */
function statement(page: PageContext, { query, explored, view }: ExploreModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { acts, events, sources, first, last, checkpoint } = explored;
  const period = first === null || last === null ? null : s.when({ start: first, end: last, precision: 'range' });
  const checkpointLink = html`<a href="${to.explore({ ...query, at: checkpoint.size }, { view })}">${s.t('seal.checkpoint', { size: checkpoint.size })}</a>`;
  return html`<div class="explore-statement">
<h2 class="found-count"><a href="${to.explore(query, { view: 'table' })}">${s.t('explore.acts', { n: acts })}</a></h2>
<p>${dotted([
    events > 0 && s.t('explore.events', { n: events }),
    sources > 0 && s.t('explore.sources', { n: sources }),
    period,
  ])}</p>
<p>${statusWords(page, query, explored, view)}</p>
${acts === 0 ? '' : html`<p class="screen-only"><a href="${to.indicators(query)}">${s.t('measure.fromExplorer')}</a></p>`}
<p class="row-meta">${dotted([html`${s.t('explore.computed')} ${checkpointLink}`, s.t('explore.unit')])}</p>
</div>`;
}

function statusWords(
  page: PageContext,
  query: ExploreQuery,
  { confirmed, suggested, any }: Explored,
  view: View,
): Html {
  const { s } = page;
  const to = urls(page.language);
  const only = (status: 'confirmed' | 'suggested', n: number) =>
    html`<a href="${to.explore(status === 'confirmed' ? without(query, 'status') : { ...query, status }, { view })}">${s.t(`explore.${status}`, { n })}</a>`;
  if (query.status === 'suggested')
    return html`${s.t('explore.onlySuggested')} ${any.confirmed > 0 ? only('confirmed', any.confirmed) : ''}`;
  if (query.status === 'any' || suggested > 0)
    return html`${only('confirmed', confirmed)}${s.t('explore.comma')} ${only('suggested', suggested)}`;
  if (any.suggested === 0) return html`${s.t('explore.onlyConfirmed')}`;
  return html`${s.t('explore.onlyConfirmed')} <a href="${to.explore({ ...query, status: 'any' }, { view })}">${s.t('explore.moreSuggested', { n: any.suggested })}</a>`;
}

export function without(query: ExploreQuery, name: keyof ExploreQuery): ExploreQuery {
  const { [name]: _gone, ...rest } = query;
  return rest;
}

/** How many were killed, hurt, arrested, or took part, as ranges, and in how many acts a number is given at all. */
function figures(page: PageContext, { query, explored }: ExploreModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const told = VICTIMS.filter((measure) => explored.sums[measure].told > 0);
  if (told.length === 0) return html``;
  return html`<ul class="figures people">${told.map((measure) => {
    const { range, told: n } = explored.sums[measure];
    return html`<li><a href="${to.explore(withWhere(query, `${measure}>=0`), { view: 'table' })}"><span class="figure">${rangeWords(page, range)}</span> <span class="words">${s.t(`explore.${measure}`)}</span> <span class="words">${s.t('explore.toldIn', { n })}</span></a></li>`;
  })}</ul>`;
}

function views(page: PageContext, { query, view }: ExploreModel): Html {
  const { s } = page;
  return html`<nav class="views" aria-label="${s.t('explore.views')}"><ul>${VIEWS.map(
    (one) =>
      html`<li><a href="${urls(page.language).explore(query, { view: one })}"${one === view ? html` aria-current="page"` : ''}>${s.t(`explore.view.${one}`)}</a></li>`,
  )}</ul></nav>`;
}

function breakdowns(page: PageContext, model: ExploreModel): Html {
  const { s } = page;
  return html`${BREAKDOWNS.map((by) => {
    const { list, more } = model.explored.groups[by];
    if (list.length === 0) return '';
    const inOrder = by === 'year' ? list.toSorted((a, b) => Number(b.value) - Number(a.value)) : list;
    return section(
      s.t(`explore.by.${by}`),
      html`<ul class="facet">${inOrder.map((group) => oneGroup(page, model, by, group))}</ul>
${more > 0 ? html`<p class="hint">${s.t('explore.moreGroups', { n: more })}</p>` : ''}${by === 'source' || by === 'actor' ? html`<p class="hint">${s.t(`explore.several.${by}`)}</p>` : ''}`,
    );
  })}`;
}

function oneGroup(
  page: PageContext,
  { query, view }: ExploreModel,
  by: Breakdown,
  { value, label, n }: ExploreGroup,
): Html {
  const href = urls(page.language).explore(narrowed(query, by, value ?? ''), { view });
  return html`<li><a href="${href}"><span>${groupLabel(page, by, value ?? '', label)}</span> <span class="n">${page.s.number(n)}</span></a></li>`;
}

function groupLabel(page: PageContext, by: Breakdown, value: string, label: string | undefined): Content {
  if (by === 'act') return typeLabel(page, value);
  if (by === 'country') return bdi(countryWord(page, value));
  if (by === 'year') return page.s.ordinal(Number(value));
  return bdi(label ?? value);
}

function exports(page: PageContext, { query, explored }: ExploreModel): Html {
  const { s } = page;
  return section(
    s.t('explore.export'),
    html`<ul class="links">${EXPORT_FORMATS.map(
      (format) =>
        html`<li><a href="${urls(page.language).exploreExport(query, format)}" download>${s.t(`explore.export.${format}`)}</a></li>`,
    )}</ul>
${query.at === undefined ? html`<p><a href="${urls(page.language).handOver([], {}, explored.expression)}">${s.t('handOver.shown')}</a></p>` : ''}`,
    { className: 'screen-only' },
  );
}

function savedViews(page: PageContext, { query, view, saved, explored }: ExploreModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const values = Object.entries(query).map(([name, value]) => hidden(name, value as string | number));
  return section(
    s.t('explore.saved'),
    html`${saved.length === 0 ? '' : html`<ul class="facet">${saved.map((one) => html`<li><a href="${to.explore(one.query, { view: one.view })}"><span>${bdi(one.name)}</span></a> ${postButton(page, to.forgetView(one.id), s.t('saved.forget'), 'link')}</li>`)}</ul>`}
${postForm(
  page,
  to.savedViews,
  html`${values}${hidden('view', view)}${field({ id: 'save-name', name: 'name', label: s.t('explore.saveAs'), value: explored.expression.slice(0, 80), required: true })}<button class="quiet">${s.t('saved.save')}</button>`,
  { className: 'stack' },
)}
<p class="hint">${say(page, 'explore.sameAs', { command: command(countLine(explored.expression, query.at)) })}</p>`,
    { id: 'saved', className: 'screen-only' },
  );
}

function nothing(page: PageContext, query: ExploreQuery, { any }: Explored): Html {
  const { s } = page;
  const to = urls(page.language);
  const isAll = Object.keys(query).length === 0;
  if (any.suggested > 0 && query.status === undefined)
    return empty(
      s.t('explore.nothingConfirmed'),
      html`<a class="button" href="${to.explore({ ...query, status: 'any' }, { view: 'table' })}">${s.t('explore.moreSuggested', { n: any.suggested })}</a>`,
    );
  return isAll
    ? empty(s.t('explore.emptyArchive'), html`<a class="button" href="${to.takeIn}">${s.t('first.ownAction')}</a>`)
    : empty(s.t('explore.nothing'), html`<a href="${to.explore()}">${s.t('explore.everything')}</a>`);
}
