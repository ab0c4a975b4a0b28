import type { CodingView } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actLabel, countsText, flagBadges, placeText, whenOf } from '../parts/coding.ts';
import { postForm } from '../parts/forms.ts';
import { dotted } from '../parts/lists.ts';
import { passageSheet } from '../parts/passage.ts';
import { urls } from '../urls.ts';

/** Suggestions of one act type with the same words, to be decided at once. */
export function alikePage(page: PageContext, { total, codings }: { total: number; codings: CodingView[] }): Html {
  const { s } = page;
  const to = urls(page.language);
  const title = s.t('review.alikeTitle', { act: actLabel(page, codings[0]!.value.act) });
  return layout(page, {
    title,
    section: 'review',
    body: html`<div class="lead"><h1>${title}</h1><p>${s.t('review.alikeLead')}</p></div>
<p><a href="${to.review({ id: codings[0]!.id })}">${s.t('review.back')}</a></p>
${codings.length < total ? html`<p class="hint">${s.t('review.alikeShown', { shown: codings.length, total })}</p>` : ''}
${postForm(
  page,
  to.decide,
  html`<ul class="alike">${codings.map((coding) => one(page, coding))}</ul>
<div class="desk-actions"><button name="decision" value="confirm">${s.t('review.confirmTicked')}</button>
<button class="quiet" name="decision" value="reject">${s.t('review.rejectTicked')}</button></div>`,
)}`,
  });
}

function one(page: PageContext, coding: CodingView): Html {
  const { value } = coding;
  const label = `alike-${coding.id}`;
  return html`<li><input type="checkbox" id="${label}" name="id" value="${coding.id}" checked>
<div><label class="row-meta" for="${label}">${dotted([
    bdi(coding.document.name),
    whenOf(page, value),
    value.place !== null && placeText(page, value.place),
    ...countsText(page, value.counts),
  ])} ${flagBadges(page, value)}</label>
${passageSheet(page, coding.passage)}</div></li>`;
}
