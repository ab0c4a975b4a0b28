import type { Confidentiality } from '../../model/records.ts';
import type { RecordSummary } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html, own } from '../html.ts';
import { urls } from '../urls.ts';
import { stackedDay } from './dates.ts';

/** A word and a shape for who may see a record. */
export function confidentialityBadge(page: PageContext, level: Confidentiality): Html {
  return html`<span class="badge level-${level}"><span class="shape" aria-hidden="true"></span>${page.s.t(`confidentiality.${level}`)}</span>`;
}

/** What a record is called: its title, else its file's name, else a word for its kind. */
export function recordTitle(
  page: PageContext,
  record: { title: string | null; name: string | null; language: string | null; kind: RecordSummary['kind'] },
): Html {
  if (record.title !== null && record.title.trim() !== '') return own(record.title, record.language);
  if (record.name !== null && record.name.trim() !== '') return bdi(record.name);
  return html`${page.s.t(`kind.${record.kind}`)}`;
}

/** The number of an entry, as a name of it. */
export function entryNumber(page: PageContext, entry: number): Html {
  return html`<bdi class="code short" dir="ltr" title="${page.s.t('record.entry')}">#${entry}</bdi>`;
}

/** "a · b · c", leaving out what is absent. */
export function dotted(parts: Content[]): Html {
  const present = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return html`${present.map((part, i) => (i === 0 ? part : html`\u00a0<span aria-hidden="true">·</span> ${part}`))}`;
}

/** One line of a list of records: date, title, what it is, its entry. */
export function recordRow(page: PageContext, record: RecordSummary): Html {
  const to = urls(page.language);
  return html`<li class="row">
<div class="row-side">${stackedDay(page, record.date)}</div>
<div class="row-main"><p class="row-title"><a href="${to.record(record.id)}">${recordTitle(page, record)}</a></p>
<p class="row-meta">${dotted([
    record.source && html`<a href="${to.record(record.source.id)}">${bdi(record.source.name)}</a>`,
    page.s.t(`kind.${record.kind}`),
    record.language && page.s.languageName(record.language),
  ])}</p></div>
<div class="row-end">${entryNumber(page, record.entry)}</div>
</li>`;
}

/** A section with a small heading over a hairline. */
export function section(
  heading: Content,
  body: Content,
  more: { id?: string; className?: string; side?: Content } = {},
): Html {
  return html`<section class="block${more.className ? ` ${more.className}` : ''}"${more.id ? html` id="${more.id}"` : ''}>
<div class="block-head"><h2>${heading}</h2>${more.side ? html`<div class="block-side">${more.side}</div>` : ''}</div>
${body}
</section>`;
}

/** An empty state: what the page will show, and the one thing to do next. */
export function empty(text: Content, next?: Content): Html {
  return html`<div class="empty"><p>${text}</p>${next ? html`<p>${next}</p>` : ''}</div>`;
}

/** Pages of a list: previous, where we are, next. */
export function pager(
  page: PageContext,
  at: { page: number; size: number; total: number; exact?: boolean },
  href: (page: number) => string,
): Html {
  const last = Math.max(1, Math.ceil(at.total / at.size));
  if (last === 1) return html``;
  const { s } = page;
  return html`<nav class="pager" aria-label="${s.t('pager.label')}">
${at.page > 1 ? html`<a rel="prev" href="${href(at.page - 1)}">${s.t('pager.previous')}</a>` : html`<span></span>`}
<span>${s.t(at.exact === false ? 'pager.about' : 'pager.where', { page: at.page, last })}</span>
${at.page < last ? html`<a rel="next" href="${href(at.page + 1)}">${s.t('pager.next')}</a>` : html`<span></span>`}
</nav>`;
}
