/** The port of indicators in memory: invented numbers, with a verdict, without one, and without a value. */
import { SabtError } from '../../model/errors.ts';
import type {
  Finding,
  Measure,
  MeasuredPoint,
  Measurement,
  MissingReason,
  Step,
} from '../../stages/measuring/index.ts';
import type {
  Answered,
  ComputedAgain,
  FigureSummary,
  MeasureApp,
  Measured,
  MeasureQuery,
  NamesGivenAway,
  NotYet,
  Page,
  SeriesName,
  Soon,
} from '../index.ts';
import { AT, type DemoState, demoId, ROOT } from './demo-data.ts';

/** A record that the demo holds. */
export const DEMO_FIGURE = demoId(0);

const VALUES: Readonly<Record<Measure, unknown>> = {
  trend: { percentPerYear: 4.159, senSlopePerPeriod: 0.13, theta: 2.4 },
  rate: { n: 124, days: 11_048, perYear: 4.1, compared: { counts: [124, 60], ratio: 2.07, ci95: [1.5, 2.86] } },
  change: {
    changes: [{ at: '2015', between: ['2014', '2016'], before: 2.5, after: 6, percent: 140, percentCi95: [80, 210] }],
  },
  diversity: {
    first: { label: '2010', kinds: 5, n: 40 },
    last: { label: '2018', kinds: 8, n: 90 },
    effort: 40,
    difference: -1.2,
    periods: [{ label: '2010', observed: 5, n: 40, m: 40, coverage: 1, q0: 5, q1: 4.2, q2: null }],
  },
  corroboration: { acts: 30, of: 124, share: 30 / 124 },
  estimate: {
    observed: 124,
    lists: [demoId(901), demoId(902)],
    chaoLowerBound: 210.4,
    best: { bic: { model: `${demoId(901)}, ${demoId(902)}`, n: 230, ci95Profile: [190, 300] } },
    models: [
      { model: `${demoId(901)}, ${demoId(902)}`, n: 230 },
      { model: 'x', n: null },
    ],
  },
  follows: { percent: -3.1, lags: 4 },
  together: { r: 0.31 },
  rights: {
    violations: 60,
    articles: [{ article: 'udhr-9', instrument: 'UDHR', n: 40, interval: [28, 54], share: 0.66 }],
    instruments: [{ instrument: 'UDHR', n: 60, interval: [45, 77], share: 1 }],
    kinds: [{ act: 'arrest', n: 40, interval: [28, 54], share: null }],
    womensRights: { n: 3, interval: [0.6, 8.8], share: 0.05 },
  },
  positions: {
    share: 0.61,
    votes: { yes: 61, no: 20, abstain: 19 },
    rollCalls: 10,
    changePerYear: 0.012,
    changePerYearInterval: [0.002, 0.02],
    listed: [{ id: demoId(0), date: '2016-03-01', title: 'Resolution', yes: 9, no: 1, abstain: 0 }],
    states: [{ country: 'Varzan', code: 'varzan', yes: 6, no: 2, abstain: 1, n: 9, share: null, interval: null }],
  },
  opinion: {
    series: 'Trust in the courts',
    changePerYear: -1.4,
    latest: { year: 2018, value: 41.2, interval: [38, 44] },
    lines: [{ house: 'Varzan Poll', mode: null, question: null, values: 9, effect: -0.4 }],
  },
};

const FOUND: Readonly<Partial<Record<Measure, Finding>>> = {
  trend: 'up',
  change: 'changed',
  diversity: 'fewer',
  follows: 'undecidable',
  together: 'together',
  positions: 'up',
  opinion: 'down',
};

export class DemoMeasuring implements MeasureApp {
  readonly #state: DemoState;
  /** What the next answers lack. */
  missing: MissingReason | null = null;
  /** What the next figure would give away. */
  givenAway: NamesGivenAway | null = null;
  /** What has become of the next questions. */
  awaited: NotYet | { state: 'there' } = { state: 'there' };

  constructor(state: DemoState) {
    this.#state = state;
  }

