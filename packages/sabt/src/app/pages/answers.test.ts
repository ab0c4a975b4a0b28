import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { SabtError } from '../../model/errors.ts';
import type { Asker } from '../measuring/measuring-jobs.ts';
import { PageAnswers } from './answers.ts';

/** Work that ends when the test says so. */
function work() {
  const seen = { begun: 0, givenUp: 0 };
  let asker: Asker = {};
  let finish = (_: string): void => {};
  let fail = (_: Error): void => {};
  const begin = (given: Asker): Promise<string> => {
    seen.begun++;
    asker = given;
    return new Promise((resolve, reject) => {
      [finish, fail] = [resolve, reject];
      given.signal!.addEventListener('abort', () => {
        seen.givenUp++;
        reject(given.signal!.reason as Error);
      });
    });
  };
  return {
    seen,
    begin,
    finish: (value: string) => finish(value),
    fail: (thrown: Error) => fail(thrown),
    tell: (done: number) => asker.onStep!({ what: 'models', done, total: 8 }),
  };
}

describe('answers that pages ask for', () => {
  it('are computed once, told as far as they are, and kept until the log grows', async () => {
    let size = 1;
    const answers = new PageAnswers<string>(() => size, { momentMs: 5 });
    const { seen, begin, tell, finish } = work();
    assert.equal((await answers.soon('q', begin)).state, 'computing');
    tell(3);
    assert.deepEqual(await answers.soon('q', begin), {
      state: 'computing',
      step: { what: 'models', done: 3, total: 8 },
    });
    assert.equal(answers.step('q')?.done, 3);
    size = 2;
    finish('a');
    assert.deepEqual(await answers.soon('q', begin), { state: 'there', value: 'a' }, 'no page has seen it yet');
    assert.equal(answers.step('q'), null);
    assert.equal(answers.known('q'), null);
    assert.equal((await answers.soon('q', begin)).state, 'computing', 'the log has grown');
    finish('b');
    await answers.soon('q', begin);
    assert.equal(await answers.known('q'), 'b');
    assert.equal(seen.begun, 2);
  });

  it('are given up when nobody has looked for a while, and begun again by a look', async () => {
    const answers = new PageAnswers<string>(() => 1, { momentMs: 5, unseenMs: 1200 });
    const { seen, begin, finish } = work();
    await answers.soon('q', begin);
    for (let i = 0; i < 4; i++) {
      await pause(400);
      assert.notEqual(answers.step('q'), null, 'a script looks too');
    }
    assert.equal(seen.givenUp, 0);
    await pause(2500);
    assert.equal(seen.givenUp, 1);
    assert.equal(answers.step('q'), null);
    assert.equal((await answers.soon('q', begin)).state, 'computing');
    finish('a');
    await pause(2500);
    assert.deepEqual(await answers.soon('q', begin), { state: 'there', value: 'a' }, 'what is there stays');
    assert.deepEqual(seen, { begun: 2, givenUp: 1 });
  });

  it('are computed again where what was computed is overtaken, seen or not', async () => {
    let changedAt = 0;
    let size = 1;
    const answers = new PageAnswers<string>(() => size, { momentMs: 5, isOvertaken: (_, since) => since < changedAt });
    const { seen, begin, finish } = work();
    await answers.soon('q', begin);
    finish('old');
    await pause(0);
    size = 2;
    changedAt = 2;
    assert.equal((await answers.soon('q', begin)).state, 'computing', 'nobody has seen it, and nobody will');
    finish('new');
    assert.deepEqual(await answers.soon('q', begin), { state: 'there', value: 'new' });
    assert.equal(seen.begun, 2);
    changedAt = 3;
    assert.equal((await answers.soon('q', begin)).state, 'computing', 'nor who has seen it before');
    finish('newest');
    await pause(0);
    changedAt = 4;
    assert.equal(await answers.begun('q'), null, 'whoever begins nothing is told of nothing');
  });

  it('are forgotten where they are brief when no page has asked for a while, though nobody has seen them', async () => {
    const answers = new PageAnswers<string>(() => 1, { momentMs: 5, unseenMs: 200, isBrief: true });
    const { seen, begin, finish } = work();
    await answers.soon('q', begin);
    finish('a');
    await pause(0);
    assert.equal(await answers.known('q'), 'a');
    await pause(1000);
    assert.equal(answers.known('q'), null);
    assert.equal((await answers.soon('q', begin)).state, 'computing');
    assert.deepEqual(seen, { begun: 2, givenUp: 0 });
  });

  it('stay cancelled until somebody allows them', async () => {
    const answers = new PageAnswers<string>(() => 1, { momentMs: 5 });
    const { seen, begin, finish } = work();
    await answers.soon('q', begin);
    const looking = answers.soon('q', begin);
    answers.cancel('q');
    assert.deepEqual(await looking, { state: 'cancelled' });
    assert.deepEqual(await answers.soon('q', begin), { state: 'cancelled' });
    assert.deepEqual(seen, { begun: 1, givenUp: 1 });
    answers.allow('q');
    const again = answers.soon('q', begin);
    finish('a');
    assert.deepEqual(await again, { state: 'there', value: 'a' });
    answers.cancel('q');
    assert.equal((await answers.soon('q', begin)).state, 'there', 'what is there cannot be cancelled');
  });

  it('tell a failure once, and of what is given up by the program nothing', async () => {
    const answers = new PageAnswers<string>(() => 1, { momentMs: 5 });
    const { seen, begin, fail } = work();
    await answers.soon('q', begin);
    fail(new SabtError('too-much-memory', 'too large'));
    await pause(0);
    await assert.rejects(answers.soon('q', begin), { code: 'too-much-memory' });
    assert.equal((await answers.soon('q', begin)).state, 'computing');
    fail(new SabtError('stopped', 'closing'));
    await pause(0);
    assert.equal((await answers.soon('q', begin)).state, 'computing');
    assert.equal(seen.begun, 3);
    await assert.rejects(
      answers.soon('wrong', () => {
        throw new SabtError('invalid-argument', 'no such filter');
      }),
      { code: 'invalid-argument' },
    );
  });

  it('tell of what was begun without beginning anything', async () => {
    const answers = new PageAnswers<string>(() => 1, { momentMs: 5 });
    const { seen, begin, finish } = work();
    assert.equal(await answers.begun('q'), null);
    await answers.soon('q', begin);
    assert.equal((await answers.begun('q'))?.state, 'computing');
    finish('a');
    assert.deepEqual(await answers.begun('q'), { state: 'there', value: 'a' });
    assert.equal(await answers.begun('q'), null, 'it was told');
    assert.equal(seen.begun, 1);
  });
});
