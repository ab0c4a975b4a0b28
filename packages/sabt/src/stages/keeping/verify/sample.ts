/** What a quick verification looks at among the entries that a full one has seen: a random sample. */
import { randomInt } from 'node:crypto';
import {
  equalBytes,
  fromBase64,
  HASH_BYTES,
  inclusionProof,
  leafHash,
  ProofError,
  TILE_WIDTH,
  verifyInclusion,
} from '@sabt/proof';
import { asSabtError } from '../../../model/errors.ts';
import { RECORD_FILE } from '../../../store/sqlite/index.ts';
import { nodesOnDisk } from '../log-tree.ts';
import type { LogParts } from './log.ts';
import { type RecordParts, type Seen, verifyRecord } from './records.ts';

const RECORDS = 256;
const TILES = 64;

/** `below`: the sample is drawn from the entries before it. */
export async function verifySample(log: LogParts, records: RecordParts, below: number, seen: Seen): Promise<void> {
  await sampleTiles(log, below);
  for (const entry of draw(RECORDS, below)) {
    verifyIncluded(entry, log);
    const { store } = records;
    try {
      await verifyRecord(entry, store.sealed(entry), store.entries(entry, entry + 1)[0], records, seen);
    } catch (thrown) {
      log.watch.throwIfCalledOff();
      log.watch.problem('database-damaged', `${RECORD_FILE}, entry ${entry}`, asSabtError(thrown).message);
    }
    await log.watch.pause({ done: 0, total: RECORDS, what: 'sample' });
  }
}

async function sampleTiles({ store, tiles, watch }: LogParts, below: number): Promise<void> {
  for (const index of draw(TILES, Math.floor(below / TILE_WIDTH))) {
    const tile = { level: 0, index, width: TILE_WIDTH };
    const place = `log/tile/0, number ${index}`;
    watch.checked.tiles += 1;
    try {
      const hashes = tiles.read(tile);
      const entries = store.entries(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      const fits = (entry: Uint8Array, i: number) =>
        equalBytes(leafHash(entry), hashes!.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
      if (hashes === null) watch.problem('tile-missing', place, 'A file of the published log is missing.');
      else if (!entries.every(fits))
        watch.problem(
          'tile-damaged',
          place,
          'A file of the published log and the journal differ. A full verification tells which of them is wrong.',
        );
    } catch (thrown) {
      watch.problem('journal-damaged', place, asSabtError(thrown).message);
    }
    await watch.pause({ done: 0, total: TILES, what: 'sample' });
  }
}

function verifyIncluded(entry: number, { store, tiles, size, root, watch }: LogParts): void {
  watch.checked.entries += 1;
  if (root === null) return;
  try {
    const proof = inclusionProof(entry, size, nodesOnDisk(size, tiles));
    verifyInclusion({
      index: entry,
      size,
      leafHash: leafHash(store.entries(entry, entry + 1)[0]!),
      proof,
      root: fromBase64(root),
    });
  } catch (thrown) {
    const message = thrown instanceof ProofError ? thrown.message : asSabtError(thrown).message;
    watch.problem(
      'entry-changed',
      `${RECORD_FILE}, entry ${entry}`,
      `Entry ${entry} is not in the tree that the checkpoint signs: ${message}.`,
    );
  }
}

/** Distinct random numbers below a limit, all of them if there are no more than wanted. */
function draw(wanted: number, below: number): number[] {
  if (below <= wanted) return Array.from({ length: below }, (_, i) => i);
  const drawn = new Set<number>();
  while (drawn.size < wanted) drawn.add(randomInt(below));
  return [...drawn].sort((a, b) => a - b);
}
