import { asTyped, FLAGS, MEASURES } from '../../stages/coding/index.ts';
import type { DeciderVersion, Dispute, Page } from '../app-port.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Content, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actLabel, placeText, rangeText, whenOf } from '../parts/coding.ts';
import { instant } from '../parts/dates.ts';
import { hidden, postForm } from '../parts/forms.ts';
import { dotted, empty, pager } from '../parts/lists.ts';
import { markLegend, passageSheet } from '../parts/passage.ts';
import { urls } from '../urls.ts';
import { deskNotice } from './review.ts';

export const DISPUTES_PER_PAGE = 10;

/** What two people decided differently, their versions side by side. */
export function disputesPage(page: PageContext, { list, page: at }: { list: Page<Dispute>; page: number }): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('disputes.title'),
    section: 'review',
    body: html`<div class="lead"><h1>${s.t('disputes.title')}</h1><p>${s.t('disputes.lead')}</p></div>
${deskNotice(page)}
<p><a href="${to.review()}">${s.t('review.back')}</a></p>
${list.items.length === 0 ? empty(s.t('disputes.empty')) : list.items.map((dispute) => one(page, dispute))}
${list.total > DISPUTES_PER_PAGE ? pager(page, { page: at, size: DISPUTES_PER_PAGE, total: list.total }, (n) => to.disputes(n)) : ''}`,
  });
}

function one(page: PageContext, { coding, versions }: Dispute): Html {
  const { s } = page;
  const to = urls(page.language);
  return html`<section class="block dispute" id="${coding.id}">
<div class="block-head"><h2>${actLabel(page, coding.value.act)}</h2><div class="block-side"><a href="${to.record(coding.document.id)}">${bdi(coding.document.name)}</a></div></div>
${passageSheet(page, coding.passage)}
${markLegend(page, coding.passage)}
<div class="table" role="region" aria-label="${s.t('disputes.title')}" tabindex="0"><table>
<thead><tr><th scope="col">${s.t('disputes.field')}</th>${versions.map(({ coder, at }) => html`<th scope="col">${dotted([bdi(coder), instant(page, at)])}</th>`)}</tr></thead>
<tbody>${rows(page, versions)}</tbody>
</table></div>
<div class="desk-actions">${versions
    .filter(({ decision }) => decision === 'confirmed')
    .map(({ coder }) =>
      settle(page, coding.id, 'confirm', coder, html`${s.t('disputes.take')}: ${bdi(coder)}`),
    )}${settle(page, coding.id, 'reject', '', s.t('disputes.reject'))}</div>
</section>`;
}

/** The fields in which they differ come first and are marked. */
function rows(page: PageContext, versions: readonly DeciderVersion[]): Html[] {
  const { s } = page;
  const typed = versions.map(({ value }) => asTyped(value));
  const cell = (path: string, { value, decision }: DeciderVersion): Content => {
    if (path === 'decision') return s.t(`disputes.decided.${decision}`);
    if (decision === 'rejected') return '';
    if (path === 'act') return actLabel(page, value.act);
    if (path === 'when') return whenOf(page, value) ?? s.t('coding.none');
    if (path === 'place') return value.place === null ? s.t('coding.none') : placeText(page, value.place);
    if (path === 'actors')
      return value.actors.map(
        ({ role, name }) => html`<bdi>${name}</bdi> <span class="faint">${s.t(`coding.role.${role}`)}</span><br>`,
      );
    const measure = MEASURES.find((one) => one === path);
    if (measure !== undefined) {
      const range = value.counts[measure];
      return range === null ? s.t('coding.none') : rangeText(page, range);
    }
    const flag = FLAGS.find((one) => one === path)!;
    return value[flag] ? s.t(`coding.flag.${flag}`) : '';
  };
  const said = (path: string, i: number): string => {
    if (path === 'decision') return versions[i]!.decision;
    if (path === 'when') return `${typed[i]!['start']} ${typed[i]!['end']}`;
    if (path === 'actors') return versions[i]!.value.actors.map(({ role, name }) => `${role} ${name}`).join('\n');
    return typed[i]![path] ?? '';
  };
  const labels: [string, string][] = [
    ['decision', s.t('disputes.decision')],
    ['act', s.t('coding.act')],
    ['when', s.t('coding.when')],
    ['place', s.t('coding.where')],
    ['actors', s.t('coding.who')],
    ...MEASURES.map((measure): [string, string] => [measure, s.t(`coding.count.${measure}`)]),
    ...FLAGS.map((flag): [string, string] => [flag, s.t(`coding.flag.${flag}`)]),
  ];
  const anyRejected = versions.some(({ decision }) => decision === 'rejected');
  return labels
    .map(([path, label]) => {
      const differs = (path === 'decision' || !anyRejected) && new Set(versions.map((_, i) => said(path, i))).size > 1;
      const isSaid = versions.some((_, i) => !['', 'false', ' '].includes(said(path, i)));
      return { path, label, differs, isSaid };
    })
    .filter(({ differs, isSaid }) => differs || isSaid)
    .sort((a, b) => Number(b.differs) - Number(a.differs))
    .map(
      ({ path, label, differs }) =>
        html`<tr${differs ? html` class="differs"` : ''}><th scope="row">${label}</th>${versions.map((version) => html`<td>${differs ? html`<strong>${cell(path, version)}</strong>` : cell(path, version)}</td>`)}</tr>`,
    );
}

function settle(page: PageContext, id: string, decision: string, coder: string, label: Content): Html {
  return postForm(
    page,
    urls(page.language).decide,
    html`${hidden('id', id)}${hidden('form', 'dispute')}${hidden('takes', coder)}<button class="quiet" name="decision" value="${decision}">${label}</button>`,
    { className: 'inline' },
  );
}
