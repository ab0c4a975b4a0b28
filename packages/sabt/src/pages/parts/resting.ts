/** What was made of a record and stays without it: told, with links, before anything of it is withheld or erased. */
import type { RecordView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { typeLabel } from '../explore/explore-words.ts';
import type { Resting, RestingKind } from '../handing-over/withhold-port.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { figureRow } from '../measuring/figures.ts';
import { urls } from '../urls.ts';
import { day } from './dates.ts';
import { dotted, section } from './lists.ts';

export function restingParts(page: PageContext, record: Pick<RecordView, 'kind'>, resting: Resting): Html {
  const { s } = page;
  const { kinds, figures, erased, unread } = resting;
  const numbers = figures.length + erased.length;
  if (kinds.length + numbers + unread === 0) return html``;
  const isAlone = kinds.some(({ alone }) => alone > 0);
  return section(
    s.t('withhold.rests'),
    html`<p>${s.t('withhold.restsHint')}${record.kind === 'document' && isAlone ? html` ${s.t('withhold.restsAlone')}` : ''}</p>
${kinds.map((one) => kindList(page, one))}
${numbers + unread === 0 ? '' : figureList(page, resting)}`,
    { id: 'resting' },
  );
}

function figureList(page: PageContext, { figures, erased, unread }: Resting): Html {
  const { s } = page;
  const to = urls(page.language);
  const rows = html`${figures.map((figure) => figureRow(page, figure))}${erased.map((id) => html`<li><a href="${to.record(id)}">${s.t('withhold.restsErased')}</a></li>`)}`;
  return html`<h3>${s.t('kinds.figure')}</h3>
${figures.length + erased.length === 0 ? '' : html`<p class="hint">${s.t('withhold.restsFigures')}</p><ul class="rows narrow-rows">${rows}</ul>`}
${unread === 0 ? '' : html`<p class="hint">${s.t('withhold.restsUnread', { n: unread })}</p>`}`;
}

function kindList(page: PageContext, { kind, n, alone, items }: RestingKind): Html {
  const { s } = page;
  const to = urls(page.language);
  const counted =
    alone === 0 || n === 1 ? '' : html` <span class="faint">${s.t('withhold.alone', { n: alone })}</span>`;
  const called = (name: string | null, type: string | null): Content =>
    name !== null && name.trim() !== '' ? bdi(name) : type === null ? s.t(`kind.${kind}`) : typeLabel(page, type);
  return html`<h3>${s.t(`kinds.${kind}`)} <span class="faint">${s.number(n)}</span></h3>${counted}
<ul class="points">${items.map(
    ({ id, name, type, date, isAlone }) =>
      html`<li>${dotted([html`<a href="${to.record(id)}">${called(name, type)}</a>`, date === null ? null : day(page, date)])}${isAlone ? html` <span class="faint">(${s.t('withhold.isAlone')})</span>` : ''}</li>`,
  )}${items.length < n ? html`<li class="faint">${s.t('withhold.restsMore', { n: n - items.length })}</li>` : ''}</ul>`;
}
