/**
 * A segment on disk: one immutable file (`paged-file.ts`) and, beside it, which of its documents were deleted since.
 *
 *   lists, in the order of terms (`postings.ts`); dictionary blocks and index (`dictionary.ts`); one part per column;
 *   description: JSON with the place of each part and the values behind the codes
 *
 * Columns and dictionary index are read when first asked for, lists as queries come by, so that opening costs one read.
 */
import { Dictionary, type DictionaryWalk, type TermEntry } from './dictionary.ts';
import { LENGTH_OF_CODE } from './lengths.ts';
import type { ListCache } from './list-cache.ts';
import { PagedFile, type PagedWriter } from './paged-file.ts';
import { BlockList } from './postings.ts';
import {
  type Columns,
  compareKeys,
  isDead,
  type MultiColumn,
  type Segment,
  type TermList,
  type TermWalk,
} from './segment.ts';

const VERSION = 1;
const READ_AHEAD = 1 << 19;
const FREQUENCY_CACHE = 4096;

type Part = [start: number, length: number];

export interface Description {
  version: number;
  size: number;
  lengthSum: number;
  firstNum: number;
  lastNum: number;
  kinds: string[];
  languages: string[];
  years: number[];
  tags: string[];
  parts: Record<PartName, Part>;
}

const PART_NAMES = [
  'dictionary',
  'dictionaryIndex',
  'nums',
  'lengths',
  'kinds',
  'languages',
  'years',
  'days',
  'sourceFirst',
  'sourceMoreDocs',
  'sourceMoreCodes',
  'sourceValues',
  'tagFirst',
  'tagMoreDocs',
  'tagMoreCodes',
] as const;
type PartName = (typeof PART_NAMES)[number];

