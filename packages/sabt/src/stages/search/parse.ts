/**
 * The query language: words (all must match), "phrases", prefix*, OR between two neighbours, -not, field:word, and
 * parentheses.
 *
 *   query := group+            all must match; AND may stand between
 *   group := part (OR part)*   so `a b OR c` is a and (b or c), as in the search boxes people know
 *   part  := ['-'] [field ':'] ( word | word'*' | phrase | '(' query ')' )
 *
 * Anything typed is safe: what does not fit (a quote or parenthesis left open, an OR without neighbour, a field without a
 * word, a year that is none) makes the whole query plain words, and a note says so.
 */
import { SEARCH_FIELDS, type SearchField } from '../../store/search-port.ts';
import { fold, terms } from '../reading/index.ts';
import { lex, type Token } from './lex.ts';
import { joinedQuery, NOTES, type ParsedQuery, phraseQuery, prefixQuery, type QueryNote, wordQuery } from './query.ts';

export interface Understood {
  query: ParsedQuery;
  note?: QueryNote;
}

const MOST_PARTS = 64;
const MOST_UNITS = 4096;
const DEEPEST = 32;

/** Other names under which people look for a field. */
const ALIASES: { [name: string]: string } = {
  lang: 'language',
  type: 'kind',
  tags: 'tag',
  sources: 'source',
  body: 'text',
  country: 'place',
  author: 'source',
  description: 'text',
  notes: 'note',
  day: 'date',
};
const FILTERS = new Set(['kind', 'language', 'year', 'date', 'id']);

/** Never throws. */
export function parseQuery(text: string): Understood {
  if (text.trim() === '') return { query: { type: 'all' } };
  const short = text.slice(0, MOST_UNITS);
  const tooLong = text.length > MOST_UNITS;
  const tokens = lex(short, isField);
  const parser = new Parser(tokens);
  const query = parser.parse();
  if (query === null) return plainWords(short);
  if (query.type === 'none') return { query, note: noteOf('query-without-words') };
  if (tooLong || parser.cut) return { query, note: noteOf('query-too-long') };
  const unknown = tokens.some(
    (token) => token.type === 'word' && token.fields.length === 0 && UNKNOWN_FIELD.test(token.text),
  );
  return unknown ? { query, note: noteOf('unknown-field') } : { query };
}

const UNKNOWN_FIELD = /^\p{L}{2,}[:：][\p{L}\p{N}]/u;

function isField(name: string): boolean {
  const known = fieldNamed(name);
  return known !== null;
}

function fieldNamed(typed: string): string | null {
  const lower = typed.toLowerCase();
  const name = ALIASES[lower] ?? lower;
  return FILTERS.has(name) || (SEARCH_FIELDS as readonly string[]).includes(name) ? name : null;
}

function noteOf(code: QueryNote['code']): QueryNote {
  return { code, message: NOTES[code] };
}

/** The words of a query that does not parse, without what would have been its operators. */
function plainWords(text: string): Understood {
  const typed = text
    .replace(/(?<![\p{L}\p{N}])(?:OR|AND|NOT)(?![\p{L}\p{N}])/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])\p{L}+[:：]/gu, (field) => (isField(field.slice(0, -1)) ? ' ' : field));
  const mains = terms(typed, 'und').filter((term) => !term.part);
  const of = mains
    .slice(0, MOST_PARTS)
    .map(({ span }) => wordQuery(typed.slice(...span), null))
    .filter((part) => part !== null);
  if (of.length === 0) return { query: { type: 'none' }, note: noteOf('query-without-words') };
  return { query: of.length === 1 ? of[0]! : { type: 'and', of }, note: noteOf('query-as-words') };
}

/** Does not fit the grammar. Caught in `parse`. */
class Misfit extends Error {}

class Parser {
  /** Whether parts were left out because there were too many. */
  cut = false;
  private readonly tokens: readonly Token[];
  private at = 0;
  private parts = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** Null if the tokens do not fit the grammar. */
  parse(): ParsedQuery | null {
    try {
      const query = this.query([], 0);
      if (this.at < this.tokens.length) return null;
      return query ?? { type: 'none' };
    } catch (error) {
      if (error instanceof Misfit) return null;
      throw error;
    }
  }

  /** Null if there is nothing in it to search for. */
  private query(fields: readonly string[], depth: number): ParsedQuery | null {
    if (depth > DEEPEST) throw new Misfit();
    const of: ParsedQuery[] = [];
    let groups = 0;
    for (let token = this.tokens[this.at]; token !== undefined && token.type !== ')'; token = this.tokens[this.at]) {
      if (token.type === 'and') {
        if (groups === 0 || !this.startsPart(this.tokens[this.at + 1])) throw new Misfit();
        this.at++;
        continue;
      }
      const group = this.group(fields, depth);
      groups++;
      if (group !== null) of.push(group);
    }
    if (groups === 0 && depth > 0) throw new Misfit();
    if (of.length === 0) return null;
    return of.length === 1 ? of[0]! : { type: 'and', of };
  }

