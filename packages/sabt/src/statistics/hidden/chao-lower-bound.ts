/**
 * Chao's lower bound for any number of lists: model Mh of Chao 1987 as a log-linear one (Rivest & Baillargeon 2007;
 * "Mh Chao (LB)" of closedp in Rcapture).
 *
 * Only the numbers f_k of records on exactly k lists count: ln mean of a cell with k lists is
 * γ + βk + Σ_{j≥3} η_j max(k−j+1, 0), the lists are alike, and people differ. Where people differ, ln mean is convex in k:
 * negative η contradict the model and are taken out, the lowest j first, with a new fit after each. N = observed + e^γ.
 * With every η in, this is f1²(k−1)/(2k·f2) unseen; each η taken out lets f3, f4 … speak too.
 *
 * A lower bound whatever the differences between people are, but lists must not differ much in length nor avoid one another.
 */
import { lnFactorial } from '../distributions.ts';
import { fitPoisson } from '../glm/fit.ts';
import type { StatisticReason } from '../reasons.ts';
import { size } from './hierarchical-models.ts';
import type { OverlapTable } from './overlap-table.ts';

export type LowerBound = { n: number } | { n: null; reason: StatisticReason };

/** In place of a count of nought where only the sign of its η is asked: at nought η would be infinite. */
const NEARLY_NONE = 1e-6;

export function chaoLowerBound({ lists, counts, observed }: OverlapTable): LowerBound {
  const onLists = new Array<number>(lists).fill(0);
  for (const [cell, count] of counts.entries())
    if (cell !== 0) onLists[size(cell) - 1] = (onLists[size(cell) - 1] as number) + count;
  const fit = (etas: readonly number[], y: readonly number[]) =>
    fitPoisson({
      design: onLists.map((_, i) => [1, i + 1, ...etas.map((j) => Math.max(i + 2 - j, 0))]),
      y,
      offset: onLists.map((_, i) => lnFactorial(lists) - lnFactorial(i + 1) - lnFactorial(lists - i - 1)),
    });
  const positive = onLists.map((f) => (f === 0 ? NEARLY_NONE : f));
  let etas = Array.from({ length: lists - 2 }, (_, i) => i + 3);
  while (etas.length > 0) {
    const signs = fit(etas, positive);
    if ('reason' in signs) return { n: null, reason: signs.reason };
    const negative = etas.find((_, i) => (signs.coef[i + 2] as number) < 0);
    if (negative === undefined) break;
    etas = etas.filter((j) => j !== negative);
  }
  const bound = fit(etas, onLists);
  if ('reason' in bound) return { n: null, reason: bound.reason };
  if (!bound.converged) return { n: null, reason: 'not-converged' };
  return { n: observed + Math.exp(bound.coef[0] as number) };
}
