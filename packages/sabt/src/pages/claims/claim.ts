/**
 * One claim: its words, the verdict as a sentence, what it rests on for and against, what would be needed to decide, the
 * verdicts before, and how anybody checks it. It prints on one sheet.
 */
import { directionOf } from '../../i18n/index.ts';
import { isOfSelections } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, command, type Html, html, say, shortHash } from '../html.ts';
import { layout } from '../layout.ts';
import { chartFigure, chartOf, pointTable } from '../measuring/indicator-chart.ts';
import type { Measured } from '../measuring/measure-port.ts';
import { pWord, restsOn } from '../measuring/safeguards.ts';
import { instant } from '../parts/dates.ts';
import { postButton } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { reasonWithDetail } from '../parts/reasons.ts';
import { urls } from '../urls.ts';
import { evidence, indicatorAsked, repeatLines } from './claim-evidence.ts';
import { actsToDecide, stepsIn, testsIn } from './claim-figure.ts';
import { foundWords } from './claim-found.ts';
import { nextSteps } from './claim-next.ts';
import { wordsShown } from './claim-proposal.ts';
import { dismissedBadge, dismissedWords, standingForm } from './claim-standing.ts';
import { understood } from './claim-understood.ts';
import {
  changeWords,
  claimSource,
  claimText,
  filterWords,
  hasChanged,
  hasOtherReason,
  needWords,
  shownVerdict,
  verdictBadge,
  whyWords,
} from './claim-words.ts';
import { CLAIM_FILES, type ClaimVerdict, type ClaimView, type KeptVerdict } from './claims-port.ts';

interface Beside {
  /** The indicator that the claim was held against, for its chart. */
  measured: Measured | null;
  /** What tells sources and time watched: the indicator, or the rate of what is only counted. */
  effort: Measured | null;
}

export function claimPage(page: PageContext, view: ClaimView, { measured, effort: watched }: Beside): Html {
  const { s } = page;
  const { answer } = view;
  return layout(page, {
    title: `${s.t(`verdict.${shownVerdict(view)}`)}: ${view.text.slice(0, 120)}`,
    section: 'claims',
    body: html`${done(page)}<div class="record-head">
<h1 dir="${directionOf(view.language)}"${view.language === null ? '' : html` lang="${view.language}"`}>${claimText(view)}</h1>
<p class="byline">${claimSource(page, view)}${view.sample ? html` <span class="badge sample">${s.t('sample.badge')}</span>` : ''}</p>
</div>
${view.dismissed === null ? '' : html`<div class="notice dismissal">${dismissedBadge(page)} <span>${dismissedWords(page, view)}</span> ${standingForm(page, view, 'claim')}<p class="hint">${s.t('claim.dismissedHint')}</p></div>`}
${changeNotice(page, view)}
<div class="record claim-page">
<div class="record-main">
${verdictBlock(page, view)}
${measured === null ? '' : chart(page, view, measured)}
${answer === null ? '' : figureTables(page, answer)}
${answer === null ? '' : evidence(page, view, answer)}
${watched === null ? '' : restsHere(page, watched)}
</div>
<div class="record-side">
${understood(page, view, watched)}
${answer === null ? '' : repeat(page, view, answer)}
${history(page, view)}
${files(page, view)}
${view.dismissed === null ? section(s.t('claim.standing'), standingForm(page, view, 'claim'), { className: 'screen-only' }) : ''}
</div>
</div>`,
  });
}

/** What was said at the last checkpoint and what is said now, and how many acts it rested on both times. */
function changeNotice(page: PageContext, view: ClaimView): Html {
  const { s } = page;
  const { answer, dismissed, keptActs } = view;
  const isOther = hasChanged(view);
  if (answer === null || dismissed !== null || !(isOther || hasOtherReason(view))) return html``;
  const now = answer.evidence[0]?.n;
  const acts = keptActs === null || now === undefined ? null : { before: keptActs, now };
  return html`<div class="notice claim-change"><p><b>${isOther ? s.t('claims.changedHead', { n: 1 }) : s.t('claims.reasonChanged')}.</b> ${s.t('claims.changedWhy')}${acts === null ? '' : html` ${say(page, 'claims.changedActs', acts)}`}</p>${changeWords(page, view)}</div>`;
}

function done(page: PageContext): Html {
  const what = (['kept', 'same', 'added', 'dismissed', 'taken-up'] as const).find((one) => one === page.done?.what);
  return what === undefined ? html`` : html`<p class="notice" role="status">${page.s.t(`claim.done.${what}`)}</p>`;
}

