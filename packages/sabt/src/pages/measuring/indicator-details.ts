/** What an indicator says beyond its chart: the changes, models, articles, roll calls, lines of polls. */
import { rightsArticle } from '../../codebook/index.ts';
import type { PageContext } from '../context.ts';
import { countryWord, typeLabel } from '../explore/explore-words.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { dataTable } from '../parts/data-table.ts';
import { day } from '../parts/dates.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import type { Measured } from './measure-port.ts';
import type { DiversityValue, EstimateValue, OpinionValue, PositionsValue, RightsValue } from './measure-values.ts';
import { periodWord } from './periods.ts';

export function details(page: PageContext, { measurement, names }: Measured): Html {
  if (measurement.value === null) return html``;
  switch (measurement.definition.measure) {
    case 'diversity':
      return kinds(page, measurement.value as DiversityValue);
    case 'estimate':
      return models(page, measurement.value as EstimateValue, names);
    case 'rights':
      return rights(page, measurement.value as RightsValue);
    case 'positions':
      return positions(page, measurement.value as PositionsValue, names);
    case 'opinion':
      return lines(page, measurement.value as OpinionValue);
    default:
      return html``;
  }
}

const table = (label: string, head: Content[], rows: Content[][]): Html =>
  rows.length === 0 ? html`` : section(label, dataTable({ label, head, rows }));

const range = (
  page: PageContext,
  interval: readonly [number | null, number | null] | null,
  isShare = false,
): string => {
  const write = (n: number | null): string => (n === null ? '?' : isShare ? page.s.percentAbout(n) : page.s.about(n));
  return interval === null ? '–' : `${write(interval[0])} – ${write(interval[1])}`;
};

function kinds(page: PageContext, { periods }: DiversityValue): Html {
  const { s } = page;
  const write = (n: number | null): string => (n === null ? '–' : s.about(n));
  return table(
    s.t('detail.hill'),
    [s.t('measure.period'), s.t('measure.count'), s.t('detail.observed'), 'q = 0', 'q = 1', 'q = 2'],
    periods.map(({ label, n, observed, q0, q1, q2 }) => [
      periodWord(page, label),
      s.number(n),
      s.number(observed),
      write(q0),
      write(q1),
      write(q2),
    ]),
  );
}

function models(page: PageContext, { models: list = [], lists = [] }: EstimateValue, names: Measured['names']): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`${
    lists.length === 0
      ? ''
      : section(
          s.t('detail.lists'),
          html`<ul class="links">${lists.map((id) => html`<li><a href="${to.record(id)}">${bdi(names[id] ?? id)}</a></li>`)}</ul>`,
        )
  }${table(
    s.t('detail.models'),
    [s.t('detail.model'), s.t('measure.value')],
    list.map(({ model, n }) => [
      bdi(Object.entries(names).reduce((text, [id, name]) => text.replaceAll(id, name), model)),
      n === null ? '–' : s.number(Math.round(n)),
    ]),
  )}`;
}

function rights(page: PageContext, { articles, kinds: acts, instruments }: RightsValue): Html {
  const { s, language } = page;
  const share = (of: number | null): string => (of === null ? '–' : s.percentAbout(of));
  const head = (first: string): Content[] => [
    first,
    s.t('measure.count'),
    s.t('measure.interval'),
    s.t('detail.share'),
  ];
  return html`${table(
    s.t('detail.articles'),
    head(s.t('detail.article')),
    articles.map(({ article, n, interval, share: of }) => [
      html`${rightsArticle(article)?.labels[language] ?? bdi(article)} <bdi class="faint code" dir="ltr">${article}</bdi>`,
      s.number(n),
      range(page, interval),
      share(of),
    ]),
  )}${table(
    s.t('detail.instruments'),
    head(s.t('detail.instrument')),
    instruments.map(({ instrument, n, interval, share: of }) => [
      bdi(instrument.toUpperCase()),
      s.number(n),
      range(page, interval),
      share(of),
    ]),
  )}${table(
    s.t('explore.by.act'),
    head(s.t('explore.type')),
    acts.map(({ act, n, interval, share: of }) => [
      typeLabel(page, act),
      s.number(n),
      range(page, interval),
      share(of),
    ]),
  )}`;
}

const ROLL_CALLS_SHOWN = 30;

function positions(page: PageContext, { listed, states }: PositionsValue, names: Measured['names']): Html {
  const { s } = page;
  const to = urls(page.language);
  const votes = [s.t('detail.yes'), s.t('detail.no'), s.t('detail.abstain')];
  return html`${
    states === undefined
      ? ''
      : table(
          s.t('detail.states'),
          [s.t('measure.by.state'), ...votes, s.t('detail.share'), s.t('measure.interval')],
          states.map(({ country, code, yes, no, abstain, share, interval }) => [
            countryWord(page, /^[A-Z]{2}$/.test(code) ? code : country),
            s.number(yes),
            s.number(no),
            s.number(abstain),
            share === null ? '–' : s.percentAbout(share),
            range(page, interval, true),
          ]),
        )
  }${table(
    s.t('detail.rollCalls'),
    [s.t('detail.rollCall'), s.t('explore.when'), ...votes],
    listed
      .slice(-ROLL_CALLS_SHOWN)
      .reverse()
      .map(({ id, title, date, yes, no, abstain }) => [
        html`<a href="${to.record(id)}">${bdi(title ?? names[id] ?? id)}</a>`,
        day(page, date),
        s.number(yes),
        s.number(no),
        s.number(abstain),
      ]),
  )}`;
}

function lines(page: PageContext, { lines: list = [], series }: OpinionValue): Html {
  const { s } = page;
  const to = urls(page.language);
  if (Array.isArray(series) && series.length === 0) return html``;
  if (Array.isArray(series))
    return section(
      s.t('measure.series'),
      html`<ul class="links">${series.map(
        (one) =>
          html`<li><a href="${to.indicator('opinion', { filter: {}, series: one.series })}">${bdi(one.series)}</a> <span class="faint">${s.number(one.n)}</span></li>`,
      )}</ul>`,
    );
  return table(
    s.t('detail.lines'),
    [s.t('detail.line'), s.t('detail.values'), s.t('detail.effect')],
    list.map(({ house, mode, question, values, effect }) => [
      bdi([house, mode, question].filter((part) => part !== null).join(' · ') || '–'),
      s.number(values),
      effect === null ? '–' : s.about(effect, true),
    ]),
  );
}
