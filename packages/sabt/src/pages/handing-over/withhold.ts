/** Withholding and erasing: choosing what, seeing what goes with it, confirming; and what somebody outside is shown. */
import type { Json } from '../../model/records.ts';
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { fieldLabel, fieldValue, pathLabel } from '../parts/fields.ts';
import { field, hidden, postForm, select } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { reason as problem } from '../parts/reasons.ts';
import { restingParts } from '../parts/resting.ts';
import { shownOutside, titleOutside } from '../parts/shown-outside.ts';
import { plainTitle } from '../records/record.ts';
import { urls } from '../urls.ts';
import {
  type BlackOutState,
  type OutsiderView,
  type Resting,
  WITHHOLDING_REASONS,
  WITHHOLDINGS,
  type Withholding,
  type WithholdingChoice,
  type WithholdingPlan,
  type WithholdingReason,
} from './withhold-port.ts';

const EXCERPT = 160;
/** Records that say the same and are named one by one. */
const MOST_LISTED = 50;

export interface WithholdModel {
  record: RecordView;
  choices: readonly WithholdingChoice[];
  blackOut: BlackOutState;
  /** As they were typed. */
  words?: string;
  resting: Resting;
  /** Of the log, when the choices were read. */
  size: number;
  /** Code of what was wrong with what was sent. */
  error?: string;
}

export function withholdPage(
  page: PageContext,
  { record, choices, blackOut, words, resting, size, error }: WithholdModel,
): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = plainTitle(page, record);
  return layout(page, {
    title: s.t('withhold.title', { title }),
    section: 'search',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t('withhold.heading')}</h1>
<p>${s.t('withhold.lead')}</p>
<p><a href="${to.outside(record.id)}">${s.t('withhold.outside')}</a></p>
${blackOut.kind === null ? '' : html`<p><a class="button" href="${to.blackOut(record.id)}">${s.t('blackOut.link')}</a></p>`}
${copyNow(page, blackOut)}
</div>
${error === undefined ? '' : html`<div class="notice problem" role="alert">${problem(page, error)}</div>`}
${postForm(
  page,
  to.withhold(record.id),
  html`${hidden('size', size)}<fieldset class="ticks"><legend>${s.t('withhold.what')}</legend>
${field({ id: 'words', label: s.t('withhold.words'), hint: s.t('withhold.wordsHint'), rows: 2, value: words ?? '' })}
${choices.map((choice, i) => choiceLine(page, record, choice, i))}
</fieldset>
<fieldset class="ticks"><legend>${s.t('withhold.how')}</legend>
${WITHHOLDINGS.map((what) => html`<p><label class="tick"><input type="radio" name="what" value="${what}"${what === 'redact' ? html` checked` : ''}> ${s.t(`withhold.${what}`)}</label> <span class="hint">${s.t(`withhold.${what}Hint`)}</span></p>`)}
</fieldset>
${select({ id: 'reason', label: s.t('withhold.reason'), value: 'safety', choices: WITHHOLDING_REASONS.map((value) => ({ value, label: s.t(`withhold.reason.${value}`) })) })}
<p class="actions"><button>${s.t('withhold.preview')}</button> <a href="${to.record(record.id)}">${s.t('edit.cancel')}</a></p>`,
  { className: 'stack' },
)}
${restingParts(page, record, resting)}`,
  });
}

/** The copy that stands in the place of the file. */
export function copyNow(page: PageContext, { copy }: BlackOutState): Html {
  if (copy === null) return html``;
  const to = urls(page.language);
  const link = html`<a href="${to.record(copy)}">${page.s.t('withhold.copy')}</a>`;
  return html`<p>${say(page, 'withhold.copyNow', { copy: link })}</p>
<p><img class="copy-shown" src="${to.blackOutPicture(copy, 1)}" alt="${page.s.t('withhold.copy')}" loading="lazy"></p>`;
}

function choiceLine(
  page: PageContext,
  record: RecordView,
  { path, value, isRedacted }: WithholdingChoice,
  i: number,
): Html {
  const id = `path-${i}`;
  const state = isRedacted ? html` <span class="badge">${page.s.t('withhold.isRedacted')}</span>` : '';
  return html`<div class="field choice"><label class="tick" for="${id}"><input type="checkbox" id="${id}" name="path" value="${path}"> ${pathLabel(page, path)}</label>${state} <div class="faint">${excerpt(page, record, path, value)}</div></div>`;
}

function excerpt(page: PageContext, record: RecordView, path: string, value: Json): Html {
  if (typeof value !== 'string') return html`${fieldValue(page, path, value, record.names)}`;
  return excerptOf(value);
}

function excerptOf(value: string): Html {
  const text = value.trim();
  return bdi(text.length > EXCERPT ? `${text.slice(0, EXCERPT)} …` : text);
}

export interface ConfirmModel {
  record: RecordView;
  what: Withholding;
  paths: readonly string[];
  reason: WithholdingReason;
  plan: WithholdingPlan;
  resting: Resting;
  /** As they were typed. */
  words: string;
  /** Of the log, when they were chosen. */
  size: number | undefined;
}

/** Nothing has been done yet: what would be, in full, and a button. */
export function confirmWithholdPage(
  page: PageContext,
  { record, what, paths, reason, plan, resting, words, size }: ConfirmModel,
): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = plainTitle(page, record);
  return layout(page, {
    title: s.t('withhold.title', { title }),
    section: 'search',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t(what === 'erase' ? 'withhold.confirmErase' : 'withhold.confirmRedact')}</h1>
<p>${say(page, 'withhold.because', { reason: s.t(`withhold.reason.${reason}`) })}</p>
</div>
${plan.boxes === undefined ? '' : html`<p>${s.t('withhold.copyMade', { n: plan.boxes.length })}</p>`}
${concernedParts(page, plan)}
${restingParts(page, record, resting)}
${what === 'erase' ? html`<div class="notice problem">${s.t('withhold.noWayBack')}</div>` : ''}
${postForm(
  page,
  to.withhold(record.id),
  html`${hidden('what', what)}${hidden('reason', reason)}${hidden('confirmed', 1)}${size === undefined ? '' : hidden('size', size)}${words === '' ? '' : hidden('words', words)}
${paths.map((path) => hidden('path', path))}
<p class="actions"><button>${s.t(what === 'erase' ? 'withhold.doErase' : 'withhold.doRedact')}</button> <a href="${to.withhold(record.id)}">${s.t('edit.cancel')}</a></p>`,
  { className: 'stack' },
)}`,
  });
}

