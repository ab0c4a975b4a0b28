/**
 * The full-text index on disk: immutable segments and one in memory (a log-structured merge, O'Neil and others 1996, as
 * Lucene uses it for text).
 *
 * Life of a document. `put` appends it to the segment in memory, where the next search finds it, and marks what it replaces
 * as deleted. When that segment is full, or at `flush`, it is frozen and written out as a file, a large one by another thread
 * (`segment-writer.ts`): temporary name, sync, rename, then a new manifest, which alone makes it part of the index.
 * `maintain` merges small files into larger ones and leaves deleted documents behind. A search looks at the files that the
 * manifest names, the frozen segments on their way to disk, and the one in memory, all alike (`query-run.ts`).
 *
 * Why not FTS5: docs/adr/0005-own-search-segments.md.
 *
 * Invariants:
 *   - a record number holds in at most one segment, at most once;
 *   - scores and order depend on what holds, not on how it is spread over segments;
 *   - a file that the manifest names is complete and durable, and is never written again;
 *   - the manifest's `applied` never runs ahead of what its files hold. It may lag behind deletions: those that belong to a
 *     later put can be on disk before it; the caller applies from `applied` on before it lets anybody search.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SabtError } from '../../model/errors.ts';
import type {
  IndexedDocument,
  IndexFigures,
  IndexQuery,
  SearchIndex,
  SearchOptions,
  SearchResult,
} from '../search-port.ts';
import { DiskSegment } from './disk-segment.ts';
import { Job, type Pause, type Work } from './job.ts';
import { ListCache } from './list-cache.ts';
import {
  emptyManifest,
  type Manifest,
  manifestIdentity,
  readDead,
  readManifest,
  sweep,
  syncFolder,
  writeDead,
  writeManifest,
} from './manifest.ts';
import type { SharedArrays } from './memory-image.ts';
import { MemorySegment } from './memory-segment.ts';
import { runQuery } from './query-run.ts';
import type { Segment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';
import { nextMerge } from './tiers.ts';

export interface SegmentsOptions {
  mode: 'read' | 'write';
  /** Bytes of the segment in memory at which it is written out. Default 32 MiB, about 6,000 documents of 150 words. */
  memoryBytes?: number;
  /** Bytes of term lists kept from earlier searches. Default 64 MiB. */
  cacheBytes?: number;
}

const MEMORY_BYTES = 32 << 20;
const CACHE_BYTES = 64 << 20;
const LONGEST_IN_MEMORY_MS = 30_000;
/** Full segments waiting to be written; `put` writes them itself when there are more. */
const MOST_FROZEN = 2;

interface Frozen {
  segment: MemorySegment;
  applied: number;
}

/** Opens the index in a folder; an empty one if there is none and `mode` is `write`. Throws `archive-damaged`. */
export function openSegments(dir: string, options: SegmentsOptions): SegmentIndex {
  if (options.mode === 'write') mkdirSync(dir, { recursive: true, mode: 0o700 });
  // a writer may take away a file between reading the manifest and opening it; then there is a newer manifest
  for (let attempt = 0; options.mode === 'read' && attempt < 3; attempt++) {
    const before = manifestIdentity(dir);
    try {
      return new SegmentIndex(dir, options);
    } catch (error) {
      if (manifestIdentity(dir) === before) throw error;
    }
  }
  return new SegmentIndex(dir, options);
}

export class SegmentIndex implements SearchIndex {
  private readonly dir: string;
  private readonly writable: boolean;
  private readonly memoryBytes: number;
  private readonly cache: ListCache;
  private manifest: Manifest;
  private disk: DiskSegment[] = [];
  private frozen: Frozen[] = [];
  private fresh = new MemorySegment();
  private freshApplied: number;
  /** When the first change came that is in memory only. */
  private freshSince = 0;
  private flushing: Job | null = null;
  private merging: Job | null = null;
  private readonly writer = new SegmentWriter();
  /** Memory of the segment that was written last, for the next. */
  private spare: SharedArrays | undefined;
  private closed = false;

