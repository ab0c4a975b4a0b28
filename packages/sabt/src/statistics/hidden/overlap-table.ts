/**
 * Several lists of the same population, matched: how many records stand on which lists. A pattern such as `1010` has a
 * digit for each list, in order; an absent pattern has no records; the pattern of noughts is what nobody listed.
 *
 * Inside, a pattern is a bit mask, list i at bit i, and the table an array of 2^lists counts with nought at mask 0.
 */
import { z } from 'zod';
import { count } from '../shapes.ts';

export interface OverlapTable {
  lists: number;
  /** By mask; the first is unobserved and stands at nought. */
  counts: Float64Array;
  observed: number;
}

/** The shape of `lists` and `table`; put into an object with `requireTable`. */
export function tableFields(least: number, most: number) {
  return {
    lists: z.array(z.string().min(1)).min(least).max(most),
    table: z.array(z.strictObject({ pattern: z.string().regex(/^[01]+$/), count })).max(2 ** most),
  };
}

interface Given {
  lists: readonly string[];
  table: readonly { pattern: string; count: number }[];
}

/** Adds an issue for each contradiction between lists and patterns. */
export function requireTable({ lists, table }: Given, context: z.RefinementCtx): void {
  if (new Set(lists).size < lists.length)
    context.addIssue({ code: 'custom', path: ['lists'], message: 'two lists bear the same name' });
  const seen = new Set<string>();
  for (const [i, { pattern }] of table.entries()) {
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: ['table', i, 'pattern'], message: `${pattern}: ${message}` });
    if (pattern.length !== lists.length) refuse(`needs one digit for each of the ${lists.length} lists`);
    else if (!pattern.includes('1')) refuse('nobody can count what no list holds');
    else if (seen.has(pattern)) refuse('is there twice');
    seen.add(pattern);
  }
  if (table.reduce((sum, row) => sum + row.count, 0) > Number.MAX_SAFE_INTEGER)
    context.addIssue({
      code: 'custom',
      path: ['table'],
      message: 'the counts add up to more than can be counted exactly',
    });
}

export function overlapTable({ lists, table }: Given): OverlapTable {
  const counts = new Float64Array(2 ** lists.length);
  let observed = 0;
  for (const { pattern, count: records } of table) {
    let mask = 0;
    for (let i = 0; i < pattern.length; i++) if (pattern[i] === '1') mask |= 1 << i;
    counts[mask] = records;
    observed += records;
  }
  return { lists: lists.length, counts, observed };
}

/** Parts of the lists that share no record with one another, as masks. One part: everything hangs together. */
export function connectedParts({ lists, counts }: OverlapTable): number[] {
  let parts = Array.from({ length: lists }, (_, i) => 1 << i);
  for (const [mask, records] of counts.entries()) {
    if (records === 0) continue;
    const touched = parts.filter((part) => (part & mask) !== 0);
    parts = [...parts.filter((part) => (part & mask) === 0), touched.reduce((all, part) => all | part, 0)];
  }
  return parts;
}

export function listsIn(mask: number): number[] {
  const found: number[] = [];
  for (let i = 0; mask >> i !== 0; i++) if ((mask >> i) & 1) found.push(i);
  return found;
}

/**
 * A model by its generators or cliques, the largest first: `[123,14,34]`. Lists are numbered from 1; there are never more
 * than nine.
 */
export function nameOf(masks: readonly number[]): string {
  const names = masks.map((mask) =>
    listsIn(mask)
      .map((i) => i + 1)
      .join(''),
  );
  names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `[${names.join(',')}]`;
}
