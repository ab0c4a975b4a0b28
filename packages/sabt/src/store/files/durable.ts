import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Replaces a file so that after a crash either the former or the new content is there: temporary file beside it,
 * fsync, rename, fsync of the folder. Throws what the file system throws; then the former content stands.
 */
export function writeDurably(
  path: string,
  bytes: Uint8Array | string,
  how: { mode?: number; beforeRename?: () => void } = {},
): void {
  const temporary = `${path}.tmp`;
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  try {
    const file = openSync(temporary, 'w', how.mode ?? 0o644);
    try {
      for (let at = 0; at < data.length; ) at += writeSync(file, data, at, data.length - at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    how.beforeRename?.();
    renameSync(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
  syncFolder(dirname(path));
}

export function syncFolder(dir: string): void {
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes a folder and those above it, so that they survive a crash. */
export function makeFolder(dir: string, mode?: number): void {
  const first = mkdirSync(dir, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  if (first !== undefined) for (let at = dir; at.length >= first.length; at = dirname(at)) syncFolder(dirname(at));
}
