/** All claims with the verdict of now; those whose verdict changed stand first. */
import type { Verdict } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { field, postForm } from '../parts/forms.ts';
import { empty, pager, section } from '../parts/lists.ts';
import { detail, reasonWithDetail } from '../parts/reasons.ts';
import { urls } from '../urls.ts';
import { bindingFields, choices, type Known, type Refusal, type Typed } from './claim-form.ts';
import { foundWords } from './claim-found.ts';
import { dismissedBadge, dismissedWords, standingForm } from './claim-standing.ts';
import {
  changeWords,
  claimSource,
  claimText,
  formWords,
  hasChanged,
  needWords,
  shownVerdict,
  verdictBadge,
  whyWords,
} from './claim-words.ts';
import type { ClaimList, ClaimView } from './claims-port.ts';

export const CLAIMS_PER_PAGE = 25;
export const VERDICTS = ['supported', 'contradicted', 'undecidable'] as const satisfies readonly Verdict[];

export interface ClaimsModel {
  list: ClaimList;
  known: Known;
  verdict?: Verdict;
  isDismissed?: boolean;
  page: number;
  /** What was typed into the form, and why it could not be taken. */
  refused?: { typed: Typed; refusal: Refusal };
}

export function claimsPage(page: PageContext, model: ClaimsModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { list, verdict, isDismissed = false } = model;
  const of = { ...(verdict === undefined ? {} : { verdict }), isDismissed };
  return layout(page, {
    title: s.t('claims.title'),
    section: 'claims',
    body: html`<h1>${s.t('claims.title')}</h1>
<p class="lead">${s.t('claims.lead')}</p>
${list.total + list.dismissed === 0 ? empty(s.t('claims.empty'), s.t('claims.emptyNext')) : html`${byVerdict(page, model)}${waiting(page, model)}${rows(page, model)}`}
${pager(page, { page: model.page, size: CLAIMS_PER_PAGE, total: list.found }, (at) => to.claims({ ...of, page: at }))}
${addForm(page, model)}`,
  });
}

function byVerdict(page: PageContext, { list, verdict, isDismissed = false }: ClaimsModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const one = (href: string, n: number, words: Html, isCurrent: boolean): Html =>
    html`<li${n === 0 ? html` class="none"` : ''}><a href="${href}"${isCurrent ? html` aria-current="true"` : ''}><span class="figure">${s.number(n)}</span> <span class="words">${words}</span></a></li>`;
  return html`<ul class="figures verdicts" aria-label="${s.t('claims.filter')}">
${one(to.claims(), list.total, html`${s.t('claims.all')}`, verdict === undefined && !isDismissed)}
${VERDICTS.map((each) => one(to.claims({ verdict: each }), list.byVerdict[each], verdictBadge(page, each), verdict === each && !isDismissed))}
${list.dismissed === 0 && !isDismissed ? '' : one(to.claims({ isDismissed: true }), list.dismissed, dismissedBadge(page), isDismissed)}
</ul>`;
}

function waiting(page: PageContext, { list }: ClaimsModel): Html {
  const { s } = page;
  if (list.waiting === 0) return html``;
  return html`<p class="notice">${s.t('claims.waiting', { n: list.waiting })} <a href="/${page.language}${page.path}">${s.t('claims.look')}</a></p>`;
}

function rows(page: PageContext, { list, verdict, isDismissed = false }: ClaimsModel): Html {
  const { s } = page;
  if (list.items.length === 0)
    return empty(
      s.t(isDismissed ? 'claims.emptyDismissed' : verdict === undefined ? 'claims.emptyOpen' : 'claims.emptyVerdict'),
    );
  const isNews = (item: ClaimView): boolean => item.dismissed === null && hasChanged(item);
  const changed = list.items.filter(isNews);
  const rest = list.items.filter((item) => !isNews(item));
  const listed = (items: ClaimView[]): Html =>
    html`<ol class="claims plain-list">${items.map((item) => claimRow(page, item))}</ol>`;
  return changed.length === 0
    ? listed(rest)
    : html`${section(s.t('claims.changedHead', { n: changed.length }), listed(changed), { id: 'changed' })}
${rest.length === 0 ? '' : section(s.t('claims.rest'), listed(rest))}`;
}

