/** Dates as pages show them: in the reader's language, calendar and digits. */
import { type CalendarName, toCalendar } from './arithmetic.ts';

export type DateLanguage = 'ar' | 'fa' | 'en';

export interface DateFormat {
  language: DateLanguage;
  /** Persian for `fa`, else Gregorian, unless given. */
  calendar?: CalendarName;
  /** How much of the date is known; `day` unless given. `range` and `decade` need `end`. */
  precision?: 'day' | 'week' | 'range' | 'month' | 'season' | 'year' | 'decade';
  /** Last day of the span, for `range` and wherever the span is longer than one unit of `precision`. */
  end?: string;
  /** Native digits for `fa` and `ar`, unless given. */
  digits?: 'native' | 'latin';
  /** Arabic names of Gregorian months: آذار (levantine) or مارس (egyptian, the default). */
  monthNames?: 'levantine' | 'egyptian';
}

const names = (list: string): string[] => list.split('|');

const GREGORIAN = {
  en: names('January|February|March|April|May|June|July|August|September|October|November|December'),
  fa: names('ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر'),
  ar: names('يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر'),
};
const LEVANTINE = names('كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول');
const PERSIAN = {
  en: names('Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand'),
  fa: names('فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند'),
  ar: names('فروردين|أرديبهشت|خرداد|تير|مرداد|شهريور|مهر|آبان|آذر|دي|بهمن|إسفند'),
};
const ISLAMIC = {
  en: names(
    'Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Akhira|Rajab|Shaban|Ramadan|Shawwal|' +
      'Dhu al-Qadah|Dhu al-Hijjah',
  ),
  fa: names('محرم|صفر|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی|رجب|شعبان|رمضان|شوال|ذی‌القعده|ذی‌الحجه'),
  ar: names('محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة'),
};
const ERA: Record<DateLanguage, Record<CalendarName, string>> = {
  en: { gregorian: '', persian: ' SH', 'islamic-umalqura': ' AH' },
  fa: { gregorian: '', persian: '', 'islamic-umalqura': ' ه‍.ق' },
  ar: { gregorian: '', persian: ' هـ.ش', 'islamic-umalqura': ' هـ' },
};
const WEEK_OF = { en: 'week of ', fa: 'هفتهٔ ', ar: 'أسبوع ' };
const DECADE_OF = { en: '', fa: 'دههٔ ', ar: 'عقد ' };
/** A span that no single name fits is written from first to last. */
const DASH = '–';

/** A whole number in the digits of a language, ungrouped. */
export function formatNumber(n: number, language: DateLanguage, digits: 'native' | 'latin' = 'native'): string {
  const text = String(n);
  if (digits === 'latin' || language === 'en') return text;
  const zero = language === 'fa' ? 0x06f0 : 0x0660;
  return text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}

/**
 * A civil date for a page: `14 March 2019`, `٢٥ آذار ٢٠١٩`, `۲۵ شهریور ۱۴۰۱`; with `precision` and `end` also
 * `March 2019`, `3–5 March 2019`, `1980s`. Whoever shows it puts the ISO date beside it.
 * @throws SabtError `invalid-value` if `iso` or `end` is no date.
 */
export function formatDate(iso: string, format: DateFormat): string {
  const { language, precision = 'day', digits } = format;
  const calendar = format.calendar ?? (language === 'fa' ? 'persian' : 'gregorian');
  const months =
    calendar === 'persian'
      ? PERSIAN[language]
      : calendar === 'islamic-umalqura'
        ? ISLAMIC[language]
        : language === 'ar' && format.monthNames === 'levantine'
          ? LEVANTINE
          : GREGORIAN[language];
  const era = ERA[language][calendar];
  const number = (n: number): string => formatNumber(n, language, digits);
  const monthName = (month: number): string => months[month - 1]!;
  const first = toCalendar(iso, calendar);
  const last = format.end === undefined ? first : toCalendar(format.end, calendar);
  const sameYear = first.year === last.year;
  const sameMonth = sameYear && first.month === last.month;

  if (precision === 'year' || precision === 'decade') {
    if (precision === 'decade' && language === 'en' && last.year - first.year === 9) return `${first.year}s${era}`;
    if (precision === 'decade' && last.year - first.year === 9) return DECADE_OF[language] + number(first.year) + era;
    return (sameYear ? number(first.year) : number(first.year) + DASH + number(last.year)) + era;
  }
  if (precision === 'month' || precision === 'season') {
    const end = `${monthName(last.month)} ${number(last.year)}${era}`;
    if (sameMonth) return end;
    return `${monthName(first.month)}${sameYear ? '' : ` ${number(first.year)}`}${DASH}${end}`;
  }
  const full = `${number(first.day)} ${monthName(first.month)} ${number(first.year)}${era}`;
  if (precision === 'week') return WEEK_OF[language] + full;
  if (precision === 'day' || format.end === undefined || format.end === iso) return full;
  const end = `${number(last.day)} ${monthName(last.month)} ${number(last.year)}${era}`;
  if (sameMonth) return number(first.day) + DASH + end;
  if (sameYear) return `${number(first.day)} ${monthName(first.month)} ${DASH} ${end}`;
  return `${full} ${DASH} ${end}`;
}
