import type { ArchiveStatus } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say, shortHash } from '../html.ts';
import { urls } from '../urls.ts';
import { ago } from './dates.ts';

/**
 * The line under the header of every page: the checkpoint, when everything was last verified, by whom it is
 * witnessed. A word and a shape say how it stands, never colour alone: a filled disc (verified), a ring (not yet
 * verified), a square (damage).
 */
export function seal(page: PageContext): Html {
  const { status, s } = page;
  if (status === null) return html``;
  const damaged = status.damage.length > 0 || status.verified?.ok === false;
  const state = damaged ? 'damaged' : status.verified === null ? 'unverified' : 'verified';
  return html`<aside class="seal ${state}" aria-label="${s.t('seal.label')}">
<p><span class="shape" aria-hidden="true"></span>${damaged ? damage(page, status) : sound(page, status)}</p>
${status.sample ? html`<p class="sample-note">${s.t('sample.banner')}</p>` : ''}
</aside>`;
}

function sound(page: PageContext, status: ArchiveStatus): Html {
  const { checkpoint, verified, witnesses } = status;
  const log = urls(page.language).log;
  return html`<a href="${log}">${say(page, 'seal.checkpoint', { size: checkpoint.size })}</a> ${shortHash(checkpoint.root)}
<span class="part">${verifiedWhen(page, verified)}</span>
<span class="part">${witnessed(page, witnesses, checkpoint.size)}</span>`;
}

/** Witnesses sign one checkpoint; what came after it they have not seen. */
function witnessed(page: PageContext, { agreed, of, size }: ArchiveStatus['witnesses'], now: number): Html {
  if (of === 0) return html`${page.s.t('seal.noWitness')}`;
  if (size === null || size === now) return say(page, 'seal.witnessed', { agreed, of });
  return say(page, 'seal.witnessedUpTo', { agreed, of, size });
}

function verifiedWhen(page: PageContext, verified: ArchiveStatus['verified']): Html {
  if (verified === null) return html`${page.s.t('seal.never')}`;
  return verified.mode === 'full'
    ? say(page, 'seal.full', { ago: ago(page, verified.at) })
    : say(page, 'seal.quick', { ago: ago(page, verified.at) });
}

function damage(page: PageContext, status: ArchiveStatus): Html {
  const n = Math.max(1, status.damage.length);
  return html`<strong>${page.s.t('seal.damage', { n })}</strong>
<span class="part">${page.s.t('seal.safe')}</span>
<span class="part"><a href="${urls(page.language).log}#damage">${page.s.t('seal.whatToDo')}</a></span>`;
}
