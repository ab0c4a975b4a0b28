/** What a claim was bound to, in plain words and as it is typed. */

import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html } from '../html.ts';
import type { Measured } from '../measuring/measure-port.ts';
import { effort } from '../measuring/safeguards.ts';
import { section } from '../parts/lists.ts';
import { spansIn } from './claim-evidence.ts';
import { daysShown, filterShown, formWords, votesWords } from './claim-words.ts';
import type { ClaimView } from './claims-port.ts';

export function understood(page: PageContext, view: ClaimView, watched: Measured | null): Html {
  const { s } = page;
  const row = ([label, value]: [Content, Content]): Html => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const spans = view.answer === null ? [] : spansIn(view.answer);
  const told = watched === null || !isBound(view) ? [] : effort(page, watched.measurement, spans);
  const own = isBound(view)
    ? ''
    : html`<div><dd>${s.t('claim.understoodOwn')}</dd></div><div><dd>${code(JSON.stringify(view.inputs).slice(0, 600))}</dd></div>`;
  return section(
    s.t('claim.understood'),
    html`<dl class="facts">${[...understoodRows(page, view), ...told].map(row)}${own}</dl>`,
    { id: 'understood' },
  );
}

/** Whether it is held against the record, and not against numbers that were given with it. */
export const isBound = ({ inputs }: Pick<ClaimView, 'inputs'>): boolean => 'where' in inputs || 'series' in inputs;

/** Label and words. Of a claim with numbers of its own only what sort of claim it is. */
export function understoodRows(
  page: PageContext,
  view: Pick<ClaimView, 'inputs' | 'form' | 'answer'>,
): [Content, Content][] {
  const { s } = page;
  const { inputs, form } = view;
  const rows: [Content, Content][] = [[s.t('claims.form'), formWords(page, form, inputs)]];
  if (!isBound(view)) return rows;
  const text = (name: string): string | null => {
    const value = inputs[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  // where the claim names no days, those that were compared in fact
  const spans = view.answer === null ? [] : spansIn(view.answer);
  const [before = inputs['before'] as { from?: unknown; to?: unknown } | undefined, now] = spans;
  const compares = form === 'growth' || form === 'more-kinds' || (form === 'comparison' && text('against') === null);
  const series = text('series');
  if (series !== null) rows.push([s.t('field.series'), bdi(series)]);
  else if (form === 'position') rows.push([s.t('claims.whereVotes'), votesWords(page, text('where') ?? '')]);
  else rows.push([s.t('claims.where'), filterShown(page, text('where') ?? '')]);
  const days = now === undefined ? daysShown(page, inputs['from'], inputs['to']) : daysShown(page, now.from, now.to);
  rows.push([s.t('claim.period'), days]);
  if (compares) {
    const earlier = before === undefined ? s.t('claim.justBefore') : daysShown(page, before.from, before.to);
    rows.push([s.t('claim.before'), earlier]);
  }
  const [against, driver] = [text('against'), text('driver')];
  if (against !== null && form === 'position') rows.push([s.t('claims.againstVotes'), votesWords(page, against)]);
  else if (against !== null) rows.push([s.t('claims.against'), filterShown(page, against)]);
  if (driver !== null) rows.push([s.t('claims.driver'), filterShown(page, driver)]);
  for (const name of ['by', 'of'] as const) {
    const term = text(name);
    if (term !== null) rows.push([s.t(`claims.${name}`), s.lookup(`claims.${name}.${term}`) ?? term]);
  }
  for (const name of ['claimedPercent', 'atLeast'] as const) {
    const value = inputs[name];
    if (typeof value !== 'number') continue;
    rows.push([s.t(`claims.${name}`), bdi(name === 'atLeast' ? s.number(value) : s.percentAbout(value / 100))]);
  }
  return rows;
}
