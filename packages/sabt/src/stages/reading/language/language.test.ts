import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { detectLanguage } from './language.ts';

const sentences: [language: string, text: string][] = [
  ['ar', 'أعلنت وزارة الداخلية أن الشرطة اعتقلت عشرات المتظاهرين في العاصمة'],
  ['ar', 'مع تصاعد نشاطات وحدات المقاومة ومراکز النهب والذي يعکس مدى رفض وکراهية الشعب'],
  ['ar', 'خرجت مظاهرات حاشدة في حلب ضد النظام'],
  ['ar', 'وقال المتحدث باسم المنظمه ان الوضع علي الارض صعب'],
  ['fa', 'معترضان در خیابان‌های تهران شعار دادند و نیروهای امنیتی به آنها شلیک کردند'],
  ['fa', 'رييس انجمن جراحان قلب ايران تأكيد كرد كه همه امكانات در كشور وجود دارد'],
  ['fa', 'دانشجويان دانشگاه تهران امروز تجمع اعتراضي برگزار كردند'],
  ['fa', 'حکم اعدام سه زندانی سیاسی در زندان اجرا شد'],
  ['en', 'Security forces opened fire on the protesters in the main square'],
  ['en', 'He was arrested on Monday and is held at an unknown place.'],
  ['de', 'Die Polizei hat am Montag in der Hauptstadt mehrere Menschen festgenommen'],
  ['fr', 'Les forces de sécurité ont tiré sur les manifestants dans la capitale'],
  ['tr', 'Polis başkentte göstericilere ateş açtı ve çok sayıda kişiyi gözaltına aldı'],
  ['ku', 'Hêzên ewlehiyê li dijî xwepêşanderan gule berdan û gelek kes hatin girtin'],
  ['es', 'La policía detuvo a los manifestantes en la plaza principal de la capital'],
  ['ckb', 'هێزە ئەمنییەکان تەقەیان لە خۆپیشاندەران کرد و ژمارەیەک کەس دەستگیر کران'],
  ['ur', 'پولیس نے مظاہرین کو گرفتار کر لیا ہے اور ان کے خلاف مقدمہ درج کیا گیا ہے'],
  ['he', 'המשטרה עצרה עשרות מפגינים בתל אביב'],
  ['ru', 'Полиция задержала десятки участников демонстрации в центре города'],
];

test('sentences are told by their language', () => {
  const wrong = sentences
    .filter(([language, text]) => detectLanguage(text).language !== language)
    .map(([language, text]) => [language, detectLanguage(text).language, text]);
  assert.deepEqual(wrong, []);
});

test('each paragraph has its own language and exact span', () => {
  const ar = sentences[0]![1];
  const fa = sentences[4]![1];
  const en = sentences[8]![1];
  const text = `${ar}\r\n\r\n  ${fa} \n${en}\u2028${ar}`;
  const { language, paragraphs } = detectLanguage(text);
  assert.equal(language, 'ar');
  assert.deepEqual(
    paragraphs.map((one) => [one.language, text.slice(...one.span)]),
    [
      ['ar', ar],
      ['fa', fa],
      ['en', en],
      ['ar', ar],
    ],
  );
});

test('a paragraph that tells little follows its document', () => {
  const heading = 'مقدمه';
  assert.equal(detectLanguage(`${heading}\n${sentences[4]![1]}`).paragraphs[0]!.language, 'fa');
  assert.equal(detectLanguage(`Article 1\n${sentences[8]![1]}`).paragraphs[0]!.language, 'en');
});

test('without letters there is no language', () => {
  assert.deepEqual(detectLanguage(''), { language: 'und', confidence: 0, paragraphs: [] });
  assert.equal(detectLanguage('۱۴۰۱/۰۶/۲۵ — 12:30').language, 'und');
});

test('addresses are in no language', () => {
  assert.equal(
    detectLanguage('خبر عاجل من حلب https://example.org/a/very/long/address/in/english/words/only').language,
    'ar',
  );
});

test('never throws; spans are in order, trimmed and cover every letter', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\n', '\r', ' ', 'a', 'ب', '@', 'https://'),
    ),
    maxLength: 80,
  });
  fc.assert(
    fc.property(anyText, (text) => {
      const { paragraphs, confidence } = detectLanguage(text);
      assert.ok(confidence >= 0 && confidence <= 1);
      let at = 0;
      for (const { span, language, confidence: sure } of paragraphs) {
        assert.ok(span[0] >= at && span[1] > span[0] && sure >= 0 && sure <= 1);
        assert.match(language, /^[a-z]{2,3}$/);
        assert.equal(
          text
            .slice(at, span[0])
            .trim()
            .replaceAll(/[\u0000-\u0020\u0085]/g, ''),
          '',
        );
        at = span[1];
      }
    }),
    { numRuns: 1000 },
  );
});

const data = new URL('../../../../../../../shared/data/', import.meta.url);
const skip = existsSync(data) ? false : 'no ../shared/data';

test('declarations of human rights are told by their articles', { skip }, () => {
  for (const [file, language] of [
    ['arb', 'ar'],
    ['pes_1', 'fa'],
    ['pes_2', 'fa'],
    ['eng', 'en'],
    ['heb', 'he'],
    ['tur', 'tr'],
    ['kmr', 'ku'],
  ] as const) {
    const xml = readFileSync(new URL(`udhr/udhr_${file}.xml`, data), 'utf8');
    const articles = [...xml.matchAll(/<para>([^<]{60,})</g)].map((match) =>
      match[1]!.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    );
    const wrong = articles.filter((article) => detectLanguage(article).language !== language);
    assert.ok(
      articles.length > 30 && wrong.length <= articles.length * 0.05,
      `${file}: ${wrong.length} of ${articles.length}`,
    );
  }
});

test('news are told by their language, whatever keyboard typed them', { skip }, () => {
  const read = (file: string): Record<string, unknown>[] =>
    gunzipSync(readFileSync(new URL(`news/${file}`, data)))
      .toString()
      .trim()
      .split('\n')
      .slice(0, 800)
      .map((line) => JSON.parse(line));
  const arabic = read('saudinewsnet-ar.jsonl.gz').map((row) => String(row['content']));
  const persian = read('fars-news-fa.jsonl.gz').map((row) => (row['paragraphs'] as string[]).join('\n'));
  assert.equal(arabic.filter((text) => detectLanguage(text).language !== 'ar').length, 0);
  // A few are studies of law that quote more Arabic than they have Persian.
  assert.ok(persian.filter((text) => detectLanguage(text).language !== 'fa').length <= 8);
});
