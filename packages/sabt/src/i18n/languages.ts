/** The languages of the pages. The language is the first part of a path: `/fa/search`. */
export const LANGUAGES = ['en', 'ar', 'fa'] as const;
export type Language = (typeof LANGUAGES)[number];

interface LanguageFacts {
  /** Its name in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** BCP 47 with the digits that its readers expect. */
  locale: string;
  /** The same with the calendar that its readers expect. */
  dateLocale: string;
}

export const FACTS: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB', dateLocale: 'en-GB-u-ca-gregory' },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar-u-nu-arab', dateLocale: 'ar-u-ca-gregory-nu-arab' },
  fa: { name: 'فارسی', direction: 'rtl', locale: 'fa-u-nu-arabext', dateLocale: 'fa-u-ca-persian-nu-arabext' },
};

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.includes(text as Language);
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); English where none fits. */
export function negotiate(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      return { language: tag.split('-')[0], weight: q === undefined ? 1 : Number(q), position };
    })
    .filter((wish) => isLanguage(wish.language) && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  return (wishes[0]?.language as Language | undefined) ?? 'en';
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ckb', 'ps', 'sd', 'ug', 'yi', 'dv']);

/** The direction of a text: of its language where known, else left to the browser. */
export function directionOf(language: string | null | undefined): 'ltr' | 'rtl' | 'auto' {
  if (language == null || language === 'und') return 'auto';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}
