export { canonicalize, type JsonValue, MAX_DEPTH } from './canonical.ts';
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoint.ts';
export { dossierVerification, verifyDossier } from './dossier.ts';
export type { AnchorPolicy, DossierAnchor } from './dossier-anchors.ts';
export { type DisclosedRecord, disclosedValues, dossierData } from './dossier-data.ts';
export type { FormerErasure } from './dossier-erasures.ts';
export {
  DOSSIER_FILES,
  DOSSIER_FORMAT,
  type DossierAttested,
  type DossierContents,
  type DossierEntry,
  dossierStatement,
  formatDossierContents,
  parseDossierContents,
} from './dossier-format.ts';
export {
  DOSSIER_CHECKS,
  type DossierCheck,
  type DossierCheckNotMade,
  type DossierFiles,
  type DossierPolicy,
  type DossierProgress,
  type DossierRecord,
  type DossierVerification,
} from './dossier-report.ts';
export { type StatedCosignature, uncheckedCosignatures } from './dossier-stated.ts';
export { type UnpackedName, unpackedNames } from './dossier-unpacked.ts';
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
export { sortOfFile } from './file-sort.ts';
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
export { inflate } from './inflate.ts';
export {
  type FollowedKeys,
  followedBy,
  formatKeyStatement,
  type KeyChain,
  type KeyStatement,
  type KeyTerm,
  type KeyTrust,
  keyDigest,
  keysThatSign,
  laterKeysUnshown,
  NO_KEYS_SHOWN,
  openFollowed,
  parseKeyStatement,
  verifyKeyChain,
} from './key-chain.ts';
export {
  formatKeysFile,
  KEYS_FORMAT,
  type KeyRecord,
  type KeysFile,
  keysFileJson,
  MAX_KEYS,
  parseKeysFile,
} from './key-chain-format.ts';
export {
  cosignedMessage,
  cosignText,
  formatNote,
  MAX_NOTE_LENGTH,
  MAX_NOTE_SIGNATURES,
  type Note,
  type NoteSignature,
  type OpenedNote,
  openNote,
  parseNote,
  type Sign,
  signatureLine,
  signText,
  type VerifiedSignature,
  verifyEd25519,
} from './note.ts';
export {
  buildItemTree,
  type ItemTree,
  type ItemTreeValue,
  itemProof,
  itemProver,
  type PassageStatement,
  parseItemTreeValue,
  verifyPassage,
} from './passages.ts';
export {
  type FailedCheck,
  PLAIN_WORDS,
  type PlainLanguage,
  type PlainSaying,
  plainSayings,
  plainWords,
} from './plain-words.ts';
export {
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  parsePolicy,
  type WeighedCheckpoint,
  type WeighedWitness,
  type WitnessPolicy,
  weighCosignatures,
} from './policy.ts';
export {
  type Check,
  type CheckNotMade,
  type RecordVerification,
  type VerifiedField,
  verifyRecordProof,
  verifyRecordProofBy,
} from './proof-file.ts';
export {
  type DisclosedField,
  type DisclosedItem,
  ERASURE_REASONS,
  type ErasureReason,
  formatProofFile,
  PROOF_FORMAT,
  type ProofFile,
  parseProofFile,
} from './proof-file-format.ts';
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
export { verifySite } from './site.ts';
export {
  formatSiteContents,
  formatSums,
  isSitePath,
  parseSiteContents,
  parseSums,
  SITE_FILES,
  SITE_FORMAT,
  SITE_RECORD_FORMAT,
  type SiteContents,
  type SiteRecordLine,
  siteRecordLine,
  siteRecordPath,
  siteStatement,
  valuesOfOpenings,
} from './site-format.ts';
export { largestTile, type SiteLog, verifySiteLog } from './site-log.ts';
export {
  SITE_CHECKS,
  type SiteCheck,
  type SiteCheckNotMade,
  type SiteFieldCount,
  type SitePolicy,
  type SiteProblem,
  type SiteProblemCode,
  type SiteSource,
  type SiteVerification,
} from './site-report.ts';
export {
  type Cell,
  type Cells,
  csvHead,
  csvLine,
  jsonLine,
  siteTableCell,
  siteTableCells,
  siteTableColumns,
  siteTableName,
} from './site-tables.ts';
export { isLeftByDesktop, rootAmong, siteInZip } from './site-zip.ts';
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
  decodeBundle,
  encodeBundle,
  entriesPath,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Tile,
  tileNodes,
  tileOfNode,
  tilePath,
  tilesBetween,
  tileWidth,
} from './tiles.ts';
export {
  type ConsistencyStatement,
  emptyRoot,
  type InclusionStatement,
  rootFromLeafHashes,
  rootInPlace,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';
export {
  ALGORITHM_BYTES,
  formatKeyId,
  formatVerifierKey,
  makeVerifierKey,
  type NoteAlgorithm,
  parseVerifierKey,
  type VerifierKey,
} from './verifier-key.ts';
export { crc32, isZipName, readZip, unzip, ZIP_LIMITS, type ZipLimits } from './zip.ts';
export { centralHeader, endOfZip, localHeader, MAX_ZIP_BYTES, MAX_ZIP_FILES, type ZipEntry } from './zip-format.ts';
