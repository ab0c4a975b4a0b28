/*
 * The one that makes commit groups durable and public, in this order:
 *
 *   keys → journal and sealed records (one transaction) → tiles → checkpoint → high-water mark → receipts
 *
 * Whatever happens in between, the steps before stand and the steps after can be done again: keys without entries are
 * swept, tiles and checkpoint follow from the journal. If tiles or checkpoint cannot be written (a full disk), the
 * entries are durable but not acknowledged; they are published before anything else the next time, and whoever
 * listens for commits then learns of them.
 */

import { TILE_WIDTH, tilesBetween } from '@sabt/proof';
import { writeDurably } from '../../store/files/durable.ts';
import type { CommitGroup, RecordStore, VaultItem } from '../../store/ports.ts';
import { publishCheckpoint, type SignedCheckpoint, signCheckpoint, withSignaturesOf } from './checkpoint-file.ts';
import type { HighWaterMark } from './high-water.ts';
import type { LogKeys, Signers } from './log-keys.ts';
import { appendTo, type Edge } from './log-tree.ts';
import type { Places } from './places.ts';
import type { TileFiles } from './tile-files.ts';

/** For tests only: called at the named step; what it throws, or a kill inside it, is the fault. */
export interface LogFaults {
  tileWrite?: () => void;
  checkpointRename?: () => void;
  afterCheckpoint?: () => void;
}

/** What a rotation changes: who signs, and the statements that say so. */
export interface Signing {
  signers: Signers;
  keys: LogKeys;
  /** Text of `log/keys.json`, where it is still to be written. */
  toPublish: string | null;
}

export interface LogParts {
  places: Places;
  origin: string;
  store: RecordStore;
  tiles: TileFiles;
  signing: Signing;
  mark: Pick<HighWaterMark, 'write'>;
  faults: LogFaults;
}

export class LogWriter {
  checkpoint: SignedCheckpoint;
  private readonly parts: LogParts;
  private readonly edge: Edge;

  constructor(parts: LogParts, edge: Edge, checkpoint: SignedCheckpoint) {
    this.parts = parts;
    this.edge = edge;
    this.checkpoint = checkpoint;
  }

  /** Number of durable entries; more than the checkpoint covers only after a failure. */
  get size(): number {
    return this.edge.head.size;
  }

  /**
   * Makes the entries durable and publishes them. `bundle` holds them as a journal bundle, `entries` one by one; `durable`
   * is called in between.
   */
  commit(
    bundle: Uint8Array,
    entries: readonly Uint8Array[],
    vault: readonly (VaultItem | null)[],
    durable?: () => void,
  ): void {
    const { size, root } = this.checkpoint;
    const group: CommitGroup = { first: this.size, count: entries.length, bundle, vault, published: { size, root } };
    this.parts.store.append(group);
    for (const entry of entries) appendTo(this.edge, entry);
    durable?.();
    this.publish();
  }

  /** From now on these sign, and this is said of the keys. */
  signWith(signing: Signing): void {
    this.parts.signing = signing;
  }

  get signing(): Signing {
    return this.parts.signing;
  }

  /** Takes up entries that are in the journal already, without publishing them. */
  takeUp(entries: readonly Uint8Array[]): void {
    for (const entry of entries) appendTo(this.edge, entry);
  }

  /**
   * Publishes the current checkpoint as a note that others have signed besides. False, and nothing is changed, if the
   * log has grown meanwhile: an older checkpoint never takes the place of a newer one.
   */
  publishWith(note: string): boolean {
    const checkpoint = withSignaturesOf(this.checkpoint, note, this.parts.signing.keys.all);
    if (checkpoint === null) return false;
    publishCheckpoint(this.parts.places, checkpoint);
    this.checkpoint = checkpoint;
    return true;
  }

  /** Tiles, checkpoint and mark for everything that is durable. May be repeated after a failure. */
  publish(): void {
    const { places, origin, tiles, signing, mark, faults } = this.parts;
    const { head, rows } = this.edge;
    // Before the checkpoint that only these keys can open.
    if (signing.toPublish !== null) writeDurably(places.keysFile, signing.toPublish);
    signing.toPublish = null;
    if (head.size > this.checkpoint.size) {
      for (const tile of tilesBetween(this.checkpoint.size, head.size)) {
        faults.tileWrite?.();
        tiles.write(tile, rows.bytesOf(tile));
        if (tile.width === TILE_WIDTH && tile.index > 0) tiles.dropPartials(tile.level, tile.index - 1);
      }
      const checkpoint = signCheckpoint(origin, head.size, head.root(), signing.signers);
      publishCheckpoint(places, checkpoint, faults.checkpointRename);
      this.checkpoint = checkpoint;
      rows.dropFullTiles();
      faults.afterCheckpoint?.();
    }
    mark.write(this.checkpoint);
  }
}
