// @ts-check
/**
 * Search on a public site, without a server: folds what is typed as the program folds, fetches the pieces of the index that
 * begin with its letters, and shows the records that hold every word. The format is told in
 * `stages/publishing/site/search-pieces.ts`. Nothing typed leaves the browser but the names of the pieces.
 */

/** @typedef {{ letters: number, block: number, records: number, fold: [string, string][] }} About */
/** @typedef {{ w: Record<string, (string | number)[]>, p: Record<string, string | null> }} Piece */
/** @typedef {(path: string) => Promise<any>} Fetch */

const MOST_WORDS = 8;
const MOST_FORMS = 12;

/**
 * The rule of `stages/reading/fold`: the table, else NFKD and the table, marks of Arabic and Inherited dropped.
 * @param {readonly (readonly [string, string])[]} rows
 */
export function folder(rows) {
  /** @type {Map<number, string>} */
  const table = new Map();
  for (const [result, ranges] of rows)
    for (const range of ranges.split(' ')) {
      const [first, last] = range.split('-');
      const end = Number.parseInt(last ?? first ?? '', 16);
      for (let cp = Number.parseInt(first ?? '', 16); cp <= end; cp++) table.set(cp, result);
    }
  const mark = /^\p{Mn}$/u;
  const dropped = /^[\p{Script=Arabic}\p{Script=Inherited}]$/u;
  const space = /^\p{Zs}$/u;
  /** @param {string} char */
  const one = (char) => {
    const own = table.get(/** @type {number} */ (char.codePointAt(0)));
    if (own !== undefined) return own;
    let out = '';
    for (const part of char.normalize('NFKD')) {
      const row = table.get(/** @type {number} */ (part.codePointAt(0)));
      if (row !== undefined) out += row;
      else if (mark.test(part) && dropped.test(part)) continue;
      else out += space.test(part) ? ' ' : part.toLowerCase();
    }
    return out;
  };
  /** @param {string} text */
  return (text) => [...text].map(one).join('');
}

/**
 * Words as the index cuts them: apostrophes within a word go, Arabic letters and others are apart.
 * @param {string} folded
 * @returns {string[]}
 */
export function wordsOf(folded) {
  const joined = folded.replace(/'s(?![\p{L}\p{M}\p{N}])/gu, '').replace(/(\p{L})'(?=\p{L})/gu, '$1');
  const numbers = joined.replace(/(\d),(?=\d{3}(?!\d))/g, '$1');
  const found = numbers.match(/[\u0600-\u06ff]+|(?:(?![\u0600-\u06ff])[\p{L}\p{M}\p{N}])+/gu) ?? [];
  return [...new Set(found.filter((word) => /[\p{L}\p{N}]/u.test(word)))].slice(0, MOST_WORDS);
}

/** @param {string} text */
function hexOf(text) {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string} postings
 * @returns {Map<number, number>} entry to weight
 */
export function postingsOf(postings) {
  const found = new Map();
  const bytes = atob(postings);
  let before = -1;
  let value = 0;
  let factor = 1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    value += (byte % 128) * factor;
    factor *= 128;
    if (byte >= 128) continue;
    before += Math.floor(value / 4) + 1;
    found.set(before, value % 4);
    value = 0;
    factor = 1;
  }
  return found;
}

/**
 * Entries that hold every word, best first.
 * @param {string} query
 * @param {About} about
 * @param {Fetch} fetchJson null for a file that is not there
 */
export async function find(query, about, fetchJson) {
  /** @param {string} word @returns {Promise<Piece>} */
  const piece = async (word) =>
    (await fetchJson(`search/p/${hexOf([...word].slice(0, about.letters).join(''))}.json`)) ?? { w: {}, p: {} };
  const words = wordsOf(folder(about.fold)(query));
  const each = await Promise.all(words.map((word) => entriesOf(word, piece, fetchJson)));
  each.sort((a, b) => a.size - b.size);
  const [rarest, ...others] = each;
  if (rarest === undefined) return [];
  /** @type {{ entry: number, score: number }[]} */
  const hits = [];
  for (const [entry, weight] of rarest) {
    let score = scoreOf(weight, rarest.size, about.records);
    const isAll = others.every((other) => {
      const own = other.get(entry);
      if (own !== undefined) score += scoreOf(own, other.size, about.records);
      return own !== undefined;
    });
    if (isAll) hits.push({ entry, score });
  }
  return hits.sort((a, b) => b.score - a.score || b.entry - a.entry).map(({ entry }) => entry);
}

/** @param {number} weight @param {number} n @param {number} all */
const scoreOf = (weight, n, all) => Math.log(1 + all / n) * (1 + weight);

/**
 * A word with its stems. One that nobody wrote so: those that begin with it, then those that begin as it does; without
 * the Arabic article where it has one.
 * @param {string} word
 * @param {(word: string) => Promise<Piece>} piece
 * @returns {Promise<[string, (string | number)[]][]>}
 */
