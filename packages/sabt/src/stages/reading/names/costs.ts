/**
 * What it costs to read one written sound for another, or to leave one out.
 *
 * Three tables: Latin against Latin (two spellings of one sound), Arabic script against Arabic script (two spellings, or
 * letters that Persian, Urdu and Kurdish speakers pronounce alike), Arabic script against Latin (what a letter is
 * transliterated as; short vowels are not written, so Latin ones may be left out for next to nothing). 0 is "the same",
 * 1 "another sound"; the values were set by hand from the transliteration tables of the languages and then looked at on
 * real lists. Rules are written as lines: a cost, then a group (each pair in it) or "x > y z" (x with each of them).
 */
import { KNOWN_PHONES, PHONES, VOWELS } from './phones.ts';

const SIZE = 256;
const UNLIKE = 1.15;
const VOWEL_FOR_CONSONANT = 1.5;
const AFFIX = 2.5;

/** Latin with Latin. */
const LATIN_RULES = `
0.02 A a
0.02 I i
0.02 U u
0.05 U o
0.05 o u
0.2 a e
0.2 e i
0.25 e I
0.15 i Y
0.1 I Y
0.35 a o
0.4 A o
0.45 a u
0.7 i a
0.7 I a
0.5 A i
0.5 e o
0.5 e u
0.7 i u
0.7 i o
0.8 I U
0.05 a$ a A
0.02 a$ ah$
0.03 e$ eh$
0.08 a$ eh$
0.08 ah$ eh$
0.1 ah$ e$
0.15 eh$ e
0.1 ah$ a A
0.15 ah$ eh$ h
0.8 i$ ah$
0.6 i$ eh$
0.12 e$ a$
0.1 e$ e
0.15 a$ e
0.05 i$ i I Y
0.05 o$ o u U
0.15 o$ W v
0.3 i$ e
0.3 i$ e$
0.8 i$ a$
0.1 W v
0.1 W U
0.15 W u
0.2 W o
0.3 v u
0.3 v U
0.35 v o
0.1 h h$
0.1 h h+
0.5 f v
0.5 b p
0.7 p f
0.08 q gh
0.2 q k
0.25 q g
0.15 g gh
0.3 gh k
0.6 g k
0.35 kh k
0.35 kh h
0.45 kh ch
0.7 kh gh
0.6 kh q
0.5 kh g
0.25 ch sh
0.4 j ch
0.3 j g
0.15 j zh
0.4 j Y
0.3 j c
0.4 zh z
0.5 zh sh
0.5 zh g
0.1 c k
0.4 c s
0.3 c ch
0.4 c z
0.4 s z
0.6 s sh
0.5 s t
0.4 z d
0.6 t d
0 d d+
0.8 m n
`;

/** Arabic script with Arabic script. */
const ARABIC_RULES = `
0.6 س ش
0.6 ب ت ث ن
0.6 ج ح خ
0.6 ر ز
0.6 ط ظ
0.6 ع غ
0.6 ف ق
0.6 ص ض
0.05 ^ا ا ا$
0.1 ^آ ^ا ا
0.5 ^آ ^ع ع
0.1 ي$ ي
0.15 ي$ ا$
0.35 ي$ ا
0.15 ه$ ه
0 و و+
0.3 ه$ ت
0.3 ه$ ا$
0.25 ك گ
0.6 ك ق
0.45 غ ق
0.6 گ ق
0.5 گ غ
0.5 گ ج
0.4 ج چ
0.4 ج ژ
0.5 ز ژ
0.45 ب پ
0.7 پ ف
0.7 ف و
0.7 ب و
0.3 ذ ز
0.35 ذ د
0.4 ذ ظ
0.4 ض ظ
0.4 ض ز
0.4 ظ ز
0.5 ض د
0.4 ث س
0.5 ث ت
0.5 ص س
0.5 ط ت
0.6 ح ه
0.7 ح خ
0.7 چ ش
0.7 س ش
0.6 ع ا
0.02 ع ^ع
0.5 ^ع ^ا
0.6 ^ع ا
0.8 م ن
`;

