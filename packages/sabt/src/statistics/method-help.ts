/**
 * What each method takes and gives, where it comes from, and an input that can be run as it stands: for `sabt stat METHOD
 * --help`. docs/methods tells formulas, assumptions and pitfalls. A test runs every example and holds `gives` to the answer.
 */
import type { MethodName } from './names.ts';

export interface MethodHelp {
  takes: string;
  /** Keys of the answer, with what they are; those with `?` are not always there. */
  gives: string;
  source: string;
  example: { readonly [key: string]: unknown };
}

const TABLE = [
  { pattern: '110', count: 20 },
  { pattern: '101', count: 15 },
  { pattern: '011', count: 12 },
  { pattern: '111', count: 8 },
  { pattern: '100', count: 60 },
  { pattern: '010', count: 50 },
  { pattern: '001', count: 40 },
];

export const METHOD_HELP: Readonly<Record<MethodName, MethodHelp>> = {
  'mann-kendall': {
    takes: 'x[] in the order of time; period? (12 for months: seasons are compared with themselves only)',
    gives: 's, varS, tauB, z, p, senSlope, senCi95, hamedRao, prewhitened',
    source: 'Mann 1945; Kendall 1975; Sen 1968; Hirsch, Slack & Smith 1982; Hamed & Rao 1998',
    example: { x: [12, 15, 14, 18, 21, 19, 24, 26] },
  },
  pettitt: {
    takes: 'x[]',
    gives: 'index (1-based, last of the first segment), statistic, p',
    source: 'Pettitt 1979',
    example: { x: [5, 6, 5, 7, 6, 12, 13, 11, 14, 12] },
  },
  cusum: {
    takes: 'x[]',
    gives: 'index (1-based, last of the first segment), statistic, p',
    source: 'cumulative sums about the mean, p of the largest distance of a Brownian bridge from nought',
    example: { x: [5, 6, 5, 7, 6, 12, 13, 11, 14, 12] },
  },
  'local-level': {
    takes: 'x[] at equal steps',
    gives: 'level, variance (filtered: they know the past only), varianceLevel, varianceNoise',
    source: 'Durbin & Koopman, Time Series Analysis by State Space Methods, chapter 2',
    example: { x: [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140] },
  },
  'rate-ratio': {
    takes: 'counts[2] (first, second), exposures[2] (days, persons, reports)',
    gives: 'ratio, ci95, pMinLike, pCentral, pMidP, percentChange, percentCi95',
    source: 'Przyborowski & Wilenski 1940; Clopper & Pearson 1934',
    example: { counts: [1340, 1000], exposures: [365, 365] },
  },
  'poisson-interval': {
    takes: 'count; exposure? (1 unless given)',
    gives: 'rate, ci95',
    source: 'Garwood 1936',
    example: { count: 42, exposure: 365 },
  },
  wilson: { takes: 'x, n', gives: 'share, ci95', source: 'Wilson 1927', example: { x: 18, n: 60 } },
  newcombe: {
    takes: 'x1, n1, x2, n2',
    gives: 'difference, ci95',
    source: 'Newcombe 1998, method 10',
    example: { x1: 56, n1: 70, x2: 48, n2: 80 },
  },
  'prop-trend': {
    takes: 'x[], n[]; scores[]? (1, 2, 3, … unless given)',
    gives: 'chi2, p, z',
    source: 'Cochran 1954; Armitage 1955',
    example: { x: [83, 90, 129, 70], n: [86, 93, 136, 82] },
  },
  'adjust-p': {
    takes: 'p[]; method: bonferroni, holm, hochberg, bh or by',
    gives: 'adjusted',
    source: 'Holm 1979; Hochberg 1988; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001',
    example: { p: [0.01, 0.02, 0.03, 0.2], method: 'holm' },
  },
  glm: {
    takes:
      'data {column: []}, response, terms[]; family: poisson, quasipoisson or negbin; offset? (a column on the log scale)',
    gives: 'coef, se, z, p, deviance, logLik, aic, dispersion, theta? (negbin), seTheta? (negbin)',
    source: 'McCullagh & Nelder 1989; Venables & Ripley 2002, § 7.4',
    example: {
      data: { n: [5, 8, 9, 12, 15, 21], year: [1, 2, 3, 4, 5, 6] },
      response: 'n',
      terms: ['year'],
      family: 'poisson',
    },
  },
  pelt: {
    takes:
      'x[]; cost: l2, meanvar, poisson or negbin; penalty? (a number, or aic, bic, mbic, hannan-quinn; mbic unless given); minSegment? (2)',
    gives: 'changePoints (1-based, last of each segment but the last)',
    source: 'Killick, Fearnhead & Eckley 2012; Zhang & Siegmund 2007',
    example: { x: [4, 6, 5, 5, 4, 6, 14, 15, 13, 16, 14, 15], cost: 'poisson' },
  },
  'bai-perron': {
    takes: 'x[]; trim? (.15), maxBreaks?',
    gives: 'breaks, ci95, rss, bic',
    source: 'Bai & Perron 1998, 2003; Bai 1997',
    example: { x: [5, 6, 5, 7, 6, 5, 6, 12, 13, 11, 14, 12, 13, 12], maxBreaks: 2 },
  },
  'e-divisive': {
    takes: 'x[], seed; minSegment? (10), permutations? (499), alpha? (1)',
    gives: 'changePoints, p (one a test, in order)',
    source: 'Matteson & James 2014',
    example: { x: [1, 2, 1, 3, 2, 1, 2, 9, 8, 9, 10, 9, 8, 9], seed: 1, minSegment: 5 },
  },
  'bayes-change-point': {
    takes: 'x[] (counts), a, b (gamma prior of both rates: shape, rate)',
    gives: 'mode, posterior, ci95, logBayesFactor',
    source: 'Raftery & Akman 1986',
    example: { x: [4, 5, 4, 6, 5, 1, 0, 1, 2, 1], a: 1, b: 1 },
  },
  bocpd: {
    takes:
      'x[], hazard (probability of a change a step), prior {model: normal, mu, kappa, alpha, beta} or {model: poisson, a, b}',
    gives: 'mapRunLength, logEvidence',
    source: 'Adams & MacKay 2007',
    example: { x: [4, 5, 4, 6, 5, 14, 15, 13], hazard: 0.05, prior: { model: 'poisson', a: 1, b: 1 } },
  },
  chapman: {
    takes: 'n1, n2 (each list), m (on both)',
    gives: 'lincolnPetersen, chapman, variance, ci95, ci95LogNormal, observed, warning?',
    source: 'Chapman 1951; Seber 1970',
    example: { n1: 200, n2: 150, m: 40 },
  },
  'multiple-systems': {
    takes: 'lists[], table [{pattern: "1010", count}]: a digit a list, in their order',
    gives: 'observed, chaoLowerBound, models, best, range, refused?',
    source: 'Bishop, Fienberg & Holland 1975; Chao 1987; Fienberg 1972',
    example: { lists: ['a', 'b', 'c'], table: TABLE },
  },
  dga: {
    takes: 'lists[], table [{pattern, count}], delta, missingMax; prior? {a, b}',
    gives: 'mean, median, ci95, mode, models, warning?',
    source: 'Madigan & York 1997',
    example: { lists: ['a', 'b', 'c'], table: TABLE, delta: 0.125, missingMax: 500 },
  },
  granger: {
    takes: 'x[], y[] of one length, order (lags): whether past x helps to predict y',
    gives: 'f, p, df',
    source: 'Granger 1969',
    example: { x: [1, 3, 2, 5, 4, 6, 3, 7, 5, 8], y: [2, 3, 4, 3, 5, 5, 6, 4, 8, 5], order: 1 },
  },
  'cross-correlation': {
    takes: 'x[], y[] of one length, maxLag',
    gives: 'lags, r (above nought: x comes after y)',
    source: 'Box & Jenkins, Time Series Analysis, chapter 12',
    example: { x: [1, 3, 2, 5, 4, 6, 3, 7], y: [2, 2, 4, 3, 6, 5, 7, 4], maxLag: 2 },
  },
  'circular-shift': {
    takes: 'x[], y[] of one length, lags[] (signed)',
    gives: 'statistic, p',
    source: 'permutation over the group of rotations (Edgington & Onghena 2007)',
    example: { x: [1, 3, 2, 5, 4, 6, 3, 7], y: [2, 2, 4, 3, 6, 5, 7, 4], lags: [-1, 0, 1] },
  },
  'distributed-lag': {
    takes: 'outcome[] (counts), driver[] of one length, lags (a number), period (52 for weeks)',
    gives: 'coef, se, theta? (null at the Poisson limit), lr, df, p',
    source: 'Almon 1965; Cameron & Trivedi 2013, chapter 7',
    example: {
      outcome: [2, 9, 4, 21, 6, 1, 14, 38, 9, 3, 2, 8, 25, 5, 1, 3, 30, 11, 4, 2],
      driver: [1, 0, 2, 0, 0, 1, 3, 1, 0, 0, 1, 2, 0, 0, 0, 2, 1, 0, 0, 1],
      lags: 1,
      period: 12,
    },
  },
  hill: {
    takes: 'counts[] of each kind',
    gives: 'q0, q1, q2, coverage, chao1',
    source: 'Hill 1973; Chao & Jost 2012; Chao 1984, 1987',
    example: { counts: [30, 12, 7, 3, 1, 1] },
  },
  rarefy: {
    takes: 'counts[] of each kind, m (size of the smaller sample)',
    gives: 'richness, se',
    source: 'Hurlbert 1971; Heck, van Belle & Simberloff 1975',
    example: { counts: [30, 12, 7, 3, 1, 1], m: 20 },
  },
  'coverage-rarefaction': {
    takes: 'counts[] of each kind, level (coverage, above 0 and at most 1)',
    gives: 'm, coverage, q0, q1, q2, warning?',
    source: 'Chao & Jost 2012; Chao, Gotelli et al. 2014',
    example: { counts: [30, 12, 7, 3, 1, 1], level: 0.9 },
  },
  krippendorff: {
    takes: 'ratings[coder][unit], null where not rated; level: nominal, ordinal, interval or ratio',
    gives: 'alpha, ci95',
    source: 'Krippendorff 2018, chapter 12',
    example: {
      ratings: [
        [1, 2, 3, 3, null],
        [1, 2, 3, 4, 2],
        [1, 2, 3, 3, 2],
      ],
      level: 'ordinal',
    },
  },
  fleiss: {
    takes: 'counts[subject][category], equal sums',
    gives: 'kappa, z',
    source: 'Fleiss 1971; Fleiss, Nee & Landis 1979',
    example: {
      counts: [
        [3, 0],
        [2, 1],
        [0, 3],
        [1, 2],
      ],
    },
  },
  cohen: {
    takes: 'a[], b[]: labels of the same units, null where not given',
    gives: 'kappa',
    source: 'Cohen 1960',
    example: { a: ['x', 'y', 'x', 'x', 'y'], b: ['x', 'y', 'y', 'x', 'y'] },
  },
  'dawid-skene': {
    takes: 'long [{unit, coder, label}]',
    gives: 'categories, marginals, errors, labels, probabilities, logLik',
    source: 'Dawid & Skene 1979',
    example: {
      long: [
        { unit: 1, coder: 'a', label: 'x' },
        { unit: 1, coder: 'b', label: 'x' },
        { unit: 1, coder: 'c', label: 'y' },
        { unit: 2, coder: 'a', label: 'y' },
        { unit: 2, coder: 'b', label: 'y' },
        { unit: 2, coder: 'c', label: 'y' },
        { unit: 3, coder: 'a', label: 'x' },
        { unit: 3, coder: 'b', label: 'x' },
        { unit: 3, coder: 'c', label: 'x' },
      ],
    },
  },
  pool: {
    takes: 'yi[], vi[] (sampling variances); method: fe, dl or reml; mods? (one row a study)',
    gives: 'estimate, se, ci95, tau2, i2, q',
    source: 'DerSimonian & Laird 1986; Viechtbauer 2005',
    example: { yi: [0.2, 0.35, 0.1, 0.42], vi: [0.01, 0.02, 0.015, 0.02], method: 'reml' },
  },
};
