/** A figure that would name what is not public: which names, and a box to tick by whoever means to give them away. */
import type { Measure } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { hidden, postForm } from '../parts/forms.ts';
import { section } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import { valuesOf } from './measure-links.ts';
import type { MeasureQuery, NamesGivenAway } from './measure-port.ts';

export function confirmNamingPage(
  page: PageContext,
  { measure, query, givenAway }: { measure: Measure; query: MeasureQuery; givenAway: NamesGivenAway },
): Html {
  const { s } = page;
  const to = urls(page.language);
  const names = (of: readonly string[]): Html => html`<ul>${of.map((name) => html`<li>${bdi(name)}</li>`)}</ul>`;
  const asked = Object.entries(valuesOf(query)).flatMap(([name, value]) =>
    value === undefined ? [] : [hidden(name, value)],
  );
  const { hidden: open, redacted } = givenAway;
  return layout(page, {
    title: s.t('figure.naming.title'),
    section: 'indicators',
    narrow: true,
    body: html`<div class="lead">
<p class="kicker"><a href="${to.indicator(measure, query)}">${s.t(`measure.name.${measure}`)}</a></p>
<h1>${s.t('figure.naming.title')}</h1>
<p>${s.t('figure.naming.lead')}</p>
</div>
${open.length === 0 ? '' : section(s.t('figure.naming.hidden'), html`${names(open)}<p>${s.t('figure.naming.hiddenHint')}</p>`)}
${redacted.length === 0 ? '' : section(s.t('figure.naming.redacted'), html`${names(redacted)}<p>${s.t('figure.naming.redactedHint')}</p>`)}
${postForm(
  page,
  to.publishFigure(measure),
  html`${asked}<p><label class="tick"><input type="checkbox" name="naming" value="1" required> ${s.t(open.length === 0 ? 'figure.naming.confirmRedacted' : 'figure.naming.confirm')}</label></p>
<p class="actions"><button>${s.t('measure.publish')}</button> <a href="${to.indicator(measure, query)}">${s.t('figure.naming.change')}</a></p>`,
  { className: 'stack' },
)}`,
  });
}
