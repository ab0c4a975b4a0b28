/** An indicator whose number is not there yet, under the question that it answers. */
import type { Measure } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { filterChips } from '../explore/explore-filter.ts';
import { html } from '../html.ts';
import { urls } from '../urls.ts';
import type { AwaitedFrame } from './computing.ts';
import { valuesOf } from './measure-links.ts';
import type { MeasureQuery } from './measure-port.ts';

export interface AwaitedModel {
  measure: Measure;
  query: MeasureQuery;
  /** The address of the page that shows the number. */
  here: string;
}

export function awaitedIndicator(page: PageContext, { measure, query, here }: AwaitedModel): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const values = valuesOf(query);
  return {
    title: s.t(`measure.name.${measure}`),
    section: 'indicators',
    head: html`<p class="kicker"><a href="${to.indicators(query.filter)}">${s.t('measure.title')}</a> <span aria-hidden="true">·</span> ${s.t(`measure.name.${measure}`)}</p>
<h1>${s.t(`measure.question.${measure}`)}</h1>
${filterChips(page, query.filter, null, (filter) => to.indicator(measure, { ...query, filter }))}`,
    lead: s.t('computing.lead'),
    here,
    progress: to.indicatorProgress(measure, query),
    cancel: { action: to.cancelIndicator(measure), values },
    again: { action: to.computeAgain(measure), values },
  };
}
