/**
 * Numbers that a text reports about a test or a mean, held against themselves.
 *
 * A test: p computed again from the statistic and its degrees of freedom, for all values that round to the ones printed
 * (the check of Nuijten et al. 2016, Behav. Res. Methods 48); two-sided for t, z and r. A mean of n whole numbers: some sum
 * over n must round to it (GRIM; Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8). Either rounding of halves counts.
 */
import { z } from 'zod';
import { chiSquareUpper, fUpper, normalTwoSided, tTwoSided } from '../../../statistics/distributions.ts';
import { contradicted, type Decision, supported, undecidable } from './verdict.ts';

const PRINTED = /^[-+\u2212]?(?:\d+\.?\d*|\.\d+)$/;
const printed = z.string().trim().regex(PRINTED, 'a number as it is printed');

export const testReportInput = z
  .object({
    test: z.enum(['t', 'f', 'F', 'chi2', 'z', 'r']),
    value: printed,
    df: z.union([z.number().positive(), z.tuple([z.number().positive(), z.number().positive()])]).optional(),
    /** `.036`, or with its sign: `< .05`, `> .10`, `ns`. */
    p: z
      .string()
      .trim()
      .regex(/^(?:ns|[=<>]?\s*(?:\d+\.?\d*|\.\d+))$/i, 'a p as it is printed'),
    /** 1 for a test that was planned one-sided; t, z and r alone. */
    tails: z.union([z.literal(1), z.literal(2)]).default(2),
  })
  .refine(({ p }) => !(Number(p.replace(/^[=<>]\s*/, '')) > 1), 'p is larger than 1')
  .refine(
    ({ test, value }) => test !== 'r' || Math.abs(Number(value.replace('\u2212', '-'))) <= 1,
    'r is larger than 1',
  )
  .refine(
    ({ test, value }) => !['f', 'F', 'chi2'].includes(test) || !/^[-\u2212]/.test(value),
    'this statistic is never below nought',
  )
  .refine(({ test, tails }) => tails === 2 || ['t', 'z', 'r'].includes(test), 'only t, z and r are one-sided')
  .refine(({ test, df }) => test === 'z' || df !== undefined, 'this test has degrees of freedom')
  .refine(
    ({ test, df }) => (test.toLowerCase() === 'f') === Array.isArray(df),
    'F has two degrees of freedom, and only F',
  );
export type TestReport = z.infer<typeof testReportInput>;

interface ReportDecision extends Decision {
  consistent: boolean;
  decisionError: boolean;
}

const ALPHA = 0.05;

export function decideTestReport({ test, value, df, p: printedP, tails }: TestReport): ReportDecision {
  const { low, high, number } = rounded(value);
  const pOf = (statistic: number): number => tail(test, statistic, df) / (tails === 1 ? 2 : 1);
  const ends = low <= 0 && high >= 0 && test !== 'chi2' ? [pOf(0), pOf(low), pOf(high)] : [pOf(low), pOf(high)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const p = pOf(number);
  const claim = claimedP(printedP);
  const consistent = agrees(claim, least, most);
  const figure = { p, range: [least, most] };
  const isSignificant = claim.sign !== '>' && claim.number <= ALPHA;
  const decisionError = !consistent && (isSignificant ? least >= ALPHA : most < ALPHA);
  const decision = consistent
    ? supported(figure, 'p-agrees')
    : contradicted(decisionError ? 'decision-differs' : 'p-differs', figure);
  return { ...decision, consistent, decisionError };
}

function tail(test: TestReport['test'], value: number, df: TestReport['df']): number {
  const [df1, df2] = Array.isArray(df) ? df : [df ?? 1, df ?? 1];
  switch (test) {
    case 't':
      return tTwoSided(value, df1);
    case 'f':
    case 'F':
      return fUpper(value, df1, df2);
    case 'chi2':
      return chiSquareUpper(value, df1);
    case 'z':
      return normalTwoSided(value);
    case 'r': {
      const r = Math.min(1, Math.abs(value));
      return r === 1 ? 0 : tTwoSided((r * Math.sqrt(df1)) / Math.sqrt(1 - r * r), df1);
    }
  }
}

interface Rounded {
  number: number;
  /** All numbers that round to it, in either way of rounding halves. */
  low: number;
  high: number;
}

function rounded(text: string): Rounded {
  const plain = text.replace('\u2212', '-');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals;
  const number = Number(plain);
  return { number, low: number - half, high: number + half };
}

interface ClaimedP extends Rounded {
  sign: '=' | '<' | '>';
}

function claimedP(text: string): ClaimedP {
  if (text.toLowerCase() === 'ns') return { sign: '>', ...exactly(ALPHA) };
  const sign = /^[<>]/.exec(text)?.[0] ?? '=';
  const number = text.replace(/^[=<>]\s*/, '');
  return sign === '=' ? { sign: '=', ...rounded(number) } : { sign: sign as '<' | '>', ...exactly(Number(number)) };
}

const exactly = (number: number): Rounded => ({ number, low: number, high: number });

/** Numbers this near a border of rounding are held to lie on it. */
const NEAR = 1e-12;

function agrees({ sign, number, low, high }: ClaimedP, least: number, most: number): boolean {
  if (sign === '<') return least < number;
  if (sign === '>') return most > number;
  return most >= low - NEAR && least <= high + NEAR;
}

export const meanReportInput = z.object({
  mean: printed,
  n: z.number().int().positive().max(1e9),
});
export type MeanReport = z.infer<typeof meanReportInput>;

export function decideMeanReport({ mean, n }: MeanReport): Decision & { possible: boolean } {
  const { number, low, high } = rounded(mean);
  const decimals = mean.split('.')[1]?.length ?? 0;
  const nearest = Math.round(number * n);
  const sums = [nearest - 1, nearest, nearest + 1];
  const slack = NEAR * Math.max(1, Math.abs(number));
  const possible = sums.some((sum) => sum / n >= low - slack && sum / n <= high + slack);
  const figure = { nearest: nearest / n, n };
  if (!possible) return { ...contradicted('mean-impossible', figure), possible };
  // with so many persons every mean of so few decimals is possible
  if (n >= 10 ** decimals) return { ...undecidable('any-mean-possible', 'more-acts', figure), possible };
  return { ...supported(figure, 'mean-possible'), possible };
}
