/** The selection on a map; beside it what no map can show as a point; and all of it as a table. */
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { dotted } from '../parts/lists.ts';
import { mapPicture } from '../parts/map.ts';
import { urls } from '../urls.ts';
import { narrowed, withWhere } from './explore-links.ts';
import type { ExploreMap, ExploreQuery, MapGroup } from './explore-port.ts';
import { countryWord } from './explore-words.ts';

const DRAWN: ReadonlySet<MapGroup['precision']> = new Set(['exact', 'town', 'district', 'unstated']);
const LISTED = 40;
/** A map of so many countries is a map of the world and not of them. */
const MOST_WHOLE = 6;

export function exploreMap(page: PageContext, query: ExploreQuery, { groups, left }: ExploreMap): Html {
  const { s } = page;
  const drawn = groups.filter(({ precision }) => DRAWN.has(precision));
  const countries = groups.filter(({ precision, countryCode }) => precision === 'country' && countryCode !== null);
  const codes = [...new Set([...drawn, ...countries].map(({ countryCode }) => countryCode))];
  const within = codes.length <= MOST_WHOLE ? codes.filter((code) => code !== null) : [];
  const n = drawn.reduce((sum, group) => sum + group.n, 0);
  return html`<div class="pictured"><figure class="chart">
${mapPicture({
  title: s.t('explore.mapTitle', { n }),
  circles: drawn.map((group) => ({
    ...group.point!,
    n: group.n,
    confirmed: group.confirmed,
    isDistrict: group.precision === 'district',
    href: hrefOf(page, query, group),
    name: nameOf(page, group),
    label: group.name === null ? null : group.name,
  })),
  hatched: countries.map((group) => ({
    code: group.countryCode!,
    href: hrefOf(page, query, group),
    name: nameOf(page, group),
  })),
  within,
})}
<figcaption>${s.t('explore.mapCaption')} ${left > 0 ? s.t('explore.mapLeft', { n: left }) : ''}</figcaption>
${legend(page, groups)}
</figure>${beside(page, query, groups)}</div>
${query.box === undefined ? '' : html`<p><a href="${urls(page.language).explore(withoutBox(query), { view: 'map' })}">${s.t('explore.wholeMap')}</a></p>`}
${asTable(page, query, groups)}`;
}

function withoutBox({ box: _box, ...rest }: ExploreQuery): ExploreQuery {
  return rest;
}

/** The acts of a group in the table: exactly those that it counts. */
function hrefOf(page: PageContext, query: ExploreQuery, group: MapGroup): string {
  return urls(page.language).explore(selectionOf(query, group), { view: 'table' });
}

function selectionOf(query: ExploreQuery, { precision, box, name, countryCode, country }: MapGroup): ExploreQuery {
  if (box !== null) return withWhere(narrowed(query, 'place-precision', precision), `box:${box}`);
  let selected = narrowed(query, 'place-precision', precision);
  if (name !== null && precision !== 'country') selected = narrowed(selected, 'place', name);
  const where = countryCode ?? country;
  if (where !== null) selected = narrowed(selected, 'country', where);
  return selected;
}

function nameOf(page: PageContext, group: MapGroup): string {
  const { s } = page;
  const place =
    group.names > 1
      ? s.t('explore.andOthers', { name: group.name ?? '?', n: group.names - 1 })
      : placeName(page, group);
  const suggested = group.n - group.confirmed;
  return [
    place,
    s.t('explore.acts', { n: group.n }),
    ...(suggested > 0 && suggested < group.n ? [s.t('explore.suggested', { n: suggested })] : []),
    s.t(`explore.precision.${group.precision}`),
  ].join(' · ');
}

function placeName(page: PageContext, { precision, name, countryCode, country }: MapGroup): string {
  const where = countryCode ?? country;
  if (precision === 'country' && where !== null) return countryWord(page, where);
  return name ?? (where === null ? page.s.t('explore.precision.none') : countryWord(page, where));
}

