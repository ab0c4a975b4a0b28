import { KINDS } from '../model/records.ts';
import type { TableColumn, TableSheet, TableUpload } from './app-port.ts';
import type { PageContext } from './context.ts';
import { bdi, type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { postButton, postForm, select } from './parts/forms.ts';
import { dotted, section } from './parts/lists.ts';
import { reasonWithDetail } from './parts/reasons.ts';
import { urls } from './urls.ts';

/** Kinds that a table can be mapped to. */
const MAPPABLE = KINDS.filter((kind) => kind === 'document' || kind === 'source' || kind === 'event');

/** A table that was uploaded, column by column, with what the program takes each to be; the person corrects it. */
export function mappingPage(page: PageContext, upload: TableUpload): Html {
  const { s } = page;
  const to = urls(page.language);
  const { mapping } = upload;
  const sheet = upload.sheets.find((one) => one.name === mapping.sheet) ?? upload.sheets[0];
  const rows = upload.sheets
    .filter((one) => mapping.sheet === undefined || one === sheet)
    .reduce((n, one) => n + one.rows, 0);
  return layout(page, {
    title: s.t('mapping.title', { name: upload.name }),
    section: 'take-in',
    body: html`<div class="lead">
<p class="kicker">${s.t('mapping.step')}</p>
<h1>${bdi(upload.name)}</h1>
<p>${s.t('mapping.lead', { n: rows })} ${s.t(upload.proposed ? 'mapping.proposed' : 'mapping.yours')}</p>
<p class="byline">${dotted([s.bytes(upload.size), upload.encoding && html`${s.t('file.encoding')} ${bdi(upload.encoding)}`, upload.source && bdi(upload.source.name)])}</p>
</div>
${
  upload.problems.length === 0
    ? ''
    : html`<div class="notice problem" role="alert"><p>${s.t('mapping.problems')}</p><ul>${upload.problems.map((problem) => html`<li>${problem.column ? html`${bdi(problem.column)}: ` : ''}${reasonWithDetail(page, problem.code, problem.message, problem.column ? [problem.column] : [])}</li>`)}</ul></div>`
}
${postForm(
  page,
  to.upload(upload.id),
  html`<div class="beside">
${select({ id: 'kind', label: s.t('mapping.kind'), value: mapping.kind, choices: MAPPABLE.map((kind) => ({ value: kind, label: s.t(`kind.${kind}`) })) })}
${sheetChoice(page, upload)}
</div>
${sheet === undefined ? '' : columns(page, upload, sheet)}
<p class="actions"><button name="then" value="dry-run">${s.t('mapping.dryRun')}</button> <button class="quiet" name="then" value="save">${s.t('mapping.save')}</button></p>
<p class="hint">${s.t('mapping.nothingYet')}</p>`,
)}
${section(s.t('mapping.discardTitle'), html`<p>${s.t('mapping.discardText')}</p>${postButton(page, to.discardUpload(upload.id), s.t('mapping.discard'))}`)}`,
  });
}

function sheetChoice(page: PageContext, upload: TableUpload): Html {
  if (upload.sheets.length < 2) return html``;
  const { s } = page;
  const choices = [
    { value: '', label: s.t('mapping.allSheets') },
    ...upload.sheets.map((sheet) => ({
      value: sheet.name,
      label: s.t('mapping.sheetRows', { name: sheet.name, n: sheet.rows }),
    })),
  ];
  return select({ id: 'sheet', label: s.t('mapping.sheet'), value: upload.mapping.sheet ?? '', choices });
}

function columns(page: PageContext, upload: TableUpload, sheet: TableSheet): Html {
  const { s } = page;
  return html`<div class="table" role="region" aria-label="${s.t('mapping.columns')}" tabindex="0"><table class="fold mapping">
<thead><tr><th scope="col">${s.t('mapping.column')}</th><th scope="col">${s.t('mapping.samples')}</th><th scope="col" class="n">${s.t('mapping.filled')}</th><th scope="col">${s.t('mapping.becomes')}</th></tr></thead>
<tbody>${sheet.columns.map((column, i) => row(page, upload, column, i))}</tbody>
</table></div>`;
}

function row(page: PageContext, upload: TableUpload, column: TableColumn, i: number): Html {
  const { s } = page;
  const id = `column-${i}`;
  const current = Object.entries(upload.mapping.fields).find(([, name]) => name === column.name)?.[0] ?? '';
  const known = upload.fields.includes(current) || current === '' ? upload.fields : [...upload.fields, current];
  const option = (value: string, label: unknown) =>
    html`<option value="${value}"${value === current ? html` selected` : ''}>${label}</option>`;
  return html`<tr>
<th scope="row"><label for="${id}">${bdi(column.name)}</label></th>
<td class="samples">${column.samples.length === 0 ? html`<span class="faint">${s.t('value.none')}</span>` : column.samples.slice(0, 3).map((sample) => html`<span class="sample" dir="auto">${sample.length > 80 ? `${sample.slice(0, 80)}…` : sample}</span>`)}</td>
<td class="n" data-label="${s.t('mapping.filled')}">${s.percent(column.filled)}</td>
<td><input type="hidden" name="column" value="${column.name}"><select id="${id}" name="field">
${option('', s.t('mapping.leaveOut'))}
${known.map((path) => option(path, s.lookup(`field.${path}`) ?? path))}
${current.startsWith('custom/') ? '' : option(`custom/${column.name}`, s.t('mapping.own'))}
</select></td>
</tr>`;
}
