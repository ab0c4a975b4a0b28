/*
 * Where a public site is read from when it is verified: a folder, or an address.
 *
 * Of a folder links are not followed. Of an address only what lies below it is asked, from the same host, without redirects
 * (whoever answers elsewhere is somebody else); what answers may be hostile, so every answer has a most, by what its path
 * calls for, and all of them together too. A file that fails for a passing reason is asked for again, twice.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { largestTile, MAX_NOTE_LENGTH, parseTilePath, SITE_FILES, type SiteSource } from '@sabt/proof';
import { SabtError } from '../../model/errors.ts';
import { below, fetchBounded, webAddress } from '../../stages/witnessing/index.ts';

const MAX_FILE_BYTES = 2 ** 31 - 1;

export function siteFolder(dir: string): SiteSource {
  return { read: (path) => readInside(dir, path), paths: () => filesIn(dir, '') };
}

/** Null for what is not there, or is no file, or lies behind a link. Throws `too-large` for a list that is none. */
function readInside(dir: string, path: string): Uint8Array | null {
  const parts = path.split('/');
  for (let i = 1; i < parts.length; i++)
    if (lstatSync(join(dir, ...parts.slice(0, i)), { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const found = lstatSync(join(dir, path), { throwIfNoEntry: false });
  if (found?.isFile() !== true) return null;
  if (path === SITE_FILES.sums && found.size > LIST_BYTES)
    throw new SabtError('too-large', `${path} has more than ${LIST_BYTES} bytes, which no list of a site has.`, {
      at: path,
    });
  return found.size <= MAX_FILE_BYTES ? readFileSync(join(dir, path)) : null;
}

function* filesIn(dir: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
    if (folder === '' && entry.name.startsWith('.')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(dir, path);
    else yield path;
  }
}

const MIB = 2 ** 20;
const PAGE_BYTES = 64 * MIB;
const LIST_BYTES = 480 * MIB;
const ALL_BYTES = 64 * 1024 * MIB;
const LONG_MS = 30 * 60_000;
const TRIES = 3;
const WAIT_MS = 300;
/**
 * Between one question and the next. Several are under way at once; asked in one burst they overflow the queue of a small
 * server, which then answers some a whole second later, and everything waits for these.
 */
const SPACE_MS = 3;

/** Bytes that a file of a site can have at most. */
function mostOf(path: string): number {
  if (path === SITE_FILES.sums) return LIST_BYTES;
  if (path.startsWith('data/')) return MAX_FILE_BYTES;
  const tile = path.replace(/^log\//, '');
  if (tile.startsWith('tile/')) return largestTile(parseTilePath(tile));
  return /(?:^|\/)checkpoint$|\.note$/.test(path) ? MAX_NOTE_LENGTH : PAGE_BYTES;
}

/** Resolves for one caller after another, with so many milliseconds in between. */
function spaced(ms: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = performance.now();
    free = Math.max(now, free + ms);
    if (free > now) await new Promise((resolve) => setTimeout(resolve, free - now));
  };
}

/** `https://example.org/site`, `…/site/` and `…/site/index.html` are the same site. */
export function siteAddress(named: string): string {
  const { href } = webAddress(named);
  return href.replace(/\/(?:[^/]*\.html?)?$/, '');
}

/** `prefix` as `siteAddress` gives it. Throws `unreachable`, `too-large`, `invalid-argument`. */
export function siteAt(prefix: string, signal: AbortSignal): Required<Pick<SiteSource, 'read'>> {
  let asked = 0;
  const once = async (url: string, path: string): Promise<Uint8Array | null> => {
    const maxBytes = mostOf(path);
    const timeoutMs = maxBytes > PAGE_BYTES ? LONG_MS : undefined;
    const { status, bytes } = await fetchBounded(url, { maxBytes, signal, timeoutMs });
    if (status === 404 || status === 410) return null;
    if (status !== 200) throw new SabtError('unreachable', `${url} answered ${status}.`, { at: url });
    asked += bytes.length;
    if (asked > ALL_BYTES)
      throw new SabtError('too-large', `${prefix} has more than ${ALL_BYTES} bytes; copy it and verify the copy.`, {
        at: prefix,
      });
    return bytes;
  };
  const turn = spaced(SPACE_MS);
  return {
    async read(path) {
      const url = below(prefix, path);
      await turn();
      for (let left = TRIES - 1; ; left--) {
        try {
          return await once(url, path);
        } catch (thrown) {
          const isPassing = thrown instanceof SabtError && thrown.code === 'unreachable';
          if (!isPassing || left === 0 || signal.aborted) throw thrown;
          await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
        }
      }
    },
  };
}