  constructor(dir: string, { mode, memoryBytes = MEMORY_BYTES, cacheBytes = CACHE_BYTES }: SegmentsOptions) {
    this.dir = dir;
    this.writable = mode === 'write';
    this.memoryBytes = memoryBytes;
    this.cache = new ListCache(cacheBytes);
    this.manifest = existsSync(dir) ? readManifest(dir) : emptyManifest();
    this.freshApplied = this.manifest.applied;
    try {
      for (const { id, file, dead } of this.manifest.segments) {
        const segment = this.openSegment(id, file);
        this.disk.push(segment);
        if (dead !== null) segment.setDead(readDead(dir, dead), dead);
      }
    } catch (error) {
      this.close();
      throw error;
    }
    if (this.writable) sweep(dir, this.manifest);
  }

  applied(): number {
    return this.manifest.applied;
  }

  put(documents: IndexedDocument[], appliedUpTo: number): void {
    this.beginChange();
    for (const document of documents) {
      this.kill(document.num);
      this.fresh.add(document);
      if (this.fresh.weight >= this.memoryBytes) {
        // the rest of this call is not in yet, so the frozen part does not cover it
        this.freeze(this.freshApplied);
        if (this.frozen.length > MOST_FROZEN) this.writeFrozenNow();
        else this.writeFrozenElsewhere();
      }
    }
    this.freshApplied = Math.max(this.freshApplied, appliedUpTo);
  }

  remove(nums: number[], appliedUpTo: number): void {
    this.beginChange();
    for (const num of nums) this.kill(num);
    this.freshApplied = Math.max(this.freshApplied, appliedUpTo);
  }

  async flush(): Promise<void> {
    this.forWriting();
    if (this.fresh.size > 0) this.freeze(this.freshApplied);
    await this.writeFrozen();
    if (!this.closed && this.freshApplied > this.manifest.applied && this.fresh.size === 0)
      this.commit(this.freshApplied);
  }

  async maintain(): Promise<void> {
    this.forWriting();
    if (this.isDue()) await this.flush();
    else await this.writeFrozen();
    await this.mergeWhile(() => nextMerge(this.disk));
  }

  async purge(): Promise<void> {
    await this.flush();
    this.spare = undefined;
    await this.mergeWhile(() => {
      const holding = this.disk.find((segment) => segment.live < segment.size);
      return holding === undefined ? null : [holding];
    });
  }

  /** Merges what `next` names until it names nothing, after what is under way. */
  private async mergeWhile(next: () => DiskSegment[] | null): Promise<void> {
    while (!this.closed) {
      if (this.merging === null) {
        const due = next();
        if (due === null) return;
        this.merging = new Job(this.merge(due), () => {
          this.merging = null;
        });
      }
      await this.merging.inSlices();
    }
  }

  search(query: IndexQuery, options: SearchOptions): SearchResult {
    return runQuery(this.segments(), query, options);
  }

  verify(): void {
    for (const segment of this.disk) segment.file.verify();
    for (const { dead } of this.manifest.segments) if (dead !== null) readDead(this.dir, dead);
  }

  figures(): IndexFigures {
    const inMemory = this.frozen.reduce((sum, { segment }) => sum + segment.live, this.fresh.live);
    return {
      documents: this.disk.reduce((sum, segment) => sum + segment.live, inMemory),
      inMemory,
      segments: this.disk.length,
      sizeBytes: this.disk.reduce((sum, segment) => sum + segment.file.sizeBytes, 0),
    };
  }

  /** What is in memory alone is left to be put again; `flush` first to keep it. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.flushing?.stop();
    this.merging?.stop();
    this.writer.close();
    for (const segment of this.disk) segment.close();
  }

  private segments(): Segment[] {
    const all: Segment[] = [...this.disk, ...this.frozen.map(({ segment }) => segment), this.fresh];
    return all.filter((segment) => segment.size > 0);
  }

  /** Whether something has been in memory only for long. */
  private isDue(): boolean {
    const changed = this.freshApplied > this.manifest.applied;
    return changed && performance.now() - this.freshSince > LONGEST_IN_MEMORY_MS;
  }

  private kill(num: number): void {
    for (const segment of this.segments()) {
      const local = segment.localOf(num);
      if (local >= 0) {
        segment.kill(local);
        return;
      }
    }
  }

  private beginChange(): void {
    this.forWriting();
    if (this.freshApplied === this.manifest.applied) this.freshSince = performance.now();
  }

  private freeze(applied: number): void {
    this.frozen.push({ segment: this.fresh, applied });
    this.fresh = new MemorySegment(this.spare);
    this.spare = undefined;
    this.freshSince = performance.now();
  }

