// @ts-check
/** Sites on the verifier page: checked in slices, with progress, and stopped whenever the reader wants. */
import { SITE_CHECKS, verifySite } from '@sabt/proof';
import { plain } from './dossier.js';
import { erasedBefore } from './erased-before.js';
import { KIND_NAMES } from './field-words.js';
import { column, label, place } from './line.js';
import { bar, code, definitions, fill, make, paragraph } from './make.js';
import { inWords, reason } from './reason.js';
import { namesOf, seenBy, signedOf, unchecked } from './seen.js';
import { SITE_WORDS } from './site-words.js';
import { WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('@sabt/proof').SiteVerification} SiteVerification */
/** @typedef {import('@sabt/proof').SiteSource} SiteSource */
/** @typedef {(n: number) => string} NumberWords */

const BETWEEN_MS = 60;

/** The browser's own SHA-256 where it has one: several times faster, and the page need not stand still. */
const digest =
  globalThis.crypto?.subtle === undefined
    ? undefined
    : /** @param {Uint8Array} bytes */ async (bytes) => {
        const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()));
        return [...whole].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      };

/**
 * @param {SiteSource} source
 * @param {object} policy as `verifySite` takes it
 * @param {{ language: Language, number: NumberWords, show: (children: Node[]) => void }} page
 * @returns {Promise<SiteVerification>}
 */
export function checkSite(source, policy, { language, number, show }) {
  const words = SITE_WORDS[language];
  let stopped = false;
  const told = paragraph('');
  const progress = bar();
  const stop = make('button', { type: 'button' }, [words.stop]);
  stop.addEventListener('click', () => {
    stopped = true;
  });
  show([told, progress, stop]);
  let last = performance.now();
  return verifySite(source, {
    ...policy,
    now: Math.floor(Date.now() / 1000),
    ...(digest && { digest }),
    async pause(done, total, what) {
      if (performance.now() - last < BETWEEN_MS) return !stopped;
      told.textContent = fill(words.progress[what], { n: number(done), total: number(total) });
      progress.value = total === 0 ? 0 : done / total;
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = performance.now();
      return !stopped;
    },
  });
}

/**
 * @param {SiteVerification} found
 * @param {{ language: Language, number: NumberWords, seconds: number }} page
 */
export function siteResult(found, { language, number, seconds }) {
  const [words, all] = [SITE_WORDS[language], WORDS[language]];
  const { ok, complete, log, title, problems, notMade, fields } = found;
  const isOwnKey = log?.key !== 'reader';
  const isUnshown = notMade.some(({ check }) => check === 'key-changes');
  const isUnseen = notMade.some(({ check }) => check === 'unwitnessed');
  const less = [...(isUnshown ? [all.okKeyUnshown] : []), ...(isUnseen ? [all.okUnseen] : [])];
  const verdict = !ok
    ? words.failed
    : !complete
      ? words.okStopped
      : isOwnKey
        ? [words.okOwnKey, ...less].join(' ')
        : less.join(' ') || words.ok;
  const kind = !ok ? 'bad' : complete && !isOwnKey && less.length === 0 ? 'good' : 'partly';
  const more = problems.find((one) => one.code === 'more-problems');
  return [
    make('p', { class: `verdict ${kind}` }, [verdict]),
    ...(title === '' ? [] : [make('p', {}, [make('bdi', {}, [title])])]),
    paragraph(ok ? words.meaning : all.failedMeaning),
    ...plain(
      problems.map(({ check, code: why, message }) => ({ check, code: why, reason: message })),
      language,
    ),
    summary(found, language, number),
    make('h2', {}, [all.checks]),
    ...SITE_CHECKS.flatMap((check) => checkOf(check, found, language, number)),
    ...(more === undefined ? [] : [make('p', {}, inWords(more.message, language))]),
    make('h2', {}, [all.notMade]),
    make(
      'ul',
      {},
      notMade.flatMap(({ check, reason }, i) => {
        const said = words.notMade_[check];
        if (check === 'stopped') return [make('li', {}, [said, ' (', ...inWords(reason, language), ')'])];
        if (check !== 'erasure') return [make('li', {}, [said])];
        const all = notMade.filter((one) => one.check === check);
        return notMade.findIndex((one) => one.check === check) === i
          ? [make('li', {}, [said, ...namesOf(all, (subject) => erasedAt(subject, language))])]
          : [];
      }),
    ),
    ...(fields.length === 0 ? [] : [make('h2', {}, [words.fields]), fieldTable(found, language, number)]),
    make('p', { class: 'soft' }, [fill(all.seconds, { n: number(seconds) })]),
  ];
}

