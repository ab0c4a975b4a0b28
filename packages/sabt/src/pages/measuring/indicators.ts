/** The page of all indicators: which acts, what can be asked about them, and what was published lately. */
import type { PageContext } from '../context.ts';
import { filterChips, filterFields } from '../explore/explore-filter.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, section } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { figureRow } from './figures.ts';
import { filterFor } from './measure-links.ts';
import { type FigureSummary, SHOWN_MEASURES } from './measure-port.ts';

export interface IndicatorsModel {
  filter: ExploreQuery;
  figures: FigureSummary[];
}

export function indicatorsPage(page: PageContext, { filter, figures }: IndicatorsModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('measure.title'),
    section: 'indicators',
    body: html`<div class="lead"><h1>${s.t('measure.title')}</h1><p>${s.t('measure.lead')}</p></div>
${section(
  s.t('measure.whichActs'),
  html`<search><form class="explore-form" method="get" action="${to.indicators()}">
${filterFields(page, { query: filter, sourceName: null, more: html`<button>${s.t('measure.keep')}</button>` })}
</form></search>
${filterChips(page, filter, null, (rest) => to.indicators(rest))}`,
)}
${section(
  s.t('measure.questions'),
  html`<ul class="questions">${SHOWN_MEASURES.map(
    (measure) =>
      html`<li><a href="${to.indicator(measure, { filter: filterFor(measure, filter) })}"><span class="question">${s.t(`measure.question.${measure}`)}</span> <span class="row-meta">${s.t(`measure.name.${measure}`)}</span></a></li>`,
  )}</ul>
<ul class="links"><li><a href="${to.methods}">${s.t('methods.title')}</a></li><li><a href="${to.compare(filter)}">${s.t('compare.lead')}</a></li><li><a href="${to.explore(filter)}">${s.t('measure.recordsOpen')}</a></li></ul>`,
)}
${section(
  s.t('measure.published'),
  figures.length === 0
    ? empty(s.t('figures.none'))
    : html`<ul class="rows">${figures.map((figure) => figureRow(page, figure))}</ul>`,
  { side: html`<a href="${to.figures()}">${s.t('figures.title')}</a>` },
)}`,
  });
}
