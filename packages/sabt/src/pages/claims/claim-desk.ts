/**
 * The claim desk: a document as its own text in its own direction, the sentences marked that the record can be asked about,
 * and beside each what it would be bound to, or the verdict. Mark and card point to each other.
 */
import { directionOf } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html, own, say } from '../html.ts';
import { layout } from '../layout.ts';
import { instant } from '../parts/dates.ts';
import { hidden, postForm } from '../parts/forms.ts';
import { dotted, empty, section } from '../parts/lists.ts';
import { textPart } from '../parts/marks.ts';
import { urls } from '../urls.ts';
import { bindingFields, choices, type Known, proposalFields, type Refusal, type Typed } from './claim-form.ts';
import { coversField, isComplete, notHeld, proposedOf, seriesHint, willCount } from './claim-proposal.ts';
import { dismissedBadge } from './claim-standing.ts';
import { formWords, shownVerdict } from './claim-words.ts';
import { claimRow, refusalNotice } from './claims.ts';
import type { DeskView } from './claims-port.ts';

export interface ClaimDeskModel {
  desk: DeskView;
  known: Known;
  part: number;
  refused?: { start: number; typed: Typed; refusal: Refusal };
}

type Asserted = DeskView['assertions'][number];

/** What is marked in the text: an assertion, or a claim that a person found at other words. */
interface Marked {
  span: readonly [number, number];
  cue: readonly [number, number] | null;
  verdict: string;
  /** Of the card or the claim that it belongs to. */
  target: string;
  number: number;
}

/** Of the latest claim that is open; where all were dismissed, or somebody says so, the sentence is passed over. */
function verdictOf(claims: Asserted['claims'], isPassed = false): string {
  const open = claims.findLast(({ dismissed }) => dismissed === null);
  return open !== undefined ? shownVerdict(open) : claims.length === 0 && !isPassed ? 'open' : 'dismissed';
}

function marksOf({ assertions, others }: DeskView): Marked[] {
  const found = assertions.map(({ assertion: { span, cueSpan }, claims, passedOver }, i) => ({
    span,
    cue: cueSpan,
    verdict: verdictOf(claims, passedOver !== null),
    target: `a-${span[0]}`,
    number: i + 1,
  }));
  const own = others.flatMap((view, i) =>
    view.span === null
      ? []
      : [
          {
            span: view.span,
            cue: null,
            verdict: verdictOf([view]),
            target: `c-${view.id}`,
            number: found.length + i + 1,
          },
        ],
  );
  return [...found, ...own].sort((a, b) => a.span[0] - b.span[0]);
}

export function claimDeskPage(page: PageContext, model: ClaimDeskModel): Html {
  const { s } = page;
  const to = urls(page.language);
  const { desk } = model;
  const { assertions, document } = desk;
  const shown = textPart(desk.text, [], model.part);
  const inPart = assertions.filter(({ assertion }) => isIn(assertion.span, shown.start, shown.end));
  const bound = assertions.filter(({ claims }) => claims.some(({ dismissed }) => dismissed === null)).length;
  const passed = assertions.filter((one) => isPassedOver(one)).length;
  const isDone = assertions.length > 0 && bound + passed === assertions.length;
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
      passed > 0 && s.t('desk.passedOver', { n: passed }),
      html`<a href="${to.claims()}">${s.t('desk.toClaims')}</a>`,
    ])}</p>
<p class="hint">${s.t('desk.lead')}</p>${isDone ? html`\n<p class="notice" role="status">${s.t('desk.done')}</p>` : ''}
</div>
${assertions.length === 0 ? empty(s.t('desk.none'), html`${s.t('desk.noneHint')} <a href="${to.claims()}#add">${s.t('claims.add')}</a>`) : ''}
${choices(page, model.known)}
<div class="record claim-desk">
<div class="record-main">
${sheet(page, model, shown.start, shown.end)}
${parts(page, model, shown.part, shown.parts)}
</div>
<div class="record-side">
${inPart.length === 0 ? '' : html`<ol class="cards">${inPart.map((one) => card(page, model, one, shown.part))}</ol>`}
${desk.others.length === 0 ? '' : section(s.t('desk.others'), html`<ol class="claims plain-list">${desk.others.map((view) => claimRow(page, view, false, refOf(page, desk, view)))}</ol>`)}
</div>
</div>`,
  });
}

/** The number that its words are marked with. */
function refOf({ s }: PageContext, desk: DeskView, { id, span }: DeskView['others'][number]): Html | undefined {
  const n = marksOf(desk).find(({ target }) => target === `c-${id}`)?.number;
  if (n === undefined || span === null) return undefined;
  const label = `${s.t('desk.ref', { n })}, ${s.t('desk.toText')}`;
  return html`<a class="ref" href="#m-${span[0]}" aria-label="${label}">${s.ordinal(n)}</a>`;
}

/** Nothing of it is followed: no claim is open, and one was dismissed or the sentence itself passed over. */
const isPassedOver = ({ claims, passedOver }: Asserted): boolean =>
  verdictOf(claims, passedOver !== null) === 'dismissed';

const isIn = ([from, to]: readonly [number, number], start: number, end: number): boolean => from < end && to > start;

/** The text with each assertion marked and numbered, and the words that show its form underlined. */
function sheet(page: PageContext, { desk }: ClaimDeskModel, start: number, end: number): Html {
  const { language } = desk.document;
  const marks = marksOf(desk);
  const paragraphs = [...desk.text.slice(start, end).matchAll(/[^\r\n]+/g)].filter(([text]) => text.trim() !== '');
  return html`<article class="sheet original asserting" aria-label="${page.s.t('record.text')}"${language === null ? '' : html` lang="${language}"`} dir="${directionOf(language)}">
