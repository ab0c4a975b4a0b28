/*
 * Reading a published log (C2SP tlog-tiles), by address or from a folder. Whoever serves it may be hostile: an answer has
 * at most the bytes that its path calls for, redirects are not followed, a folder's files must be plain files, and no name
 * that comes from the other side is ever a path here. Paths are made by us from sizes that a signature covers.
 */
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  HASH_BYTES,
  MAX_NOTE_LENGTH,
  type NodeReader,
  TILE_WIDTH,
  type Tile,
  tileNodes,
  tilePath,
  utf8Decode,
} from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { below, fetchBounded } from './fetching.ts';

export interface LogSource {
  /** As a person named it. */
  readonly name: string;
  /** The signed checkpoint, unverified. Throws `unreachable`, `not-found`, `bad-answer`, `too-large`. */
  checkpoint(): Promise<string>;
  /** The statements of the log's keys (`keys.json`), unverified; null if it has none or does not say. Throws `too-large`. */
  keys(): Promise<string | null>;
  /** A tile or bundle of the stated width, or the full one in place of a partial one; unverified. Throws likewise. */
  tile(tile: Tile): Promise<Uint8Array>;
}

const ENTRY_MAX_BYTES = 2 + 0xffff;
/** Statements of a thousand keys have less. */
const MAX_KEYS_BYTES = 8 << 20;

/** Bytes that a file of a log can have at most. */
const limitOf = (tile: Tile): number => TILE_WIDTH * (tile.level === 'entries' ? ENTRY_MAX_BYTES : HASH_BYTES);

type Read = (path: string, maxBytes: number) => Promise<Uint8Array | null>;

/**
 * `http(s)://…` is asked over the network, anything else is a folder: of an archive, a site, or the log itself. Throws
 * `invalid-argument` for an address of another kind.
 */
export function logSource(named: string, signal?: AbortSignal): LogSource {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(named) && !/^https?:/i.test(named))
    throw new SabtError('invalid-argument', `A log is read from a folder, http:// or https://, not from ${named}`, {
      at: named,
    });
  const read = /^https?:\/\//i.test(named) ? fromAddress(named, signal) : fromFolder(named);
  const missing = (path: string) => {
    const isThere = /^https?:/i.test(named) || existsSync(named);
    return new SabtError(
      'not-found',
      isThere ? `A file of the log is missing: ${path}, at ${named}` : `There is no folder ${named}.`,
      {
        at: named,
      },
    );
  };
  return {
    name: named,
    async checkpoint() {
      const bytes = await read('checkpoint', MAX_NOTE_LENGTH);
      if (bytes === null) throw missing('checkpoint');
      try {
        return utf8Decode(bytes);
      } catch (cause) {
        throw new SabtError('bad-answer', `The checkpoint is no text: ${named}`, { at: named, cause });
      }
    },
    async keys() {
      const bytes = await read('keys.json', MAX_KEYS_BYTES).catch((thrown: unknown) => {
        // a log of others may answer anything to a path that it does not know; what is needed is missed where it is needed
        if (thrown instanceof SabtError && thrown.code === 'unreachable') return null;
        throw thrown;
      });
      return bytes === null ? null : Buffer.from(bytes).toString('utf8');
    },
    async tile(tile) {
      const path = tilePath(tile.level, tile.index, tile.width);
      const full = { ...tile, width: TILE_WIDTH };
      const bytes =
        (await read(path, limitOf(tile))) ??
        (tile.width < TILE_WIDTH ? await read(tilePath(tile.level, tile.index), limitOf(full)) : null);
      if (bytes === null) throw missing(path);
      return bytes;
    },
  };
}

function fromAddress(prefix: string, signal: AbortSignal | undefined): Read {
  let base: string | null = null;
  const ask = async (url: string, maxBytes: number): Promise<Uint8Array | null> => {
    const { status, bytes } = await fetchBounded(url, { maxBytes, signal });
    if (status === 404 || status === 410) return null;
    if (status !== 200) throw new SabtError('unreachable', `${url} answered ${status}.`, { at: url });
    return bytes;
  };
  return async (path, maxBytes) => {
    if (base !== null) return ask(below(base, path), maxBytes);
    for (const candidate of [prefix, below(prefix, 'log')]) {
      const bytes = await ask(below(candidate, path), maxBytes);
      if (bytes === null) continue;
      base = candidate;
      return bytes;
    }
    return null;
  };
}

function fromFolder(dir: string): Read {
  const base = [dir, join(dir, 'log')].find((folder) =>
    statSync(join(folder, 'checkpoint'), { throwIfNoEntry: false })?.isFile(),
  );
  return async (path, maxBytes) => (base === undefined ? null : readPlain(join(base, path), maxBytes));
}

/** Null if there is none. No links, pipes or devices. */
function readPlain(path: string, maxBytes: number): Uint8Array | null {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw thrown;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new SabtError('bad-answer', `This is no plain file: ${path}`, { at: path });
    if (stat.size > maxBytes)
      throw new SabtError('too-large', `This file is longer than ${maxBytes} bytes: ${path}`, { at: path });
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Thrown by the node reader where a tile has not been fetched yet. */
class Wanted extends Error {
  readonly tile: Tile & { level: number };

  constructor(tile: Tile & { level: number }) {
    super('a tile is wanted');
    this.tile = tile;
  }
}

/**
 * Computes something from nodes of the tree of `size` leaves, fetching the tiles that it asks for. What comes out is the
 * word of the source: it is for the caller to hold it against a signed root. Throws what `source.tile` throws, and what the
 * computation throws, such as ProofError `bad-tile`.
 */
export async function fromTiles<T>(
  source: Pick<LogSource, 'tile'>,
  size: number,
  compute: (nodes: NodeReader) => T,
): Promise<T> {
  const fetched = new Map<string, Uint8Array>();
  for (;;) {
    const nodes = tileNodes(size, (tile) => {
      const bytes = fetched.get(tilePath(tile.level, tile.index, tile.width));
      if (bytes === undefined) throw new Wanted(tile);
      return bytes;
    });
    try {
      return compute(nodes);
    } catch (thrown) {
      if (!(thrown instanceof Wanted)) throw thrown;
      const { tile } = thrown;
      fetched.set(tilePath(tile.level, tile.index, tile.width), await source.tile(tile));
    }
  }
}
