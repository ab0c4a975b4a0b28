/**
 * The hashes and entries at the right edge of the log that tiles are yet to be written of. A row holds, for one level
 * of tiles, everything from the last full tile that was written onwards.
 */
import { encodeBundle, HASH_BYTES, TILE_HEIGHT, TILE_WIDTH, type Tile } from '@sabt/proof';

class Row {
  /** Position, in its level, of the first hash held; a multiple of 256. */
  start: number;
  private bytes = new Uint8Array(2 * TILE_WIDTH * HASH_BYTES);
  private count = 0;

  constructor(start: number, hashes: Uint8Array) {
    this.start = start;
    this.count = hashes.length / HASH_BYTES;
    this.bytes.set(hashes);
  }

  push(source: Uint8Array, at: number): void {
    const end = this.count * HASH_BYTES;
    if (end === this.bytes.length) {
      const wider = new Uint8Array(2 * end);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    for (let i = 0; i < HASH_BYTES; i++) this.bytes[end + i] = source[at + i]!;
    this.count += 1;
  }

  slice(index: number, width: number): Uint8Array {
    const from = index * TILE_WIDTH - this.start;
    return this.bytes.subarray(from * HASH_BYTES, (from + width) * HASH_BYTES);
  }

  dropFullTiles(): void {
    const full = this.count - (this.count % TILE_WIDTH);
    this.bytes.copyWithin(0, full * HASH_BYTES, this.count * HASH_BYTES);
    this.start += full;
    this.count -= full;
  }
}

export class TileRows {
  private readonly rows: Row[] = [];
  private entries: Uint8Array[] = [];
  private firstEntry: number;

  /** `edge` gives the hashes of the partial tile of a level in the tree of `size` leaves, `entries` its entries. */
  constructor(size: number, edge: (level: number) => Uint8Array, entries: readonly Uint8Array[]) {
    this.firstEntry = size - (size % TILE_WIDTH);
    this.entries = [...entries];
    for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
      this.rows.push(new Row(hashes - (hashes % TILE_WIDTH), edge(level)));
    }
  }

  pushEntry(bytes: Uint8Array): void {
    this.entries.push(bytes);
  }

  /** A `NodeSink`: takes the nodes that stand in tiles, which are those of every eighth level. */
  readonly takeNode = (level: number, _index: number, bytes: Uint8Array, at: number): void => {
    if (level % TILE_HEIGHT !== 0) return;
    const row = level / TILE_HEIGHT;
    this.rows[row] ??= new Row(0, new Uint8Array(0));
    this.rows[row].push(bytes, at);
  };

  bytesOf(tile: Tile): Uint8Array {
    if (tile.level !== 'entries') return this.rows[tile.level]!.slice(tile.index, tile.width);
    const from = tile.index * TILE_WIDTH - this.firstEntry;
    return encodeBundle(this.entries.slice(from, from + tile.width));
  }

  /** Forgets what has been written as full tiles. */
  dropFullTiles(): void {
    for (const row of this.rows) row.dropFullTiles();
    const full = this.entries.length - (this.entries.length % TILE_WIDTH);
    this.entries = this.entries.slice(full);
    this.firstEntry += full;
  }
}
