/** What a number rests on, open to look at: each safeguard named and explained. */
import type { Finding, Measurement } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Content, code, type Html, html, say, shortHash } from '../html.ts';
import { dataTable } from '../parts/data-table.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { periodWord, type Span } from './periods.ts';

/** A word, a colour and a shape. */
export function findingBadge(page: PageContext, finding: Finding): Html {
  const isOpen = finding === 'undecidable';
  return html`<span class="finding ${isOpen ? 'is-undecidable' : 'is-found'}"><span class="shape" aria-hidden="true"></span>${page.s.t(`finding.${finding}`)}</span>`;
}

/** What a number of a claim is told with: what is counted, by which sources, over how much time; `spans` where it compares. */
export function effort(page: PageContext, found: Measurement, spans: readonly Span[]): [string, Content][] {
  const { s } = page;
  const watched = spans.map((span) => s.t('measure.days', { n: daysIn(span) }));
  return [
    [s.t('measure.kind'), s.t(`measure.kind.${found.safeguards.kind}`)],
    [s.t('measure.sources'), sources(page, found)],
    ...(spans.length === 0
      ? exposure(page, found)
      : ([[s.t('measure.exposure'), s.list(watched)]] as [string, Content][])),
  ];
}

const DAY_MS = 86_400_000;
const daysIn = ({ from, to }: Span): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** @param of which of several numbers on the page it is said of */
export function restsOn(page: PageContext, found: Measurement, of?: string): Html {
  const { s } = page;
  const to = urls(page.language);
  const facts = restingFacts(
    page,
    found,
    html` <span class="detail"><a href="${to.method(found.definition.measure)}">${s.t('methods.read')}</a></span>`,
  );
  return section(
    of === undefined ? s.t('measure.restsOn') : s.t('measure.restsOnOf', { of }),
    html`<dl class="facts stacked-facts">${facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
<p class="screen-only"><a href="${to.methods}#guards">${s.t('methods.what')}</a></p>`,
    of === undefined ? { id: 'safeguards' } : {},
  );
}

/** The safeguards in words; `more` stands behind what is said of the method. */
export function restingFacts(page: PageContext, found: Measurement, more: Html = html``): [string, Content][] {
  const { s } = page;
  const { safeguards, definition, method, checkpoint, inputs } = found;
  const [name = method, version = '1'] = method.split('/');
  const ofActs = definition.unit === 'acts';
  return [
    [s.t('measure.kind'), s.t(`measure.kind.${safeguards.kind}`)],
    ...(ofActs
      ? ([
          [
            s.t('measure.status'),
            s.t(definition.status.join() === 'confirmed' ? 'measure.status.confirmed' : 'measure.status.suggested'),
          ],
        ] as [string, Content][])
      : []),
    [s.t('measure.sources'), sources(page, found)],
    ...exposure(page, found),
    ...(safeguards.loose > 0
      ? ([[s.t('measure.loose'), s.t('measure.looseActs', { n: safeguards.loose })]] as [string, Content][])
      : []),
    ...(safeguards.duplicates === null
      ? []
      : ([[s.t('measure.duplicates'), duplicates(page, safeguards.duplicates)]] as [string, Content][])),
    ...(safeguards.isSmall && inputs.n > 0
      ? ([[s.t('measure.small'), s.t('measure.smallText')]] as [string, Content][])
      : []),
    ...(safeguards.notes.length > 0
      ? ([
          [
            s.t('measure.notes'),
            html`<ul class="plain">${safeguards.notes.map((note) => html`<li>${s.lookup(`note.${note}`) ?? code(note)}</li>`)}</ul>`,
          ],
        ] as [string, Content][])
      : []),
    [
      s.t('measure.method'),
      html`${code(name)} ${s.t('measure.methodVersion', { version: s.ordinal(Number(version)) })} <span class="detail">${s.t(`how.${definition.measure}`)}</span>${more}`,
    ],
    [s.t('word.codebook'), code(safeguards.codebook)],
    [
      s.t('word.checkpoint'),
      html`${say(page, 'seal.checkpoint', { size: checkpoint.size })} ${shortHash(checkpoint.root)}`,
    ],
    [s.t('measure.digest'), html`<bdi class="code hash" dir="ltr">${inputs.digest}</bdi>`],
  ];
}

