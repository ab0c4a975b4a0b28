/** The review desk: one suggestion at a time, its words beside it, and one key for each decision. */
import { actTypes, families } from '../../codebook/index.ts';
import { searchPlaces } from '../../gazetteer/index.ts';
import { ACTOR_ROLES, FLAGS, MEASURES } from '../../stages/coding/index.ts';
import type { CodingView, ReviewFilter, ReviewQueue } from '../app-port.ts';
import { SURENESS } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actLabel, candidateText, codingFacts, flagBadges, placeText } from '../parts/coding.ts';
import { day } from '../parts/dates.ts';
import { field, hidden, postForm, select } from '../parts/forms.ts';
import { jobBox } from '../parts/job.ts';
import { dotted } from '../parts/lists.ts';
import { markLegend, passageSheet } from '../parts/passage.ts';
import { urls } from '../urls.ts';

/** Places that are offered for a name that is none. */
const MOST_MEANT = 6;

export interface ReviewModel {
  queue: ReviewQueue;
  filter: ReviewFilter;
  /** The form of corrections is open. */
  correcting?: boolean;
  /** What was typed into the form of corrections, and why it could not be taken. */
  refused?: { typed: Record<string, string>; field: string | null; words: string; message: string };
}

export function reviewPage(page: PageContext, model: ReviewModel): Html {
  const { s } = page;
  const { queue } = model;
  const { current } = queue;
  const where =
    queue.position > 0
      ? s.t('review.one', { position: queue.position, left: s.number(queue.left) })
      : s.t('review.oneOf');
  return layout(page, {
    title: current === null ? s.t('review.title') : `${actLabel(page, current.value.act)} · ${where}`,
    section: 'review',
    islands: ['progress', 'desk-keys'],
    body: html`<div class="desk-head">
<h1>${s.t('review.title')}</h1>
${deskNotice(page)}
<p class="desk-figures">${dotted([
      html`<b>${s.number(queue.left)}</b> ${s.t('review.left', { n: queue.left })}`,
      html`<b>${s.number(queue.doneToday)}</b> ${s.t('review.doneToday', { n: queue.doneToday })}`,
      queue.disputes > 0 &&
        html`<a href="${urls(page.language).disputes()}"><b>${s.number(queue.disputes)}</b> ${s.t('review.disputed', { n: queue.disputes })}</a>`,
    ])}</p>
</div>
${jobBox(page, queue.suggesting, 'review', urls(page.language).suggestProgress, urls(page.language).review(model.filter))}
${current === null ? nothing(page, model) : item(page, model, current, where)}
${filters(page, model)}
${sharing(page, model)}`,
  });
}

/** What was just done on a desk, where the eye already is. */
export function deskNotice(page: PageContext): Html {
  const { s, done } = page;
  if (done === null) return html``;
  const text = ((): string | null => {
    switch (done.what) {
      case 'confirmed':
      case 'rejected':
      case 'undone':
      case 'assigned':
      case 'sampled':
        return s.t(`review.done.${done.what}`, { n: done.n });
      case 'nothing':
      case 'started':
      case 'settled':
      case 'same':
      case 'different':
        return s.t(`review.done.${done.what}`);
      default:
        return null;
    }
  })();
  return text === null ? html`` : html`<p class="desk-done" role="status">${text}</p>`;
}

function nothing(page: PageContext, { queue }: ReviewModel): Html {
  const { s } = page;
  return html`<div class="empty"><p>${s.t(queue.waiting === 0 ? 'review.empty' : 'review.emptyFilter')}</p><p>${s.t('review.lead')}</p></div>
${undoForm(page, queue)}${queue.waiting === 0 ? '' : html`<p><a href="${urls(page.language).review()}">${s.t('review.filterClear')}</a></p>`}
${suggestForm(page)}`;
}

function suggestForm(page: PageContext): Html {
  const { s } = page;
  return postForm(
    page,
    urls(page.language).suggest,
    html`<button class="quiet">${s.t('review.suggest')}</button><p class="hint">${s.t('review.suggestHint')}</p>`,
    { className: 'stack' },
  );
}

