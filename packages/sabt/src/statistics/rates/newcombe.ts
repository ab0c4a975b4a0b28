/**
 * The difference of two independent shares, p₁ − p₂, with the hybrid score interval (Newcombe 1998, method 10): the distances
 * from each share to the ends of its Wilson interval, added as squares. Without continuity correction.
 *
 * Assumes two independent samples; for the same persons asked twice it is wrong. Zero cells are no trouble.
 * Invariants: inside −1…1; swapping the two turns the signs.
 */
import type { StatisticReason } from '../reasons.ts';
import { wilson } from './wilson.ts';

export interface ShareDifference {
  difference: number | null;
  ci95: [number, number] | null;
  reason?: StatisticReason;
}

export function newcombe(x1: number, n1: number, x2: number, n2: number): ShareDifference {
  const first = wilson(x1, n1);
  const second = wilson(x2, n2);
  if (first.share === null || second.share === null || first.ci95 === null || second.ci95 === null)
    return { difference: null, ci95: null, reason: 'zero-denominator' };
  const difference = first.share - second.share;
  const below = Math.hypot(first.share - first.ci95[0], second.ci95[1] - second.share);
  const above = Math.hypot(first.ci95[1] - first.share, second.share - second.ci95[0]);
  return { difference, ci95: [difference - below, difference + above] };
}
