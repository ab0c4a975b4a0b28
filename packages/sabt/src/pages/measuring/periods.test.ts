import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speak } from '../../i18n/index.ts';
import type { PageContext } from '../context.ts';
import { DemoMeasuring } from '../test/demo-measure.ts';
import { completeSpan, periodWord, spanWords } from './periods.ts';

const page = (language: 'en' | 'ar' | 'fa') => ({ s: speak(language), language }) as PageContext;

describe('periods', () => {
  it('are written as readers of a language know them', () => {
    assert.equal(periodWord(page('en'), '2015'), '2015');
    assert.equal(periodWord(page('fa'), '2015-03'), 'مارس ۲۰۱۵');
    assert.equal(periodWord(page('ar'), '2015-03-02'), '٢ مارس ٢٠١٥');
    assert.deepEqual(spanWords(page('fa'), { from: '1990-01-01', to: '2019-12-31' }), {
      from: '۱۹۹۰',
      to: '۲۰۱۹ میلادی (دی ۱۳۶۸ تا دی ۱۳۹۸)',
    });
  });

  it('leave out what is not complete at both ends', () => {
    const { measurement } = new DemoMeasuring({}).measure('trend', { filter: {} });
    const span = (from: string, to: string, incomplete: string[]) =>
      completeSpan({
        ...measurement,
        definition: { ...measurement.definition, from, to },
        safeguards: { ...measurement.safeguards, exposure: { days: 1, incomplete } },
      });
    assert.deepEqual(span('1990-01-01', '2020-12-31', ['2020']), { from: '1990-01-01', to: '2019-12-31' });
    assert.deepEqual(span('2010-11-01', '2011-03-31', ['2010-11', '2011-03']), {
      from: '2010-12-01',
      to: '2011-02-28',
    });
    assert.deepEqual(span('2015-12-28', '2016-01-24', ['2015-12-28', '2016-01-18']), {
      from: '2016-01-04',
      to: '2016-01-17',
    });
    assert.deepEqual(span('2015-01-01', '2015-12-31', ['2015']), { from: '2015-01-01', to: '2015-12-31' });
  });
});