/** What would go or stay, of this record and of others. */
export function concernedParts(page: PageContext, plan: WithholdingPlan): Html {
  const { paths, said = {}, former = [], also, elsewhere, unsought } = plan;
  const { s } = page;
  const to = urls(page.language);
  const label = (path: string): Html => {
    const words = said[path];
    if (words === undefined) return pathLabel(page, path);
    const text = path.includes('@') ? fieldLabel(page, path.split('@')[0]!) : pathLabel(page, path);
    return say(page, former.includes(path) ? 'withhold.formerSpan' : 'withhold.span', { text, said: excerptOf(words) });
  };
  const list = (of: readonly string[]): Html => html`<ul>${of.map((path) => html`<li>${label(path)}</li>`)}</ul>`;
  return html`${section(s.t('withhold.fromHere'), list(paths))}
${also.length === 0 ? '' : section(s.t('withhold.also'), html`<ul>${also.map((other) => html`<li><a href="${to.record(other.id)}">${bdi(other.name)}</a> (${s.lookup(`kind.${other.kind}`) ?? other.kind})${list(other.paths)}</li>`)}</ul>`)}
${elsewhere.length === 0 ? '' : section(s.t('withhold.elsewhere'), html`<ul>${elsewhere.slice(0, MOST_LISTED).map((other) => html`<li><a href="${to.record(other.id)}">${bdi(other.name)}</a>: ${pathLabel(page, other.path)}${other.isPart === true ? html` <span class="faint">${s.t('withhold.isPart')}</span>` : ''}${other.public === true ? html` <span class="badge">${s.t('confidentiality.public')}</span>` : ''} (<a href="${to.withhold(other.id)}">${s.t('withhold.heading')}</a>)</li>`)}${elsewhere.length > MOST_LISTED ? html`<li class="faint">${s.t('withhold.restsMore', { n: elsewhere.length - MOST_LISTED })}</li>` : ''}</ul>`)}
${unsought === undefined ? '' : unsoughtPart(page, unsought)}`;
}

function unsoughtPart(page: PageContext, { words, more }: NonNullable<WithholdingPlan['unsought']>): Html {
  const { s } = page;
  const shown = words.slice(0, MOST_LISTED);
  const rest = words.length - shown.length + more;
  if (words.length + more === 0) return html``;
  const last = rest === 0 ? '' : html`<li class="faint">${s.t('withhold.restsMore', { n: rest })}</li>`;
  return section(
    s.t('withhold.unsought'),
    html`<p>${s.t('withhold.unsoughtHint')}</p><ul>${shown.map((word) => html`<li>${bdi(word)}</li>`)}${last}</ul>`,
  );
}

/** The same that a proof of the record discloses when nobody chooses. */
export function outsidePage(page: PageContext, { record, view }: { record: RecordView; view: OutsiderView }): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = titleOutside(page, record, view);
  return layout(page, {
    title: s.t('outside.title', { title }),
    section: 'search',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t('outside.heading')}</h1>
<p>${s.t('outside.lead')}</p>
<p class="actions"><a class="button" href="${to.proofFile(record.id)}" download>${s.t('proof.file')}</a> <a href="${to.withhold(record.id)}">${s.t('withhold.heading')}</a></p>
</div>
${section(s.t('outside.shown'), shownOutside(page, record, view))}
${view.withheld.length === 0 ? '' : section(s.t('outside.withheld'), html`<ul>${view.withheld.map((path) => html`<li>${pathLabel(page, path)}</li>`)}</ul>`)}
${view.erased.length === 0 ? '' : section(s.t('outside.erased'), html`<ul>${view.erased.map(({ path, reason }) => html`<li>${pathLabel(page, path)}: ${s.lookup(`withhold.reason.${reason}`) ?? reason}</li>`)}</ul>`)}`,
  });
}
