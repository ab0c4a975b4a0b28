import type { AgreementView, FieldAgreement } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { urls } from '../urls.ts';

/** Fewer suggestions than these say nothing. */
const FEWEST = 20;
const RELIABLE = 0.8;
const TENTATIVE = 0.667;

/** How far coders agree, field by field, and what that allows. */
export function agreementPage(page: PageContext, view: AgreementView): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('agreement.title'),
    section: 'review',
    body: html`<div class="lead"><h1>${s.t('agreement.title')}</h1><p>${s.t('agreement.lead')}</p></div>
<p><a href="${to.review()}">${s.t('review.back')}</a></p>
<p>${view.sample.drawn === 0 ? '' : s.t('agreement.sample', { n: view.sample.drawn, done: view.sample.done })}
${view.coders.length === 0 ? s.t('agreement.noCoders') : s.t('agreement.coders', { names: s.list([...view.coders]) })}</p>
<div class="table" role="region" aria-label="${s.t('agreement.title')}" tabindex="0"><table class="fold">
<thead><tr><th scope="col">${s.t('agreement.field')}</th><th scope="col" class="n">${s.t('agreement.units')}</th><th scope="col" class="n">${s.t('agreement.alpha')}</th><th scope="col" class="n">${s.t('agreement.interval')}</th><th scope="col">${s.t('agreement.means')}</th></tr></thead>
<tbody>${view.fields.map((field) => row(page, field))}</tbody>
</table></div>
<p class="hint">${s.t('agreement.how')} ${s.t('agreement.checkpoint', { size: view.checkpoint.size })}</p>`,
  });
}

function row(page: PageContext, { field, alpha, ci95, units, reason }: FieldAgreement): Html {
  const { s } = page;
  const label = s.lookup(`agreement.field.${field}`) ?? field;
  const isEnough = units >= FEWEST && alpha !== null;
  return html`<tr><th scope="row">${label}</th>
<td class="n" data-label="${s.t('agreement.units')}">${s.number(units)}</td>
<td class="n" data-label="${s.t('agreement.alpha')}">${isEnough ? s.number(alpha) : '–'}</td>
<td class="n" data-label="${s.t('agreement.interval')}">${isEnough && ci95 !== null ? s.t('coding.range', { low: s.number(ci95[0]), high: s.number(ci95[1]) }) : '–'}</td>
<td>${meaning(page, alpha, units, reason)}</td></tr>`;
}

function meaning(page: PageContext, alpha: number | null, units: number, reason: FieldAgreement['reason']): string {
  const { s } = page;
  if (reason === 'no-pairs' || units === 0) return s.t('agreement.noPairs');
  if (units < FEWEST) return s.t('agreement.tooFew');
  if (alpha === null) return s.t('agreement.noVariation');
  return s.t(
    alpha >= RELIABLE ? 'agreement.reliable' : alpha >= TENTATIVE ? 'agreement.tentative' : 'agreement.unreliable',
  );
}
