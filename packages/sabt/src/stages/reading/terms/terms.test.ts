import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fold } from '../fold/fold.ts';
import { queryStems } from './stem.ts';
import { forEachTerm, type Term, terms } from './terms.ts';

const rows = (file: string): [language: string, words: string[]][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language, words] = line.split('\t');
      return [language!, words!.split(' ')];
    });

const mainStem = (word: string, language: string): string => terms(word, language)[0]!.stem;
const mains = (text: string, language: string): string[] =>
  terms(text, language)
    .filter((term) => !term.part)
    .map((term) => term.fold);
const parts = (text: string, language: string): string[] =>
  terms(text, language)
    .filter((term) => term.part)
    .map((term) => term.fold);

test('inflected forms of one word share a stem', () => {
  const split = rows('families.tsv').filter(
    ([language, words]) => new Set(words.map((word) => mainStem(word, language))).size > 1,
  );
  assert.deepEqual(split, []);
});

test('words of different meaning do not share a stem', () => {
  const merged = rows('apart.tsv').filter(([language, [a, b]]) => mainStem(a!, language) === mainStem(b!, language));
  assert.deepEqual(merged, []);
});

test('a query of unknown language has the stem under which each language holds the word', () => {
  for (const [language, words] of rows('families.tsv')) {
    const indexed = mainStem(words[0]!, language);
    for (const word of words)
      assert.ok(queryStems(word).includes(indexed), `${word}: ${queryStems(word).join(' ')} lacks ${indexed}`);
  }
});

test('a query asks for the other words of a verb, which the index keeps apart', () => {
  for (const [word, other, language] of [
    ['evict', 'evictions', 'en'],
    ['interrogated', 'interrogation', 'en'],
    ['detention', 'detained', 'en'],
    ['ربض', 'تربض', 'ar'],
  ] as const) {
    assert.notEqual(mainStem(word, language), mainStem(other, language));
    assert.ok(queryStems(word).includes(mainStem(other, language)), `${word} ${other}`);
  }
});

test('Persian is found however its pieces are spaced', () => {
  const spellings = ['بازداشت‌شدگان', 'بازداشت شدگان', 'بازداشتشدگان'];
  const held = spellings.map((text) => new Set(terms(text, 'fa').flatMap((term) => [term.fold, term.stem])));
  for (const one of held) for (const other of held) assert.ok([...one].some((key) => other.has(key)));
  assert.deepEqual(mains('کتاب‌های خوب', 'fa'), mains('کتابهای خوب', 'fa'));
  assert.deepEqual(parts('کتاب‌های', 'fa'), [fold('کتاب')]);
  assert.deepEqual(parts('می رود و کتاب ها را', 'fa'), [fold('میرود'), fold('کتابها')]);
  assert.deepEqual(parts('کتاب، ها', 'fa'), []);
  assert.deepEqual(parts('هي ها', 'ar'), []);
});

test('hyphens, apostrophes and numbers', () => {
  assert.deepEqual(mains("protester's dogs' Qur’an Sanaʿa O'Brien", 'en'), [
    'protester',
    'dogs',
    'quran',
    'sanaa',
    'obrien',
  ]);
  assert.deepEqual(parts("l'homme", 'fr'), ['homme']);
  assert.deepEqual(mains('anti-government e-mail', 'en'), ['anti', 'government', 'e', 'mail']);
  assert.deepEqual(parts('anti-government e-mail', 'en'), ['antigovernment', 'email']);
  assert.deepEqual(mains('1,500 ۱٬۵۰۰ 1500 12,34 3.5 2019-2020', 'en'), [
    '1500',
    '1500',
    '1500',
    '12',
    '34',
    '3',
    '5',
    '2019',
    '2020',
  ]);
  assert.deepEqual(mains('عام2019م G20', 'ar'), ['عام', '2019', 'م', 'g20']);
  assert.deepEqual(mains('ﷺ', 'ar'), ['صلي', 'الله', 'عليه', 'وسلم']);
  assert.deepEqual(mains('-- \' , "', 'en'), []);
});

test('marks belong to the letter before them, and to its span', () => {
  assert.deepEqual(terms('«كَتَبَ»', 'ar')[0]!.span, [1, 7]);
  assert.deepEqual(terms('می‌روند ', 'fa')[0]!.span, [0, 7]);
});

test('main terms are numbered without gaps and parts stand where their whole does', () => {
  const numbers = terms('خانه‌های anti-war کتاب ها ۱۲', 'fa')
    .filter((term) => !term.part)
    .map((term) => term.position);
  assert.deepEqual(numbers, [0, 1, 2, 3, 4, 5]);
  const joined = terms('خانه‌های anti-war کتاب ها', 'fa')
    .filter((term) => term.part)
    .map((term) => [term.fold, term.position]);
  assert.deepEqual(joined, [
    [fold('خانه'), 0],
    ['antiwar', 1],
    [fold('کتابها'), 3],
  ]);
});

