/** Routes of indicators, their files, published figures, and comparisons. */
import type { Context, Hono } from 'hono';
import { SabtError } from '../../model/errors.ts';
import type { MeasuredPoint, Measurement } from '../../stages/measuring/index.ts';
import { type Answers, hand, pageNumber } from '../answer.ts';
import type { Download } from '../app-port.ts';
import { standaloneSvg } from '../charts/standalone.ts';
import type { PageContext } from '../context.ts';
import { queryOf } from '../explore/explore-links.ts';
import {
  KNOWN_OF_COMPARISON,
  KNOWN_OF_FILTER,
  KNOWN_OF_INDICATOR,
  KNOWN_OF_LIST,
  requireKnown,
} from '../known-query.ts';
import { comparePage } from './compare.ts';
import { awaitedPage, progressOf } from './computing.ts';
import { confirmNamingPage } from './figure-naming.ts';
import { awaitedFigure, FIGURES_PER_PAGE, figurePage, figuresPage } from './figures.ts';
import { indicatorPage, unreadableQuestionPage } from './indicator.ts';
import { chartFile, chartOf } from './indicator-chart.ts';
import { awaitedIndicator } from './indicator-computing.ts';
import { indicatorsPage } from './indicators.ts';
import { measureQueryOf, secondOf } from './measure-links.ts';
import { type Measured, SHOWN_MEASURES } from './measure-port.ts';

const LATEST = 8;
const OWN = 5;

export function measureRoutes(site: Hono, answers: Answers): void {
  const { get, post } = { get: answers.get.bind(answers), post: answers.post.bind(answers) };

  site.get(
    '/indicators',
    get(async ({ c, app, page }) => {
      requireKnown(c, KNOWN_OF_FILTER);
      const { items } = await app.measuring.figures({}, { limit: LATEST, offset: 0 });
      return answers.show(c, indicatorsPage(page, { filter: queryOf((name) => c.req.query(name)), figures: items }));
    }),
  );
  site.get(
    '/indicators/:measure',
    get(async ({ c, app, page }) => {
      const measure = measureOf(c);
      const query = measureQueryOf((name) => c.req.query(name));
      const series = measure === 'opinion' ? await app.measuring.series() : [];
      try {
        requireKnown(c, KNOWN_OF_INDICATOR);
        const [answered, figures] = await Promise.all([
          app.measuring.soon(measure, query),
          app.measuring.figures({ measure }, { limit: OWN, offset: 0 }),
        ]);
        if (answered.state !== 'there')
          return answers.show(
            c,
            awaitedPage(page, awaitedIndicator(page, { measure, query, here: hereOf(c) }), answered),
          );
        const { measured } = answered;
        return answers.show(c, indicatorPage(page, { measure, query, measured, series, figures: figures.items }));
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        const { code, message } = thrown;
        return answers.show(c, unreadableQuestionPage(page, { measure, query, series, code, message }), 422);
      }
    }),
  );
  site.get(
    '/indicators/:measure/progress',
    get(({ c, app, page }) => {
      const step = app.measuring.step(
        measureOf(c),
        measureQueryOf((name) => c.req.query(name)),
      );
      return c.json(progressOf(page, step));
    }),
  );
  for (const [path, change] of [
    ['cancel', 'cancel'],
    ['again', 'allow'],
  ] as const)
    site.post(
      `/indicators/:measure/${path}`,
      post(async ({ c, app, to, value }) => {
        const [measure, query] = [measureOf(c), measureQueryOf(value)];
        app.measuring[change](measure, query);
        return c.redirect(to.indicator(measure, query), 303);
      }),
    );
  site.get(
    '/indicators/:measure/file',
    get(async ({ c, app, page }) => {
      const measure = measureOf(c);
      requireKnown(c, { ...KNOWN_OF_INDICATOR, format: null });
      const measured = await app.measuring.measure(
        measure,
        measureQueryOf((name) => c.req.query(name)),
        c.req.raw.signal,
      );
      return hand(fileOf(page, c.req.query('format') ?? '', measured));
    }),
  );
  site.post(
    '/indicators/:measure/publish',
    post(async ({ c, app, page, to, value }) => {
      const [measure, query] = [measureOf(c), measureQueryOf(value)];
      const naming = value('naming') === '1';
      const published = await app.measuring.publish(measure, query, { naming, signal: c.req.raw.signal });
      if ('givenAway' in published) {
        const { givenAway } = published;
        return answers.show(c, confirmNamingPage(page, { measure, query, givenAway }), 422);
      }
      return c.redirect(`${to.figure(published.id)}?done=published`, 303);
    }),
  );
  site.get(
    '/figures',
    get(async ({ c, app, page }) => {
      requireKnown(c, KNOWN_OF_LIST);
      const at = pageNumber(c);
      const { total, items } = await app.measuring.figures(
        {},
        { limit: FIGURES_PER_PAGE, offset: (at - 1) * FIGURES_PER_PAGE },
      );
      return answers.show(c, figuresPage(page, { figures: items, total, at }));
    }),
  );
  site.get(
    '/figures/:id',
    get(async ({ c, app, page }) => {
      const id = c.req.param('id') ?? '';
      const figure = await app.measuring.figure(id);
      const again = c.req.query('again') === '1' ? await app.measuring.again(id) : null;
      if (again === null) return answers.show(c, figurePage(page, { figure, again }));
      return answers.show(
        c,
        again.state === 'there'
          ? figurePage(page, { figure, again: again.value })
          : awaitedPage(page, awaitedFigure(page, figure), again),
      );
    }),
  );
  site.get(
    '/figures/:id/progress',
    get(({ c, app, page }) => c.json(progressOf(page, app.measuring.stepOfAgain(c.req.param('id') ?? '')))),
  );
  for (const [path, change] of [
    ['cancel', 'cancelAgain'],
    ['again', 'allowAgain'],
  ] as const)
    site.post(
      `/figures/:id/${path}`,
      post(async ({ c, app, to }) => {
        const id = c.req.param('id') ?? '';
        app.measuring[change](id);
        return c.redirect(to.figure(id, { again: 1 }), 303);
      }),
    );
  site.get(
    '/compare',
    get(async ({ c, app, page }) => {
      const given = (name: string): string | undefined => c.req.query(name);
      const [first, second] = [queryOf(given), secondOf(given)];
      const isAsked = given('shown') === '1' || Object.keys(second).length > 0;
      try {
        requireKnown(c, KNOWN_OF_COMPARISON);
        if (!isAsked) return answers.show(c, comparePage(page, { first, second, found: null }));
        const at = first.at === undefined ? {} : { at: first.at };
        const asked = [{ filter: first, driver: second }, { filter: { ...second, ...at } }] as const;
        const [one, other] = await Promise.all([
          app.measuring.soon('rate', asked[0]),
          app.measuring.soon('rate', asked[1]),
        ]);
        const model = { measure: 'rate', here: hereOf(c) } as const;
        for (const [i, answered] of [one, other].entries())
          if (answered.state !== 'there')
            return answers.show(c, awaitedPage(page, awaitedIndicator(page, { ...model, query: asked[i]! }), answered));
        if (one.state !== 'there' || other.state !== 'there') throw new SabtError('defect', 'Nothing is awaited.');
        const shown = { first: one.measured, second: other.measured };
        return answers.show(c, comparePage(page, { first, second, found: shown }));
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        const { code, message } = thrown;
        return answers.show(c, comparePage(page, { first, second, found: null, problem: { code, message } }), 422);
      }
    }),
  );
}

