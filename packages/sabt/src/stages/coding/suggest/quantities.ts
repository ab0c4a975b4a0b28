/**
 * Numbers of people in running text as [low, best, high], with the tokens they stand in: "at least 12", "between 20 and
 * 30", "tens of thousands", «ما لا يقل عن خمسة عشر», «صدها».
 *
 * A stated number is the best value and its own bounds; "at least N" is [N, N, null]; "up to N" [null, N, N]; "about N" is
 * [null, N, null]; a span and an order of magnitude have bounds and no best value, because nobody stated one.
 */
import { QUANTITY_WORDS, type QuantityWords } from './quantity-words.ts';
import type { Token, TokenisedText } from './tokens.ts';

export type Count = [low: number | null, best: number | null, high: number | null];

export interface Quantity {
  /** Tokens [from, to), bounding words included. */
  from: number;
  to: number;
  /** Where the number itself begins. */
  number: number;
  count: Count;
  /** The plain number, where it is one. */
  value: number | null;
}

const DIGITS = /^\d{1,9}$/;
const BIG = 1000;

export function findQuantities({ tokens, language }: TokenisedText): Quantity[] {
  const words = QUANTITY_WORDS[language as keyof typeof QUANTITY_WORDS] ?? QUANTITY_WORDS.en;
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const quantity = quantityAt(tokens, at, words);
    if (quantity === null) at++;
    else {
      found.push(quantity);
      at = quantity.to;
    }
  }
  return found;
}

interface Plain {
  to: number;
  count: Count;
  value: number | null;
}

function quantityAt(tokens: readonly Token[], at: number, words: QuantityWords): Quantity | null {
  const bounds = [
    { phrases: words.atLeast, made: ([low, best]: Count): Count => [low ?? best, best ?? low, null] },
    { phrases: words.atMost, made: ([, best, high]: Count): Count => [null, best ?? high, high ?? best] },
    {
      phrases: words.about,
      made: ([low, best, high]: Count): Count => (low === high ? [null, best, null] : [low, best, high]),
    },
  ];
  for (const { phrases, made } of bounds) {
    for (const phrase of phrases) {
      if (!phrase.every((word, i) => tokens[at + i]?.fold === word)) continue;
      const number = at + phrase.length;
      const plain = span(tokens, number, words);
      if (plain !== null) return { from: at, to: plain.to, number, count: made(plain.count), value: plain.value };
    }
  }
  if (words.between.has(tokens[at]!.fold)) {
    const two = span(tokens, at + 1, words);
    if (two !== null && two.value === null) return { from: at, number: at + 1, ...two };
  }
  const plain = span(tokens, at, words);
  if (plain === null) return null;
  const lower = plain.value !== null && isLowerBound(tokens, plain.to, words);
  return { from: at, number: at, ...plain, ...(lower ? { count: [plain.value, plain.value, null] as Count } : {}) };
}

/** Words that may stand between a number and the "at least" behind it: "five soldiers at least". */
const COUNTED_WORDS = 2;

function isLowerBound(tokens: readonly Token[], at: number, words: QuantityWords): boolean {
  const { clause } = tokens[at - 1]!;
  for (let from = at; from <= at + COUNTED_WORDS; from++) {
    const end = words.orMore.find((phrase) =>
      phrase.every((word, i) => tokens[from + i]?.fold === word && tokens[from + i]?.clause === clause),
    );
    // before another number it bounds that one
    if (end !== undefined) return numberAt(tokens, from + end.length, words) === null;
  }
  return false;
}

/** A number, or two joined by a word for "to". */
function span(tokens: readonly Token[], at: number, words: QuantityWords): Plain | null {
  const low = numberAt(tokens, at, words);
  if (low === null || low.value === null) return low;
  const link = tokens[low.to];
  if (link === undefined || link.sentence !== tokens[at]!.sentence) return low;
  const before = tokens[at - 1];
  const joins =
    words.to.has(link.fold) || (words.and.has(link.fold) && before !== undefined && words.between.has(before.fold));
  const high = numberAt(tokens, joins ? low.to + 1 : low.to, words);
  const dash = !joins && tokens[low.to]!.start === tokens[low.to - 1]!.end + 1 && DIGITS.test(link.fold);
  if (high === null || high.value === null || (!joins && !dash) || high.value <= low.value) return low;
  return { to: high.to, count: [low.value, null, high.value], value: null };
}

function numberAt(tokens: readonly Token[], at: number, words: QuantityWords): Plain | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const order = orderAt(tokens, at, words);
  if (order !== null) return order;
  let to = at;
  let total = 0;
  let current = 0;
  let seen = false;
  for (let i = at; i < tokens.length && tokens[i]!.sentence === first.sentence; ) {
    const value = numberIn(tokens[i]!, words, seen);
    if (value === null) break;
    if (value >= BIG && value % BIG === 0 && seen && !DIGITS.test(tokens[i]!.fold)) {
      total += Math.max(current, 1) * value;
      current = 0;
    } else if (value === 100 && current > 0 && current < 10) current *= 100;
    else if (seen && DIGITS.test(tokens[i]!.fold)) break;
    else current += value;
    seen = true;
    to = ++i;
    if (tokens[i] !== undefined && words.and.has(tokens[i]!.fold) && tokens[i + 1] !== undefined) {
      const next = numberIn(tokens[i + 1]!, words, true);
      if (next !== null && !DIGITS.test(tokens[i + 1]!.fold) && next < (current || total)) i++;
      else break;
    }
  }
  if (!seen) return null;
  const value = total + current;
  return { to, count: [value, value, value], value };
}

/** The value of one word; after the first an Arabic word may have و before it. */
function numberIn({ fold, keys }: Token, words: QuantityWords, follows: boolean): number | null {
  if (DIGITS.test(fold)) return Number(fold);
  const own = words.numbers.get(fold);
  if (own !== undefined) return own;
  if (follows && fold.startsWith('و')) return words.numbers.get(fold.slice(1)) ?? null;
  for (const prefix of ['ال', 'ب', 'ل', 'لل']) {
    if (fold.startsWith(prefix) && keys.length > 1) {
      const bare = words.numbers.get(fold.slice(prefix.length));
      if (bare !== undefined && bare > 2) return bare;
    }
  }
  return null;
}

/** "dozens", "tens of thousands", "several thousand". */
function orderAt(tokens: readonly Token[], at: number, words: QuantityWords): Plain | null {
  let i = at;
  let order = 1;
  if (words.several.has(tokens[i]!.fold)) {
    const many = tokens[i + 1] === undefined ? null : numberIn(tokens[i + 1]!, words, false);
    if (many === null || many < 100) return null;
    order = many;
    i += 2;
  } else {
    const first = words.orders.get(tokens[i]!.fold);
    if (first === undefined) return null;
    order = first;
    i++;
    if (tokens[i] !== undefined && words.of.has(tokens[i]!.fold)) {
      const next = words.orders.get(tokens[i + 1]?.fold ?? '');
      if (next !== undefined && next > order) {
        order *= next;
        i += 2;
      }
    } else {
      const next =
        tokens[i] === undefined ? undefined : (words.orders.get(tokens[i]!.fold) ?? words.numbers.get(tokens[i]!.fold));
      if (next !== undefined && next >= BIG && next > order) {
        order *= next;
        i++;
      }
    }
  }
  return { to: i, count: [order, null, order * 10 - 1], value: null };
}