  private group(fields: readonly string[], depth: number): ParsedQuery | null {
    const joined = this.joined(fields);
    const of = [joined ?? this.part(fields, depth)];
    while (this.tokens[this.at]?.type === 'or') {
      this.at++;
      if (!this.startsPart(this.tokens[this.at])) throw new Misfit();
      of.push(this.part(fields, depth));
    }
    const found = of.filter((part) => part !== null);
    if (found.length === 0) return null;
    return found.length === 1 ? found[0]! : { type: 'or', of: found };
  }

  /** Two words typed apart that some write as one. */
  private joined(fields: readonly string[]): ParsedQuery | null {
    const first = this.tokens[this.at];
    const second = this.tokens[this.at + 1];
    if (first?.type !== 'word' || !first.joinsNext || second?.type !== 'word') return null;
    if (second.negated || second.fields.length > 0 || this.tokens[this.at + 2]?.type === 'or') return null;
    const field = fields.at(-1) ?? null;
    if (field !== null && FILTERS.has(field)) return null;
    const query = joinedQuery(first.text, second.text, field as SearchField | null);
    if (query !== null) this.at += 2;
    return query;
  }

  private startsPart(token: Token | undefined): boolean {
    return (
      token !== undefined &&
      (token.type === 'word' || token.type === 'prefix' || token.type === 'phrase' || token.type === '(')
    );
  }

  private part(outer: readonly string[], depth: number): ParsedQuery | null {
    const token = this.tokens[this.at++];
    if (token === undefined || !this.startsPart(token)) throw new Misfit();
    const { negated, fields } = token as Token & { type: 'word' };
    const names = [...outer, ...fields.map((field) => fieldNamed(field)!)];
    let query: ParsedQuery | null;
    if (token.type === '(') {
      query = this.query(names, depth + 1);
      if (this.tokens[this.at]?.type !== ')') throw new Misfit();
      this.at++;
    } else {
      if (++this.parts > MOST_PARTS) {
        this.cut = true;
        return null;
      }
      query = leaf(token as Token & { type: 'word' | 'prefix' | 'phrase' }, names.at(-1) ?? null);
    }
    return query !== null && negated ? { type: 'not', of: query } : query;
  }
}

function leaf(
  { type, text }: Token & { type: 'word' | 'prefix' | 'phrase' },
  field: string | null,
): ParsedQuery | null {
  if (field !== null && FILTERS.has(field)) return filter(field, text.trim());
  const where = field as SearchField | null;
  if (type === 'phrase') return phraseQuery(text, where);
  if (type === 'prefix') return prefixQuery(text, where);
  return wordQuery(text, where);
}

function filter(field: string, text: string): ParsedQuery {
  const value = fold(text);
  if (value === '') throw new Misfit();
  if (field === 'id') return { type: 'id', fold: value };
  if (field === 'kind' || field === 'language') return { type: field, value };
  const [from, to, ...rest] = value.split('..');
  if (rest.length > 0 || from === undefined) throw new Misfit();
  if (field === 'year') {
    const first = yearOf(from, -9999);
    return { type: 'years', from: first, to: to === undefined ? first : yearOf(to, 9999) };
  }
  const [first] = daysOf(from === '' ? '-9999' : from);
  const [, last] = daysOf(to === undefined ? from : to === '' ? '9999' : to);
  return { type: 'days', from: first, to: last };
}

/** `open` stands for the missing end of a range. */
function yearOf(text: string, open: number): number {
  if (text === '') return open;
  if (!/^-?\d{1,4}$/.test(text)) throw new Misfit();
  return Number(text);
}

const DAY_MS = 86_400_000;

/** First and last day of a Gregorian day, month or year, in days since 1970. */
function daysOf(text: string): [number, number] {
  const match = /^(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text);
  if (match === null) throw new Misfit();
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if ((month ?? 1) < 1 || (month ?? 1) > 12) throw new Misfit();
  const first = dayNumber(year!, (month ?? 1) - 1, day ?? 1);
  if (day !== undefined) {
    if (new Date(first * DAY_MS).getUTCDate() !== day) throw new Misfit();
    return [first, first];
  }
  return [first, month === undefined ? dayNumber(year! + 1, 0, 1) - 1 : dayNumber(year!, month, 1) - 1];
}

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.floor(date.getTime() / DAY_MS);
}
