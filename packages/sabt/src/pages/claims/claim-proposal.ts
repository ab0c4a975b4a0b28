/** What the program would bind an assertion to, said in sentences before anybody agrees to it. */
import type { Assertion } from '../../stages/claims/index.ts';
import type { PageContext } from '../context.ts';
import { type Html, html, own, say } from '../html.ts';
import { urls } from '../urls.ts';
import type { Typed } from './claim-form.ts';
import { actsWords, daysShown, spanShown } from './claim-words.ts';

/** Whether the proposal says all that the sentence says, so that a person can agree to it as it stands. */
export const isComplete = ({ proposal }: Assertion): boolean =>
  proposal !== undefined &&
  proposal.measure !== 'opinion' &&
  proposal.unheld.words.length === 0 &&
  proposal.unheld.lacks.length === 0;

/** Years of a trend, at the least: over fewer a change is one from one time to another. */
const YEARS_OF_TREND = 3;

function formOf({ form, proposal }: Assertion): string {
  // of a series there is a level each year, and no count that two spans could be compared by
  if (proposal?.measure === 'opinion') return form === 'every-year' ? form : 'trend';
  const { from, to, against, before } = proposal?.inputs ?? {};
  if (form === 'comparison' && before !== undefined && against === undefined) return 'growth';
  const years = from === undefined || to === undefined ? null : Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  return form === 'trend' && years !== null && years < YEARS_OF_TREND ? 'growth' : form;
}

/** What the program would bind an assertion to, as it would be typed. */
export function proposedOf(assertion: Assertion): Typed {
  const { proposal } = assertion;
  const form = formOf(assertion);
  const where = (proposal?.where ?? '').replace(/\s*\bdate:\S+/, '');
  const { from, to, before, claimedPercent, atLeast, ...same } = proposal?.inputs ?? {};
  const days = daysTyped(from, to);
  const others = daysTyped(before?.from, before?.to);
  return {
    form,
    where,
    ...same,
    ...(days === null ? (from === undefined ? {} : { from }) : { from: days[0], to: days[1] }),
    ...(others === null ? {} : { beforeFrom: others[0], beforeTo: others[1] }),
    ...(proposal?.driver === undefined ? {} : { driver: proposal.driver }),
    ...(proposal?.measure === 'follows' && proposal.by !== '' ? { by: proposal.by } : {}),
    ...(claimedPercent === undefined ? {} : { claimedPercent: String(claimedPercent) }),
    ...(atLeast === undefined ? {} : { atLeast: String(atLeast) }),
  };
}

/** Whole years by their numbers. */
function daysTyped(from: string | undefined, to: string | undefined): [string, string] | null {
  if (from === undefined || to === undefined) return null;
  return from.endsWith('-01-01') && to.endsWith('-12-31') ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
}

/** What will be counted, and what would have to come out. */
export function willCount(page: PageContext, assertion: Assertion): Html {
  const inputs = assertion.proposal?.inputs ?? {};
  const { from, to, before, against, of, direction = 'up', claimedPercent: percent = 0 } = inputs;
  const form = formOf(assertion);
  const acts = actsWords(page, proposedOf(assertion).where ?? '');
  const days = daysShown(page, from, to);
  const counted = ((): Html => {
    if (of !== undefined) return say(page, `desk.will.${of}`, { acts, days });
    if (form === 'share')
      return say(page, 'desk.will.share', { acts: actsWords(page, against ?? ''), part: acts, days });
    if (before === undefined || from === undefined || to === undefined)
      return say(page, 'desk.will.count', { acts, days });
    const [first, second] = [spanShown(page, before), spanShown(page, { from, to })];
    return say(page, 'desk.will.countTwo', { acts, before: first, now: second });
  })();
  return html`${counted} ${wouldHold(page, form, direction, percent, inputs.atLeast ?? 0)}`;
}

function wouldHold(
  page: PageContext,
  form: string,
  direction: 'up' | 'down' | 'none',
  percent: number,
  n: number,
): Html {
  switch (form) {
    case 'growth':
      return percent !== 0 && direction !== 'none'
        ? say(page, `desk.will.growthBy.${direction}`, { percent: Math.abs(percent) })
        : say(page, `desk.will.growth.${direction}`, {});
    case 'trend':
      return say(page, `desk.will.trend.${direction}`, {});
    case 'every-year':
      return say(page, direction === 'down' ? 'desk.will.every-year.down' : 'desk.will.every-year.up', {});
    case 'at-least':
      return say(page, 'desk.will.at-least', { n });
    case 'none':
      return say(page, 'desk.will.none', {});
    case 'share':
      return say(page, `desk.will.share.${direction}`, { percent });
    default:
      return html``;
  }
}

/** What the sentence says and the proposal does not, word by word, and what a person has to choose. */
export function notHeld(page: PageContext, { proposal }: Assertion, language: string | null): Html {
  if (proposal === undefined) return html``;
  const { words, lacks } = proposal.unheld;
  const { s } = page;
  return html`<p class="card-proposal">${s.t('desk.notAll')}</p>
<ul class="unheld">${words.length === 0 ? '' : html`<li>${say(page, 'desk.unheldWords', { words: wordsShown(page, words, language) })}</li>`}${lacks.map((lack) => html`<li>${s.t(`desk.lack.${lack}`)}</li>`)}</ul>`;
}

/** By which a person takes it upon herself that the restricting words of the sentence are held. */
export function coversField(page: PageContext, { proposal }: Assertion, language: string | null): Html {
  const words = proposal?.unheld.words ?? [];
  return words.length === 0
    ? html``
    : html`<p><label class="tick"><input type="checkbox" name="covers" value="1"> <span>${say(page, 'desk.covers', { words: wordsShown(page, words, language) })}</span></label>
<span class="hint">${page.s.t('desk.coversHint')}</span></p>`;
}

export const wordsShown = (page: PageContext, words: readonly string[], language: string | null): Html =>
  html`${words.map((word, i) => html`${i === 0 ? '' : page.s.t('date.comma') + ' '}<q class="cue-words">${own(word, language)}</q>`)}`;

/** Where a series of polls would have to be chosen. */
export function seriesHint(page: PageContext, known: { series: readonly string[] }): Html {
  const { s } = page;
  return known.series.length === 0
    ? html`<p class="hint">${s.t('desk.seriesNone')} <a href="${urls(page.language).takeIn}">${s.t('desk.seriesTakeIn')}</a></p>`
    : html`<p class="hint">${s.t('desk.seriesChoose')}</p>`;
}
