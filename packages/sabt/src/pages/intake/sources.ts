import type { SourceSummary } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day } from '../parts/dates.ts';
import { empty } from '../parts/lists.ts';
import { urls } from '../urls.ts';

export function sourcesPage(page: PageContext, sources: SourceSummary[]): Html {
  const { s } = page;
  const to = urls(page.language);
  const hasTypes = sources.some((source) => source.type !== null);
  return layout(page, {
    title: s.t('sources.title'),
    section: 'sources',
    body: html`<div class="lead"><h1>${s.t('sources.title')}</h1><p>${s.t('sources.lead')}</p></div>
${
  sources.length === 0
    ? empty(s.t('sources.empty'), html`<a class="button" href="${to.takeIn}">${s.t('first.ownAction')}</a>`)
    : html`<div class="table" role="region" aria-label="${s.t('sources.title')}" tabindex="0"><table class="fold">
<thead><tr><th scope="col">${s.t('kind.source')}</th>${hasTypes ? html`<th scope="col">${s.t('field.type')}</th>` : ''}<th scope="col">${s.t('field.reliability')}</th><th scope="col" class="n">${s.t('sources.records')}</th><th scope="col">${s.t('sources.span')}</th><th scope="col">${s.t('sources.rule')}</th></tr></thead>
<tbody>${sources.map((source) => row(page, source, hasTypes))}</tbody>
</table></div>
<p class="hint">${s.t('sources.grades')}</p>`
}`,
  });
}

function row(page: PageContext, source: SourceSummary, hasTypes: boolean): Html {
  const { s } = page;
  const to = urls(page.language);
  const span =
    source.first === null || source.last === null
      ? html`<span class="faint">${s.t('date.none')}</span>`
      : html`${day(page, source.first)}${source.last === source.first ? '' : html`<br>${day(page, source.last)}`}`;
  return html`<tr>
<th scope="row"><a href="${to.record(source.id)}">${bdi(source.name)}</a>${source.country === null ? '' : html` <span class="faint">${bdi(s.countryName(source.country))}</span>`}</th>
${hasTypes ? html`<td data-label="${s.t('field.type')}">${source.type === null ? '' : bdi(source.type)}</td>` : ''}
<td data-label="${s.t('field.reliability')}">${source.reliability === null ? html`<span class="faint">${s.t('sources.ungraded')}</span>` : (s.lookup(`reliability.${source.reliability}`) ?? source.reliability)}</td>
<td class="n" data-label="${s.t('sources.records')}"><a href="${to.search({ query: '', source: source.id })}">${s.number(source.records)}</a></td>
<td data-label="${s.t('sources.span')}">${span}</td>
<td data-label="${s.t('sources.rule')}">${s.t(source.public ? 'confidentiality.public' : 'confidentiality.restricted')}</td>
</tr>`;
}
