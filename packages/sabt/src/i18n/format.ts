import type { When } from '../model/records.ts';
import { FACTS, type Language } from './languages.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Less than a minute ago: Intl says only "now", which does not go with a verb in the past. */
const JUST_NOW: Readonly<Record<Language, string>> = { en: 'just now', ar: 'قبل لحظات', fa: 'لحظاتی پیش' };

/** Words for units of size: ICU writes "kB" in Persian, which Persian readers do not. */
const SIZE_UNITS: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: ['bytes', 'kB', 'MB', 'GB'],
  ar: ['بايت', 'ك.ب', 'م.ب', 'غ.ب'],
  fa: ['بایت', 'کیلوبایت', 'مگابایت', 'گیگابایت'],
};

/** Numbers and dates as readers of a language expect them: their digits, their calendar. Times are UTC. */
export class Formats {
  readonly language: Language;
  readonly #number: Intl.NumberFormat;
  readonly #plain: Intl.NumberFormat;
  readonly #oneDecimal: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #gregorianMonth: Intl.DateTimeFormat;
  readonly #probability: Intl.NumberFormat;
  readonly #abouts = new Map<string, Intl.NumberFormat>();
  readonly #plural: Intl.PluralRules;
  readonly #relative: Intl.RelativeTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;
  readonly #languages: Intl.DisplayNames;
  readonly #countries: Intl.DisplayNames;

  constructor(language: Language) {
    this.language = language;
    const { locale, dateLocale } = FACTS[language];
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    this.#plain = new Intl.NumberFormat(locale, { useGrouping: false });
    this.#oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    this.#plural = new Intl.PluralRules(locale);
    this.#relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.#day = new Intl.DateTimeFormat(dateLocale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    this.#time = new Intl.DateTimeFormat(dateLocale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    });
    this.#probability = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
    this.#gregorianMonth = new Intl.DateTimeFormat(`${locale.includes('-u-') ? locale : `${locale}-u`}-ca-gregory`, {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    this.#list = new Intl.ListFormat(locale, { type: 'conjunction' });
    this.#languages = new Intl.DisplayNames(locale, { type: 'language' });
    this.#countries = new Intl.DisplayNames(locale, { type: 'region' });
  }

  plural(n: unknown): Intl.LDMLPluralRule {
    return typeof n === 'number' ? this.#plural.select(n) : 'other';
  }

  number(n: number): string {
    return this.#number.format(n);
  }

  /** Without thousands separators: years, numbers of rows and entries as names. */
  ordinal(n: number): string {
    return this.#plain.format(n);
  }

  percent(share: number): string {
    return this.#percent.format(share);
  }

  /** As exact as a reader needs: whole from a hundred on, below it two or three digits. `signed` writes a plus as well. */
  about(n: number, signed = false): string {
    return this.#aboutAs('decimal', n, n, signed);
  }

  /** The same of a share, as a percentage. */
  percentAbout(share: number, signed = false): string {
    return this.#aboutAs('percent', share, share * 100, signed);
  }

