/** Reading: what a text says, without yet saying what it means. */
export { type FoldedText, fold, foldWithMap } from './fold/fold.ts';
