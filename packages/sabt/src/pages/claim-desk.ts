/**
 * The claim desk: a document as its own text in its own direction, the sentences marked that the record can be asked about,
 * and beside each what it would be bound to, or the verdict. Mark and card point to each other.
 */
import { directionOf } from '../i18n/index.ts';
import { bindingFields, proposedOf, type Refusal, type Typed } from './claim-form.ts';
import { filterShown, formWords, shownVerdict } from './claim-words.ts';
import { claimRow, refusalNotice } from './claims.ts';
import type { DeskView } from './claims-port.ts';
import type { PageContext } from './context.ts';
import { bdi, type Content, type Html, html, own, say } from './html.ts';
import { layout } from './layout.ts';
import { postForm } from './parts/forms.ts';
import { dotted, empty, section } from './parts/lists.ts';
import { textPart } from './parts/marks.ts';
import { urls } from './urls.ts';

export interface ClaimDeskModel {
  desk: DeskView;
  part: number;
  refused?: { start: number; typed: Typed; refusal: Refusal };
}

type Asserted = DeskView['assertions'][number];

export function claimDeskPage(page: PageContext, model: ClaimDeskModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { desk } = model;
  const { assertions, document } = desk;
  const shown = textPart(desk.text, spansOf(desk), model.part);
  const inPart = assertions.filter(({ assertion }) => isIn(assertion.span, shown.start, shown.end));
  const bound = assertions.filter(({ claims }) => claims.length > 0).length;
  return layout(page, {
    title: `${s.t('desk.title')} · ${document.name}`,
    section: 'claims',
    body: html`<div class="record-head">
<h1>${s.t('desk.title')}</h1>
<p class="byline">${dotted([
      html`<a href="${to.record(document.id)}">${own(document.name, document.language)}</a>`,
      desk.source !== null && html`<a href="${to.record(desk.source.id)}">${bdi(desk.source.name)}</a>`,
      s.t('desk.found', { n: assertions.length }),
      s.t('desk.bound', { n: bound }),
      html`<a href="${to.claims()}">${s.t('desk.toClaims')}</a>`,
    ])}</p>
<p class="hint">${s.t('desk.lead')}</p>
</div>
${assertions.length === 0 ? empty(s.t('desk.none'), html`${s.t('desk.noneHint')} <a href="${to.claims()}#add">${s.t('claims.add')}</a>`) : ''}
<div class="record claim-desk">
<div class="record-main">
${sheet(page, model, shown.start, shown.end)}
${parts(page, model, shown.part, shown.parts)}
</div>
<div class="record-side">
${inPart.length === 0 ? '' : html`<ol class="cards">${inPart.map((one) => card(page, model, one, shown.part))}</ol>`}
${desk.others.length === 0 ? '' : section(s.t('desk.others'), html`<ol class="claims plain-list">${desk.others.map((view) => claimRow(page, view))}</ol>`)}
</div>
</div>`,
  });
}

const isIn = ([from, to]: readonly [number, number], start: number, end: number): boolean => from < end && to > start;

function spansOf({ assertions }: DeskView): [number, number][] {
  return assertions.map(({ assertion }) => assertion.span);
}

/** Number of an assertion within the document. */
const numberOf = ({ assertions }: DeskView, one: Asserted): number => assertions.indexOf(one) + 1;

/** The text with each assertion marked and numbered, and the words that show its form underlined. */
function sheet(page: PageContext, { desk }: ClaimDeskModel, start: number, end: number): Html {
  const { language } = desk.document;
  const paragraphs = [...desk.text.slice(start, end).matchAll(/[^\r\n]+/g)].filter(([text]) => text.trim() !== '');
  return html`<article class="sheet original asserting" aria-label="${page.s.t('record.text')}"${language === null ? '' : html` lang="${language}"`} dir="${directionOf(language)}">
${paragraphs.map(({ 0: text, index }) => html`<p dir="auto">${markedParagraph(page, desk, start + index, start + index + text.length)}</p>`)}
</article>`;
}

