/** Which kind of column this is: by its values first, by the words of its name where they leave it open. */
import { type ColumnHint, hintOf } from './column-words.ts';
import type { ColumnKind } from './table.ts';
import { dateDigits, numberOf, orderOf } from './values.ts';

const SAMPLE = 2_000;
const CATEGORIES = 60;

interface Traits {
  filled: number;
  distinct: number;
  /** Shares of the distinct values. */
  numeric: number;
  whole: number;
  dates: number;
  withDigit: number;
  meanWords: number;
  meanUnits: number;
  least: number;
  most: number;
  sameLength: boolean;
  mixedScript: boolean;
}

/** A year that somebody may have lived in. */
const likelyYear = (year: number): boolean => year >= 1700 && year <= 2100;

function isLikelyDate(cell: string, order: 'day-first' | 'month-first'): boolean {
  if (/^\d{1,4}(?:\.\d+)?$/.test(cell) || (/^\d+$/.test(cell) && cell.length !== 8)) return false;
  const digits = dateDigits(cell, order);
  if (digits === null) return false;
  const month = Number(digits.slice(4, 6));
  return likelyYear(Number(digits.slice(0, 4))) && month <= 12 && Number(digits.slice(6)) <= 31;
}

/** `cells`: folded, without missing ones. */
function traitsOf(cells: readonly string[]): Traits {
  const counts = new Set(cells);
  const step = Math.max(1, Math.floor(counts.size / SAMPLE));
  const distinct = [...counts].filter((_, at) => at % step === 0);
  const share = (test: (cell: string) => boolean): number =>
    distinct.length === 0 ? 0 : distinct.filter(test).length / distinct.length;
  const order = orderOf(distinct);
  const numbers = distinct.map(numberOf).filter((number) => !Number.isNaN(number));
  const lengths = new Set(distinct.map((cell) => cell.length));
  return {
    filled: cells.length,
    distinct: counts.size,
    numeric: numbers.length / Math.max(1, distinct.length),
    whole: share((cell) => /^[-+]?\d+$/.test(cell)),
    dates: share((cell) => isLikelyDate(cell, order)),
    withDigit: share((cell) => /\d/.test(cell)),
    meanWords: distinct.reduce((sum, cell) => sum + cell.split(' ').length, 0) / Math.max(1, distinct.length),
    meanUnits: distinct.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, distinct.length),
    least: numbers.reduce((least, number) => Math.min(least, number), Infinity),
    most: numbers.reduce((most, number) => Math.max(most, number), -Infinity),
    sameLength: lengths.size <= 2,
    mixedScript: share((cell) => /\p{Script=Arabic}/u.test(cell)) > 0.05,
  };
}

function numericKind(traits: Traits, hint: ColumnHint | null): ColumnKind {
  const { least, most, whole, distinct, filled } = traits;
  if (whole < 0.95) return hint === 'code' ? 'code' : 'number';
  if (hint === 'year' || (least >= 1000 && most <= 2100 && distinct <= 600 && traits.sameLength && hint !== 'code'))
    return 'year';
  if (hint === 'age' && most <= 130) return 'age';
  if (hint === 'code') return 'code';
  if (most <= 31 && distinct <= 32) return 'category';
  if (traits.meanUnits >= 3.5 && traits.sameLength) return 'code';
  if (hint === 'number') return 'number';
  return distinct > filled / 2 && traits.meanUnits >= 5 ? 'code' : 'number';
}

/** `cells`: the filled cells of one column of both tables, folded. */
export function guessKind(column: string, cells: readonly string[]): ColumnKind {
  const hint = hintOf(column);
  const traits = traitsOf(cells);
  if (traits.dates >= (hint === 'date' ? 0.5 : 0.8)) return 'date';
  if (traits.numeric >= 0.9) return numericKind(traits, hint);
  if (hint === 'year' && traits.withDigit > 0.9 && traits.meanUnits <= 8) return 'year';
  const repeats = traits.filled / Math.max(1, traits.distinct);
  if (traits.distinct <= CATEGORIES && repeats >= 10 && traits.meanWords < 4 && hint !== 'name') return 'category';
  if (hint === 'people') return 'text';
  if (hint === 'name' && traits.meanWords <= 5.5) return 'name';
  if (traits.withDigit >= 0.8 && traits.meanWords <= 1.5 && traits.meanUnits <= 24) return 'code';
  if (hint === 'code' && traits.meanWords <= 1.5) return 'code';
  if (hint === 'text' && traits.meanWords >= 2) return 'text';
  if (traits.meanWords >= 4) return 'text';
  if (traits.mixedScript && traits.meanWords <= 5.5 && hint !== 'string') return 'name';
  return 'string';
}
