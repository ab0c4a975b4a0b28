/** One indicator over one selection: sentence, chart, what it rests on, the records, and ways to check it. */
import type { Measure } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { filterChips, filterFields } from '../explore/explore-filter.ts';
import { bdi, type Content, command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { hidden, postForm, select } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { shellWord } from '../parts/shell-lines.ts';
import { urls } from '../urls.ts';
import { figureRow } from './figures.ts';
import { answerBlock } from './finding.ts';
import { chartFigure, chartOf, pointTable } from './indicator-chart.ts';
import { details } from './indicator-details.ts';
import { basis, sentence } from './indicator-words.ts';
import { filterFor, isOfPoints, SECOND, valuesOf } from './measure-links.ts';
import {
  type FigureSummary,
  type Measured,
  type MeasureQuery,
  type SeriesName,
  SHOWN_MEASURES,
  UNITS,
} from './measure-port.ts';
import { type Question, questionOf } from './question.ts';
import { restsOn, startTable, testTable } from './safeguards.ts';

export interface IndicatorModel {
  measure: Measure;
  query: MeasureQuery;
  measured: Measured;
  series: SeriesName[];
  figures: FigureSummary[];
}

const WITH_SECOND: ReadonlySet<Measure> = new Set(['follows', 'together', 'rate']);
const OF_ACTS_AT_ONCE: ReadonlySet<Measure> = new Set(['estimate', 'corroboration']);

export function indicatorPage(page: PageContext, model: IndicatorModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { measure, query, measured } = model;
  const { measurement } = measured;
  const asked = questionOf(page, query, measured);
  const drawn = chartOf(page, measurement, measured.names);
  const ofActs = measurement.definition.unit === 'acts' && measure !== 'opinion';
  return layout(page, {
    title: s.t(`measure.name.${measure}`),
    section: 'indicators',
    body: html`<div class="record-head"><p class="kicker"><a href="${to.indicators(query.filter)}">${s.t('measure.title')}</a> <span aria-hidden="true">·</span> ${s.t(`measure.name.${measure}`)}</p>
<h1>${s.t(`measure.question.${measure}`)}</h1>
${filterChips(page, query.filter, measured.sourceName, (filter) => to.indicator(measure, { ...query, filter }))}</div>
${questionForm(page, model)}
<div class="record measured"><div class="record-main">
${answerBlock(page, measurement, { said: sentence(page, measurement, asked), basis: basis(page, measurement) })}
${drawn === null ? '' : chartFigure(page, measurement, drawn, drawnOf(measure, asked))}
${(measurement.points ?? []).length === 0 ? '' : pointTable(page, measurement, ofActs ? query.filter : null)}
${details(page, measured)}
${startTable(page, measurement)}${testTable(page, measurement)}
${otherQuestions(page, model)}
</div><aside class="record-side">${restsOn(page, measurement)}
${behind(page, model, ofActs)}${checking(page, model)}${publishing(page, model)}</aside></div>`,
  });
}

/** What the chart shows. */
function drawnOf(measure: Measure, { acts, votes, second, series }: Question): Content {
  if (measure === 'positions') return votes;
  if (measure === 'opinion') return series === null ? '' : bdi(series);
  if (second === null || measure === 'rate') return acts;
  return html`${acts} <span aria-hidden="true">/</span> ${second}`;
}

/** The question could not be read: what was typed stays, and nothing is computed. */
export function unreadableQuestionPage(
  page: PageContext,
  model: Pick<IndicatorModel, 'measure' | 'query' | 'series'> & { code: string; message: string },
): Html {
  const { s } = page;
  return layout(page, {
    title: s.t(`measure.name.${model.measure}`),
    section: 'indicators',
    body: html`<h1 class="page-title">${s.t(`measure.question.${model.measure}`)}</h1>
<div class="notice problem" role="alert"><p>${s.t('explore.unreadable')} ${s.lookup(`reason.${model.code}`) ?? ''}</p><p><bdi lang="en" dir="ltr">${model.message}</bdi></p></div>
${questionForm(page, { ...model, measured: null, isOpen: true })}`,
  });
}

function questionForm(
  page: PageContext,
  of: Pick<IndicatorModel, 'measure' | 'query' | 'series'> & { measured: Measured | null; isOpen?: boolean },
): Html {
  const { s } = page;
  const { measure, query, measured } = of;
  const missing = measured?.measurement.missing;
  const isOpen = of.isOpen === true || missing === 'no-driver' || missing === 'no-series';
  const units =
    measure === 'positions' ? (['state'] as const) : isOfPoints(measure) || OF_ACTS_AT_ONCE.has(measure) ? [] : UNITS;
  return html`<details class="ask"${isOpen ? html` open` : ''}><summary>${s.t('measure.change')}</summary>
<search><form class="explore-form" method="get" action="${urls(page.language).indicator(measure)}">
${filterFields(page, { query: query.filter, sourceName: measured?.sourceName ?? null, ofActs: !isOfPoints(measure) })}
${
  WITH_SECOND.has(measure)
    ? html`<fieldset class="second"><legend>${s.t('measure.second')}</legend><p class="hint">${s.t('measure.secondHint')}</p>
${filterFields(page, { query: query.driver ?? {}, sourceName: measured?.driverSourceName ?? null, prefix: SECOND })}</fieldset>`
    : ''
}
<div class="explore-fields">
${measure === 'opinion' ? seriesSelect(page, query.series ?? '', of.series) : ''}
${
  units.length === 0
    ? ''
    : select({
        id: 'by',
        label: s.t('measure.by'),
        value: query.by ?? '',
        choices: [
          { value: '', label: s.t('measure.by.auto') },
          ...units.map((unit) => ({ value: unit, label: s.t(`measure.by.${unit}`) })),
        ],
      })
}
<button>${s.t('measure.compute')}</button></div>
</form></search></details>`;
}

function seriesSelect(page: PageContext, chosen: string, series: readonly SeriesName[]): Html {
  const { s } = page;
  if (series.length === 0) return html`<p class="hint">${s.t('measure.noSeries')}</p>`;
  const names = series.some(({ name }) => name === chosen) || chosen === '' ? [] : [chosen];
  return select({
    id: 'series',
    label: s.t('measure.series'),
    value: chosen,
    choices: [
      { value: '', label: '–' },
      ...names.map((name) => ({ value: name, label: name })),
      ...series.map(({ name, n }) => ({ value: name, label: `${name} (${s.number(n)})` })),
    ],
  });
}

function behind(page: PageContext, { measure, query }: IndicatorModel, ofActs: boolean): Html {
  const { s } = page;
  const to = urls(page.language);
  if (!ofActs) {
    const kind = measure === 'opinion' ? 'series' : 'response';
    const words = measure === 'opinion' ? (query.series ?? '') : (query.filter.words ?? '');
    return section(
      s.t('measure.records'),
      html`<ul class="links"><li><a href="${to.search({ query: words, kind })}">${s.t(`kinds.${kind}`)}</a></li></ul>`,
    );
  }
  return section(
    s.t('measure.records'),
    html`<ul class="links"><li><a href="${to.explore(query.filter, { view: 'table' })}">${s.t('measure.recordsOpen')}</a></li>${
      query.driver === undefined
        ? ''
        : html`<li><a href="${to.explore(query.driver, { view: 'table' })}">${s.t('measure.recordsSecond')}</a></li>`
    }</ul>`,
  );
}

export function commandOf(measure: Measure, query: MeasureQuery, { expression, driver }: Measured): string {
  return [
    `sabt measure ${measure}`,
    expression === '' ? '' : `--where ${shellWord(expression)}`,
    query.by === undefined ? '' : `--by ${query.by}`,
    driver === null ? '' : `--driver ${shellWord(driver)}`,
    query.series === undefined ? '' : `--series ${shellWord(query.series)}`,
    query.filter.at === undefined ? '' : `--at ${query.filter.at}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function checking(page: PageContext, { measure, query, measured }: IndicatorModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const drawn = chartOf(page, measured.measurement, measured.names) !== null;
  const formats = [
    'json',
    ...((measured.measurement.points ?? []).length > 0 ? ['csv'] : []),
    ...(drawn ? ['svg'] : []),
  ] as const;
  return html`${section(
    s.t('measure.files'),
    html`<ul class="links">${formats.map(
      (format) =>
        html`<li><a href="${to.indicatorFile(measure, query, format)}" download>${s.t(`measure.file.${format as 'json'}`)}</a></li>`,
    )}</ul>`,
    { className: 'screen-only' },
  )}${section(
    s.t('measure.yourself'),
    html`<p class="hint">${say(page, 'measure.sameAs', { command: command(commandOf(measure, query, measured)) })}</p>`,
  )}`;
}

function publishing(page: PageContext, { measure, query, measured, figures }: IndicatorModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const values = Object.entries(valuesOf(query)).flatMap(([name, value]) =>
    value === undefined ? [] : [hidden(name, value)],
  );
  return html`${
    measured.measurement.value === null || measured.measurement.inputs.n === 0
      ? ''
      : section(
          s.t('measure.publish'),
          html`<p class="hint">${s.t('measure.publishHint')}</p>${postForm(page, to.publishFigure(measure), html`${values}<button class="quiet">${s.t('measure.publish')}</button>`)}`,
          { className: 'screen-only' },
        )
  }${figures.length === 0 ? '' : section(s.t('measure.published'), html`<ul class="rows narrow-rows">${figures.map((figure) => figureRow(page, figure))}</ul>`, { className: 'screen-only' })}`;
}

function otherQuestions(page: PageContext, { measure, query: { filter } }: IndicatorModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return section(
    s.t('measure.otherQuestions'),
    html`<ul class="questions">${SHOWN_MEASURES.filter((one) => one !== measure).map(
      (one) =>
        html`<li><a href="${to.indicator(one, { filter: filterFor(one, filter) })}"><span class="question">${s.t(`measure.question.${one}`)}</span></a></li>`,
    )}<li><a href="${to.compare(filter)}"><span class="question">${s.t('compare.title')}</span></a></li></ul>`,
    { className: 'screen-only' },
  );
}
