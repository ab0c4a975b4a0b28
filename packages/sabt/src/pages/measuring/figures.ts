/** Published numbers: the list of them, and the page of one with "compute again". */
import type { Json } from '../../model/records.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { dataTable } from '../parts/data-table.ts';
import { instant } from '../parts/dates.ts';
import { dotted, empty, pager } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import type { AwaitedFrame } from './computing.ts';
import { answerBlock } from './finding.ts';
import { basis, sentence } from './indicator-words.ts';
import type { ComputedAgain, FigureSummary } from './measure-port.ts';
import { askedOf, filterOf } from './question.ts';
import { restsOn, startTable, testTable } from './safeguards.ts';

export const FIGURES_PER_PAGE = 20;

export function figuresPage(
  page: PageContext,
  { figures, total, at }: { figures: FigureSummary[]; total: number; at: number },
): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('figures.title'),
    section: 'indicators',
    body: html`<div class="lead"><h1>${s.t('figures.title')}</h1><p>${s.t('figures.lead')}</p></div>
${
  figures.length === 0
    ? empty(s.t('figures.none'), html`<a class="button" href="${to.indicators()}">${s.t('measure.title')}</a>`)
    : html`<ul class="rows">${figures.map((figure) => figureRow(page, figure))}</ul>
${pager(page, { page: at, size: FIGURES_PER_PAGE, total }, (n) => to.figures(n))}`
}`,
  });
}

/** The sentence of a figure as a link to it. */
export function figureRow(page: PageContext, figure: FigureSummary): Html {
  const { s } = page;
  const to = urls(page.language);
  const { measurement, id, by, at } = figure;
  return html`<li class="row"><div class="row-side">${at === null ? '' : instant(page, at)}</div>
<div class="row-main"><p class="row-title">${sentence(page, measurement, askedOf(page, measurement.definition))}</p>
<p class="row-meta">${dotted([
    html`<a href="${to.figure(id)}">${say(page, 'figure.title', { name: s.t(`measure.name.${measurement.definition.measure}`) })}</a>`,
    say(page, 'seal.checkpoint', { size: measurement.checkpoint.size }),
    by === null ? null : say(page, 'figure.publishedBy', { person: by }),
  ])}</p></div></li>`;
}

export function figurePage(
  page: PageContext,
  { figure, again }: { figure: FigureSummary; again: ComputedAgain | null },
): Html {
  const { s } = page;
  const to = urls(page.language);
  const { measurement, id, at, by } = figure;
  const { definition, checkpoint } = measurement;
  const asked = askedOf(page, definition);
  const title = s.t('figure.title', { name: s.t(`measure.name.${definition.measure}`) });
  const filter = filterOf(definition.where);
  const query = {
    filter,
    ...(definition.by === undefined ? {} : { by: definition.by as 'year' }),
    ...(definition.driver === undefined || definition.driver === '' ? {} : { driver: filterOf(definition.driver) }),
    ...(definition.series === undefined ? {} : { series: definition.series }),
  };
  return layout(page, {
    title,
    section: 'indicators',
    body: html`<div class="record-head"><p class="kicker"><a href="${to.figures()}">${s.t('figures.title')}</a></p><h1>${title}</h1>
<p class="byline">${dotted([at === null ? null : instant(page, at), by === null ? null : say(page, 'figure.publishedBy', { person: by })])}</p></div>
<div class="record measured"><div class="record-main">
${answerBlock(page, measurement, { said: sentence(page, measurement, asked), basis: basis(page, measurement) })}
<section class="block again" id="again"><form method="get" action="${to.figure(id)}#again"><input type="hidden" name="again" value="1"><button>${s.t('figure.again')}</button></form>
<p class="hint">${s.t('figure.againHint')}</p>${again === null ? '' : outcome(page, again)}</section>
${startTable(page, measurement)}${testTable(page, measurement)}
</div><aside class="record-side">${restsOn(page, measurement)}
<ul class="links"><li><a href="${to.indicator(definition.measure, { ...query, filter: { ...filter, at: checkpoint.size } })}">${s.t('figure.then')}</a></li>
<li><a href="${to.indicator(definition.measure, query)}">${s.t('figure.live')}</a></li>
<li><a href="${to.record(id)}">${s.t('figure.record')}</a></li>
<li><a href="${to.handOver([id])}">${s.t('handOver.title')}</a></li></ul>
<p class="hint">${say(page, 'measure.sameAs', { command: command(`sabt measure --figure ${id}`) })}</p></aside></div>`,
  });
}

/** While it is computed again. */
export function awaitedFigure(page: PageContext, { id, measurement }: FigureSummary): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const title = s.t('figure.title', { name: s.t(`measure.name.${measurement.definition.measure}`) });
  return {
    title,
    section: 'indicators',
    head: html`<p class="kicker"><a href="${to.figures()}">${s.t('figures.title')}</a> <span aria-hidden="true">·</span> <a href="${to.figure(id)}">${title}</a></p>
<h1>${s.t('figure.again')}</h1>`,
    lead: s.t('computing.lead'),
    here: to.figure(id, { again: 1 }),
    progress: to.figureProgress(id),
    cancel: { action: to.cancelFigure(id), values: {} },
    again: { action: to.figureAgain(id), values: {} },
  };
}

function outcome(page: PageContext, again: ComputedAgain): Html {
  const { s } = page;
  if (again.same)
    return html`<p class="notice" role="status">${s.t('figure.same', { size: again.checkpoint.size })}</p>`;
  const text =
    again.reason === 'inputs-erased' ? s.t('figure.erased') : s.t('figure.differs', { size: again.checkpoint.size });
  return html`<p class="notice problem" role="status">${text}</p>
${dataTable({
  label: s.t('figure.again'),
  head: [s.t('figure.part'), s.t('figure.was'), s.t('figure.is')],
  rows: again.differences.map(({ path, was, is }) => [code(path), jsonWord(was), jsonWord(is)]),
})}`;
}

const LONGEST = 120;

function jsonWord(value: Json): Content {
  const text = value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
  return bdi(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text, 'code');
}
