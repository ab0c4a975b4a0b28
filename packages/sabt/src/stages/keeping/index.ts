/**
 * Keeping: the log and the vault. Whatever is handed in is hashed, sealed and made durable, and can be proved, verified,
 * erased, copied and put back. Nothing outside this stage touches the archive folder's evidence.
 */
import './hashing.ts';

export { describeHolder, type Holder } from '../../store/files/lock.ts';
export { Archive } from './archive.ts';
export { type BackupDone, type RestoreDone, restoreArchive } from './backup.ts';
export type { SignedCheckpoint } from './checkpoint-file.ts';
export { digestOf } from './draft.ts';
export { type ErasedVersions, loggedPath, requireErasable } from './erasing.ts';
export { type GivenBack, giveBack } from './giving-back.ts';
export { foldersSeen } from './high-water.ts';
export type { ArchiveInfo } from './manifest.ts';
export { beginFromKey, createArchive, DEFAULT_TITLE, type Faults, type OpenOptions, openArchive } from './opening.ts';
export { type CutSpan, spansWithLevel, splitPassages } from './passages.ts';
export type { ProofFileJson } from './proving.ts';
export type { KeyState, Rotation } from './rotating.ts';
export type { LastVerified } from './state.ts';
export { signStatement } from './statement.ts';
export { type OfferedLog, type Recovered, type Recovery, takeOver } from './taking-over.ts';
export { TileFiles } from './tile-files.ts';
export {
  FINDING_CODES,
  type Finding,
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  type Progress,
  type VerifyReport,
} from './verify/report.ts';
export { type VerifyOptions, verifyArchive } from './verify/thread.ts';
export type { AppendOptions, CommitListener } from './write-queue.ts';
