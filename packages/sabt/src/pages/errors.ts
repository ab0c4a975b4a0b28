import { SabtError } from '../model/errors.ts';
import type { PageContext } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { detail } from './parts/reasons.ts';
import { urls } from './urls.ts';

/** Errors that a page explains in its own words; all other codes are told by their reason. */
export const ERROR_PAGES = ['404', '403', '409', '413', '422', '500'] as const;
export type ErrorPageName = (typeof ERROR_PAGES)[number];

/** An error of ours whose message is in the reader's language already. */
export class ToldError extends SabtError {}

export interface ErrorModel {
  page: ErrorPageName;
  code: string;
  /** What exactly, in the program's own words; not shown for a defect. */
  detail?: string;
  /** What exactly, in the reader's language. */
  told?: string;
  /** What a person reads for the code. */
  reason?: string;
  /** Where to go on: the page from which the request came. */
  back?: string;
}

export function errorPage(page: PageContext, model: ErrorModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const name = model.page;
  const next: Content =
    model.back === undefined
      ? html`<a href="${to.home}">${s.t('error.home')}</a>`
      : html`<a href="${model.back}">${s.t('error.back')}</a> <a href="${to.home}">${s.t('error.home')}</a>`;
  return layout(page, {
    title: s.t(`error.${name}.title`),
    section: null,
    narrow: true,
    body: html`<div class="lead"><p class="kicker"><bdi class="code" dir="ltr">${name} ${model.code}</bdi></p><h1>${s.t(`error.${name}.title`)}</h1></div>
<dl class="three">
<div><dt>${s.t('error.happened')}</dt><dd>${happened(page, model)}${detail(page, model.detail)}</dd></div>
<div><dt>${s.t('error.safe')}</dt><dd>${s.t(`error.${name}.safe`)}</dd></div>
<div><dt>${s.t('error.do')}</dt><dd>${s.t(`error.${name}.do`)}</dd></div>
</dl>
<p class="actions">${next}</p>`,
  });
}

/** For what cannot be used, the reason says it better than a general sentence. */
function happened({ s }: PageContext, { page: name, told, reason }: ErrorModel): string {
  const exact = told ?? reason;
  if (name === '422' && exact !== undefined) return exact;
  return [s.t(`error.${name}.happened`), exact].filter((one) => one !== undefined).join(' ');
}
