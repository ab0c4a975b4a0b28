/**
 * What an indicator answers: the verdict, the sentence, and where there is no verdict why not and what would be needed. What
 * cannot be decided is told in the same place and at the same length as a finding.
 */
import type { Measurement } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { findingBadge } from './safeguards.ts';

export function answerBlock(page: PageContext, found: Measurement, { said, basis }: { said: Html; basis: Html }): Html {
  const { s } = page;
  const { verdict, missing } = found;
  const tone = verdict === undefined ? 'is-number' : verdict === 'undecidable' ? 'is-undecidable' : 'is-found';
  const isOpen = verdict === 'undecidable' || missing !== undefined;
  return html`<section class="answer ${tone}" aria-label="${s.t('measure.found')}">
${verdict === undefined ? '' : html`<p>${findingBadge(page, verdict)}</p>`}
<p class="said">${said}</p>
<p class="said-basis">${basis}</p>
${
  isOpen && missing !== undefined
    ? html`<dl class="open-question"><div><dt>${s.t(verdict === 'undecidable' ? 'measure.whyNot' : 'measure.whyNone')}</dt><dd>${s.t(`why.${missing}`)}</dd></div>
<div><dt>${s.t('measure.need')}</dt><dd>${s.t(`need.${missing}`)}</dd></div></dl>`
    : ''
}
</section>`;
}
