/** The pictures of a public site: acts by year, and where they were, drawn as in the explorer. */
import { barChart } from '../explore/explore-bars.ts';
import { type Html, html } from '../html.ts';
import { mapPicture } from '../parts/map.ts';
import { home } from './frame.ts';
import type { PublicPage } from './model.ts';

export interface YearCount {
  year: string;
  n: number;
  confirmed: number;
  /** Where its acts are listed; null where it has none. */
  page: string | null;
}

export interface MapPoint {
  lat: number;
  lon: number;
  n: number;
  confirmed: number;
  isDistrict: boolean;
  name: string;
  country: string | null;
}

export function barsByYear(page: PublicPage, years: readonly YearCount[]): Html {
  const { s } = page;
  if (years.length === 0) return html``;
  const every = Math.ceil(years.length / 12);
  return html`<figure class="chart">${barChart(page, {
    title: s.t('explore.timelineTitle'),
    bars: years.map(({ year, n, confirmed, page: to }, i) => ({
      parts: [
        { n: confirmed, className: 'is-confirmed' },
        { n: n - confirmed, className: 'is-suggested' },
      ],
      href: to === null ? '' : `${home(page)}${to}`,
      name: `${s.ordinal(Number(year))}: ${s.t('explore.acts', { n })}`,
      tick: i % every === 0 ? s.ordinal(Number(year)) : null,
      isIncomplete: false,
    })),
  })}<figcaption>${s.t('explore.perUnit.year')} ${s.t('explore.reported')}</figcaption></figure>`;
}

export function mapOf(page: PublicPage, points: readonly MapPoint[]): Html {
  if (points.length === 0) return html``;
  const countries = [...new Set(points.flatMap(({ country }) => (country === null ? [] : [country])))];
  return html`<figure class="chart">${mapPicture({
    title: page.s.t('publish.map'),
    circles: points.map((point) => ({
      ...point,
      href: null,
      name: `${point.name}: ${page.s.t('explore.acts', { n: point.n })}`,
      label: point.name === '' ? null : point.name,
    })),
    hatched: [],
    within: countries.length > 3 ? [] : countries.filter((code) => /^[A-Z]{2}$/.test(code)),
  })}<figcaption>${page.s.t('publish.map.hint')}</figcaption></figure>`;
}
