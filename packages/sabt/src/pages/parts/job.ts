import type { JobState } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { reason } from './reasons.ts';

/** How far a job of a desk is, or what came of the last one. Moves by itself with a script, by the link without. */
export function jobBox(page: PageContext, job: JobState, desk: 'review' | 'links', source: string, here: string): Html {
  const { s } = page;
  if (job.running)
    return html`<div class="progress" data-progress="${source}">
<p><span data-words>${jobWords(page, job, desk)}</span> <a href="${here}">${s.t('progress.look')}</a></p>
<progress${job.total === null ? '' : html` max="${Math.max(1, job.total)}" value="${job.done}"`} aria-label="${s.t('progress.label')}"></progress>
</div>`;
  if (job.error !== null) return html`<p class="notice problem" role="status">${reason(page, job.error.code)}</p>`;
  if (job.ended === null) return html``;
  const { added, failed } = job.ended;
  return html`<p class="hint">${s.t(`${desk}.suggested`, { n: added })}${failed > 0 && desk === 'review' ? html` ${s.t('review.suggestedFailed', { n: failed })}` : ''}</p>`;
}

export function jobWords(page: PageContext, { done, total }: JobState, desk: 'review' | 'links'): string {
  return total === null
    ? page.s.t(`${desk}.suggestingSome`, { done })
    : page.s.t(`${desk}.suggesting`, { done, total });
}
