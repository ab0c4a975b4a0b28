/**
 * Names in part: whoever withholds “Nasrin Qaderi” means the person, and the record may call her “Qaderi, Nasrin”, “Ms Qaderi”
 * or nasrin.q as well. Each word of a name may be somebody else's too, so what says one takes nothing along; it is told.
 */
import { isInitial, isKnownName, runsOf } from './neighbours.ts';
import { type Around, standsSmall } from './telling.ts';

/** Words up to which a text may be a name; what is longer is looked through for names elsewhere (`telling.ts`). */
const MOST_WORDS = 6;
/** Letters without which a word is no name that could be recognised by itself. */
const LEAST = 3;

/**
 * Of texts that may be names of several words those words that are names by themselves, as capitals or the lists of names tell;
 * a family name also without its article.
 */
export function partsOfNames(texts: readonly string[], around: Around): string[] {
  const parts = new Set<string>();
  for (const text of texts) {
    const spaced = text.replaceAll('_', ' ');
    const words = runsOf(spaced).flatMap((run) => run.map(({ word }) => word));
    if (words.length < 2 || words.length > MOST_WORDS) continue;
    const isTag = !/\p{Lu}/u.test(spaced);
    for (const word of words.filter((one) => isName(one, isTag, around))) {
      parts.add(word);
      const bare = word.replace(/^ال/u, '');
      if (bare.length >= LEAST) parts.add(bare);
    }
  }
  return [...parts];
}

function isName(word: string, isTag: boolean, { texts }: Around): boolean {
  if (isInitial(word) || word.length < LEAST) return false;
  if (!/[\p{Lu}\p{Ll}]/u.test(word)) return isKnownName(word);
  if (isKnownName(word)) return isTag || /^\p{Lu}/u.test(word);
  // a tag or an address is written small whatever it says
  const prose = texts.filter((text) => /\s\S+\s/.test(text));
  return /^\p{Lu}/u.test(word) && !standsSmall(word, prose);
}
