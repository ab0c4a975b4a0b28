/**
 * Files whose former bytes are overwritten before they are given back to the file system. What a solid-state disk or a
 * file system that never writes in place keeps of them is out of reach (docs/THREATS.md).
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from '../../../store/files/durable.ts';

/** Replaces a file as `writeDurably` does, readable to the owner alone, and overwrites what was there. */
export function replaceForGood(path: string, bytes: Uint8Array | string): void {
  const former = `${path}.former`;
  // of a replacing that a crash interrupted
  removeForGood(former);
  if (existsSync(path)) linkSync(path, former);
  writeDurably(path, bytes, { mode: 0o600 });
  removeForGood(former);
}

/** Overwrites a file and removes it; nothing happens if there is none. */
export function removeForGood(path: string): void {
  if (!existsSync(path)) return;
  overwrite(path);
  rmSync(path, { force: true });
  syncFolder(dirname(path));
}

/** With zeroes, in place, synced. */
function overwrite(path: string): void {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  try {
    const zeroes = Buffer.alloc(Math.min(size, 1 << 20));
    for (let at = 0; at < size; at += zeroes.length) writeSync(file, zeroes, 0, Math.min(zeroes.length, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
