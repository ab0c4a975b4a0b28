// @ts-check
/**
 * The verifier page: one file, opened from disk, that checks a dossier or a published site with the same code as
 * `sabt verify`. Everything that these say is put into the page as text and never as markup.
 */
import {
  DOSSIER_CHECKS,
  disclosedValues,
  ProofError,
  readZip,
  sha256Of,
  toHex,
  utf8Encode,
  verifyDossier,
} from '@sabt/proof';
import { code, definitions, fill, make, paragraph, time } from './make.js';
import { checkSite, siteResult } from './site.js';
import { dropped, isFolder, readersOf, readersOfDropped, readersOfZip, siteAmong } from './site-files.js';
import { SITE_WORDS } from './site-words.js';
import { trusted, trustFields } from './trust.js';
import { LANGUAGES, WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').DossierVerification} Verification */
/** @typedef {import('@sabt/proof').DossierRecord} DossierRecord */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {import('@sabt/proof').SiteSource} SiteSource */
/** @typedef {import('@sabt/proof').SiteVerification} SiteVerification */

const own = document.currentScript?.textContent ?? '';
/** @type {Language} */
let language =
  /** @type {Language[]} */ (Object.keys(LANGUAGES)).find((one) => navigator.language.startsWith(one)) ?? 'en';
/** @type {{ name: string, bytes: Uint8Array } | { name: string, site: SiteSource } | null} */
let chosen = null;
/** @type {{ result: Verification, seconds: number } | { site: SiteVerification, seconds: number } | { error: string, code: string, key: boolean } | null} */
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
      paragraph(words().lead),
      make('p', { class: 'notice' }, [words().warning]),
      form(),
      make('div', { id: 'result', role: 'status', tabindex: '-1' }, outcome === null ? [] : result()),
      make('h2', {}, [words().page]),
      paragraph(words().pageDigest),
      make('p', {}, [code(toHex(sha256Of(utf8Encode(own))))]),
      paragraph(words().other),
    ]),
  );
}

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
    make('input', { type: 'file', id: 'file', accept: '.zip,application/zip' })
  );
  file.addEventListener('change', () => void take(file.files?.[0]));
  const folder = /** @type {HTMLInputElement} */ (
    make('input', { type: 'file', id: 'folder', webkitdirectory: '', multiple: '', 'aria-describedby': 'folder-help' })
  );
  folder.addEventListener('change', () => takeSite(siteAmong(readersOf(folder.files ?? [])), ''));
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
  const found = siteIn(bytes);
  if (found !== null) return takeSite(found, file.name);
  chosen = { name: file.name, bytes };
  start();
}

/** A ZIP of a site; null for everything else, which is then read as a dossier. @param {Uint8Array} bytes */
function siteIn(bytes) {
  try {
    const readers = readersOfZip(bytes);
    return readers.has('dossier.json') ? null : siteAmong(readers);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return null;
  }
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
    takeSite(siteAmong(readers), taken[0]?.name ?? '');
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
    outcome = 'site' in what ? await runSite(what.site) : run(what.bytes);
    draw();
    const element = /** @type {HTMLElement | null} */ (document.querySelector('#result'));
    element?.focus();
  }, 30);
}

/** @param {Uint8Array} bytes */
const run = (bytes) =>
  attempt(
    (policy) => verifyDossier(readZip(bytes), policy),
    (result, seconds) => ({ result, seconds }),
  );

