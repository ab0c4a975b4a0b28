// @ts-check
/**
 * The verifier page: one file, opened from disk, that checks a dossier with the same code as `sabt verify`. Everything
 * that the dossier says is put into the page as text and never as markup.
 */
import {
  disclosedValues,
  ProofError,
  parseVerifierKey,
  readZip,
  sha256Of,
  toHex,
  utf8Encode,
  verifyDossier,
} from '@sabt/proof';
import { LANGUAGES, WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').DossierVerification} Verification */
/** @typedef {import('@sabt/proof').DossierRecord} DossierRecord */
/** @typedef {(Node | string)[]} Children */

const own = document.currentScript?.textContent ?? '';
/** @type {Language} */
let language =
  /** @type {Language[]} */ (Object.keys(LANGUAGES)).find((one) => navigator.language.startsWith(one)) ?? 'en';
/** @type {{ name: string, bytes: Uint8Array } | null} */
let chosen = null;
/** @type {{ logKeys: string, witnesses: string, atLeast: string }} */
const typed = { logKeys: '', witnesses: '', atLeast: '1' };
/** @type {{ result: Verification, seconds: number } | { error: string, code: string, key: boolean } | null} */
let outcome = null;

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {Children} children
 * @returns {HTMLElement}
 */
function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const words = () => WORDS[language];
/** @param {string} text */
const code = (text) => make('bdi', { class: 'code', dir: 'ltr' }, [text]);
/** @param {string} text */
const paragraph = (text) => make('p', {}, [text]);
/** @param {number} n */
const number = (n) => new Intl.NumberFormat(LANGUAGES[language].locale, { maximumFractionDigits: 1 }).format(n);
/** @param {string} sentence @param {Record<string, string>} values */
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? '');

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
  const zone = make('div', { class: 'drop' }, [
    make('label', { for: 'file' }, [words().choose]),
    file,
    make('span', { class: 'soft' }, [chosen === null ? words().drop : chosen.name]),
  ]);
  for (const name of ['dragover', 'drop']) zone.addEventListener(name, (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => void take(event.dataTransfer?.files[0]));
  const button = make('button', { type: 'submit', class: 'main' }, [words().check]);
  const all = make('form', {}, [
    zone,
    ...input('logKeys', words().key, words().keyHelp, 2),
    ...input('witnesses', words().witnessKeys, words().witnessHelp, 2),
    ...input('atLeast', words().atLeast, '', 0),
    make('p', {}, [button]),
  ]);
  all.addEventListener('submit', (event) => {
    event.preventDefault();
    start();
  });
  return all;
}

/** @param {keyof typeof typed} name @param {string} label @param {string} help @param {number} rows */
function input(name, label, help, rows) {
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
  const parts = [make('label', { for: name }, [label]), control];
  return help === '' ? parts : [...parts, make('span', { class: 'soft', id: `${name}-help` }, [help])];
}

/** @param {File | undefined} file */
async function take(file) {
  if (file === undefined) return;
  chosen = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  start();
}

/** Checks after the browser has had time to say that it does. */
function start() {
  if (chosen === null) return;
  const { bytes } = chosen;
  document.querySelector('#result')?.replaceChildren(paragraph(words().working));
  setTimeout(() => {
    outcome = run(bytes);
    draw();
    const element = /** @type {HTMLElement | null} */ (document.querySelector('#result'));
    element?.focus();
  }, 30);
}

/** @param {string} text */
const lines = (text) => text.split(/\s+/).filter((line) => line !== '');

/** @param {Uint8Array} bytes */
function run(bytes) {
  const began = performance.now();
  let key = true;
  try {
    const [logKeys, keys] = [lines(typed.logKeys), lines(typed.witnesses)];
    for (const one of [...logKeys, ...keys]) parseVerifierKey(one);
    const atLeast = Math.max(1, Math.trunc(Number(typed.atLeast)) || 1);
    const policy = { ...(logKeys.length > 0 && { logKeys }), ...(keys.length > 0 && { witnesses: { keys, atLeast } }) };
    key = false;
    const verified = verifyDossier(readZip(bytes), policy);
    return { result: verified, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    return { error: error.message, code: error.code, key: key || error.code === 'unsupported-algorithm' };
  }
}

function result() {
  if (outcome === null) return [];
  if ('error' in outcome) {
    const head = outcome.key ? words().badKey : words().unreadable;
    return [make('p', { class: 'verdict bad' }, [head]), make('p', {}, [code(`${outcome.error} [${outcome.code}]`)])];
  }
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
function summary({ log, day, witnesses, counts }) {
  const seen = witnesses.map(({ name, timestamp }) => make('div', {}, [code(name), ' ', time(timestamp)]));
  /** @type {[string, Children][]} */
  const rows = [
    [words().log, [code(log?.origin ?? '–')]],
    [words().size, [log === null ? '–' : number(log.size)]],
    [words().root, [code(log?.root ?? '–')]],
    [words().keyFrom, [log?.key === 'reader' ? words().keyReader : words().keyDossier]],
    [words().made, [code(day ?? '–')]],
    [words().witnesses, seen.length > 0 ? seen : [words().nobody]],
    [words().shown, [number(counts.disclosed)]],
    [words().withheld, [`${number(counts.withheld)} (${words().stated})`]],
    [words().erased, [`${number(counts.erased)} (${words().stated})`]],
  ];
  return make(
    'dl',
    {},
    rows.map(([name, value]) => make('div', {}, [make('dt', {}, [name]), make('dd', {}, value)])),
  );
}

/** @param {number} seconds */
function time(seconds) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return code(String(seconds));
  return code(date.toISOString().slice(0, 16).replace('T', ' ') + ' UTC');
}

/** @param {Verification} found */
function checks({ checks: all }) {
  return Object.entries(words().check_).flatMap(([check, said]) => {
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
