/** Coding: from documents to suggested events, and from suggestions to what people confirmed. */
export { type HeldCoding, MACHINE_CODER, suggestedDrafts } from './codings.ts';
export { ACTOR_ROLES } from './correcting-actors.ts';
export { asTyped, correctedEvent, countText, FLAGS, type PlaceLookup } from './correction.ts';
export {
  type CodingStatus,
  carried,
  type Decided,
  type Decision,
  type DecisionInput,
  DOUBLE_CODED,
  decide,
  decisionKey,
  isAdjudication,
  isDoubleCoded,
  isMadeByConfirmation,
  stands,
} from './decisions.ts';
export { type CodedEvent, type CodeInput, codeText } from './suggest/code-text.ts';
export { MEASURES, type Measure } from './suggest/people-counts.ts';
