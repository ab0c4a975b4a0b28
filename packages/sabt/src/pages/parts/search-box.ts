import type { SearchQuery } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { urls } from '../urls.ts';
import { hidden } from './forms.ts';

/** The search field. What filters are set goes along. */
export function searchBox(page: PageContext, search: SearchQuery): Html {
  const { s } = page;
  const to = urls(page.language);
  const kept = (['kind', 'language', 'source', 'tag', 'from', 'to', 'sort'] as const)
    .filter((name) => search[name] !== undefined)
    .map((name) => hidden(name, search[name]!));
  return html`<search><form class="search-box" action="${to.search()}" method="get">
<label class="visually-hidden" for="query">${s.t('search.label')}</label>
<input id="query" name="query" type="search" value="${search.query}" autocomplete="off" spellcheck="false" aria-describedby="query-hint">
${kept}<button>${s.t('search.action')}</button>
</form></search>
<p class="hint" id="query-hint">${s.t('search.hint')} <a href="${to.searchHelp}">${s.t('help.title')}</a></p>`;
}
