/** The link desk: two records beside each other, field by field, and one key for each decision. */
import { fold } from '../../stages/reading/index.ts';
import type { ComparedField, LinkCluster, LinkedKind, LinkedRecord, LinkQueue, LinkView, Page } from '../app-port.ts';
import { LINKED_KINDS } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { statusBadge } from '../explore/explore-words.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actLabel } from '../parts/coding.ts';
import { day } from '../parts/dates.ts';
import { hidden, postForm, select } from '../parts/forms.ts';
import { jobBox } from '../parts/job.ts';
import { dotted, empty, pager, section } from '../parts/lists.ts';
import { marked } from '../parts/marks.ts';
import { urls } from '../urls.ts';
import { deskNotice, key } from './review.ts';

export const LINKS_PER_PAGE = 25;
/** Bits from which a field speaks strongly, and below which it says nothing. */
const STRONG = 4;
const SILENT = 0.5;

export function linksPage(page: PageContext, queue: LinkQueue): Html {
  const { s } = page;
  const to = urls(page.language);
  const { current } = queue;
  const where = queue.position > 0 ? s.t('links.one', { position: queue.position, left: s.number(queue.left) }) : null;
  return layout(page, {
    title: where === null ? s.t('links.title') : `${s.t('links.title')} · ${where}`,
    section: 'links',
    islands: ['progress', 'desk-keys'],
    body: html`<div class="desk-head">
<h1>${s.t('links.title')}</h1>
${deskNotice(page)}
<p class="desk-figures">${dotted([
      html`<b>${s.number(queue.left)}</b> ${s.t('links.left', { n: queue.left })}`,
      html`<b>${s.number(queue.doneToday)}</b> ${s.t('review.doneToday', { n: queue.doneToday })}`,
      queue.decided > 0 &&
        html`<a href="${to.decidedLinks()}"><b>${s.number(queue.decided)}</b> ${s.t('links.decided', { n: queue.decided })}</a>`,
      html`<a href="${to.linkClusters(queue.kind)}">${s.t('links.toClusters')}</a>`,
    ])}</p>
</div>
<nav class="sorts kinds" aria-label="${s.t('links.kind')}">${LINKED_KINDS.map((kind) => html`<a href="${to.links({ kind })}"${kind === queue.kind ? html` aria-current="true"` : ''}>${s.t(`links.kind.${kind}`)} (${s.number(queue.byKind[kind])})</a> `)}</nav>
${jobBox(page, queue.suggesting, 'links', to.suggestLinksProgress, to.links({ kind: queue.kind }))}
${current === null ? html`<p class="hint">${s.t('links.lead')}</p>${empty(s.t('links.empty'))}${undoForm(page, queue)}` : pair(page, queue, current, where)}
${suggestForm(page, queue.kind)}`,
  });
}

function suggestForm(page: PageContext, kind: LinkedKind): Html {
  const { s } = page;
  return postForm(
    page,
    urls(page.language).suggestLinks,
    html`${select({ id: 'suggest-kind', name: 'kind', label: s.t('links.suggestKind'), value: kind, choices: LINKED_KINDS.map((value) => ({ value, label: s.t(`links.kind.${value}`) })) })}<button class="quiet">${s.t('links.suggest')}</button>`,
    { className: 'with-button desk-suggest' },
  );
}