function sources(page: PageContext, { safeguards, definition }: Measurement): string {
  const { s } = page;
  const { all, throughout, used } = safeguards.sources;
  if (all === 0) return s.t('measure.sources.none');
  if (definition.measure === 'estimate') return s.t('measure.sources.lists', { n: throughout, all });
  if (definition.measure === 'opinion') return s.t('said.houses', { n: all });
  if (definition.measure === 'positions' && used === 'throughout')
    return s.t('said.states.throughout', { n: throughout, all });
  return used === 'throughout'
    ? s.t('measure.sources.throughout', { n: throughout, all })
    : s.t('measure.sources.all', { n: all });
}

function exposure(page: PageContext, { safeguards }: Measurement): [string, Content][] {
  const { s } = page;
  const { days, incomplete } = safeguards.exposure;
  if (days === 0 && incomplete.length === 0) return [];
  return [
    ...(days > 0 ? ([[s.t('measure.exposure'), s.t('measure.days', { n: days })]] as [string, Content][]) : []),
    [
      s.t('measure.incomplete'),
      incomplete.length === 0
        ? s.t('measure.allComplete')
        : s.list(incomplete.slice(0, MOST_NAMED).map((label) => periodWord(page, label))),
    ],
  ];
}

const MOST_NAMED = 8;

function duplicates(
  { s }: PageContext,
  { threshold, undecidedPairs, countWithout }: NonNullable<Measurement['safeguards']['duplicates']>,
): string {
  if (undecidedPairs === 0) return s.t('measure.duplicatesNone');
  if (countWithout === null) return s.t('measure.duplicatesMany', { n: undecidedPairs });
  return s.t('measure.duplicatesText', {
    n: undecidedPairs,
    threshold: s.percentAbout(threshold),
    count: countWithout,
  });
}

/** The verdict and the p from every later start; nothing where the measure has none. */
export function startTable(page: PageContext, { safeguards, definition, verdict = 'undecidable' }: Measurement): Html {
  const { s } = page;
  const { starts, tests } = safeguards;
  if (starts.length === 0) return html``;
  const isPercent = definition.measure === 'trend';
  const same = starts.filter((start) => start.verdict === verdict).length;
  return section(
    s.t('measure.starts'),
    html`<p class="hint">${s.t('measure.startsLead')}</p>
<details class="numbers"><summary>${s.t('measure.startsSame', { n: same, of: starts.length })}</summary>
${dataTable({
  label: s.t('measure.starts'),
  head: [s.t('measure.start'), s.t('measure.changeAYear'), ...pHeads(page), s.t('measure.verdict')],
  rows: starts.map(({ from, value, verdict: found }) => [
    periodWord(page, from),
    value === null ? '–' : isPercent ? s.percentAbout(value / 100, true) : s.about(value, true),
    ...pCells(
      page,
      tests.find(({ name }) => name === `trend since ${from}`),
    ),
    findingBadge(page, found),
  ]),
})}</details>`,
    { id: 'starts' },
  );
}

const pHeads = ({ s }: PageContext): string[] => [s.t('measure.naive'), s.t('measure.holm'), s.t('measure.bh')];

type Tried = Measurement['safeguards']['tests'][number];

const pCells = (page: PageContext, test: Tried | undefined): Content[] => [
  pWord(page, test?.p ?? null),
  pWord(page, test?.holm ?? null),
  pWord(page, test?.bh ?? null),
];

/** All tests that were tried, those of later starts among them. */
export function testTable(page: PageContext, { safeguards }: Measurement): Html {
  const { s } = page;
  const { tests } = safeguards;
  if (tests.length === 0) return html``;
  return section(
    s.t('measure.tests'),
    html`<p class="hint">${s.t('measure.testsLead', { n: tests.length })}</p>
${dataTable({
  label: s.t('measure.tests'),
  head: [s.t('measure.test'), ...pHeads(page)],
  rows: tests.map((test) => [testName(page, test.name), ...pCells(page, test)]),
})}`,
    { id: 'tests' },
  );
}

function testName(page: PageContext, name: string): Content {
  const { s } = page;
  const since = /^trend since (.+)$/.exec(name)?.[1];
  if (since !== undefined) return s.t('test.trendSince', { from: periodWord(page, since) });
  const state = /^trend (.+)$/.exec(name)?.[1];
  if (state !== undefined)
    return s.t('test.trendOf', { state: /^[A-Z]{2}$/.test(state) ? s.countryName(state) : state });
  return s.lookup(`test.${name}`) ?? code(name);
}

const LEAST_P = 0.001;

/** A p as it is read: never nought. */
export function pWord({ s }: PageContext, p: number | null): Content {
  if (p === null) return '–';
  const text = p < LEAST_P ? `< ${s.about(LEAST_P)}` : s.p(p);
  return html`<bdi dir="ltr">${text}</bdi>`;
}
