/**
 * Blacking out parts of a picture or of pages: boxes are drawn by a small script, or typed; the page shows them on the
 * picture either way. First what would happen, then, confirmed, it does.
 */
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { field, hidden, postForm, select } from '../parts/forms.ts';
import { reason as problem } from '../parts/reasons.ts';
import { restingParts } from '../parts/resting.ts';
import { plainTitle } from '../records/record.ts';
import { urls } from '../urls.ts';
import { concernedParts, copyNow } from './withhold.ts';
import {
  type BlackOutState,
  type PageBox,
  type PageLook,
  type Resting,
  WITHHOLDING_REASONS,
  type WithholdingPlan,
  type WithholdingReason,
} from './withhold-port.ts';

export interface BlackOutModel {
  record: RecordView;
  state: BlackOutState;
  look: PageLook;
  /** Which page is looked at, from 1. */
  at: number;
  boxes: readonly PageBox[];
  /** As it was typed, where it is no list of boxes. */
  typed?: string;
  words: string;
  reason: WithholdingReason;
  error?: string;
}

export function blackOutPage(page: PageContext, model: BlackOutModel): Html {
  const { record, state, look, at, boxes, words, reason, error } = model;
  const { s } = page;
  const to = urls(page.language);
  const title = plainTitle(page, record);
  const size = { width: s.number(Math.round(look.width)), height: s.number(Math.round(look.height)) };
  const isPages = state.kind === 'pages';
  const typed = model.typed ?? boxes.map((box) => lineOf(box, isPages)).join('\n');
  return layout(page, {
    title: s.t('blackOut.title', { title }),
    section: 'search',
    islands: ['black-out'],
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t('blackOut.heading')}</h1>
<p>${s.t('blackOut.lead')}</p>
${copyNow(page, state)}${state.copy === null ? '' : html`<p class="hint">${s.t('blackOut.former')}</p>`}
</div>
${error === undefined ? '' : html`<div class="notice problem" role="alert">${problem(page, error)}</div>`}
${postForm(
  page,
  to.blackOut(record.id),
  html`${hidden('page', at)}
<p id="draw-hint">${s.t('blackOut.draw')}</p>
${look.pages > 1 ? html`<p class="actions pages">${pageButtons(page, look.pages, at)}</p>` : ''}
${pictureWithBoxes(page, record.id, { look, at, boxes }, { isDrawn: true, isPages })}
<div class="black-out-form">
${isPages ? html`${field({ id: 'words', label: s.t('blackOut.words'), hint: s.t('blackOut.wordsHint'), rows: 2, value: words })}<p class="actions"><button class="quiet" name="do" value="propose">${s.t('blackOut.propose')}</button></p>` : ''}
${field({ id: 'boxes', label: s.t('blackOut.boxes'), hint: s.t(isPages ? 'blackOut.boxesPages' : 'blackOut.boxesPicture', size), rows: 5, value: typed, direction: 'ltr' })}
${select({ id: 'reason', label: s.t('withhold.reason'), value: reason, choices: WITHHOLDING_REASONS.map((value) => ({ value, label: s.t(`withhold.reason.${value}`) })) })}
<p class="actions"><button name="do" value="preview">${s.t('withhold.preview')}</button> <a href="${to.withhold(record.id)}">${s.t('edit.cancel')}</a></p>
</div>`,
  { className: 'stack' },
)}`,
  });
}

/** Buttons of the form, so that what is typed goes along from page to page. */
function pageButtons(page: PageContext, pages: number, at: number): Html {
  const { s } = page;
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === pages || Math.abs(n - at) <= 3,
  );
  return html`<span>${s.t('blackOut.pages')}</span> ${near.map((n) => html`<button class="quiet" name="go" value="${n}"${n === at ? html` aria-current="page"` : ''} aria-label="${s.t('blackOut.page', { n })}">${s.number(n)}</button> `)}`;
}

const lineOf = ({ page, x, y, width, height }: PageBox, isPages: boolean): string =>
  [...(isPages ? [page] : []), x, y, width, height].join(',');

function pictureWithBoxes(
  page: PageContext,
  id: string,
  { look, at, boxes }: { look: PageLook; at: number; boxes: readonly PageBox[] },
  { isDrawn, isPages }: { isDrawn: boolean; isPages: boolean },
): Html {
  const { s } = page;
  const { width, height, pages } = look;
  const label = s.t('blackOut.picture', { page: s.number(at), pages: s.number(pages) });
  const own = boxes.filter((box) => box.page === at);
  const drawn = isDrawn ? html` data-black-out="${isPages ? at : ''}"` : '';
  return html`<svg class="black-out" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" direction="ltr"${drawn}>
<image href="${urls(page.language).blackOutPicture(id, at)}" width="${width}" height="${height}"></image>
${own.map((box) => html`<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"></rect>`)}
</svg>`;
}

export interface ConfirmBlackOutModel {
  record: RecordView;
  state: BlackOutState;
  plan: WithholdingPlan;
  resting: Resting;
  look: PageLook;
  at: number;
  /** As they were typed. */
  boxes: string;
  words: string;
  reason: WithholdingReason;
}

/** Nothing has been done yet. The boxes are shown filled, of each page that has any. */
export function confirmBlackOutPage(page: PageContext, model: ConfirmBlackOutModel): Html {
  const { record, state, plan, resting, look, at, boxes, words, reason } = model;
  const { s } = page;
  const to = urls(page.language);
  const title = plainTitle(page, record);
  const all = plan.boxes ?? [];
  const kept = html`${hidden('page', at)}${hidden('boxes', boxes)}${hidden('words', words)}${hidden('reason', reason)}`;
  return layout(page, {
    title: s.t('blackOut.title', { title }),
    section: 'search',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t('blackOut.confirm')}</h1>
<p>${s.t('withhold.because', { reason: s.t(`withhold.reason.${reason}`) })}</p>
<p>${s.t('withhold.copyMade', { n: all.length })}${boxes !== '' && state.kind === 'pages' ? html` ${s.t('blackOut.wholeText')}` : ''}</p>
<p>${s.t('blackOut.size')}</p>
</div>
${pictureWithBoxes(page, record.id, { look, at, boxes: all }, { isDrawn: false, isPages: state.kind === 'pages' })}
${concernedParts(page, plan)}
${restingParts(page, record, resting)}
${postForm(
  page,
  to.blackOut(record.id),
  html`${kept}<p class="actions"><button name="do" value="confirmed">${s.t('blackOut.do')}</button> <button class="quiet" name="do" value="change">${s.t('blackOut.change')}</button></p>`,
  { className: 'stack' },
)}`,
  });
}
