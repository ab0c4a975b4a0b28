// @ts-check
/** The proof file of one record on the verifier page. It is checked with the reader's key, and states none itself. */
import { toBase64, verifyRecordProof } from '@sabt/proof';
import { plain, record } from './dossier.js';
import { code, definitions, fill, make, paragraph } from './make.js';
import { reason } from './reason.js';
import { notMadeList, unchecked } from './seen.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').RecordVerification} RecordVerification */
/** @typedef {import('@sabt/proof').DossierPolicy} DossierPolicy */

/** What came of it; `null`: no key was given. @typedef {{ found: RecordVerification, isWitnessed: boolean } | null} ProofOutcome */

/** It is the one record that there is. @param {HTMLElement} element */
function opened(element) {
  element.setAttribute('open', '');
  return element;
}

/** @param {Uint8Array} bytes @param {DossierPolicy} policy @returns {ProofOutcome} */
export function checkProof(bytes, { logKeys = [], witnesses }) {
  if (logKeys.length === 0) return null;
  return { found: verifyRecordProof(bytes, { vkeys: logKeys }), isWitnessed: witnesses !== undefined };
}

/**
 * @param {ProofOutcome} outcome
 * @param {{ language: Language, number: (n: number) => string, seconds: number, enterKey: () => void }} page
 */
export function proofResult(outcome, { language, number, seconds, enterKey }) {
  const words = WORDS[language];
  if (outcome === null) {
    const button = make('button', { type: 'button' }, [words.enterKey]);
    button.addEventListener('click', enterKey);
    return [make('p', { class: 'verdict partly' }, [words.proofNeedsKey]), make('p', {}, [button])];
  }
  const { found, isWitnessed } = outcome;
  const { ok, checks, notMade, checkpoint, fields, at } = found;
  const failed = checks.filter((one) => !one.ok);
  const isUnshown = notMade.some(({ check }) => check === 'key-changes');
  const said = words.proofCheck;
  const openings = checks.filter(({ check }) => check === 'field' || check === 'item');
  const tally = fill(words.ofChecks, { n: number(checks.length - failed.length), total: number(checks.length) });
  const isOtherKey = failed.some(({ check, code: why }) => check === 'checkpoint' && why === 'no-known-signature');
  const count = (/** @type {string} */ state) => number(fields.filter((one) => one.state === state).length);
  const page = { language, number };
  return [
    make('p', { class: `verdict ${ok ? (isUnshown ? 'partly' : 'good') : 'bad'}` }, [
      ok ? (isUnshown ? words.okKeyUnshown : words.ok) : words.failedProof,
    ]),
    ...(isOtherKey ? [make('p', { class: 'notice' }, [words.otherKey])] : []),
    paragraph(ok ? words.proofMeaning : words.failedMeaning),
    ...plain(failed, language),
    definitions([
      [words.log, [code(checkpoint?.origin ?? '–')]],
      [words.size, [checkpoint === null ? '–' : number(checkpoint.size)]],
      [words.root, [code(checkpoint === null ? '–' : toBase64(checkpoint.root))]],
      [words.keyFrom, [checkpoint === null ? '–' : words.keyReader]],
      ...unchecked(found.unchecked, page),
      [words.openings, [number(openings.length)]],
      [words.shown, [count('disclosed')]],
      [words.withheld, [`${count('withheld')} (${words.statedByFile})`]],
      [words.erased, [`${count('erased')} (${words.statedByFile})`]],
    ]),
    make('h2', {}, [words.checks]),
    make('section', { class: ok ? 'good' : 'bad', 'data-check': 'record' }, [
      make('h3', {}, [`${ok ? '✓' : '✗'} ${said.name} `, make('span', { class: 'soft' }, [tally])]),
      paragraph(ok ? said.passed : said.failed),
      make(
        'ul',
        {},
        failed.map((one) =>
          make('li', {}, reason(one.code, `${one.check} ${one.subject}: ${one.reason ?? ''}`, language)),
        ),
      ),
    ]),
    make('h2', {}, [words.notMade]),
    notMadeList(notMade, page),
    ...(isWitnessed ? [make('ul', {}, [make('li', {}, [words.notWeighed])])] : []),
    ...(found.record === null
      ? []
      : [
          make('h2', {}, [words.record]),
          opened(record({ ...found.record, at, ok, fields, original: null, proof: found }, page)),
        ]),
    make('p', { class: 'soft' }, [fill(words.seconds, { n: number(seconds) })]),
  ];
}
