/** What a verdict rests on: records, indicators, and the lines that compute it again. */
import { parseDateInput } from '../../model/calendar.ts';
import type { Evidence } from '../../stages/claims/index.ts';
import type { Measure } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type ExploreQuery, VICTIMS } from '../explore/explore-port.ts';
import { bdi, type Content, type Html, html, say } from '../html.ts';
import { type MeasureQuery, UNITS } from '../measuring/measure-port.ts';
import type { Span } from '../measuring/periods.ts';
import { filterOf } from '../measuring/question.ts';
import { dotted, section } from '../parts/lists.ts';
import { countLine, shellWord } from '../parts/shell-lines.ts';
import { urls } from '../urls.ts';
import { listIn } from './claim-figure.ts';
import type { ClaimVerdict, ClaimView } from './claims-port.ts';

const MEASURE_OF: Readonly<Record<string, Measure>> = {
  growth: 'rate',
  comparison: 'rate',
  'more-kinds': 'diversity',
  trend: 'trend',
  'every-year': 'trend',
  follows: 'follows',
  causes: 'follows',
  position: 'positions',
};

export function evidence(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html {
  const { s } = page;
  const [own, other] = answer.evidence;
  if (own === undefined) {
    const asked = indicatorAsked(view, answer);
    const words =
      asked === null
        ? html`${s.t('claim.evidenceNone')}`
        : html`<a href="${urls(page.language).indicator(asked.measure, asked.query)}">${s.t(asked.measure === 'opinion' ? 'claim.evidenceSeries' : 'claim.evidenceVotes')}</a>`;
    return section(s.t(`claim.evidence.${answer.verdict}`), html`<p>${words}</p>`, { id: 'evidence' });
  }
  const linked = (one: Evidence, key: 'claim.actsOf' | 'claim.actsAgainst' | 'claim.actsDriver'): Html =>
    html`<li>${say(page, key, { acts: actsLink(page, one.n, queryOf(one, answer)) })}</li>`;
  const [before, now] = spansIn(answer);
  const notCovered = listIn(answer.figure['notCovered']);
  const counts = Array.isArray(answer.figure['counts']) ? (answer.figure['counts'] as number[]) : [];
  return section(
    s.t(`claim.evidence.${answer.verdict}`),
    html`<ul class="links evidence">
${
  before !== undefined && now !== undefined && counts.length === 2
    ? html`<li>${say(page, 'claim.actsBefore', { acts: actsLink(page, counts[0]!, { ...queryOf(own, answer), ...before }) })}</li>
<li>${say(page, 'claim.actsNow', { acts: actsLink(page, counts[1]!, { ...queryOf(own, answer), ...now }) })}</li>`
    : notCovered.includes('where')
      ? ''
      : linked(own, 'claim.actsOf')
}
${other === undefined || notCovered.includes('against') ? '' : linked(other, view.form === 'follows' || view.form === 'causes' ? 'claim.actsDriver' : 'claim.actsAgainst')}
</ul>
${latest(page, own)}
<p class="hint"><b>${s.t('claim.otherSide')}.</b> ${s.t('claim.otherSideHint')} <a href="${urls(page.language).explore({ ...queryOf(own, answer), status: 'any' }, { view: 'table' })}">${s.t('claim.withSuggested')}</a></p>`,
    { id: 'evidence' },
  );
}

function actsLink(page: PageContext, n: number, query: ExploreQuery): Content {
  return html`<a href="${urls(page.language).explore(query, { view: 'table' })}">${page.s.t('claim.acts', { n })}</a>`;
}

function latest(page: PageContext, { acts }: Evidence): Html {
  const { s } = page;
  const to = urls(page.language);
  if (acts.length === 0) return html``;
  return html`<h3>${s.t('claim.latestActs')}</h3><ul class="links latest">${acts.map(
    ({ id, event, start, title }) =>
      html`<li><a href="${to.record(event ?? id)}">${bdi(title ?? s.t('kind.act'))}</a> ${dotted([start !== null && html`<span class="row-meta">${s.day(start)} <bdi class="iso" dir="ltr">${start}</bdi></span>`])}</li>`,
  )}</ul>`;
}

function queryOf({ where, from, to }: Evidence, { checkpoint }: ClaimVerdict): ExploreQuery {
  return {
    ...(where === '' ? {} : { where }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    at: checkpoint.size,
  };
}

/** Days before and days claimed about, where two spans are compared. */
export function spansIn({ figure }: ClaimVerdict): Span[] {
  return Array.isArray(figure['spans']) ? (figure['spans'] as Span[]) : [];
}

export interface Asked {
  measure: Measure;
  query: MeasureQuery;
}

/**
 * The indicator that the claim was held against; null for what is only counted. Where spans are compared, it shows the time
 * around them too.
 */
export function indicatorAsked({ form, inputs }: ClaimView, answer: ClaimVerdict): Asked | null {
  const series = inputs['series'];
  const measure = MEASURE_OF[form];
  const [own, other] = answer.evidence;
  const at = answer.checkpoint.size;
  if (typeof series === 'string') return { measure: 'opinion', query: { filter: { at }, series } };
  if (form === 'position' && typeof inputs['where'] === 'string') {
    const day = (name: 'from' | 'to'): ExploreQuery =>
      typeof inputs[name] === 'string' && inputs[name] !== '' ? { [name]: inputs[name] } : {};
    return {
      measure: 'positions',
      query: { filter: { ...filterOf(inputs['where']), ...day('from'), ...day('to'), at } },
    };
  }
  if (measure === undefined || own === undefined) return null;
  const { from, to, ...always } = queryOf(own, answer);
  const by = UNITS.find((one) => one === inputs['by']) ?? (measure === 'rate' ? 'year' : undefined);
  return {
    measure,
    query: {
      filter: spansIn(answer).length > 0 ? always : { ...always, ...(from && { from }), ...(to && { to }) },
      ...(by === undefined ? {} : { by }),
      ...(other === undefined || other.where === '' ? {} : { driver: { where: other.where } }),
    },
  };
}

/** For what is only counted: the rate over the same days, which tells sources and time watched. */
export function effortAsked(view: ClaimView, answer: ClaimVerdict): Asked | null {
  const [own] = answer.evidence;
  if (own === undefined || indicatorAsked(view, answer) !== null) return null;
  return { measure: 'rate', query: { filter: queryOf(own, answer) } };
}

/** Lines for a shell that give the same numbers. */
export function repeatLines(view: ClaimView, answer: ClaimVerdict): string[] {
  const [asked, counts] = [measureLine(view, answer), countLines(view, answer)];
  return [`sabt claims check ${view.id}`, ...(asked === null ? [] : [asked]), ...counts];
}

/** The acts of each selection; of each span, where two spans are held against each other. */
function countLines({ inputs }: ClaimView, answer: ClaimVerdict): string[] {
  const { checkpoint, evidence: rests } = answer;
  const sum = VICTIMS.find((one) => one === inputs['of']);
  const spans = spansIn(answer);
  const [own] = rests;
  const wheres =
    own !== undefined && spans.length > 0
      ? spans.map(({ from, to }) => withDays(own.where, from, to))
      : rests.map(({ where, from, to }) => withDays(where, from, to));
  return wheres.map((where) => countLine(where, checkpoint.size, sum));
}

/** What the claim was held against; null for what is only counted. */
function measureLine({ form, inputs }: ClaimView, answer: ClaimVerdict): string | null {
  const { checkpoint, evidence: rests } = answer;
  const given = (name: string): string | null => {
    const value = inputs[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const series = given('series');
  const measure = series === null ? MEASURE_OF[form] : 'opinion';
  const isOfPoints = measure === 'opinion' || measure === 'positions';
  if (measure === undefined || (rests[0] === undefined && !isOfPoints) || !('where' in inputs || series !== null))
    return null;
  const dayOf = (name: 'from' | 'to'): string | null =>
    parseDateInput(given(name) ?? '')?.[name === 'from' ? 'start' : 'end'] ?? null;
  // of two spans, the time around them as well
  const isWhole = spansIn(answer).length > 0;
  const inDays = (where: string): string => (isWhole ? where : withDays(where, dayOf('from'), dayOf('to')));
  // acts beside others over the same days; what may go before is looked for in all days
  const against = form === 'comparison' ? given('against') : null;
  const driver = against === null ? given('driver') : inDays(against);
  const options: [string, string | null][] = [
    ['where', inDays(given('where') ?? '')],
    ['series', series],
    ['driver', driver],
    ['by', given('by')],
  ];
  const written = options.flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [` --${name} ${shellWord(value)}`],
  );
  return `sabt measure ${measure}${written.join('')} --at ${checkpoint.size}`;
}

function withDays(where: string, from: string | null, to: string | null): string {
  if (from === null && to === null) return where;
  const days = `date:${from ?? ''}..${to ?? ''}`;
  return where.trim() === '' ? days : `(${where}) ${days}`;
}