function item(page: PageContext, model: ReviewModel, current: CodingView, where: string): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<div class="record desk" data-desk>
<section class="record-main" aria-labelledby="passage-title">
<h2 class="visually-hidden" id="passage-title">${s.t('review.passage')}</h2>
<p class="byline">${dotted([
    current.source !== null && html`<a href="${to.record(current.source.id)}">${bdi(current.source.name)}</a>`,
    current.published === null ? s.t('review.noDate') : day(page, current.published),
    html`<a href="${to.record(current.document.id, { coding: current.id })}">${s.t('review.whole')}</a>`,
  ])}</p>
${passageSheet(page, current.passage)}
${markLegend(page, current.passage)}
</section>
<section class="record-side" aria-labelledby="suggestion-title">
<p class="kicker">${where}</p>
<h2 class="desk-act" id="suggestion-title">${actLabel(page, current.value.act)}</h2>
<p class="flags">${flagBadges(page, current.value)}${current.state === 'suggested' ? '' : html`<span class="flag">${s.t(`coding.state.${current.state}`)}</span>`}</p>
${codingFacts(page, current.value)}
${current.isDouble ? html`<p class="hint"><b>${s.t('review.double')}.</b> ${s.t('review.doubleHint')}</p>` : ''}
${current.assigned.length === 0 ? '' : html`<p class="hint">${s.t('review.assignedTo', { names: s.list([...current.assigned]) })}</p>`}
${actions(page, model, current)}
${model.queue.alike === 0 ? '' : html`<p><a href="${to.alike(current.id)}" data-key="KeyA">${s.t('review.alike', { n: model.queue.alike })}</a></p>`}
${correction(page, model, current)}
</section>
</div>`;
}

/** A key as it is printed on the keyboard; announced with the control that it belongs to. */
export function key(letter: string): Html {
  return html`<kbd aria-hidden="true" dir="ltr">${letter}</kbd>`;
}

function actions(page: PageContext, { queue, filter }: ReviewModel, current: CodingView): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<div class="desk-actions" role="group" aria-label="${s.t('review.actions')}">
${postForm(
  page,
  to.decide,
  html`${hidden('id', current.id)}${filterFields(filter)}<button name="decision" value="confirm" data-key="KeyC" aria-keyshortcuts="c">${s.t('review.confirm')} ${key('c')}</button>
<button class="quiet" name="decision" value="reject" data-key="KeyR" aria-keyshortcuts="r">${s.t('review.reject')} ${key('r')}</button>`,
)}
<a class="button quiet" href="${to.review({ ...filter, id: current.id, form: 'correct' })}#correct" data-key="KeyE" aria-keyshortcuts="e">${s.t('review.correct')} ${key('e')}</a>
<a class="button quiet" href="${to.review({ ...filter, after: current.id })}" data-key="KeyS KeyN" aria-keyshortcuts="s">${s.t('review.skip')} ${key('s')}</a>
<a class="button quiet" href="${to.review({ ...filter, before: current.id })}" data-key="KeyP" aria-keyshortcuts="p">${s.t('review.previous')} ${key('p')}</a>
${undoForm(page, queue)}
</div>
<p class="hint keys" data-keys data-on="${s.t('review.keysOn')}" data-off="${s.t('review.keysOff')}" hidden><button type="button" class="link" data-keys-toggle>${s.t('review.keysOn')}</button> ${s.t('review.keysHint')}</p>`;
}

function undoForm(page: PageContext, { undoable }: ReviewQueue): Html {
  if (!undoable) return html``;
  return postForm(
    page,
    urls(page.language).undo,
    html`<button class="quiet" data-key="KeyU" aria-keyshortcuts="u">${page.s.t('review.undo')} ${key('u')}</button>`,
  );
}

/** The filter goes with every form, so that the queue goes on as it was. */
function filterFields(filter: ReviewFilter): Html {
  return html`${Object.entries(filter).map(([name, value]) => hidden(`filter-${name}`, value === true ? '1' : String(value)))}`;
}

