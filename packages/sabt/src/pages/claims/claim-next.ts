/**
 * What a person can do where the record does not decide: each step is a link to the place where it is done. What is missing
 * is said in words beside it (`needWords`).
 */

import type { PageContext } from '../context.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { type Html, html } from '../html.ts';
import { urls } from '../urls.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';

type Step = 'review' | 'takeIn' | 'series' | 'votes' | 'estimate' | 'sources' | 'duplicates' | 'bind' | 'follows';

const STEPS: Readonly<Record<string, readonly Step[]>> = {
  'same-days': ['bind'],
  'same-season': ['bind'],
  'same-sources': ['sources', 'takeIn'],
  'decided-pairs': ['duplicates'],
  'separate-acts': ['bind'],
  'a-source-there': ['takeIn', 'bind'],
  'more-acts': ['review', 'takeIn', 'bind'],
  'more-years': ['takeIn', 'bind'],
  'missing-years': ['takeIn', 'review'],
  'longer-series': ['takeIn', 'review'],
  'complete-record': ['takeIn', 'review', 'estimate'],
  'a-design-for-causes': ['follows'],
};

export function nextSteps(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html {
  const { s } = page;
  if (answer.needed === null) return html``;
  const isOfActs = answer.evidence.length > 0;
  const steps = (STEPS[answer.needed] ?? []).flatMap((step): Step[] => {
    if (isOfActs) return [step];
    if (step === 'bind') return [step];
    if (step !== 'takeIn') return [];
    return typeof view.inputs['series'] === 'string' ? ['series'] : view.form === 'position' ? ['votes'] : [];
  });
  if (steps.length === 0) return html``;
  return html`<div class="next-steps screen-only"><h3>${s.t('claim.next')}</h3><ul class="links">${steps.map(
    (step) => html`<li><a href="${placeOf(page, step, view, answer)}">${s.t(`claim.next.${step}`)}</a></li>`,
  )}</ul></div>`;
}

function placeOf(page: PageContext, step: Step, { document, span }: ClaimView, { evidence }: ClaimVerdict): string {
  const to = urls(page.language);
  const [own, other] = evidence;
  const query: ExploreQuery = {
    ...(own === undefined || own.where === '' ? {} : { where: own.where }),
    ...(own?.from == null ? {} : { from: own.from }),
    ...(own?.to == null ? {} : { to: own.to }),
  };
  switch (step) {
    case 'review':
      return to.explore({ ...query, status: 'suggested' }, { view: 'table' });
    case 'takeIn':
    case 'series':
    case 'votes':
      return to.takeIn;
    case 'estimate':
      return to.indicator('estimate', { filter: query });
    case 'sources':
      return `${to.indicator('rate', { filter: own?.where ? { where: own.where } : {}, by: 'year' })}#safeguards`;
    case 'duplicates':
      return to.links();
    case 'bind':
      return document === null
        ? `${to.claims()}#add`
        : `${to.claimDesk(document.id)}${span === null ? '' : `#a-${span[0]}`}`;
    case 'follows':
      return to.indicator('follows', {
        filter: query,
        ...(other === undefined || other.where === '' ? {} : { driver: { where: other.where } }),
      });
  }
}
