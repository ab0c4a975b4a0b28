/** Reading: what a text says, without yet saying what it means. Spans are [start, end) in UTF-16 units. */
export type { FindOptions, FoundDate } from './dates/index.ts';
export { type FoldedText, fold, foldWithMap } from './fold/fold.ts';
export { FOLD_TABLE as FOLDING_ROWS } from './fold/table.ts';
export { isCommonestWord } from './language/commonest.ts';
export { type DetectedLanguage, detectLanguage, type ParagraphLanguage } from './language/language.ts';
export type { NameComparison, NameProfile, NameVerdict } from './names/index.ts';
export { compareNames, compareProfiles, findDates, namePartKeys, nameProfile, nameSkeletons } from './on-demand.ts';
export { isListedWord, queryStems, stemOf } from './terms/stem.ts';
export {
  forEachTerm,
  forEachWord,
  type Term,
  type TermVisitor,
  terms,
  type Word,
  type WordVisitor,
} from './terms/terms.ts';
