import { CONFIDENTIALITY } from '../../model/records.ts';
import type { SearchQuery, SearchResult } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { field, hidden, select } from './forms.ts';

/**
 * What can be done with many records at once: the ones ticked, or all that the search finds. Stands inside the form
 * that holds the ticks; each button says by its value what to do.
 */
export function bulkChange(page: PageContext, search: SearchQuery, result: SearchResult): Html {
  const { s } = page;
  const whole = (['query', 'kind', 'language', 'source', 'tag', 'from', 'to'] as const)
    .filter((name) => search[name] !== undefined)
    .map((name) => hidden(`search-${name}`, search[name]!));
  return html`<details class="bulk">
<summary>${s.t('bulk.title')}</summary>
<fieldset class="radios">
<legend>${s.t('bulk.which')}</legend>
<label><input type="radio" name="which" value="ticked" checked> ${s.t('bulk.ticked')}</label>
<label><input type="radio" name="which" value="all"> ${s.t(result.totalIsExact ? 'bulk.all' : 'bulk.allAbout', { n: result.total })}</label>
</fieldset>
${whole}
<div class="bulk-actions">
<div class="with-button">${field({ id: 'bulk-tag', name: 'tag', label: s.t('record.tag') })}<button class="quiet" name="do" value="tag">${s.t('bulk.tag')}</button><button class="quiet" name="do" value="untag">${s.t('bulk.untag')}</button></div>
<div class="with-button">${field({ id: 'bulk-note', name: 'text', label: s.t('record.note') })}<button class="quiet" name="do" value="note">${s.t('bulk.note')}</button></div>
<div class="with-button">${select({
    id: 'bulk-level',
    name: 'level',
    label: s.t('field.confidentiality'),
    value: 'restricted',
    choices: CONFIDENTIALITY.map((level) => ({ value: level, label: s.t(`confidentiality.${level}`) })),
  })}<button class="quiet" name="do" value="confidentiality">${s.t('bulk.confidentiality')}</button></div>
</div>
<p class="hint">${s.t('bulk.hint')}</p>
</details>`;
}
