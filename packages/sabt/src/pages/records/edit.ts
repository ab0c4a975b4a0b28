import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { dateExamples } from '../parts/dates.ts';
import { CORRECTABLE, fieldLabel, inputValue, LONG_FIELDS } from '../parts/fields.ts';
import { type Choice, field, hidden, postForm, select } from '../parts/forms.ts';
import { reasonWithDetail, reasonWithValues } from '../parts/reasons.ts';
import { urls } from '../urls.ts';
import { plainTitle } from './record.ts';

export interface EditModel {
  record: RecordView;
  /** What the person typed, when the form comes back. */
  typed?: Record<string, string>;
  reason?: string;
  error?: { field: string | null; code: string; message: string };
}

/** The form that corrects a record: a new version, nothing overwritten. */
export function editPage(page: PageContext, model: EditModel): Html {
  const { s } = page;
  const { record } = model;
  const to = urls(page.language);
  const title = plainTitle(page, record);
  return layout(page, {
    title: s.t('edit.title', { title }),
    section: 'search',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.record(record.id)}">${bdi(title)}</a></p>
<h1>${s.t('edit.heading')}</h1>
<p>${say(page, 'edit.lead', { version: record.latest + 1 })}</p>
</div>
${model.error === undefined ? '' : html`<div class="notice problem" role="alert">${s.t('edit.problem')} ${reasonWithDetail(page, model.error.code, model.error.message)}</div>`}
${postForm(
  page,
  to.edit(record.id),
  html`${hidden('basedOn', record.latest)}
${(CORRECTABLE[record.kind] ?? ['title', 'description']).map((path) => control(page, model, path))}
${field({ id: 'reason', label: s.t('edit.reason'), hint: s.t('edit.reasonHint'), value: model.reason ?? '', rows: 2 })}
<p class="actions"><button>${s.t('edit.save')}</button> <a href="${to.record(record.id)}">${s.t('edit.cancel')}</a></p>`,
  { className: 'stack' },
)}
<p class="hint">${s.t('edit.notHere')}</p>`,
  });
}

function control(page: PageContext, model: EditModel, path: string): Html {
  const id = `field-${path}`;
  const name = `field/${path}`;
  const value = model.typed?.[path] ?? shownValue(model.record, path);
  const isBound = path === 'start' || path === 'end';
  const dated = model.record.kind === 'document' ? 'published' : 'when';
  const label = isBound ? html`${fieldLabel(page, dated)}: ${fieldLabel(page, path)}` : fieldLabel(page, path);
  const choices = choicesOf(page, path);
  const former = hidden(`former/${path}`, shownValue(model.record, path));
  if (choices !== null) return html`${former}${select({ id, name, label, value, choices })}`;
  return html`${former}${field({
    id,
    name,
    label,
    value,
    ...(isBound || path === 'url' ? { direction: 'ltr' as const } : {}),
    ...(LONG_FIELDS.has(path) ? { rows: 4 } : {}),
    ...(isBound ? { hint: say(page, 'edit.dateHint', dateExamples(page)) } : {}),
    ...(path === 'languages' ? { hint: page.s.t('edit.languagesHint') } : {}),
    ...(path === 'sources' ? { hint: page.s.t('edit.sourcesHint') } : {}),
    ...(model.error?.field === path ? { error: reasonWithValues(page, model.error.code, model.error.message) } : {}),
  })}`;
}

function shownValue(record: RecordView, path: string): string {
  return inputValue(record, path);
}

function choicesOf(page: PageContext, path: string): Choice[] | null {
  const { s } = page;
  const none = { value: '', label: s.t('value.none') };
  const of = (values: string[]) => [
    none,
    ...values.map((value) => ({ value, label: s.lookup(`${path}.${value}`) ?? value })),
  ];
  switch (path) {
    case 'reliability':
      return of(['A', 'B', 'C', 'D', 'E', 'F']);
    case 'credibility':
      return of(['1', '2', '3', '4', '5', '6']);
    case 'generation':
      return of(['original', 'copy']);
    case 'public':
      return [
        { value: 'false', label: s.t('value.no') },
        { value: 'true', label: s.t('value.yes') },
      ];
    default:
      return null;
  }
}
