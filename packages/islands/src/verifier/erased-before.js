// @ts-check
/**
 * What was erased from former versions of records. It fails nothing, and is said where the record is read: the version that is
 * shown may have been made of what was left, and look whole.
 */
import { label } from './line.js';
import { code, fill, make } from './make.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {import('@sabt/proof').FormerErasure} FormerErasure */
/** @typedef {{ language: Language, number: (n: number) => string }} Page */

/** A line of it, with the record's name before it where that is not known from the place.
 * @param {FormerErasure} erasure @param {Page} page @param {Children} [name] @returns {HTMLElement} */
function line({ versions, paths, reason }, { language, number }, name = []) {
  const words = WORDS[language];
  const [and, then] = language === 'en' ? [', ', '; '] : ['، ', '؛ '];
  const [before = '', after = ''] = fill(words.erasedBefore, {
    versions: versions.map(number).join(and),
    paths: '{paths}',
    reason: /** @type {Record<string, string>} */ (words.reasons)[reason] ?? reason,
  }).split('{paths}');
  const named = paths.flatMap((path, i) => [
    i === 0 ? '' : then,
    label(path === 'custom/…' ? 'custom' : path, language),
  ]);
  return make('div', {}, [...(name.length > 0 ? [...name, ' – '] : []), before, ...named, after]);
}

/** Of one record, to stand above what it says. @param {readonly FormerErasure[]} all @param {string} id @param {Page} page */
export function erasedBeforeOf(all, id, page) {
  const own = all.filter(({ record }) => record === id);
  return own.length === 0
    ? []
    : [
        make(
          'div',
          { class: 'notice' },
          own.map((one) => line(one, page)),
        ),
      ];
}

/**
 * @param {readonly FormerErasure[]} all @param {Page} page @param {(id: string) => Children} [nameOf]
 * @returns {[string, Children][]} a row, if there are any
 */
export function erasedBefore(all, page, nameOf = (id) => [code(id)]) {
  if (all.length === 0) return [];
  return [[WORDS[page.language].formerVersions, all.map((one) => line(one, page, nameOf(one.record)))]];
}
