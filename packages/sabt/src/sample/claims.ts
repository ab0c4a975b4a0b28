/**
 * What the invented articles assert, held against the invented record: one assertion that it supports, some that it
 * contradicts, and some that it cannot decide, so that a newcomer sees what each looks like.
 */
import type { Json } from '../model/records.ts';

export interface SampleClaim {
  /** Name of the file of the article. */
  file: string;
  /** Words of the sentence, or all of it. */
  words: string;
  form: string;
  inputs: Record<string, Json>;
}

const DECADE = { from: '2011-01-01', to: '2020-12-31' };
const HALVES = {
  from: '2016-01-01',
  to: '2020-12-31',
  before: { from: '2011-01-01', to: '2015-12-31' },
};

export const SAMPLE_CLAIMS: readonly SampleClaim[] = [
  {
    file: 'opinion-ar.txt',
    words: 'الاحتجاجات في ورزان تزداد عدداً ونوعاً عاماً بعد عام',
    form: 'trend',
    inputs: { where: 'type:protest', direction: 'up', ...DECADE },
  },
  {
    file: 'opinion-ar.txt',
    words: 'الاحتجاجات في ورزان تزداد عدداً ونوعاً عاماً بعد عام',
    form: 'more-kinds',
    inputs: { where: 'type:protest', direction: 'up', ...HALVES },
  },
  {
    file: 'opinion-ar.txt',
    words: 'أما سقوط القذائف على الحدود فيتبع كل مرة اضطراباً في الداخل',
    form: 'follows',
    inputs: { where: 'type:shelling', driver: 'type:protest', by: 'month', direction: 'up', ...DECADE },
  },
  {
    file: 'opinion-fa.txt',
    words: 'اعتراض‌ها سال به سال بیشتر می‌شود',
    form: 'every-year',
    inputs: { where: 'type:protest', direction: 'up', ...DECADE },
  },
  {
    file: 'opinion-en.txt',
    words: 'There were no marches in Tirehdasht last year',
    form: 'none',
    inputs: { where: 'type:protest-march place:Tirehdasht', from: '2020-01-01', to: '2020-12-31' },
  },
  {
    file: 'opinion-en.txt',
    words: 'The parliament in Aldmoor has not passed a single resolution against us',
    form: 'none',
    inputs: { where: 'type:resolution place:Aldmoor', ...DECADE },
  },
];
