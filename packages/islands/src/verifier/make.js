// @ts-check
/** Elements of the verifier page. Everything that a dossier or a site says is put in as text and never as markup. */

/** @typedef {(Node | string)[]} Children */

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {Children} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} text */
export const code = (text) => make('bdi', { class: 'code', dir: 'ltr' }, [text]);
/** How much is done, from 0 to 1. */
export const bar = () => /** @type {HTMLProgressElement} */ (make('progress', { max: '1', value: '0' }));
/** @param {string} text */
export const paragraph = (text) => make('p', {}, [text]);
/** @param {string} sentence @param {Record<string, string>} values */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? '');

/** Seconds since 1970 as a person reads them. @param {number} seconds */
export function time(seconds) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return code(String(seconds));
  return code(date.toISOString().slice(0, 16).replace('T', ' ') + ' UTC');
}

/** @param {[string, Children][]} rows */
export function definitions(rows) {
  return make(
    'dl',
    {},
    rows.map(([name, value]) => make('div', {}, [make('dt', {}, [name]), make('dd', {}, value)])),
  );
}
