/** The filter of the explorer: a form whose address is the selection. */
import { actTypes, families } from '../../codebook/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, code, type Html, html, say } from '../html.ts';
import { dateExamples } from '../parts/dates.ts';
import { field, hidden, select } from '../parts/forms.ts';
import { urls } from '../urls.ts';
import type { View } from './explore-links.ts';
import { EXPLORE_STATUS, type Explored, type ExploreQuery } from './explore-port.ts';
import { countryWord, typeLabel } from './explore-words.ts';

const BEHIND: readonly (keyof ExploreQuery)[] = ['place', 'actor', 'source', 'where', 'at'];

export function exploreFilter(
  page: PageContext,
  { query, view, explored }: { query: ExploreQuery; view: View; explored?: Explored },
): Html {
  return html`<search><form class="explore-form" method="get" action="${urls(page.language).explore()}">
${hidden('view', view)}${filterFields(page, { query, sourceName: explored?.sourceName ?? null, more: html`<button>${page.s.t('explore.show')}</button>` })}
</form></search>`;
}

/** The fields of a filter, in any form. A second filter of the same form has a prefix before its names. */
export function filterFields(
  page: PageContext,
  of: { query: ExploreQuery; sourceName: string | null; prefix?: string; more?: Content; ofActs?: boolean },
): Html {
  const { s } = page;
  const { query, prefix = '', ofActs = true } = of;
  const named = (name: string): string => prefix + name;
  const hint = named('dates-hint');
  return html`${query.box === undefined ? '' : hidden(named('box'), query.box)}
<div class="explore-fields">
${field({ id: named('words'), label: s.t('explore.words'), value: query.words ?? '', type: 'search' })}
${ofActs ? typeSelect(page, named('type'), query.type ?? '') : ''}
${field({ id: named('country'), label: s.t('field.country'), value: query.country ?? '' })}
${
  ofActs
    ? select({
        id: named('status'),
        label: s.t('field.status'),
        value: query.status ?? 'confirmed',
        choices: EXPLORE_STATUS.map((value) => ({ value, label: s.t(`explore.status.${value}`) })),
      })
    : ''
}
${field({ id: named('from'), label: s.t('search.from'), value: query.from ?? '', direction: 'ltr', describedBy: hint })}
${field({ id: named('to'), label: s.t('search.to'), value: query.to ?? '', direction: 'ltr', describedBy: hint })}
${of.more ?? ''}
</div>
<p class="hint" id="${hint}">${say(page, 'search.dateHint', dateExamples(page))}</p>
<details${BEHIND.some((name) => query[name] !== undefined) ? html` open` : ''}>
<summary>${s.t('explore.more')}</summary>
<div class="explore-fields">
${
  ofActs
    ? html`${field({ id: named('place'), label: s.t('field.place'), value: query.place ?? '' })}
${field({ id: named('actor'), label: s.t('explore.actor'), value: query.actor ?? '' })}`
    : ''
}
${field({ id: named('source'), label: s.t('field.source'), value: of.sourceName ?? query.source ?? '' })}
${prefix === '' ? field({ id: 'at', label: s.t('explore.at'), value: query.at === undefined ? '' : String(query.at), direction: 'ltr' }) : ''}
</div>
${field({
  id: named('where'),
  label: s.t('explore.where'),
  value: query.where ?? '',
  direction: 'ltr',
  hint: say(page, 'explore.whereHint', { example: code('killed>=3 -country:IQ (act:arrest OR act:trial)') }),
})}
</details>`;
}

/** Act types under their families; a type stands for its kinds too. */
function typeSelect(page: PageContext, id: string, chosen: string): Html {
  const { s, language } = page;
  const option = (value: string, label: Content) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`;
  const known =
    chosen === '' || families().some((family) => family.id === chosen) || actTypes().some((act) => act.id === chosen);
  return html`<div class="field">
<label for="${id}">${s.t('explore.type')}</label>
<select id="${id}" name="${id}">
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
export function filterChips(
  page: PageContext,
  query: ExploreQuery,
  sourceName: string | null,
  href: (rest: ExploreQuery) => string = urls(page.language).explore,
): Html {
  const { s } = page;
  const labels: Partial<Record<keyof ExploreQuery, Content>> = {
    type: query.type && typeLabel(page, query.type),
    country: query.country && bdi(countryWord(page, query.country)),
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
      html`<li><a class="chip" href="${href(rest)}"><span class="visually-hidden">${s.t('search.without')}</span> ${label} <span aria-hidden="true">×</span></a></li>`,
    ];
  });
  return chips.length === 0 ? html`` : html`<ul class="chips" aria-label="${s.t('search.filters')}">${chips}</ul>`;
}
