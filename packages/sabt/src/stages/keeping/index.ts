/**
 * Keeping: the log and the vault. Whatever is handed in is hashed, sealed and made durable, and can be proved, verified,
 * erased, copied and put back. Nothing outside this stage touches the archive folder's evidence.
 */
import './hashing.ts';

export { Archive } from './archive.ts';
export { type BackupDone, restoreArchive, type RestoreDone } from './backup.ts';
export type { SignedCheckpoint } from './checkpoint-file.ts';
export type { ArchiveInfo } from './manifest.ts';
export { createArchive, DEFAULT_TITLE, type Faults, openArchive, type OpenOptions } from './opening.ts';
export type { ProofFileJson } from './proving.ts';
export type { LastVerified } from './state.ts';
export {
  FINDING_CODES,
  type Finding,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  type Progress,
  type VerifyReport,
} from './verify/report.ts';
export { verifyArchive, type VerifyOptions } from './verify/verify.ts';
export type { AppendOptions, CommitListener } from './write-queue.ts';
export { describeHolder, type Holder } from '../../store/files/lock.ts';
