import type { FieldChange, RecordView, VersionSummary } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { urls } from '../urls.ts';
import { instant } from './dates.ts';
import { fieldLabel, fieldValue } from './fields.ts';
import { dotted, entryNumber } from './lists.ts';

/** The versions of a record, newest first, each with what changed in it. */
export function versionList(page: PageContext, record: RecordView): Html {
  return html`<ol class="versions" reversed>${record.versions.map((version) => oneVersion(page, record, version))}</ol>`;
}

function oneVersion(page: PageContext, record: RecordView, version: VersionSummary): Html {
  const { s } = page;
  const to = urls(page.language);
  const name = s.t('record.version', { version: version.version });
  const isShown = version.version === record.version;
  return html`<li${isShown ? html` class="shown"` : ''}>
<p class="version-head">${isShown ? html`<strong>${name}</strong>` : html`<a href="${to.record(record.id, { version: version.version })}">${name}</a>`} <span class="row-meta">${dotted(
    [instant(page, version.at), bdi(version.by), entryNumber(page, version.entry)],
  )}</span></p>
${version.reason ? html`<p class="version-reason" dir="auto">${version.reason}</p>` : ''}
${
  version.changes.length === 0
    ? html`<p class="faint">${s.t(version.version === 1 ? 'record.first' : 'record.noChange')}</p>`
    : html`<dl class="changes">${version.changes.map((change) => oneChange(page, record, change))}</dl>`
}
</li>`;
}

function oneChange(page: PageContext, record: RecordView, change: FieldChange): Html {
  const { s } = page;
  const shown = (value: FieldChange['before']) => fieldValue(page, change.path, value, record.names);
  return html`<div><dt>${fieldLabel(page, change.path)}</dt><dd>${
    change.before === null
      ? ''
      : html`<del><span class="visually-hidden">${s.t('change.before')}</span> ${shown(change.before)}</del> `
  }${change.after === null ? '' : html`<ins><span class="visually-hidden">${s.t('change.after')}</span> ${shown(change.after)}</ins>`}</dd></div>`;
}