/** A field of a record that is on the site. @param {string} subject @param {Language} language */
function erasedAt(subject, language) {
  const [id = subject, path] = subject.split(': ', 2);
  return path === undefined ? [code(subject)] : [code(id), ' – ', label(path, language)];
}

/** @param {SiteVerification} found @param {Language} language @param {NumberWords} number */
function summary(found, language, number) {
  const { log, checked, counts } = found;
  const [words, all] = [SITE_WORDS[language], WORDS[language]];
  return definitions([
    [all.log, [code(log?.origin ?? '–')]],
    [all.size, [log === null ? '–' : number(log.size)]],
    [all.root, [code(log?.root ?? '–')]],
    [all.keyFrom, [log?.key === 'reader' ? all.keyReader : words.keySite]],
    [all.witnesses, seenBy(found, { language, number })],
    ...unchecked(found.unchecked, { language, number }),
    [words.records, [number(checked.records)]],
    [words.files, [number(checked.files)]],
    [words.tiles, [number(checked.tiles)]],
    [all.shown, [number(counts.disclosed)]],
    [all.withheld, [`${number(counts.withheld)} (${all.stated})`]],
    [all.erased, [`${number(counts.erased)} (${all.stated})`]],
    ...erasedBefore(found.formerErasures, { language, number }),
  ]);
}

/**
 * @param {import('@sabt/proof').SiteCheck} check
 * @param {SiteVerification} found
 * @param {Language} language
 * @param {NumberWords} number
 */
function checkOf(check, found, language, number) {
  const { checks, problems } = found;
  const { made, failed } = checks[check];
  if (made === 0 && failed === 0) return [];
  const said = SITE_WORDS[language].check_[check];
  const own = problems.filter((one) => one.check === check && one.code !== 'more-problems');
  const tally = fill(WORDS[language].of, {
    n: number(Math.max(0, made - failed)),
    total: number(Math.max(made, failed)),
  });
  return [
    make('section', { class: failed > 0 ? 'bad' : 'good', 'data-check': check }, [
      make('h3', {}, [`${failed > 0 ? '✗' : '✓'} ${said.name}`, ' ', make('span', { class: 'soft' }, [tally])]),
      paragraph(failed > 0 ? said.failed : said.passed),
      ...(check === 'witnesses' ? signedOf(found, { language, number }) : []),
      make(
        'ul',
        {},
        own.map((one) =>
          make('li', {}, [...place(one.where, language), ': ', ...reason(one.code, one.message, language)]),
        ),
      ),
    ]),
  ];
}

/** @param {SiteVerification} found @param {Language} language @param {NumberWords} number */
function fieldTable({ fields }, language, number) {
  const [words, all] = [SITE_WORDS[language], WORDS[language]];
  const sorted = [...fields].sort((a, b) => (a.kind === b.kind ? 0 : a.kind < b.kind ? -1 : 1));
  const heads = [words.kind, words.field, all.shown, all.withheld, all.erased];
  return make('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': words.fields }, [
    make('table', {}, [
      make('thead', {}, [
        make(
          'tr',
          {},
          heads.map((head) => make('th', { scope: 'col' }, [head])),
        ),
      ]),
      make(
        'tbody',
        {},
        sorted.map(({ kind, path, disclosed, withheld, erased }) =>
          make('tr', {}, [
            make('td', {}, [KIND_NAMES[kind]?.[column(language)] ?? code(kind)]),
            make('th', { scope: 'row', title: path }, [label(path, language)]),
            ...[disclosed, withheld, erased].map((n) => make('td', {}, [number(n)])),
          ]),
        ),
      ),
    ]),
  ]);
}
