/** The claims of the demo: one of each verdict, one whose verdict changed, one that cannot be computed. */
import { SabtError } from '../../model/errors.ts';
import type { Assertion } from '../../stages/claims/index.ts';
import type { Step } from '../../stages/measuring/index.ts';
import type {
  AddingClaim,
  ClaimBinding,
  ClaimFile,
  ClaimFilter,
  ClaimList,
  ClaimsApp,
  ClaimView,
  DeskView,
  Download,
  NotYet,
  Soon,
  TypedClaim,
} from '../index.ts';
import { AT, type DemoState, demoId, ROOT, SOURCES } from './demo-data.ts';

const KEPT = { state: 'there', value: { id: demoId(0) } } as const;
const TEXT =
  'Order has returned. Protests fell by a third last year. There was not one strike in Lalehkenar. Wars abroad follow unrest at home.';
const CHECKPOINT = { size: 7349, root: ROOT };
const BEFORE = { size: 7000, root: ROOT };
const days = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const acts = [{ id: demoId(952), event: demoId(950), start: '2019-05-01', title: 'Gathering in Lalehkenar' }];

function spanOf(text: string): [number, number] {
  const start = TEXT.indexOf(text);
  return [start, start + text.length];
}

type Told = Pick<ClaimView, 'text' | 'form' | 'inputs' | 'answer' | 'kept'> & Partial<ClaimView>;

const TOLD: readonly Told[] = [
  {
    text: 'Protests fell by a third last year.',
    form: 'growth',
    inputs: { where: 'type:protest country:Varzan', ...days(2020), direction: 'down', claimedPercent: 33 },
    answer: {
      verdict: 'contradicted',
      reason: 'opposite-found',
      needed: null,
      figure: {
        percentChange: 34,
        percentCi95: [23.2, 45.8],
        counts: [1000, 1340],
        spans: [days(2019), days(2020)],
        sameSources: { counts: [1200, 950], percentChange: 26.3, percentCi95: [16, 37.6] },
      },
      evidence: [{ where: 'type:protest country:Varzan', ...days(2020), n: 1340, acts }],
      checkpoint: CHECKPOINT,
    },
    kept: [
      { verdict: 'undecidable', reason: 'interval-holds-none', needed: 'more-acts', checkpoint: BEFORE, at: AT },
      { verdict: 'supported', reason: 'as-claimed', needed: null, checkpoint: BEFORE, at: AT },
    ],
  },
  {
    text: 'There was not one strike in Lalehkenar.',
    form: 'none',
    inputs: { where: 'type:protest-strike place:Lalehkenar', from: '2020' },
    answer: {
      verdict: 'undecidable',
      reason: 'found-none',
      needed: 'complete-record',
      figure: { count: 0 },
      evidence: [{ where: 'type:protest-strike place:Lalehkenar', from: '2020-01-01', to: null, n: 0, acts: [] }],
      checkpoint: CHECKPOINT,
    },
    kept: [],
  },
  {
    text: 'جنگ‌های بیرون در پی ناآرامی درون می‌آیند.',
    language: 'fa',
    form: 'follows',
    inputs: { where: 'type:shelling', driver: 'type:protest', by: 'week' },
    answer: {
      verdict: 'undecidable',
      reason: 'tests-disagree',
      needed: 'longer-series',
      figure: {
        measure: 'follows',
        value: {
          percent: 4.1,
          lags: 4,
          forward: { p: 0.03, shiftP: 0.21 },
          backward: { p: 0.4 },
          placeboLeads: { p: 0.6 },
        },
        interval: [0.2, 8.4],
        p: 0.21,
        n: 812,
      },
      evidence: [
        { where: 'type:shelling', from: null, to: null, n: 13, acts },
        { where: 'type:protest', from: null, to: null, n: 799, acts: [] },
      ],
      checkpoint: CHECKPOINT,
    },
    kept: [
      { verdict: 'undecidable', reason: 'tests-disagree', needed: 'longer-series', checkpoint: CHECKPOINT, at: AT },
    ],
  },
  {
    text: 'يزداد التأييد كل سنة',
    language: 'ar',
    form: 'every-year',
    inputs: { years: [2018, 2019, 2020], x: [400, 460, 440], n: [1000, 1000, 1000] },
    answer: {
      verdict: 'supported',
      reason: 'as-claimed',
      needed: null,
      figure: { steps: [{ from: 2018, to: 2019, difference: 0.06, ci95: [0.02, 0.1], p: 0.006, holm: 0.012 }] },
      evidence: [],
      checkpoint: CHECKPOINT,
    },
    kept: [],
  },
  {
    text: 'Trust in the courts is falling',
    form: 'trend',
    inputs: { where: '', series: 'gone' },
    answer: null,
    failed: { code: 'not-found', message: 'There is no series “gone”.' },
    kept: [],
  },
];