/** Writes columns, dictionary and description behind the lists, and closes the file. */
export function finishSegment(
  writer: PagedWriter,
  columns: Columns,
  size: number,
  dictionary: { blocks: Uint8Array; index: Uint8Array },
): Description {
  const parts = {} as Record<PartName, Part>;
  const put = (name: PartName, column: Uint8Array | Uint16Array | Uint32Array | Int32Array): void => {
    parts[name] = [writer.length, column.byteLength];
    writer.append(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  };
  put('dictionary', dictionary.blocks);
  put('dictionaryIndex', dictionary.index);
  put('nums', columns.nums.subarray(0, size));
  put('lengths', columns.lengths.subarray(0, size));
  put('kinds', columns.kind.codes.subarray(0, size));
  put('languages', columns.language.codes.subarray(0, size));
  put('years', columns.year.codes.subarray(0, size));
  put('days', columns.days.subarray(0, size));
  for (const [name, { first, moreDocs, moreCodes, moreCount }] of [
    ['source', columns.sources],
    ['tag', columns.tags],
  ] as const) {
    put(`${name}First`, first.subarray(0, size));
    put(`${name}MoreDocs`, moreDocs.subarray(0, moreCount));
    put(`${name}MoreCodes`, moreCodes.subarray(0, moreCount));
  }
  put('sourceValues', Uint32Array.from(columns.sources.values));
  let lengthSum = 0;
  for (let i = 0; i < size; i++) lengthSum += LENGTH_OF_CODE[columns.lengths[i]!]!;
  const description: Description = {
    version: VERSION,
    size,
    lengthSum,
    firstNum: size === 0 ? 0 : columns.nums[0]!,
    lastNum: size === 0 ? 0 : columns.nums[size - 1]!,
    kinds: [...columns.kind.values],
    languages: [...columns.language.values],
    years: [...columns.year.values],
    tags: Array.from(columns.tags.values),
    parts,
  };
  const start = writer.length;
  writer.append(new TextEncoder().encode(JSON.stringify(description)));
  writer.finish(start);
  return description;
}

export class DiskSegment implements Segment {
  readonly id: number;
  readonly size: number;
  live: number;
  liveLength: number;
  dead: Uint8Array | null = null;
  /** Whether documents were deleted since the bitmap was last written. */
  deadChanged = false;
  /** Name of the file that holds the bitmap; null if there is none. */
  deadFile: string | null = null;
  readonly file: PagedFile;
  private readonly about: Description;
  private readonly cache: ListCache;
  private readonly dictionary: Dictionary;
  private readonly entries = new Map<string, TermEntry | null>();
  private heldColumns: Columns | null = null;
  private readonly frequencies = new Map<string, { deadCount: number; live: number }>();
  private deadLocals: Int32Array | null = null;

  constructor(path: string, id: number, cache: ListCache) {
    this.id = id;
    this.cache = cache;
    this.file = new PagedFile(path);
    try {
      this.about = this.describe();
    } catch (error) {
      this.file.close();
      throw error;
    }
    this.size = this.about.size;
    this.live = this.size;
    this.liveLength = this.about.lengthSum;
    const [dictionaryStart] = this.about.parts.dictionary;
    this.dictionary = new Dictionary(
      (offset, length) => this.file.read(dictionaryStart + offset, length),
      () => this.part('dictionaryIndex'),
    );
  }

  /** Lowest record number; segments whose numbers do not interleave merge fastest in this order. */
  get firstNum(): number {
    return this.about.firstNum;
  }

  get columns(): Columns {
    this.heldColumns ??= this.openColumns();
    return this.heldColumns;
  }

  /** Takes over a bitmap that was written earlier. */
  setDead(dead: Uint8Array, file: string): void {
    if (dead.length !== (this.size + 7) >> 3) this.file.damaged(`the list of deleted documents ${file} is not its own`);
    this.dead = dead;
    this.deadFile = file;
    const { lengths } = this.columns;
    for (let local = 0; local < this.size; local++) {
      if (!isDead(dead, local)) continue;
      this.live--;
      this.liveLength -= LENGTH_OF_CODE[lengths[local]!]!;
    }
  }

  kill(local: number): void {
    this.dead ??= new Uint8Array((this.size + 7) >> 3);
    if (isDead(this.dead, local)) return;
    this.dead[local >> 3]! |= 1 << (local & 7);
    this.deadChanged = true;
    this.deadLocals = null;
    this.live--;
    this.liveLength -= LENGTH_OF_CODE[this.columns.lengths[local]!]!;
  }

  localOf(num: number): number {
    if (this.size === 0 || num < this.about.firstNum || num > this.about.lastNum) return -1;
    const { nums } = this.columns;
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nums[middle]! < num) low = middle + 1;
      else high = middle;
    }
    return nums[low] === num && !(this.dead !== null && isDead(this.dead, low)) ? low : -1;
  }

  find(key: Uint8Array): TermList | null {
    const entry = this.entryOf(key);
    return entry === null ? null : this.listOf(entry);
  }

  liveFrequency(key: Uint8Array): number {
    const entry = this.entryOf(key);
    if (entry === null) return 0;
    if (this.dead === null) return entry.size;
    const text = latin1(key);
    const deadCount = this.size - this.live;
    const known = this.frequencies.get(text);
    if (known !== undefined && known.deadCount === deadCount) return known.live;
    const live = entry.size - this.deadIn(this.listOf(entry), deadCount);
    if (this.frequencies.size >= FREQUENCY_CACHE) this.frequencies.clear();
    this.frequencies.set(text, { deadCount, live });
    return live;
  }

  *startingWith(prefix: Uint8Array): Generator<TermList> {
    const walk = new DiskWalk(this.dictionary.walkFrom(prefix), this.file);
    while (walk.next()) {
      const order = compareKeys(walk.bytes.subarray(0, Math.min(walk.keyLength, prefix.length)), prefix);
      if (order === 0) yield walk.list;
      else if (order > 0) return;
    }
  }

  walk(): TermWalk {
    return new DiskWalk(this.dictionary.walkFrom(new Uint8Array(0)), this.file);
  }

  close(): void {
    this.file.close();
  }

  private entryOf(key: Uint8Array): TermEntry | null {
    const text = latin1(key);
    let entry = this.entries.get(text);
    if (entry === undefined) {
      entry = this.dictionary.find(key);
      if (this.entries.size >= FREQUENCY_CACHE) this.entries.clear();
      this.entries.set(text, entry);
    }
    return entry;
  }

  private listOf(entry: TermEntry): TermList {
    const { start, listLength, positionsLength } = entry;
    const bytes = this.cache.get(this, start, () => this.file.read(start, listLength));
    return new BlockList(entry.size, bytes, () => this.file.read(start + listLength, positionsLength));
  }

  /** How many documents of a list are deleted: by the shorter of the two. */
  private deadIn(list: TermList, deadCount: number): number {
    const dead = this.dead!;
    const cursor = list.cursor();
    let n = 0;
    if (deadCount * 64 > list.size) {
      while (cursor.next()) for (let i = 0; i < cursor.count; i++) if (isDead(dead, cursor.docs[i]!)) n++;
      return n;
    }
    this.deadLocals ??= localsIn(dead, deadCount);
    let i = 0;
    for (const local of this.deadLocals) {
      if (cursor.count === 0 || cursor.docs[cursor.count - 1]! < local) {
        if (!cursor.skipTo(local)) break;
        i = 0;
      }
      while (cursor.docs[i]! < local) i++;
      if (cursor.docs[i] === local) n++;
    }
    return n;
  }

  private describe(): Description {
    const bytes = this.file.read(this.file.descriptionStart, this.file.descriptionLength);
    const about = JSON.parse(new TextDecoder().decode(bytes)) as Description;
    if (about.version !== VERSION)
      this.file.damaged(`it is of version ${about.version}, this program reads version ${VERSION}`);
    return about;
  }

  private part(name: PartName): Uint8Array<ArrayBuffer> {
    const [start, length] = this.about.parts[name];
    // a copy of its own: aligned, and not holding on to the pages around it
    return this.file.read(start, length).slice() as Uint8Array<ArrayBuffer>;
  }

  private multi<T>(name: 'source' | 'tag', values: ArrayLike<T>): MultiColumn<T> {
    const moreDocs = new Uint32Array(this.part(`${name}MoreDocs`).buffer);
    return {
      first: new Uint32Array(this.part(`${name}First`).buffer),
      moreDocs,
      moreCodes: new Uint32Array(this.part(`${name}MoreCodes`).buffer),
      moreCount: moreDocs.length,
      values,
    };
  }

  private openColumns(): Columns {
    const segment = this;
    const { about } = this;
    return {
      get nums() {
        return lazily(this, 'nums', new Uint32Array(segment.part('nums').buffer));
      },
      get lengths() {
        return lazily(this, 'lengths', segment.part('lengths'));
      },
      get kind() {
        return lazily(this, 'kind', { codes: new Uint16Array(segment.part('kinds').buffer), values: about.kinds });
      },
      get language() {
        return lazily(this, 'language', {
          codes: new Uint16Array(segment.part('languages').buffer),
          values: about.languages,
        });
      },
      get year() {
        return lazily(this, 'year', { codes: new Uint16Array(segment.part('years').buffer), values: about.years });
      },
      get days() {
        return lazily(this, 'days', new Int32Array(segment.part('days').buffer));
      },
      get sources() {
        return lazily(this, 'sources', segment.multi('source', new Uint32Array(segment.part('sourceValues').buffer)));
      },
      get tags() {
        return lazily(this, 'tags', segment.multi('tag', about.tags));
      },
    };
  }
}

