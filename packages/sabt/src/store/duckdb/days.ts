/** Days as the tables hold them: since 1970-01-01. */
import type { DatePrecision } from '../../model/records.ts';

const DAY_MS = 86_400_000;

export const dayOf = (iso: string): number => Math.floor(Date.parse(iso) / DAY_MS);
export const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const TO_THE_DAY: ReadonlySet<DatePrecision | null> = new Set(['day', 'range', null]);
export const TO_THE_MONTH: ReadonlySet<DatePrecision | null> = new Set([...TO_THE_DAY, 'week', 'month']);
export const TO_THE_YEAR: ReadonlySet<DatePrecision | null> = new Set([...TO_THE_MONTH, 'season', 'year']);
