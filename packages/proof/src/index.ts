export { canonicalize, type JsonValue, MAX_DEPTH } from './canonical.ts';
export {
  equalBytes,
  fromBase64,
  fromBase64url,
  toBase64,
  toBase64url,
  toHex,
  utf8Decode,
  utf8Encode,
} from './encoding.ts';
export { type Entry, formatEntry, parseEntry } from './entry.ts';
export { PROOF_ERROR_CODES, ProofError, type ProofErrorCode } from './errors.ts';
export { type NodeSink, TreeHead } from './frontier.ts';
export {
  HASH_BYTES,
  type Hash,
  leafHash,
  leafHashInto,
  nodeHash,
  pairHashInto,
  setHash,
  sha256Of,
  textLeafHashInto,
} from './hash.ts';
export {
  buildItemTree,
  type ItemTree,
  type ItemTreeValue,
  itemProof,
  type PassageStatement,
  parseItemTreeValue,
  verifyPassage,
} from './passages.ts';
export { consistencyProof, inclusionProof, type NodeReader, nodesOf, rootFromNodes } from './prove.ts';
export {
  buildRecordTree,
  type Filler,
  formatOpening,
  type Opening,
  type OpeningStatement,
  parseOpening,
  type RecordTree,
  recordProof,
  SALT_BYTES,
  type SlotContent,
  verifyOpening,
} from './record.ts';
export {
  fieldAt,
  fieldOf,
  isRecordKind,
  itemOf,
  RECORD_KINDS,
  type RecordKind,
  SLOT_COUNT,
  SLOT_DEPTH,
  SLOTS,
  type SlotField,
  slotOf,
} from './slots.ts';
export { parseCanonical, parseStrict } from './strict-json.ts';
export {
  type ConsistencyStatement,
  emptyRoot,
  type InclusionStatement,
  rootFromLeafHashes,
  rootInPlace,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';
