/** The words that dates are made of, by language, folded as the texts are. */
import type { Language, Lexeme, Role } from '../types.ts';
import { arabicLexicon } from './arabic.ts';
import type { Lexicon } from './build.ts';
import { latinLexicon } from './latin.ts';
import { persianLexicon } from './persian.ts';

const BORROWED_ROLES: readonly Role[] = ['place', 'group', 'counted', 'label'];

/**
 * What an Arabic text may borrow from Persian and the other way round: names of months that mean nothing else, eras, and
 * the words that keep numbers from being dates.
 */
function borrow(to: Lexicon, from: Lexicon): void {
  for (const [phrase, lexeme] of from.entries) {
    if (to.entries.has(phrase)) continue;
    const months = lexeme.months?.filter((m) => m.need === 'alone');
    const roles = phrase.length > 2 ? BORROWED_ROLES.filter((role) => lexeme.roles?.has(role)) : [];
    const borrowed: Lexeme = {
      ...(months !== undefined && months.length > 0 ? { months } : {}),
      ...(lexeme.era !== undefined && phrase.length > 2 ? { era: lexeme.era } : {}),
      ...(roles.length > 0 ? { roles: new Set(roles) } : {}),
    };
    if (Object.keys(borrowed).length === 0) continue;
    to.entries.set(phrase, borrowed);
    const words = phrase.split(' ');
    to.longest.set(words[0]!, Math.max(words.length, to.longest.get(words[0]!) ?? 1));
  }
}

function load(): Record<Language, Lexicon> {
  const ar = arabicLexicon();
  const fa = persianLexicon();
  const arAlone = arabicLexicon();
  borrow(ar, fa);
  borrow(fa, arAlone);
  return { ar, fa, latin: latinLexicon() };
}

let lexicons: Record<Language, Lexicon> | undefined;

/** Built on first use, so that a program that reads no date does not pay for it. */
export function lexiconOf(language: Language): Lexicon {
  lexicons ??= load();
  return lexicons[language];
}
