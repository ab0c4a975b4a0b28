/**
 * The ports behind which an archive's data lies. An adapter (`store/sqlite/`; later PostgreSQL and
 * S3-compatible storage) implements them and passes the contract suite in `store/contract/`. An interface is
 * its contract: what each method promises about durability, concurrency and retry stands in its comment.
 * Nothing of SQLite's (row ids, PRAGMAs, SQL) appears above an adapter.
 */

/** What one commit group makes durable, all of it or nothing. */
export interface CommitGroup {
  /** Index that the first entry must get; the adapter refuses (`conflict`) if the journal has another size. */
  first: number;
  /** Entry bytes in log order. */
  entries: Uint8Array[];
  /** Sealed openings, one an entry, in the same order; null for an entry without a vault part. */
  sealed: (Uint8Array | null)[];
  /** 32-byte vault keys, one an entry, in the same order. */
  keys: (Uint8Array | null)[];
}

/**
 * Journal and vault. The journal is the truth: entry bytes in order, append-only.
 *
 * Durability: when `append` returns, every entry, sealed record and key of the group survives a crash of the
 * process and of the machine; if it throws, none of the group is visible, then or after a restart.
 * Concurrency: one writer; readers in other processes see whole groups only.
 * Retry: a failed `append` may be repeated with the same group; `first` keeps it from being applied twice.
 */
export interface RecordStore {
  /** Number of entries that are durable. */
  size(): number;
  append(group: CommitGroup): void;
  /** Entry bytes of [from, to), in order. Throws `archive-damaged` where bytes are missing. */
  entries(from: number, to: number): Uint8Array[];
  /** The sealed record of an entry and its key; `key` is null once destroyed. Null if it never had one. */
  sealed(entry: number): { bytes: Uint8Array; key: Uint8Array | null } | null;
  /** Replaces the sealed record and its key durably; the former key is destroyed before this returns. */
  reseal(entry: number, bytes: Uint8Array, key: Uint8Array): void;
  /** A copy of everything to a folder, consistent as of one size, while this store goes on serving. */
  backup(dir: string): Promise<{ size: number }>;
  close(): void;
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
  put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<BlobRef>;
  /** Plain bytes, authenticated chunk by chunk: throws `archive-damaged` at the first chunk that is not as it was. */
  open(name: string): AsyncIterable<Uint8Array>;
  has(name: string): boolean;
  /** Destroys key, then bytes. */
  destroy(name: string): Promise<void>;
  names(): Iterable<string>;
}
