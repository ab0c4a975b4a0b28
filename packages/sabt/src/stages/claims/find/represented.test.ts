/** What one click may bind: only what says all that the sentence says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideClaim } from '../decide/index.ts';
import type { Proposal } from './assertion.ts';
import { findAssertions } from './find.ts';

function proposed(text: string, language: string): Proposal {
  const proposal = findAssertions(text, language)[0]?.proposal;
  assert.ok(proposal !== undefined, text);
  return proposal;
}

const year = (n: number) => ({ from: `${n}-01-01`, to: `${n}-12-31` });

describe('what a proposal holds', () => {
  it('is two years as they are compared, whichever is said first', () => {
    for (const [language, text, now, before, direction] of [
      ['en', 'There were more arrests in Iran in 2019 than in 2018.', 2019, 2018, 'up'],
      ['en', 'There were fewer protests in Iran in 2018 than in 2019.', 2018, 2019, 'down'],
      ['ar', 'انخفضت الإضرابات في إيران في عام 2019 مقارنة بعام 2018.', 2019, 2018, 'down'],
      ['fa', 'نسبت به سال ۲۰۱۸ اعتراض‌ها در ایران در سال ۲۰۱۹ افزایش یافت.', 2019, 2018, 'up'],
    ] as const) {
      const { inputs, unheld } = proposed(text, language);
      assert.deepEqual(inputs, { ...year(now), before: year(before), direction }, text);
      assert.deepEqual(unheld, { words: [], lacks: [] }, text);
    }
  });

  it('names the words that it leaves out, and what is left open', () => {
    for (const [language, text, words, lacks] of [
      ['en', 'Not a single journalist was arrested in Iran in 2015.', ['journalist'], []],
      ['en', 'At least 500 people were killed in protests in Iran in 2018.', ['protests'], []],
      ['en', 'Most of the protests in Iran were strikes.', [], ['times']],
      ['ar', 'لم ترتفع الاحتجاجات في إيران في عام 2019.', null, ['times', 'denial']],
      ['ar', 'ارتفعت إضرابات المعلمين في إيران بين عامي 2018 و2019.', ['المعلمين'], []],
      ['fa', 'بازداشت دانشجویان در ایران در سال ۲۰۱۹ نسبت به سال ۲۰۱۸ افزایش یافت.', ['دانشجویان'], []],
      ['fa', 'هیچ زنی در ایران در سال ۲۰۱۵ اعدام نشد.', ['زنی'], []],
    ] as const) {
      const { unheld } = proposed(text, language);
      if (words !== null) assert.deepEqual(unheld.words, words, text);
      assert.deepEqual(unheld.lacks, lacks, text);
    }
  });

  it('adds up people where people are claimed, and takes no second kind of act as one more', () => {
    const { where, inputs } = proposed('At least 500 people were killed in protests in Iran in 2018.', 'en');
    assert.deepEqual([where.includes(' OR '), inputs.of, inputs.atLeast], [false, 'killed', 500]);
  });

  it('takes what stands after “whenever” for what comes first', () => {
    for (const [language, text] of [
      ['en', 'Wars abroad break out whenever protests grow at home.'],
      ['ar', 'تندلع الحروب في الخارج كلما ازدادت الاحتجاجات في الداخل.'],
    ] as const) {
      const { where, driver, unheld } = proposed(text, language);
      assert.deepEqual([where, driver], ['type:armed', 'type:protest'], text);
      assert.ok(unheld.lacks.includes('choice'));
    }
  });
});

describe('a share of which nothing is claimed', () => {
  it('is no share of one half', () => {
    const { verdict, reason, needed } = decideClaim('share', { x: 600, n: 1000 });
    assert.deepEqual([verdict, reason, needed], ['undecidable', 'no-size-claimed', 'a-size']);
    assert.equal(decideClaim('share', { x: 600, n: 1000, direction: 'up' }).verdict, 'supported');
  });
});
