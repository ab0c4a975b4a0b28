/**
 * The language of filters, the same for `sabt count`, the explorer and every indicator:
 *
 *   filter := group+               all must hold
 *   group  := part (OR part)*      as in search: `a b OR c` is a and (b or c)
 *   part   := ['-' | NOT] ( '(' filter ')' | FIELD (':' | '=' | '>=' | '<=' | '>' | '<') VALUE | word | "phrase" )
 *   VALUE  := word | "words" | FROM..TO, either end open
 *
 * Unlike a search, a filter that cannot be read is an error: a number must be of what was asked.
 */
import { actTypes, families } from '../../codebook/index.ts';
import { parseDateInput } from '../../model/calendar.ts';
import { SabtError } from '../../model/errors.ts';
import {
  ACT_STATUS,
  type ActStatus,
  COUNT_FIELDS,
  type CountField,
  type Filter,
  SUMMED,
  type Summed,
} from '../../store/analysis-port.ts';
import { terms } from '../reading/index.ts';

export interface ReadFilter {
  filter: Filter;
  /** Confirmed acts alone; where the filter speaks of the status, those that it lets through. */
  status: readonly ActStatus[];
}

/** What a filter's words are looked up in. */
export interface Names {
  /** The key of a country by code or name in any language; null if none is so called. */
  country(name: string): string | null;
  /** Ids of the sources of this name. */
  sources(name: string): string[];
}

type Token =
  | { is: '(' | ')' | 'or' | 'not' }
  | { is: 'word'; text: string }
  | { is: 'phrase'; text: string }
  | { is: 'test'; field: string; sign: string; value: string };

const TOKEN =
  /\s+|(?<open>[(（])|(?<close>[)）])|(?<minus>-(?=[\p{L}"“«(]))|(?<field>[\p{L}][\p{L}\p{N}-]*)(?<sign>>=|<=|[:=<>])(?:"(?<quoted>[^"]*)"|(?<value>[^\s()]+))|["“«](?<phrase>[^"”»]*)["”»]|(?<word>[^\s()"“”«»]+)/uy;

const ALIASES: Readonly<Record<string, string>> = {
  type: 'kind-of-act',
  region: 'admin1',
  from: 'date',
  eventtype: 'event-type',
  lang: 'language',
  admin: 'admin1',
};

const DEEPEST = 32;
const MOST_UNITS = 4096;

/** Throws `invalid-argument` naming what cannot be read. */
export function readFilter(text: string, names: Names): ReadFilter {
  if (text.length > MOST_UNITS) throw wrong(`A filter has at most ${MOST_UNITS} characters.`);
  const reader = new Reader(cut(text), names);
  const filter = reader.all();
  return { filter, status: reader.speaksOfStatus ? NAMED.filter((status) => allows(filter, status)) : ['confirmed'] };
}

const NAMED: readonly ActStatus[] = ['confirmed', 'suggested', 'rejected'];

/** Whether an act of this status can hold, whatever else is said of it; `surely`: whether each of them does. */
function allows(filter: Filter, status: ActStatus, surely = false): boolean {
  switch (filter.is) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'and':
      return filter.of.every((one) => allows(one, status, surely));
    case 'or':
      return filter.of.some((one) => allows(one, status, surely));
    case 'not':
      return !allows(filter.of, status, !surely);
    case 'equals':
      return filter.field === 'status' ? filter.value === status : !surely;
    default:
      return !surely;
  }
}

const wrong = (message: string, at?: string): SabtError =>
  new SabtError('invalid-argument', message, at === undefined ? {} : { at });

function cut(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw wrong(`The filter cannot be read from “${text.slice(from, from + 20)}” on.`, text);
    const { open, close, minus, field, sign, quoted, value, phrase, word } = match.groups!;
    if (open !== undefined) tokens.push({ is: '(' });
    else if (close !== undefined) tokens.push({ is: ')' });
    else if (minus !== undefined || word === 'NOT') tokens.push({ is: 'not' });
    else if (field !== undefined) tokens.push({ is: 'test', field, sign: sign!, value: quoted ?? value! });
    else if (phrase !== undefined) tokens.push({ is: 'phrase', text: phrase });
    else if (word === 'OR' || word === '|') tokens.push({ is: 'or' });
    else if (word !== undefined && word !== 'AND') tokens.push({ is: 'word', text: word });
  }
  return tokens;
}

