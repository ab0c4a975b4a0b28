import { type BatchSummary, LEDGER_STATUSES, type LedgerLine, type LedgerStatus } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { urls } from '../urls.ts';
import { dotted } from './lists.ts';
import { batchWords } from './progress-words.ts';
import { reason, reasonWithDetail } from './reasons.ts';

/** How far a job is. Works without a script by the link; with one, the bar moves by itself. */
export function progress(page: PageContext, at: BatchSummary['progress'], source: string, here: string): Html {
  const { s } = page;
  const words = batchWords(page, at);
  return html`<div class="progress" data-progress="${source}">
<p><span data-words>${words}</span> <a href="${here}">${s.t('progress.look')}</a></p>
<progress${at.total === null ? '' : html` max="${Math.max(1, at.total)}" value="${at.done}"`} aria-label="${s.t('progress.label')}"></progress>
</div>`;
}

/** The numbers of a ledger, as links to its lines where there are any. */
export function outcome(
  page: PageContext,
  counts: Record<LedgerStatus, number>,
  href?: (status: LedgerStatus) => string,
  current?: LedgerStatus,
): Html {
  const { s } = page;
  return html`<ul class="figures outcome">${LEDGER_STATUSES.map((status) => {
    const n = counts[status];
    const inner = html`<span class="figure">${s.number(n)}</span> <span class="words">${s.t(`ledger.${status}`)}</span>`;
    const isCurrent = status === current ? html` aria-current="true"` : '';
    return html`<li class="status-${status}${n === 0 ? ' none' : ''}">${href === undefined || n === 0 ? inner : html`<a href="${href(status)}"${isCurrent}>${inner}</a>`}</li>`;
  })}</ul>`;
}

/** Why rows failed or were left out, most frequent reason first. */
export function reasonList(
  page: PageContext,
  reasons: { code: string; status: LedgerStatus; n: number }[],
  batch: string | null,
): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<ul class="reasons">${reasons.map(({ code, status, n }) => {
    const words = html`<span class="n">${s.number(n)}</span> <span>${dotted([html`<span class="row-meta">${s.t(`ledger.one.${status}`)}</span>`, reason(page, code)])}</span>`;
    return html`<li>${batch === null ? words : html`<a href="${to.batch(batch, { status, code })}">${words}</a>`}</li>`;
  })}</ul>`;
}

/** Lines of a ledger: where, what became of it, why. */
export function ledgerTable(page: PageContext, lines: LedgerLine[]): Html {
  const { s } = page;
  const to = urls(page.language);
  const hasSheets = lines.some((line) => line.sheet !== undefined);
  const hasRecords = lines.some((line) => line.record !== undefined);
  const ofFiles = lines.some((line) => line.name !== undefined);
  return html`<div class="table" role="region" aria-label="${s.t('ledger.title')}" tabindex="0"><table class="fold ledger">
<thead><tr>${hasSheets ? html`<th scope="col">${s.t('mapping.sheet')}</th>` : ''}<th scope="col" class="n">${s.t(ofFiles ? 'ledger.place' : 'ledger.row')}</th>${ofFiles ? html`<th scope="col">${s.t('file.name')}</th>` : ''}<th scope="col">${s.t('ledger.status')}</th><th scope="col">${s.t('ledger.why')}</th>${hasRecords ? html`<th scope="col" class="end">${s.t('ledger.record')}</th>` : ''}</tr></thead>
<tbody>${lines.map(
    (
      line,
    ) => html`<tr class="status-${line.status}">${hasSheets ? html`<td data-label="${s.t('mapping.sheet')}">${bdi(line.sheet ?? '')}</td>` : ''}<th scope="row" class="n" data-label="${s.t(ofFiles ? 'ledger.place' : 'ledger.row')}">${s.ordinal(line.row)}</th>${ofFiles ? html`<td class="file-name">${bdi(line.name ?? '')}</td>` : ''}
<td>${s.t(`ledger.one.${line.status}`)}</td>
<td>${line.code === undefined ? '' : html`${line.column === undefined ? '' : html`${s.t('ledger.column')} ${bdi(line.column)}: `}${reasonWithDetail(page, line.code, line.message, line.column === undefined ? [] : [line.column])}`}</td>
${hasRecords ? html`<td class="end">${line.record === undefined ? '' : html`<a href="${to.record(line.record)}">${s.t('ledger.open')}</a>`}</td>` : ''}</tr>`,
  )}</tbody>
</table></div>`;
}