const CLAIMS: readonly ClaimView[] = TOLD.map((claim, i) => ({
  // the records of claims are shown as any others
  id: demoId(i),
  entry: 7300 + i,
  language: 'en',
  speaker: i === 1 ? 'Varzan Daily' : null,
  document: i < 2 ? { id: demoId(2), name: 'Order has returned', language: 'en', published: '2020-12-30' } : null,
  span: i < 2 ? spanOf(claim.text) : null,
  failed: null,
  keptActs: i === 0 ? 1210 : null,
  dismissed: null,
  sample: i === 0,
  ...claim,
}));

const assertion = (text: string, more: Partial<Assertion> & Pick<Assertion, 'form' | 'cue'>): Assertion => {
  const span = spanOf(text);
  const cue = span[0] + text.indexOf(more.cue);
  return { span, text, cueSpan: [cue, cue + more.cue.length], ...more };
};

const ASSERTIONS: readonly Assertion[] = [
  assertion('Protests fell by a third last year.', {
    form: 'growth',
    cue: 'fell',
    direction: 'down',
    proposal: {
      measure: 'rate',
      where: 'type:protest date:2020..2021',
      by: 'year',
      inputs: {
        from: '2021-01-01',
        to: '2021-12-31',
        before: { from: '2020-01-01', to: '2020-12-31' },
        direction: 'down',
        claimedPercent: 33,
      },
      unheld: { words: [], lacks: [] },
    },
  }),
  assertion('There was not one strike in Lalehkenar.', {
    form: 'none',
    cue: 'not one',
    proposal: {
      measure: 'count',
      where: 'type:protest-strike',
      by: 'year',
      inputs: { from: '2021-01-01', to: '2021-12-31' },
      unheld: { words: [], lacks: [] },
    },
  }),
  assertion('Wars abroad follow unrest at home.', {
    form: 'follows',
    cue: 'follow',
    proposal: {
      measure: 'follows',
      where: 'type:war-clash',
      by: 'week',
      driver: 'type:protest',
      inputs: {},
      unheld: { words: ['unrest at home'], lacks: ['choice'] },
    },
  }),
];

export class DemoClaims implements ClaimsApp {
  readonly #state: DemoState;
  /** What was bound by a form. */
  readonly bound: ClaimBinding[] = [];
  /** What becomes of it. */
  adding: AddingClaim['state'] = KEPT;
  readonly #adding = new Map<string, TypedClaim>();
  readonly kept: string[] = [];
  /** What has become of what is asked for next. */
  awaited: NotYet | { state: 'there' } = { state: 'there' };
  /** Where assertions begin that were passed over. */
  readonly passed = new Set<number>();
  readonly dismissed = new Map<string, string>();

  constructor(state: DemoState) {
    this.#state = state;
  }

