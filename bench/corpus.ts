/**
 * Invented documents for measurements: the same for the same number, on every machine. Words are made of syllables of
 * Arabic, Persian and English spelling; how often each occurs follows Zipf and Mandelbrot, p(r) ~ 1 / (r + 2.7), over
 * 120,000 words a language, so the most frequent stand in nearly every document of their language and most in very few.
 */
const WORDS_PER_LANGUAGE = 120_000;
const TABLE_BITS = 21;
const OFFSET = 2.7;

export interface BenchDocument {
  num: number;
  language: 'ar' | 'fa' | 'en';
  title: string;
  text: string;
  source: number;
  /** Days since 1970. */
  day: number;
  year: number;
}

/** Mulberry32: small, even enough, and seeded. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const LETTERS = {
  ar: ['ا', 'ل', 'م', 'ن', 'ر', 'ت', 'ب', 'ع', 'د', 'س', 'ح', 'ك', 'ف', 'ق', 'ج', 'ش', 'ص', 'خ', 'ط', 'ي', 'و', 'ه'],
  fa: ['ا', 'ر', 'ن', 'د', 'م', 'ی', 'ت', 'س', 'ک', 'ب', 'ش', 'ه', 'گ', 'پ', 'خ', 'ز', 'و', 'ف', 'چ', 'ل', 'ج'],
  en: ['a', 'e', 'i', 'o', 'r', 'n', 't', 's', 'l', 'd', 'm', 'c', 'p', 'b', 'h', 'g', 'v', 'k', 'u', 'f'],
};

export type BenchLanguage = keyof typeof LETTERS;

function vocabulary(language: BenchLanguage): string[] {
  const letters = LETTERS[language];
  const next = random(language.charCodeAt(0) * 7919);
  const words = new Set<string>();
  while (words.size < WORDS_PER_LANGUAGE) {
    const length = 2 + Math.floor(Math.log10(words.size + 10) + next() * 4);
    let word = '';
    for (let i = 0; i < length; i++) word += letters[Math.floor(next() ** 1.6 * letters.length)];
    words.add(word);
  }
  return [...words];
}

function zipfTable(): Uint32Array {
  const size = 1 << TABLE_BITS;
  const table = new Uint32Array(size);
  let sum = 0;
  for (let rank = 0; rank < WORDS_PER_LANGUAGE; rank++) sum += 1 / (rank + OFFSET);
  let at = 0;
  let reached = 0;
  for (let rank = 0; rank < WORDS_PER_LANGUAGE && at < size; rank++) {
    reached += 1 / (rank + OFFSET) / sum;
    while (at < size && at < reached * size) table[at++] = rank;
  }
  table.fill(WORDS_PER_LANGUAGE - 1, at);
  return table;
}

export class Corpus {
  readonly words: { [language in BenchLanguage]: string[] } = {
    ar: vocabulary('ar'),
    fa: vocabulary('fa'),
    en: vocabulary('en'),
  };
  private readonly table = zipfTable();
  private readonly wordsPerDocument: number;

  constructor(wordsPerDocument = 150) {
    this.wordsPerDocument = wordsPerDocument;
  }

  document(num: number): BenchDocument {
    const next = random(num + 1);
    const pick = next();
    const language = pick < 0.5 ? 'ar' : pick < 0.8 ? 'fa' : 'en';
    const words = this.words[language];
    const draw = (): string => words[this.table[(next() * (1 << TABLE_BITS)) >>> 0]!]!;
    const title = `${draw()} ${draw()} ${draw()} ${draw()}`;
    let text = draw();
    for (let i = 5; i < this.wordsPerDocument; i++) text += (i % 17 === 0 ? '. ' : ' ') + draw();
    const day = 14_600 + Math.floor(next() * 5_900);
    const year = new Date(day * 86_400_000).getUTCFullYear();
    return { num, language, title, text, source: Math.floor(next() ** 2 * 200), day, year };
  }
}
