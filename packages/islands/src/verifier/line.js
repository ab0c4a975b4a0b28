// @ts-check
/**
 * Lines of the library in the reader's language. The library says in English what it expected and what it found, with the
 * values in the middle of the sentence; here the sentence is found again among those that have a translation, and the values
 * are put into it: numbers and names of kinds, fields, states and reasons as the reader writes them, everything else (digests,
 * ids, paths) as it is, set apart so that it keeps its own direction. Of a line that has no translation null is the answer.
 *
 * What a value is follows from its name in the pattern, without the number behind it: `n`, `m` and `k` are numbers, `line` is a
 * line itself (which check of a proof failed, and why), `got` and `place` may be one of `VALUES`; see `NAMED` for the others.
 */
import { FIELD_NAMES, KIND_NAMES } from './field-words.js';
import { LINES_OF_THE_LOG } from './line-words.js';
import { LINES_OF_FILES, VALUES } from './line-words-files.js';
import { LINES_OF_ZIPS } from './line-words-zip.js';
import { code, fill } from './make.js';
import { LANGUAGES, WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {{ pattern: RegExp, names: readonly string[], said: readonly [string, string] }} Known */

const PLACEHOLDER = /\{([a-z]+[0-9]?)\}/;

/** @param {import('./line-words.js').Line} line @returns {Known} */
function known([line, ...said]) {
  const parts = line.split(PLACEHOLDER);
  const names = parts.filter((_part, i) => i % 2 === 1);
  const source = parts.map((part, i) =>
    i % 2 === 1 ? (sortOf(part) === 'number' ? '(\\d+)' : '(.+?)') : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return { pattern: new RegExp(`^${source.join('')}$`, 's'), names, said };
}

/** @param {string} name of a value */
const sortOf = (name) => {
  const sort = name.replace(/[0-9]$/, '');
  return ['n', 'm', 'k'].includes(sort) ? 'number' : sort;
};

const LINES = [...LINES_OF_THE_LOG, ...LINES_OF_ZIPS, ...LINES_OF_FILES].map(known);
const OF_VALUES = VALUES.map(known);

/** Of a table of words. @param {Language} language */
export const column = (language) => /** @type {0 | 1 | 2} */ (Object.keys(LANGUAGES).indexOf(language));

/** @type {Readonly<Record<string, (value: string, language: Language) => Node | string | undefined>>} */
const NAMED = {
  number: (value, language) => new Intl.NumberFormat(LANGUAGES[language].locale).format(Number(value)),
  kind: (value, language) => KIND_NAMES[value]?.[column(language)],
  path: (value, language) => label(value, language),
  state: (value, language) =>
    ({ disclosed: WORDS[language].shown, withheld: WORDS[language].withheld, erased: WORDS[language].erased })[value],
  reason: (value, language) => /** @type {Record<string, string>} */ (WORDS[language].reasons)[value],
};

/**
 * What a field, a passage or a named item is called. @param {string} path @param {Language} language
 * @returns {Node | string}
 */
export function label(path, language) {
  const [field = path, item] = path.split('/', 2);
  const name = FIELD_NAMES[field]?.[column(language)];
  if (name === undefined) return code(path);
  if (item === undefined) return name;
  if (field === 'custom') return code(path.slice(field.length + 1));
  return fill(WORDS[language].passage, {
    field: name,
    n: /^\d+$/.test(item) ? new Intl.NumberFormat(LANGUAGES[language].locale).format(Number(item) + 1) : item,
  });
}

/**
 * @param {string} line as the library writes it
 * @param {Exclude<Language, 'en'>} language
 * @returns {Children | null}
 */
export function translated(line, language) {
  return among(LINES, line, language);
}

/**
 * A path of a site, which may be with a line of the file.
 * @param {string} where @param {Language} language
 * @returns {Children}
 */
export function place(where, language) {
  return (language === 'en' ? null : among(OF_VALUES, where, language)) ?? [code(where)];
}

/** @param {readonly Known[]} all @param {string} line @param {Exclude<Language, 'en'>} language @returns {Children | null} */
function among(all, line, language) {
  for (const { pattern, names, said } of all) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const values = new Map(names.map((name, i) => [name, found[i + 1] ?? '']));
    const sentence = said[language === 'ar' ? 0 : 1];
    return sentence
      .split(PLACEHOLDER)
      .flatMap((part, i) => (i % 2 === 0 ? [part] : shown(part, values.get(part) ?? '', language)));
  }
  return null;
}

/** @param {string} name @param {string} value @param {Exclude<Language, 'en'>} language @returns {Children} */
function shown(name, value, language) {
  const sort = sortOf(name);
  if (sort === 'line') return translated(value, language) ?? [code(value)];
  if (sort === 'got' || sort === 'place') return among(OF_VALUES, value, language) ?? [code(value)];
  // the library puts what came from outside between quotes
  const bare = value.replace(/^"(.*)"$/s, '$1');
  return [NAMED[sort]?.(bare, language) ?? code(bare)];
}