function pair(page: PageContext, queue: LinkQueue, view: LinkView, where: string | null): Html {
  const { s } = page;
  const to = urls(page.language);
  const { kind } = queue;
  return html`<section class="pair" data-desk aria-labelledby="question">
<p class="kicker">${dotted([where, sureness(page, view), view.state !== 'suggested' && s.t(`links.state.${view.state}`)])}</p>
<h2 id="question">${s.t(`links.question.${view.kind}`)}</h2>
${comparison(page, view)}
${texts(page, view)}
<div class="desk-actions" role="group" aria-label="${s.t('review.actions')}">
${postForm(
  page,
  to.decideLink,
  html`${hidden('id', view.id)}${hidden('kind', kind)}<button name="decision" value="confirm" data-key="KeyC" aria-keyshortcuts="c">${s.t('links.same')} ${key('c')}</button>
<button class="quiet" name="decision" value="reject" data-key="KeyR" aria-keyshortcuts="r">${s.t('links.different')} ${key('r')}</button>`,
)}
<a class="button quiet" href="${to.links({ kind, after: view.id })}" data-key="KeyS KeyN" aria-keyshortcuts="s">${s.t('review.skip')} ${key('s')}</a>
<a class="button quiet" href="${to.links({ kind, before: view.id })}" data-key="KeyP" aria-keyshortcuts="p">${s.t('review.previous')} ${key('p')}</a>
${undoForm(page, queue)}
</div>
<p class="hint keys" data-keys data-on="${s.t('review.keysOn')}" data-off="${s.t('review.keysOff')}" hidden><button type="button" class="link" data-keys-toggle>${s.t('review.keysOn')}</button> ${s.t('review.keysHint')}</p>
</section>`;
}

function undoForm(page: PageContext, { undoable, kind }: LinkQueue): Html {
  if (!undoable) return html``;
  return postForm(
    page,
    urls(page.language).undoLink,
    html`${hidden('kind', kind)}<button class="quiet" data-key="KeyU" aria-keyshortcuts="u">${page.s.t('review.undo')} ${key('u')}</button>`,
  );
}

const sureness = ({ s }: PageContext, { method, probability }: LinkView): string =>
  s.t(method === 'resemblance' ? 'links.resemblance' : 'links.probability', { percent: s.percent(probability) });

function comparison(page: PageContext, { a, b, fields }: LinkView): Html {
  const { s } = page;
  return html`<div class="table" role="region" aria-label="${s.t('links.title')}" tabindex="0"><table class="compare">
<thead><tr><th scope="col">${s.t('links.field')}</th><th scope="col">${record(page, a)}</th><th scope="col">${record(page, b)}</th><th scope="col">${s.t('links.how')}</th></tr></thead>
<tbody>${fields.map(
    (field) =>
      html`<tr class="is-${field.how}"><th scope="row">${s.lookup(`links.field.${field.field}`) ?? field.field}</th><td>${cell(page, field, 'a')}</td><td>${cell(page, field, 'b')}</td><td>${s.t(`links.how.${field.how}`)}${field.bits === null ? '' : html` <span class="faint">${speaks(page, field.bits)}</span>`}</td></tr>`,
  )}</tbody></table></div>`;
}

function record(page: PageContext, { id, name, source, withdrawn }: LinkedRecord): Html {
  const to = urls(page.language);
  return html`<a href="${to.record(id)}">${bdi(name)}</a>${withdrawn ? html` ${statusBadge(page, 'withdrawn')}` : ''}${source === null ? '' : html`<br><span class="row-meta">${bdi(source.name)}</span>`}`;
}

/** A value as people read it; in texts, the words that the other side has not are marked. */
function cell(page: PageContext, { field, a, b, how }: ComparedField, side: 'a' | 'b'): Content {
  const value = side === 'a' ? a : b;
  const other = side === 'a' ? b : a;
  if (value === null) return html`<span class="faint">–</span>`;
  if (field === 'when' && /^\d{4}-\d\d-\d\d$/.test(value)) return day(page, value);
  if (field === 'type') return actLabel(page, value);
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return page.s.countryName(value);
  if (/^\d+$/.test(value)) return page.s.number(Number(value));
  if (other === null || how === 'same') return bdi(value);
  return html`<bdi>${marked(value, differing(value, other))}</bdi>`;
}

function speaks({ s }: PageContext, bits: number): string {
  if (Math.abs(bits) < SILENT) return s.t('links.neither');
  if (bits > 0) return s.t(bits >= STRONG ? 'links.for.strong' : 'links.for.some');
  return s.t(bits <= -STRONG ? 'links.against.strong' : 'links.against.some');
}

