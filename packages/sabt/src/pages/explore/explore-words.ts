/** How the explorer and the pages of events say what acts are: types, ranges, dates, status. */
import { actType, families } from '../../codebook/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import type { Bounds, ExploreRow } from './explore-port.ts';

/** What an act type or family is called in the reader's language; a word of a table's own as it stands. */
export function typeLabel(page: PageContext, id: string | null): Content {
  if (id === null || id === '') return page.s.t('explore.noType');
  const known = actType(id) ?? families().find((family) => family.id === id);
  return known === undefined ? bdi(id) : known.labels[page.language];
}

/** "120", "100–140", "at least 100"; what is not known is not made up. */
export function rangeWords(page: PageContext, [low, best, high]: Bounds): string {
  const { s } = page;
  if (low !== null && high !== null) return low === high ? s.number(low) : `${s.number(low)}–${s.number(high)}`;
  if (low !== null) return s.t('explore.atLeast', { number: s.number(low) });
  if (best !== null) return s.t('explore.about', { number: s.number(best) });
  return high === null ? '?' : s.t('explore.atMost', { number: s.number(high) });
}

/** In the reader's calendar, as precise as it is known, with the ISO days. */
export function actDate(
  page: PageContext,
  { start, end, precision }: Pick<ExploreRow, 'start' | 'end' | 'precision'>,
): Html {
  if (start === null) return html`<span class="faint">${page.s.t('date.none')}</span>`;
  const last = end ?? start;
  const iso = start === last ? start : `${start} – ${last}`;
  return html`<span class="date stacked"><time datetime="${start}">${page.s.when({ start, end: last, precision: precision === 'day' ? 'day' : 'range' })}</time> <bdi class="iso" dir="ltr">${iso}</bdi></span>`;
}

export const countryWord = (page: PageContext, country: string): string =>
  /^[A-Z]{2}$/.test(country) ? page.s.countryName(country) : country;

/** A word and a shape: filled for what a person confirmed, hollow for what is only suggested. */
export function statusBadge(page: PageContext, status: string): Html {
  const word = page.s.lookup(`explore.status.${status}`) ?? status;
  return html`<span class="badge act-status is-${status}"><span class="shape" aria-hidden="true"></span>${word}</span>`;
}
