/** The commonest words of the languages, which say nothing by themselves. */
import { fold } from '../fold/fold.ts';
import { ARABIC_SCRIPT_WORDS, CYRILLIC_WORDS, LATIN_WORDS } from './evidence.ts';

let commonest: ReadonlySet<string> | null = null;

/** Of a folded word: whether it is among the commonest of some language (in, که, من); the lists are those of `evidence.ts`. */
export function isCommonestWord(word: string): boolean {
  commonest ??= new Set(
    [ARABIC_SCRIPT_WORDS, LATIN_WORDS, CYRILLIC_WORDS]
      .flatMap((lists) => Object.values(lists))
      .flatMap((list) => list.split(/\s+/))
      .map(fold),
  );
  return commonest.has(word);
}
