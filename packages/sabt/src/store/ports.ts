/**
 * The ports behind which an archive's data lies. An adapter (`store/sqlite/`, `store/files/`; later PostgreSQL and
 * S3-compatible storage) implements them and passes the contract suite in `store/contract/`. An interface is
 * its contract: what each method promises about durability, concurrency and retry stands in its comment.
 * Nothing of SQLite's (row ids, PRAGMAs, SQL) appears above an adapter.
 */

/** What stands in the vault for one entry, and under which names it is found again. */
export interface VaultItem {
  /** Id of the record, and the version of it that the entry holds: each pair exists once. */
  id: string;
  version: number;
  /** The sealed openings. */
  sealed: Uint8Array;
  /** The 32-byte key that they are sealed with. */
  key: Uint8Array;
  /** Names of the blobs that the record refers to. */
  blobs: readonly string[];
}

/** What one commit group makes durable, all of it or nothing. */
export interface CommitGroup {
  /** Index that the first entry must get; the adapter refuses (`conflict`) if the journal has another size. */
  first: number;
  count: number;
  /** Entry bytes in log order, each after its length as a 16-bit big-endian number, as in a tlog-tiles entry bundle. */
  bundle: Uint8Array;
  /** One an entry, in the same order; null for an entry without a vault part. */
  vault: readonly (VaultItem | null)[];
  /** The last tree whose checkpoint was published before this group. It is kept with the keys, apart from the journal. */
  published: TreeMark;
}

/** A tree that was once published: nothing of it may disappear or change any more. */
export interface TreeMark {
  size: number;
  /** Root in standard base64, as in a checkpoint. */
  root: string;
}

export interface SealedItem {
  bytes: Uint8Array;
  /** Null once destroyed. */
  key: Uint8Array | null;
}

/**
 * Journal and vault. The journal is the truth: entry bytes in order, append-only.
 *
 * Durability: when `append` returns, every entry, sealed record and key of the group survives a crash of the
 * process and of the machine; if it throws, none of the group is visible, then or after a restart. Keys are made
 * durable before the entries that need them; keys without entries are removed when the store is next opened to write.
 * Concurrency: one writer; readers in other processes see whole groups only.
 * Retry: a failed `append` may be repeated with the same group; `first` keeps it from being applied twice.
 * Damage: a method that meets bytes which cannot be as they were written throws `archive-damaged`, naming the place,
 * and stays usable for everything else.
 */
export interface RecordStore {
  /** Number of entries that are durable. */
  size(): number;
  append(group: CommitGroup): void;
  /** Entry bytes of [from, to), in order. Throws `archive-damaged` where bytes are missing. */
  entries(from: number, to: number): Uint8Array[];
  /** The sealed record of an entry and its key. Null if it never had one. */
  sealed(entry: number): SealedItem | null;
  /** The same for each entry of [from, to), in order. */
  sealedRange(from: number, to: number): (SealedItem | null)[];
  /** Entries of the versions of a record, first version first; empty if there is no such record. */
  versionsOf(id: string): { version: number; entry: number }[];
  /** The latest version of a record and its entry, or null. */
  latest(id: string): { version: number; entry: number } | null;
  /** Totals of what the store holds, to be compared with what the records say. */
  counts(): { sealed: number; versions: number; blobReferences: number };
  /** How many entries refer to a blob. */
  blobReferences(name: string): number;
  /**
   * Replaces the sealed record and its key durably, and the blobs that it refers to. When this returns, the former
   * key and the former sealed bytes stand in no file of the store any more; if another process's reading
   * prevents that for now, it throws `conflict` and may be repeated.
   */
  reseal(entry: number, item: Pick<VaultItem, 'sealed' | 'key' | 'blobs'>): void;
  /** The published tree that was kept with the keys of the last group, or null. */
  published(): TreeMark | null;
  /**
   * A copy to a folder, and of the keys to another, as of a size at which a group ended, while the archive goes on being
   * written. A copy that is interrupted is worthless and is made again.
   */
  backup(dir: string, keysDir: string, size: number): Promise<void>;
  /** Structural check of the files beneath: one line for each thing found, empty if sound. Never throws. */
  integrity(): StoreFinding[];
  close(): void;
}

export interface StoreFinding {
  /** File or table, as a person would name it. */
  where: string;
  message: string;
}

/** Keys of blobs; kept where the keys of records are. Durable when a method returns. */
export interface BlobKeys {
  put(keys: readonly { name: string; key: Uint8Array }[]): void;
  get(name: string): Uint8Array | null;
  /** The key stands in no file any more when this returns; else it throws `conflict` and may be repeated. */
  destroy(name: string): void;
  names(): string[];
}

/** How a stored blob is found again; goes into the field `blob` of a record. */
export interface BlobRef {
  /** Random name under which the sealed bytes lie. */
  name: string;
  /** SHA-256 of the plain bytes, lower-case hexadecimal, as `sha256sum` prints. */
  sha256: string;
  /** Plain size in bytes. */
  size: number;
}

/**
 * Sealed blobs (evidentiary copies, thumbnails).
 *
 * Durability: when `put` resolves, bytes and key survive a crash. A blob that no record refers to may be
 * removed by `sweep` after a grace of one day.
 * Concurrency: any number of readers; `put` may run several at once.
 */
export interface BlobStore {
  put(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array): Promise<BlobRef>;
  /** Plain bytes, authenticated chunk by chunk: throws `archive-damaged` at the first chunk that is not as it was. */
  open(name: string): AsyncIterable<Uint8Array>;
  has(name: string): boolean;
  /** Destroys key, then bytes. */
  destroy(name: string): Promise<void>;
  names(): Iterable<string>;
  /** Removes what crashes left behind and blobs older than the grace for which `isReferred` is false; their number. */
  sweep(isReferred: (name: string) => boolean, graceMs: number): Promise<number>;
}
