// @ts-check
/**
 * The verifier page: one file, opened from disk, that checks a dossier, a proof file or a published site with the same code as
 * `sabt verify`. Everything that these say is put into the page as text and never as markup.
 */
import { ProofError, plainWords, sha256Of, siteInZip, sortOfFile, toHex, utf8Encode } from '@sabt/proof';
import { checkDossier, dossierResult, openForPrint, plain } from './dossier.js';
import { code, fill, make, paragraph } from './make.js';
import { checkProof, proofResult } from './proof.js';
import { reason } from './reason.js';
import { checkSite, siteResult } from './site.js';
import { dossierAmong, dropped, isFolder, readersOf, readersOfDropped, siteAmong } from './site-files.js';
import { SITE_WORDS } from './site-words.js';
import { trusted, trustFields } from './trust.js';
import { LANGUAGES, WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').DossierVerification} Verification */
/** @typedef {import('./site-files.js').Readers} Readers */
/** @typedef {import('@sabt/proof').SiteSource} SiteSource */
/** @typedef {import('@sabt/proof').SiteVerification} SiteVerification */

const own = document.currentScript?.textContent ?? '';
/** @type {Language} */
let language =
  /** @type {Language[]} */ (Object.keys(LANGUAGES)).find((one) => navigator.language.startsWith(one)) ?? 'en';
/** @typedef {{ name: string, dossier: () => Promise<Uint8Array | ReadonlyMap<string, Uint8Array>>, beside: readonly string[] }} GivenDossier */
/** @type {GivenDossier | { name: string, site: SiteSource } | { name: string, proof: Uint8Array } | null} */
let chosen = null;
/** @type {{ result: Verification, beside: readonly string[], seconds: number } | { proof: import('./proof.js').ProofOutcome, seconds: number } | { site: SiteVerification, seconds: number } | { error: string, code: string, key: boolean } | null} */
let outcome = null;

const words = () => WORDS[language];
const site = () => SITE_WORDS[language];
/** @param {number} n */
const number = (n) => new Intl.NumberFormat(LANGUAGES[language].locale, { maximumFractionDigits: 1 }).format(n);

function draw() {
  const { dir } = LANGUAGES[language];
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  document.title = words().title;
  document.body.replaceChildren(
    languages(),
    make('main', {}, [
      make('h1', {}, [words().title]),
      ...(outcome === null ? [paragraph(words().lead), warning()] : []),
      make('div', { id: 'result', role: 'status', tabindex: '-1' }, outcome === null ? [] : result()),
      ...(outcome === null ? [] : [make('h2', {}, [words().again])]),
      form(),
      make('h2', {}, [words().page]),
      ...(outcome === null ? [] : [warning()]),
      paragraph(words().pageDigest),
      make('p', {}, [code(toHex(sha256Of(utf8Encode(own))))]),
      paragraph(words().other),
    ]),
  );
}

const warning = () => make('p', { class: 'notice' }, [words().warning]);

function languages() {
  const buttons = /** @type {Language[]} */ (Object.keys(LANGUAGES)).map((one) => {
    const button = make('button', { type: 'button', lang: one, 'aria-pressed': String(one === language) }, [
      LANGUAGES[one].name,
    ]);
    button.addEventListener('click', () => {
      language = one;
      draw();
    });
    return button;
  });
  return make('nav', {}, buttons);
}

function form() {
  const file = /** @type {HTMLInputElement} */ (
    make('input', { type: 'file', id: 'file', accept: '.zip,.json,application/zip,application/json' })
  );
  file.addEventListener('change', () => void take(file.files?.[0]));
  const folder = /** @type {HTMLInputElement} */ (
    make('input', { type: 'file', id: 'folder', webkitdirectory: '', multiple: '', 'aria-describedby': 'folder-help' })
  );
  folder.addEventListener('change', () => takeFolder(readersOf(folder.files ?? []), ''));
  const zone = make('div', { class: 'drop' }, [
    make('label', { for: 'file' }, [words().choose]),
    file,
    make('label', { for: 'folder' }, [site().folder]),
    folder,
    make('span', { class: 'soft' }, [chosen === null ? words().drop : chosen.name]),
    make('span', { class: 'soft', id: 'folder-help' }, [site().folderHelp]),
  ]);
  for (const name of ['dragover', 'drop']) zone.addEventListener(name, (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => void takeDropped(event));
  const button = make('button', { type: 'submit', class: 'main' }, [words().check]);
  const all = make('form', {}, [zone, ...trustFields(words()), make('p', {}, [button])]);
  all.addEventListener('submit', (event) => {
    event.preventDefault();
    start();
  });
  return all;
}

/** @param {File | undefined} file */
async function take(file) {
  if (file === undefined) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const isProof = sortOfFile(bytes) === 'proof';
    const found = isProof ? null : siteInZip(bytes);
    if (found !== null) return takeSite(found, file.name);
    chosen = isProof ? { name: file.name, proof: bytes } : { name: file.name, dossier: async () => bytes, beside: [] };
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    // told as every other reason is, when the check is made
    chosen = { name: file.name, dossier: () => Promise.reject(error), beside: [] };
  }
  start();
}

/** A site, or a dossier that was unpacked. @param {Readers} readers @param {string} name */
function takeFolder(readers, name) {
  const dossier = dossierAmong(readers);
  if (dossier === null) return takeSite(siteAmong(readers), name);
  chosen = { name, dossier: dossier.files, beside: dossier.beside };
  start();
}

/** @param {SiteSource | null} found @param {string} name */
function takeSite(found, name) {
  if (found === null) return say(site().noSite);
  chosen = { name, site: found };
  start();
}

/** @param {DragEvent} event */
async function takeDropped({ dataTransfer }) {
  if (dataTransfer === null) return;
  const [file] = dataTransfer.files;
  const taken = await dropped(dataTransfer);
  if (!taken.some(isFolder)) return take(file);
  try {
    const readers = await readersOfDropped(taken, (n) => say(fill(site().found, { n: number(n) })));
    takeFolder(readers, taken[0]?.name ?? '');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    say(site().unreadable);
  }
}

/** @param {string} text */
function say(text) {
  document.querySelector('#result')?.replaceChildren(paragraph(text));
}

/** Checks after the browser has had time to say that it does. */
function start() {
  if (chosen === null) return;
  const what = chosen;
  say(words().working);
  setTimeout(async () => {
    outcome = await run(what);
    draw();
    const element = /** @type {HTMLElement | null} */ (document.querySelector('#result'));
    element?.focus();
    element?.scrollIntoView();
  }, 30);
}

/** @param {NonNullable<typeof chosen>} what @returns {Promise<NonNullable<typeof outcome>>} */
async function run(what) {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const page = {
    language,
    number,
    show: (/** @type {Node[]} */ children) => document.querySelector('#result')?.replaceChildren(...children),
  };
  let isBrought = true;
  try {
    const policy = trusted();
    isBrought = false;
    if ('site' in what) return { site: await checkSite(what.site, policy, page), seconds: seconds() };
    if ('proof' in what) return { proof: checkProof(what.proof, policy), seconds: seconds() };
    const result = await checkDossier(await what.dossier(), policy, page);
    return { result, beside: what.beside, seconds: seconds() };
  } catch (error) {
    if (error instanceof ProofError)
      return { error: error.message, code: error.code, key: isBrought || BROUGHT.has(error.code) };
    if (error instanceof DOMException)
      return { error: `${error.name}: ${error.message}`, code: 'not-read', key: false };
    throw error;
  }
}

/** Codes for what the reader brought. */
const BROUGHT = new Set([
  'unsupported-algorithm',
  'bad-policy',
  'bad-certificate',
  'bad-block-header',
  'bad-verifier-key',
]);

function result() {
  if (outcome === null) return [];
  if ('error' in outcome) {
    // nothing is wrong with such a file: it is another one than is checked here
    const other = plainWords([{ check: 'sort', code: outcome.code }], language);
    if (other.length > 0) return [make('p', { class: 'verdict partly' }, other)];
    const head = outcome.key ? words().badKey : words().unreadable;
    return [
      make('p', { class: 'verdict bad' }, [head]),
      ...(outcome.key
        ? []
        : [
            paragraph(words().unreadableMeans),
            ...plain([{ check: 'zip', code: outcome.code }], language, { unreadable: true }),
          ]),
      make('p', {}, reason(outcome.code, outcome.error, language)),
    ];
  }
  if ('site' in outcome) return siteResult(outcome.site, { language, number, seconds: outcome.seconds });
  const enterKey = () => /** @type {HTMLElement | null} */ (document.querySelector('#logKeys'))?.focus();
  const { seconds } = outcome;
  if ('proof' in outcome) return proofResult(outcome.proof, { language, number, seconds, enterKey });
  return dossierResult(outcome.result, { language, number, seconds, enterKey, beside: outcome.beside });
}

window.addEventListener('beforeprint', openForPrint);
draw();
