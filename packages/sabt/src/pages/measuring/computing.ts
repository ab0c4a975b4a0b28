/** What is not there yet: how far it is, and a way to give it up. Moves by itself, with a script or without. */
import type { Step } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { layout, type Section } from '../layout.ts';
import { hidden, postForm } from '../parts/forms.ts';
import type { valuesOf } from './measure-links.ts';
import type { NotYet } from './measure-port.ts';

const REFRESH_SECONDS = 2;

/** Of the page that is waited for. */
export interface AwaitedFrame {
  title: string;
  section: Section;
  /** What stands above. */
  head: Content;
  lead: string;
  /** Address of the page itself. */
  here: string;
  /** Answers scripts of the page how far it is. */
  progress: string;
  /** Forms by which it is given up, and computed again after that. */
  cancel: QuestionForm;
  again: QuestionForm;
  /** How far it is, where that is told in other words than of an indicator. */
  words?(step: Step): string;
  /** What is said once it was given up, where that is no computation. */
  givenUp?: { said: string; again: string };
}

export interface QuestionForm {
  action: string;
  values: Readonly<ReturnType<typeof valuesOf>>;
}

/** What stands where the answer is not there. */
export function awaitedPage(page: PageContext, frame: AwaitedFrame, awaited: NotYet): Html {
  return awaited.state === 'computing' ? computing(page, frame, awaited.step) : cancelled(page, frame);
}

function computing(
  page: PageContext,
  { title, section, head, lead, here, progress, cancel, words = (now) => stepWords(page, now) }: AwaitedFrame,
  step: Step,
) {
  const { s } = page;
  return layout(page, {
    title,
    section,
    islands: ['progress'],
    refresh: REFRESH_SECONDS,
    body: html`<div class="record-head">${head}</div>
<p>${lead}</p>
<div class="progress" data-progress="${progress}">
<p><span data-words>${words(step)}</span> <a href="${here}">${s.t('progress.look')}</a></p>
<progress${step.total === null ? '' : html` max="${Math.max(1, step.total)}" value="${step.done}"`} aria-label="${s.t('progress.label')}"></progress>
</div>
${form(page, cancel, s.t('computing.cancel'))}`,
  });
}

function cancelled(page: PageContext, { title, section, head, again, givenUp }: AwaitedFrame): Html {
  const { s } = page;
  const words = givenUp ?? { said: s.t('computing.cancelled'), again: s.t('computing.again') };
  return layout(page, {
    title,
    section,
    body: html`<div class="record-head">${head}</div>
<p class="notice" role="status">${words.said}</p>
${form(page, again, words.again)}`,
  });
}

function form(page: PageContext, { action, values }: QuestionForm, label: string): Html {
  const fields = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [hidden(name, value)]));
  return html`<div class="actions">${postForm(page, action, html`${fields}<button class="quiet">${label}</button>`, { className: 'inline' })}</div>`;
}

/** What a script that moves the bar is answered. */
export function progressOf(page: PageContext, step: Step | null, words = stepWords): object {
  return step === null
    ? { running: false, done: 0, total: null, words: '' }
    : { running: true, done: step.done, total: step.total, words: words(page, step) };
}

export function stepWords({ s }: Pick<PageContext, 's'>, { what, done, total }: Step): string {
  if (what === 'waiting' || what === 'record') return s.t(`computing.step.${what}`);
  if (what === 'counting') return s.t('computing.step.counting', { done });
  return total === null ? s.t('computing.step.modelsSome', { done }) : s.t(`computing.step.${what}`, { done, total });
}
