/** Lists of public records: by kind and year, by letter for who has no script, and what there is at the start. */
import { actDate, countryWord, rangeWords, statusBadge, typeLabel } from '../explore/explore-words.ts';
import { bdi, type Content, type Html, html, own } from '../html.ts';
import { sentence } from '../measuring/indicator-words.ts';
import { askedOf } from '../measuring/question.ts';
import { stackedDay } from '../parts/dates.ts';
import { dotted, section } from '../parts/lists.ts';
import { checkpointLine, home, publicDocument } from './frame.ts';
import { measurementOf } from './measurement.ts';
import { LISTED, type Listed, type ListPart, type PublicPage, type PublicView } from './model.ts';
import { barsByYear, type MapPoint, mapOf, type YearCount } from './pictures.ts';
import { isSample, titleWords } from './record.ts';

export function viewRow(page: PublicPage, view: PublicView): Html {
  const { s } = page;
  const found = view.kind === 'figure' ? measurementOf(view.id, view.values) : null;
  const link = (words: Content): Html => html`<a href="${home(page)}${view.page}">${words}</a>`;
  const isTitled = view.title !== null && view.kind !== 'figure';
  const title = isTitled ? own(view.title!, view.language) : titleWords(page, view);
  // a number is known by what it says
  const [first, second] =
    found === null
      ? [link(title), s.t(`kind.${view.kind}`)]
      : [sentence(page, found, askedOf(page, found.definition)), link(title)];
  return html`<li class="row">
<div class="row-side">${stackedDay(page, view.date)}</div>
<div class="row-main"><p class="row-title">${first}</p>
<p class="row-meta">${dotted([second, view.language !== null && s.languageName(view.language)])}</p></div>
</li>`;
}

const rows = (page: PublicPage, views: readonly PublicView[]): Html =>
  html`<ul class="rows">${views.map((view) => viewRow(page, view))}</ul>`;

/** A year in the reader's digits; the years are those of the Gregorian calendar, as the data have them. */
export function partLabel({ s }: PublicPage, { label }: ListPart): string {
  if (label === null) return s.t('publish.undated');
  return /^\d{4}$/.test(label) ? s.ordinal(Number(label)) : label;
}

export function parts(page: PublicPage, list: readonly ListPart[], current: string): Html {
  const at = home(page);
  return html`<nav aria-label="${page.s.t('pager.label')}"><ul class="links parts">${list.map((part) => html`<li><a href="${at}${part.page}"${part.page === current ? html` aria-current="page"` : ''}>${bdi(partLabel(page, part))}</a> <span class="faint">${page.s.number(part.n)}</span></li>`)}</ul></nav>`;
}

export function listPage(page: PublicPage, kind: Listed, list: readonly ListPart[]): string {
  const { s } = page;
  return publicDocument(page, {
    title: s.t(`publish.list.${kind}`),
    body: html`<h1>${s.t(`publish.list.${kind}`)}</h1>
${parts(page, list, page.file)}`,
  });
}

export function listPartPage(page: PublicPage, kind: Listed, part: ListPart, views: readonly PublicView[]): string {
  const { s } = page;
  const name = s.t(`publish.list.${kind}`);
  return publicDocument(page, {
    title: `${name}: ${partLabel(page, part)}`,
    body: html`<p class="kicker"><a href="index.html">${name}</a></p><h1>${name}: ${bdi(partLabel(page, part))}</h1>${rows(page, views)}`,
  });
}

export function letterPage(page: PublicPage, part: ListPart, views: readonly PublicView[]): string {
  const { s } = page;
  return publicDocument(page, {
    title: `${s.t('publish.letters')}: ${part.label ?? ''}`,
    body: html`<p class="kicker"><a href="../search.html">${s.t('nav.search')}</a></p><h1>${bdi(part.label ?? '')}</h1>${rows(page, views)}`,
  });
}

export function searchPage(page: PublicPage, letters: readonly ListPart[]): string {
  const { s } = page;
  return publicDocument(page, {
    title: s.t('nav.search'),
    script: page.scripts.search,
    body: html`<h1>${s.t('nav.search')}</h1>
<form id="search" role="search" data-base="${page.base}" data-home="${home(page)}" hidden
 data-none="${s.t('publish.search.none')}" data-found="${s.t('publish.search.found', { n: '{n}' })}" data-failed="${s.t('publish.search.failed')}">
<div class="with-button"><label for="q">${s.t('search.label')}</label><input id="q" name="q" type="search" dir="auto" autocomplete="off"><button>${s.t('search.action')}</button></div>
</form>
<p id="found" role="status"></p>
<ol id="hits" class="rows"></ol>
<p id="more" hidden><button type="button" class="quiet">${s.t('publish.search.more')}</button></p>
<noscript><p class="notice">${s.t('publish.search.noScript')}</p></noscript>
<p id="waiting" class="notice late">${s.t('publish.search.failed')}</p>
${section(s.t('publish.letters'), html`<p class="hint">${s.t('publish.letters.hint')}</p>${parts(page, letters, page.file)}`, { id: 'letters' })}
<dl hidden>${['document', 'event', 'act', 'claim', 'figure', 'source', 'actor', 'place', 'response', 'series'].map((kind) => html`<dt data-kind="${kind}">${s.lookup(`kind.${kind}`) ?? kind}</dt>`)}</dl>`,
  });
}

