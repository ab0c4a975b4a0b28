import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HASH_BYTES, TILE_WIDTH, type Tile, tilePath } from '@sabt/proof';

/**
 * Tiles as files below `log/`, as C2SP tlog-tiles names them, so that any web server can serve the folder. They follow
 * from the journal; so they are written without waiting for the disk, and `sync` makes durable what was written since.
 * Until then a crash of the machine may lose some, which the next opening finds and writes again.
 */
export class TileFiles {
  private readonly log: string;
  private readonly folders = new Set<string>();
  private unsynced = new Set<string>();

  constructor(log: string) {
    this.log = log;
  }

  path(tile: Tile): string {
    return join(this.log, tilePath(tile.level, tile.index, tile.width));
  }

  /** The bytes of a tile, from the full one where the partial one was removed; null if neither is there. */
  read(tile: Tile): Uint8Array | null {
    return readIfThere(this.path(tile)) ?? readIfThere(this.path({ ...tile, width: TILE_WIDTH }));
  }

  /** Exactly the bytes of a tile, cut from the full one where the partial one was removed. */
  readExactly(tile: Tile): Uint8Array | null {
    const bytes = this.read(tile);
    if (bytes === null || tile.level !== 'entries') return bytes?.subarray(0, tile.width * HASH_BYTES) ?? null;
    let end = 0;
    for (let i = 0; i < tile.width && end + 2 <= bytes.length; i++) end += 2 + ((bytes[end]! << 8) | bytes[end + 1]!);
    return bytes.subarray(0, end);
  }

  write(tile: Tile, bytes: Uint8Array): void {
    const path = this.path(tile);
    const folder = dirname(path);
    if (!this.folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      if (this.folders.size > 10_000) this.folders.clear();
      this.folders.add(folder);
    }
    const file = openSync(path, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at);
    } finally {
      closeSync(file);
    }
    this.unsynced.add(path);
  }

  /** Partial tiles of a tile that is full by now. Kept until the next one is full, for readers of an older checkpoint. */
  dropPartials(level: Tile['level'], index: number): void {
    const folder = `${this.path({ level, index, width: TILE_WIDTH })}.p`;
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) this.unsynced.delete(join(folder, name));
    rmSync(folder, { recursive: true, force: true });
    this.folders.delete(folder);
  }

  /** Partial tiles of former checkpoints, where the tile itself is still partial. */
  dropNarrower(tile: Tile): void {
    const folder = dirname(this.path(tile));
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (Number(name) < tile.width) rmSync(join(folder, name), { force: true });
    }
  }

  /** Makes everything durable that was written since the last call. */
  async sync(): Promise<void> {
    const files = [...this.unsynced].filter((path) => existsSync(path));
    this.unsynced = new Set();
    const folders = new Set(files.map(dirname));
    for (const path of [...files, ...folders]) {
      const file = await open(path, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
  }
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
}
