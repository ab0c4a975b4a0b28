/**
 * Numbers of people as tables give them, as [low, best, high].
 *
 * A stated number is all three. "At least N" and "N+" are [N, N, null]; "up to N" is [null, null, N]; a range
 * is [low, null, high], because a middle that nobody stated is not a best value; "about N" is [null, N, null];
 * sizes in words ("hundreds", "1000s", "عشرات") are the span that the word covers. null bounds are unknown.
 */
export type Count = [low: number | null, best: number | null, high: number | null];

export type CountCell = { count: Count | null } | { unreadable: string };

/** Cells that say that nothing is known. */
const NOTHING =
  /^(?:[-–—?./]+|n\.?\s*\/?\s*a\.?|nan|null|none|nil|unknown|not (?:known|stated|available|reported|specified)|unspecified|k[-.\s]*a\.?|(?:keine|ohne) angaben?|unbekannt|(?:noch )?offen|o\.?\s?a\.?|ohne|nicht (?:bekannt|angegeben|angezeigt)|unbegrenzt|wechselnd|inconnue?s?|غير (?:معروف|محدد|متوفر)|لا يوجد|مجهول|نامشخص|نامعلوم|ندارد)$/i;

const AT_LEAST =
  /^(?:at least|more than|over|min(?:imum|destens|d\.?|\.)?|über|mehr als|au moins|plus de|على الأقل|لا يقل عن|أكثر من|اکثر من|حداقل|دست[\s\u200c]?کم|بیش از|>=?|≥)\s*/i;
