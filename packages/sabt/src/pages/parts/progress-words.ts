import type { BatchSummary, Verification } from '../app-port.ts';
import type { PageContext } from '../context.ts';

/** "120 of 4,000 rows": beside a bar, and in what the bar asks for. */
export function batchWords(page: PageContext, at: BatchSummary['progress']): string {
  const { s } = page;
  return at.total === null
    ? s.t(`progress.${at.unit}`, { n: at.done })
    : s.t(`progress.${at.unit}Of`, { n: at.done, total: at.total });
}

export function verificationWords(page: PageContext, at: Verification['progress']): string {
  return at === null
    ? page.s.t('verify.starting')
    : page.s.t(`verify.step.${at.step}`, { n: at.done, total: at.total });
}
