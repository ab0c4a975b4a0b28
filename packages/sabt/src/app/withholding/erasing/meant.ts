/*
 * What is meant by the paths that somebody names. A span of a text means its words, and the value of a whole field is words as
 * well. Of these
 *   - some stand for one thing (`telling.ts`): what repeats them goes with them, in the record and in what was made of it;
 *   - a name of one word that was named as a whole field, and that is short or said by many, goes from the record itself, and
 *     in what was made of it is told: there it may be somebody else's;
 *   - what repeats the others is told, and left; so are the names within a passage or a field that was named as a whole, and, in the
 *     record and in what was made of it, the words of a name one by one.
 */
import { type Json, TEXT_PATHS } from '../../../model/records.ts';
import type { App } from '../../app.ts';
import { shortOf } from '../saying.ts';
import { isPassage } from '../text-passages.ts';
import { isAt } from './losses.ts';
import { partsOfNames } from './parts-of-names.ts';
import { isMark, SHORTEST, soughtOf, textsIn } from './quoting.ts';
import { spanOf, spokenIn } from './span.ts';
import { type Around, isCode, isCommon, isPlainWord, isTelling, namesWithin } from './telling.ts';

/** UTF-16 units of a span, or of passages together, that are looked through for the names in them. */
const LONGEST_READ = 20_000;

export interface Meant {
  /** What repeats these goes along. */
  sure: string[];
  /** What repeats these in the record itself goes along; elsewhere it is told. */
  own: string[];
  /** What repeats these is told, and left. */
  unsure: string[];
  /** Words of names: what says one, in the record or in what was made of it, is told, and left. */
  parts: string[];
  /** All that was named, as far as it is words that others may say. */
  all: string[];
}

/** `typed`: words that were named by themselves. */
export function meantBy(
  asked: readonly string[],
  values: readonly { path: string; value: Json }[],
  around: Around,
  app: App,
  typed: readonly string[] = [],
): Meant {
  const spoken = spokenIn(asked, values);
  const within = spoken.map((words) => namesWithin(words.slice(0, LONGEST_READ), around, app));
  const sure = [...spoken.filter((words) => isTelling(words, around, app)), ...within.flatMap((names) => names.sure)];
  const left = [...spoken, ...within.flatMap((names) => names.unsure)].filter((words) => !sure.includes(words));
  const whole = asked.filter((path) => spanOf(path) === null);
  const named = values.filter(({ path }) => !isMark(path) && whole.some((one) => isAt(path, one)));
  const passages = named.flatMap(({ path, value }) =>
    isPassage(path) && whole.includes(path) ? [value as string] : [],
  );
  const isAnybodys = (word: string): boolean =>
    /^[^\s]*\p{L}[^\s]*$/u.test(word) && !isCode(word) && (word.length < SHORTEST || isCommon(word, app));
  const single = shortOf(named.flatMap(({ value }) => textsIn(value))).filter(isAnybodys);
  const fields = named.flatMap(({ path, value }) =>
    typeof value === 'string' && !TEXT_PATHS.includes(path.split('/')[0]!) ? [value.trim()] : [],
  );
  const inNamed = namesWithin([...passages, ...fields].join('\n.\n').slice(0, LONGEST_READ), around, app);
  const own = single.filter((word) => fields.includes(word) && !isPlainWord(word, around));
  const sought = shortOf(named.filter(({ path }) => !TEXT_PATHS.includes(path.split('/')[0]!)).flatMap(soughtOf));
  const names = [...typed, ...spoken, ...within.flatMap((one) => one.sure), ...inNamed.sure, ...sought];
  const all = shortOf([...spoken, ...named.flatMap(({ value }) => textsIn(value))]);
  return {
    sure,
    own,
    unsure: [...new Set([...left, ...single, ...inNamed.sure, ...inNamed.unsure])],
    parts: partsOfNames(names, around),
    all,
  };
}