/** Arabic script with Latin. */
const CROSS_RULES = `
0 ^ا > a e i o u A
0 ^آ > a A
0.35 ^آ > e o
0.7 ^آ > i u
0.1 ^ا > U I
0 ا > a A
0.1 ا > a$
0.3 ا > e
0.4 ا > o
0.6 ا > i u U
0 ا$ > a$ A a
0.15 ا$ > e$ e
0.05 ا$ > ah$
0.2 ا$ > eh$
0.4 ا$ > o
0.03 ع > a e i o u A
0.1 ع > I U a$ e$ ah$ eh$
0.3 ع > Y
0.03 ^ع > a e i o u A I U
0 و > U u W v
0 و+ > W v
0.05 و > o o$
0.6 و > f
0.9 و > a
0 ي > I i Y
0.05 ي > i$
0.3 ي > e
0.8 ي > a j
0 ي$ > i$ I
0.05 ي$ > i Y
0.3 ي$ > a$ ah$
0.5 ي$ > eh$
0.2 ي$ > A a
0.35 ي$ > e$ e
0 ه$ > h h$ ah$ eh$
0.04 ه$ > a$ e$
0.1 ه$ > a e
0.2 ه$ > t
0.5 ه$ > A
0.3 ه$ > o$
0 ه > h h$ h+
0 ب > b
0.5 ب > p v
0 پ > p
0.4 پ > b f
0 ت > t
0.8 ت > d
0.1 ث > t
0.1 ث > s
0 ج > j
0.3 ج > g
0.15 ج > c zh
0.7 ج > ch z
0.45 ج > Y
0 چ > ch
0.15 چ > c
0.5 چ > sh j
0 ح > h h$ h+
0.08 ح > ah$ eh$
0.5 ح > kh
0 خ > kh
0.25 خ > k ch
0.5 خ > h
0.5 خ > gh
0 د > d d+
0.6 د > t
0.1 ذ > d z
0.15 ذ > t
0.3 ذ > s
0 ر > r
0 ز > z
0.7 ز > s zh
0 ژ > zh
0.1 ژ > j
0.25 ژ > z g
0 س > s
0.2 س > c
0.8 س > z
0.5 س > sh
0 ش > sh
0.12 ش > ch
0.6 ش > s
0 ص > s
0.7 ص > z c
0.03 ض > d z
0 ط > t
0.9 ط > d
0.05 ظ > z
0.15 ظ > d
0 غ > gh
0.1 غ > g
0.3 غ > q
0.6 غ > kh k r
0 ف > f
0.6 ف > v p
0 ق > q gh
0.1 ق > k g
0.2 ق > c
0.45 ق > kh
0 ك > k
0.1 ك > c
0.35 ك > q ch
0.5 ك > g
0.5 ك > kh
0 گ > g
0.1 گ > gh
0.4 گ > k j
0 ل > l
0 م > m
0 ن > n
0.8 م > n
0.8 ن > m
`;

/** Left out (present on one side only), by table. Everything else costs 1. */
const LATIN_OMISSIONS =
  '0.45 ^e ^i|0.7 ^a ^o ^u|0.3 e|0.33 a o u|0.42 i|0.6 A U I|0.45 Y|0.5 W|1.5 a$|0.6 e$|1.5 i$ o$|1.5 ah$ eh$|0.05 h+|0.12 h$|0.2 d+|0.7 h|0.6 v';
const ARABIC_OMISSIONS = '0.55 ا|0.35 ^ا|0.6 ^آ|0.8 ا$|0.5 ع|0.7 ^ع|0.3 و+|0.75 و|0.8 ي|1.3 ي$|1.3 ه$|0.7 ه';
const CROSS_OMISSIONS =
  '0.05 e|0.2 a|0.15 o|0.25 i|0.2 u|0.35 A|0.5 U|0.55 I|0.5 Y|0.8 ^a ^o ^u|0.6 ^e ^i|0.5 W|1.4 ah$ eh$|0.05 h+|0.3 h$|0.2 d+|0.7 h|1.4 a$|0.4 e$|1.4 i$ o$|' +
  '0.55 ا|0.3 ^ا|0.8 ^آ|0.8 ا$|0.03 ع|0.5 ^ع|0.1 و+|0.7 و|0.75 ي|1.3 ي$|0.9 ه$|0.8 ه';

/** Costs of reading one phone for another (`swap`, by a × 256 + b) and of leaving one out (`omit`). */
export interface CostTable {
  swap: Float64Array;
  omit: Float64Array;
}

