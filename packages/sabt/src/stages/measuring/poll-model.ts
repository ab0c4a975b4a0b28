/**
 * Levels by year from polls of several houses: value = level of the year + effect of the line + rest, a meta-regression
 * (`pool`) with a column a year and effects of lines that add up to nought, so that a level is that of the lines together and
 * a house that comes or goes moves nothing.
 *
 * Where all sampling variances are known the weights are 1/(v + τ²), τ² by DerSimonian and Laird; else every value weighs the
 * same and the variance is that of the residuals, or unknown where there is only one value a year.
 *
 * The change a year is the slope of these levels on the year, pooled once more (REML; equal weights without variances), with
 * an interval of Student's distribution. Levels of neighbouring years are no independent witnesses: with r the lag-1
 * autocorrelation of what is left, k years are worth k(1 − r)/(1 + r) (Bartlett 1935), in the width as in the degrees of
 * freedom.
 */
import { tQuantile, tTwoSided } from '../../statistics/distributions.ts';
import { pool } from '../../statistics/pooling/pool.ts';
import { atSpread } from '../../statistics/pooling/weighted.ts';
import type { StatisticReason } from '../../statistics/reasons.ts';
import { type MannKendall, mannKendall } from '../../statistics/trend/mann-kendall.ts';
import type { Polls } from './polls.ts';

export interface YearLevel {
  year: number;
  level: number;
  /** Null where nothing tells how sure it is. */
  variance: number | null;
  /** Values of the year. */
  values: number;
}

export interface Levels {
  years: YearLevel[];
  /** By line; empty with one line. */
  effects: { effect: number; se: number | null }[];
  /** Variance between polls beyond that of sampling; null where sampling variances are not known. */
  tau2: number | null;
}

/** Of the sum of squares: rounding. */
const NOTHING = 1e-24;

export function levelsOf({ observations, lines }: Polls): Levels | { reason: StatisticReason } {
  const labels = [...new Set(observations.map(({ year }) => year))].sort((a, b) => a - b);
  const column = new Map(labels.map((year, i) => [year, i]));
  const effects = (line: number): number[] =>
    lines.slice(1).map((_, i) => (line === i ? 1 : line === lines.length - 1 ? -1 : 0));
  const x = observations.map(({ year, line }) => [
    ...labels.map((_, i) => (column.get(year) === i ? 1 : 0)),
    ...effects(line),
  ]);
  const y = observations.map(({ value }) => value);
  const known = observations.every(({ variance }) => variance !== null);
  const v = observations.map(({ variance }) => (known ? variance! : 1));
  const df = y.length - x[0]!.length;
  // the same columns with an intercept in place of the first year, as `pool` takes them
  const spread =
    known && df > 0
      ? pool(
          y,
          v,
          'dl',
          x.map((row) => row.slice(1)),
        ).tau2
      : 0;
  const fit = atSpread({ y, v, x }, spread ?? 0);
  if (fit === null) return { reason: 'collinear' };
  const size = y.reduce((sum, one) => sum + one * one, 0);
  // values that agree to the last digit tell nothing of how sure they are
  const varies = df > 0 && fit.weightedSquares > NOTHING * size;
  const scale = known ? 1 : varies ? fit.weightedSquares / df : null;
  const varianceAt = (a: readonly number[]): number | null =>
    scale === null
      ? null
      : scale * a.reduce((sum, one, i) => sum + one * a.reduce((s, two, j) => s + two * fit.covariance[i]![j]!, 0), 0);
  const unit = (at: number): number[] => fit.beta.map((_, i) => (i === at ? 1 : 0));
  const own = fit.beta.slice(labels.length);
  return {
    years: labels.map((year, i) => ({
      year,
      level: fit.beta[i]!,
      variance: varianceAt(unit(i)),
      values: observations.filter((one) => one.year === year).length,
    })),
    effects:
      lines.length < 2
        ? []
        : lines.map((_, line) => {
            const row = effects(line);
            const variance = varianceAt([...labels.map(() => 0), ...row]);
            return {
              effect: row.reduce((sum, one, i) => sum + one * own[i]!, 0),
              se: variance === null ? null : Math.sqrt(variance),
            };
          }),
    tau2: known ? spread : null,
  };
}

export interface Change {
  /** A year, in the unit of the series. */
  slope: number | null;
  interval: [number, number] | null;
  /** How many independent years the years are worth. */
  effectiveYears: number;
  /** As if the years were independent. */
  naive: number | null;
  test: MannKendall;
}

export function changeOf(years: readonly YearLevel[]): Change {
  const test = mannKendall(years.map(({ level }) => level));
  const k = years.length;
  const r = Math.max(0, test.prewhitened?.r1 ?? 0);
  const spreads = (1 + r) / (1 - r);
  const none = { slope: null, interval: null, naive: null, effectiveYears: k / spreads, test };
  if (k < 3) return none;
  const known = years.every(({ variance }) => variance !== null && variance > 0);
  const middle = years.reduce((sum, { year }) => sum + year / k, 0);
  const mods = years.map(({ year }) => [year - middle]);
  const y = years.map(({ level }) => level);
  const v = years.map(({ variance }) => (known ? variance! : 1));
  const pooled = pool(y, v, known ? 'reml' : 'fe', mods);
  const slope = pooled.coefficients?.[1];
  if (slope === undefined) return none;
  const rest = y.map((value, i) => value - pooled.coefficients![0]!.estimate - slope.estimate * mods[i]![0]!);
  const scale = known ? 1 : Math.sqrt(rest.reduce((sum, one) => sum + one * one, 0) / (k - 2));
  const se = slope.se * scale;
  if (se === 0) return { ...none, slope: slope.estimate };
  const half = tQuantile(0.975, Math.max(1, none.effectiveYears - 2)) * se * Math.sqrt(spreads);
  return {
    ...none,
    slope: slope.estimate,
    interval: [slope.estimate - half, slope.estimate + half],
    naive: tTwoSided(slope.estimate / se, k - 2),
  };
}
