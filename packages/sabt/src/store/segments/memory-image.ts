/**
 * What another thread needs to walk through a segment in memory that no longer grows: the same memory, not a copy.
 * Everything but the columns lies in shared buffers from the start, so that handing a full segment over costs nothing.
 */
import type { GrowingColumns } from './columns.ts';
import type { Coded, Columns, MultiColumn } from './segment.ts';

/** The arrays of a segment in memory that are walked through; each is longer than what is in use. */
export interface SharedArrays {
  /** Analysed documents, one after another. */
  log: Uint8Array;
  /** Per term a row, see `memory-segment.ts`. */
  rows: Int32Array;
  /** Per posting its document, where it stands in `log`, and the posting of the same term before. */
  postingDoc: Int32Array;
  postingStart: Int32Array;
  postingBefore: Int32Array;
}

export interface MemoryImage {
  size: number;
  terms: number;
  arrays: SharedArrays;
  columns: Columns;
}

export function newArrays(): SharedArrays {
  return {
    log: new Uint8Array(new SharedArrayBuffer(1 << 20)),
    rows: sharedInts(1 << 15),
    postingDoc: sharedInts(1 << 16),
    postingStart: sharedInts(1 << 16),
    postingBefore: sharedInts(1 << 16),
  };
}

function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

export function widenedInts(old: Int32Array): Int32Array {
  const wider = sharedInts(old.length * 2);
  wider.set(old);
  return wider;
}

export function widenedBytes(old: Uint8Array, used: number, length: number): Uint8Array {
  const wider = new Uint8Array(new SharedArrayBuffer(Math.max(old.length * 2, length)));
  wider.set(old.subarray(0, used));
  return wider;
}

/** The columns of a segment as a message: plain objects, cut to what is in use. */
export function columnsOf(columns: GrowingColumns): Columns {
  const { size, nums, lengths, days } = columns;
  const coded = <T>({ codes, values }: Coded<T>): Coded<T> => ({ codes: codes.slice(0, size), values });
  const multi = <T>({ first, moreDocs, moreCodes, moreCount, values }: MultiColumn<T>): MultiColumn<T> => ({
    first: first.slice(0, size),
    moreDocs: moreDocs.slice(0, moreCount),
    moreCodes: moreCodes.slice(0, moreCount),
    moreCount,
    values,
  });
  return {
    nums: nums.slice(0, size),
    lengths: lengths.slice(0, size),
    days: days.slice(0, size),
    kind: coded(columns.kind),
    language: coded(columns.language),
    year: coded(columns.year),
    sources: multi(columns.sources),
    tags: multi(columns.tags),
  };
}
