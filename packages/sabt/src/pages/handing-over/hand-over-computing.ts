/**
 * What an outsider would see of many records is put together for a while, and so is the file: how far that is, a way to give
 * it up, and where the file waits.
 */
import type { Step } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { bdi, type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import type { AwaitedFrame } from '../measuring/computing.ts';
import { hidden, postForm } from '../parts/forms.ts';
import { urls } from '../urls.ts';
import type { HandOverAsked, HandOverForm, HandOverMade } from './hand-over-port.ts';

/** The question as the addresses and forms of its pages carry it. */
export function handOverValues({ what, selection }: HandOverAsked): Record<string, string | number | undefined> {
  const { search, where } = selection;
  return {
    ids: what.ids.join(' '),
    where,
    ...(search === null ? {} : { found: 1, ...search }),
    restricted: what.restricted ? 1 : undefined,
    resting: what.resting ? 1 : undefined,
    include: what.include.join(','),
  };
}

/** @param hasChanged since it was looked at before, which is said once it is there */
export function awaitedLook(page: PageContext, asked: HandOverAsked, hasChanged: boolean): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const values = handOverValues(asked);
  return {
    title: s.t('handOver.title'),
    section: 'search',
    head: html`<h1>${s.t('handOver.title')}</h1>`,
    lead: s.t('handOver.leadComputing'),
    here: to.handOverAsked(hasChanged ? changedValues(asked) : values),
    progress: to.handOverProgress(values),
    cancel: { action: to.cancelHandOver, values },
    again: { action: to.handOverAgain, values },
    words: (step) => lookWords(page, step),
  };
}

/** To look at it again, told that it is not what it was. */
export const changedValues = (asked: HandOverAsked): Record<string, string | number | undefined> => ({
  ...handOverValues(asked),
  changed: 1,
});

export const lookWords = ({ s }: Pick<PageContext, 's'>, { done, total }: Step): string =>
  total === null
    ? s.t('handOver.begun')
    : s.t('handOver.step', { percent: s.percentAbout(Math.min(1, done / Math.max(1, total))) });

export const makingValues = (
  asked: HandOverAsked,
  form: HandOverForm,
): Record<string, string | number | undefined> => ({
  ...handOverValues(asked),
  seen: asked.seen,
  as: form,
});

export function awaitedMaking(page: PageContext, asked: HandOverAsked, form: HandOverForm): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const values = makingValues(asked, form);
  return {
    title: s.t('handOver.title'),
    section: 'search',
    head: html`<h1>${s.t('handOver.title')}</h1>`,
    lead: s.t('handOver.leadMaking'),
    here: to.handOverMaking(values),
    progress: to.handOverMakingProgress(values),
    cancel: { action: to.cancelHandOverMaking, values },
    again: { action: to.handOver(), values },
    words: (step) => makingWords(page, step),
    givenUp: { said: s.t('handOver.makingCancelled'), again: s.t('handOver.makeAgain') },
  };
}

export const makingWords = ({ s }: Pick<PageContext, 's'>, { done, total }: Step): string =>
  total === null
    ? s.t('handOver.begun')
    : s.t('handOver.makingStep', { percent: s.percentAbout(Math.min(1, done / Math.max(1, total))) });

/** The file, to be fetched; null where there is none any more. */
export function madePage(page: PageContext, asked: HandOverAsked, form: HandOverForm, made: HandOverMade | null): Html {
  const { s } = page;
  const to = urls(page.language);
  const values = makingValues(asked, form);
  const fields = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [hidden(name, value)]));
  const body =
    made === null
      ? html`<p class="notice" role="status">${s.t('handOver.fileGone')}</p>
<div class="actions">${postForm(page, to.handOver(), html`${fields}<button>${s.t('handOver.makeAgain')}</button>`, { className: 'inline' })}</div>`
      : html`<p role="status">${s.t('handOver.made')}</p>
<p><a class="button" href="${to.handOverFile(values)}" download>${bdi(made.name)}</a> <span class="hint">${s.bytes(made.size)}</span></p>
<p class="hint">${s.t('handOver.madeHint')}</p>`;
  return layout(page, {
    title: s.t('handOver.title'),
    section: 'search',
    narrow: true,
    body: html`<div class="lead"><h1>${s.t('handOver.title')}</h1></div>${body}
<p class="actions"><a href="${to.handOverAsked(handOverValues(asked))}">${s.t('handOver.look')}</a></p>`,
  });
}
