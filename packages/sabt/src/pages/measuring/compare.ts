/** Two selections side by side: how many times as many, with the interval; both series in one picture; each by itself. */
import { seriesChart } from '../charts/series.ts';
import type { PageContext } from '../context.ts';
import { filterFields } from '../explore/explore-filter.ts';
import type { ExploreQuery } from '../explore/explore-port.ts';
import { command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { dataTable } from '../parts/data-table.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { commandOf } from './indicator.ts';
import { basis, sentence } from './indicator-words.ts';
import { SECOND } from './measure-links.ts';
import type { Measured } from './measure-port.ts';
import type { RateValue } from './measure-values.ts';
import { periodWord, spanWords } from './periods.ts';
import { questionOf } from './question.ts';
import { ratioBasis, ratioSaid } from './ratio-words.ts';
import { restsOn } from './safeguards.ts';

export interface CompareModel {
  first: ExploreQuery;
  second: ExploreQuery;
  /** The rate of the first compared with the second, and that of the second; null before anything was chosen. */
  found: { first: Measured; second: Measured } | null;
  problem?: { code: string; message: string };
}

export function comparePage(page: PageContext, { first, second, found, problem }: CompareModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('compare.title'),
    section: 'indicators',
    body: html`<div class="lead"><h1>${s.t('compare.title')}</h1><p>${s.t('compare.lead')}</p></div>
${
  problem === undefined
    ? ''
    : html`<div class="notice problem" role="alert"><p>${s.t('explore.unreadable')} ${s.lookup(`reason.${problem.code}`) ?? ''}</p><p><bdi lang="en" dir="ltr">${problem.message}</bdi></p></div>`
}
<search><form class="explore-form compare-form" method="get" action="${to.compare()}"><input type="hidden" name="shown" value="1">
<fieldset class="second"><legend>${s.t('compare.first')}</legend>${filterFields(page, { query: first, sourceName: found?.first.sourceName ?? null })}</fieldset>
<fieldset class="second"><legend>${s.t('compare.second')}</legend>${filterFields(page, { query: second, sourceName: found?.second.sourceName ?? null, prefix: SECOND })}</fieldset>
<p class="actions"><button>${s.t('compare.show')}</button></p>
</form></search>
${found === null ? html`<p class="hint">${s.t('compare.choose')}</p>` : compared(page, first, second, found)}`,
  });
}

function compared(
  page: PageContext,
  first: ExploreQuery,
  second: ExploreQuery,
  found: NonNullable<CompareModel['found']>,
): Html {
  const { s } = page;
  const to = urls(page.language);
  const query = { filter: first, driver: second };
  const asked = questionOf(page, query, found.first);
  const value = found.first.measurement.value as RateValue | null;
  const own = (filter: ExploreQuery, measured: Measured) => {
    const { compared: _both, ...alone } = (measured.measurement.value ?? {}) as Partial<RateValue>;
    const measurement =
      measured.measurement.value === null ? measured.measurement : { ...measured.measurement, value: alone };
    return { measurement, said: sentence(page, measurement, questionOf(page, { filter }, measured)) };
  };
  const [a, b] = [own(first, found.first), own(second, { ...found.second, sourceName: found.first.driverSourceName })];
  // nought of what no source tells of is no count
  const [countA, countB] = value?.compared?.counts ?? [];
  const rateOf = (said: Html, count: number | null | undefined, acts: Html | null): Html =>
    count === null && acts !== null ? say(page, 'said.notCovered', { acts }) : said;
  const command_ = commandOf('rate', query, found.first);
  return html`<div class="record measured"><div class="record-main">
<section class="answer is-number" aria-label="${s.t('compare.ratio')}">
<p class="said">${value?.compared === undefined || asked.second === null ? s.t('said.nothing') : ratioSaid(page, value.compared, asked.acts, asked.second)}</p>
<p class="said-basis">${value?.compared?.sources === undefined ? basis(page, found.first.measurement) : ratioBasis(page, value.compared, found.first.measurement.checkpoint.size)}</p></section>
${picture(page, found)}
${section(
  s.t('compare.rates'),
  html`<ul class="rows"><li class="row"><div class="row-main"><p>${rateOf(a.said, countA, asked.acts)}</p><p class="row-meta"><a href="${to.indicator('rate', { filter: first })}">${s.t('measure.name.rate')}</a> <span aria-hidden="true">·</span> <a href="${to.explore(first, { view: 'table' })}">${s.t('measure.recordsOpen')}</a></p></div></li>
<li class="row"><div class="row-main"><p>${rateOf(b.said, countB, asked.second)}</p><p class="row-meta"><a href="${to.indicator('rate', { filter: second })}">${s.t('measure.name.rate')}</a> <span aria-hidden="true">·</span> <a href="${to.explore(second, { view: 'table' })}">${s.t('measure.recordsSecond')}</a></p></div></li></ul>`,
)}
</div><aside class="record-side">${restsOn(page, found.first.measurement, s.t('compare.first'))}
${restsOn(page, found.second.measurement, s.t('compare.second'))}
${section(
  s.t('measure.yourself'),
  html`<p class="hint">${say(page, 'measure.sameAs', { command: command(command_) })}</p><ul class="links"><li><a href="${to.indicator('rate', query)}">${s.t('measure.name.rate')}</a></li><li><a href="${to.indicator('together', query)}">${s.t('measure.question.together')}</a></li><li><a href="${to.indicator('follows', query)}">${s.t('measure.question.follows')}</a></li></ul>`,
)}</aside></div>`;
}

function picture(page: PageContext, { first, second }: NonNullable<CompareModel['found']>): Html {
  const { s } = page;
  const [a, b] = [first.measurement.points ?? [], second.measurement.points ?? []];
  const all = [...a, ...b].sort((one, other) => (one.from < other.from ? -1 : 1));
  if (a.length === 0 || b.length === 0) return html``;
  const { from, to } = spanWords(page, { from: all[0]!.from, to: all.at(-1)!.to });
  const periods = [...new Set(all.map(({ label }) => label))];
  const value = (points: typeof a, label: string): string => {
    const point = points.find((one) => one.label === label);
    return point?.value == null ? '–' : s.number(point.value);
  };
  return html`<figure class="chart measured-chart">${seriesChart(page, {
    title: s.t('chart.counts', { acts: s.t('chart.value.acts'), from, to }),
    series: [
      { points: a, label: s.t('chart.first') },
      { points: b, label: s.t('chart.second') },
    ],
    sources: [],
    marks: [],
    write: (n) => s.number(n),
    startsAtNought: true,
    isStepped: false,
  })}<figcaption>${s.t('chart.reported')} ${s.t('chart.band')}${all.some(({ isComplete }) => !isComplete) ? ` ${s.t('chart.hollow')}` : ''}${page.language === 'fa' ? ` ${s.t('measure.gregorian')}` : ''}</figcaption></figure>
<details class="numbers"><summary>${s.t('measure.asTable')}</summary>${dataTable({
    label: s.t('measure.asTable'),
    head: [s.t('measure.period'), s.t('compare.first'), s.t('compare.second')],
    rows: periods.map((label) => [periodWord(page, label), value(a, label), value(b, label)]),
  })}</details>`;
}
