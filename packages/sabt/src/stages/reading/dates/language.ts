/**
 * Whether a paragraph in Arabic script is Arabic or Persian: enough to choose among the senses of a word (مهر, آب, می),
 * not a language detector. Counts words that only one of the two has, and letters that only Persian has.
 */
import type { Language } from './types.ts';

const PERSIAN_WORDS = new Set(
  (
    'را که از این با است برای بود شد می به های هم تا یک دو سه روز سال ماه سالهای در آن شده کرد کردند گفت نیز اما بر ' +
    'هفته دهه امروز دیروز امسال پارسال فردا گذشته آینده اوایل اواسط شنبه جمعه خورشیدی پیش نفر اول نیمه دی مهر تیر بهمن آذر ' +
    'فروردین اردیبهشت خرداد مرداد شهریور آبان اسفند بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد هزار'
  )
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll('آ', 'ا')
    .split(' '),
);
const ARABIC_WORDS = new Set(
  (
    'في من على إلى أن عن التي الذي هذا هذه مع عام سنة يوم شهر بين قبل بعد كان قال وقال حتى منذ أو ما لا لم قد خلال ' +
    'أمس غدا أول مطلع أواخر أوائل منتصف عامي'
  )
    .replace(/[أإ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .split(' '),
);

/** @param words folded words of one paragraph */
export function arabicOrPersian(words: readonly string[], original: string): 'ar' | 'fa' {
  let score = 0;
  for (const word of words) {
    if (PERSIAN_WORDS.has(word)) score += 2;
    else if (ARABIC_WORDS.has(word)) score -= 2;
    else if (word.length > 3 && word.startsWith('ال')) score--;
    if (/[پچژگ]/.test(word)) score += 2;
  }
  if (/[\u06f0-\u06f9]/.test(original)) score += 2;
  if (score !== 0) return score > 0 ? 'fa' : 'ar';
  if (/[\u06a9\u06cc]/.test(original)) return 'fa';
  return 'ar';
}

export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  if (primary === 'ar' || primary === 'arb') return 'ar';
  if (primary === 'fa' || primary === 'prs' || primary === 'pes' || primary === 'fas') return 'fa';
  return undefined;
}
