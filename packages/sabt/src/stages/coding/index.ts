/** Coding: from documents to suggested events, and from suggestions to what people confirmed. */
export { type HeldCoding, MACHINE_CODER, suggestedDrafts } from './codings.ts';
export { ACTOR_ROLES } from './correcting-actors.ts';
export { asTyped, correctedEvent, countText, FLAGS, type PlaceLookup } from './correction.ts';
export {
  actKey,
  type CodingStatus,
  carried,
  codedEvent,
  type Decided,
  type Decision,
  type DecisionInput,
  DOUBLE_CODED,
  decide,
  decisionKey,
  eventKey,
  isAdjudication,
  isDoubleCoded,
  isMadeByConfirmation,
  stands,
} from './decisions.ts';
export { type CodedEvent, type CodeInput, codeText } from './suggest/code-text.ts';
export { Grammar as PhraseGrammar, type MarkedText } from './suggest/grammar.ts';
export { parsePhrase } from './suggest/pattern-syntax.ts';
export { MEASURES, type Measure } from './suggest/people-counts.ts';
export { type Hit, PhraseIndex } from './suggest/phrase-index.ts';
export { findQuantities } from './suggest/quantities.ts';
export { type CountRead, readCounts } from './suggest/read-counts.ts';
export { type Sentence, type TokenisedText, tokenise } from './suggest/tokens.ts';
