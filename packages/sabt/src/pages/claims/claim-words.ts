/** How claims are spoken of: verdicts, forms, reasons, needs, filters and days. */
import { actType, families } from '../../codebook/index.ts';
import { directionOf } from '../../i18n/index.ts';
import { isOfSelections, type Verdict } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { countryWord } from '../explore/explore-words.ts';
import { bdi, type Content, code, type Html, html, own, say } from '../html.ts';
import { type Span, spanWords } from '../measuring/periods.ts';
import { filterOf, subject } from '../measuring/question.ts';
import { dotted } from '../parts/lists.ts';
import { urls } from '../urls.ts';
import type { ClaimVerdict, ClaimView, KeptVerdict } from './claims-port.ts';

/** A word, a colour and a shape: a disc for what is supported, a cross for what is contradicted, a ring for neither. */
export function verdictBadge(page: PageContext, verdict: Verdict | 'unknown' | 'failed'): Html {
  return html`<span class="verdict is-${verdict}"><span class="shape" aria-hidden="true"></span>${page.s.t(`verdict.${verdict}`)}</span>`;
}

/** The verdict to show first: of now, else the one kept last. */
export function shownVerdict({ answer, failed, kept }: ClaimView): Verdict | 'unknown' | 'failed' {
  return answer?.verdict ?? (failed === null ? (kept[0]?.verdict ?? 'unknown') : 'failed');
}

/** The verdict itself, and not its reason alone. */
export function hasChanged({ answer, kept: [last] }: ClaimView): boolean {
  return answer !== null && last !== undefined && last.verdict !== answer.verdict;
}

/** The verdict is the same, for another reason. */
export function hasOtherReason(view: ClaimView): boolean {
  const { answer, kept } = view;
  return answer !== null && kept[0] !== undefined && !hasChanged(view) && kept[0].reason !== answer.reason;
}

/** What is claimed; of a position held against another voter's it is no change. */
export function formWords(
  page: PageContext,
  form: string,
  { direction, against }: { readonly direction?: unknown; readonly against?: unknown } = {},
): string {
  const { s } = page;
  const claimed = form === 'position' && typeof against === 'string' ? 'position-beside' : form;
  return s.lookup(`claimed.${claimed}.${String(direction)}`) ?? s.lookup(`claimed.${claimed}`) ?? form;
}

/** Why the verdict is what it is; the code itself where a newer program has one that we do not know. */
export function whyWords({ s }: PageContext, reason: string, asked?: Pick<ClaimView, 'form' | 'inputs'>): string {
  const beside =
    asked !== undefined && isOfSelections(asked.form, asked.inputs)
      ? s.lookup(`claims.why.beside.${reason}`)
      : undefined;
  return beside ?? s.lookup(`claims.why.${reason}`) ?? s.lookup(`why.${reason}`) ?? reason;
}

export function needWords(
  page: PageContext,
  { needed, reason }: Pick<KeptVerdict, 'needed' | 'reason'>,
  { form, inputs }: Pick<ClaimView, 'form' | 'inputs'>,
): string | null {
  const { s } = page;
  if (needed === null) return null;
  // where nothing is there, what is needed is not "more"
  if (reason === 'nothing-counted' && typeof inputs['series'] === 'string') return s.t('need.no-series');
  if (reason === 'nothing-counted' && form === 'position') return s.t('need.no-positions');
  const beside = isOfSelections(form, inputs) ? s.lookup(`claims.needs.beside.${needed}`) : undefined;
  return beside ?? s.lookup(`claims.needs.${needed}`) ?? s.lookup(`need.${reason}`) ?? needed;
}

/** The words of a claim, in their own language and direction. */
export function claimText({ text, language }: Pick<ClaimView, 'text' | 'language'>): Html {
  return html`<q class="claim-text" dir="${language === null ? 'auto' : directionOf(language)}"${language === null ? '' : html` lang="${language}"`}>${text}</q>`;
}

/** Who said it, and where. */
export function claimSource(page: PageContext, { speaker, document, span }: ClaimView): Html {
  const to = urls(page.language);
  return html`${dotted([
    speaker !== null && say(page, 'claim.saidBy', { speaker }),
    document !== null &&
      say(page, 'claim.in', {
        document: html`<a href="${to.record(document.id)}">${own(document.name, document.language)}</a>`,
      }),
    document !== null &&
      span !== null &&
      html`<a href="${to.claimDesk(document.id)}#m-${span[0]}">${page.s.t('claim.passage')}</a>`,
    document === null && page.s.t('claim.byHand'),
  ])}`;
}

