import type { Json } from '../../model/records.ts';
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
  const changes = version.changes
    .map((change) => differing(change, version.reason))
    .filter(({ before, after }) => before !== null || after !== null);
  return html`<li${isShown ? html` class="shown"` : ''}>
<p class="version-head">${isShown ? html`<strong>${name}</strong>` : html`<a href="${to.record(record.id, { version: version.version })}">${name}</a>`} <span class="row-meta">${dotted(
    [instant(page, version.at), bdi(version.by), entryNumber(page, version.entry)],
  )}</span></p>
${version.reason ? html`<p class="version-reason" dir="auto">${version.reason}</p>` : ''}
${
  version.changes.length === 0
    ? html`<p class="faint">${s.t(version.version === 1 ? 'record.first' : 'record.noChange')}</p>`
    : changes.length === 0
      ? ''
      : html`<dl class="changes">${changes.map((change) => oneChange(page, record, change))}</dl>`
}
</li>`;
}

/** Of a list only what came and went; a note that says why the version was made stands above it already. */
function differing(change: FieldChange, reason: string | undefined): FieldChange {
  const { path, before, after } = change;
  if (!(Array.isArray(before) || before === null) || !(Array.isArray(after) || after === null)) return change;
  const without = (list: Json[] | null, other: Json[] | null): Json[] | null => {
    const held = new Set((other ?? []).map((item) => JSON.stringify(item)));
    const rest = (list ?? []).filter(
      (item) =>
        !held.has(JSON.stringify(item)) && !(path === 'notes' && reason !== undefined && textOf(item) === reason),
    );
    return rest.length === 0 ? null : rest;
  };
  const [gone, come] = [without(before, after), without(after, before)];
  const isReordered = path !== 'notes' && gone === null && come === null;
  return isReordered ? change : { ...change, before: gone, after: come };
}

function textOf(note: Json): Json {
  return typeof note === 'object' && note !== null && !Array.isArray(note) ? (note['text'] ?? null) : note;
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