  #shown(told: ClaimView): ClaimView {
    const { text } = this.#state;
    const reason = this.dismissed.get(told.id);
    const view = reason === undefined ? told : { ...told, dismissed: { reason: text ?? reason, at: AT, by: 'anna' } };
    if (text === undefined) return view;
    const document = view.document === null ? null : { ...view.document, name: text };
    return { ...view, text, speaker: text, document, inputs: { ...view.inputs, where: text } };
  }

  list({ verdict, isDismissed = false }: ClaimFilter): ClaimList {
    const told = this.#state.empty ? [] : CLAIMS.map((view) => this.#shown(view));
    const all = told.filter(({ dismissed }) => dismissed === null);
    const dismissed = told.filter((view) => view.dismissed !== null);
    const items = (isDismissed ? dismissed : all).filter(
      ({ answer }) => verdict === undefined || answer?.verdict === verdict,
    );
    const n = (one: string): number => all.filter(({ answer }) => answer?.verdict === one).length;
    return {
      total: all.length,
      dismissed: dismissed.length,
      byVerdict: { supported: n('supported'), contradicted: n('contradicted'), undecidable: n('undecidable') },
      changed: all.length === 0 ? 0 : 1,
      waiting: this.#state.running ? 2 : 0,
      items,
      found: items.length,
    };
  }

  claim(id: string): ClaimView {
    const view = CLAIMS.find((one) => one.id === id);
    if (view === undefined) throw new SabtError('not-found', `${id} is no claim.`);
    return this.#shown(view);
  }

  soon(id: string): Soon<ClaimView> {
    return this.#soon(this.claim(id));
  }

  #soon<T>(value: T): Soon<T> {
    return this.awaited.state === 'there' ? { state: 'there', value } : this.awaited;
  }

  file(id: string, format: ClaimFile): Download {
    return { name: `${id}.${format}.json`, mediaType: 'application/json', size: 2, bytes: empty() };
  }

  add(claim: ClaimBinding, typed: TypedClaim): AddingClaim {
    if (JSON.stringify(claim.inputs).includes('(('))
      throw new SabtError('invalid-argument', 'A bracket is not closed.');
    this.bound.push(claim);
    const key = demoId(this.bound.length);
    this.#adding.set(key, typed);
    return { key, state: this.adding };
  }

  added(key: string): AddingClaim | null {
    return this.#adding.has(key) ? { key, state: this.adding } : null;
  }

  typed(key: string): TypedClaim | null {
    return this.#adding.get(key) ?? null;
  }

  stepOfAdding(): Step | null {
    return this.adding.state === 'computing' ? this.adding.step : null;
  }

  cancelAdding(): void {
    this.adding = { state: 'cancelled' };
  }

  allowAdding(): void {
    this.adding = KEPT;
  }

  dismiss(id: string, reason: string): void {
    if (reason === '') throw new SabtError('missing-argument', 'A claim is dismissed with a reason.', { at: 'reason' });
    this.dismissed.set(id, reason);
  }

  takeUp(id: string): void {
    this.dismissed.delete(id);
  }

  check(id: string): Soon<{ kept: boolean }> {
    this.kept.push(id);
    return this.#soon({ kept: true });
  }

  checked(): Soon<{ kept: boolean }> {
    return this.#soon({ kept: true });
  }

  step(): Step | null {
    return this.awaited.state === 'computing' ? this.awaited.step : null;
  }

  cancel(): void {
    this.awaited = { state: 'cancelled' };
  }

  allow(): void {
    this.awaited = { state: 'there' };
  }

  passOver(_document: string, start: number, isPassed: boolean): void {
    if (isPassed) this.passed.add(start);
    else this.passed.delete(start);
  }

  desk(document: string): DeskView {
    const text = this.#state.text;
    return {
      document: { id: document, name: text ?? 'Order has returned', language: 'en', published: '2020-12-30' },
      source: { id: SOURCES[0]!.id, name: text ?? 'Varzan Daily' },
      author: null,
      text: text ?? TEXT,
      assertions:
        text !== undefined
          ? []
          : ASSERTIONS.map((one) => ({
              assertion: one,
              claims: CLAIMS.filter(({ span }) => span?.[0] === one.span[0]).map((view) => this.#shown(view)),
              passedOver: this.passed.has(one.span[0]) ? { at: AT, by: this.#state.text ?? 'anna' } : null,
            })),
      others: text === undefined ? [] : [{ ...this.#shown(CLAIMS[0]!), span: [0, text.length] }],
    };
  }
}

async function* empty(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('{}');
}