class Reader {
  speaksOfStatus = false;
  readonly #tokens: readonly Token[];
  readonly #names: Names;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], names: Names) {
    this.#tokens = tokens;
    this.#names = names;
  }

  all(): Filter {
    const filter = this.#groups();
    if (this.#at < this.#tokens.length) throw wrong('A parenthesis is closed that was not opened.');
    return filter;
  }

  #groups(): Filter {
    const groups: Filter[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at]!.is !== ')') groups.push(this.#group());
    if (groups.length === 0) return { is: 'all' };
    return groups.length === 1 ? groups[0]! : { is: 'and', of: groups };
  }

  #group(): Filter {
    const parts = [this.#part()];
    while (this.#tokens[this.#at]?.is === 'or') {
      this.#at++;
      parts.push(this.#part());
    }
    return parts.length === 1 ? parts[0]! : { is: 'or', of: parts };
  }

  #part(): Filter {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw wrong('Something must follow OR and NOT.');
    switch (token.is) {
      case 'not': {
        if (++this.#depth > DEEPEST) throw wrong('Parentheses and NOT are nested too deeply.');
        const of = this.#part();
        this.#depth--;
        return { is: 'not', of };
      }
      case '(': {
        if (++this.#depth > DEEPEST) throw wrong('Parentheses and NOT are nested too deeply.');
        const inner = this.#groups();
        if (this.#tokens[this.#at++]?.is !== ')') throw wrong('A parenthesis is not closed.');
        this.#depth--;
        return inner;
      }
      case ')':
      case 'or':
        throw wrong(`${token.is === ')' ? 'A parenthesis' : 'OR'} stands where a condition must stand.`);
      case 'word':
      case 'phrase':
        return wordsOf(token.text);
      case 'test':
        return this.#test(token);
    }
  }

  #test({ field, sign, value }: Extract<Token, { is: 'test' }>): Filter {
    const name = ALIASES[field.toLowerCase()] ?? field.toLowerCase();
    if (name === 'status') return this.#status(value, sign);
    if (name === 'kind-of-act') return kindOfAct(value);
    if (name === 'box') return boxOf(value);
    if (name === 'date' || name === 'year' || SUMMED.includes(name as Summed))
      return rangeOf(name as 'date', sign, value);
    if (sign !== ':' && sign !== '=')
      throw wrong(`${field} is no number; it takes ${field}:VALUE, not ${field}${sign}.`, field);
    if (name === 'country') return equals('country', this.#names.country(value) ?? value);
    if (name === 'source') {
      const ids = this.#names.sources(value);
      return ids.length === 0 ? { is: 'none' } : { is: 'or', of: ids.map((id) => equals('source', id)) };
    }
    if (name === 'id' || name === 'event' || name === 'document') return equals(name, value);
    if (COUNT_FIELDS.includes(name as CountField)) return equals(name as CountField, value);
    throw wrong(
      `There is no field ${field} to filter by; there are: ${[...COUNT_FIELDS, 'type', 'date', ...SUMMED, 'box', 'id', 'event', 'document'].join(', ')}.`,
      field,
    );
  }

  #status(value: string, sign: string): Filter {
    this.speaksOfStatus = true;
    if (sign !== ':' && sign !== '=') throw wrong('status takes status:VALUE.', 'status');
    if (value === 'any') return { is: 'or', of: [equals('status', 'confirmed'), equals('status', 'suggested')] };
    if (!ACT_STATUS.includes(value as ActStatus) || value === 'other')
      throw wrong(`A status is confirmed, suggested, rejected or any, not “${value}”.`, 'status');
    return equals('status', value);
  }
}

const equals = (field: Extract<Filter, { is: 'equals' }>['field'], value: string): Filter => ({
  is: 'equals',
  field,
  value,
});

/** An act type with the kinds of it, or a whole family. */
function kindOfAct(value: string): Filter {
  const kinds = actTypes().filter(
    (act) => act.family === value || act.id === value || act.parent === value || grandparent(act.parent) === value,
  );
  const ids = kinds.map(({ id }) => equals('act', id));
  const isFamily = families().some(({ id }) => id === value);
  return {
    is: 'or',
    of: isFamily ? ids : [...ids.filter((one) => (one as { value: string }).value !== value), equals('act', value)],
  };
}

/** `box:WEST,SOUTH,EAST,NORTH` in degrees: an area of the map, with its western and southern edge. */
function boxOf(value: string): Filter {
  const degrees = value.split(',').map(Number);
  const [west = 0, south = 0, east = 0, north = 0] = degrees;
  const isBox = degrees.length === 4 && degrees.every(Number.isFinite) && west < east && south < north;
  if (!isBox) throw wrong(`box takes four numbers, box:WEST,SOUTH,EAST,NORTH, not “${value}”.`, 'box');
  return { is: 'box', west, south, east, north };
}

const grandparent = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : actTypes().find((act) => act.id === id)?.parent;

/** Whole words, each as it stands or in another inflection. */
function wordsOf(text: string): Filter {
  const words = terms(text).filter(({ part }) => part !== true);
  const each = words.map(({ fold: folded, stem }): Filter => {
    const own: Filter = { is: 'words', words: [folded] };
    return folded === stem ? own : { is: 'or', of: [own, { is: 'words', words: [stem] }] };
  });
  if (each.length === 0) return { is: 'all' };
  return each.length === 1 ? each[0]! : { is: 'and', of: each };
}

function rangeOf(field: 'date' | 'year' | Summed, sign: string, value: string): Filter {
  const [, from, to] = /^(.*?)\.\.(.*)$/.exec(value) ?? [];
  if (from !== undefined && to !== undefined) {
    if (sign !== ':' && sign !== '=') throw wrong(`${field}${sign} takes one value, not a range.`, field);
    if (from === '' && to === '') throw wrong(`${field}:${value} has neither beginning nor end.`, field);
    const low = from === '' ? null : bound(field, from, 'from');
    const high = to === '' ? null : bound(field, to, 'to');
    if (low !== null && high !== null && low > high) throw wrong(`${field}:${value} ends before it begins.`, field);
    return { is: 'range', field, from: low, to: high };
  }
  const low = bound(field, value, 'from');
  const high = bound(field, value, 'to');
  switch (sign) {
    case '>=':
      return { is: 'range', field, from: low, to: null };
    case '<=':
      return { is: 'range', field, from: null, to: high };
    case '>':
      return { is: 'range', field, from: after(high), to: null };
    case '<':
      return { is: 'range', field, from: null, to: before(low) };
    default:
      return { is: 'range', field, from: low, to: high };
  }
}

function bound(field: 'date' | 'year' | Summed, value: string, side: 'from' | 'to'): string | number {
  if (field === 'date') {
    const read = parseDateInput(value);
    if (read === null)
      throw new SabtError('unreadable-date', `“${value}” is no date. Examples: 2022-09-16, 1401-06-25, 1444-02-19h.`, {
        at: 'date',
      });
    return side === 'from' ? read.start : read.end;
  }
  const western = value.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (!/^\d{1,15}$/.test(western)) throw wrong(`“${value}” is no number.`, field);
  return Number(western);
}

const DAY_MS = 86_400_000;

const after = (value: string | number): string | number =>
  typeof value === 'number' ? value + 1 : new Date(Date.parse(value) + DAY_MS).toISOString().slice(0, 10);
const before = (value: string | number): string | number =>
  typeof value === 'number' ? value - 1 : new Date(Date.parse(value) - DAY_MS).toISOString().slice(0, 10);