/** The beginnings of two texts beside each other. */
function texts(page: PageContext, { a, b, kind }: LinkView): Html {
  const { s } = page;
  if (kind !== 'document' || a.beginning === null || b.beginning === null) return html``;
  const sheet = (one: LinkedRecord, other: string) =>
    html`<div class="sheet passage"${one.language === null ? '' : html` lang="${one.language}"`}><p dir="auto">${marked(one.beginning!, differing(one.beginning!, other))}</p></div>`;
  return section(s.t('links.texts'), html`<div class="two">${sheet(a, b.beginning)}${sheet(b, a.beginning)}</div>`);
}

/** Spans of the words of a text that the other text has nowhere. */
export function differing(text: string, other: string): [number, number][] {
  const words = /[\p{L}\p{M}\p{N}\u200c]+/gu;
  const there = new Set(Array.from(other.matchAll(words), ([word]) => fold(word)));
  return Array.from(text.matchAll(words))
    .filter(([word]) => !there.has(fold(word)))
    .map((match) => [match.index, match.index + match[0].length]);
}

/** What was decided, newest first, each to be undone. */
export function decidedLinksPage(page: PageContext, { list, page: at }: { list: Page<LinkView>; page: number }): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('links.decidedTitle'),
    section: 'links',
    body: html`<div class="lead"><h1>${s.t('links.decidedTitle')}</h1><p>${s.t('links.lead')}</p></div>
${deskNotice(page)}
<p><a href="${to.links()}">${s.t('review.back')}</a></p>
${list.items.length === 0 ? empty(s.t('links.decidedEmpty')) : html`<ul class="rows">${list.items.map((link) => decidedRow(page, link))}</ul>`}
${list.total > LINKS_PER_PAGE ? pager(page, { page: at, size: LINKS_PER_PAGE, total: list.total }, (n) => to.decidedLinks(n)) : ''}`,
  });
}

function decidedRow(page: PageContext, view: LinkView): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<li class="row"><div class="row-side">${s.t(`links.state.${view.state}`)}</div>
<div class="row-main"><p class="row-title"><a href="${to.links({ kind: view.kind, id: view.id })}">${bdi(view.a.name)} <span aria-hidden="true">·</span> ${bdi(view.b.name)}</a></p>
<p class="row-meta">${dotted([s.t(`links.kind.${view.kind}`), sureness(page, view), view.a.source && bdi(view.a.source.name), view.b.source && bdi(view.b.source.name)])}</p></div>
<div class="row-end">${postForm(page, to.undoLink, html`${hidden('id', view.id)}<button class="quiet" aria-label="${s.t('links.undoThis')}: ${view.a.name} · ${view.b.name}">${s.t('links.undoThis')}</button>`, { className: 'inline' })}</div></li>`;
}

/** Groups that the pairs make. */
export function clustersPage(
  page: PageContext,
  { kind, clusters, cap }: { kind: LinkedKind; clusters: LinkCluster[]; cap: number },
): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = s.t('links.clustersTitle', { kind: s.t(`links.kind.${kind}`) });
  return layout(page, {
    title,
    section: 'links',
    body: html`<div class="lead"><h1>${title}</h1><p>${s.t('links.clustersLead', { cap })}</p></div>
<nav class="sorts kinds" aria-label="${s.t('links.kind')}">${LINKED_KINDS.map((one) => html`<a href="${to.linkClusters(one)}"${one === kind ? html` aria-current="true"` : ''}>${s.t(`links.kind.${one}`)}</a> `)}</nav>
<p><a href="${to.links({ kind })}">${s.t('review.back')}</a></p>
${clusters.length === 0 ? empty(s.t('links.clustersEmpty')) : clusters.map((cluster) => clusterBlock(page, cluster))}`,
  });
}

function clusterBlock(page: PageContext, { members, weakest, pairs }: LinkCluster): Html {
  const { s } = page;
  const to = urls(page.language);
  return section(
    s.t('links.clusterSize', { n: members.length }),
    html`<ul class="links">${members.map(({ id, name }) => html`<li><a href="${to.record(id)}">${bdi(name)}</a></li>`)}</ul>
<p class="hint">${s.t('links.weakest', { percent: s.percent(weakest) })}${pairs[0] === undefined ? '' : html` · <a href="${to.links({ id: pairs[0] })}">${s.t('links.pairsOpen', { n: pairs.length })}</a>`}</p>`,
  );
}
