/** Words of an erased value that nothing in the index says any more: a name that stood nowhere else. */
import { fold } from '../../../stages/reading/index.ts';
import { parseQuery, type SearchOptions } from '../../../stages/search/index.ts';
import type { App } from '../../app.ts';
import { isOwnWord } from './own-words.ts';

/** UTF-16 units from which a word is looked for by itself. */
const SHORTEST = 6;
/** The rarest words of a text are hardly beyond this. */
const MOST = 20_000;
const ANY: SearchOptions = { sort: 'rank', limit: 1, offset: 0, facets: false, total: 'exact' };

/** The words of texts, folded as in the index, that are long enough to be looked for by themselves. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = new Set(texts.flatMap((text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []));
  return [...words].filter((word) => word.length >= SHORTEST).slice(0, MOST);
}

export function vanishedWords(words: readonly string[], app: App): string[] {
  return words.filter((word) => !isOwnWord(word) && app.search.search(parseQuery(`"${word}"`).query, ANY).total === 0);
}
