// @ts-check
/** What a check of a dossier was made of, and what a record is called, for people. */
import { disclosedValues } from '@sabt/proof';
import { KIND_NAMES } from './field-words.js';
import { column, label } from './line.js';
import { code, fill, make } from './make.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').DossierRecord} DossierRecord */

/** @param {string} kind @param {Language} language @returns {Node | string} */
export const kindName = (kind, language) => KIND_NAMES[kind]?.[column(language)] ?? code(kind);

/** By what it calls itself; a claim by its words; else by its id. @param {DossierRecord} found */
export function nameOf(found) {
  const title = titleOf(found);
  return title === null ? code(found.id.slice(0, 6)) : make('bdi', {}, [title]);
}

/** @param {DossierRecord} found @returns {string | null} */
function titleOf(found) {
  const values = ['title', 'name'].map((name) =>
    found.fields.find(({ path, state }) => state === 'disclosed' && path === name),
  );
  const said = values.flatMap((one) => (one !== undefined && 'value' in one ? [one.value] : []));
  if (found.kind === 'claim') said.push(disclosedValues(found).get('text') ?? null);
  const title = said.find((one) => typeof one === 'string' && one.trim() !== '');
  return typeof title === 'string' ? title : null;
}

/**
 * @param {Pick<import('@sabt/proof').DossierCheck, 'check' | 'subject'>} made
 * @param {ReadonlyMap<string, DossierRecord>} records by id
 * @param {{ language: Language, number: (n: number) => string }} page
 * @returns {import('./make.js').Children}
 */
export function subjectOf({ check, subject }, records, { language, number }) {
  const words = WORDS[language];
  if (check === 'witnesses') {
    const [, n, total] = /^(\d+) of (\d+)$/.exec(subject) ?? [];
    if (n === undefined) return [words.policyFile];
    return [fill(words.askedOf, { n: number(Number(n)), total: number(Number(total)) })];
  }
  if (check === 'anchor' && subject === 'authorities') return [words.authoritiesNamed];
  if (check === 'keys' && subject === 'in the log') return [words.inLog];
  if (check === 'data' && subject === 'data') return [words.tables];
  if (check !== 'record' && check !== 'erasure') return [code(subject)];
  const [id = subject, path] = subject.split(': ', 2);
  const found = records.get(id);
  const field = path === undefined ? [] : [' – ', label(path, language)];
  if (found === undefined) return [code(id), ...field];
  const name = titleOf(found) === null ? [] : [nameOf(found), ' '];
  return [kindName(found.kind, language), ' ', ...name, code(id.slice(0, 6)), ...field];
}
