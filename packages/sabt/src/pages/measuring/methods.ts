/** How numbers and verdicts come about: for a lay reader in their own language, then in detail. Open to everybody. */
import { FORMS } from '../../stages/claims/index.ts';
import type { Measure } from '../../stages/measuring/index.ts';
import { formWords, verdictBadge } from '../claims/claim-words.ts';
import { VERDICTS } from '../claims/claims.ts';
import type { PageContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { section } from '../parts/lists.ts';
import { technical } from '../parts/technical.ts';
import { urls } from '../urls.ts';
import { SHOWN_MEASURES } from './measure-port.ts';
import { methodText } from './method-texts.ts';

/** In the order in which what a number rests on is told; each has a name and a text. */
export const GUARDS = [
  'reported',
  'sources',
  'exposure',
  'duplicates',
  'small',
  'interval',
  'starts',
  'tests',
  'checkpoint',
] as const;

/** The one page of claims, or an indicator. */
export const METHOD_PAGES = [...SHOWN_MEASURES, 'claims'] as const;
export type MethodPage = (typeof METHOD_PAGES)[number];

/** Where the pages of methods lie, in the program or in a public site. */
export interface MethodLinks {
  methods: string;
  method(about: MethodPage): string;
  /** Where an indicator is computed; null where nothing is. */
  compute(measure: Measure): string | null;
}

export function methodsPage(page: PageContext): Html {
  return layout(page, {
    title: page.s.t('methods.title'),
    section: 'indicators',
    body: methodsBody(page, linksOf(page)),
  });
}

export function methodPage(page: PageContext, about: MethodPage): Html {
  return layout(page, {
    title: methodTitle(page, about),
    section: about === 'claims' ? 'claims' : 'indicators',
    body: methodBody(page, about, linksOf(page)),
  });
}

function linksOf({ language }: PageContext): MethodLinks {
  const to = urls(language);
  return { methods: to.methods, method: to.method, compute: (measure) => to.indicator(measure) };
}

export function methodTitle({ s }: PageContext, about: MethodPage): string {
  return about === 'claims' ? s.t('methods.claims') : s.t(`measure.name.${about}`);
}

export function methodBody(page: PageContext, about: MethodPage, links: MethodLinks): Html {
  return about === 'claims' ? claimsMethod(page, links) : measureMethod(page, about, links);
}

export function methodsBody(page: PageContext, links: MethodLinks): Html {
  const { s } = page;
  return html`<div class="lead"><h1>${s.t('methods.title')}</h1><p>${s.t('methods.lead')}</p></div>
${section(
  s.t('methods.indicators'),
  html`<dl class="glossary">${SHOWN_MEASURES.map(
    (measure) =>
      html`<div id="${measure}"><dt><a href="${links.method(measure)}">${s.t(`measure.question.${measure}`)}</a></dt><dd>${s.t(`lay.${measure}`)}</dd></div>`,
  )}</dl>`,
)}
${section(
  s.t('methods.safeguards'),
  html`<dl class="glossary">${GUARDS.map(
    (guard) =>
      html`<div id="guard-${guard}"><dt>${s.t(`guard.${guard}.name`)}</dt><dd>${s.t(`guard.${guard}`)}</dd></div>`,
  )}</dl>`,
  { id: 'guards' },
)}
${section(s.t('methods.claims'), html`<p class="prose">${s.t('rule.lead')}</p><p><a href="${links.method('claims')}">${s.t('methods.readClaim')}</a></p>`)}
${inDetail(page, methodText('shared'))}`;
}

function measureMethod(page: PageContext, measure: Measure, links: MethodLinks): Html {
  const { s } = page;
  const compute = links.compute(measure);
  return html`<div class="record-head"><p class="kicker"><a href="${links.methods}">${s.t('methods.title')}</a> <span aria-hidden="true">·</span> ${s.t(`measure.name.${measure}`)}</p>
<h1>${s.t(`measure.question.${measure}`)}</h1></div>
<p class="prose method-lay">${s.t(`lay.${measure}`)}</p>
${section(s.t('methods.how'), html`<p class="prose">${s.t(`how.${measure}`)}</p>`)}
<p><a href="${links.methods}#guards">${s.t('methods.safeguards')}</a></p>
${inDetail(page, methodText(measure))}
${compute === null ? '' : html`<p><a href="${compute}">${s.t('measure.compute')}: ${s.t(`measure.name.${measure}`)}</a></p>`}`;
}

function claimsMethod(page: PageContext, links: MethodLinks): Html {
  const { s } = page;
  return html`<div class="record-head"><p class="kicker"><a href="${links.methods}">${s.t('methods.title')}</a></p><h1>${s.t('methods.claims')}</h1></div>
<p class="prose method-lay">${s.t('rule.lead')}</p>
<ul class="plain verdict-list">${VERDICTS.map((verdict) => html`<li>${verdictBadge(page, verdict)} ${s.t(`verdict.says.${verdict}`)}</li>`)}</ul>
${section(
  s.t('claims.form'),
  html`<dl class="glossary">${FORMS.map((form) => html`<div id="${form}"><dt>${formWords(page, form)}</dt><dd>${s.t(`rule.${form}`)}</dd></div>`)}</dl>`,
)}
<p><a href="${links.methods}#guards">${s.t('methods.safeguards')}</a></p>
${inDetail(page, methodText('claims'))}`;
}

/** In English whatever the language of the page, and it says so. */
function inDetail(page: PageContext, text: string | null): Html {
  const { s } = page;
  return section(
    s.t('methods.technical'),
    text === null
      ? html`<p class="hint">${s.t('methods.absent')}</p>`
      : html`<p class="hint">${s.t('methods.english')}</p><div class="method-text" lang="en" dir="ltr">${technical(text, 'Table')}</div>`,
    { id: 'detail' },
  );
}
