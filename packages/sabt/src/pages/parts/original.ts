import { directionOf } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, say } from '../html.ts';
import type { RecordModel } from '../records/record.ts';
import { urls } from '../urls.ts';
import { marked, partOf, textPart } from './marks.ts';
import { reasonWithDetail } from './reasons.ts';

/** The text of a document on its sheet, in its own language and direction. */
export function originalText(page: PageContext, model: RecordModel): Html {
  const { record } = model;
  const { s } = page;
  if (record.unread !== null)
    return html`<div class="sheet unread"><h2>${s.t('unread.one')}</h2><div>${reasonWithDetail(page, record.unread.code, record.unread.message)}</div><p>${s.t('unread.safe')}</p></div>`;
  const path = shownPath(model);
  const text = record.fields[path];
  if (record.erased.includes('text')) return html`<div class="sheet unread"><p>${s.t('record.textErased')}</p></div>`;
  if (typeof text !== 'string' || text.trim() === '')
    return html`<div class="sheet unread"><p>${s.t('record.noText')}</p></div>`;
  const marks = record.marks?.[path] ?? [];
  const wanted = model.part ?? (marks.length > 0 ? partOf(text, marks[0]![0]) : 1);
  const shown = textPart(text, marks, wanted);
  const direction = directionOf(record.language);
  const isTable = TABULAR.has(String(record.fields['contentType'] ?? record.fields['mediaType'] ?? ''));
  return html`<article class="sheet original${isTable ? ' cells' : ''}" aria-label="${s.t('record.text')}"${record.language ? html` lang="${record.language}"` : ''} dir="${direction}">
${shown.paragraphs.map((paragraph) => html`<p dir="${isTable ? direction : 'auto'}">${marked(paragraph.text, paragraph.marks)}</p>`)}
</article>
${shown.parts === 1 ? '' : parts(page, model, shown.part, shown.parts)}${otherText(page, model, path)}`;
}

function shownPath({ record, text }: RecordModel): 'text' | 'mainText' {
  const { fields, marks } = record;
  if (typeof fields['mainText'] !== 'string' || text === 'whole') return 'text';
  const markedOutside = (marks?.['mainText'] ?? []).length === 0 && (marks?.['text'] ?? []).length > 0;
  return text === undefined && markedOutside ? 'text' : 'mainText';
}

/** From the article of a web page to all of it, and back. */
function otherText(page: PageContext, { record, highlight }: RecordModel, path: 'text' | 'mainText'): Html {
  const { s } = page;
  const { mainText, text } = record.fields;
  if (typeof mainText !== 'string' || typeof text !== 'string' || mainText === text) return html``;
  const other = path === 'mainText' ? 'whole' : 'main';
  const at = record.version === record.latest ? {} : { version: record.version };
  const href = urls(page.language).record(record.id, {
    ...at,
    text: other,
    ...(highlight === undefined ? {} : { highlight }),
  });
  return html`<p class="hint">${s.t(`record.shown.${path}`)} <a href="${href}">${s.t(`record.show.${other}`)}</a></p>`;
}

/** Lines of cells: close together, all in one direction. */
const TABULAR: ReadonlySet<string> = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

function parts(page: PageContext, model: RecordModel, part: number, last: number): Html {
  const { s } = page;
  const to = urls(page.language);
  const href = (n: number) =>
    to.record(model.record.id, {
      part: n,
      ...(model.text === undefined ? {} : { text: model.text }),
      ...(model.highlight === undefined ? {} : { highlight: model.highlight }),
    });
  return html`<nav class="pager" aria-label="${s.t('record.parts')}">
${part > 1 ? html`<a rel="prev" href="${href(part - 1)}">${s.t('record.partBefore')}</a>` : html`<span></span>`}
<span>${say(page, 'record.part', { part, last })}</span>
${part < last ? html`<a rel="next" href="${href(part + 1)}">${s.t('record.partAfter')}</a>` : html`<span></span>`}
</nav>`;
}
