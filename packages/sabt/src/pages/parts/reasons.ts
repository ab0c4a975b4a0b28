import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';

/** The words for a code of `docs/ERRORS.md`; the code itself where a newer program has one that we do not know. */
export function reason(page: PageContext, code: string): string {
  return page.s.lookup(`reason.${code}`) ?? code;
}

/** A reason in the reader's language, with what exactly the program found, in its own words, under it. */
export function reasonWithDetail(page: PageContext, code: string, message: string | undefined): Html {
  return html`<span class="reason">${reason(page, code)}</span>${
    message ? html` <bdi class="detail" dir="auto">${message}</bdi>` : ''
  }`;
}
