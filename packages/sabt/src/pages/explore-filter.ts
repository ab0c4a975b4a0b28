/** The filter of the explorer: a form whose address is the selection. */
import { actTypes, families } from '../codebook/index.ts';
import type { PageContext } from './context.ts';
import type { View } from './explore-links.ts';
import { EXPLORE_STATUS, type Explored, type ExploreQuery } from './explore-port.ts';
import { typeLabel } from './explore-words.ts';
import { bdi, type Content, code, type Html, html, say } from './html.ts';
import { dateExamples } from './parts/dates.ts';
import { field, hidden, select } from './parts/forms.ts';
import { urls } from './urls.ts';

const BEHIND: readonly (keyof ExploreQuery)[] = ['place', 'actor', 'source', 'where', 'at'];

export function exploreFilter(
  page: PageContext,
  { query, view, explored }: { query: ExploreQuery; view: View; explored?: Explored },
): Html {
  const { s } = page;
  const source = explored?.sourceName ?? query.source ?? '';
  return html`<search><form class="explore-form" method="get" action="${urls(page.language).explore()}">
${hidden('view', view)}${query.box === undefined ? '' : hidden('box', query.box)}
<div class="explore-fields">
${field({ id: 'words', label: s.t('explore.words'), value: query.words ?? '', type: 'search' })}
${typeSelect(page, query.type ?? '')}
${field({ id: 'country', label: s.t('field.country'), value: query.country ?? '' })}
${select({
  id: 'status',
  label: s.t('field.status'),
  value: query.status ?? 'confirmed',
  choices: EXPLORE_STATUS.map((value) => ({ value, label: s.t(`explore.status.${value}`) })),
})}
${field({ id: 'from', label: s.t('search.from'), value: query.from ?? '', direction: 'ltr', describedBy: 'dates-hint' })}
${field({ id: 'to', label: s.t('search.to'), value: query.to ?? '', direction: 'ltr', describedBy: 'dates-hint' })}
<button>${s.t('explore.show')}</button>
</div>
<p class="hint" id="dates-hint">${say(page, 'search.dateHint', dateExamples(page))}</p>
<details${BEHIND.some((name) => query[name] !== undefined) ? html` open` : ''}>
<summary>${s.t('explore.more')}</summary>
<div class="explore-fields">
${field({ id: 'place', label: s.t('field.place'), value: query.place ?? '' })}
${field({ id: 'actor', label: s.t('explore.actor'), value: query.actor ?? '' })}
${field({ id: 'source', label: s.t('field.source'), value: source })}
${field({ id: 'at', label: s.t('explore.at'), value: query.at === undefined ? '' : String(query.at), direction: 'ltr' })}
</div>
${field({
  id: 'where',
  label: s.t('explore.where'),
  value: query.where ?? '',
  direction: 'ltr',
  hint: say(page, 'explore.whereHint', { example: code('killed>=3 -country:IQ (act:arrest OR act:trial)') }),
})}
</details>
</form></search>`;
}

/** Act types under their families; a type stands for its kinds too. */
function typeSelect(page: PageContext, chosen: string): Html {
  const { s, language } = page;
  const option = (value: string, label: Content) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`;
  const known =
    chosen === '' || families().some(({ id }) => id === chosen) || actTypes().some(({ id }) => id === chosen);
  return html`<div class="field">
<label for="type">${s.t('explore.type')}</label>
<select id="type" name="type">
${option('', s.t('explore.anyType'))}${known ? '' : option(chosen, chosen)}
${families().map(
  (family) => html`<optgroup label="${family.labels[language]}">
${option(family.id, s.t('explore.wholeFamily', { family: family.labels[language] }))}
${actTypes()
  .filter((act) => act.family === family.id)
  .map((act) => option(act.id, act.labels[language]))}
</optgroup>`,
)}
</select>
</div>`;
}

/** The conditions that are set, each a link that takes it away. */
export function filterChips(page: PageContext, query: ExploreQuery, sourceName: string | null): Html {
  const { s } = page;
  const to = urls(page.language);
  const labels: Partial<Record<keyof ExploreQuery, Content>> = {
    type: query.type && typeLabel(page, query.type),
    country: query.country && bdi(query.country),
    place: query.place && bdi(query.place),
    actor: query.actor && bdi(query.actor),
    source: query.source && bdi(sourceName ?? query.source),
    from: query.from && html`${s.t('search.from')} ${bdi(query.from)}`,
    to: query.to && html`${s.t('search.to')} ${bdi(query.to)}`,
    status: query.status && s.t(`explore.status.${query.status}`),
    words: query.words && html`“${bdi(query.words)}”`,
    where: query.where && code(query.where),
    box: query.box && s.t('explore.area'),
    at: query.at !== undefined && s.t('seal.checkpoint', { size: query.at }),
  };
  const chips = Object.entries(labels).flatMap(([name, label]) => {
    if (!label) return [];
    const { [name as keyof ExploreQuery]: _gone, ...rest } = query;
    return [
      html`<li><a class="chip" href="${to.explore(rest)}"><span class="visually-hidden">${s.t('search.without')}</span> ${label} <span aria-hidden="true">×</span></a></li>`,
    ];
  });
  return chips.length === 0 ? html`` : html`<ul class="chips" aria-label="${s.t('search.filters')}">${chips}</ul>`;
}
