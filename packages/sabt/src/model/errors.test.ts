import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asSabtError } from './errors.ts';

it('a full disk is called so by whatever name the system gives it', () => {
  const thrown = (more: object) => Object.assign(new Error('disk I/O error'), more);
  for (const full of [
    { code: 'ENOSPC' },
    { code: 'EDQUOT' },
    { errcode: 4874 },
    { message: 'database or disk is full' },
  ])
    assert.deepEqual([asSabtError(thrown(full), 'x').code, asSabtError(thrown(full), 'x').at], ['disk-full', 'x']);
  assert.equal(asSabtError(thrown({ errcode: 10 })).code, 'defect');
});