/** The verdict as a person would quote it: the sentence, the figure, the reason, and what is missing. */
export function verdictBlock(page: PageContext, view: ClaimView): Html {
  const { s } = page;
  const { answer, failed } = view;
  const verdict = shownVerdict(view);
  if (answer === null)
    return html`<section class="verdict-block is-${verdict}">${verdictBadge(page, verdict)}${failed === null ? '' : html`<div class="verdict-why">${s.t('claim.failed')} ${reasonWithDetail(page, failed.code, failed.message)}</div>`}</section>`;
  return html`<section class="verdict-block is-${verdict}" aria-label="${s.t('claim.verdict')}">
${verdictBadge(page, verdict)}
<p class="verdict-says">${s.t(`verdict.says.${answer.verdict}`)}</p>
<p class="verdict-found">${foundWords(page, view, answer).map((sentence) => html`${sentence} `)}</p>
<p class="verdict-why">${whyWords(page, answer.reason, view)}</p>
${untestedWords(page, view, answer)}${cautions(page, answer)}
${needed(page, view, answer)}
<p class="hint">${say(page, 'claim.atCheckpoint', { size: answer.checkpoint.size })} ${shortHash(answer.checkpoint.root)} <a class="screen-only" href="${urls(page.language).method('claims')}#${view.form}">${s.t('methods.readClaim')}</a></p>
</section>`;
}

/** Charts stand beside the sentence, never in its place. */
function chart(page: PageContext, { inputs }: ClaimView, { measurement, names }: Measured): Html {
  const drawn = chartOf(page, measurement, names);
  const { series } = inputs;
  const isOfActs = measurement.definition.unit === 'acts';
  const named = (name: 'where' | 'driver' | 'against'): string | null =>
    isOfActs && typeof inputs[name] === 'string' ? filterWords(page, inputs[name]) : null;
  const shown = [typeof series === 'string' ? series : named('where'), named('driver') ?? named('against')].filter(
    (words) => words !== null,
  );
  const title = html`${page.s.t(`measure.name.${measurement.definition.measure}`)}${shown.map((words, i) => html`${i === 0 ? ': ' : html` <span aria-hidden="true">/</span> `}${bdi(words)}`)}`;
  return drawn === null
    ? html``
    : html`${chartFigure(page, measurement, drawn, title)}
<div class="screen-only">${pointTable(page, measurement, null)}</div>`;
}

/** The safeguards of the indicator, folded: effort, sources, duplicates, method, digest of the input. */
function restsHere(page: PageContext, { measurement }: Measured): Html {
  return html`<details class="rests-here screen-only"><summary>${page.s.t('claim.safeguards')}</summary>${restsOn(page, measurement)}</details>`;
}

/** The words of the claim that nothing counted stands for. */
function untestedWords(page: PageContext, { language }: ClaimView, { figure }: ClaimVerdict): Html {
  const words = Array.isArray(figure['untested']) ? figure['untested'].map(String) : [];
  return words.length === 0
    ? html``
    : html`<p class="verdict-why">${say(page, 'claim.untested', { words: wordsShown(page, words, language) })}</p>`;
}

/** What to know of the verdict beside its reason. */
function cautions({ s }: PageContext, { cautions: listed = [] }: ClaimVerdict): Html {
  if (listed.length === 0) return html``;
  return html`<ul class="verdict-cautions">${listed.map((one) => html`<li>${s.lookup(`claims.caution.${one}`) ?? one}</li>`)}</ul>`;
}

