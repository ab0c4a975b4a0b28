/** Claims: what texts assert that the record can be asked about. */
export { isOfSelections } from './check/bound.ts';
export { type Checked, CLAIM_REASONS, type ClaimRecord, checkClaim, type Evidence } from './check/index.ts';
export { CLAIM_FORMS, type ClaimForm, decideClaim } from './decide/index.ts';
export { CAUTIONS, type Caution, type Decision, NEEDS, type Verdict } from './decide/verdict.ts';
export {
  type AssertedFigure,
  type Assertion,
  DIRECTIONS,
  type Direction,
  FORMS,
  type Form,
  type Proposal,
  type Subject,
} from './find/assertion.ts';
export { findAssertions } from './find/find.ts';
