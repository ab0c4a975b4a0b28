// @ts-check
/** A reason as the page shows it: what is wrong, then the values that show it, and the code. */
import { column, translated } from './line.js';
import { code, make } from './make.js';
import { REASON_WORDS } from './reason-words.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */

/**
 * @param {string | undefined} why code of the reason
 * @param {string} line the library's own, in English
 * @param {Language} language
 * @returns {import('./make.js').Children}
 */
export function reason(why, line, language) {
  const said =
    why !== undefined && Object.hasOwn(REASON_WORDS, why) ? REASON_WORDS[why]?.[column(language)] : undefined;
  return [
    ...(said === undefined ? [] : [said]),
    make('span', { class: 'soft line' }, [
      ...inWords(line, language),
      ...(why === undefined ? [] : [` · ${WORDS[language].codeOf} `, code(why)]),
    ]),
  ];
}

/**
 * The library's line; one that nobody translated is said to be English.
 * @param {string} line @param {Language} language
 * @returns {import('./make.js').Children}
 */
export function inWords(line, language) {
  const english = make('bdi', { lang: 'en', dir: 'ltr' }, [line]);
  if (language === 'en') return [english];
  return translated(line, language) ?? [`${WORDS[language].inEnglish} `, english];
}