/** @param {SiteSource} source */
async function runSite(source) {
  const began = performance.now();
  const show = (/** @type {Node[]} */ children) => document.querySelector('#result')?.replaceChildren(...children);
  const begun = attempt(
    (policy) => checkSite(source, policy, { language, number, show }),
    (checking) => ({ checking }),
  );
  if ('error' in begun) return begun;
  try {
    return { site: await begun.checking, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    if (error instanceof ProofError) return { error: error.message, code: error.code, key: error.code !== 'bad-zip' };
    if (error instanceof DOMException) return { error: error.message, code: error.name, key: false };
    throw error;
  }
}

/** Codes for what the reader brought. */
const BROUGHT = new Set(['unsupported-algorithm', 'bad-policy', 'bad-certificate', 'bad-anchor', 'bad-verifier-key']);

/**
 * @template T, U
 * @param {(policy: import('@sabt/proof').DossierPolicy) => T} check
 * @param {(checked: T, seconds: number) => U} told
 */
function attempt(check, told) {
  const began = performance.now();
  let key = true;
  try {
    const policy = trusted();
    key = false;
    const checked = check(policy);
    return told(checked, (performance.now() - began) / 1000);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return { error: error.message, code: error.code, key: key || BROUGHT.has(error.code) };
  }
}

function result() {
  if (outcome === null) return [];
  if ('error' in outcome) {
    const head = outcome.key ? words().badKey : words().unreadable;
    return [make('p', { class: 'verdict bad' }, [head]), make('p', {}, [code(`${outcome.error} [${outcome.code}]`)])];
  }
  if ('site' in outcome) return siteResult(outcome.site, { language, number, seconds: outcome.seconds });
  const { result: found, seconds } = outcome;
  const ownKey = found.log?.key !== 'reader';
  const verdict = !found.ok ? words().failed : ownKey ? words().okOwnKey : words().ok;
  return [
    make('p', { class: `verdict ${found.ok ? (ownKey ? 'partly' : 'good') : 'bad'}` }, [verdict]),
    paragraph(words().meaning),
    summary(found),
    make('h2', {}, [words().checks]),
    ...checks(found),
    make('h2', {}, [words().notMade]),
    notMade(found),
    make('h2', {}, [words().records]),
    ...found.records.map(record),
    make('p', { class: 'soft' }, [fill(words().seconds, { n: number(seconds) })]),
  ];
}

/** @param {Verification} found */
function summary({ log, day, witnesses, anchors, counts }) {
  const seen = witnesses.map(({ name, timestamp, size }) => {
    const upTo = log !== null && size < log.size ? [` – ${fill(words().upTo, { n: number(size) })}`] : [];
    return make('div', {}, [code(name), ' ', time(timestamp), ...upTo]);
  });
  /** @type {[string, Children][]} */
  const rows = [
    [words().log, [code(log?.origin ?? '–')]],
    [words().size, [log === null ? '–' : number(log.size)]],
    [words().root, [code(log?.root ?? '–')]],
    [words().keyFrom, [log?.key === 'reader' ? words().keyReader : words().keyDossier]],
    [words().made, [code(day ?? '–')]],
    [words().witnesses, seen.length > 0 ? seen : [words().nobody]],
    ...(anchors.length > 0 ? [/** @type {[string, Children]} */ ([words().stamps, anchors.map(anchor)])] : []),
    [words().shown, [number(counts.disclosed)]],
    [words().withheld, [`${number(counts.withheld)} (${words().stated})`]],
    [words().erased, [`${number(counts.erased)} (${words().stated})`]],
  ];
  return definitions(rows);
}

/** A time is shown as one only if it is confirmed. @param {import('@sabt/proof').DossierAnchor} found */
function anchor({ state, signer, authority, time: at, blocks, size }) {
  const who = code(authority ?? signer ?? '');
  const told = fill(words().anchors_[state], { blocks: blocks.map(number).join(', ') });
  const when = state === 'confirmed' && at !== null ? [' ', time(at / 1000)] : [];
  const upTo = fill(words().upTo, { n: number(size) });
  return make('div', {}, [told, ...(signer === null ? [] : [' ', who]), ...when, ` – ${upTo}`]);
}

/** @param {Verification} found */
function checks({ checks: all }) {
  return DOSSIER_CHECKS.flatMap((check) => {
    const said = words().check_[check];
    const made = all.filter((one) => one.check === check);
    if (made.length === 0) return [];
    const failed = made.filter(({ ok }) => !ok);
    const passed = make('ul', {});
    const more = make('details', {}, [make('summary', {}, [words().passedOnes]), passed]);
    // a thousand lines are written only for whoever wants to read them
    more.addEventListener('toggle', () => {
      if (passed.childElementCount === 0)
        passed.append(...made.filter(({ ok }) => ok).map(({ subject }) => make('li', {}, [code(subject)])));
    });
    const tally = fill(words().of, { n: number(made.length - failed.length), total: number(made.length) });
    return make('section', { class: failed.length > 0 ? 'bad' : 'good', 'data-check': check }, [
      make('h3', {}, [`${failed.length > 0 ? '✗' : '✓'} ${said.name}`, ' ', make('span', { class: 'soft' }, [tally])]),
      paragraph(failed.length > 0 ? said.failed : said.passed),
      make(
        'ul',
        {},
        failed.map((one) => make('li', {}, [code(`${one.subject}: ${one.reason} [${one.code}]`)])),
      ),
      ...(failed.length < made.length ? [more] : []),
    ]);
  });
}

/** @param {Verification} found */
function notMade({ notMade: all }) {
  const kinds = [...new Set(all.map(({ check }) => check))];
  if (kinds.length === 0) return paragraph(words().none);
  return make(
    'ul',
    {},
    kinds.map((kind) => {
      const n = all.filter(({ check }) => check === kind).length;
      return make('li', {}, [words().notMade_[kind] ?? kind, n > 1 ? ` (${number(n)})` : '']);
    }),
  );
}

/** @param {DossierRecord} found */
function record(found) {
  const inside = make('div', {});
  const title = found.fields.find(({ path, state }) => state === 'disclosed' && (path === 'title' || path === 'name'));
  const name = title !== undefined && 'value' in title && typeof title.value === 'string' ? title.value : found.id;
  const where = fill(words().entry, { n: number(found.entry), day: `\u2066${found.at ?? '–'}\u2069` });
  const element = make('details', { class: found.ok ? 'good' : 'bad' }, [
    make('summary', {}, [
      found.ok ? '✓ ' : '✗ ',
      make('bdi', {}, [name]),
      ' ',
      make('span', { class: 'soft' }, [where]),
    ]),
    inside,
  ]);
  element.addEventListener('toggle', () => {
    if (inside.childElementCount === 0) inside.append(...contents(found));
  });
  return element;
}

/** @param {DossierRecord} found */
function contents(found) {
  const rows = [...disclosedValues(found)].map(([path, value]) =>
    make('div', {}, [
      make('dt', {}, [code(path)]),
      make('dd', { dir: 'auto' }, [typeof value === 'string' ? value : JSON.stringify(value, null, 1)]),
    ]),
  );
  if (found.original !== null)
    rows.push(make('div', {}, [make('dt', {}, [words().file]), make('dd', {}, [code(found.original)])]));
  const hidden = found.fields.flatMap((field) => {
    if (field.state === 'withheld') return [make('li', {}, [code(field.path), ` – ${words().withheld}`])];
    if (field.state === 'erased')
      return [make('li', {}, [code(field.path), ` – ${words().erased}: ${words().reasons[field.reason]}`])];
    return [];
  });
  return [make('p', {}, [code(`${found.kind} ${found.id}`)]), make('dl', {}, rows), make('ul', {}, hidden)];
}

draw();
