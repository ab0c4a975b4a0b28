import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SabtError } from './errors.ts';
import { applyCorrection } from './fields.ts';
import type { Fields } from './records.ts';

function corrected(kind: 'document' | 'event', fields: Fields, ...changes: [path: string, value: string][]): Fields {
  const own = structuredClone(fields);
  for (const [path, value] of changes) applyCorrection(kind, own, path, value, 'somebody', '2026-01-01T00:00:00.000Z');
  return own;
}

const refused = (code: string, at: string) => (thrown: unknown) =>
  thrown instanceof SabtError && thrown.code === code && thrown.at === at;

describe('correcting a date', () => {
  const event: Fields = { when: { start: '2020-05-01', end: '2020-05-03', precision: 'range' } };

  it('moves one bound and leaves the other', () => {
    assert.deepEqual(corrected('event', event, ['end', '2020-05-02'])['when'], {
      start: '2020-05-01',
      end: '2020-05-02',
      precision: 'range',
    });
    assert.deepEqual(corrected('event', event, ['start', '2020-05-03'])['when'], {
      start: '2020-05-03',
      end: '2020-05-03',
      precision: 'day',
    });
  });

  it('lets the end follow a start that lies after it', () => {
    assert.deepEqual(corrected('event', event, ['start', '2021-01-01'])['when'], {
      start: '2021-01-01',
      end: '2021-01-01',
      precision: 'day',
    });
  });

  it('reads the calendars that a person types', () => {
    assert.deepEqual(corrected('document', {}, ['start', '۱۴۰۱/۰۶/۲۵'])['published'], {
      start: '2022-09-16',
      end: '2022-09-16',
      precision: 'day',
      calendar: 'persian',
    });
    assert.deepEqual(corrected('document', {}, ['published', '2022-09'])['published'], {
      start: '2022-09-01',
      end: '2022-09-30',
      precision: 'month',
    });
    assert.deepEqual(corrected('event', {}, ['when', '1444-02-19h'])['when'], {
      start: '2022-09-15',
      end: '2022-09-15',
      precision: 'day',
      calendar: 'islamic-umalqura',
      uncertaintyDays: 1,
    });
  });

  it('refuses what is no date, and an end before the start', () => {
    assert.throws(() => corrected('event', event, ['start', 'yesterday or so']), refused('unreadable-date', 'start'));
    assert.throws(() => corrected('event', event, ['end', '2020-02-30']), refused('unreadable-date', 'end'));
    assert.throws(() => corrected('event', event, ['end', '2019-01-01']), refused('invalid-value', 'when'));
  });

  it('takes a date away with an empty start', () => {
    assert.equal('when' in corrected('event', event, ['start', '']), false);
  });
});

describe('correcting a list', () => {
  it('takes what the form shows: items apart by commas of any script', () => {
    assert.deepEqual(corrected('document', {}, ['languages', 'ar, fa، en'])['languages'], ['ar', 'fa', 'en']);
    assert.throws(() => corrected('document', {}, ['languages', 'Arabic, fa']), refused('invalid-value', 'languages'));
  });
});

describe('names that every object has', () => {
  it('are no fields of a record', () => {
    for (const path of ['constructor', '__proto__', 'toString'])
      assert.throws(() => corrected('document', {}, [path, '1']), refused('invalid-argument', path));
  });

  it('are kept as names of custom fields like any other', () => {
    const fields = corrected(
      'document',
      {},
      ['custom/__proto__', 'a'],
      ['custom/constructor', 'b'],
      ['custom/x', 'c'],
      ['custom/x', ''],
    );
    assert.deepEqual(Object.entries(fields['custom'] as object), [
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});

describe('the chain of custody', () => {
  it('is not overwritten by hand', () => {
    assert.throws(
      () => corrected('document', {}, ['custody', 'from the finder']),
      refused('invalid-argument', 'custody'),
    );
  });
});
