/** A claim whose verdict, or whose chart, is not there yet, under its own words. */
import { directionOf } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { html } from '../html.ts';
import type { AwaitedFrame } from '../measuring/computing.ts';
import { urls } from '../urls.ts';
import { claimSource, claimText } from './claim-words.ts';
import type { ClaimView, ClaimWork, TypedClaim } from './claims-port.ts';

/** A claim that is not kept yet: the record is asked whether it can be answered as it is bound. */
export function awaitedAdding(page: PageContext, key: string, { fields }: TypedClaim): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const text = fields['text'] ?? '';
  return {
    title: text.slice(0, 120),
    section: 'claims',
    head: html`<h1 dir="auto">${claimText({ text, language: null })}</h1>`,
    lead: s.t('computing.leadAdding'),
    here: to.addingClaim(key),
    progress: to.addingProgress(key),
    cancel: { action: to.cancelAdding(key), values: {} },
    again: { action: to.addAgain(key), values: {} },
  };
}

export function awaitedClaim(
  page: PageContext,
  view: ClaimView,
  { what, progress }: { what: ClaimWork; progress?: string },
): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const { id, text, language } = view;
  return {
    title: text.slice(0, 120),
    section: 'claims',
    head: html`<h1 dir="${directionOf(language)}"${language === null ? '' : html` lang="${language}"`}>${claimText(view)}</h1>
<p class="byline">${claimSource(page, view)}</p>`,
    lead: s.t('computing.leadClaim'),
    here: to.claim(id, { check: what === 'check' ? 1 : undefined }),
    progress: progress ?? to.claimProgress(id, what),
    cancel: { action: to.cancelClaim(id), values: { what } },
    again:
      what === 'check' ? { action: to.checkClaim(id), values: {} } : { action: to.claimAgain(id), values: { what } },
  };
}