/** The address that is asked for, without the part that names this server. */
function hereOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}

function measureOf(c: Context): (typeof SHOWN_MEASURES)[number] {
  const name = c.req.param('measure');
  const measure = SHOWN_MEASURES.find((one) => one === name);
  if (measure === undefined) throw new SabtError('not-found', `There is no indicator ${name}.`);
  return measure;
}

function isUnreadable(thrown: unknown): thrown is SabtError {
  return thrown instanceof SabtError && ['invalid-argument', 'unreadable-date'].includes(thrown.code);
}

function fileOf(page: PageContext, format: string, { measurement, names }: Measured): Download {
  const { measure } = measurement.definition;
  const file = (mediaType: string, text: string): Download => {
    const bytes = new TextEncoder().encode(text);
    return { name: `sabt-${measure}.${format}`, mediaType, size: bytes.length, bytes: ReadableStream.from([bytes]) };
  };
  switch (format) {
    case 'json':
      return file('application/json', `${JSON.stringify(measurement, null, 2)}\n`);
    case 'csv':
      return file('text/csv', pointsCsv(measurement));
    case 'svg': {
      const drawn = chartOf(page, measurement, names);
      if (drawn === null) throw new SabtError('not-found', 'There is nothing to draw.');
      return file('image/svg+xml', standaloneSvg(chartFile(page, drawn)));
    }
    default:
      throw new SabtError('invalid-argument', 'There are these formats: json, csv, svg.', { at: 'format' });
  }
}

const COLUMNS = [
  'label',
  'from',
  'to',
  'value',
  'low',
  'high',
  'n',
  'throughout',
  'other',
  'sources',
  'fitted',
  'isComplete',
] as const satisfies readonly (keyof MeasuredPoint)[];

/** Labels and numbers only: nothing that a spreadsheet could take for a formula. */
function pointsCsv({ points = [] }: Measurement): string {
  const lines = points.map((point) => COLUMNS.map((name) => String(point[name] ?? '')).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}
