/** That a claim is followed no further, and the forms by which a person says so or takes it up again. */

import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say } from '../html.ts';
import { instant } from '../parts/dates.ts';
import { field, hidden, postForm } from '../parts/forms.ts';
import { dotted } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import type { ClaimView } from './claims-port.ts';

/** A word and a shape of its own: a dash, since it says nothing of the record. */
export function dismissedBadge({ s }: PageContext): Html {
  return html`<span class="verdict is-dismissed"><span class="shape" aria-hidden="true"></span>${s.t('claim.dismissed')}</span>`;
}

/** Why, when and by whom; nothing for a claim that is open. */
export function dismissedWords(page: PageContext, { dismissed }: ClaimView): Html {
  const { s } = page;
  if (dismissed === null) return html``;
  const { reason, at, by } = dismissed;
  return html`${reason === null ? s.t('claim.dismissedNoReason') : bdi(reason)} <span class="row-meta">${dotted([
    by !== null && say(page, 'claim.dismissedBy', { person: by }),
    at !== null && instant(page, at),
  ])}</span>`;
}

/** `back`: where the answer leads, the claim itself or the desk of its document. */
export function standingForm(page: PageContext, view: ClaimView, back: 'claim' | 'desk'): Html {
  const { s } = page;
  const to = urls(page.language);
  const goBack = hidden('back', back);
  if (view.dismissed !== null)
    return postForm(
      page,
      to.takeUpClaim(view.id),
      html`${goBack}<button class="quiet">${s.t('claim.takeUp')}</button>`,
      {
        className: 'inline',
      },
    );
  return html`<details class="dismiss screen-only"><summary>${s.t('claim.dismiss')}</summary>
<p class="hint">${s.t('claim.dismissHint')}</p>
${postForm(
  page,
  to.dismissClaim(view.id),
  html`${goBack}${field({ id: `dismiss-${back}-${view.id}`, name: 'reason', label: s.t('claim.dismissReason'), rows: 2, required: true })}
<button class="quiet">${s.t('claim.dismissAction')}</button>`,
  { className: 'stack' },
)}</details>`;
}
