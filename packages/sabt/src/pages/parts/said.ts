/** What stands beside a record because of the two desks: what it is said to tell, and what it is the same as. */
import type { CodingView, RecordLink } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, say } from '../html.ts';
import { urls } from '../urls.ts';
import { actLabel, countsText, flagBadges, placeText, whenOf } from './coding.ts';
import { dotted, section } from './lists.ts';

/** Suggested and confirmed codings of a document; nothing where there are none. */
export function codingsSection(page: PageContext, codings: readonly CodingView[]): Html {
  const { s } = page;
  const to = urls(page.language);
  const [first] = codings;
  if (first === undefined) return html``;
  const waits = codings.some(({ state }) => state === 'suggested');
  return section(
    s.t('record.codings'),
    html`<ul class="said">${codings.map((coding) => one(page, coding))}</ul>
<p class="hint">${s.t('record.codingsHint')}</p>`,
    {
      id: 'codings',
      side: waits ? html`<a href="${to.review({ document: first.document.id })}">${s.t('record.toDesk')}</a>` : '',
    },
  );
}

function one(page: PageContext, { id, value, state, event, document }: CodingView): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<li><span class="state is-${state}">${s.t(`coding.state.${state}`)}</span>
<p class="said-act"><a href="${to.record(document.id, { coding: id })}">${actLabel(page, value.act)}</a> ${flagBadges(page, value)}</p>
<p class="row-meta">${dotted([
    whenOf(page, value),
    value.place !== null && placeText(page, value.place),
    ...countsText(page, value.counts),
    event !== null && html`<a href="${to.record(event)}">${s.t('record.toEvent')}</a>`,
  ])}</p></li>`;
}

/** Records that people found to be the same, or a copy. */
export function linkedSection(page: PageContext, links: readonly RecordLink[]): Html {
  const { s } = page;
  const to = urls(page.language);
  if (links.length === 0) return html``;
  const words = { event: 'record.toldAlso', actor: 'record.sameActor', document: 'record.copyOf' } as const;
  return section(
    s.t('record.linked'),
    html`<ul class="links">${links.map(({ link, kind, other, source }) => {
      const name = html`<a href="${to.record(other.id)}">${bdi(other.name)}</a>`;
      return html`<li>${say(page, words[kind], { other: name })} <span class="row-meta">${dotted([source !== null && bdi(source.name), html`<a href="${to.links({ kind, id: link })}">${s.t('links.why')}</a>`])}</span></li>`;
    })}</ul>`,
    { id: 'linked' },
  );
}