function correction(page: PageContext, { filter, refused, correcting }: ReviewModel, current: CodingView): Html {
  const { s } = page;
  const to = urls(page.language);
  const isOpen = refused !== undefined || correcting === true;
  const value = (path: string): string => refused?.typed[path] ?? current.typed[path] ?? '';
  const error = (path: string): { error?: Content } => (refused?.field === path ? { error: refused.words } : {});
  const act = refused?.typed['act'] ?? actLabel(page, current.value.act);
  return html`<details class="correct" id="correct"${isOpen ? html` open` : ''}>
<summary>${s.t('review.correct')}</summary>
${postForm(
  page,
  to.decide,
  html`${hidden('id', current.id)}${hidden('form', 'correct')}${filterFields(filter)}
${field({ id: 'act', label: s.t('coding.act'), value: act, list: 'acts', hint: s.t('coding.actHint'), ...error('act') })}
${actList(page)}
<div class="beside">${field({ id: 'start', label: s.t('coding.start'), value: value('start'), direction: 'ltr', ...error('start') })}
${field({ id: 'end', label: s.t('coding.end'), value: value('end'), direction: 'ltr', ...error('end') })}</div>
${places(page, current, value('place'), error('place'))}
${actors(page, { ...current.typed, ...refused?.typed }, refused)}
<div class="beside">${MEASURES.map((measure) => field({ id: measure, label: s.t(`coding.count.${measure}`), value: value(measure), direction: 'ltr', describedBy: 'count-hint', ...error(measure) }))}</div>
<p class="hint" id="count-hint">${s.t('coding.countHint')}</p>
<fieldset class="ticks"><legend>${s.t('coding.flags')}</legend>
${FLAGS.map((flag) => html`<label class="tick"><input type="checkbox" name="${flag}" value="true"${value(flag) === 'true' ? html` checked` : ''}> ${s.t(`coding.flag.${flag}`)}</label>`)}
<p class="hint">${s.t('coding.flagHint')}</p></fieldset>
<button name="decision" value="confirm">${s.t('review.correctedConfirm')}</button>`,
  { className: 'stack' },
)}
</details>`;
}

/** Typed into, the list shows what fits: by family, then by label. */
function actList(page: PageContext): Html {
  const order = families().map(({ id }) => id);
  const acts = [...actTypes()].sort((a, b) => order.indexOf(a.family) - order.indexOf(b.family));
  return html`<datalist id="acts">${acts.map((act) => html`<option value="${act.labels[page.language]}"></option>`)}</datalist>`;
}

function places(page: PageContext, { value }: CodingView, chosen: string, error: { error?: Content }): Html {
  const { s } = page;
  const { place } = value;
  const known = place === null ? [] : place.candidates.slice(0, 6);
  const isKnown = known.some(({ id }) => id === chosen);
  // of a beginning, or of a name that many bear, the person says which is meant
  const meant = error.error === undefined ? [] : searchPlaces(chosen, page.language, MOST_MEANT);
  const radio = (id: string, label: Content, checked: boolean) =>
    html`<label class="tick"><input type="radio" name="place" value="${id}"${checked ? html` checked` : ''}> ${label}</label>`;
  return html`<fieldset class="ticks"><legend>${s.t('coding.where')}</legend>
${known.map((one) => radio(one.id, candidateText(page, one), one.id === chosen))}
${place !== null && known.length === 0 ? radio(place.id, placeText(page, place), place.id === chosen) : ''}
${radio('', s.t('coding.placeNone'), chosen === '')}
${meant.length === 0 ? '' : html`<p class="hint">${s.t('coding.placeMeant')}</p>`}${meant.map((one) => radio(one.id, candidateText(page, one), false))}
${field({ id: 'other-place', label: s.t('coding.placeOther'), hint: s.t('coding.placeHint'), value: isKnown || chosen === '' || chosen === place?.id ? '' : chosen, ...error })}
</fieldset>`;
}

