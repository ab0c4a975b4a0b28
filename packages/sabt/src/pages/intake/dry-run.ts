import type { DryRun, TableUpload } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { fieldLabel, fieldValue, listedFields } from '../parts/fields.ts';
import { postForm } from '../parts/forms.ts';
import { ledgerTable, outcome, progress, reasonList } from '../parts/ledger.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';

/** What an import would do, before it is done. */
export function dryRunPage(page: PageContext, { upload, run }: { upload: TableUpload; run: DryRun }): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('dryRun.title', { name: upload.name }),
    section: 'take-in',
    islands: run.state === 'running' ? ['progress'] : [],
    body: html`<div class="lead">
<p class="kicker">${s.t('dryRun.step')}</p>
<h1>${bdi(upload.name)}</h1>
<p>${s.t(run.state === 'running' ? 'dryRun.running' : 'dryRun.done')}</p>
</div>
${
  run.state === 'running'
    ? progress(page, run.progress, to.dryRunProgress(upload.id), to.dryRun(upload.id))
    : html`${outcome(page, run.counts)}
<div class="actions">${postForm(page, to.runImport(upload.id), html`<button>${s.t('dryRun.import', { n: run.counts.added + run.counts.changed })}</button>`, { className: 'inline' })} <a href="${to.upload(upload.id)}">${s.t('dryRun.back')}</a></div>`
}
${run.reasons.length === 0 ? '' : section(s.t('batch.reasons'), reasonList(page, run.reasons, null))}
${run.lines.length === 0 ? '' : section(s.t('dryRun.lines'), ledgerTable(page, run.lines))}
${run.preview.length === 0 ? '' : section(s.t('dryRun.preview'), html`<div class="previews">${run.preview.map((one) => preview(page, one))}</div>`)}`,
  });
}

function preview(page: PageContext, one: DryRun['preview'][number]): Html {
  const { s } = page;
  const { title, text } = one.fields;
  return html`<article class="preview"><h3>${s.t('dryRun.row', { row: s.ordinal(one.row) })}</h3>
<dl class="facts wide">
${typeof title === 'string' ? html`<div><dt>${s.t('field.title')}</dt><dd><span dir="auto" class="text-value">${title}</span></dd></div>` : ''}
${listedFields(one.fields).map(({ path, value }) => html`<div><dt>${fieldLabel(page, path)}</dt><dd>${fieldValue(page, path, value, {})}</dd></div>`)}
${typeof text === 'string' ? html`<div><dt>${s.t('field.text')}</dt><dd><span dir="auto" class="text-value">${text.length > 240 ? `${text.slice(0, 240)}…` : text}</span></dd></div>` : ''}
</dl></article>`;
}
