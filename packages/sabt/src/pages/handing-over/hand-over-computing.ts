/** What an outsider would see of many records is put together for a while: how far that is, and a way to give it up. */
import type { Step } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import { html } from '../html.ts';
import type { AwaitedFrame } from '../measuring/computing.ts';
import { urls } from '../urls.ts';
import type { HandOverAsked } from './hand-over-port.ts';

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

export function awaitedLook(page: PageContext, asked: HandOverAsked): AwaitedFrame {
  const { s } = page;
  const to = urls(page.language);
  const values = handOverValues(asked);
  return {
    title: s.t('handOver.title'),
    section: 'search',
    head: html`<h1>${s.t('handOver.title')}</h1>`,
    lead: s.t('handOver.leadComputing'),
    here: to.handOverAsked(values),
    progress: to.handOverProgress(values),
    cancel: { action: to.cancelHandOver, values },
    again: { action: to.handOverAgain, values },
    words: (step) => lookWords(page, step),
  };
}

export const lookWords = ({ s }: Pick<PageContext, 's'>, { done, total }: Step): string =>
  total === null
    ? s.t('handOver.begun')
    : s.t('handOver.step', { percent: s.percentAbout(Math.min(1, done / Math.max(1, total))) });