function markedParagraph(page: PageContext, desk: DeskView, from: number, to: number): Html {
  const pieces: Html[] = [];
  let at = from;
  for (const one of desk.assertions) {
    const { span, cueSpan } = one.assertion;
    const [start, end] = [Math.max(span[0], at), Math.min(span[1], to)];
    if (end <= start) continue;
    pieces.push(html`${desk.text.slice(at, start)}`);
    const [cueFrom, cueTo] = [clamped(cueSpan[0], start, end), clamped(cueSpan[1], start, end)];
    const verdict = one.claims.length === 0 ? 'open' : shownVerdict(one.claims.at(-1)!);
    const isFirst = start === span[0];
    const n = numberOf(desk, one);
    pieces.push(
      html`<mark class="asserted is-${verdict}"${isFirst ? html` id="m-${span[0]}"` : ''}>${desk.text.slice(start, cueFrom)}${cueTo > cueFrom ? html`<span class="cue">${desk.text.slice(cueFrom, cueTo)}</span>` : ''}${desk.text.slice(cueTo, end)}</mark>${
        end === span[1]
          ? html`<a class="ref" href="#a-${span[0]}" aria-label="${page.s.t('desk.ref', { n })}" lang="${page.language}">${page.s.ordinal(n)}</a>`
          : ''
      }`,
    );
    at = end;
  }
  pieces.push(html`${desk.text.slice(at, to)}`);
  return html`${pieces}`;
}

const clamped = (at: number, low: number, high: number): number => Math.min(high, Math.max(low, at));

function card(page: PageContext, model: ClaimDeskModel, one: Asserted, part: number): Html {
  const { s } = page;
  const { desk } = model;
  const { assertion, claims } = one;
  const n = numberOf(desk, one);
  const start = assertion.span[0];
  const refused = model.refused?.start === start ? model.refused : undefined;
  return html`<li class="card" id="a-${start}">
<p class="card-head"><a class="ref" href="#m-${start}" aria-label="${s.t('desk.ref', { n })}, ${s.t('desk.toText')}">${s.ordinal(n)}</a> <b>${formWords(page, assertion.form, assertion.direction)}</b></p>
<p class="row-meta">${s.t('desk.cue')} <q class="cue-words" dir="auto"${desk.document.language === null ? '' : html` lang="${desk.document.language}"`}>${assertion.cue}</q></p>
${claims.length === 0 ? proposal(page, one) : html`<ol class="claims plain-list">${claims.map((view) => claimRow(page, view, true))}</ol>`}
<details class="bind-this"${refused === undefined ? '' : html` open`}><summary>${s.t(claims.length === 0 ? 'desk.bindThis' : 'desk.again')}</summary>
${refusalNotice(page, refused?.refusal)}
${postForm(
  page,
  urls(page.language).claimDesk(desk.document.id, part),
  html`<input type="hidden" name="start" value="${start}">
${bindingFields(page, `a${start}`, refused?.typed ?? proposedOf(assertion), refused?.refusal)}
<button>${s.t('claims.bind')}</button>`,
  { className: 'stack bind' },
)}
</details>
</li>`;
}

function proposal(page: PageContext, { assertion }: Asserted): Html {
  const { s } = page;
  const { proposal: proposed } = assertion;
  if (proposed === undefined) return html`<p class="hint">${s.t('desk.noProposal')}</p>`;
  const words: Content[] = [filterShown(page, proposed.where)];
  if (proposed.driver !== undefined) words.push(html`${s.t('claims.driver')}: ${filterShown(page, proposed.driver)}`);
  return html`<p class="card-proposal"><span class="state">${s.t('desk.proposal')}</span> ${dotted(words)}</p>`;
}

function parts(page: PageContext, { desk }: ClaimDeskModel, part: number, last: number): Html {
  const { s } = page;
  if (last === 1) return html``;
  const href = (n: number): string => urls(page.language).claimDesk(desk.document.id, n);
  return html`<nav class="pager" aria-label="${s.t('record.parts')}">
${part > 1 ? html`<a rel="prev" href="${href(part - 1)}">${s.t('record.partBefore')}</a>` : html`<span></span>`}
<span>${say(page, 'record.part', { part, last })}</span>
${part < last ? html`<a rel="next" href="${href(part + 1)}">${s.t('record.partAfter')}</a>` : html`<span></span>`}
</nav>`;
}
