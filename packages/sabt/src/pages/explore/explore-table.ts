/** The acts of a selection, one a row, each leading to its event. */

import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import type { Page } from '../intake/app-port-intake.ts';
import { dotted, pager } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { type ExploreQuery, type ExploreRow, VICTIMS } from './explore-port.ts';
import { actDate, countryWord, rangeWords, statusBadge, typeLabel } from './explore-words.ts';

export const ROWS_PER_PAGE = 50;
export type TableSort = 'newest' | 'oldest';

export function exploreTable(
  page: PageContext,
  model: { query: ExploreQuery; sort: TableSort; page: number; table: Page<ExploreRow> },
): Html {
  const { s } = page;
  const { query, sort, table } = model;
  const to = urls(page.language);
  return html`<p class="found-tools sorts">${(['newest', 'oldest'] as const).map(
    (one) =>
      html`<a href="${to.explore(query, { view: 'table', sort: one })}"${one === sort ? html` aria-current="true"` : ''}>${s.t(`explore.sort.${one}`)}</a>`,
  )}</p>
<div class="table" role="region" aria-label="${s.t('explore.view.table')}" tabindex="0"><table class="fold acts">
<thead><tr><th scope="col">${s.t('explore.when')}</th><th scope="col">${s.t('explore.what')}</th><th scope="col">${s.t('field.place')}</th><th scope="col">${s.t('explore.people')}</th><th scope="col" class="n">${s.t('field.sources')}</th><th scope="col">${s.t('field.status')}</th></tr></thead>
<tbody>${table.items.map((row) => oneRow(page, row))}</tbody>
</table></div>
${pager(page, { page: model.page, size: ROWS_PER_PAGE, total: table.total }, (n) => to.explore(query, { view: 'table', sort, page: n }))}`;
}

function oneRow(page: PageContext, row: ExploreRow): Html {
  const { s } = page;
  const to = urls(page.language);
  const href = row.event === null ? to.record(row.id) : `${to.record(row.event)}#act-${row.id}`;
  const counts = VICTIMS.filter((measure) => row.counts[measure] !== null);
  return html`<tr>
<td class="act-date" data-label="${s.t('explore.when')}">${actDate(page, row)}</td>
<th scope="row"><a href="${href}">${typeLabel(page, row.act)}</a>${row.title === null ? '' : html`<span class="act-title" dir="auto">${row.title}</span>`}</th>
<td data-label="${s.t('field.place')}">${placeWords(page, row)}</td>
<td data-label="${s.t('explore.people')}">${counts.length === 0 ? html`<span class="faint">–</span>` : dotted(counts.map((measure) => html`<span class="short">${rangeWords(page, row.counts[measure]!)} ${s.t(`explore.${measure}`)}</span>`))}</td>
<td class="n" data-label="${s.t('field.sources')}">${row.sources.length === 1 ? html`<a href="${to.record(row.sources[0]!.id)}" title="${row.sources[0]!.name}">${s.number(1)}</a>` : html`<span title="${row.sources.map(({ name }) => name).join(' · ')}">${s.number(row.sources.length)}</span>`}</td>
<td data-label="${s.t('field.status')}">${statusBadge(page, row.status)}</td>
</tr>`;
}

function placeWords(page: PageContext, { place, country, placePrecision }: ExploreRow): Html {
  const { s } = page;
  if (place === null && country === null) return html`<span class="faint">${s.t('explore.precision.none')}</span>`;
  const known = placePrecision === null ? undefined : s.lookup(`explore.precision.${placePrecision}`);
  return html`${dotted([place !== null && bdi(place), country !== null && country !== place && bdi(countryWord(page, country))])}${known === undefined ? '' : html` <span class="row-meta precision">${known}</span>`}`;
}
