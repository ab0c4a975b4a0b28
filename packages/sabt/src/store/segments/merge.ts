/**
 * Writes one segment file out of one or several segments: a flush is the merge of the segment in memory alone.
 *
 * Documents are renumbered by ascending record number, without the deleted. For each term, in byte order over all
 * inputs, the postings are taken over under their new numbers. Where the inputs' record numbers do not interleave, which is
 * what taking in produces, the lists simply follow one another; otherwise they are sorted.
 *
 * A generator: it yields after every some thousand postings, so that whoever drives it can let others work in between.
 * Deletions that come while it runs are not seen (each input comes with the bitmap to go by, which must not change); the
 * driver applies them to the result.
 */
import { gatherColumns } from './columns.ts';
import { DictionaryWriter } from './dictionary.ts';
import { finishSegment } from './disk-segment.ts';
import { PagedWriter } from './paged-file.ts';
import { ListEncoder } from './postings.ts';
import { type Cursor, isDead, type PositionSource, type Segment, type TermWalk } from './segment.ts';

const POSTINGS_BETWEEN_YIELDS = 20_000;

export interface MergeInput {
  segment: Pick<Segment, 'size' | 'columns' | 'walk'>;
  dead: Uint8Array | null;
}

export function* writeMerged(from: readonly MergeInput[], path: string): Generator<undefined, void> {
  const inputs = from.map(({ segment }) => segment);
  const numbering = yield* renumber(from);
  const columns = yield* gatherColumns(inputs, numbering.order);
  const writer = new PagedWriter(path);
  let finished = false;
  try {
    const dictionary = new DictionaryWriter();
    yield* writeLists(inputs, numbering.renumberings, writer, dictionary);
    finishSegment(writer, columns, numbering.order.local.length, dictionary.finish());
    finished = true;
  } finally {
    if (!finished) writer.abandon();
  }
}

interface Renumbering {
  /** New local number by old, or -1. */
  newLocals: Int32Array;
  /** What to add to every old number, if it is the same for all. */
  shift: number | null;
}

interface Numbering {
  renumberings: Renumbering[];
  order: { input: Uint16Array; local: Uint32Array };
}

/** Numbers the documents that hold, by ascending record number. */
function* renumber(inputs: readonly MergeInput[]): Generator<undefined, Numbering> {
  const kept: number[] = [];
  for (const { segment, dead } of inputs) {
    const { nums } = segment.columns;
    for (let local = 0; local < segment.size; local++)
      if (dead === null || !isDead(dead, local)) kept.push(nums[local]!);
    yield;
  }
  const nums = Uint32Array.from(kept);
  if (!isAscending(nums)) nums.sort();
  const order = { input: new Uint16Array(nums.length), local: new Uint32Array(nums.length) };
  const renumberings: Renumbering[] = [];
  for (const [which, { segment, dead }] of inputs.entries()) {
    const renumbered = new Int32Array(segment.size).fill(-1);
    let at = 0;
    for (let local = 0; local < segment.size; local++) {
      if (dead !== null && isDead(dead, local)) continue;
      const num = segment.columns.nums[local]!;
      if (nums[at] !== num) at = placeOf(nums, num);
      renumbered[local] = at;
      order.input[at] = which;
      order.local[at] = local;
      at++;
    }
    renumberings.push({ newLocals: renumbered, shift: commonShift(renumbered) });
    yield;
  }
  return { renumberings, order };
}

function commonShift(newLocals: Int32Array): number | null {
  const shift = newLocals[0] ?? 0;
  if (shift < 0) return null;
  for (let local = 1; local < newLocals.length; local++) if (newLocals[local] !== local + shift) return null;
  return shift;
}

function isAscending(nums: Uint32Array): boolean {
  for (let i = 1; i < nums.length; i++) if (nums[i - 1]! > nums[i]!) return false;
  return true;
}

