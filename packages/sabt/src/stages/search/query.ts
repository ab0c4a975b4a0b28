/**
 * A query as understood: words already folded, with the stems under which their other forms may stand. Plain data.
 */
import type { SearchField } from '../../store/search-port.ts';
import { queryStems, terms } from '../reading/index.ts';

export type ParsedQuery =
  /** Everything (an empty query) or nothing (a query without a word). */
  | { type: 'all' }
  | { type: 'none' }
  | Word
  | { type: 'prefix'; fold: string; field: SearchField | null }
  | Phrase
  | { type: 'id'; fold: string }
  | { type: 'kind' | 'language'; value: string }
  /** Inclusive. */
  | { type: 'years' | 'days'; from: number; to: number }
  | { type: 'and' | 'or'; of: ParsedQuery[] }
  | { type: 'not'; of: ParsedQuery };

/** A word in any of its forms; the exact fold weighs more. */
export interface Word {
  type: 'word';
  fold: string;
  /** Stems that differ from the fold. */
  stems: string[];
  field: SearchField | null;
}

/** Words in this order, folded but not stemmed; one word alone asks for exactly this word. */
export interface Phrase {
  type: 'phrase';
  terms: { fold: string; offset: number }[];
  field: SearchField | null;
}

/** Why a query was understood otherwise than typed. The code names a translatable message. */
export interface QueryNote {
  code: 'query-as-words' | 'query-without-words' | 'query-too-long' | 'unknown-field';
  message: string;
}

export const NOTES: { [code in QueryNote['code']]: string } = {
  'query-as-words': 'The query could not be read as typed, so its words were searched.',
  'query-without-words': 'There is no word in the query to search for.',
  'query-too-long': 'The query has too many words; only the first of them were searched.',
  'unknown-field': 'There is no such field; its name was searched as a word.',
};

/** Undetermined: the words of a query are too few to tell their language. */
const NO_LANGUAGE = 'und';

/** What one typed word (no spaces, no operators) asks for; null if there is no letter or digit in it. */
export function wordQuery(typed: string, field: SearchField | null): ParsedQuery | null {
  const found = terms(typed, NO_LANGUAGE);
  const mains = found.filter((term) => !term.part);
  if (mains.length === 0) return null;
  const [first] = mains;
  if (mains.length === 1) {
    const whole = word(typed.slice(...first!.span), first!.fold, field);
    // دانش‌آموز is also written in two words
    const pieces = typed.includes('\u200c') ? found.filter((term) => term.part) : [];
    if (pieces.length < 2) return whole;
    const apart = pieces.map(({ fold, span }) => word(typed.slice(...span), fold, field));
    return { type: 'or', of: [whole, { type: 'and', of: apart }] };
  }
  const whole = found.find(({ part, span }) => part && span[0] === first!.span[0] && span[1] === mains.at(-1)!.span[1]);
  if (whole === undefined)
    return { type: 'phrase', terms: mains.map(({ fold, position }) => ({ fold, offset: position })), field };
  const each: ParsedQuery = { type: 'and', of: mains.map(({ fold, span }) => word(typed.slice(...span), fold, field)) };
  return { type: 'or', of: [each, word(whole.fold, whole.fold, field)] };
}

/** Two words typed apart that some write as one (می روند); null if they are not such. */
export function joinedQuery(first: string, second: string, field: SearchField | null): ParsedQuery | null {
  const typed = `${first} ${second}`;
  const found = terms(typed, 'fa');
  const joined = found.find(({ part, span }) => part && span[0] < first.length && span[1] > first.length);
  if (joined === undefined || found.filter((term) => !term.part).length !== 2) return null;
  const apart = [first, second].map((each) => wordQuery(each, field));
  if (apart.includes(null)) return null;
  return {
    type: 'or',
    of: [{ type: 'and', of: apart as ParsedQuery[] }, word(`${first}\u200c${second}`, joined.fold, field)],
  };
}

function word(written: string, fold: string, field: SearchField | null): Word {
  const [asWritten, ...stemsAsWritten] = queryStems(written);
  const stems = new Set([...stemsAsWritten, ...queryStems(fold)]);
  // the first is the folded word itself; with an apostrophe or comma in it that is not what is indexed
  stems.delete(asWritten!);
  stems.delete(fold);
  return { type: 'word', fold, stems: [...stems], field };
}

export function phraseQuery(typed: string, field: SearchField | null): Phrase | null {
  const mains = terms(typed, NO_LANGUAGE).filter((term) => !term.part);
  if (mains.length === 0) return null;
  return { type: 'phrase', terms: mains.map(({ fold, position }) => ({ fold, offset: position })), field };
}

/** Words before a star in the same typed word must stand right before it; most often there are none. */
export function prefixQuery(typed: string, field: SearchField | null): ParsedQuery | null {
  const mains = terms(typed, NO_LANGUAGE).filter((term) => !term.part);
  const last = mains.pop();
  if (last === undefined) return null;
  const prefix: ParsedQuery = { type: 'prefix', fold: last.fold, field };
  if (mains.length === 0) return prefix;
  const before: Phrase = {
    type: 'phrase',
    terms: mains.map(({ fold, position }) => ({ fold, offset: position })),
    field,
  };
  return { type: 'and', of: [before, prefix] };
}
