/**
 * Keeping: the log and the vault. Whatever is handed in is hashed, sealed and made durable, and can be proved, verified,
 * erased, copied and put back. Nothing outside this stage touches the archive folder's evidence.
 */
import './hashing.ts';

export { Archive } from './archive.ts';
export type { SignedCheckpoint } from './checkpoint-file.ts';
export type { ArchiveInfo } from './manifest.ts';
export { createArchive, type Faults, openArchive, type OpenOptions } from './opening.ts';
export type { LastVerified } from './state.ts';
export type { AppendOptions, CommitListener } from './write-queue.ts';
export { describeHolder, type Holder } from '../../store/files/lock.ts';
