import { KINDS } from '../../model/records.ts';
import type { TableColumn, TableSheet, TableUpload } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { field, postButton, postForm, select } from '../parts/forms.ts';
import { dotted, section } from '../parts/lists.ts';
import { reasonWithDetail } from '../parts/reasons.ts';
import { urls } from '../urls.ts';

/** Kinds that a table can be mapped to. */
const OFFERED: ReadonlySet<string> = new Set(['document', 'source', 'event', 'series', 'response']);
const MAPPABLE = KINDS.filter((kind) => OFFERED.has(kind));

/** In place of a field: the cell is a value beside others of its row. */
export const VALUE_OF_ITS_OWN = 'values/';

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
    : html`<div class="notice problem" role="alert"><p>${s.t('mapping.problems')}</p><ul>${upload.problems.map((problem) => html`<li>${problemWords(page, problem)}</li>`)}</ul></div>`
}
${postForm(
  page,
  to.upload(upload.id),
  html`${dataSetChoice(page, upload)}
<div class="beside">
${select({ id: 'kind', label: s.t('mapping.kind'), value: mapping.kind, choices: MAPPABLE.map((kind) => ({ value: kind, label: s.lookup(`mapping.kind.${kind}`) ?? s.t(`kind.${kind}`) })) })}
${sheetChoice(page, upload)}
</div>
<p class="actions"><button class="quiet" name="then" value="propose">${s.t('mapping.kindSet')}</button></p>
${sheet === undefined ? '' : columns(page, upload, sheet)}
${constants(page, upload)}
<p class="actions"><button name="then" value="dry-run">${s.t('mapping.dryRun')}</button> <button class="quiet" name="then" value="save">${s.t('mapping.save')}</button></p>
<p class="hint">${s.t('mapping.nothingYet')}</p>`,
)}
${section(s.t('mapping.discardTitle'), html`<p>${s.t('mapping.discardText')}</p>${postButton(page, to.discardUpload(upload.id), s.t('mapping.discard'))}`)}`,
  });
}

function problemWords(
  page: PageContext,
  { code, message, field: missing, column }: TableUpload['problems'][number],
): Html {
  const { s } = page;
  if (column === undefined && missing !== undefined)
    return say(page, 'mapping.needs', { field: s.lookup(`field.${missing}`) ?? missing });
  return html`${column === undefined ? '' : html`${bdi(column)}: `}${reasonWithDetail(page, code, message, column === undefined ? [] : [column])}`;
}

/** Data sets whose columns the program knows are imported whole; the columns below are then left as they are. */
function dataSetChoice(page: PageContext, { profile, profiles }: TableUpload): Html {
  const { s } = page;
  const choices = [
    { value: '', label: s.t('mapping.noDataSet') },
    ...profiles.map((name) => ({ value: name, label: s.lookup(`mapping.dataSet.${name}`) ?? name })),
  ];
  return html`<div class="data-set">${select({ id: 'profile', label: s.t('mapping.dataSet'), value: profile ?? '', choices })}
<p class="hint">${s.t(profile === null ? 'mapping.dataSetHint' : 'mapping.dataSetKnown')}</p></div>`;
}

/** What is the same in every row and stands in no column, and what several values of one row are. */
function constants(page: PageContext, { constantFields, valuesAs, mapping }: TableUpload): Html {
  const { s } = page;
  if (constantFields.length === 0) return html``;
  const free = constantFields.filter((name) => mapping.fields[name] === undefined);
  return html`<fieldset class="constants"><legend>${s.t('mapping.constants')}</legend><p class="hint">${s.t('mapping.constantsHint')}</p>
<div class="bind-fields">${free.map((name) =>
    field({
      id: `constant-${name}`,
      label: s.lookup(`field.${name}`) ?? name,
      value: mapping.constants[name] ?? '',
    }),
  )}
${
  valuesAs.length === 0
    ? ''
    : select({
        id: 'valuesAs',
        label: s.t('mapping.valuesAs'),
        value: mapping.valuesAs ?? 'series',
        choices: valuesAs.map((name) => ({ value: name, label: s.lookup(`mapping.valuesAs.${name}`) ?? name })),
      })
}</div></fieldset>`;
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
  const isOwn = Object.values(upload.mapping.values ?? {}).includes(column.name);
  const mapped = Object.entries(upload.mapping.fields).find(([, name]) => name === column.name)?.[0] ?? '';
  const current = isOwn ? VALUE_OF_ITS_OWN : mapped;
  const known = upload.fields.includes(mapped) || mapped === '' ? upload.fields : [...upload.fields, mapped];
  const option = (value: string, label: unknown) =>
    html`<option value="${value}"${value === current ? html` selected` : ''}>${label}</option>`;
  return html`<tr>
<th scope="row"><label for="${id}">${bdi(column.name)}</label></th>
<td class="samples">${column.samples.length === 0 ? html`<span class="faint">${s.t('value.none')}</span>` : column.samples.slice(0, 3).map((sample) => html`<span class="sample" dir="auto">${sample.length > 80 ? `${sample.slice(0, 80)}…` : sample}</span>`)}</td>
<td class="n" data-label="${s.t('mapping.filled')}">${s.percent(column.filled)}</td>
<td><input type="hidden" name="column" value="${column.name}"><select id="${id}" name="field">
${option('', s.t('mapping.leaveOut'))}
${upload.valuesAs.length === 0 ? '' : option(VALUE_OF_ITS_OWN, s.t('mapping.valueOfItsOwn'))}
${known.map((path) => option(path, s.lookup(`field.${path}`) ?? path))}
${current.startsWith('custom/') ? '' : option(`custom/${column.name}`, s.t('mapping.own'))}
</select></td>
</tr>`;
}
