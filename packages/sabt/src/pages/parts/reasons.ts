/**
 * Why something failed. The program's own messages are English; a reader of another language gets the reason for the
 * code, the concrete values that the message names, and the message itself behind "technical detail".
 */
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';

/** The words for a code of `docs/ERRORS.md`; the code itself where a newer program has one that we do not know. */
export function reason(page: PageContext, code: string): string {
  return page.s.lookup(`reason.${code}`) ?? code;
}

/** A reason with what exactly the program found. `shown` are values that stand beside it already. Not for a `<p>`. */
export function reasonWithDetail(
  page: PageContext,
  code: string,
  message: string | undefined,
  shown: string[] = [],
): Html {
  return html`<span class="reason">${reason(page, code)}</span>${detail(page, message, shown)}`;
}

/** The same without the whole message, for places where that stands already. */
export function reasonWithValues(page: PageContext, code: string, message: string): Html {
  return html`${reason(page, code)}${values(message, [])}`;
}

/** What exactly happened, after a sentence in the reader's language. */
export function detail(page: PageContext, message: string | undefined, shown: string[] = []): Html {
  if (!message) return html``;
  if (page.language === 'en') return html` <bdi class="detail" dir="auto">${message}</bdi>`;
  return html`${values(message, shown)}<details class="technical"><summary>${page.s.t('reason.technical')}</summary><bdi class="detail" dir="ltr" lang="en">${message}</bdi></details>`;
}

function values(message: string, shown: string[]): Html[] {
  return valuesIn(message)
    .filter((value) => !shown.includes(value))
    .map((value) => html` ${bdi(value, 'value')}`);
}

/** Messages quote what they were given, and name limits with their unit. */
export function valuesIn(message: string): string[] {
  const found = [...message.matchAll(/“([^”]+)”|(?<![\w.,])(\d[\d.,]*\s(?:[kMG]B|%))(?!\w)/gu)];
  return [...new Set(found.map(([, quoted, amount]) => (quoted ?? amount)!))];
}