export interface HomeModel {
  latest: readonly PublicView[];
  years: readonly YearCount[];
  points: readonly MapPoint[];
}

export function publicHome(page: PublicPage, { latest, years, points }: HomeModel): string {
  const { s, site } = page;
  return publicDocument(page, {
    title: site.title,
    body: html`<div class="lead"><h1>${bdi(site.title)}</h1><p>${s.t('publish.lead')}</p>${latest.some(({ values }) => isSample(values)) ? html`<p class="notice">${s.t('sample.banner')}</p>` : ''}</div>
<ul class="figures">${LISTED.filter((kind) => (site.counts[kind] ?? 0) > 0).map((kind) => html`<li><a href="${kind}s/index.html"><span class="figure">${s.number(site.counts[kind]!)}</span> <span class="words">${s.t(`publish.list.${kind}`)}</span></a></li>`)}</ul>
<p><a class="button" href="search.html">${s.t('nav.search')}</a></p>
${years.length === 0 ? '' : section(s.t('nav.explore'), pictures(page, years, points), { side: html`<a href="explore.html">${s.t('explore.asTable')}</a>` })}
${section(s.t('publish.latest'), rows(page, latest))}
<p class="hint">${checkpointLine(page)}</p>`,
  });
}

function pictures(page: PublicPage, years: readonly YearCount[], points: readonly MapPoint[]): Html {
  return html`${barsByYear(page, years)}${mapOf(page, points)}`;
}

export function explorePage(page: PublicPage, list: readonly ListPart[], model: Omit<HomeModel, 'latest'>): string {
  const { s } = page;
  return publicDocument(page, {
    title: s.t('nav.explore'),
    body: html`<h1>${s.t('nav.explore')}</h1><p class="hint">${s.t('publish.explore.hint')}</p>${pictures(page, model.years, model.points)}
${section(s.t('explore.asTable'), parts(page, list, page.file))}`,
  });
}

/** Acts of a year, one a row. `sources` counts only those that are shown. */
export function exploreYearPage(page: PublicPage, part: ListPart, acts: readonly PublicView[]): string {
  const { s } = page;
  const title = `${s.t('nav.explore')}: ${partLabel(page, part)}`;
  return publicDocument(page, {
    title,
    body: html`<p class="kicker"><a href="../explore.html">${s.t('nav.explore')}</a></p><h1>${bdi(partLabel(page, part))}</h1>
<div class="table" role="region" aria-label="${title}" tabindex="0"><table class="fold acts">
<thead><tr><th scope="col">${s.t('explore.when')}</th><th scope="col">${s.t('explore.what')}</th><th scope="col">${s.t('field.place')}</th><th scope="col">${s.t('explore.people')}</th><th scope="col">${s.t('field.status')}</th></tr></thead>
<tbody>${acts.map((act) => actRow(page, act))}</tbody></table></div>`,
  });
}

const PEOPLE = ['killed', 'injured', 'arrested', 'participants'] as const;

function actRow(page: PublicPage, act: PublicView): Html {
  const { s } = page;
  const { values } = act;
  const type = typeof values['type'] === 'string' ? values['type'] : null;
  const date = (values['when'] ?? {}) as { start?: string; end?: string; precision?: string };
  const counts = PEOPLE.filter((path) => Array.isArray(values[path]));
  const told = counts.map(
    (path) =>
      html`<span class="short">${rangeWords(page, values[path] as [number, number, number])} ${s.t(`explore.${path}`)}</span>`,
  );
  return html`<tr>
<td class="act-date" data-label="${s.t('explore.when')}">${actDate(page, { start: date.start ?? null, end: date.end ?? null, precision: date.precision ?? null })}</td>
<th scope="row"><a href="${home(page)}${act.page}">${typeLabel(page, type)}</a>${act.title === null ? '' : html`<span class="act-title" dir="auto">${act.title}</span>`}</th>
<td data-label="${s.t('field.place')}">${placeWords(page, act)}</td>
<td data-label="${s.t('explore.people')}">${told.length === 0 ? html`<span class="faint">–</span>` : dotted(told)}</td>
<td data-label="${s.t('field.status')}">${statusBadge(page, String(values['status'] ?? 'confirmed'))}</td>
</tr>`;
}

function placeWords(page: PublicPage, { values }: PublicView): Content {
  const place = values['place'];
  const name = typeof place === 'string' ? place : ((place as { name?: string } | undefined)?.name ?? null);
  const country = typeof values['country'] === 'string' ? values['country'] : null;
  return dotted([name !== null && bdi(name), country !== null && country !== name && bdi(countryWord(page, country))]);
}