test('without a language each paragraph is read in its own', () => {
  const found = terms(
    'The protesters were arrested in the city.\nمعترضان در خیابان‌های تهران بازداشت شدند.\nواعتقلت الشرطة المتظاهرين في المدينة.',
  );
  const stems = new Set(found.map((term) => term.stem));
  for (const stem of ['protest', 'arrest', fold('معترض'), fold('خیابان'), fold('متظاهر')])
    assert.ok(stems.has(stem), stem);
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0x620, max: 0x6ff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(
      '\u200c',
      "'",
      ',',
      '-',
      ' ',
      '1',
      'a',
      's',
      'ها',
      'می',
      '\u064e',
      '\ud835\udc00',
      '\ud83d',
      'ﷺ',
      '\n',
      '中',
    ),
  ),
  maxLength: 60,
});

test('the span of every term cuts out what folds to it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('ar', 'fa', 'en', 'de', 'und', undefined), (text, language) => {
      const plain = (part: string): string => fold(part).replace(/[',\- ]/g, '');
      let before = -1;
      for (const term of terms(text, language)) {
        const [start, end] = term.span;
        assert.ok(0 <= start && start < end && end <= text.length);
        assert.ok(term.fold.length > 0 && term.stem.length > 0);
        // One character may give several words (ﷺ); of all others the span gives exactly the term.
        assert.ok(plain(text.slice(start, end)).includes(term.fold), JSON.stringify([text.slice(start, end), term]));
        if (!term.part) assert.equal(term.position, ++before);
        else assert.ok(term.position <= before);
      }
    }),
    { numRuns: 2000 },
  );
});

test('the visitor sees what the list holds, and may itself cut texts', () => {
  const text = 'anti-government protests, کتاب‌ها';
  const seen: Term[] = [];
  forEachTerm(text, 'en', (fold, stem, position, start, end, part) => {
    terms('other text');
    seen.push(part ? { fold, stem, span: [start, end], position, part } : { fold, stem, span: [start, end], position });
  });
  assert.deepEqual(seen, terms(text, 'en'));
});

test('a word without end is cut, not kept', () => {
  const long = terms('ا'.repeat(10_000), 'ar');
  assert.ok(long.length > 10 && long.every((term) => term.fold.length <= 120));
});

const seed = new URL('../../../../../../../shared/data/seed-ar.txt', import.meta.url);
test('words that the seed spells otherwise are found in it', {
  skip: existsSync(seed) ? false : 'no ../shared/data',
}, () => {
  const found = new Set(terms(readFileSync(seed, 'utf8')).map((term) => term.fold));
  for (const word of ['مؤتمرات', 'المؤشرات', 'وكراهية', 'الكاره']) assert.ok(found.has(fold(word)), word);
});

const treebanks = new URL('../../../../../../../shared/data/treebanks/', import.meta.url);
/** Share of pairs of forms of one noun or adjective (gold lemma) that share a stem. */
function recallOn(file: string, language: string): number {
  const forms = new Map<string, Set<string>>();
  for (const line of gunzipSync(readFileSync(new URL(file, treebanks)))
    .toString()
    .split('\n')) {
    const [id, form, lemma, tag] = line.split('\t');
    if (!/^\d+$/.test(id ?? '') || (tag !== 'NOUN' && tag !== 'ADJ') || lemma === '_') continue;
    const key = `${fold(lemma!)} ${tag}`;
    forms.set(key, (forms.get(key) ?? new Set()).add(form!));
  }
  let pairs = 0;
  let met = 0;
  for (const set of forms.values()) {
    const stems = [...set].map((form) => terms(form, language)[0]?.stem);
    for (let i = 0; i < stems.length; i++)
      for (let j = i + 1; j < stems.length; j++, pairs++) if (stems[i] === stems[j]) met++;
  }
  return met / pairs;
}
for (const [language, file, least] of [
  ['ar', 'ar_pud-ud-test.conllu.gz', 0.87],
  ['fa', 'fa_seraji-ud-dev.conllu.gz', 0.94],
  ['en', 'en_pud-ud-test.conllu.gz', 0.9],
] as const) {
  test(`forms of one lemma meet in the ${language} treebank`, {
    skip: existsSync(treebanks) ? false : 'no ../shared/data',
  }, (t) => {
    const recall = recallOn(file, language);
    t.diagnostic(`recall ${recall.toFixed(3)}`);
    assert.ok(recall >= least, String(recall));
  });
}