  soon(measure: Measure, query: MeasureQuery): Answered {
    if (this.awaited.state !== 'there') return this.awaited;
    return { state: 'there', measured: this.measure(measure, query) };
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

  measure(measure: Measure, query: MeasureQuery): Measured {
    if (query.filter.where?.includes('((') === true)
      throw new SabtError('invalid-argument', 'A parenthesis is not closed.', { at: 'where' });
    const name = this.#state.text ?? 'Varzan Daily';
    return {
      measurement: this.#measurement(measure, query),
      expression: query.filter.where ?? '',
      driver: query.driver === undefined ? null : (query.driver.where ?? ''),
      sourceName: query.filter.source === undefined ? null : name,
      driverSourceName: null,
      names: { [demoId(901)]: name, [demoId(902)]: 'Aldmoor Observer' },
    };
  }

  #measurement(measure: Measure, query: MeasureQuery): Measurement {
    const missing: MissingReason | null =
      this.#state.empty === true
        ? 'no-acts'
        : (measure === 'follows' || measure === 'together') && query.driver === undefined
          ? 'no-driver'
          : this.missing;
    const hasNone = missing !== null;
    return {
      definition: {
        measure,
        unit: measure === 'positions' ? 'votes' : measure === 'opinion' ? 'percent' : 'acts',
        where: query.filter.where ?? '',
        status: ['confirmed'],
        from: hasNone ? null : '2010-01-01',
        to: hasNone ? null : '2019-12-31',
        codebook: '2026.11',
        today: AT.slice(0, 10),
        ...(query.driver === undefined ? {} : { driver: query.driver.where ?? '' }),
      },
      method: `${measure}/1`,
      value: hasNone ? null : VALUES[measure],
      interval: hasNone ? null : [0.61, 7.83],
      p: hasNone ? null : 0.03,
      ...(hasNone
        ? { verdict: 'undecidable', missing }
        : FOUND[measure] === undefined
          ? {}
          : { verdict: FOUND[measure]! }),
      safeguards: {
        kind: measure === 'estimate' ? 'estimated' : 'reported',
        sources: { all: 3, throughout: 1, used: measure === 'rate' ? 'all' : 'throughout' },
        exposure: { days: 3287, incomplete: ['2019'] },
        loose: 2,
        duplicates: { threshold: 0.9, undecidedPairs: 4, countWithout: 121 },
        starts: measure === 'trend' ? [{ from: '2011', value: 3.9, verdict: 'undecidable' }] : [],
        tests: [
          { name: 'mann-kendall-naive', p: 0.0001, holm: null, bh: null },
          { name: 'trend', p: 0.03, holm: 0.06, bh: 0.04 },
          { name: 'trend since 2011', p: null, holm: null, bh: null },
        ],
        isSmall: false,
        codebook: '2026.11',
        notes: ['not-a-cause'],
      },
      checkpoint: { size: 7349, root: ROOT },
      inputs: { n: hasNone ? 0 : 124, digest: 'c1'.repeat(32) },
      points: hasNone ? [] : POINTS,
    };
  }

  series(): SeriesName[] {
    return [{ name: this.#state.text ?? 'Trust in the courts', n: 9, from: '2010-01-01', to: '2018-12-31' }];
  }

  #figures(): FigureSummary[] {
    if (this.#state.empty) return [];
    const measurement = { ...this.#measurement('trend', { filter: { where: this.#state.text ?? 'act:arrest' } }) };
    delete measurement.points;
    return [{ id: DEMO_FIGURE, at: AT, by: this.#state.text ?? 'Mina', measurement }];
  }

  figures(): Page<FigureSummary> {
    const items = this.#figures();
    return { total: items.length, items };
  }

  figure(id: string): FigureSummary {
    const found = this.#figures().find((one) => one.id === id);
    if (found === undefined) throw new SabtError('not-found', `${id} is no figure.`, { at: id });
    return found;
  }

  again(): Soon<ComputedAgain> {
    if (this.awaited.state !== 'there') return this.awaited;
    const differences = [{ path: 'value.percentPerYear', was: 4.1, is: null }];
    const value = { same: false, checkpoint: { size: 7349, root: ROOT }, reason: 'differs', differences } as const;
    return { state: 'there', value: { ...value, differences } };
  }

  stepOfAgain(): Step | null {
    return this.step();
  }

  cancelAgain(): void {
    this.cancel();
  }

  allowAgain(): void {
    this.allow();
  }

  publish(
    _measure: Measure,
    _query: MeasureQuery,
    { naming = false }: { naming?: boolean } = {},
  ): { id: string } | { givenAway: NamesGivenAway } {
    if (this.givenAway !== null && !naming) return { givenAway: this.givenAway };
    return { id: DEMO_FIGURE };
  }
}

const POINTS: MeasuredPoint[] = Array.from({ length: 10 }, (_, i) => ({
  label: String(2010 + i),
  from: `${2010 + i}-01-01`,
  to: `${2010 + i}-12-31`,
  value: i === 4 ? null : 5 + i,
  low: i === 4 ? null : 2 + i,
  high: i === 4 ? null : 9 + i,
  sources: i % 3,
  other: 9 - i,
  isComplete: i < 9,
  ...(i < 9 ? { fitted: 5 + i } : {}),
}));
