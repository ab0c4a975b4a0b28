/** Cells made comparable: folded, with what says "nothing known" taken as missing. */
import { parseDateInput } from '../../model/calendar.ts';
import { findDates, fold } from '../reading/index.ts';

const NOTHING = new Set(
  (
    'na|n/a|nan|null|none|nil|unknown|unk|missing|not available|not applicable|not known|no data|?|??|-|--|---|.|..|xx|xxx|' +
    'unbekannt|keine angabe|k.a.|ohne angabe|inconnu|inconnue|non connu|desconocido|desconocida|sin datos|' +
    'نامشخص|نامعلوم|ناشناس|ندارد|مجهول|غير معروف|غير محدد|لا يوجد|غير متوفر'
  )
    .split('|')
    .map((phrase) => fold(phrase)),
);

/** Folded, trimmed, single spaces; `''` for what says that nothing is known. */
export function plain(cell: string): string {
  if (cell === '') return '';
  const folded = fold(cell).replace(/\s+/g, ' ').trim();
  return NOTHING.has(folded) ? '' : folded;
}

/** Letters and digits, all else a space: what names, streets and titles are compared by. */
export function wordsOnly(folded: string): string {
  return folded
    .replace(/(?<=\p{L})['’`´ʼ](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Letters and digits without anything between. */
export function codeOnly(folded: string): string {
  return folded.replace(/\.0+$/, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

const NUMBER = /^[-+]?(?:\d+(?:[ ,'\u066c]\d{3})*|\d*)(?:[.\u066b]\d+)?$/;

/** A number as people write it, after folding; NaN if it is none. */
export function numberOf(folded: string): number {
  const bare = folded.replace(/\s*(?:%|usd|eur|\$|€|£)$|^(?:\$|€|£)\s*/u, '');
  if (!NUMBER.test(bare) || !/\d/.test(bare)) return Number.NaN;
  return Number(bare.replace(/[ ,'\u066c]/g, '').replace('\u066b', '.'));
}

/** How dates with an undecided order of day and month are meant in a column. */
export type DayMonthOrder = 'day-first' | 'month-first';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[t ].*)?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:\.0)?$/;
const PARTED = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})(?: .*)?$/;

/** By the cells of a column: month first only if some cell can be read so alone, and none the other way alone. */
export function orderOf(cells: Iterable<string>): DayMonthOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of cells) {
    const parts = PARTED.exec(cell);
    if (parts === null) continue;
    if (Number(parts[1]) > 12 && Number(parts[2]) <= 12) dayFirst++;
    if (Number(parts[2]) > 12 && Number(parts[1]) <= 12) monthFirst++;
  }
  return monthFirst > dayFirst ? 'month-first' : 'day-first';
}

/**
 * A folded cell as `YYYYMMDD` in the Gregorian calendar, with `00` for a part that is not said; Persian and Islamic
 * dates are converted. Digits that are no day of any calendar (a slip of the pen) stay as they are. Null for no date.
 */
export function dateDigits(folded: string, order: DayMonthOrder): string | null {
  const iso = ISO.exec(folded) ?? PACKED.exec(folded);
  if (iso !== null) {
    const year = Number(iso[1]);
    if (year >= 1200 && year < 1500) return convert(`${iso[1]}-${iso[2]}-${iso[3]}`);
    return `${iso[1]}${iso[2]}${iso[3]}`;
  }
  const parted = PARTED.exec(folded);
  if (parted !== null) {
    const [first, second] = [parted[1]!.padStart(2, '0'), parted[2]!.padStart(2, '0')];
    const [day, month] = order === 'day-first' ? [first, second] : [second, first];
    const year = parted[3]!.length === 4 ? parted[3]! : `${Number(parted[3]) > 30 ? '19' : '20'}${parted[3]}`;
    if (Number(year) >= 1200 && Number(year) < 1500) return convert(`${year}-${month}-${day}`);
    return `${year}${month}${day}`;
  }
  return convert(folded);
}

function convert(text: string): string | null {
  const typed = parseDateInput(text);
  if (typed !== null) return digitsOf(typed.start, typed.precision);
  if (text.length > 40 || !/\d/.test(text)) return null;
  const [found] = findDates(text);
  if (found === undefined) return null;
  return digitsOf(found.start, found.precision);
}

function digitsOf(iso: string, precision: string): string {
  const [year, month, day] = iso.split('-') as [string, string, string];
  if (precision === 'day') return `${year}${month}${day}`;
  return precision === 'month' ? `${year}${month}00` : `${year}0000`;
}
