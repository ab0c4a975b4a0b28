// @ts-check
/**
 * Who saw the log, and when: what was checked with keys that the reader brought, and, apart from it, what lines in the file
 * say of themselves. A time is shown as one only if somebody whom the reader named stands for it.
 */
import { code, fill, make, paragraph, time } from './make.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {{ language: Language, number: (n: number) => string }} Page */
/** @typedef {import('@sabt/proof').DossierVerification} Verification */
/** @typedef {Pick<Verification, 'witnesses' | 'asked'> & { log: { size: number } | null }} Seen */

/** @param {Seen} found @param {Page} page @returns {Children} */
export function seenBy({ log, witnesses }, { language, number }) {
  const words = WORDS[language];
  if (witnesses.length === 0) return [words.nobody];
  return witnesses.map(({ name, timestamp, size }) => {
    const upTo = log !== null && size < log.size ? [` – ${fill(words.upTo, { n: number(size) })}`] : [];
    return make('div', {}, [code(name), ' ', time(timestamp), ...upTo]);
  });
}

/** How many of those that were named by their keys; of too few the check itself says so. @param {Seen} found @param {Page} page */
export function signedOf({ witnesses, asked }, { language, number }) {
  if (asked === null || witnesses.length === 0) return [];
  const values = { n: number(witnesses.length), total: number(asked.of), asked: number(asked.atLeast) };
  return [paragraph(fill(WORDS[language].signedOf, values))];
}

/**
 * @param {Verification['unchecked']} stated @param {Page} page
 * @returns {[string, Children][]} a row, if there are any
 */
export function unchecked(stated, { language, number }) {
  const words = WORDS[language];
  if (stated.length === 0) return [];
  const lines = stated.map(({ name, timestamp, size }) => {
    const [before = '', after = ''] = words.uncheckedSays.split('{time}');
    return make('div', {}, [
      code(name),
      ` – ${before}`,
      time(timestamp),
      `${after} – ${fill(words.upTo, { n: number(size) })}`,
    ]);
  });
  return [[words.unchecked, [...lines, make('div', { class: 'soft' }, [words.askThem])]]];
}

/** An authority is called as its own certificate says, as everywhere. @param {Verification['anchors'][number]} found @param {Page} page */
export function anchor({ state, signer, time: at, blocks, size }, { language, number }) {
  const words = WORDS[language];
  const told = fill(words.anchors_[state], { blocks: blocks.map(number).join(', ') });
  const [before = '', after = ''] = words.stampStates.split('{time}');
  const when =
    at === null
      ? []
      : state === 'confirmed'
        ? [' ', time(at / 1000)]
        : state === 'unvouched'
          ? [` – ${before}`, time(at / 1000), after]
          : [];
  const who = signer === null ? [] : [' ', code(signer)];
  return make('div', {}, [told, ...who, ...when, ` – ${fill(words.upTo, { n: number(size) })}`]);
}

/** So many erasures without a record are named. */
const MOST_NAMED = 20;

/**
 * Each sort once, and by name what is called erased.
 *
 * @param {readonly { check: import('@sabt/proof').DossierCheckNotMade['check'], subject: string }[]} all
 * @param {Page} page
 * @param {(subject: string) => Children} [nameOf]
 */
export function notMadeList(all, { language, number }, nameOf = (subject) => [code(subject)]) {
  const words = WORDS[language];
  const kinds = [...new Set(all.map(({ check }) => check))];
  if (kinds.length === 0) return paragraph(words.none);
  return make(
    'ul',
    {},
    kinds.map((kind) => {
      const own = all.filter(({ check }) => check === kind);
      const names = kind === 'erasure' ? namesOf(own, nameOf) : [];
      return make('li', {}, [words.notMade_[kind], own.length > 1 ? ` (${number(own.length)})` : '', ...names]);
    }),
  );
}

/** @param {readonly { subject: string }[]} all @param {(subject: string) => Children} nameOf */
export function namesOf(all, nameOf) {
  const named = all.slice(0, MOST_NAMED).map(({ subject }) => make('li', {}, nameOf(subject)));
  return [make('ul', {}, [...named, ...(all.length > MOST_NAMED ? [make('li', {}, ['…'])] : [])])];
}
