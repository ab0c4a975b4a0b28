// @ts-check
/** What values from closed lists are called, in English, Arabic and Persian, by field; beside them stands the value itself. */

/** @typedef {readonly [string, string, string]} Said */

/** @type {Readonly<Record<string, Readonly<Record<string, Said>>>>} */
export const VALUE_NAMES = {
  status: {
    suggested: ['suggested', 'مقترح', 'پیشنهادشده'],
    confirmed: ['confirmed', 'مؤكَّد', 'تأییدشده'],
    rejected: ['rejected', 'مرفوض', 'ردشده'],
  },
  generation: { original: ['original', 'أصل', 'اصل'], copy: ['copy', 'نسخة', 'رونوشت'] },
  precision: {
    day: ['day', 'يوم', 'روز'],
    week: ['week', 'أسبوع', 'هفته'],
    range: ['from – to', 'من – إلى', 'از – تا'],
    month: ['month', 'شهر', 'ماه'],
    season: ['season', 'فصل', 'فصل'],
    year: ['year', 'سنة', 'سال'],
    decade: ['decade', 'عقد', 'دهه'],
  },
  degree: { alleged: ['alleged', 'مزعوم', 'ادعایی'] },
  role: {
    perpetrator: ['perpetrator', 'جانٍ', 'عامل'],
    victim: ['victim', 'ضحية', 'قربانی'],
    target: ['target', 'مستهدَف', 'هدف'],
    initiator: ['initiator', 'مبادر', 'آغازگر'],
    participant: ['participant', 'مشارك', 'شرکت‌کننده'],
  },
  confidentiality: {
    public: ['public', 'علني', 'همگانی'],
    restricted: ['restricted', 'مقيّد', 'محدود'],
    identity: ['identity', 'هوية', 'هویتی'],
  },
  public: { true: ['yes', 'نعم', 'بله'], false: ['no', 'لا', 'نه'] },
};

export const VALUE_WORDS = {
  en: {
    range: '{best} (between {low} and {high})',
    unknown: 'not known',
    json: 'as it stands in the record (JSON)',
  },
  ar: { range: '{best} (بين {low} و{high})', unknown: 'غير معروف', json: 'كما هو في المادة (JSON)' },
  fa: { range: '{best} (میان {low} و {high})', unknown: 'نامعلوم', json: 'چنان‌که در برگه است (JSON)' },
};
