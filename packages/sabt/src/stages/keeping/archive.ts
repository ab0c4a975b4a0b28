/** The archive: what everything else reads from and appends to. How it is opened and made is in `opening.ts`. */
import {
  consistencyProof,
  type ErasureReason,
  formatKeysFile,
  inclusionProof,
  type KeysFile,
  type VerifierKey,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import type { Json, Receipt, RecordDraft, RecordVersion } from '../../model/records.ts';
import type { FileBlobs } from '../../store/files/blobs.ts';
import type { WriterLock } from '../../store/files/lock.ts';
import type { BlobStore } from '../../store/ports.ts';
import type { SqliteRecordStore } from '../../store/sqlite/index.ts';
import { type BackupDone, backupArchive } from './backup.ts';
import { readCheckpoint, type SignedCheckpoint } from './checkpoint-file.ts';
import { type ErasedVersions, eraseFields, openPathsOf, openValuesOf } from './erasing.ts';
import type { HighWaterMark } from './high-water.ts';
import { type KeyedLog, keysToRead, keysWithProofs, type LogKeys } from './log-keys.ts';
import { nodesOnDisk, rootAt } from './log-tree.ts';
import type { LogWriter } from './log-writer.ts';
import { type Loss, lossesIn } from './losses.ts';
import type { ArchiveInfo } from './manifest.ts';
import { randomBytesOf } from './opened.ts';
import { seal } from './payload.ts';
import { type PersonSignature, signAs } from './person-key.ts';
import type { Places } from './places.ts';
import { type ProofFileJson, provablePaths, proveRecord } from './proving.ts';
import { requireNoRollback } from './rollback.ts';
import {
  commitNextKey,
  type KeyState,
  moveNextKey,
  type RotatingParts,
  type Rotation,
  rotateKey,
  stateOfKeys,
} from './rotating.ts';
import { openRange, openRecord, type SealedRecords } from './sealed-records.ts';
import { type LastVerified, readState, writeState } from './state.ts';
import type { TileFiles } from './tile-files.ts';
import { blobRefsOf } from './verify/records.ts';
import type { VerifyReport } from './verify/report.ts';
import { type VerifyOptions, verifyArchive } from './verify/thread.ts';
import { versionOf } from './versions.ts';
import type { AppendOptions, CommitListener, WriteQueue } from './write-queue.ts';

export interface ArchiveParts {
  /** As `archive.json` says it: with the first key of the log. */
  info: ArchiveInfo;
  log: KeyedLog;
  places: Places;
  store: SqliteRecordStore;
  blobs: FileBlobs;
  tiles: TileFiles;
  mark: HighWaterMark;
  stateDir: string;
  /** Only of an archive opened to write. */
  writing?: {
    lock: WriterLock;
    writer: LogWriter;
    queue: WriteQueue /** As the state said at the opening. */;
    synced: number;
  };
}

const READ_CHUNK = 256;

export class Archive {
  readonly mode: 'write' | 'read';
  private readonly parts: ArchiveParts;
  private lastRead: SignedCheckpoint | null = null;
  private keysRead: LogKeys | null = null;
  private readonly sealed: SealedRecords;

  constructor(parts: ArchiveParts) {
    this.parts = parts;
    this.sealed = { store: parts.store, archiveId: parts.info.id };
    this.mode = parts.writing === undefined ? 'read' : 'write';
  }

  /** What the archive says of itself; `vkey` is the key that signs now. */
  get info(): ArchiveInfo {
    return { ...this.parts.info, vkey: this.keys().present };
  }

  /** Every key of the log, from the first, each with the sizes that it may sign. */
  logKeys(): readonly VerifierKey[] {
    return this.keys().all;
  }

  /**
   * What shows an outsider which keys the log has had, from statement 0 on, even where the key was never changed: that it was
   * not is to be seen too. Null for an archive without statements.
   */
  keysFile(size = this.size()): KeysFile | null {
    const { file } = this.keys();
    if (file === null) return null;
    return keysWithProofs(file, size, nodesOnDisk(size, this.parts.tiles, this.parts.store));
  }

  /** The same for whoever holds the log at a size, as text: with every statement, also those of later entries. */
  keysText(size: number): string | null {
    const { file, all } = this.keys();
    if (file === null || all.length < 2) return null;
    return formatKeysFile(keysWithProofs(file, size, nodesOnDisk(size, this.parts.tiles, this.parts.store), true));
  }

  /** Entries whose contents were lost, as the log tells. */
  losses(): Loss[] {
    return lossesIn(this.parts.store, this.parts.info.id);
  }

  keyState(): KeyState {
    return stateOfKeys(this.parts.places, this.parts.info.origin, this.keys());
  }

  /** Changes the log's key to the next one, or commits to a next one; see `rotating.ts`. */
  async rotateKey(rotation: Rotation): Promise<KeyState> {
    await this.changeKey((parts) => rotateKey(parts, rotation));
    return this.keyState();
  }

  async commitNextKey(by: string): Promise<KeyState> {
    await this.changeKey((parts) => commitNextKey(parts, by));
    return this.keyState();
  }

  /** Takes the file of the next key out of the archive. */
  moveNextKey(out: string): KeyState {
    this.writing();
    moveNextKey(this.parts.places, out);
    return this.keyState();
  }

  private async changeKey(change: (parts: RotatingParts) => void): Promise<void> {
    const { queue, writer } = this.writing();
    const { places, log } = this.parts;
    await queue.between(() => change({ places, log, writer }));
  }

  private keys(): LogKeys {
    const { writing, places, log } = this.parts;
    if (writing !== undefined) return writing.writer.signing.keys;
    this.keysRead ??= keysToRead(places, log);
    return this.keysRead;
  }

  /** Number of entries that a signed checkpoint covers. Throws `archive-damaged` if there is no valid checkpoint. */
  size(): number {
    return this.checkpoint().size;
  }

  /** The current signed checkpoint. Throws `archive-damaged`. */
  checkpoint(): SignedCheckpoint {
    if (this.parts.writing !== undefined) return this.parts.writing.writer.checkpoint;
    try {
      this.lastRead = readCheckpoint(this.parts.places, this.keys().all, this.lastRead);
    } catch {
      // another process may have changed the key meanwhile
      this.keysRead = null;
      this.lastRead = readCheckpoint(this.parts.places, this.keys().all, this.lastRead);
    }
    return this.lastRead;
  }

  /** Throws `archive-rolled-back` where a longer log, or another one, was published from here before. */
  requireNewest(): void {
    requireNoRollback(() => this.checkpoint(), this.parts);
  }

  /** Root, base64, that the log had at a size up to its present one. Throws `archive-damaged`. */
  rootAt(size: number): string {
    const { tiles, store } = this.parts;
    return rootAt(size, nodesOnDisk(this.size(), tiles, store));
  }

  /** What proves that the log of `size` entries continues the one of `oldSize`. Throws `archive-damaged`. */
  consistency(oldSize: number, size: number): Uint8Array[] {
    const { tiles, store } = this.parts;
    return consistencyProof(oldSize, size, nodesOnDisk(size, tiles, store));
  }

  /** What proves that an entry is in the log as it was with `size` entries. Throws `archive-damaged`. */
  inclusion(entry: number, size: number): Uint8Array[] {
    const { tiles, store } = this.parts;
    return inclusionProof(entry, size, nodesOnDisk(this.size(), tiles, store));
  }

  /** Publishes the current checkpoint with the cosignatures of the note; false if the log has grown meanwhile. */
  publishWith(note: string): boolean {
    return this.writing().writer.publishWith(note);
  }

  get blobs(): BlobStore {
    return this.parts.blobs;
  }

  /**
   * Appends versions of records. Resolves once all of them are durable and covered by a signed checkpoint on disk;
   * receipts in the order of the drafts. Throws `conflict` if a version does not follow its predecessor,
   * `invalid-value` for what cannot be kept; then nothing of the call was appended. `disk-full`: what of the call was
   * not acknowledged may or may not be in the log later; the versions tell.
   */
  async append(drafts: readonly RecordDraft[], options: AppendOptions): Promise<Receipt[]> {
    return this.writing().queue.append(drafts, options);
  }

  /** Signs a decision in a person's name. */
  signAs(person: string, decided: Json): PersonSignature {
    this.writing();
    return signAs(person, decided, { keys: this.parts.places.keys, origin: this.info.origin });
  }

  /** Appends entries that have no vault part, given by the roots of their fields: for measuring, and for copies. */
  async appendBare(roots: readonly Uint8Array[]): Promise<Receipt[]> {
    return this.writing().queue.appendBare(roots);
  }

  /** Called after each commit group is durable and published, before its appends resolve. */
  onCommit(listener: CommitListener): void {
    this.writing().queue.onCommit(listener);
  }

  /** Tells others who holds the archive, and where commands hand their work over. */
  announce(more: { what?: string; host?: string; port?: number; token?: string; socket?: string }): void {
    this.writing().lock.announce(more);
  }

  /**
   * The version that an entry holds, checked against the log. Throws `not-found` beyond the end, `archive-damaged`
   * naming the place.
   */
  read(entry: number): RecordVersion {
    return versionOf(openRecord(this.sealed, entry), entry);
  }

  readMany(entries: readonly number[]): RecordVersion[] {
    return entries.map((entry) => this.read(entry));
  }

  /**
   * Versions of the entries [from, to) in log order, entries without a vault part left out. Throws `archive-damaged` at
   * the first damaged one, or, if `onDamage` is given, tells it and goes on.
   */
  *entriesFrom(
    from: number,
    to: number = this.size(),
    onDamage?: (error: SabtError) => void,
  ): Generator<RecordVersion> {
    for (let at = from; at < to; at += READ_CHUNK)
      yield* openRange(this.sealed, at, Math.min(to, at + READ_CHUNK), onDamage);
  }

  /** The same for a process that also serves: others get a turn after every few records. */
  async *versions(
    from: number,
    to: number = this.size(),
    onDamage?: (error: SabtError) => void,
  ): AsyncGenerator<RecordVersion> {
    for (let at = from; at < to; at += READ_CHUNK) {
      yield* openRange(this.sealed, at, Math.min(to, at + READ_CHUNK), onDamage);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /**
   * What proves a record to an outsider: the given paths, or all that it still holds; `keys`: with what leads from earlier
   * keys of the log to the present one. Throws `not-found`, also for a path that the record does not have.
   */
  proof(
    entry: number,
    { paths, keys = false }: { paths?: readonly string[] | undefined; keys?: boolean } = {},
  ): ProofFileJson {
    const { store, tiles } = this.parts;
    const checkpoint = this.checkpoint();
    if (entry >= checkpoint.size)
      throw new SabtError('not-found', `The log has no entry ${entry}.`, { at: `entry ${entry}` });
    const record = openRecord(this.sealed, entry);
    const entryBytes = store.entries(entry, entry + 1)[0]!;
    return proveRecord(
      {
        record,
        entry,
        entryBytes,
        checkpoint,
        nodes: nodesOnDisk(checkpoint.size, tiles, store),
        keys: keys ? this.keysFile(checkpoint.size) : null,
      },
      paths,
    );
  }

  /** What `proof` of everything would disclose, of fields and items. */
  provablePaths(entry: number): string[] {
    return provablePaths(openRecord(this.sealed, entry));
  }

  /** Everything recomputed, or, `quick`, what is new and a sample; every damaged place named. Never throws on damage. */
  verify(options: VerifyOptions = {}): Promise<VerifyReport> {
    return verifyArchive(this.info.archive, { stateDir: this.parts.stateDir, ...options });
  }

  /**
   * Destroys values and salts of fields of one version, and blobs that nothing refers to any more. Proofs of other
   * fields stay valid. Throws `conflict` while another process's reading keeps the former bytes alive: then it is to be
   * repeated. Recording the erasure and clearing indexes is the caller's.
   */
  async erase(entry: number, paths: readonly string[], reason: ErasureReason): Promise<void> {
    this.writing();
    const { store, blobs, info } = this.parts;
    const before = openRecord(this.sealed, entry);
    const after = eraseFields(before, paths, reason);
    const [had, has] = [before, after].map((record) =>
      blobRefsOf(versionOf(record, entry)).map(({ name }) => name),
    ) as [string[], string[]];
    const key = randomBytesOf(32);
    store.reseal(entry, { sealed: seal(after, key, info.id, entry), key, blobs: has });
    for (const name of had) if (store.blobReferences(name) === 0) await blobs.destroy(name);
  }

  /** The same for several versions of a record, each of what it still holds of the paths: may be repeated. */
  async eraseVersions(id: string, which: ErasedVersions, reason: ErasureReason): Promise<void> {
    for (const { version, entry } of this.versionsOf(id)) {
      const paths = which.versions.includes(version) ? this.openPaths(entry, which.paths) : [];
      if (paths.length > 0) await this.erase(entry, paths, reason);
    }
  }

  /** Versions of a record and their entries, first version first. */
  versionsOf(id: string): { version: number; entry: number }[] {
    return this.parts.store.versionsOf(id);
  }

  /** Of these paths, of fields and items, those whose value the entry still holds. */
  openPaths(entry: number, paths: readonly string[]): string[] {
    return openPathsOf(openRecord(this.sealed, entry), paths);
  }

  /** What an entry still holds, field by field, those that hold a tree item by item: `text/0`, `custom/NAME`. */
  openValues(entry: number): { path: string; value: Json }[] {
    return openValuesOf(openRecord(this.sealed, entry));
  }

  /**
   * A verified copy of everything as of the current checkpoint, while the archive goes on being written. `afterStep` is
   * for tests.
   */
  backup(dir: string, afterStep?: () => void): Promise<BackupDone> {
    const { info, places, tiles, stateDir } = this.parts;
    return backupArchive(dir, { info, places, tiles, stateDir, checkpoint: this.checkpoint(), afterStep });
  }

  /** When and how the archive was last verified, or null. */
  lastVerified(): LastVerified | null {
    return readState(this.parts.places).verified;
  }

  /** Removes what crashes left behind, and blobs that no record has referred to for a day; the number removed. */
  async sweep(graceMs = 24 * 60 * 60 * 1000): Promise<number> {
    this.writing();
    return this.parts.blobs.sweep((name) => this.parts.store.blobReferences(name) > 0, graceMs);
  }

  /** Resolves when nothing waits to be made durable any more. */
  async idle(): Promise<void> {
    await this.parts.writing?.queue.idle();
  }

  /** Waits for what is queued, makes tiles durable, releases the lock. */
  async close(): Promise<void> {
    const { writing, store } = this.parts;
    if (writing === undefined) {
      store.close();
      return;
    }
    try {
      await writing.queue.close();
      await this.settle(writing);
    } finally {
      store.close();
      writing.lock.release();
    }
  }

  private async settle(writing: NonNullable<ArchiveParts['writing']>): Promise<void> {
    const { tiles, places } = this.parts;
    await tiles.sync();
    // A verification may have found tiles to be doubtful meanwhile; that must last until they are looked at.
    const { synced } = readState(places);
    writeState(places, { synced: synced < writing.synced ? synced : writing.writer.checkpoint.size });
  }

  private writing(): NonNullable<ArchiveParts['writing']> {
    if (this.parts.writing === undefined)
      throw new SabtError('archive-read-only', 'The archive was opened to read only.', { at: this.info.archive });
    return this.parts.writing;
  }
}
