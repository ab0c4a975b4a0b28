/**
 * What the program that keeps an archive shares with the verifier of dossiers: timestamps, stamps, certificates. Apart from
 * the main exports, which check every argument for callers whom nothing checks.
 */
export { type Certificate, certificatesIn } from './certificate.ts';
export { childrenOf, integerOf, readDer, TAG } from './der.ts';
export {
  type Attestation,
  attestationsIn,
  type BlockHeader,
  type Op,
  OTS_MAGIC,
  OTS_TAGS,
  OTS_VERSION,
  type OtsState,
  otsState,
  parseOtsFile,
  parseStamp,
  readHeader,
  type Stamp,
} from './ots.ts';
export { readTimestamp, type SignedTimestamp, TimestampError, type TimestampFault, trustedEnd } from './timestamp.ts';