async function formsOf(word, piece) {
  const { w } = await piece(word);
  const own = w[word];
  if (Object.hasOwn(w, word) && own !== undefined) return [[word, own]];
  for (let length = word.length; length >= Math.min(word.length, Math.max(4, word.length - 3)); length--) {
    const begin = word.slice(0, length);
    const found = Object.entries(w).filter(([one]) => one.startsWith(begin));
    if (found.length > 0 && length > 1) return found.slice(0, MOST_FORMS);
  }
  const bare = /^\u0627\u0644(.{3,})$/u.exec(word)?.[1];
  return bare === undefined ? [] : formsOf(bare, piece);
}

/**
 * @param {string} word
 * @param {(word: string) => Promise<Piece>} piece
 * @param {Fetch} fetchJson
 * @returns {Promise<Map<number, number>>}
 */
async function entriesOf(word, piece, fetchJson) {
  const forms = await formsOf(word, piece);
  const stems = new Set(
    forms.flatMap(([form, list]) =>
      list.filter((_, i) => i % 2 === 0).map((stem) => (typeof stem === 'string' ? stem : form)),
    ),
  );
  /** @type {Map<number, number>} */
  const found = new Map();
  await Promise.all(
    [...stems].map(async (stem) => {
      const { p } = await piece(stem);
      if (!Object.hasOwn(p, stem)) return;
      const postings = p[stem] ?? (await fetchJson(`search/s/${hexOf(stem)}.json`)) ?? '';
      for (const [entry, weight] of postingsOf(postings)) found.set(entry, Math.max(weight, found.get(entry) ?? 0));
    }),
  );
  return found;
}

const PER_PAGE = 10;

function start() {
  const form = document.getElementById('search');
  const found = document.getElementById('found');
  const list = document.getElementById('hits');
  const more = document.getElementById('more');
  if (!(form instanceof HTMLFormElement) || found === null || list === null || more === null) return;
  const { base = '', home = '', none = '', found: foundWords = '', failed = '' } = form.dataset;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
  /** @type {Map<string, Promise<any>>} */
  const fetched = new Map();
  /** @type {Fetch} */
  const fetchJson = (path) => {
    let answer = fetched.get(path);
    if (answer === undefined) {
      answer = fetch(`${base}${path}`).then((response) => {
        if (response.ok) return response.json();
        if (response.status === 404) return null;
        throw new Error(`${path}: ${response.status}`);
      });
      fetched.set(path, answer);
    }
    return answer;
  };
  /** @type {number[]} */
  let entries = [];
  let shown = 0;
  let asked = 0;

  const showMore = async () => {
    const now = asked;
    const about = await fetchJson('search/index.json');
    const part = entries.slice(shown, shown + PER_PAGE);
    shown += part.length;
    const blocks = await Promise.all(part.map((e) => fetchJson(`search/d/${Math.floor(e / about.block)}.json`)));
    if (now !== asked) return;
    part.forEach((entry, i) => {
      const record = blocks[i]?.[entry];
      if (record !== undefined) list.append(row(record, home));
    });
    more.hidden = shown >= entries.length;
  };

  const search = async () => {
    const now = ++asked;
    const query = input.value.trim();
    list.replaceChildren();
    found.textContent = '';
    more.hidden = true;
    if (query === '') return;
    try {
      const about = await fetchJson('search/index.json');
      if (about === null) throw new Error('search/index.json');
      const hits = await find(query, about, fetchJson);
      if (now !== asked) return;
      entries = hits;
      shown = 0;
      found.textContent = hits.length === 0 ? none : foundWords.replace('{n}', numbers.format(hits.length));
      await showMore();
    } catch {
      if (now === asked) found.textContent = failed;
    }
  };

  form.hidden = false;
  document.getElementById('waiting')?.remove();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set('q', input.value);
    history.replaceState(null, '', address);
    void search();
  });
  more.addEventListener('click', () => void showMore());
  input.value = new URL(location.href).searchParams.get('q') ?? '';
  void search();
}

/**
 * @typedef {Record<string, { title: string, said: string }>} Hits of a published number, by language
 * @param {[page: string, kind: string, title: string, date: string | null, language: string | null, lead: string, hits?: Hits]} record
 * @param {string} home
 */
function row([page, kind, ownTitle, date, language, ownLead, hits], home) {
  const hit = hits?.[document.documentElement.lang];
  const [title, lead] = hit === undefined ? [ownTitle, ownLead] : [hit.title, hit.said];
  const kindWord = document.querySelector(`[data-kind="${CSS.escape(kind)}"]`)?.textContent ?? kind;
  const item = document.createElement('li');
  item.className = 'row';
  const side = element('div', 'row-side', date ?? '');
  side.dir = 'ltr';
  const main = element('div', 'row-main', '');
  const head = element('p', 'row-title', '');
  const link = document.createElement('a');
  link.href = `${home}${page}`;
  link.dir = 'auto';
  if (language !== null) link.lang = language;
  link.textContent = title === '' ? kindWord : title;
  head.append(link);
  const text = element('p', 'row-meta', lead);
  text.dir = 'auto';
  main.append(head, element('p', 'row-meta', kindWord), text);
  item.append(side, main);
  return item;
}

/** @param {string} name @param {string} className @param {string} text */
function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

if (typeof document !== 'undefined') start();
