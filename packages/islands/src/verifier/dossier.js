// @ts-check
/**
 * Dossiers on the verifier page: checked in slices, so that the page stays alive and shows how far it is, and told with the
 * verdict first, then what it means, then what was checked. Digests of files come from the browser's own SHA-256 where it
 * has one for pages opened from disk, else from the one in this page: the result is the same.
 */
import { DOSSIER_CHECKS, disclosedValues, dossierVerification, PLAIN_WORDS, plainWords, unzip } from '@sabt/proof';
import { erasedBefore, erasedBeforeOf } from './erased-before.js';
import { label } from './line.js';
import { bar, code, definitions, fill, make, paragraph } from './make.js';
import { reason } from './reason.js';
import { anchor, notMadeList, seenBy, signedOf, unchecked } from './seen.js';
import { kindName, nameOf, subjectOf } from './subject.js';
import { shownValue } from './value.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').DossierVerification} Verification */
/** @typedef {import('@sabt/proof').DossierRecord} DossierRecord */
/** @typedef {import('@sabt/proof').DossierPolicy} DossierPolicy */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {{ language: Language, number: (n: number) => string }} Page */

const BETWEEN_MS = 60;
/** So many records are opened for printing; of more only those that are open already. */
const MOST_PRINTED = 100;
/** So many names of files that are none of a dossier. */
const MOST_NAMED = 20;

/** Lets the browser draw, now and then. @param {(done: number, total: number) => void} tell */
function breather(tell) {
  let last = performance.now();
  return async (/** @type {number} */ done, /** @type {number} */ total) => {
    if (performance.now() - last < BETWEEN_MS) return;
    tell(done, total);
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}

/**
 * @param {Uint8Array | ReadonlyMap<string, Uint8Array>} dossier a ZIP, or the files of one that was unpacked
 * @param {DossierPolicy} policy
 * @param {{ language: Language, show: (children: Node[]) => void }} page
 * @returns {Promise<Verification>}
 */
export async function checkDossier(dossier, policy, { language, show }) {
  const progress = bar();
  show([paragraph(WORDS[language].working), progress]);
  const pause = breather((done, total) => {
    progress.value = total === 0 ? 0 : done / total;
  });
  const files = dossier instanceof Uint8Array ? await unpacked(dossier, pause) : dossier;
  const steps = dossierVerification(files, { ...policy, digests: await digestsOf(files, pause) });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause(step.value.done, step.value.total);
  }
}

/** @param {Uint8Array} bytes @param {ReturnType<typeof breather>} pause */
async function unpacked(bytes, pause) {
  const files = new Map();
  let done = 0;
  for (const [name, content] of unzip(bytes)) {
    files.set(name, content);
    done += content.length;
    await pause(Math.min(done, bytes.length), bytes.length);
  }
  return files;
}

/** @param {ReadonlyMap<string, Uint8Array>} files @param {ReturnType<typeof breather>} pause */
async function digestsOf(files, pause) {
  /** @type {Map<string, string>} */
  const digests = new Map();
  if (globalThis.crypto?.subtle === undefined) return digests;
  for (const [path, bytes] of files) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', /** @type {BufferSource} */ (bytes)));
    digests.set(path, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    await pause(digests.size, files.size);
  }
  return digests;
}

/**
 * @param {Verification} found
 * @param {Page & { seconds: number, enterKey: () => void, beside: readonly string[] }} page
 */
