/** How a text is taken up to be read: in which language, and a long one piece by piece. */
import { detectLanguage } from '../../reading/index.ts';
import { PATTERN_LANGUAGES, type PatternLanguage } from './pattern-file.ts';

/** Null where there are no patterns of the language. */
export function languageRead({
  text,
  language,
}: {
  text: string;
  language?: string | undefined;
}): PatternLanguage | null {
  const named = language ?? detectLanguage(text).language;
  return PATTERN_LANGUAGES.find((one) => one === named) ?? null;
}

/** Longer texts are read in pieces, so that the time taken grows with the length and not with its square. UTF-16 units. */
const PIECE = 16_000;

/** Where the pieces of a text begin: at a paragraph, else after a sentence, else after a word. */
export function piecesOf(text: string): number[] {
  const starts = [0];
  for (let at = PIECE; at < text.length; at = starts.at(-1)! + PIECE) {
    const least = starts.at(-1)! + PIECE / 2;
    const cut = ['\n', '. ', ' '].map((mark) => text.lastIndexOf(mark, at)).find((found) => found > least);
    starts.push(cut === undefined ? at : cut + 1);
  }
  return starts;
}
