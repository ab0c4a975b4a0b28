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

const isByOneClick = (text: string, language: string): boolean =>
  findAssertions(text, language).some(
    ({ proposal }) => proposal?.unheld.words.length === 0 && proposal.unheld.lacks.length === 0,
  );

describe('one click', () => {
  it('binds what is said word by word', () => {
    for (const [language, text] of [
      ['en', 'At least 100 protests were recorded in Iran in the year 2019.'],
      ['en', 'No arrests were documented in Iran during 2019.'],
      ['en', 'The number of arrests in Iran was lower in 2019 than in 2018.'],
      ['en', 'The number of protests in Iran rose by 34 percent between 2018 and 2019.'],
      ['en', 'There was a 34 percent increase in protests in Iran between 2018 and 2019.'],
      ['en', 'Protests in Iran doubled between 2018 and 2019.'],
      ['en', 'Protests in Iran went up every year between 2010 and 2019.'],
      ['en', 'Most of the protests in Iran in 2019 were strikes.'],
      ['en', 'At least 500 people were killed in Iran in 2019.'],
      ['ar', 'ارتفعت الاحتجاجات في إيران بنسبة 34 في المئة بين عامي 2018 و2019.'],
      ['ar', 'تضاعف عدد الاحتجاجات في إيران بين عامي 2018 و2019.'],
      ['ar', 'ارتفعت الاحتجاجات في إيران كل عام بين 2010 و2019.'],
      ['ar', 'ما لا يقل عن 100 احتجاج وقعت في إيران في عام 2019.'],
      ['ar', 'لم تقع أي احتجاجات في إيران في عام 2019.'],
      ['ar', 'معظم الاحتجاجات في إيران في عام 2019 كانت إضرابات.'],
      ['fa', 'شمار اعتراض‌ها در ایران از ۲۰۱۸ تا ۲۰۱۹ ۳۴ درصد افزایش یافت.'],
      ['fa', 'اعتراض‌ها در ایران هر سال از ۲۰۱۰ تا ۲۰۱۹ افزایش یافت.'],
      ['fa', 'دست‌کم ۱۰۰ اعتراض در ایران در سال ۲۰۱۹ برگزار شد.'],
      ['fa', 'هیچ اعتراضی در ایران در سال ۲۰۱۹ برگزار نشد.'],
      ['fa', 'بیشتر اعتراض‌ها در ایران در سال ۲۰۱۹ اعتصاب بود.'],
    ] as const)
      assert.ok(isByOneClick(text, language), text);
  });

  it('binds nothing that the same words say in another place', () => {
    for (const [language, text] of [
      // so many a year
      ['en', 'At least 10 protests a year were held in Iran between 2010 and 2019.'],
      ['ar', 'وقع ما لا يقل عن 10 احتجاجات في العام في إيران بين عامي 2010 و2019.'],
      ['fa', 'دست‌کم ۱۰ اعتراض در سال در ایران بین سال‌های ۲۰۱۰ تا ۲۰۱۹ برگزار شد.'],
      // denied, asked, set as a condition
      ['en', 'Had arrests in Iran increased between 2018 and 2019.'],
      ['ar', 'ما سجلت في إيران عام 2019 احتجاجات أكثر من عام 2018.'],
      ['ar', 'إن ارتفعت الاحتجاجات في إيران بين عامي 2018 و2019.'],
      ['fa', 'هیچ اعتراضی در ایران در سال ۲۰۱۹ گزارش نشده، نبود.'],
      // not how many, but how large
      ['en', 'Protests in Iran were larger in 2019 than in 2018.'],
      ['ar', 'كانت الاحتجاجات في إيران عام 2019 أكبر من عام 2018.'],
      // the change of a change
      ['en', 'Arrests in Iran rose more in 2019 than in 2018.'],
      ['en', 'The rise in protests in Iran was higher in 2019 than in 2018.'],
      ['en', 'The decline in protests in Iran halved between 2018 and 2019.'],
      ['ar', 'ازدادت الاحتجاجات في إيران عام 2019 أكثر من عام 2018.'],
      ['ar', 'تضاعفت زيادة الاحتجاجات في إيران بين عامي 2018 و2019.'],
      ['fa', 'افزایش اعتراض‌ها در ایران در سال ۲۰۱۹ بیشتر از سال ۲۰۱۸ بود.'],
      ['fa', 'کاهش اعتراض‌ها در ایران در سال ۲۰۱۹ کمتر از سال ۲۰۱۸ بود.'],
      // to so much, up to so much, from so much to so much
      ['en', 'Between 2018 and 2019 the number of protests in Iran rose to 150 percent.'],
      ['en', 'The number of protests in Iran rose by up to 34 percent between 2018 and 2019.'],
      ['en', 'Protests in Iran rose by 34 to 40 percent between 2018 and 2019.'],
      ['ar', 'ارتفع عدد الاحتجاجات في إيران إلى 150 في المئة بين 2018 و2019.'],
      ['fa', 'شمار اعتراض‌ها در ایران بین ۲۰۱۸ و ۲۰۱۹ به ۱۵۰ درصد افزایش یافت.'],
      // both ways
      ['en', 'Protests in Iran rose and fell every year between 2010 and 2019.'],
      ['en', 'Protests in Iran went up and down every year between 2010 and 2019.'],
      ['ar', 'ارتفع وانخفض عدد الاحتجاجات في إيران كل عام بين 2010 و2019.'],
      ['fa', 'اعتراض‌ها در ایران هر سال افزایش و کاهش یافت از ۲۰۱۰ تا ۲۰۱۹.'],
      // of all the years between, or of both ends
      ['en', 'Protests in Iran rose steadily between 2018 and 2019.'],
      ['en', 'Protests in Iran rose between 2010 and 2019.'],
      // during and in are not "were"; the whole is no part of its part
      ['en', 'Most of the raids in Iraq in 2007 took place during air strikes.'],
      ['en', 'Most of the strikes in Iran in 2019 were protests.'],
      ['en', 'In Iran, 40 percent of the protests in 2019 were held in strikes.'],
      ['ar', 'معظم المداهمات في إيران عام 2019 وقعت خلال الاحتجاجات.'],
      ['ar', 'معظم الاحتجاجات في إيران في عام 2019 كانت في إضرابات.'],
      ['fa', 'بیشتر اعتراض‌ها در ایران در سال ۲۰۱۹ در اعتصاب‌ها بود.'],
      // years, people, reports; a strike of workers or from the air; whose, not where
      ['en', 'The number of years in Iran that had protests increased between 2018 and 2019.'],
      ['ar', 'ارتفع عدد السنوات التي وقعت فيها احتجاجات في إيران بين عامي 2018 و2019.'],
      ['fa', 'شمار سال‌های اعتراض در ایران بین ۲۰۱۸ و ۲۰۱۹ افزایش یافت.'],
      ['en', 'More were killed in Syria in 2018 than in 2017.'],
      ['en', 'The number killed in Syria in 2018 was higher than in 2017.'],
      ['en', 'Protests in Iran were reported more in 2019 than in 2018.'],
      ['en', 'Strikes in Syria increased between 2016 and 2017.'],
      ['en', 'Iran carried out more airstrikes in 2018 than in 2017.'],
      ['en', 'In at least 10 protests in Iran in 2019 people were arrested.'],
    ] as const)
      assert.ok(!isByOneClick(text, language), text);
  });
});

describe('a share of which nothing is claimed', () => {
  it('is no share of one half', () => {
    const { verdict, reason, needed } = decideClaim('share', { x: 600, n: 1000 });
    assert.deepEqual([verdict, reason, needed], ['undecidable', 'no-size-claimed', 'a-size']);
    assert.equal(decideClaim('share', { x: 600, n: 1000, direction: 'up' }).verdict, 'supported');
  });
});
