/** A number that is not there yet: how far it is, and a way to give it up. Moves by itself, with a script or without. */
import type { Measure, Step } from '../stages/measuring/index.ts';
import type { PageContext } from './context.ts';
import { filterChips } from './explore-filter.ts';
import { type Content, type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { valuesOf } from './measure-links.ts';
import type { MeasureQuery } from './measure-port.ts';
import { hidden, postForm } from './parts/forms.ts';
import { urls } from './urls.ts';

const REFRESH_SECONDS = 2;

export interface AwaitedModel {
  measure: Measure;
  query: MeasureQuery;
  /** The address of the page that shows the number. */
  here: string;
}

export function computingPage(page: PageContext, model: AwaitedModel & { step: Step }): Html {
  const { s } = page;
  const { measure, query, here, step } = model;
  const to = urls(page.language);
  return awaited(page, model, {
    refresh: REFRESH_SECONDS,
    body: html`<p>${s.t('computing.lead')}</p>
<div class="progress" data-progress="${to.indicatorProgress(measure, query)}">
<p><span data-words>${stepWords(page, step)}</span> <a href="${here}">${s.t('progress.look')}</a></p>
<progress${step.total === null ? '' : html` max="${Math.max(1, step.total)}" value="${step.done}"`} aria-label="${s.t('progress.label')}"></progress>
</div>
${questionForm(page, to.cancelIndicator(measure), query, s.t('computing.cancel'))}`,
  });
}

export function cancelledPage(page: PageContext, model: AwaitedModel): Html {
  const { s } = page;
  return awaited(page, model, {
    body: html`<p class="notice" role="status">${s.t('computing.cancelled')}</p>
${questionForm(page, urls(page.language).computeAgain(model.measure), model.query, s.t('computing.again'))}`,
  });
}

function awaited(
  page: PageContext,
  { measure, query }: AwaitedModel,
  { body, refresh }: { body: Content; refresh?: number },
): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t(`measure.name.${measure}`),
    section: 'indicators',
    ...(refresh === undefined ? {} : { islands: ['progress'], refresh }),
    body: html`<div class="record-head"><p class="kicker"><a href="${to.indicators(query.filter)}">${s.t('measure.title')}</a> <span aria-hidden="true">·</span> ${s.t(`measure.name.${measure}`)}</p>
<h1>${s.t(`measure.question.${measure}`)}</h1>
${filterChips(page, query.filter, null, (filter) => to.indicator(measure, { ...query, filter }))}</div>
${body}`,
  });
}

function questionForm(page: PageContext, action: string, query: MeasureQuery, label: string): Html {
  const values = Object.entries(valuesOf(query)).flatMap(([name, value]) =>
    value === undefined ? [] : [hidden(name, value)],
  );
  return html`<div class="actions">${postForm(page, action, html`${values}<button class="quiet">${label}</button>`, { className: 'inline' })}</div>`;
}

export function stepWords({ s }: Pick<PageContext, 's'>, { what, done, total }: Step): string {
  if (what === 'waiting' || what === 'record') return s.t(`computing.step.${what}`);
  if (what === 'counting') return s.t('computing.step.counting', { done });
  return total === null ? s.t('computing.step.modelsSome', { done }) : s.t(`computing.step.${what}`, { done, total });
}
