import type { NamedId } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Content, command, type Html, html, say } from '../html.ts';
import { layout } from '../layout.ts';
import { field, postForm } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';

export interface TakeInModel {
  sources: NamedId[];
  uploadLimit: number;
  sampleAvailable: boolean;
  error?: Content;
}

export function takeInPage(page: PageContext, model: TakeInModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const limit = s.t('takeIn.limit', { size: s.bytes(model.uploadLimit) });
  return layout(page, {
    title: s.t('takeIn.title'),
    section: 'take-in',
    body: html`<div class="lead"><h1>${s.t('takeIn.title')}</h1><p>${s.t('takeIn.lead')}</p></div>
${model.error === undefined ? '' : html`<p class="notice problem" role="alert">${model.error}</p>`}
<div class="choices">
<section>
<h2>${s.t('takeIn.files')}</h2>
<p>${s.t('takeIn.filesText')}</p>
${postForm(page, to.takeInFiles, html`${fileInput(page, 'files', true)}${source(page, 'files-source')}<p class="hint">${limit}</p><button>${s.t('takeIn.filesAction')}</button>`, { className: 'stack', upload: true })}
</section>
<section>
<h2>${s.t('takeIn.table')}</h2>
<p>${s.t('takeIn.tableText')}</p>
${postForm(page, to.takeInTable, html`${fileInput(page, 'table', false)}${source(page, 'table-source')}<p class="hint">${limit}</p><button>${s.t('takeIn.tableAction')}</button>`, { className: 'stack', upload: true })}
</section>
</div>
<datalist id="sources">${model.sources.map((known) => html`<option value="${known.name}"></option>`)}</datalist>
${section(
  s.t('takeIn.afterwards'),
  html`<ol class="steps"><li>${s.t('takeIn.after1')}</li><li>${s.t('takeIn.after2')}</li><li>${say(page, 'takeIn.after3', { unread: html`<a href="${to.unread()}">${s.t('unread.title')}</a>` })}</li></ol>
<p class="hint">${say(page, 'takeIn.commandLine', { command: command('sabt add --recursive FOLDER') })}</p>`,
)}
${
  model.sampleAvailable
    ? section(
        s.t('first.sample'),
        html`<p>${s.t('first.sampleText')}</p>${postForm(page, to.sample, html`<button class="quiet">${s.t('first.sampleAction')}</button>`)}`,
      )
    : ''
}`,
  });
}

function fileInput(page: PageContext, id: 'files' | 'table', multiple: boolean): Html {
  return html`<div class="field"><label for="${id}">${page.s.t(`takeIn.choose.${id}`)}</label>
<input type="file" id="${id}" name="${id}" required${multiple ? html` multiple` : html` accept=".csv,.tsv,.xlsx,.json,.jsonl,.yaml,.yml,.gz"`}></div>`;
}

function source(page: PageContext, id: string): Html {
  return field({
    id,
    name: 'source',
    label: page.s.t('takeIn.source'),
    hint: page.s.t('takeIn.sourceHint'),
    list: 'sources',
  });
}