/** Puts the value in the getter's place. */
function lazily<T>(owner: object, name: string, value: T): T {
  Object.defineProperty(owner, name, { value });
  return value;
}

function latin1(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}

function localsIn(bitmap: Uint8Array, count: number): Int32Array {
  const locals = new Int32Array(count);
  let n = 0;
  for (let byte = 0; byte < bitmap.length; byte++) {
    if (bitmap[byte] === 0) continue;
    for (let bit = 0; bit < 8; bit++) if ((bitmap[byte]! & (1 << bit)) !== 0) locals[n++] = byte * 8 + bit;
  }
  return locals;
}

/** Reads lists one after another in long stretches. */
class DiskWalk implements TermWalk {
  readonly keyStart = 0;
  list!: TermList;
  private readonly terms: DictionaryWalk;
  private readonly file: PagedFile;
  private ahead: Uint8Array = new Uint8Array(0);
  private aheadStart = 0;

  constructor(terms: DictionaryWalk, file: PagedFile) {
    this.terms = terms;
    this.file = file;
  }

  get bytes(): Uint8Array {
    return this.terms.bytes;
  }

  get keyLength(): number {
    return this.terms.keyLength;
  }

  next(): boolean {
    if (!this.terms.next()) return false;
    const { size, start, listLength, positionsLength } = this.terms.entry;
    const bytes = this.stretch(start, listLength + positionsLength);
    this.list = new BlockList(size, bytes.subarray(0, listLength), () => bytes.subarray(listLength));
    return true;
  }

  private stretch(start: number, length: number): Uint8Array {
    if (start + length > this.aheadStart + this.ahead.length) {
      const most = this.file.descriptionStart - start;
      this.ahead = this.file.read(start, Math.min(most, Math.max(length, READ_AHEAD)));
      this.aheadStart = start;
    }
    return this.ahead.subarray(start - this.aheadStart, start - this.aheadStart + length);
  }
}
