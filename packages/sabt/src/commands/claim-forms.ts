/** The forms of claims for `--help`: what each takes, bound to the record or as numbers alone. Tests run every example. */
import type { ClaimForm } from '../stages/claims/index.ts';
import type { HelpPart } from './command.ts';

interface FormHelp {
  /** Inputs of `claims add`; absent for reports of tests, which are numbers only. */
  bound?: string;
  /** Inputs of `claims decide`. */
  numbers: string;
  example: { readonly [key: string]: unknown };
}

const TWO_COUNTS = 'now {count, days, sources?, sameSourcesCount?, parts[]?}, before {…}, claimedPercent?, direction';
const TWO_SPANS = 'where, from, to (the later span), before? {from, to}, direction';
const YEARLY = 'years[], x[] of n[], direction';
const YEARS = { years: [2018, 2019, 2020, 2021], x: [520, 480, 450, 400], n: [1000, 1000, 1000, 1000] };
const SERIES = {
  outcome: [4, 6, 5, 9, 7, 5, 8, 12, 9, 6, 5, 7, 10, 8, 6, 5, 9, 11, 7, 6, 5, 8, 9, 6],
  driver: [0, 1, 0, 2, 1, 0, 1, 3, 1, 0, 0, 1, 2, 0, 0, 1, 2, 1, 0, 0, 1, 2, 0, 0],
  lags: 1,
  period: 12,
};

export const FORM_HELP: Readonly<Record<ClaimForm, FormHelp>> = {
  growth: {
    bound: `${TWO_SPANS}, claimedPercent?`,
    numbers: TWO_COUNTS,
    example: {
      now: { count: 1340, days: 365 },
      before: { count: 1000, days: 365 },
      claimedPercent: 34,
      direction: 'up',
    },
  },
  comparison: {
    bound: 'where, against (two filters over the same days), from?, to?, direction, claimedPercent?',
    numbers: TWO_COUNTS,
    example: { now: { count: 240, days: 365 }, before: { count: 160, days: 365 }, direction: 'up' },
  },
  'more-kinds': {
    bound: TWO_SPANS,
    numbers: 'before {counts[] of each kind}, now {counts[]}, direction',
    example: { before: { counts: [40, 9, 3, 1] }, now: { counts: [38, 14, 9, 6, 4, 2] }, direction: 'up' },
  },
  trend: {
    bound: 'where, or series (a poll or an index), from?, to?, by?, direction',
    numbers: YEARLY,
    example: { ...YEARS, direction: 'down' },
  },
  'every-year': {
    bound: 'where, or series, from?, to?, direction',
    numbers: YEARLY,
    example: { ...YEARS, direction: 'down' },
  },
  'at-least': {
    bound: 'where, atLeast, of (acts, killed, injured, arrested, participants), from?, to?',
    numbers: 'atLeast, found (a number, or [low, best, high])',
    example: { atLeast: 500, found: [480, 560, 700] },
  },
  none: { bound: 'where, from?, to?', numbers: 'count, origins?', example: { count: 3, origins: 2 } },
  follows: {
    bound: 'where, driver (the acts that come first), by?, from?, to?, direction?',
    numbers: 'outcome[] (counts), driver[], lags? (4), period? (52)',
    example: SERIES,
  },
  causes: {
    bound: 'as follows; no record shows a cause, and the verdict says so',
    numbers: 'as follows',
    example: SERIES,
  },
  position: {
    bound: 'where (words of the roll calls; country: whose votes), against? (another voter), from?, to?, direction',
    numbers: 'x of n, claimedPercent?, direction?',
    example: { x: 130, n: 180, direction: 'up' },
  },
  share: {
    bound: 'where, against (of which), from?, to?, claimedPercent or direction',
    numbers: 'x of n, claimedPercent or direction',
    example: { x: 600, n: 1000, claimedPercent: 60 },
  },
  'test-report': {
    numbers: 'test (t, F, chi2, z, r), value and p as they are printed, df, tails?',
    example: { test: 't', value: '2.20', df: 28, p: '.036' },
  },
  'mean-report': { numbers: 'mean as it is printed, n', example: { mean: '3.48', n: 25 } },
};

const listed = Object.entries(FORM_HELP);

/** Forms with the numbers that the rule of decision takes. */
export const decideHelp: readonly HelpPart[] = [
  ...listed.map(([name, { numbers }]) => ({ name, text: numbers })),
  { name: 'direction', text: 'up, down or none (a denied change); up where it is left out, and the answer says so' },
  { name: 'gives', text: 'verdict (supported, contradicted, undecidable), reason, figure, needed?, cautions?' },
  {
    name: 'example',
    text: `echo '${JSON.stringify({ form: 'growth', inputs: FORM_HELP.growth.example })}' | sabt claims decide --json`,
  },
  { name: 'more', text: 'docs/CLAIMS.md' },
];

/** Forms with what binds them to the record. */
export const addHelp: readonly HelpPart[] = [
  { name: 'FILE.json', text: '{"claims":[{"text","speaker"?,"document"?,"span"?,"form","inputs":{…}}]}' },
  ...listed.flatMap(([name, { bound }]) => (bound === undefined ? [] : [{ name, text: bound }])),
  { name: 'direction', text: 'up, down or none (a denied change)' },
  { name: 'numbers', text: 'without where or series the inputs are numbers, as sabt claims decide --help tells' },
  {
    name: 'example',
    text: '{"claims":[{"text":"Protests rose in 2020.","form":"growth","inputs":{"where":"type:protest","from":"2020-01-01","to":"2020-12-31","direction":"up"}}]}',
  },
  { name: 'more', text: 'docs/CLAIMS.md' },
];
