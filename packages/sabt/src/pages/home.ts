import type { ArchiveStatus, Counts, RecordSummary } from './app-port.ts';
import type { PageContext } from './context.ts';
import { bdi, type Content, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { archiveTitle } from './parts/archive-title.ts';
import { postForm } from './parts/forms.ts';
import { recordRow, section } from './parts/lists.ts';
import { searchBox } from './parts/search-box.ts';
import { type Urls, urls } from './urls.ts';

export interface HomeModel {
  status: ArchiveStatus;
  counts: Counts;
  latest: RecordSummary[];
  sampleAvailable: boolean;
}

export function homePage(page: PageContext, model: HomeModel): Html {
  const isEmpty = Object.values(model.counts.byKind).every((n) => n === 0);
  return layout(page, {
    title: archiveTitle(page, model.status),
    section: 'home',
    body: isEmpty ? firstRun(page, model) : filled(page, model),
  });
}

function filled(page: PageContext, { status, counts, latest }: HomeModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<div class="lead">
<h1>${bdi(archiveTitle(page, status))}</h1>
<p>${s.t('home.lead')}</p>
</div>
${searchBox(page, { query: '' })}
${figures(page, status, counts, to)}
${waiting(page, counts, to)}
${section(s.t('home.latest'), html`<ul class="rows">${latest.map((record) => recordRow(page, record))}</ul>`, {
  side: html`<a href="${to.search({ sort: 'newest' })}">${s.t('home.all')}</a>`,
})}`;
}

/** Sentences with a number in front; each is a link to what it counts. */
function figures(page: PageContext, status: ArchiveStatus, counts: Counts, to: Urls): Html {
  const { s } = page;
  const documents = counts.byKind.document ?? 0;
  const sources = counts.byKind.source ?? 0;
  const events = counts.byKind.event ?? 0;
  // the places may be unknown when the program was started anew
  const damaged = Math.max(status.damage.length, status.verified?.ok === false ? 1 : 0);
  // "none damaged" is said of what was looked at, and only after all of it was
  const checked = status.verified?.mode === 'full' ? status.verified.size : null;
  const entries = status.checkpoint.size;
  const figure = (href: string, n: number, words: Content, isDamage = false) =>
    html`<li${isDamage ? html` class="is-damaged"` : ''}><a href="${href}"><span class="figure">${s.number(n)}</span> <span class="words">${words}</span></a></li>`;
  return html`<ul class="figures">
${figure(to.search({ query: '', kind: 'document' }), documents, s.t('home.documents', { n: documents }))}
${figure(to.sources, sources, s.t('home.sources', { n: sources }))}
${events > 0 ? figure(to.search({ query: '', kind: 'event' }), events, s.t('home.events', { n: events })) : figure(to.unread(), counts.unread, s.t('home.unread', { n: counts.unread }))}
${damaged > 0 || checked !== null ? figure(to.log, damaged, s.t('home.damaged', { n: damaged, entries: checked ?? entries }), damaged > 0) : figure(to.log, entries, s.t('home.entries', { n: entries }))}
</ul>`;
}

function waiting(page: PageContext, counts: Counts, to: Urls): Html {
  const { s } = page;
  const row = (n: number, what: Content, about: Content, href: string, action: string) => html`<li class="row">
<div class="row-side count">${s.number(n)}</div>
<div class="row-main"><p class="row-title">${what}</p><p class="row-meta">${about}</p></div>
<div class="row-end"><a href="${href}">${action}</a></div>
</li>`;
  const rows: Html[] = [];
  const failures = counts.batchesWithFailures;
  if (counts.failed > 0 && failures.length > 0)
    rows.push(
      row(
        counts.failed,
        s.t('home.failed', { n: counts.failed }),
        say(page, 'home.failedIn', { n: failures.length, name: failures[0]!.name }),
        failures.length === 1 ? to.batch(failures[0]!.id, { status: 'failed' }) : to.batches(),
        s.t('home.seeFailed'),
      ),
    );
  const { codings, links } = counts.suggested;
  if (codings > 0)
    rows.push(
      row(codings, s.t('home.codings', { n: codings }), s.t('home.codingsAbout'), to.review(), s.t('nav.review')),
    );
  if (links > 0)
    rows.push(row(links, s.t('home.pairs', { n: links }), s.t('home.pairsAbout'), to.links(), s.t('nav.links')));
  for (const batch of counts.interrupted)
    rows.push(
      row(
        batch.progress.done,
        s.t('home.interrupted', { n: batch.progress.done }),
        bdi(batch.name),
        to.batch(batch.id),
        s.t('home.resume'),
      ),
    );
  if (counts.unread > 0)
    rows.push(
      row(
        counts.unread,
        s.t('home.unread', { n: counts.unread }),
        s.t('home.unreadAbout'),
        to.unread(),
        s.t('home.seeUnread'),
      ),
    );
  if (rows.length === 0) return html``;
  return section(s.t('home.waiting'), html`<ul class="rows">${rows}</ul>`);
}

function firstRun(page: PageContext, { status, sampleAvailable }: HomeModel): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<div class="lead">
<h1>${bdi(archiveTitle(page, status))}</h1>
<p>${s.t('first.lead')}</p>
</div>
<div class="choices">
<section>
<h2>${s.t('first.own')}</h2>
<p>${s.t('first.ownText')}</p>
<p><a class="button" href="${to.takeIn}">${s.t('first.ownAction')}</a></p>
</section>
${
  sampleAvailable
    ? html`<section>
<h2>${s.t('first.sample')}</h2>
<p>${s.t('first.sampleText')}</p>
${postForm(page, to.sample, html`<button class="quiet">${s.t('first.sampleAction')}</button>`)}
</section>`
    : ''
}
</div>
${section(
  s.t('first.then'),
  html`<ol class="steps">
<li>${s.t('first.step1')}</li>
<li>${s.t('first.step2')}</li>
<li>${say(page, 'first.step3', { receipt: html`<a href="${to.glossary('receipt')}">${s.t('first.receipt')}</a>` })}</li>
</ol>`,
)}`;
}