export function dossierResult(found, { language, number, seconds, enterKey, beside }) {
  const words = WORDS[language];
  const isOwnKey = found.log?.key === 'dossier';
  const isUnshown = found.notMade.some(({ check }) => check === 'key-changes');
  const isUnseen = found.notMade.some(({ check }) => check === 'unwitnessed');
  const verdict = !found.ok
    ? words.failed
    : [
        ...(isOwnKey ? [words.okOwnKey] : []),
        ...(isUnshown ? [words.okKeyUnshown] : []),
        ...(isUnseen ? [words.okUnseen] : []),
      ].join(' ') || words.ok;
  const key = make('button', { type: 'button' }, [words.enterKey]);
  key.addEventListener('click', enterKey);
  const isOtherKey = found.checks.some(({ check, code }) => check === 'checkpoint' && code === 'no-known-signature');
  const records = found.records.map((one) => record(one, { language, number }, found.formerErasures));
  const byId = new Map(found.records.map((one) => [one.id, one]));
  const erased = (/** @type {string} */ subject) =>
    subjectOf({ check: 'erasure', subject }, byId, { language, number });
  return [
    make('p', { class: `verdict ${found.ok ? (isOwnKey || isUnshown || isUnseen ? 'partly' : 'good') : 'bad'}` }, [
      verdict,
    ]),
    ...(found.ok && isOwnKey ? [make('p', {}, [key])] : []),
    ...besideNote(beside, { language, number }),
    ...(isOtherKey ? [make('p', { class: 'notice' }, [words.otherKey])] : []),
    ...(found.ok ? meaning(language) : [paragraph(words.failedMeaning)]),
    ...plain(
      found.checks.filter(({ ok }) => !ok),
      language,
    ),
    summary(found, { language, number }, erased),
    make('h2', {}, [words.checks]),
    ...checks(found, { language, number }),
    make('h2', {}, [words.notMade]),
    notMadeList(found.notMade, { language, number }, erased),
    make('h2', {}, [words.records]),
    ...records,
    make('p', { class: 'soft' }, [fill(words.seconds, { n: number(seconds) })]),
  ];
}

/** Files that came with the folder of the dossier and are none of it. @param {readonly string[]} names @param {Page} page */
function besideNote(names, { language, number }) {
  if (names.length === 0) return [];
  const said = fill(WORDS[language].beside, { n: number(names.length), names: '' });
  const shown = names
    .slice(0, MOST_NAMED)
    .flatMap((name, i) => [i === 0 ? '' : language === 'en' ? ', ' : '، ', code(name)]);
  return [make('p', { class: 'notice' }, [said, ...shown, names.length > MOST_NAMED ? ' …' : ''])];
}

/**
 * What failed, for somebody who knows nothing of hashes.
 * @param {readonly import('@sabt/proof').FailedCheck[]} failed @param {Language} language @param {{ unreadable?: boolean }} [how]
 */
export function plain(failed, language, how = {}) {
  const said = plainWords(failed, language, how);
  if (said.length === 0) return [];
  const items = said.map((one) => make('li', {}, [one]));
  return [make('h2', {}, [PLAIN_WORDS[language].title]), make('ul', { class: 'plain' }, items)];
}

/** @param {Language} language */
function meaning(language) {
  const { shows, showsItems, showsNot, showsNotItems } = WORDS[language];
  const list = (/** @type {readonly string[]} */ items) =>
    make(
      'ul',
      {},
      items.map((item) => make('li', {}, [item])),
    );
  return [make('h2', {}, [shows]), list(showsItems), make('h2', {}, [showsNot]), list(showsNotItems)];
}

/** @param {Verification} found @param {Page} page @param {(id: string) => Children} nameOf */
function summary(found, page, nameOf) {
  const { log, day, anchors, counts } = found;
  const { number } = page;
  const words = WORDS[page.language];
  const stamps = anchors.map((one) => anchor(one, page));
  /** @type {[string, Children][]} */
  const rows = [
    [words.log, [code(log?.origin ?? '–')]],
    [words.size, [log === null ? '–' : number(log.size)]],
    [words.root, [code(log?.root ?? '–')]],
    [words.keyFrom, [log === null ? '–' : log.key === 'reader' ? words.keyReader : words.keyDossier]],
    [words.made, [code(day ?? '–')]],
    [words.witnesses, seenBy(found, page)],
    ...unchecked(found.unchecked, page),
    ...(stamps.length > 0 ? [/** @type {[string, Children]} */ ([words.stamps, stamps])] : []),
    [words.shown, [number(counts.disclosed)]],
    [words.withheld, [`${number(counts.withheld)} (${words.stated})`]],
    [words.erased, [`${number(counts.erased)} (${words.stated})`]],
    ...erasedBefore(found.formerErasures, page, nameOf),
  ];
  return definitions(rows);
}

