import { SEARCH_FIELDS } from '../../store/search-port.ts';
import { detectLanguage } from '../reading/index.ts';
import type { SearchDocument } from './analyse.ts';

/** Longer values are read in the language of each of their paragraphs. */
const SHORT_UNITS = 300;
/** As much tells the language of many short values. */
const TELLING_UNITS = 600;

/**
 * The language of a record that has no language of its own and consists of short values, such as a row of a table: judged
 * once of all together, which is surer than of each alone, and quicker. Null where there is a long value.
 */
export function languageOfShort({ fields }: Pick<SearchDocument, 'fields'>): string | null {
  const texts: string[] = [];
  let units = 0;
  for (const name of SEARCH_FIELDS) {
    if (name === 'id') continue;
    const value = fields[name];
    for (const item of value === undefined ? [] : Array.isArray(value) ? value : [value]) {
      const text = typeof item === 'string' ? item : item.text;
      if (text.length > SHORT_UNITS) return null;
      if (units < TELLING_UNITS) texts.push(text);
      units += text.length;
    }
  }
  return texts.length < 2 ? null : detectLanguage(texts.join(' ')).language;
}
