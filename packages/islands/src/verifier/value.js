// @ts-check
/**
 * A proven value for people: dates, counts, names and values of closed lists in the reader's words, what came from outside as
 * it is and set apart. Whatever has another shape is shown as JSON, folded where it is long: nothing of what was proved is left
 * out, and nothing is put into words that this page does not know.
 */
import { label } from './line.js';
import { code, fill, make } from './make.js';
import { VALUE_NAMES, VALUE_WORDS } from './value-words.js';
import { LANGUAGES, WORDS } from './words.js';

/** @typedef {import('./words.js').Language} Language */
/** @typedef {import('./make.js').Children} Children */
/** @typedef {Readonly<Record<string, unknown>>} Fields */

const COUNTS = ['participants', 'killed', 'injured', 'arrested'];
/** Longer JSON is folded. */
const SHORT = 120;
/** A text of more passages is no text of a document. */
const MOST_PASSAGES = 100_000;

/** Keeps a value of any direction together. @param {unknown} value */
const apart = (value) => `\u2068${value}\u2069`;
/** @param {unknown} value @returns {value is Fields} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {Fields} value @param {readonly string[]} names */
const hasOnly = (value, ...names) => Object.keys(value).every((name) => names.includes(name));

/**
 * @param {string} path @param {unknown} value @param {Language} language
 * @param {ReadonlySet<string>} [erased] paths of what is destroyed, which a text does not pass off as withheld
 * @returns {Children}
 */
export function shownValue(path, value, language, erased = new Set()) {
  if (typeof value === 'string' || typeof value === 'boolean')
    return named(path, String(value), language) ?? [String(value)];
  if (typeof value === 'number') return [code(String(value))];
  return (
    text(path, value, language, erased) ??
    counted(path, value, language) ??
    dated(value, language) ??
    levels(path, value, language) ??
    listed(value, language) ??
    json(value, language)
  );
}

/** Of a closed list: its name, and the value as it was proved. @param {string} path @param {string} value @param {Language} language */
function named(path, value, language) {
  const column = Object.keys(LANGUAGES).indexOf(language);
  const reasons = /** @type {Readonly<Record<string, string>>} */ (WORDS[language].reasons);
  const list = Object.hasOwn(VALUE_NAMES, path) ? VALUE_NAMES[path] : undefined;
  const name =
    path === 'reason' && Object.hasOwn(reasons, value)
      ? reasons[value]
      : list !== undefined && Object.hasOwn(list, value)
        ? list[value]?.[column]
        : undefined;
  if (name === undefined) return null;
  return name === value ? [name] : [name, ' (', code(value), ')'];
}

/**
 * Passages, with marks where some are missing. A mark stands on a line of its own only where a line began: a gap may be some
 * words within a sentence.
 * @param {string} path @param {unknown} value @param {Language} language @param {ReadonlySet<string>} erased
 * @returns {Children | null}
 */
function text(path, value, language, erased) {
  if (!isObject(value) || !isObject(value['passages'])) return null;
  const { passages, size } = /** @type {{ passages: Fields, size?: unknown }} */ (value);
  if (typeof size !== 'number' || size > MOST_PASSAGES) return null;
  const { gap, gapErased } = WORDS[language];
  let joined = '';
  for (let i = 0; i < size; i++) {
    const passage = passages[i];
    const isNewLine = joined === '' || joined.endsWith('\n');
    const mark = `[${erased.has(`${path}/${i}`) ? gapErased : gap}]`;
    joined += typeof passage === 'string' ? passage : `${mark}${isNewLine ? '\n' : ''}`;
  }
  return [joined];
}

/** [low, best, high]. @param {string} path @param {unknown} value @param {Language} language @returns {Children | null} */
function counted(path, value, language) {
  if (!COUNTS.includes(path) || !Array.isArray(value) || value.length !== 3) return null;
  if (!value.every((n) => n === null || typeof n === 'number')) return null;
  const [low, best, high] = value.map((n) =>
    n === null ? VALUE_WORDS[language].unknown : new Intl.NumberFormat(LANGUAGES[language].locale).format(n),
  );
  if (low === best && best === high) return [best ?? ''];
  return [fill(VALUE_WORDS[language].range, { low: low ?? '', best: best ?? '', high: high ?? '' })];
}

/** A date with its precision. @param {unknown} value @param {Language} language @returns {Children | null} */
function dated(value, language) {
  if (!isObject(value) || !hasOnly(value, 'start', 'end', 'precision')) return null;
  const { start, end, precision } = value;
  if (typeof start !== 'string' || typeof end !== 'string' || typeof precision !== 'string') return null;
  const days = start === end ? [code(start)] : [code(start), ' – ', code(end)];
  const exact = precision === 'day' || precision === 'range' ? null : named('precision', precision, language);
  const plain = precision === 'day' || precision === 'range' || exact !== null;
  return plain ? [...days, ...(exact === null ? [] : [', ', ...exact])] : null;
}

/** Of fields. @param {string} path @param {unknown} value @param {Language} language @returns {Children | null} */
function levels(path, value, language) {
  if (path !== 'confidentiality' || !isObject(value)) return null;
  return Object.entries(value).map(([field, level]) => {
    const name = field === '*' ? code(field) : label(field, language);
    return make('div', {}, [name, ': ', ...(named(path, String(level), language) ?? [code(String(level))])]);
  });
}

/** Plain values, and persons with what is said of them. @param {unknown} value @param {Language} language @returns {Children | null} */
function listed(value, language) {
  if (!Array.isArray(value)) return null;
  if (value.every((item) => typeof item !== 'object' || item === null))
    return [value.map((item) => (item === null ? '–' : apart(item))).join(language === 'en' ? ', ' : '، ')];
  const items = value.map((item) => {
    if (typeof item === 'string') return [apart(item)];
    if (
      !isObject(item) ||
      typeof item['name'] !== 'string' ||
      !hasOnly(item, 'name', 'degree', 'role', 'type', 'script')
    )
      return null;
    const more = Object.entries(item).filter(([key]) => key !== 'name');
    return [
      apart(item['name']),
      ...more.flatMap(([key, one]) => [' – ', ...(named(key, String(one), language) ?? [code(String(one))])]),
    ];
  });
  return items.every((item) => item !== null) ? items.map((item) => make('div', {}, item)) : null;
}

/** @param {unknown} value @param {Language} language @returns {Children} */
function json(value, language) {
  const short = JSON.stringify(value);
  if (short.length <= SHORT) return [code(short)];
  const whole = make('pre', { dir: 'ltr', class: 'code' }, [JSON.stringify(value, null, 1)]);
  return [make('details', { class: 'json' }, [make('summary', {}, [VALUE_WORDS[language].json]), whole])];
}