/** One claim of a list: its words, the verdict, what was found, why. Beside its own text the words are left out. */
/** @param ref its number in the text beside it */
export function claimRow(page: PageContext, view: ClaimView, isBeside = false, ref?: Html): Html {
  const { s } = page;
  const { answer, failed, kept } = view;
  const verdict = shownVerdict(view);
  return html`<li class="claim is-${verdict}${view.dismissed === null ? '' : ' was-dismissed'}" id="c-${view.id}">
<p class="claim-head">${ref === undefined ? '' : html`${ref} `}${view.dismissed === null ? '' : html`${dismissedBadge(page)} `}${verdictBadge(page, verdict)} <span class="row-meta">${formWords(page, view.form, view.inputs)}</span>${view.sample ? html` <span class="badge sample">${s.t('sample.badge')}</span>` : ''}</p>
${
  isBeside
    ? ''
    : html`<p class="claim-title"><a href="${urls(page.language).claim(view.id)}">${claimText(view)}</a></p>
<p class="row-meta">${claimSource(page, view)}</p>`
}
${view.dismissed === null ? '' : html`<p class="claim-why">${dismissedWords(page, view)}</p>`}
${
  answer !== null
    ? html`<p class="claim-found">${foundWords(page, view, answer).map((sentence) => html`${sentence} `)}</p>${view.dismissed === null && hasChanged(view) ? html`<div class="claim-change">${changeWords(page, view)}</div>` : html`<p class="claim-why">${whyWords(page, answer.reason, view)}</p>`}`
    : failed !== null
      ? html`<div class="claim-why">${s.t('claim.failed')} ${reasonWithDetail(page, failed.code, failed.message)}</div>`
      : kept[0] === undefined
        ? ''
        : html`<p class="claim-why">${whyWords(page, kept[0].reason, view)}</p>`
}${isBeside ? besideText(page, view) : ''}
</li>`;
}

function besideText(page: PageContext, view: ClaimView): Html {
  const { s } = page;
  const { answer } = view;
  const need = answer === null || view.dismissed !== null ? null : needWords(page, answer, view);
  return html`${need === null ? '' : html`<p class="claim-why"><b>${s.t('claim.needed')}:</b> ${need}</p>`}
<p><a href="${urls(page.language).claim(view.id)}">${s.t('desk.toVerdict')}</a></p>
${standingForm(page, view, 'desk')}`;
}

function addForm(page: PageContext, { refused, list, known }: ClaimsModel): Html {
  const { s } = page;
  const refusal = refused?.refusal;
  return html`<details class="claim-add" id="add"${refused !== undefined || list.total === 0 ? html` open` : ''}>
<summary><h2>${s.t('claims.add')}</h2></summary>
<p class="hint">${s.t('claims.addHint')}</p>
${choices(page, known)}
${refusalNotice(page, refusal)}
${postForm(
  page,
  urls(page.language).claims(),
  html`${field({
    id: 'claim-text',
    name: 'text',
    label: s.t('claims.text'),
    rows: 3,
    value: refused?.typed.text ?? '',
    required: true,
    ...(refusal?.field === 'text' ? { error: refusal.words } : {}),
  })}
${field({ id: 'claim-speaker', name: 'speaker', label: s.t('claims.speaker'), value: refused?.typed.speaker ?? '' })}
${bindingFields(page, 'claim', refused?.typed ?? {}, refusal)}
<button>${s.t('claims.bind')}</button>`,
  { className: 'stack bind' },
)}
</details>`;
}

/** Why a claim was not bound, above its form; a field that is at fault says so itself as well. */
export function refusalNotice(page: PageContext, refusal: Refusal | undefined): Html {
  if (refusal === undefined) return html``;
  return html`<div class="notice problem" role="alert"><b>${page.s.t('desk.refused')}</b> ${refusal.words}${detail(page, refusal.message)}</div>`;
}
