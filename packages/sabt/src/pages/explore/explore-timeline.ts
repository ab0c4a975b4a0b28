/** The selection over time: bars that are links, and the same numbers as a table. */
import { families } from '../../codebook/index.ts';
import { addDays } from '../../model/calendar.ts';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { empty } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { barChart, texture } from './explore-bars.ts';
import { narrowed } from './explore-links.ts';
import {
  type ExploreQuery,
  type ExploreTimeline,
  STACKS,
  type Stack,
  type TimeBar,
  type TimeUnit,
} from './explore-port.ts';

export function exploreTimeline(page: PageContext, query: ExploreQuery, stack: Stack, timeline: ExploreTimeline): Html {
  const { s } = page;
  const { bars, unit } = timeline;
  const keys = keysOf(page, stack, bars);
  const href = ({ from, to }: TimeBar) => urls(page.language).explore({ ...query, from, to }, { view: 'table' });
  const label = (bar: TimeBar) => barName(page, bar, unit);
  const totals = bars.map((bar) => total(bar));
  const chart =
    bars.length === 0
      ? empty(s.t('explore.noDates'))
      : html`<figure class="chart">
${barChart(page, {
  title: s.t('explore.timelineTitle'),
  bars: bars.map((bar, i) => ({
    parts: keys.map(({ key, className }) => ({ n: bar.n[key] ?? 0, className })),
    href: href(bar),
    name: spoken(page, bar, keys, label(bar)),
    tick: tickOf(page, bars, i, unit),
    isIncomplete: bar.incomplete,
  })),
})}
<figcaption>${s.t(`explore.perUnit.${unit}`)} ${s.t('explore.reported')}${bars.some(({ incomplete }) => incomplete) ? ` ${s.t('explore.incomplete')}` : ''}</figcaption>
<ul class="legend">${keys.map(({ className, name }) => html`<li><svg class="swatch" viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" class="bar ${className}"${texture(className)}></rect></svg> ${name}</li>`)}</ul>
</figure>`;
  return html`<p class="found-tools sorts">${STACKS.map(
    (one) =>
      html`<a href="${urls(page.language).explore(query, { view: 'timeline', stack: one })}"${one === stack ? html` aria-current="true"` : ''}>${s.t(`explore.stack.${one}`)}</a>`,
  )}</p>
<div class="pictured">${chart}${loose(page, query, timeline)}</div>
${
  bars.length === 0
    ? ''
    : html`<details class="numbers"><summary>${s.t('explore.asTable')}</summary>
<div class="table" role="region" aria-label="${s.t('explore.asTable')}" tabindex="0"><table>
<thead><tr><th scope="col">${s.t('explore.when')}</th>${keys.map(({ name }) => html`<th scope="col" class="n">${name}</th>`)}<th scope="col" class="n">${s.t('explore.total')}</th></tr></thead>
<tbody>${bars.map((bar, i) =>
        totals[i] === 0
          ? ''
          : html`<tr><th scope="row">${label(bar)}${bar.incomplete ? html` <span class="faint">${s.t('explore.notWhole')}</span>` : ''}</th>${keys.map(({ key }) => html`<td class="n">${s.number(bar.n[key] ?? 0)}</td>`)}<td class="n"><a href="${href(bar)}">${s.number(totals[i]!)}</a></td></tr>`,
      )}</tbody></table></div></details>`
}`;
}

interface Series {
  key: string;
  className: string;
  name: Content;
}

/** Confirmed first, then what is only suggested; or the families in the order of the codebook. */
function keysOf(page: PageContext, stack: Stack, bars: readonly TimeBar[]): Series[] {
  const present = new Set(bars.flatMap((bar) => Object.keys(bar.n)));
  const all: Series[] =
    stack === 'status'
      ? ['confirmed', 'suggested', 'rejected'].map((key) => ({
          key,
          className: `is-${key}`,
          name: page.s.lookup(`explore.status.${key}`) ?? key,
        }))
      : [
          ...families().map(({ id, labels }, i) => ({
            key: id,
            className: `family-${i + 1}`,
            name: labels[page.language],
          })),
          { key: '', className: 'family-other', name: page.s.t('explore.noType') },
        ];
  return all.filter(({ key }) => present.has(key));
}

const total = (bar: TimeBar): number => Object.values(bar.n).reduce((sum, n) => sum + n, 0);

function barName(page: PageContext, { from, to }: TimeBar, unit: TimeUnit): string {
  return unit === 'day' ? page.s.day(from) : page.s.when({ start: from, end: to, precision: 'range' });
}

function spoken(page: PageContext, bar: TimeBar, keys: readonly Series[], name: string): string {
  const { s } = page;
  const parts =
    keys.length < 2
      ? []
      : keys.filter(({ key }) => bar.n[key]).map(({ key, name: of }) => `${String(of)} ${s.number(bar.n[key]!)}`);
  return [`${name}: ${s.t('explore.acts', { n: total(bar) })}`, ...parts].join(' · ');
}

/** Words under a bar: each one where they are few, else where a year (or every few years) begins. */
function tickOf(page: PageContext, bars: readonly TimeBar[], i: number, unit: TimeUnit): string | null {
  const { s, language } = page;
  const bar = bars[i]!;
  if (unit === 'year') {
    const every = Math.ceil(bars.length / 12);
    return i % every === 0 ? s.when({ start: bar.from, end: bar.to, precision: 'year' }) : null;
  }
  if (unit === 'day') return i % Math.ceil(bars.length / 6) === 0 ? s.day(bar.from) : null;
  if (bars.length <= 6) return barName(page, bar, unit);
  const startsYear = language === 'fa' ? isFirstPersianMonth(bar, bars[i - 1]) : bar.from.slice(5, 7) === '01';
  if (!startsYear) return null;
  const years = Math.ceil(bars.length / 12);
  const every = Math.ceil(years / 10);
  const year = yearWord(page, bar);
  return every > 1 && Math.floor(i / 12) % every !== 0 ? null : year;
}

/** Farvardin begins about 21 March. */
const isFirstPersianMonth = ({ from }: TimeBar, _before: TimeBar | undefined): boolean => /-03-(19|2[0-2])$/.test(from);

function yearWord(page: PageContext, { from }: TimeBar): string {
  const words = page.s.day(addDays(from, 14)).split(/\s/);
  return words.at(-1) ?? from.slice(0, 4);
}

/** What stands in no bar: dates that are less precise, or that cross the edge of one. */
function loose(page: PageContext, query: ExploreQuery, { loose: list, unit }: ExploreTimeline): Html {
  const { s } = page;
  if (list.length === 0) return html``;
  const to = urls(page.language);
  return html`<div class="apart"><h3>${s.t('explore.apart')}</h3><ul class="plain">${list.map(
    ({ precision, n, of }) => {
      const words = s.lookup(`explore.date.${precision}`) ?? precision;
      const link = (count: number) =>
        html`<a href="${to.explore(narrowed(query, 'precision', precision), { view: 'table' })}">${s.number(count)}</a>`;
      return n === of
        ? html`<li>${link(n)} ${words}</li>`
        : html`<li>${s.number(n)} ${words}${s.t('explore.comma')} ${s.t(`explore.crossing.${unit}`)} (${s.t('explore.outOf')} ${link(of)})</li>`;
    },
  )}</ul></div>`;
}