${paragraphs.map(({ 0: text, index }) => html`<p dir="auto">${markedParagraph(page, desk.text, marks, start + index, start + index + text.length)}</p>`)}
</article>`;
}

function markedParagraph(page: PageContext, text: string, marks: readonly Marked[], from: number, to: number): Html {
  const pieces: Html[] = [];
  let at = from;
  for (const { span, cue, verdict, target, number } of marks) {
    const [start, end] = [Math.max(span[0], at), Math.min(span[1], to)];
    if (end <= start) continue;
    const [cueFrom, cueTo] = (cue ?? [start, start]).map((place) => Math.min(end, Math.max(start, place))) as [
      number,
      number,
    ];
    const words = html`${text.slice(start, cueFrom)}${cueTo > cueFrom ? html`<span class="cue">${text.slice(cueFrom, cueTo)}</span>` : ''}${text.slice(cueTo, end)}`;
    const anchor = start === span[0] ? html` id="m-${start}"` : '';
    const link = html`<a class="ref" href="#${target}" aria-label="${page.s.t('desk.ref', { n: number })}" lang="${page.language}">${page.s.ordinal(number)}</a>`;
    pieces.push(
      html`${text.slice(at, start)}<mark class="asserted is-${verdict}"${anchor}>${words}</mark>${end === span[1] ? link : ''}`,
    );
    at = end;
  }
  pieces.push(html`${text.slice(at, to)}`);
  return html`${pieces}`;
}

function card(page: PageContext, model: ClaimDeskModel, one: Asserted, part: number): Html {
  const { s } = page;
  const { desk } = model;
  const { assertion, claims } = one;
  const n = desk.assertions.indexOf(one) + 1;
  const start = assertion.span[0];
  const isPassed = claims.length === 0 && one.passedOver !== null;
  const refused = model.refused?.start === start ? model.refused : undefined;
  return html`<li class="card" id="a-${start}">
<p class="card-head"><a class="ref" href="#m-${start}" aria-label="${s.t('desk.ref', { n })}, ${s.t('desk.toText')}">${s.ordinal(n)}</a> <b>${formWords(page, assertion.form, { ...assertion.proposal?.inputs, direction: assertion.direction })}</b></p>
<p class="row-meta">${s.t('desk.cue')} <q class="cue-words" dir="auto"${desk.document.language === null ? '' : html` lang="${desk.document.language}"`}>${assertion.cue}</q></p>
${isPassed ? passedWords(page, model, one, part) : claims.length === 0 ? html`${proposal(page, model, one, part)}${passing(page, model, one, part)}` : html`<ol class="claims plain-list">${claims.map((view) => claimRow(page, view, true))}</ol>`}
<details class="bind-this"${refused === undefined ? '' : html` open`}><summary>${s.t(claims.length === 0 ? (isComplete(assertion) ? 'desk.bindOtherwise' : 'desk.bindThis') : 'desk.again')}</summary>
${refusalNotice(page, refused?.refusal)}
${postForm(
  page,
  urls(page.language).claimDesk(desk.document.id, part),
  html`<input type="hidden" name="start" value="${start}">
${bindingFields(page, `a${start}`, refused?.typed ?? proposedOf(assertion), refused?.refusal)}
${coversField(page, assertion, desk.document.language)}
<button>${s.t('claims.bind')}</button>`,
  { className: 'stack bind' },
)}
</details>
</li>`;
}

/** Says that there is nothing to check in a sentence, or takes that back. */
function passing(page: PageContext, { desk }: ClaimDeskModel, { assertion, passedOver }: Asserted, part: number): Html {
  const { s } = page;
  const undo = passedOver !== null;
  return postForm(
    page,
    urls(page.language).passOver(desk.document.id),
    html`${hidden('start', assertion.span[0])}${hidden('part', part)}${undo ? hidden('undo', '1') : ''}<button class="quiet">${s.t(undo ? 'claim.takeUp' : 'desk.passOver')}</button>`,
    { className: 'inline' },
  );
}

function passedWords(page: PageContext, model: ClaimDeskModel, one: Asserted, part: number): Html {
  const { by, at } = one.passedOver!;
  return html`<p class="card-proposal">${dismissedBadge(page)} <span class="row-meta">${dotted([say(page, 'claim.dismissedBy', { person: by }), instant(page, at)])}</span></p>
${passing(page, model, one, part)}`;
}

/** What the program would hold the sentence against, in sentences; a button only where that is all the sentence says. */
function proposal(page: PageContext, { desk, known }: ClaimDeskModel, { assertion }: Asserted, part: number): Html {
  const { s } = page;
  const { proposal: proposed } = assertion;
  if (proposed === undefined) return html`<p class="hint">${s.t('desk.noProposal')}</p>`;
  if (!isComplete(assertion))
    return html`${notHeld(page, assertion, desk.document.language)}${proposed.measure === 'opinion' ? seriesHint(page, known) : ''}`;
  const action = urls(page.language).claimDesk(desk.document.id, part);
  return html`<p class="card-proposal"><span class="state">${s.t('desk.proposal')}</span> ${willCount(page, assertion)}</p>
${postForm(page, action, html`${hidden('start', assertion.span[0])}${proposalFields(proposedOf(assertion))}<button class="quiet">${s.t('desk.asProposed')}</button>`, { className: 'as-proposed' })}`;
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