/** "Before at …, now at …", for a verdict that is another than the one kept last. */
export function changeWords(page: PageContext, view: ClaimView): Html {
  const {
    answer,
    kept: [last],
  } = view;
  if (answer === null || last === undefined) return html``;
  const line = (key: 'claims.before' | 'claims.now', { checkpoint, verdict, reason }: KeptVerdict | ClaimVerdict) =>
    html`<p>${say(page, key, {
      size: checkpoint.size,
      verdict: html`<b>${page.s.t(`verdict.${verdict}`)}</b>`,
      reason: html`${whyWords(page, reason, view)}`,
    })}</p>`;
  return html`${line('claims.before', last)}${line('claims.now', answer)}`;
}

const TEST = /(-?)(?:(type|act|country):("[^"]*"|[^\s()]+))|(\bOR\b)/g;

/** A filter in plain words where it asks for kinds and countries only; null where it asks for more. */
export function filterWords(page: PageContext, where: string): string | null {
  const { s, language } = page;
  const rest = where.replaceAll(TEST, '').replaceAll(/[\s()]/g, '');
  if (where.trim() === '') return s.t('claim.allActs');
  if (rest !== '' || /(^|[\s(])-/.test(where)) return null;
  const parts = [...where.matchAll(TEST)].flatMap(([, , field, quoted]) => {
    if (field === undefined) return [];
    const value = quoted!.replaceAll('"', '');
    if (field === 'country') return [countryWord(page, value)];
    const known = actType(value) ?? families().find(({ id }) => id === value);
    return [known?.labels[language] ?? value];
  });
  return parts.join(s.t('date.comma') + ' ');
}

/** A filter for people, and as it is typed. */
export function filterShown(page: PageContext, where: string): Content {
  const words = filterWords(page, where);
  if (where.trim() === '') return words;
  const query = filterOf(where);
  if (words !== null) return html`${bdi(words)} <span class="faint">${code(where)}</span>`;
  if (query.where !== undefined) return code(where);
  return html`${subject(page, 'said.allActs', query, null)} <span class="faint">${code(where)}</span>`;
}

/** The acts of a filter as a sentence says them: "reported acts of the type … in …". */
export function actsWords(page: PageContext, where: string): Html {
  const query = filterOf(where);
  const kinds = query.where === undefined || /country:/.test(where) ? null : filterWords(page, where);
  return kinds === null
    ? subject(page, 'said.acts', query, null)
    : html`${page.s.t('said.acts')} ${say(page, 'said.type', { value: kinds })}`;
}

/** The same of votes: words ask what a roll call is about, a country whose votes. */
export function votesWords(page: PageContext, where: string): Html {
  return subject(page, 'said.votes', filterOf(where), null);
}

/** A span as one phrase; a year that is compared with another is named once. */
export function spanShown(page: PageContext, span: Span): Content {
  const { from, to } = spanWords(page, span);
  const isOneYear = span.from.endsWith('-01-01') && span.to === `${span.from.slice(0, 4)}-12-31`;
  return isOneYear || span.from === span.to ? bdi(to) : say(page, 'claim.span', { from, to });
}

/** ISO days of a claim as they stand in its inputs; a bound may be as little as a year. */
export function daysShown(page: PageContext, from: unknown, to: unknown): Content {
  const { s } = page;
  const [first, last] = [from, to].map((day) => (typeof day === 'string' && day !== '' ? day : null));
  if (first && last) {
    const span = wholeYears(first, last);
    return span === null ? say(page, 'claim.span', { from: s.day(first), to: s.day(last) }) : spanShown(page, span);
  }
  if (first) return say(page, 'claim.spanFrom', { from: dayWord(page, first) });
  return last ? say(page, 'claim.spanTo', { to: dayWord(page, last) }) : s.t('claim.spanAll');
}

const isYear = (text: string): boolean => /^\d{4}$/.test(text);

function wholeYears(from: string, to: string): Span | null {
  const span = { from: isYear(from) ? `${from}-01-01` : from, to: isYear(to) ? `${to}-12-31` : to };
  return /^\d{4}-\d\d-\d\d$/.test(span.from) && /^\d{4}-\d\d-\d\d$/.test(span.to) ? span : null;
}

function dayWord({ s }: PageContext, text: string): string {
  return isYear(text) ? s.ordinal(Number(text)) : s.day(text);
}
