import type { Page, UnreadItem } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { dotted, empty, pager } from '../parts/lists.ts';
import { reasonWithDetail } from '../parts/reasons.ts';
import { urls } from '../urls.ts';

export const UNREAD_PER_PAGE = 50;

export function unreadPage(page: PageContext, model: { list: Page<UnreadItem>; page: number }): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('unread.title'),
    section: 'batches',
    body: html`<div class="lead"><h1>${s.t('unread.title')}</h1><p>${s.t('unread.lead')}</p></div>
${
  model.list.total === 0
    ? empty(s.t('unread.empty'))
    : html`<ul class="rows">${model.list.items.map(
        (item) => html`<li class="row">
<div class="row-main"><p class="row-title file-name"><a href="${to.record(item.id)}">${bdi(item.name)}</a></p>
<div>${reasonWithDetail(page, item.code, item.message)}</div>
<p class="row-meta">${dotted([s.bytes(item.size), bdi(item.mediaType, 'code'), html`<a href="${to.batch(item.batch.id)}">${bdi(item.batch.name)}</a>`])}</p></div>
<div class="row-end"><a href="${to.original(item.id)}" download aria-label="${s.t('file.downloadNamed', { name: item.name })}">${s.t('file.downloadShort')}</a></div>
</li>`,
      )}</ul>
${pager(page, { page: model.page, size: UNREAD_PER_PAGE, total: model.list.total }, (n) => to.unread(n))}`
}`,
  });
}
