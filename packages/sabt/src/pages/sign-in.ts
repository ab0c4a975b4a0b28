import type { PageContext } from './context.ts';
import { command, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { field } from './parts/forms.ts';
import { urls } from './urls.ts';

export const SIGN_IN_REASONS = ['needed', 'link-over', 'session-over', 'signed-out'] as const;
export type SignInReason = (typeof SIGN_IN_REASONS)[number];

/** Where somebody stands who is not signed in. */
export function signInPage(page: PageContext, reason: SignInReason): Html {
  const { s } = page;
  return layout(page, {
    title: s.t('signIn.title'),
    section: null,
    narrow: true,
    body: html`<div class="lead"><h1>${s.t('signIn.title')}</h1><p>${s.t(`signIn.${reason}`)}</p></div>
<ol class="steps">
<li>${s.t('signIn.step1')}</li>
<li>${say(page, 'signIn.step2', { command: command('sabt sign-in') })}</li>
</ol>
<form method="get" action="${urls(page.language).signIn}" class="stack">${field({ id: 'link', label: s.t('signIn.link'), direction: 'ltr', required: true })}<button>${s.t('signIn.action')}</button></form>
<p class="hint">${s.t('signIn.why')}</p>`,
  });
}

/** The key in what a person pasted: a whole link, or its last part. Null where there is none. */
export function keyOf(pasted: string): string | null {
  const text = pasted.trim();
  const key = URL.parse(text)?.searchParams.get('key') ?? text;
  return /^[A-Za-z0-9_-]{16,128}$/.test(key) ? key : null;
}
