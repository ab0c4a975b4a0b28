/** Making a dossier: which records, how much of them, and exactly what an outsider would see, before anything leaves. */
import type { PageContext } from './context.ts';
import { dossierValue, type Titles } from './dossier/values.ts';
import type { HandOver, HandOverPreview } from './hand-over-port.ts';
import { bdi, code, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { pathLabel } from './parts/fields.ts';
import { hidden, postForm } from './parts/forms.ts';
import { section } from './parts/lists.ts';
import { reason as problem } from './parts/reasons.ts';
import { urls } from './urls.ts';

export interface HandOverModel {
  what: HandOver;
  /** Null before anything was named, or where it cannot be shown. */
  preview: readonly HandOverPreview[] | null;
  /** Of a search, how many it found and how many of these were taken, where that is fewer. */
  found?: { total: number; taken: number };
  /** Code of what is wrong with what was named. */
  error?: string;
}

/** So many are shown whole; of the others only what they are called. */
const SHOWN_WHOLE = 50;

export function handOverPage(page: PageContext, { what, preview, found, error }: HandOverModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('handOver.title'),
    section: 'search',
    narrow: true,
    body: html`<div class="lead"><h1>${s.t('handOver.title')}</h1><p>${s.t('handOver.lead')}</p></div>
${error === undefined ? '' : html`<div class="notice problem" role="alert">${problem(page, error)}</div>`}
${found === undefined ? '' : html`<div class="notice" role="status">${say(page, 'handOver.firstOf', { total: s.number(found.total), taken: s.number(found.taken) })}</div>`}
<form method="get" action="${to.handOver()}" class="stack">
<div class="field"><label for="ids">${s.t('handOver.ids')}</label><textarea id="ids" name="ids" rows="3" dir="ltr" spellcheck="false" required>${what.ids.join('\n')}</textarea><span class="hint">${s.t('handOver.idsHint')}</span></div>
<p><label class="tick"><input type="checkbox" name="restricted" value="1"${what.restricted ? html` checked` : ''}> ${s.t('handOver.restricted')}</label></p>
<div class="field"><label for="include">${s.t('handOver.include')}</label><input id="include" name="include" dir="ltr" value="${what.include.join(', ')}"><span class="hint">${s.t('handOver.includeHint')}</span></div>
<p class="actions"><button class="quiet">${s.t('handOver.look')}</button></p>
</form>
${preview === null || preview.length === 0 ? '' : seen(page, what, preview)}`,
  });
}

function seen(page: PageContext, what: HandOver, preview: readonly HandOverPreview[]): Html {
  const { s } = page;
  const titles: Titles = new Map();
  const make = postForm(
    page,
    urls(page.language).handOver(),
    html`${hidden('ids', what.ids.join(' '))}${what.restricted ? hidden('restricted', 1) : ''}${hidden('include', what.include.join(','))}
<p class="actions"><button>${s.t('handOver.make')}</button></p>`,
  );
  return html`${make}
${section(say(page, 'handOver.seen', { n: preview.length }), html`${preview.map((record, i) => recordSeen(page, record, titles, i < SHOWN_WHOLE))}`)}`;
}

function recordSeen(page: PageContext, record: HandOverPreview, titles: Titles, isWhole: boolean): Html {
  const { s } = page;
  const { disclosed, withheld, because, erased, file } = record;
  const named = disclosed['title'] ?? disclosed['name'];
  const kind = s.lookup(`kind.${record.kind}`) ?? record.kind;
  const name = typeof named === 'string' ? bdi(named) : code(record.id);
  const head = html`<h3>${name} <span class="faint">${kind}</span></h3>`;
  if (!isWhole) return head;
  const shown = Object.entries(disclosed).filter(([path]) => path !== 'id' && path !== 'version' && path !== 'title');
  const list = (paths: readonly string[]): Html =>
    html`${paths.map((path, i) => html`${i === 0 ? '' : s.t('date.comma')} ${pathLabel(page, path)}`)}`;
  return html`${head}
${shown.length === 0 && named === undefined ? html`<p>${s.t('dossier.nothing')}</p>` : html`<dl class="facts wide">${shown.map(([path, value]) => html`<div><dt>${pathLabel(page, path)}</dt><dd>${dossierValue(page, path, value, titles)}</dd></div>`)}</dl>`}
${file === null ? '' : html`<p>${s.t('dossier.file')}: ${code(file)}</p>`}
${withheld.length === 0 ? '' : html`<p class="faint">${s.t('dossier.withheld')}:${list(withheld)}</p>`}
${because.consent.length === 0 ? '' : html`<p class="faint">${s.t('handOver.noConsent')}:${list(because.consent)}</p>`}
${because.naming.length === 0 ? '' : html`<p class="faint">${s.t('handOver.naming')}:${list(because.naming)}</p>`}
${erased.length === 0 ? '' : html`<p class="faint">${s.t('dossier.erased')}:${list(erased.map(({ path }) => path))}</p>`}`;
}