/** Those that failed come first. @param {Verification} found @param {Page} page */
function checks(found, page) {
  const { checks: all, records } = found;
  const { language, number } = page;
  const words = WORDS[language];
  const byId = new Map(records.map((one) => [one.id, one]));
  const subject = (/** @type {import('@sabt/proof').DossierCheck} */ one) => subjectOf(one, byId, page);
  const sections = DOSSIER_CHECKS.flatMap((check) => {
    const said = words.check_[check];
    const made = all.filter((one) => one.check === check);
    if (made.length === 0) return [];
    const failed = made.filter(({ ok }) => !ok);
    const passed = make('ul', {});
    const more = make('details', {}, [make('summary', {}, [words.passedOnes]), passed]);
    // a thousand lines are written only for whoever wants to read them
    more.addEventListener('toggle', () => {
      if (passed.childElementCount === 0)
        passed.append(...made.filter(({ ok }) => ok).map((one) => make('li', {}, subject(one))));
    });
    const tally = fill(words.of, { n: number(made.length - failed.length), total: number(made.length) });
    const element = make('section', { class: failed.length > 0 ? 'bad' : 'good', 'data-check': check }, [
      make('h3', {}, [
        `${failed.length > 0 ? '✗' : '✓'} ${said.name}`,
        ...(made.length > 1 ? [' ', make('span', { class: 'soft' }, [tally])] : []),
      ]),
      paragraph(failed.length > 0 ? said.failed : said.passed),
      ...(check === 'witnesses' ? signedOf(found, page) : []),
      make(
        'ul',
        {},
        failed.map((one) => make('li', {}, [...subject(one), ': ', ...reason(one.code, one.reason ?? '', language)])),
      ),
      ...(made.length > 1 && failed.length < made.length ? [more] : []),
    ]);
    return [{ element, rank: failed.length > 0 ? 0 : 1 }];
  });
  return sections.sort((a, b) => a.rank - b.rank).map(({ element }) => element);
}

/**
 * @param {DossierRecord} found @param {Page} page
 * @param {readonly import('@sabt/proof').FormerErasure[]} [former]
 */
export function record(found, { language, number }, former = []) {
  const words = WORDS[language];
  const inside = make('div', {});
  const kind = kindName(found.kind, language);
  const where = fill(words.entry, { n: number(found.entry), day: `\u2066${found.at ?? '–'}\u2069` });
  const element = make('details', { class: `record ${found.ok ? 'good' : 'bad'}` }, [
    make('summary', {}, [
      found.ok ? '✓ ' : '✗ ',
      nameOf(found),
      ' ',
      make('span', { class: 'soft' }, [kind, ` · ${where}`]),
    ]),
    inside,
  ]);
  element.addEventListener('toggle', () => {
    if (inside.childElementCount === 0) inside.append(...contents(found, { language, number }, former));
  });
  return element;
}

/** @param {DossierRecord} found @param {Page} page @param {readonly import('@sabt/proof').FormerErasure[]} former */
function contents(found, page, former) {
  const { language } = page;
  const words = WORDS[language];
  const erased = new Set(found.fields.filter(({ state }) => state === 'erased').map(({ path }) => path));
  const rows = [...disclosedValues(found)].flatMap(([path, value]) => {
    const isOwn = path === 'custom' && typeof value === 'object' && value !== null;
    const values = isOwn ? Object.entries(value).map(([name, item]) => [`custom/${name}`, item]) : [[path, value]];
    return values.map(([at, item]) =>
      make('div', {}, [
        make('dt', { title: String(at) }, [label(String(at), language)]),
        make('dd', { dir: 'auto' }, shownValue(String(at), item, language, erased)),
      ]),
    );
  });
  if (found.original !== null)
    rows.push(make('div', {}, [make('dt', {}, [words.file]), make('dd', {}, [code(found.original)])]));
  const hidden = found.fields.flatMap((field) => {
    if (field.state === 'disclosed') return [];
    const why = field.state === 'withheld' ? words.withheld : `${words.erased}: ${words.reasons[field.reason]}`;
    return [make('li', {}, [label(field.path, language), ` – ${why}`])];
  });
  return [
    make('p', {}, [kindName(found.kind, language), ' ', code(found.id)]),
    ...erasedBeforeOf(former, found.id, page),
    make('dl', {}, rows),
    make('ul', {}, hidden),
  ];
}

/** What is closed would not be printed. */
export function openForPrint() {
  const records = document.querySelectorAll('details.record');
  if (records.length > MOST_PRINTED) return;
  for (const one of records) {
    one.setAttribute('open', '');
    // the browser's own event would come when the page is on paper
    one.dispatchEvent(new Event('toggle'));
    for (const json of one.querySelectorAll('details.json')) json.setAttribute('open', '');
  }
}
