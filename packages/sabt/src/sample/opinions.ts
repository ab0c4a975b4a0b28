/** Opinion, kept apart from reports: it asserts things that a record can support, contradict or leave open. */
import { INVENTED, type SampleLanguage } from './country.ts';
import type { SampleFile } from './generate.ts';

const TEXTS: readonly { name: string; source: string; language: SampleLanguage; text: string }[] = [
  {
    name: 'opinion-ar.txt',
    source: 'منبر الساحل',
    language: 'ar',
    text: `ما الذي تقوله الأعوام العشرة

الاحتجاجات في ورزان تزداد عدداً ونوعاً عاماً بعد عام، ومن يقرأ الصحف لا يحتاج إلى إحصاء. كان العمال وحدهم في الساحات، ثم جاء المعلمون والمتقاعدون والطالبات.

وفي الخارج أيضاً تتصاعد نشاطات الجالية، وتُعقد المؤتمرات في البرلمانات. أما سقوط القذائف على الحدود فيتبع كل مرة اضطراباً في الداخل، وهذا ليس مصادفة.

لم يعد ممكناً أن يُمحى ما سُجّل.`,
  },
  {
    name: 'opinion-fa.txt',
    source: 'روزنامهٔ ورزان',
    language: 'fa',
    text: `شمردن کافی نیست

می‌گویند اعتراض‌ها سال به سال بیشتر می‌شود. شاید؛ اما تعداد روزنامه‌هایی که گزارش می‌دهند نیز بیشتر شده است. آنچه ده سال پیش نوشته نمی‌شد امروز نوشته می‌شود.

هیچ‌کس نمی‌داند پیش از سال ۱۳۹۳ چند زندانی اعتصاب غذا کرده‌اند، زیرا کسی نمی‌پرسید. کسی که می‌گوید «هیچ» و کسی که می‌گوید «بسیار» هر دو بیش از آن می‌گویند که می‌دانند.`,
  },
  {
    name: 'opinion-en.txt',
    source: 'Varzan Daily',
    language: 'en',
    text: `Order has returned

There were no marches in Tirehdasht last year, and fewer in the whole country than in any year since 2011. Whoever says otherwise has counted the same march twice.

Opinion abroad has turned as well. The parliament in Aldmoor has not passed a single resolution against us, and it never will.`,
  },
];

export function opinions(): SampleFile[] {
  return TEXTS.map(({ name, source, language, text }) => ({
    name,
    source,
    bytes: new TextEncoder().encode(`${text}\n\n— ${INVENTED[language]}\n`),
  }));
}
