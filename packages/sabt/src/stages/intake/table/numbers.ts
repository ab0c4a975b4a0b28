/**
 * Measured values as tables give them: any finite number, with a decimal point or comma, thousands set apart, a minus of
 * any kind, a percent sign behind it.
 */
import { westernDigits } from './counts.ts';

export interface ReadNumber {
  number: number;
  isPercent: boolean;
}

const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?$/i;
/** `1,234.5`, `1 234.5`; a point between thousands only where a comma stands for the decimals, `1.234,5`. */
const THOUSANDS = /^([-+]?)(\d{1,3}(?:([,' \u00a0\u202f\u066c])\d{3})(?:\3\d{3})*)(\.\d+)?$/;
const POINTS = /^([-+]?)(\d{1,3}(?:\.\d{3})+),(\d+)$/;

/** Null if the cell is no number. */
export function readReal(cell: string): ReadNumber | null {
  const text = westernDigits(cell)
    .replace(/[\u2212\u2013]/g, '-')
    .replaceAll('\u066b', '.')
    .trim();
  const share = /^(.*\S)\s*[%٪]$/.exec(text)?.[1];
  const number = numberOf(share ?? text);
  return number === null || !Number.isFinite(number) ? null : { number, isPercent: share !== undefined };
}

function numberOf(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const thousands = THOUSANDS.exec(text);
  if (thousands !== null) return Number(`${thousands[1]}${thousands[2]!.replace(/\D/g, '')}${thousands[4] ?? ''}`);
  const points = POINTS.exec(text);
  if (points !== null) return Number(`${points[1]}${points[2]!.replaceAll('.', '')}.${points[3]}`);
  const comma = /^([-+]?\d+),(\d+)$/.exec(text);
  return comma === null ? null : Number(`${comma[1]}.${comma[2]}`);
}