function needed(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html {
  const { s } = page;
  const words = needWords(page, answer, view);
  if (words === null) return html``;
  const more = answer.needed === 'more-acts' ? actsToDecide(answer.figure) : null;
  return html`<div class="verdict-needs"><h2>${s.t('claim.needed')}</h2>
<p>${words}</p>${more === null ? '' : html`<p>${say(page, isOfSelections(view.form, view.inputs) ? 'claims.needs.besideActs' : 'claims.needs.acts', more)}</p>`}${nextSteps(page, view, answer)}</div>`;
}

function figureTables(page: PageContext, { figure }: ClaimVerdict): Html {
  const { s } = page;
  const steps = stepsIn(figure);
  const tests = testsIn(figure).filter(({ name }) => !/^trend since/.test(name));
  const p = (value: number | null): Content => pWord(page, value);
  const end = (value: number | null, isPercent: boolean): string =>
    value === null ? s.t('found.unbounded') : isPercent ? s.percentAbout(value / 100, true) : s.about(value, true);
  if (steps.length === 0 && tests.length === 0) return html``;
  const hasCounts = steps.some(({ counts }) => counts !== null);
  return section(
    s.t('claim.figure'),
    html`${
      steps.length === 0
        ? ''
        : html`<div class="table" role="region" aria-label="${s.t('claim.figure')}" tabindex="0"><table class="fold">
<thead><tr><th scope="col">${s.t('claim.step')}</th>${hasCounts ? html`<th scope="col" class="n">${s.t('claim.counts')}</th>` : ''}<th scope="col" class="n">${s.t('claim.change')}</th><th scope="col" class="n">${s.t('claim.interval')}</th><th scope="col" class="n">${s.t('claim.holm')}</th></tr></thead>
<tbody>${steps.map(
            ({ from, to, counts, change, interval: [low, high], isPercent, holm }) =>
              html`<tr><th scope="row">${stepWords(page, from, to)}</th>${hasCounts ? html`<td class="n" data-label="${s.t('claim.counts')}">${counts === null ? '–' : say(page, 'claim.fromTo', { before: counts[0], now: counts[1] })}</td>` : ''}<td class="n" data-label="${s.t('claim.change')}">${change === null ? '–' : bdi(end(change, isPercent))}</td><td class="n" data-label="${s.t('claim.interval')}">${bdi(end(low, isPercent))} … ${bdi(end(high, isPercent))}</td><td class="n" data-label="${s.t('claim.holm')}">${p(holm)}</td></tr>`,
          )}</tbody></table></div>`
    }${
      tests.length === 0
        ? ''
        : html`<details class="claim-tests"><summary>${s.t('claim.uncertain')}</summary>
<p class="hint">${s.t('claim.uncertainText')}</p>
<div class="table" role="region" aria-label="${s.t('claim.uncertain')}" tabindex="0"><table>
<thead><tr><th scope="col">${s.t('claim.test')}</th><th scope="col" class="n">${s.t('claim.p')}</th><th scope="col" class="n">${s.t('claim.holm')}</th></tr></thead>
<tbody>${tests.map((test) => html`<tr><th scope="row">${s.lookup(`test.${test.name}`) ?? bdi(test.name)}</th><td class="n">${p(test.p)}</td><td class="n">${p(test.holm)}</td></tr>`)}</tbody>
</table></div></details>`
    }`,
    { id: 'figure' },
  );
}

/** From year to year; years of the Gregorian calendar, in which counts are cut. */
function stepWords({ s }: PageContext, from: string, to: string): Content {
  const word = (label: string): string => (/^\d{4}$/.test(label) ? s.ordinal(Number(label)) : label);
  return html`${bdi(word(from))} – ${bdi(word(to))}`;
}

function repeat(page: PageContext, view: ClaimView, answer: ClaimVerdict): Html {
  const { s } = page;
  const asked = indicatorAsked(view, answer);
  return section(
    s.t('claim.repeat'),
    html`<p class="hint">${s.t('claim.repeatHint')}</p>
<ul class="plain repeat" dir="ltr">${repeatLines(view, answer).map((line) => html`<li>${command(line)}</li>`)}</ul>
${asked === null ? '' : html`<p><a href="${urls(page.language).indicator(asked.measure, asked.query)}">${s.t('claim.indicator')}</a></p>`}
${postButton(page, urls(page.language).checkClaim(view.id), s.t('claim.check'))}
<p class="hint screen-only">${s.t('claim.checkHint')}</p>`,
    { id: 'repeat' },
  );
}

function history(page: PageContext, view: ClaimView): Html {
  const { s } = page;
  const one = (given: KeptVerdict): Html => html`<li>${verdictBadge(page, given.verdict)}
<p>${whyWords(page, given.reason, view)}</p>
<p class="row-meta">${say(page, 'seal.checkpoint', { size: given.checkpoint.size })} ${shortHash(given.checkpoint.root)}<br>${instant(page, given.at)}</p></li>`;
  return section(
    s.t('claim.history'),
    view.kept.length === 0
      ? html`<p class="faint"><b>${s.t('claims.notKept')}.</b> ${s.t('claims.notKeptHint')}</p>`
      : html`<ol class="verdict-history" reversed>${view.kept.map(one)}</ol>`,
    { id: 'history' },
  );
}

function files(page: PageContext, view: ClaimView): Html {
  const { s } = page;
  const to = urls(page.language);
  const names = { json: 'JSON', 'claim-review': 'ClaimReview (JSON-LD)' } as const;
  return section(
    s.t('claim.files'),
    html`<ul class="links">${CLAIM_FILES.map((format) => html`<li><a href="${to.claimFile(view.id, format)}"><bdi lang="en">${names[format]}</bdi></a></li>`)}
<li><a href="${to.record(view.id)}">${s.t('claim.record')}</a></li>
<li><a href="${to.handOver([view.id])}">${s.t('handOver.title')}</a></li>
<li><a href="${to.claims()}">${s.t('desk.toClaims')}</a></li></ul>
<p class="hint">${s.t('claim.printHint')}</p>`,
    { id: 'files', className: 'screen-only' },
  );
}