/** A line for each actor and one for another: a name, and what the part in it was. */
function actors(page: PageContext, typed: Record<string, string>, refused: ReviewModel['refused']): Html {
  const { s } = page;
  const lines = Object.keys(typed).filter((path) => /^actors\/\d+\/name$/.test(path)).length;
  const choices = ACTOR_ROLES.map((value) => ({ value, label: s.t(`coding.role.${value}`) }));
  const line = (i: number): Html => {
    const [name, role] = [`actors/${i}/name`, `actors/${i}/role`];
    const error = refused?.field === name || refused?.field === role ? { error: refused.words } : {};
    const label = i === lines - 1 ? s.t('coding.actorMore') : s.t('coding.actorName', { number: i + 1 });
    return html`<div class="beside">${field({ id: name, label, value: typed[name] ?? '', describedBy: 'actor-hint', ...error })}
${select({ id: role, label: s.t('coding.actorRole'), value: typed[role] ?? '', choices })}</div>`;
  };
  return html`<fieldset class="ticks"><legend>${s.t('coding.who')}</legend>
${hidden('actor-lines', lines)}${Array.from({ length: lines }, (_, i) => line(i))}
<p class="hint" id="actor-hint">${s.t('coding.actorHint')}</p></fieldset>`;
}

function filters(page: PageContext, { queue, filter }: ReviewModel): Html {
  const { s } = page;
  const any = { value: '', label: s.t('review.any') };
  const isOn = Object.keys(filter).length > 0;
  return html`<details class="desk-more"${isOn ? html` open` : ''}>
<summary>${s.t('review.filter')}</summary>
<form method="get" action="${urls(page.language).review()}">
<div class="beside">
${select({ id: 'filter-act', name: 'act', label: s.t('coding.act'), value: filter.act ?? '', choices: [any, ...queue.acts.map(({ value, n }) => ({ value, label: `${actLabel(page, value)} (${s.number(n)})` }))] })}
${select({ id: 'filter-language', name: 'language', label: s.t('search.language'), value: filter.language ?? '', choices: [any, ...queue.languages.map(({ value, n }) => ({ value, label: `${s.languageName(value)} (${s.number(n)})` }))] })}
${select({ id: 'filter-sure', name: 'sure', label: s.t('coding.sure'), value: filter.sure ?? '', choices: [any, ...SURENESS.map((value) => ({ value, label: s.t(`coding.sure.${value}`) }))] })}
</div>
<p><label class="tick"><input type="checkbox" name="mine" value="1"${filter.mine ? html` checked` : ''}> ${s.t('review.filterMine')} (${s.number(queue.assignedToMe)})</label>
<label class="tick"><input type="checkbox" name="double" value="1"${filter.double ? html` checked` : ''}> ${s.t('review.filterDouble')}</label></p>
${filter.document === undefined ? '' : html`<p><label class="tick"><input type="checkbox" name="document" value="${filter.document}" checked> ${s.t('review.filterDocument')}</label></p>`}
<button class="quiet">${s.t('review.filterApply')}</button>${isOn ? html` <a href="${urls(page.language).review()}">${s.t('review.filterClear')}</a>` : ''}
</form>
</details>`;
}

function sharing(page: PageContext, { queue, filter }: ReviewModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<details class="desk-more">
<summary>${s.t('review.more')}</summary>
<div class="annotate">
${postForm(
  page,
  to.assign,
  html`<h2>${s.t('review.assign')}</h2><p class="hint">${s.t('review.assignHint')}</p>${filterFields(filter)}
${field({ id: 'assign-n', name: 'n', label: s.t('review.assignN'), value: '50', type: 'number' })}
${field({ id: 'assign-to', name: 'person', label: s.t('review.assignTo'), list: 'people', required: true })}
<datalist id="people">${queue.people.map((name) => html`<option value="${name}"></option>`)}</datalist>
<button class="quiet">${s.t('review.assign')}</button>`,
  { className: 'stack' },
)}
${postForm(
  page,
  to.sampleCodings,
  html`<h2>${s.t('review.sample')}</h2><p class="hint">${s.t('review.sampleHint')}</p>
${field({ id: 'sample-n', name: 'n', label: s.t('review.sampleN'), value: '50', type: 'number' })}
${field({ id: 'sample-seed', name: 'seed', label: s.t('review.sampleSeed'), value: '1', type: 'number' })}
<button class="quiet">${s.t('review.sampleDraw')}</button>`,
  { className: 'stack' },
)}
<div class="stack"><h2>${s.t('agreement.title')}</h2>
<ul class="links"><li><a href="${to.agreement}">${s.t('agreement.title')}</a></li><li><a href="${to.disputes()}">${s.t('disputes.title')}</a></li></ul>
${queue.current === null ? '' : suggestForm(page)}</div>
</div>
</details>`;
}
