/** What the sentences of indicators share: what they are made from, sizes, limits of intervals. */
import type { Interval, Measurement } from '../../stages/measuring/index.ts';
import type { PageContext } from '../context.ts';
import type { Question } from './question.ts';

/** Acts to which both sides are brought down; in waves they tell as much as fewer by themselves. */
export function effortWords({ s }: PageContext, effort: number, factor = 1): string {
  return factor <= 1 ? s.number(effort) : s.t('said.effortInWaves', { n: effort, draws: s.about(effort / factor) });
}

/** What a sentence is made from. */
export interface Telling {
  page: PageContext;
  found: Measurement;
  asked: Question;
  /** As words. */
  span: { from: string; to: string };
}

/** What a finding up or down is said with: the sizes without a sign, the smaller first. */
export function sized(
  value: number,
  interval: Interval | null,
  isDown: boolean,
): [number, number | null, number | null] {
  const [low, high] = interval ?? [null, null];
  if (!isDown) return [value, low, high];
  return [Math.abs(value), high === null ? null : Math.abs(high), low === null ? null : Math.abs(low)];
}

export const limit = (value: number | null | undefined, write: (n: number) => string): string =>
  value === null || value === undefined ? '?' : write(value);
