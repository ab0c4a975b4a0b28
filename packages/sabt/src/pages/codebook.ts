/** The codebook: the kinds of act by family, what each means, what others call it, and how many acts are of it. */
import {
  type ActType,
  actTypes,
  CODEBOOK_VERSION,
  families,
  rightsArticles,
  rightsInstruments,
} from '../codebook/index.ts';
import type { PageContext } from './context.ts';
import type { CodebookCounts } from './explore/explore-port.ts';
import { type Content, code, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { dotted, section } from './parts/lists.ts';
import { urls } from './urls.ts';

export function codebookPage(page: PageContext, model: CodebookCounts): Html {
  const { s, language } = page;
  return layout(page, {
    title: s.t('codebook.title'),
    section: 'explore',
    body: html`<h1 class="page-title">${s.t('codebook.title')}</h1>
<p class="hint">${say(page, 'codebook.lead', { version: code(CODEBOOK_VERSION) })}</p>
<nav aria-label="${s.t('codebook.families')}"><ul class="plain links">${families().map(({ id, labels }) => html`<li><a href="#family-${id}">${labels[language]}</a></li>`)}</ul></nav>
${families().map(({ id, labels }) =>
  section(
    labels[language],
    html`<div class="codebook">${actTypes()
      .filter((act) => act.family === id)
      .map((act) => oneType(page, act, model))}</div>`,
    { id: `family-${id}`, side: familyCount(page, id, model) },
  ),
)}
<p class="hint">${s.t('explore.computed')} ${s.t('seal.checkpoint', { size: model.checkpoint.size })}</p>`,
  });
}

/** Acts of a family, as links. */
function familyCount(page: PageContext, family: string, { counts }: CodebookCounts): Html {
  const of = actTypes().filter((act) => act.family === family);
  const sum = (status: 'confirmed' | 'suggested') => of.reduce((n, { id }) => n + (counts.get(id)?.[status] ?? 0), 0);
  return countLinks(page, { type: family }, sum('confirmed'), sum('suggested'));
}

function countLinks(
  page: PageContext,
  query: { type: string } | { where: string },
  confirmed: number,
  suggested: number,
): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`${dotted([
    confirmed > 0 &&
      html`<a href="${to.explore(query, { view: 'table' })}">${s.t('explore.confirmed', { n: confirmed })}</a>`,
    suggested > 0 &&
      html`<a href="${to.explore({ ...query, status: 'suggested' }, { view: 'table' })}">${s.t('explore.suggested', { n: suggested })}</a>`,
    confirmed + suggested === 0 && html`<span class="faint">${s.t('codebook.noActs')}</span>`,
  ])}`;
}

function oneType(page: PageContext, act: ActType, { counts }: CodebookCounts): Html {
  const { s, language } = page;
  const { confirmed, suggested } = counts.get(act.id) ?? { confirmed: 0, suggested: 0 };
  const parent = actTypes().find(({ id }) => id === act.parent);
  const crosswalk: [string, string | null][] = [
    [
      'PLOVER',
      act.plover.type === null ? null : [act.plover.type, act.plover.mode].filter((one) => one !== null).join(' / '),
    ],
    ['ACLED', act.acled === null ? null : `${act.acled.event} / ${act.acled.subEvent}`],
    ['CAMEO', act.cameo],
    ['UCDP', act.ucdp],
  ];
  return html`<article class="act-type" id="${act.id}">
<h3>${act.labels[language]} ${code(act.id)}</h3>
<p class="row-meta">${dotted([parent !== undefined && html`${s.t('codebook.kindOf')} <a href="#${parent.id}">${parent.labels[language]}</a>`, countLinks(page, { where: `act:${act.id}` }, confirmed, suggested)])}</p>
<p class="definition">${act.definitions[language]}</p>
${act.examples[language].map((example) => html`<p class="example">${example}</p>`)}
<dl class="facts">${crosswalk.map(([name, value]) => (value === null ? '' : html`<div><dt><bdi lang="en">${name}</bdi></dt><dd>${code(value)}</dd></div>`))}
${act.rights.length === 0 ? '' : html`<div><dt>${s.t('field.rightsArticles')}</dt><dd>${rightsWords(page, act.rights)}</dd></div>`}</dl>
</article>`;
}

/** Articles by their instruments and titles; where the women's-rights lens applies, it is said. */
export function rightsWords(page: PageContext, ids: readonly string[]): Html {
  const { s, language } = page;
  return html`<ul class="plain">${ids.map((id) => {
    const article = rightsArticles().find((one) => one.id === id);
    if (article === undefined) return html`<li>${code(id)}</li>`;
    const instrument: Content =
      rightsInstruments().find((one) => one.id === article.instrument)?.labels[language] ?? article.instrument;
    return html`<li><span title="${instrument}">${article.labels[language]}</span>${article.womensRights ? html` <span class="faint">${s.t('codebook.womensRights')}</span>` : ''}</li>`;
  })}</ul>`;
}
