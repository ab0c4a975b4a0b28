import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { BASE_CODEBOOK, codebookOf, useCodebook } from '../../../codebook/index.ts';
import { SabtError } from '../../../model/errors.ts';
import { statistic } from '../../../statistics/index.ts';
import type { MethodName } from '../../../statistics/names.ts';
import type { AnalysisReader, CountGroup, CountQuery } from '../../../store/analysis-port.ts';
import { indicatorOf } from '../indicators/index.ts';
import type { Step } from '../step.ts';
import { MeasuringThreads } from './measuring-threads.ts';
import type { Question } from './messages.ts';
import { told } from './thrown.ts';

const question: Question = {
  measure: 'rate',
  selected: { filter: { is: 'all' }, status: ['confirmed'] },
  unit: 'year',
  byState: false,
  today: '2026-01-15',
  driver: null,
  series: null,
  same: { events: [], documents: [] },
};

/** Ten acts a year by one source, as far as `rate` and `trend` ask. */
function copyOf(count?: (query: CountQuery) => Promise<CountGroup[]>): AnalysisReader {
  const years = Array.from({ length: 12 }, (_, i) => String(2010 + i));
  return {
    extent: async () => ({ first: '2010-01-01', last: '2021-12-31', box: null }),
    sourcesOver: async () => ({ ids: ['a'], periods: years.map((key) => ({ key, n: 1 })) }),
    count:
      count ??
      (async ({ by }: CountQuery) =>
        years.map((year) => ({ key: by.map((field) => (field === 'source' ? 'a' : year)), n: 10 }))),
  } as Partial<AnalysisReader> as AnalysisReader;
}

const program = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const onQuestion = (what: string): URL =>
  program(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${what} });`);
const never = (): AbortSignal => new AbortController().signal;
const codeOf = (code: string) => (thrown: unknown) => thrown instanceof SabtError && thrown.code === code;

const made: MeasuringThreads[] = [];
function threads(options: Partial<ConstructorParameters<typeof MeasuringThreads>[0]> = {}): MeasuringThreads {
  const one = new MeasuringThreads({ most: 1, ...options });
  made.push(one);
  return one;
}
after(() => Promise.all(made.map((one) => one.close())));

describe('indicators in threads of their own', () => {
  it('are the same as in this one, and tell how far they are', async () => {
    const own = threads();
    const steps: Step[] = [];
    for (const measure of ['rate', 'trend'] as const) {
      const asked = { ...question, measure };
      const there = await own.compute(asked, copyOf(), { signal: never(), onStep: (step) => steps.push(step) });
      const here = await (await indicatorOf(measure))({ ...asked, copy: copyOf() });
      assert.deepEqual(there, structuredClone(here));
      assert.equal(there.n, 120);
    }
    assert.ok(steps.some(({ what }) => what === 'counting'));
    assert.ok(steps.some(({ what, total }) => what === 'starts' && total !== null));
  });

  it('calculate methods of statistics to the same bits, and their errors', async () => {
    const own = threads();
    const x = Array.from({ length: 60 }, (_, i) => Math.sin(i * 7.3) + (i > 30 ? 2 : 0) - 0);
    const inputs: [MethodName, unknown][] = [
      ['e-divisive', { x, seed: 7 }],
      ['mann-kendall', { x }],
      ['wilson', { x: 0, n: 9 }],
    ];
    for (const [method, input] of inputs) {
      const there = await own.calculate({ method, input }, never());
      assert.equal(JSON.stringify(there), JSON.stringify(statistic(method)(input)), method);
      assert.deepEqual(there, statistic(method)(input), 'zeros keep their sign');
    }
    await assert.rejects(own.calculate({ method: 'wilson', input: { x: 'a' } }, never()), (thrown: Error) => {
      assert.throws(() => statistic('wilson')({ x: 'a' }), { message: thrown.message });
      return codeOf('invalid-value')(thrown);
    });
    const broken = onQuestion('process.exit(1);');
    const give = new AbortController();
    const endless = threads({ program: onQuestion('for (;;);') }).calculate(
      { method: 'wilson', input: {} },
      give.signal,
    );
    setTimeout(() => give.abort(new SabtError('stopped', 'gone')), 100);
    await assert.rejects(endless, codeOf('stopped'));
    await assert.rejects(
      threads({ program: broken }).calculate({ method: 'wilson', input: {} }, never()),
      codeOf('defect'),
    );
    assert.equal(told(new RangeError('Array buffer allocation failed')).code, 'too-much-memory');
  });

  it('know the codebook that is in use', async () => {
    useCodebook(codebookOf('own', BASE_CODEBOOK.acts));
    try {
      const found = await threads().compute(question, copyOf(), { signal: never(), onStep: () => {} });
      assert.equal(found.safeguards.codebook, 'own');
    } finally {
      useCodebook(BASE_CODEBOOK);
    }
  });

  it('fail with the code of what failed, and compute the next question', async () => {
    const own = threads();
    const computing = { signal: never(), onStep: () => {} };
    await assert.rejects(
      own.compute({ ...question, measure: 'opinion', unit: 'week' }, copyOf(), computing),
      codeOf('invalid-argument'),
    );
    const broken = copyOf(() => Promise.reject(new SabtError('archive-unreadable', 'The copy is gone.')));
    await assert.rejects(own.compute(question, broken, computing), codeOf('archive-unreadable'));
    assert.equal((await own.compute(question, copyOf(), computing)).n, 120);
  });

  it('are ended in the middle of a computation that asks nobody', async () => {
    const own = threads({ program: onQuestion('for (;;);') });
    const giving = new AbortController();
    const computing = own.compute(question, copyOf(), { signal: giving.signal, onStep: () => {} });
    setTimeout(() => giving.abort(new SabtError('stopped', 'enough')), 200);
    await assert.rejects(computing, codeOf('stopped'));
    await own.close();
  });

  it('say so where one breaks down', async () => {
    const computing = { signal: never(), onStep: () => {} };
    for (const source of ['process.exit(3);', 'throw new Error("broken");', 'setTimeout(() => { throw 1; }, 10);'])
      await assert.rejects(
        threads({ program: onQuestion(source) }).compute(question, copyOf(), computing),
        codeOf('defect'),
      );
    const greedy = onQuestion('let all = null; for (;;) all = { all };');
    const small = threads({ program: greedy, memory: 16 });
    await assert.rejects(small.compute(question, copyOf(), computing), codeOf('too-much-memory'));
  });

  it('wait in order where as many compute as may, and leave the queue when they are given up', async () => {
    const own = threads({ program: onQuestion('for (;;);') });
    const given = [1, 2, 3].map(() => new AbortController());
    const steps: string[][] = [[], [], []];
    const computing = given.map(({ signal }, i) =>
      own.compute(question, copyOf(), { signal, onStep: ({ what }) => steps[i]!.push(what) }).catch((thrown) => thrown),
    );
    assert.deepEqual(steps, [[], ['waiting'], ['waiting']]);
    for (const i of [1, 0, 2]) {
      given[i]!.abort(new SabtError('stopped', String(i)));
      assert.equal(((await computing[i]) as SabtError).message, String(i));
    }
    await assert.rejects(
      own.compute(question, copyOf(), { signal: AbortSignal.abort(new SabtError('stopped', '')), onStep: () => {} }),
      codeOf('stopped'),
    );
  });
});
