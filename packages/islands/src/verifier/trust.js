// @ts-check
/**
 * What the reader brings to the verifier page: keys of the log, witnesses by their keys or by a policy file, authorities for
 * time stamps, headers of blocks. It stands in text fields, so that it can be typed as well as taken from a file.
 */
import { parseVerifierKey } from '@sabt/proof';
import { make } from './make.js';

/** @typedef {import('@sabt/proof').DossierPolicy} DossierPolicy */
/** @typedef {typeof import('./words.js').WORDS['en']} Words */
/** @typedef {'logKeys' | 'witnesses' | 'atLeast' | 'authorities' | 'headers'} Field */

/** @type {Record<Field, string>} */
const typed = { logKeys: '', witnesses: '', atLeast: '', authorities: '', headers: '' };

/** @param {string} text */
const parts = (text) => text.split(/\s+/).filter((part) => part !== '');
/** A policy file begins its lines with these words; a key has none of them. @param {string} text */
const isPolicy = (text) => /^[ \t]*(?:log|witness|group|quorum)[ \t]/mu.test(text);

/** Throws ProofError for a key, policy, certificate or header that is none. @returns {DossierPolicy} */
export function trusted() {
  const logKeys = parts(typed.logKeys);
  const headers = parts(typed.headers);
  for (const key of logKeys) parseVerifierKey(key);
  const hasAuthorities = typed.authorities.trim() !== '';
  return {
    now: Math.floor(Date.now() / 1000),
    ...(logKeys.length > 0 && { logKeys }),
    ...witnesses(),
    anchors: { ...(hasAuthorities && { authorities: typed.authorities }), headers },
  };
}

function witnesses() {
  if (isPolicy(typed.witnesses)) return { witnesses: { policy: typed.witnesses } };
  const keys = parts(typed.witnesses);
  for (const key of keys) parseVerifierKey(key);
  // empty: all of them
  const number = Math.trunc(Number(typed.atLeast)) || 0;
  return keys.length > 0 ? { witnesses: { keys, ...(number > 0 && { atLeast: number }) } } : {};
}

/** @param {Words} words @returns {HTMLElement[]} */
export function trustFields(words) {
  const more = make('details', {}, [
    make('summary', {}, [words.others]),
    ...field('witnesses', words.witnessKeys, words.witnessHelp, { rows: 3, file: words.fromFile }),
    ...field('atLeast', words.atLeast, '', { rows: 0 }),
    ...field('authorities', words.authorities, words.authoritiesHelp, { rows: 3, file: words.fromFile }),
    ...field('headers', words.headers, words.headersHelp, { rows: 2 }),
  ]);
  if ([typed.witnesses, typed.authorities, typed.headers].some((text) => text !== '')) more.setAttribute('open', '');
  return [...field('logKeys', words.key, words.keyHelp, { rows: 2 }), more];
}

/**
 * A field of one number (no rows) or of some lines, which may be read from a file.
 *
 * @param {Field} name @param {string} label @param {string} help @param {{ rows: number, file?: string }} how
 */
function field(name, label, help, { rows, file }) {
  const control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    rows === 0
      ? make('input', { id: name, type: 'number', min: '1', max: '99' })
      : make('textarea', {
          id: name,
          rows: String(rows),
          dir: 'ltr',
          spellcheck: 'false',
          'aria-describedby': `${name}-help`,
        })
  );
  control.value = typed[name];
  control.addEventListener('input', () => {
    typed[name] = control.value;
  });
  const described = help === '' ? [] : [make('span', { class: 'soft', id: `${name}-help` }, [help])];
  const reader = file === undefined ? [] : [fileFor(name, `${file} – ${label}`, file, control)];
  return [make('label', { for: name }, [label]), control, ...described, ...reader];
}

/** @param {Field} name @param {string} label @param {string} shown @param {HTMLInputElement | HTMLTextAreaElement} control */
function fileFor(name, label, shown, control) {
  const input = /** @type {HTMLInputElement} */ (
    make('input', { type: 'file', id: `${name}-file`, 'aria-label': label })
  );
  input.addEventListener('change', async () => {
    const text = await input.files?.[0]?.text();
    if (text === undefined) return;
    control.value = text;
    typed[name] = text;
  });
  return make('span', { class: 'soft file' }, [shown, ' ', input]);
}
