/**
 * What a page that counts takes from its address. A part that it does not know, or a value that it cannot read, is refused
 * by name: whoever mistypes `from` must not be shown the number of everything as if it were what was asked for.
 */
import type { Context } from 'hono';
import { SabtError } from '../model/errors.ts';
import { QUERY_NAMES } from './explore/explore-links.ts';
import { EXPLORE_STATUS } from './explore/explore-port.ts';
import { SECOND } from './measuring/measure-links.ts';
import { UNITS } from './measuring/measure-port.ts';

/** The names that a page takes, each with its values; null for those that are read later, or are free text. */
export type Known = Readonly<Record<string, readonly string[] | RegExp | null>>;

const DIGITS = /^[\d\u0660-\u0669\u06f0-\u06f9]{1,15}$/;
const SIZE = { at: DIGITS, 'b-at': [] } as const;
/** What every page is told after a change; see `answer.ts`. */
const TOLD = { done: null, n: null } as const;

const filter = (prefix = ''): Known => ({
  ...Object.fromEntries(QUERY_NAMES.map((name) => [prefix + name, null])),
  [`${prefix}status`]: EXPLORE_STATUS,
});

export const KNOWN_OF_FILTER: Known = { ...filter(), ...SIZE, ...TOLD };
export const KNOWN_OF_COMPARISON: Known = { ...filter(), ...filter(SECOND), ...SIZE, ...TOLD, shown: ['1'] };
export const KNOWN_OF_INDICATOR: Known = {
  ...filter(),
  ...filter(SECOND),
  ...SIZE,
  ...TOLD,
  by: [...UNITS, 'state'],
  series: null,
};
export const PAGE_NUMBER = /^[1-9]\d{0,8}$/;
/** Lists in pages. */
export const KNOWN_OF_LIST: Known = { ...TOLD, page: PAGE_NUMBER };

/** Throws `invalid-argument` that names the part; what is empty, as forms send it, asks for nothing. */
export function requireKnown(c: Context, known: Known): void {
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (!Object.hasOwn(known, name))
      throw new SabtError('invalid-argument', `This page takes no “${name.slice(0, 60)}” in its address.`, {
        at: name,
      });
    if (values.length > 1)
      throw new SabtError('invalid-argument', `“${name}” stands twice in the address.`, { at: name });
    const [value = ''] = values;
    const taken = known[name];
    if (taken == null || value.trim() === '') continue;
    const isRead = taken instanceof RegExp ? taken.test(value.trim()) : taken.includes(value);
    if (!isRead)
      throw new SabtError('invalid-argument', `“${value.slice(0, 60)}” is no value of “${name}”.`, { at: name });
  }
}