/** What each sign means, with the number of acts that stand behind it. */
function legend(page: PageContext, groups: readonly MapGroup[]): Html {
  const { s } = page;
  const sign = (shape: Html) => html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
  const has = (precision: MapGroup['precision']) => groups.some((group) => group.precision === precision);
  const entries: [boolean, Html, Content][] = [
    [
      groups.some(({ precision, confirmed }) => DRAWN.has(precision) && precision !== 'district' && confirmed > 0),
      html`<circle class="disc" cx="8" cy="8" r="6"></circle>`,
      s.t('explore.sign.disc'),
    ],
    [
      groups.some(({ precision, n, confirmed }) => DRAWN.has(precision) && confirmed < n),
      html`<circle class="hollow" cx="8" cy="8" r="6"></circle>`,
      s.t('explore.sign.hollow'),
    ],
    [has('district'), html`<circle class="ring" cx="8" cy="8" r="6"></circle>`, s.t('explore.sign.ring')],
    [
      groups.some(({ precision, countryCode }) => precision === 'country' && countryCode !== null),
      html`<rect class="whole" x="1" y="1" width="14" height="14" fill="url(#map-hatch)"></rect>`,
      s.t('explore.sign.country'),
    ],
  ];
  return html`<ul class="legend">${entries.map(([present, shape, words]) => (present ? html`<li>${sign(shape)} ${words}</li>` : ''))}</ul>`;
}

/** Regions, countries, names without a point, and no place at all: said in words, never drawn as a dot. */
function beside(page: PageContext, query: ExploreQuery, groups: readonly MapGroup[]): Html {
  const { s } = page;
  const kinds = (['region', 'country', 'unlocated', 'none'] as const)
    .map((precision) => ({ precision, list: groups.filter((group) => group.precision === precision) }))
    .filter(({ list }) => list.length > 0);
  if (kinds.length === 0) return html``;
  return html`<div class="apart"><h3>${s.t('explore.noPoint')}</h3>${kinds.map(({ precision, list }) => {
    const n = list.reduce((sum, group) => sum + group.n, 0);
    const all = urls(page.language).explore(narrowed(query, 'place-precision', precision), { view: 'table' });
    return html`<p><a href="${all}">${s.t('explore.acts', { n })}</a>: ${s.t(`explore.beside.${precision}`)}</p>
${precision === 'none' ? '' : html`<ul class="plain named">${list.slice(0, 12).map((group) => html`<li>${bdi(placeName(page, group))} <a href="${hrefOf(page, query, group)}">${s.number(group.n)}</a></li>`)}</ul>`}`;
  })}</div>`;
}

function asTable(page: PageContext, query: ExploreQuery, groups: readonly MapGroup[]): Html {
  const { s } = page;
  const to = urls(page.language);
  if (groups.length === 0) return html``;
  return html`<details class="numbers"><summary>${s.t('explore.asTable')}</summary>
<div class="table" role="region" aria-label="${s.t('explore.asTable')}" tabindex="0"><table>
<thead><tr><th scope="col">${s.t('field.place')}</th><th scope="col">${s.t('field.precision')}</th><th scope="col" class="n">${s.t('explore.total')}</th><th scope="col" class="n">${s.t('explore.status.confirmed')}</th></tr></thead>
<tbody>${groups.slice(0, LISTED).map((group) => {
    const name =
      group.names > 1
        ? s.t('explore.andOthers', { name: group.name ?? '?', n: group.names - 1 })
        : placeName(page, group);
    return html`<tr><th scope="row">${dotted([
      bdi(name),
      group.box !== null &&
        html`<a class="short" href="${to.explore({ ...query, box: group.box }, { view: 'map' })}">${s.t('explore.zoom')}</a>`,
    ])}</th><td>${s.t(`explore.precision.${group.precision}`)}</td><td class="n"><a href="${hrefOf(page, query, group)}">${s.number(group.n)}</a></td><td class="n">${s.number(group.confirmed)}</td></tr>`;
  })}</tbody></table></div>${groups.length > LISTED ? html`<p class="hint">${s.t('explore.moreGroups', { n: groups.length - LISTED })}</p>` : ''}</details>`;
}
