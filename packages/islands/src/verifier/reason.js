// @ts-check
/** A reason as the page shows it: in the reader's words, and the library's own line for those who look into the file. */
import { code, make } from './make.js';
import { REASON_WORDS } from './reason-words.js';
import { LANGUAGES } from './words.js';

/** @typedef {import('./words.js').Language} Language */

/**
 * @param {string | undefined} why code of the reason
 * @param {string} line the library's own, in English
 * @param {Language} language
 * @returns {import('./make.js').Children}
 */
export function reason(why, line, language) {
  const column = /** @type {0 | 1 | 2} */ (Object.keys(LANGUAGES).indexOf(language));
  const said = why !== undefined && Object.hasOwn(REASON_WORDS, why) ? REASON_WORDS[why]?.[column] : undefined;
  const own = make('span', { class: 'soft line' }, [code(why === undefined ? line : `${line} [${why}]`)]);
  return said === undefined ? [own] : [said, own];
}
