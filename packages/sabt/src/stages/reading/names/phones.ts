/**
 * Sounds as written: a name's letters as a sequence of small numbers that costs.ts can weigh against one another.
 *
 * Arabic-script letters and Latin letter groups keep numbers of their own (ق is neither q nor gh), because what one may
 * stand for in the other is not a class but a relation: ق is q, gh, g, k or nothing; j is ج, but in German ی. Where a
 * letter's value hangs on its place it gets a number for the place: vowels at either end, heh at the end.
 * Affixes that every language writes otherwise (Abd al-, -allah, al-Din, Abu) are one number each.
 */

const LATIN =
  '^a ^e ^i ^o ^u a e i o u A I U Y W a$ e$ i$ o$ ah$ eh$ b p t d d+ j zh ch sh s z k q g gh kh h h+ h$ f v l r m n c th dh';
const ARABIC = '^ا ^آ ^ع ا ا$ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ك گ ل م ن و و+ ه ه$ ي ي$';
const AFFIXES = '<abd> <abu> <umm> <din> <allah>';

/** Numbers of all known phones by their written form. */
export const PHONES: ReadonlyMap<string, number> = new Map(
  `${LATIN} ${ARABIC} ${AFFIXES}`.split(' ').map((phone, at) => [phone, at]),
);
export const KNOWN_PHONES = PHONES.size;
/** Letters of other scripts, and Arabic ones not listed, lie from here to 255: equal to themselves, else unlike. */
const FIRST_OTHER = 128;
/** Longest sequence of phones kept. */
export const MAX_PHONES = 40;

export type Script = 'latin' | 'arabic' | 'other';

const numberOf = (phone: string): number => PHONES.get(phone)!;

export const VOWELS: ReadonlySet<number> = new Set(
  '^a ^e ^i ^o ^u a e i o u A I U Y W a$ e$ i$ o$ ah$ eh$'.split(' ').map(numberOf),
);

function otherPhone(unit: number): number {
  return FIRST_OTHER + (unit % (256 - FIRST_OTHER));
}

/** Letters of Urdu, Pashto, Kurdish and Ottoman as the nearest of ours. */
const NEAR_ARABIC: Record<string, string> = {
  ٹ: 'ت',
  ڈ: 'د',
  ڑ: 'ر',
  ړ: 'ر',
  ڕ: 'ر',
  ڵ: 'ل',
  ټ: 'ت',
  ډ: 'د',
  ځ: 'ز',
  څ: 'س',
  ږ: 'ژ',
  ښ: 'ش',
  ڼ: 'ن',
  ڭ: 'گ',
};

function arabicPhones(text: string): number[] {
  const letters = text.replace(/ء/g, '').replace(/وو/g, 'و').replace(/يي+/g, 'ي');
  const out: number[] = [];
  const end = letters.length - 1;
  for (let i = 0; i <= end && out.length < MAX_PHONES; i++) {
    const letter = NEAR_ARABIC[letters[i]!] ?? letters[i]!;
    let phone = letter;
    if (letter === 'ا' && i === 0 && letters[1] === 'ا') {
      phone = '^آ';
      i++;
    } else if (letter === 'ع' && i === 0 && end > 0) phone = '^ع';
    else if (letter === 'و' && letters[i - 1] === 'خ' && letters[i + 1] === 'ا') phone = 'و+';
    else if (letter === 'ا') phone = i === 0 ? '^ا' : i === end ? 'ا$' : 'ا';
    else if (i === end && i > 0 && (letter === 'ه' || letter === 'ي')) phone = `${letter}$`;
    out.push(PHONES.get(phone) ?? otherPhone(letter.charCodeAt(0)));
  }
  return out;
}

/** Latin groups, longest first; what a letter makes before a vowel or at the end is decided in `latinPhones`. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['dsch', ['j']],
  ['dzh', ['j']],
  ['tsch', ['ch']],
  ['sch', ['sh']],
  ['tch', ['ch']],
  ['kh', ['kh']],
  ['gh', ['gh']],
  ['sh', ['sh']],
  ['ch', ['ch']],
  ['zh', ['zh']],
  ['dj', ['d+', 'j']],
  ['ph', ['f']],
  ['ck', ['k']],
  ['th', ['t', 'h+']],
  ['dh', ['d', 'h+']],
  ['qu', ['k']],
  ['oo', ['U']],
  ['uu', ['U']],
  ['ee', ['I']],
  ['ii', ['i', 'I']],
  ['iy', ['I']],
  ['yi', ['I']],
  ['aa', ['A']],
  ['x', ['kh']],
  ['w', ['W']],
];

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter);

function latinPhones(text: string): number[] {
  const out: number[] = [];
  const push = (phone: string): void => {
    const number = numberOf(phone);
    // Doubled consonants are a habit of spelling; doubled vowels are groups already.
    if (out.at(-1) === number) return;
    out.push(number);
  };
  const letters = text.replace(/y{2,}/g, 'y').replace(/'+$/, '');
  const length = letters.length;
  let i = 0;
  while (i < length && out.length < MAX_PHONES) {
    const letter = letters[i]!;
    const next = letters[i + 1];
    if (letter === 'o' && next === 'u') {
      push(isVowel(letters[i + 2]) ? 'W' : i + 2 === length ? 'o$' : 'U');
      i += 2;
      continue;
    }
    if (letter === 'g' && next === 'u' && (letters[i + 2] === 'e' || letters[i + 2] === 'i')) {
      push('g');
      i += 2;
      continue;
    }
    const group = GROUPS.find(([written]) => letters.startsWith(written, i));
    if (group !== undefined) {
      const atEnd = i + group[0].length === length;
      for (const phone of group[1]) push(atEnd && phone === 'I' ? 'i$' : atEnd && phone === 'U' ? 'o$' : phone);
      i += group[0].length;
      continue;
    }
    const previous = letters[i - 1];
    const last = i === length - 1 && i > 0;
    if (letter === 'y') push(last ? 'i$' : isVowel(next) || isVowel(previous) || i === 0 ? 'Y' : 'i');
    else if (letter === 'i' && i > 0)
      push(last ? 'i$' : previous === 'a' || previous === 'e' || previous === 'o' ? 'Y' : 'i');
    else if (last && isVowel(letter)) push(letter === 'u' ? 'o$' : `${letter}$`);
    else if (
      (letter === 'a' || letter === 'e') &&
      next === 'h' &&
      i === length - 2 &&
      !/(?:[sk]h|g)ah$/.test(letters)
    ) {
      push(`${letter}h$`);
      break;
    } else if (letter === 'h' && last && previous === 'a') push('h$');
    else if (i === 0 && isVowel(letter)) push(`^${letter}`);
    else if (PHONES.has(letter)) push(letter);
    i++;
  }
  return out;
}

/** The phones of a token's folded letters (apostrophes may stand between Latin ones). */
export function phonesOf(text: string, script: Script): number[] {
  if (script === 'arabic') return arabicPhones(text);
  if (script === 'latin') return latinPhones(text);
  return [...text].slice(0, MAX_PHONES).map((letter) => otherPhone(letter.codePointAt(0)!));
}