const AT_MOST =
  /^(?:at most|up to|less than|under|fewer than|max(?:imum|imal|\.)?|bis(?: zu)?|höchstens|weniger als|jusqu'à|moins de|على الأكثر|أقل من|حداکثر|کمتر از|<=?|≤)\s*/i;
const ABOUT =
  /^(?:estimated(?: (?:at|to be))?|about|around|approx(?:imately|\.)?|roughly|some|nearly|almost|circa|ca\.?|c\.|etwa|rund|ungefähr|environ|près de|حوالي|نحو|قرابة|ما يقارب|تقريبا|حدود|نزدیک به|تقریباً?|در حدود|~|≈|±)\s*/i;
const RANGE = /^(.+?)\s*(?:-|–|—|\.\.+|\bto\b|\bbis\b|\bà\b|\band\b|\bund\b|إلى|الى|حتى|تا|و(?=\s?\d))\s*(.+)$/i;
const BETWEEN = /^(?:between|from|zwischen|von|entre|de|بين|من|بین|از)\s+/i;
/** A noun behind the number: "50 people", "25 شخصا"; not a second number. */
const NOUN = /\s+[^\d\s]+$/u;
const NOUN_WORDS = 3;
/** Longer cells are sentences, not numbers. */
const CELL_UNITS = 120;

/** Orders of magnitude in words; each covers all numbers of its order. */
const ORDERS: [RegExp, number][] = [
  [/^(?:hundreds? of thousands?|hunderttausende?|centaines? de milliers|مئات الآلاف|مئات الالاف|صدها هزار)$/i, 100_000],
  [
    /^(?:tens? of thousands?|zehntausende?|dizaines? de milliers|عشرات الآلاف|عشرات الالاف|ده[\s\u200c]?ها هزار)$/i,
    10_000,
  ],
  [/^(?:thousands?|tausende?|milliers?|mille|آلاف|الاف|هزاران|هزار)$/i, 1_000],
  [/^(?:hundreds?|hunderte?|centaines?|مئات|المئات|صدها|صد)$/i, 100],
  [/^(?:dozens?|tens?|scores?|dutzende?|dizaines?|عشرات|العشرات|ده[\s\u200c]?ها|ده)$/i, 10],
  [/^(?:millions?|millionen|ملايين|میلیون[\s\u200c]?ها|میلیون)$/i, 1_000_000],
];
/** "several thousand": no more than the order of magnitude is said. */
const SEVERAL = /^(?:several|a few|few|many|mehrere|einige|viele|plusieurs|quelques|عدة|بضع|چندین|چند)\s+/i;

function orderOf(text: string): Count | null {
  const written = /^(10{1,8})s$/i.exec(text.replace(/(?<=\d),(?=\d{3})/g, ''));
  if (written !== null) return spanOf(Number(written[1]));
  const word = text.replace(SEVERAL, '');
  for (const [pattern, order] of ORDERS) if (pattern.test(word)) return spanOf(order);
  return null;
}

function spanOf(order: number): Count {
  return [order, null, order * 10 - 1];
}

/** "200 Personen in 120 KFZ", "150 KFZ, 300 TN": the number that stands before a word for people. */
const PEOPLE =
  /([\d][\d.,–-]*)\s*(?:tn\b|teilnehm\p{L}*|personen|menschen|people|persons|participants|protest[eo]rs|demonstrators|personnes|manifestants|نفر|شخص\p{L}*|أشخاص|متظاهر\p{L}*|مشارك\p{L}*|تن(?!\p{L}))/giu;
const VEHICLES = /\d\s*(?:kfz|pkw|fahrzeug|auto|traktor|motorr|cars?\b|vehicle|voiture|سيار|خودرو)/i;
/** "200 in 120 KFZ" */
const IN_VEHICLES = /^(.*\d)\s+in\s+(?:ca\.?\s*)?\d+\s*\p{L}+$/iu;
/** "50 (40 PKWs)" */
const REMARK = /^(.*\d)\s*\([^()]*\)$/;

export function readCount(cell: string): CountCell {
  const text = westernDigits(cell)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  if (text === '' || NOTHING.test(text)) return { count: null };
  const count = text.length > CELL_UNITS ? null : countOf(text);
  return count === null || count.every((bound) => bound === null) ? { unreadable: cell } : { count };
}

function countOf(text: string): Count | null {
  let rest = text;
  for (let words = 0; words <= NOUN_WORDS; words++) {
    const count = countWithoutNoun(rest);
    if (count !== null) return count;
    if (!NOUN.test(rest) || VEHICLES.test(text)) break;
    rest = rest.replace(NOUN, '');
  }
  return amongOthers(text);
}

function countWithoutNoun(text: string): Count | null {
  const number = wholeNumber(text);
  if (number !== null) return [number, number, number];
  const order = orderOf(text);
  if (order !== null) return order;

  const plus = /^(.*\S)\s*\+$/.exec(text);
  const least = plus?.[1] ?? stripped(text, AT_LEAST);
  if (least !== null) {
    const low = countOf(least);
    return low === null ? null : [low[0], low[1] ?? low[0], null];
  }
  const most = stripped(text, AT_MOST);
  if (most !== null) {
    const high = countOf(most);
    return high === null ? null : [null, null, high[2]];
  }
  const about = stripped(text, ABOUT);
  if (about !== null) {
    const best = countOf(about);
    return best === null ? null : best[0] === best[2] ? [null, best[1], null] : best;
  }
  const range = RANGE.exec(text.replace(BETWEEN, ''));
  if (range !== null) {
    const low = wholeNumber(range[1]!) ?? orderOf(range[1]!)?.[0] ?? null;
    const high = wholeNumber(range[2]!) ?? orderOf(range[2]!)?.[2] ?? null;
    if (low !== null && high !== null && low <= high) return low === high ? [low, low, low] : [low, null, high];
  }
  return null;
}

/** A number of people beside numbers of other things, where exactly one is meant. */
function amongOthers(text: string): Count | null {
  const people = [...text.matchAll(PEOPLE)];
  if (people.length === 1) return countOf(people[0]![1]!);
  const before = IN_VEHICLES.exec(text)?.[1] ?? REMARK.exec(text)?.[1];
  return before === undefined ? null : countOf(before);
}

function stripped(text: string, start: RegExp): string | null {
  const rest = text.replace(start, '');
  return rest === text || rest === '' ? null : rest;
}

/** `1,000`, `1.000`, `1 000` and `1'000` are a thousand; `400.0` is what spreadsheets make of 400. */
function wholeNumber(text: string): number | null {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (/^\d{1,3}([.,' \u066c])\d{3}(?:\1\d{3})*$/.test(text)) return Number(text.replace(/\D/g, ''));
  const decimal = /^(\d{1,15})[.,]0{1,2}$/.exec(text);
  return decimal === null ? null : Number(decimal[1]);
}

/** Arabic-Indic and Persian digits as 0–9. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
