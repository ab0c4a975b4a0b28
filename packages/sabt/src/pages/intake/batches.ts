import type { BatchSummary, BatchView, LedgerStatus, Page } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say, shortHash } from '../html.ts';
import { layout } from '../layout.ts';
import { instant, stackedDay } from '../parts/dates.ts';
import { postForm } from '../parts/forms.ts';
import { ledgerTable, outcome, progress, reasonList } from '../parts/ledger.ts';
import { dotted, empty, pager, section } from '../parts/lists.ts';
import { reasonWithDetail } from '../parts/reasons.ts';
import { urls } from '../urls.ts';

export const BATCHES_PER_PAGE = 25;
export const LEDGER_PER_PAGE = 100;

export function batchesPage(
  page: PageContext,
  model: { list: Page<BatchSummary>; page: number; unread: number },
): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('batches.title'),
    section: 'batches',
    body: html`<div class="lead"><h1>${s.t('batches.title')}</h1><p>${s.t('batches.lead')}</p></div>
${model.unread > 0 ? html`<p class="beside-list"><a href="${to.unread()}">${s.t('batches.unread', { n: model.unread })}</a></p>` : ''}
${
  model.list.total === 0
    ? empty(s.t('batches.empty'), html`<a class="button" href="${to.takeIn}">${s.t('first.ownAction')}</a>`)
    : html`<ul class="rows">${model.list.items.map((batch) => batchRow(page, batch))}</ul>
${pager(page, { page: model.page, size: BATCHES_PER_PAGE, total: model.list.total }, (n) => to.batches(n))}`
}`,
  });
}

function batchRow(page: PageContext, batch: BatchSummary): Html {
  const { s } = page;
  const to = urls(page.language);
  const { counts } = batch;
  return html`<li class="row">
<div class="row-side">${stackedDay(page, batch.startedAt)}</div>
<div class="row-main"><p class="row-title file-name"><a href="${to.batch(batch.id)}">${bdi(batch.name)}</a></p>
<p class="row-meta">${dotted([
    batch.state === 'done' ? null : html`<strong>${s.t(`batch.state.${batch.state}`)}</strong>`,
    s.t('batch.added', { n: counts.added }),
    counts.changed > 0 && s.t('batch.changed', { n: counts.changed }),
    counts.unchanged > 0 && s.t('batch.unchanged', { n: counts.unchanged }),
  ])}</p></div>
<div class="row-end">${counts.failed > 0 ? html`<a href="${to.batch(batch.id, { status: 'failed' })}">${s.t('batch.failed', { n: counts.failed })}</a>` : ''}</div>
</li>`;
}

export interface BatchModel {
  batch: BatchView;
  status?: LedgerStatus;
  code?: string;
  page: number;
}

export function batchPage(page: PageContext, model: BatchModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { batch, status, code } = model;
  return layout(page, {
    title: s.t('batch.title', { name: batch.name }),
    section: 'batches',
    islands: batch.state === 'running' ? ['progress'] : [],
    body: html`<div class="lead">
<p class="kicker"><a href="${to.batches()}">${s.t('batches.title')}</a></p>
<h1>${bdi(batch.name)}</h1>
<p>${sentence(page, batch)}</p>
</div>
${batch.state === 'running' ? progress(page, batch.progress, to.batchProgress(batch.id), to.batch(batch.id)) : ''}
${
  batch.state === 'interrupted'
    ? html`<div class="notice problem"><p>${s.t('batch.interrupted', { n: batch.progress.done })}</p>${batch.error ? html`<div>${reasonWithDetail(page, batch.error.code, batch.error.message)}</div>` : ''}${postForm(page, to.retry(batch.id), html`<button>${s.t('batch.resume')}</button>`)}</div>`
    : ''
}
${batch.state === 'running' ? '' : outcome(page, batch.counts, (one) => to.batch(batch.id, { status: one }), status)}
${
  batch.counts.failed > 0 && batch.state === 'done'
    ? batch.uploaded
      ? html`<div class="actions"><a class="button" href="${to.takeIn}">${s.t('batch.again')}</a> <span class="hint">${s.t('batch.againHint')}</span></div>`
      : html`<div class="actions">${postForm(page, to.retry(batch.id), html`<button>${s.t('batch.retry', { n: batch.counts.failed })}</button>`, { className: 'inline' })} <span class="hint">${s.t('batch.retryHint')}</span></div>`
    : ''
}
${batch.reasons.length === 0 ? '' : section(s.t('batch.reasons'), reasonList(page, batch.reasons, batch.id))}
${batch.state === 'running' && batch.ledger.total === 0 ? '' : ledger(page, model)}
${section(s.t('batch.about'), about(page, batch))}`,
  });

  function ledger(page: PageContext, { batch, page: at }: BatchModel): Html {
    const filter = { ...(status === undefined ? {} : { status }), ...(code === undefined ? {} : { code }) };
    const heading = status === undefined ? s.t('ledger.title') : s.t(`ledger.only.${status}`);
    return section(
      heading,
      batch.ledger.total === 0
        ? empty(s.t('ledger.empty'))
        : html`${ledgerTable(page, batch.ledger.items)}${pager(page, { page: at, size: LEDGER_PER_PAGE, total: batch.ledger.total }, (n) => to.batch(batch.id, { ...filter, page: n }))}`,
      {
        id: 'ledger',
        side: html`${status === undefined && code === undefined ? '' : html`<a href="${to.batch(batch.id)}#ledger">${s.t('ledger.all')}</a> `}<a href="${to.ledger(batch.id)}" download>${s.t('ledger.download')}</a>`,
      },
    );
  }
}

/** One sentence that can be quoted. */
function sentence(page: PageContext, batch: BatchView): Html {
  const { s } = page;
  const total =
    batch.counts.added + batch.counts.changed + batch.counts.unchanged + batch.counts.skipped + batch.counts.failed;
  const what = s.t(`batch.of.${batch.progress.unit}`, { n: total });
  return batch.state === 'running'
    ? html`${s.t('batch.state.running')}`
    : say(page, 'batch.sentence', { what: html`${what}`, added: batch.counts.added, failed: batch.counts.failed });
}

function about(page: PageContext, batch: BatchView): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<dl class="facts wide">
<div><dt>${s.t('batch.started')}</dt><dd>${dotted([instant(page, batch.startedAt), bdi(batch.by)])}</dd></div>
${batch.finishedAt === null ? '' : html`<div><dt>${s.t('batch.finished')}</dt><dd>${instant(page, batch.finishedAt)}</dd></div>`}
<div><dt>${s.t('batch.profile')}</dt><dd>${s.lookup(`profile.${batch.profile}`) ?? bdi(batch.profile)}</dd></div>
${batch.source === null ? '' : html`<div><dt>${s.t('field.source')}</dt><dd><a href="${to.record(batch.source.id)}">${bdi(batch.source.name)}</a></dd></div>`}
${batch.digest === null ? '' : html`<div><dt>SHA-256</dt><dd>${shortHash(batch.digest)}</dd></div>`}
${
  batch.mapping === null
    ? ''
    : html`<div><dt>${s.t('batch.mapping')}</dt><dd><ul class="plain">${Object.entries(batch.mapping.fields).map(([path, column]) => html`<li>${bdi(column)} <span class="arrow" aria-hidden="true">→</span> ${s.lookup(`field.${path}`) ?? bdi(path)}</li>`)}</ul></dd></div>`
}
</dl>`;
}