function build(rules: string, omissions: string): CostTable {
  const swap = new Float64Array(SIZE * SIZE).fill(UNLIKE);
  const omit = new Float64Array(SIZE).fill(1);
  const isVowelLike = (phone: number): boolean => VOWELS.has(phone);
  for (let a = 0; a < KNOWN_PHONES; a++) {
    for (let b = 0; b < KNOWN_PHONES; b++)
      if (isVowelLike(a) !== isVowelLike(b)) swap[a * SIZE + b] = VOWEL_FOR_CONSONANT;
  }
  for (const [name, phone] of PHONES) {
    if (!name.startsWith('<')) continue;
    for (let other = 0; other < SIZE; other++) swap[phone * SIZE + other] = swap[other * SIZE + phone] = AFFIX;
    omit[phone] = name === '<abu>' || name === '<umm>' ? 1.5 : AFFIX;
  }
  for (let phone = 0; phone < SIZE; phone++) swap[phone * SIZE + phone] = 0;
  const set = (a: string, b: string, cost: number): void => {
    const x = PHONES.get(a)!;
    const y = PHONES.get(b)!;
    swap[x * SIZE + y] = swap[y * SIZE + x] = x === y ? 0 : cost;
  };
  for (const line of rules.trim().split('\n')) {
    const [cost, ...phones] = line.split(' ');
    const one = phones[1] === '>' ? [phones[0]!] : phones;
    for (const a of one) for (const b of phones[1] === '>' ? phones.slice(2) : phones) set(a, b, Number(cost));
  }
  // A vowel at the beginning reads like any other; only leaving it out is dearer, since all scripts write it.
  for (const vowel of 'aeiou') {
    const initial = PHONES.get(`^${vowel}`)!;
    const medial = PHONES.get(vowel)!;
    for (let other = 0; other < SIZE; other++)
      swap[initial * SIZE + other] = swap[other * SIZE + initial] = swap[medial * SIZE + other]!;
    swap[initial * SIZE + medial] = swap[medial * SIZE + initial] = 0;
    swap[initial * SIZE + initial] = 0;
  }
  for (const a of 'aeiou') {
    for (const b of 'aeiou') {
      // a and e differ more where they are stressed to begin with: Arshad, Ershad.
      const cost = swap[PHONES.get(a)! * SIZE + PHONES.get(b)!]! * (a + b === 'ae' || a + b === 'ea' ? 1.5 : 1);
      swap[PHONES.get(`^${a}`)! * SIZE + PHONES.get(`^${b}`)!] = cost;
    }
  }
  for (const line of omissions.split('|')) {
    const [cost, ...phones] = line.split(' ');
    for (const phone of phones) omit[PHONES.get(phone)!] = Number(cost);
  }
  return { swap, omit };
}

export const LATIN_COSTS: CostTable = build(LATIN_RULES, LATIN_OMISSIONS);
export const ARABIC_COSTS: CostTable = build(ARABIC_RULES, ARABIC_OMISSIONS);
export const CROSS_COSTS: CostTable = build(CROSS_RULES, CROSS_OMISSIONS);

const WIDTH = 128;
let above = new Float64Array(WIDTH);
let row = new Float64Array(WIDTH);

/**
 * Cheapest way to read `a` as `b` (weighted Levenshtein distance, Wagner and Fischer 1974). Stops, answering Infinity,
 * once nothing at or under `limit` can come out. Both sequences must be shorter than 128.
 */
export function readingCost(a: Uint8Array, b: Uint8Array, table: CostTable, limit: number): number {
  const { swap, omit } = table;
  const n = b.length;
  above[0] = 0;
  for (let j = 0; j < n; j++) above[j + 1] = above[j]! + omit[b[j]!]!;
  for (let i = 0; i < a.length; i++) {
    const phone = a[i]!;
    const base = phone * SIZE;
    const omitA = omit[phone]!;
    let least = above[0]! + omitA;
    row[0] = least;
    for (let j = 0; j < n; j++) {
      const other = b[j]!;
      let cost = above[j]! + swap[base + other]!;
      const withoutA = above[j + 1]! + omitA;
      if (withoutA < cost) cost = withoutA;
      const withoutB = row[j]! + omit[other]!;
      if (withoutB < cost) cost = withoutB;
      row[j + 1] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    const spare = above;
    above = row;
    row = spare;
  }
  return above[n]!;
}