function placeOf(nums: Uint32Array, num: number): number {
  let low = 0;
  let high = nums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nums[middle]! < num) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* writeLists(
  inputs: readonly MergeInput['segment'][],
  renumberings: readonly Renumbering[],
  writer: PagedWriter,
  dictionary: DictionaryWriter,
): Generator<undefined, void> {
  const walks = inputs.map((input) => input.walk());
  const open = walks.map((walk) => walk.next());
  const cursors: (Cursor | undefined)[] = inputs.map(() => undefined);
  let encoder = new ListEncoder();
  let spare = new ListEncoder();
  const key = new Uint8Array(256);
  const entry = { size: 0, start: 0, listLength: 0, positionsLength: 0 };
  let sinceYield = 0;
  for (;;) {
    const first = leastKey(walks, open);
    if (first < 0) return;
    const keyLength = copyKey(walks[first]!, key);
    encoder.clear();
    for (let which = first; which < walks.length; which++) {
      const walk = walks[which]!;
      if (!open[which] || (which > first && !isKey(walk, key, keyLength))) continue;
      sinceYield += walk.list.size + 20;
      const cursor = walk.list.cursor(cursors[which]);
      cursors[which] = cursor;
      takeOver(cursor, renumberings[which]!, key[0] === POSITIONED, encoder);
      open[which] = walk.next();
    }
    if (!encoder.ascending) {
      encoder.sortInto(spare);
      [encoder, spare] = [spare, encoder];
    }
    if (encoder.size > 0) {
      entry.size = encoder.size;
      entry.start = writer.length;
      entry.listLength = encoder.encode();
      entry.positionsLength = encoder.positionsSize;
      writer.append(encoder.out, entry.listLength);
      writer.append(encoder.positions, entry.positionsLength);
      dictionary.add(key, keyLength, entry);
    }
    if (sinceYield > POSTINGS_BETWEEN_YIELDS) {
      sinceYield = 0;
      yield;
    }
  }
}

const NO_BYTES = new Uint8Array(0);
/** First byte of the keys that have positions. */
const POSITIONED = 'f'.charCodeAt(0);

function leastKey(walks: readonly TermWalk[], open: readonly boolean[]): number {
  let least = -1;
  for (let i = 0; i < walks.length; i++)
    if (open[i] && (least < 0 || compareWalks(walks[i]!, walks[least]!) < 0)) least = i;
  return least;
}

function compareWalks(a: TermWalk, b: TermWalk): number {
  const n = Math.min(a.keyLength, b.keyLength);
  for (let i = 0; i < n; i++) {
    const difference = a.bytes[a.keyStart + i]! - b.bytes[b.keyStart + i]!;
    if (difference !== 0) return difference;
  }
  return a.keyLength - b.keyLength;
}

function copyKey({ bytes, keyStart, keyLength }: TermWalk, into: Uint8Array): number {
  for (let i = 0; i < keyLength; i++) into[i] = bytes[keyStart + i]!;
  return keyLength;
}

function isKey({ bytes, keyStart, keyLength }: TermWalk, key: Uint8Array, length: number): boolean {
  if (keyLength !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[keyStart + i] !== key[i]) return false;
  return true;
}

const SOURCE: PositionSource = { bytes: NO_BYTES, start: 0, end: 0 };

function takeOver(cursor: Cursor, { newLocals, shift }: Renumbering, positioned: boolean, encoder: ListEncoder): void {
  const source = SOURCE;
  source.start = source.end;
  while (cursor.next()) {
    if (shift !== null && (!positioned || cursor.blockPositions(source))) {
      encoder.addBlock(cursor, shift, source);
      continue;
    }
    for (let i = 0; i < cursor.count; i++) {
      const doc = newLocals[cursor.docs[i]!]!;
      if (doc < 0) continue;
      if (positioned) cursor.positionsOf(i, source);
      encoder.add(doc, cursor.frequencies[i]!, cursor.masks[i]!, source);
    }
  }
}
