/**
 * A file that a person names for writing. Nothing is written over unasked: what lies there already stays, unless it is
 * empty, or is known as an earlier work of the same command and `force` is given. What is written appears whole, by a
 * renaming, for the eyes of its owner only.
 */
import { type Stats, statSync } from 'node:fs';
import { chmod, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SabtError } from '../model/errors.ts';
import { newId } from '../model/ids.ts';

const LOOKED_AT_BYTES = 1 << 16;

export interface OutPath {
  out: string;
  /** Replaces an earlier work of the same command. */
  force: boolean;
}

interface OutFile extends OutPath {
  /** Whether a file that begins and ends so was written by this command. */
  isOurs(head: string, tail: string): boolean;
}

/** `write` is given a path to write to. Throws `not-found` if there is no such folder, `file-exists`. */
export async function writeOut<T>(file: OutFile, write: (part: string) => Promise<T>): Promise<T> {
  requireFolder(file.out);
  await refuseTaken(file);
  const part = `${file.out}.${newId()}.part`;
  try {
    const written = await write(part);
    await chmod(part, 0o600);
    // writing may have taken long
    await refuseTaken(file);
    await rename(part, file.out);
    return written;
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
}

function requireFolder(path: string): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new SabtError('not-found', `There is no folder ${folder}.`);
}

async function refuseTaken({ out: path, force, isOurs }: OutFile): Promise<void> {
  const there = await lstat(path).catch(absent);
  if (there === null || (there.isFile() && there.size === 0)) return;
  const known = there.isFile() && isOurs(...(await endsOf(path, there.size)));
  if (known && force) return;
  throw new SabtError(
    'file-exists',
    known
      ? `${path} is there already. Name another file, or replace it with --force.`
      : `${path} is there already and was not written by this command. Name another file.`,
    { at: path },
  );
}

function absent(cause: NodeJS.ErrnoException): Stats | null {
  if (cause.code === 'ENOENT') return null;
  throw cause;
}

/** Bytes as characters of Latin-1, which any file has. */
async function endsOf(path: string, size: number): Promise<[head: string, tail: string]> {
  const file = await open(path, 'r');
  try {
    const read = async (from: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT_BYTES), 0, LOOKED_AT_BYTES, from);
      return buffer.toString('latin1', 0, bytesRead);
    };
    return [await read(0), await read(Math.max(0, size - LOOKED_AT_BYTES))];
  } finally {
    await file.close();
  }
}
