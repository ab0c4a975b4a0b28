/** Reading: what a text says, without yet saying what it means. Spans are [start, end) in UTF-16 units. */
export { type FindOptions, type FoundDate, findDates } from './dates/index.ts';
export { type FoldedText, fold, foldWithMap } from './fold/fold.ts';
export { type DetectedLanguage, detectLanguage, type ParagraphLanguage } from './language/language.ts';
export {
  compareNames,
  compareProfiles,
  MATCH_FROM,
  type NameComparison,
  type NameProfile,
  type NameVerdict,
  nameProfile,
  POSSIBLE_FROM,
} from './names/index.ts';
export { queryStems, stemOf } from './terms/stem.ts';
export { forEachTerm, type Term, type TermVisitor, terms } from './terms/terms.ts';
