/** A ledger quotes cells and file names; what of them was erased gives way to a mark. */
import { join } from 'node:path';
import type { Json } from '../../../model/records.ts';
import { fold } from '../../../stages/reading/index.ts';

/** What stands in the place of an erased value. */
const GONE = '(erased)';

export function ledgerPath(dir: string, batch: string): string {
  return join(dir, 'ledgers', `${batch}.jsonl`);
}

/** The text of a ledger without values that hold one of the pieces; the same text if none does. */
export function ledgerWithout(ledger: string, pieces: readonly string[]): string {
  const folded = pieces.map(fold);
  const holds = (text: string): boolean => folded.some((piece) => fold(text).includes(piece));
  const lines = ledger.split('\n').map((line) => {
    if (line === '') return line;
    const value = JSON.parse(line) as Json;
    const left = without(value, holds);
    return left === value ? line : JSON.stringify(left);
  });
  return lines.join('\n');
}

/** The same value where there was nothing to take out. */
function without(value: Json, holds: (text: string) => boolean): Json {
  if (typeof value === 'string') return holds(value) ? GONE : value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, without(inner, holds), inner] as const);
  if (entries.every(([, left, inner]) => left === inner)) return value;
  if (Array.isArray(value)) return entries.map(([, left]) => left);
  return Object.fromEntries(entries.map(([key, left]) => [key, left]));
}