  #aboutAs(style: 'decimal' | 'percent', value: number, size: number, signed: boolean): string {
    const digits = digitsOf(size, style === 'percent');
    const key = `${style} ${digits} ${signed}`;
    let format = this.#abouts.get(key);
    if (format === undefined) {
      const signDisplay = signed ? 'exceptZero' : 'negative';
      format = new Intl.NumberFormat(FACTS[this.language].locale, {
        style,
        maximumFractionDigits: digits,
        signDisplay,
      });
      this.#abouts.set(key, format);
    }
    return format.format(value).replace('-', '\u2212');
  }

  /** A p-value, to three places. */
  p(value: number): string {
    return this.#probability.format(value);
  }

  /** A month (`2026-11`) of the Gregorian calendar, also where readers have another one. */
  gregorianMonth(label: string): string {
    return this.#gregorianMonth.format(new Date(`${label}-01T00:00:00Z`));
  }

  /** Month and year of a day in the reader's calendar. */
  monthOf(iso: string): string {
    return this.#join(new Date(`${iso}T00:00:00Z`), ['month', 'year']);
  }

  list(items: string[]): string {
    return this.#list.format(items);
  }

  bytes(size: number): string {
    const units = SIZE_UNITS[this.language];
    let value = size;
    let unit = 0;
    while (value >= 1000 && unit < 3) {
      value /= 1000;
      unit += 1;
    }
    return `${this.#oneDecimal.format(value)}\u00a0${units[unit]}`;
  }

  /** Name of a language by its ISO 639 code; the code itself where it has no name. */
  languageName(code: string): string {
    try {
      return this.#languages.of(code) ?? code;
    } catch {
      return code;
    }
  }

  countryName(code: string): string {
    try {
      return this.#countries.of(code) ?? code;
    } catch {
      return code;
    }
  }

  /** A civil day (`2026-11-23`), or as much of it as is said (`2026-11`, `2026`), in the reader's calendar. */
  day(iso: string): string {
    const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
    if (Number.isNaN(date.getTime())) return iso;
    if (iso.length >= 10) return this.#join(date, ['day', 'month', 'year']);
    if (this.language === 'fa') return iso;
    return this.#join(date, iso.length === 7 ? ['month', 'year'] : ['year']);
  }

  /** What a record says about when: as much of the date as its precision allows, in the reader's calendar. */
  when(when: When): string {
    const start = new Date(`${when.start}T00:00:00Z`);
    const end = new Date(`${when.end}T00:00:00Z`);
    if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `${when.start} – ${when.end}`;
    if (when.start === when.end) return this.day(when.start);
    if (this.#fills(start, end, 'month')) return this.#join(start, ['month', 'year']);
    if (this.#fills(start, end, 'year')) return this.#join(start, ['year']);
    return `${this.day(when.start)} – ${this.day(when.end)}`;
  }

  time(instant: string): string {
    return `${this.#time.format(new Date(instant))}\u00a0UTC`;
  }

  /** "4 minutes ago"; `now` and `instant` are instants. */
  ago(instant: string, now: Date): string {
    const seconds = Math.round((now.getTime() - new Date(instant).getTime()) / 1000);
    if (seconds < MINUTE) return JUST_NOW[this.language];
    if (seconds < HOUR) return this.#relative.format(-Math.floor(seconds / MINUTE), 'minute');
    if (seconds < DAY) return this.#relative.format(-Math.floor(seconds / HOUR), 'hour');
    return this.#relative.format(-Math.floor(seconds / DAY), 'day');
  }

  /** Whether a span is exactly one month or year of the reader's calendar. */
  #fills(start: Date, end: Date, unit: 'month' | 'year'): boolean {
    const before = new Date(start.getTime() - DAY * 1000);
    const after = new Date(end.getTime() + DAY * 1000);
    const units = unit === 'month' ? (['month', 'year'] as const) : (['year'] as const);
    const name = (date: Date) => this.#join(date, [...units]);
    return name(start) === name(end) && name(before) !== name(start) && name(after) !== name(end);
  }

  /** Day, month and year in this order, which all three languages use (ICU's own patterns do not, for Persian). */
  #join(date: Date, wanted: ('day' | 'month' | 'year')[]): string {
    const parts = this.#day.formatToParts(date);
    return wanted.map((type) => parts.find((part) => part.type === type)?.value ?? '').join(' ');
  }
}

const MOST_DIGITS = 12;

/** Decimals for a reader. What is not nought is never rounded to nought, nor a share that is not the whole to 100 %. */
function digitsOf(size: number, isPercent: boolean): number {
  const from = Math.abs(size);
  const digits = from >= 100 || from === 0 ? 0 : from >= 1 ? 1 : from >= 0.1 ? 2 : 3;
  const isHidden = (at: number): boolean => {
    const shown = Number(from.toFixed(at));
    return (shown === 0 && from > 0) || (isPercent && shown === 100 && from < 100);
  };
  for (let at = digits; at <= MOST_DIGITS; at++) if (!isHidden(at)) return at;
  return digits;
}
