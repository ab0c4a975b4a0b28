/** Making a dossier: which records, how much of them, and exactly what an outsider would see, before anything leaves. */
import type { PageContext } from '../context.ts';
import { reasonOf, shownValue } from '../dossier/pages.ts';
import { titlesOf } from '../dossier/titles.ts';
import type { Titles } from '../dossier/values.ts';
import { bdi, code, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { blackedFrom } from '../parts/acquired.ts';
import { erasedBeforeNotice } from '../parts/erased-before.ts';
import { pathLabel } from '../parts/fields.ts';
import { hidden, postForm } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { reason as problem } from '../parts/reasons.ts';
import { urls } from '../urls.ts';
import type { HandOver, HandOverPreview, HandOverSeen, HandOverSelection } from './hand-over-port.ts';

export interface HandOverModel {
  what: HandOver;
  /** A search or a filter whose records are not listed one by one. */
  selection: HandOverSelection;
  /** How many it selects. */
  selected: number;
  /** Null before anything was named, or where it cannot be shown. */
  seen: Omit<HandOverSeen, 'selected'> | null;
  /** What would be seen is not what was looked at before. */
  hasChanged: boolean;
  /** Code of what is wrong with what was named. */
  error?: string;
}

/** Records of the dossier are no pages here. */
const NO_LINKS: Titles = new Map();
/** So many are shown whole; of the others only what they are called, and of many only how many they are. */
const SHOWN_WHOLE = 50;
const SHOWN_BY_NAME = 500;

export function handOverPage(page: PageContext, model: HandOverModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { what, selection, selected, seen, error } = model;
  const isSelected = selection.search !== null || selection.where !== '';
  return layout(page, {
    title: s.t('handOver.title'),
    section: 'search',
    narrow: true,
    body: html`<div class="lead"><h1>${s.t('handOver.title')}</h1><p>${s.t('handOver.lead')}</p></div>
${error === undefined ? '' : html`<div class="notice problem" role="alert">${problem(page, error)}</div>`}
${model.hasChanged && seen !== null ? html`<div class="notice" role="status">${s.t('handOver.changed')}</div>` : ''}
${selected === 0 ? '' : html`<div class="notice" role="status">${say(page, 'handOver.selected', { n: selected })}</div>`}
<form method="get" action="${to.handOver()}" class="stack">
${selection.search === null ? '' : searchFields(selection.search)}
<div class="field"><label for="ids">${s.t('handOver.ids')}</label><textarea id="ids" name="ids" rows="3" dir="ltr" spellcheck="false" aria-describedby="ids-hint"${isSelected ? '' : html` required`}>${what.ids.join('\n')}</textarea><span class="hint" id="ids-hint">${s.t('handOver.idsHint')}</span></div>
${selection.where === '' ? '' : html`<div class="field"><label for="where">${s.t('handOver.where')}</label><input id="where" name="where" dir="ltr" value="${selection.where}"></div>`}
<p><label class="tick"><input type="checkbox" name="restricted" value="1"${what.restricted ? html` checked` : ''}> ${s.t('handOver.restricted')}</label></p>
<p><label class="tick"><input type="checkbox" name="resting" value="1"${what.resting ? html` checked` : ''}> ${s.t('handOver.resting')}</label></p>
<div class="field"><label for="include">${s.t('handOver.include')}</label><input id="include" name="include" dir="ltr" value="${what.include.join(', ')}" aria-describedby="include-hint"><span class="hint" id="include-hint">${s.t('handOver.includeHint')}</span></div>
<p class="actions"><button class="quiet">${s.t('handOver.look')}</button></p>
</form>
${seen === null || seen.records.length === 0 ? '' : wouldBeSeen(page, model, seen)}`,
  });
}

/** The search, so that what it finds need not be listed. */
function searchFields(search: NonNullable<HandOverSelection['search']>): Html {
  const values = Object.entries({ found: 1, ...search }).filter(([, value]) => value !== undefined && value !== '');
  return html`${values.map(([name, value]) => hidden(name, value as string | number))}`;
}

function wouldBeSeen(
  page: PageContext,
  { what, selection }: HandOverModel,
  { records, staying, digest }: NonNullable<HandOverModel['seen']>,
): Html {
  const { s } = page;
  const titles = titlesOf(
    page,
    records.map(({ id, kind, disclosed }) => ({ id, kind, values: new Map(Object.entries(disclosed)) })),
  );
  const make = postForm(
    page,
    urls(page.language).handOver(),
    html`${hidden('ids', what.ids.join(' '))}${selection.search === null ? '' : searchFields(selection.search)}${selection.where === '' ? '' : hidden('where', selection.where)}${what.restricted ? hidden('restricted', 1) : ''}${what.resting ? hidden('resting', 1) : ''}${hidden('include', what.include.join(','))}${hidden('seen', digest)}
<p class="actions"><button>${s.t('handOver.make')}</button> <button class="quiet" name="as" value="pdf">${s.t('handOver.paper')}</button></p>
<p class="hint">${s.t('handOver.paperHint')}</p>`,
  );
  const stays = [...records.filter(({ resting }) => resting), ...staying];
  const more = records.length - SHOWN_BY_NAME;
  return html`${make}
${stays.length === 0 ? '' : html`<div class="notice"><p>${say(page, 'handOver.staying', { n: stays.length })}</p>${stays.length > SHOWN_WHOLE ? '' : html`<ul class="plain">${stays.map(({ id, kind }) => html`<li>${s.lookup(`kind.${kind}`) ?? kind} <a href="${urls(page.language).record(id)}">${code(id)}</a></li>`)}</ul>`}</div>`}
${section(
  say(page, 'handOver.seen', { n: records.length }),
  html`${records.slice(0, SHOWN_BY_NAME).map((record, i) => recordSeen(page, record, titles, i < SHOWN_WHOLE))}${more > 0 ? html`<p class="hint">${say(page, 'handOver.moreSeen', { n: more })}</p>` : ''}`,
)}`;
}

function recordSeen(page: PageContext, record: HandOverPreview, titles: Titles, isWhole: boolean): Html {
  const { s } = page;
  const { disclosed, withheld, because, erased, erasedBefore, file } = record;
  const values = new Map(Object.entries(disclosed));
  const head = html`<h3>${bdi(titles.get(record.id)!)} <span class="faint">${s.t(`kind.${record.kind}`)}</span></h3>`;
  if (!isWhole) return head;
  const shown = Object.entries(disclosed).filter(([path]) => path !== 'id' && path !== 'version' && path !== 'title');
  // what a passage is called has a comma in it
  const list = (paths: readonly string[]): Html =>
    html`${paths.map((path, i) => html`${i === 0 ? '' : ' ·'} ${pathLabel(page, path)}`)}`;
  return html`${head}
${erasedBeforeNotice(page, erasedBefore, values)}
${shown.length === 0 && disclosed['title'] === undefined ? html`<p>${s.t('dossier.nothing')}</p>` : html`<dl class="facts wide">${shown.map(([path, value]) => html`<div><dt>${pathLabel(page, path)}</dt><dd>${shownValue(page, { values, erased }, path, value, NO_LINKS)}</dd></div>`)}</dl>`}
${file === null ? '' : html`<p>${s.t(blackedFrom(disclosed['acquiredFrom']) === null ? 'dossier.file' : 'dossier.copy')}: ${code(file)}</p>`}
${withheld.length === 0 ? '' : html`<p class="faint">${s.t('dossier.withheld')}:${list(withheld)}</p>`}
${because.consent.length === 0 ? '' : html`<p class="faint">${s.t('handOver.noConsent')}:${list(because.consent)}</p>`}
${because.naming.length === 0 ? '' : html`<p class="faint">${s.t('handOver.naming')}:${list(because.naming)}</p>`}
${erased.length === 0 ? '' : html`<p class="faint">${s.t('dossier.erased')}:</p><ul class="faint">${erased.map(({ path, reason }) => html`<li>${pathLabel(page, path)}: ${reasonOf(page, reason)}</li>`)}</ul>`}`;
}
