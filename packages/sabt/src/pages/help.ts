import type { PageContext } from './context.ts';
import { type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { dateExamples } from './parts/dates.ts';
import { section } from './parts/lists.ts';
import { urls } from './urls.ts';

/** What can be typed, what it finds, an example. The examples are the reader's own language where that matters. */
const FORMS = ['words', 'phrase', 'prefix', 'or', 'not', 'field'] as const;
const FIELDS = ['title', 'source', 'tag', 'author', 'place'] as const;

export function searchHelpPage(page: PageContext): Html {
  const { s } = page;
  const to = urls(page.language);
  const example = (query: string) => html`<a href="${to.search({ query })}"><bdi dir="auto">${query}</bdi></a>`;
  return layout(page, {
    title: s.t('help.title'),
    section: 'search',
    body: html`<div class="lead"><h1>${s.t('help.title')}</h1><p>${s.t('help.lead')}</p></div>
<div class="table" role="region" aria-label="${s.t('help.title')}" tabindex="0"><table class="examples">
<thead><tr><th scope="col">${s.t('help.type')}</th><th scope="col">${s.t('help.finds')}</th></tr></thead>
<tbody>${FORMS.map((form) => html`<tr><th scope="row">${example(s.t(`help.${form}.example`))}</th><td>${s.t(`help.${form}`)}</td></tr>`)}</tbody>
</table></div>
${section(s.t('help.fieldsTitle'), html`<ul class="links inline-list">${FIELDS.map((name) => html`<li><bdi class="code" dir="ltr">${name}:</bdi> ${s.t(`field.${name === 'tag' ? 'tags' : name === 'source' ? 'sources' : name}`)}</li>`)}</ul>`)}
${section(s.t('help.spellingTitle'), html`<div class="prose"><p>${s.t('help.spelling1')}</p><p>${s.t('help.spelling2')}</p></div>`)}
${section(s.t('help.datesTitle'), html`<div class="prose"><p>${say(page, 'help.dates', dateExamples(page))}</p></div>`)}
${section(s.t('help.safeTitle'), html`<div class="prose"><p>${s.t('help.safe')}</p></div>`)}`,
  });
}