  private flushJob(): Job {
    this.flushing ??= new Job(this.writeOut(this.frozen[0]!), () => {
      this.flushing = null;
    });
    return this.flushing;
  }

  private async writeFrozen(): Promise<void> {
    while (this.frozen.length > 0 && !this.closed) await this.flushJob().inSlices();
  }

  /** Full segments are written as they come; who must know of a failure asks again and is told then. */
  private writeFrozenElsewhere(): void {
    this.writeFrozen().catch(() => undefined);
  }

  private writeFrozenNow(): void {
    while (this.frozen.length > 0) this.flushJob().now();
  }

  private *writeOut(frozen: Frozen): Work {
    const written = frozen.segment.live === 0 ? null : yield* this.write([frozen.segment]);
    if (written !== null) this.disk.push(written);
    this.frozen.shift();
    this.spare = frozen.segment.release();
    this.commit(Math.max(this.manifest.applied, frozen.applied));
  }

  private *merge(inputs: DiskSegment[]): Work {
    const ordered = inputs.toSorted((a, b) => a.firstNum - b.firstNum);
    const written = ordered.every((input) => input.live === 0) ? null : yield* this.write(ordered);
    this.disk = this.disk.filter((segment) => !inputs.includes(segment));
    if (written !== null) this.disk.push(written);
    this.commit(this.manifest.applied);
    for (const input of inputs) {
      this.cache.forget(input);
      input.close();
    }
  }

  /** Writes segments as one file and opens it, without what was deleted meanwhile. */
  private *write(inputs: (MemorySegment | DiskSegment)[]): Generator<Pause, DiskSegment> {
    const id = this.manifest.nextId++;
    const path = join(this.dir, segmentFile(id));
    const before = inputs.map((segment) => ({ segment, dead: segment.dead?.slice() ?? null }));
    const temporary = yield* this.writer.write(before, path);
    let renamed = false;
    try {
      renameSync(temporary, path);
      renamed = true;
      syncFolder(this.dir);
      const written = this.openSegment(id, segmentFile(id));
      for (const { segment, dead } of before) killLater(segment, dead, written);
      return written;
    } catch (error) {
      rmSync(renamed ? path : temporary, { force: true });
      throw error;
    }
  }

  /** Makes the segments at hand and `applied` the durable state. */
  private commit(applied: number): void {
    const obsolete: string[] = [];
    for (const segment of this.disk) {
      if (!segment.deadChanged) continue;
      if (segment.deadFile !== null) obsolete.push(segment.deadFile);
      segment.deadFile = `${this.manifest.nextId++}.dead`;
      writeDead(this.dir, segment.deadFile, segment.dead!);
      segment.deadChanged = false;
    }
    const segments = this.disk.map(({ id, deadFile }) => ({ id, file: segmentFile(id), dead: deadFile }));
    const kept = new Set(segments.map(({ file }) => file));
    for (const { file, dead } of this.manifest.segments)
      if (!kept.has(file)) obsolete.push(file, ...(dead === null ? [] : [dead]));
    const manifest: Manifest = { ...this.manifest, applied, segments };
    writeManifest(this.dir, manifest);
    this.manifest = manifest;
    for (const file of obsolete) rmSync(join(this.dir, file), { force: true });
  }

  private openSegment(id: number, file: string): DiskSegment {
    const path = join(this.dir, file);
    if (!existsSync(path))
      throw new SabtError(
        'archive-damaged',
        'The search index is damaged: a file is missing. Nothing of the record is lost; run `sabt rebuild`.',
        {
          at: path,
        },
      );
    return new DiskSegment(path, id, this.cache);
  }

  private forWriting(): void {
    if (!this.writable)
      throw new SabtError('archive-read-only', 'The search index was opened for reading.', { at: this.dir });
  }
}

const segmentFile = (id: number): string => `${id}.segment`;

/** Deletes from `written` what was deleted from `input` since `before`. */
function killLater(input: Segment, before: Uint8Array | null, written: DiskSegment): void {
  const { dead, columns, size } = input;
  if (dead === null) return;
  for (let byte = 0; byte < dead.length; byte++) {
    const added = dead[byte]! & ~(before?.[byte] ?? 0);
    if (added === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      const local = byte * 8 + bit;
      if ((added & (1 << bit)) === 0 || local >= size) continue;
      const there = written.localOf(columns.nums[local]!);
      if (there >= 0) written.kill(there);
    }
  }
}
