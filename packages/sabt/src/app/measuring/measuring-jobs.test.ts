import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SabtError } from '../../model/errors.ts';
import type { Computing, Measurement, Step } from '../../stages/measuring/index.ts';
import { MeasuringJobs } from './measuring-jobs.ts';

const NUMBER = { method: 'rate/1' } as Measurement;
const stopped = (thrown: unknown): boolean => thrown instanceof SabtError && thrown.code === 'stopped';

/** Work that ends when the test says so, and knows how often it was begun and given up. */
function work() {
  const seen = { begun: 0, givenUp: 0 };
  let finish: (found: Measurement) => void = () => {};
  let fail: (thrown: Error) => void = () => {};
  let told: (step: Step) => void = () => {};
  return {
    seen,
    run: ({ signal, onStep }: Computing): Promise<Measurement> => {
      seen.begun++;
      told = onStep;
      return new Promise((resolve, reject) => {
        [finish, fail] = [resolve, reject];
        signal.addEventListener('abort', () => {
          seen.givenUp++;
          reject(signal.reason);
        });
      });
    },
    finish: () => finish(NUMBER),
    fail: (thrown: Error) => fail(thrown),
    tell: (step: Step) => told(step),
  };
}

describe('numbers that are being computed', () => {
  it('are computed once for all who ask meanwhile, and anew for who asks after', async () => {
    const jobs = new MeasuringJobs();
    const { seen, run, finish, tell } = work();
    const steps: Step[] = [];
    const one = jobs.begin('q', run).wait({ onStep: (step) => steps.push(step) });
    const other = jobs.begin('q', run).wait({});
    tell({ what: 'models', done: 1, total: 8 });
    assert.deepEqual(steps, [{ what: 'models', done: 1, total: 8 }]);
    const later: Step[] = [];
    const third = jobs.begin('q', run).wait({ onStep: (step) => later.push(step) });
    assert.deepEqual(later, steps, 'who comes later is told how far it is');
    finish();
    assert.deepEqual(await Promise.all([one, other, third]), [NUMBER, NUMBER, NUMBER]);
    assert.deepEqual(seen, { begun: 1, givenUp: 0 });
    const again = jobs.begin('q', run).wait({});
    finish();
    assert.equal(await again, NUMBER);
    assert.equal(seen.begun, 2);
    await jobs.close();
  });

  it('go on while anybody waits, and are given up with the last', async () => {
    const jobs = new MeasuringJobs();
    const { seen, run } = work();
    const gone = [new AbortController(), new AbortController()];
    const waiting = gone.map(({ signal }) => jobs.begin('q', run).wait({ signal }));
    gone[0]!.abort();
    await assert.rejects(waiting[0]!, { name: 'AbortError' });
    assert.equal(seen.givenUp, 0);
    gone[1]!.abort();
    await assert.rejects(waiting[1]!, { name: 'AbortError' });
    assert.equal(seen.givenUp, 1);
    await assert.rejects(jobs.begin('other', run).wait({ signal: AbortSignal.abort() }), { name: 'AbortError' });
    await jobs.close();
  });

  it('are begun anew for who asks after they were given up', async () => {
    const jobs = new MeasuringJobs();
    const { seen, run, finish } = work();
    const gone = new AbortController();
    const waiting = jobs.begin('q', run).wait({ signal: gone.signal });
    gone.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    const again = jobs.begin('q', run).wait({});
    finish();
    assert.equal(await again, NUMBER);
    assert.deepEqual(seen, { begun: 2, givenUp: 1 });
    await jobs.close();
  });

  it('give up all their parts where one fails', async () => {
    const jobs = new MeasuringJobs();
    const { run, fail } = work();
    let parts: AbortSignal | undefined;
    const job = jobs.begin('q', (computing) => {
      parts = computing.signal;
      return run(computing);
    });
    const waiting = job.wait({});
    fail(new Error('no such column'));
    await assert.rejects(waiting, /no such column/);
    await pause(0);
    assert.equal(parts!.aborted, true);
    await jobs.close();
  });

  it('end when the archive is closed, and nothing is begun after', async () => {
    const jobs = new MeasuringJobs();
    const { seen, run } = work();
    const job = jobs.begin('q', run);
    const waiting = job.wait({});
    await Promise.all([assert.rejects(waiting, stopped), jobs.close()]);
    assert.equal(seen.givenUp, 1);
    assert.throws(() => jobs.begin('q', run), stopped);
  });
});
