import { lstat, readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { asSabtError, SabtError } from '../../model/errors.ts';

/** A file to take in, or why there is none at a place that was named. */
export type FoundFile =
  | { path: string; name: string; size: number /** Place inside the folder that was named. */; inside?: string }
  | { path: string; failure: SabtError };

/**
 * The files behind paths, folders only if `recursive`, in the order of their names. Symbolic links, devices
 * and pipes are not followed or opened: each is a failure that is listed. One path that cannot be read
 * does not end the walk.
 */
export async function* walk(
  paths: readonly string[],
  options: { recursive: boolean; names?: readonly string[] },
): AsyncGenerator<FoundFile> {
  for (const [i, path] of paths.entries()) yield* walkOne(resolve(path), null, options.recursive, options.names?.[i]);
}

async function* walkOne(
  path: string,
  root: string | null,
  recursive: boolean,
  shownName?: string,
): AsyncGenerator<FoundFile> {
  try {
    const status = await lstat(path);
    if (status.isFile()) {
      const name = basename((shownName ?? path).replaceAll('\\', '/'));
      yield { path, name, size: status.size, ...(root === null ? {} : { inside: relative(root, path) }) };
    } else if (status.isDirectory()) {
      if (!recursive)
        throw new SabtError('invalid-argument', 'This is a folder; give --recursive to take in all that is in it.');
      const entries = await readdir(path);
      for (const entry of entries.sort()) yield* walkOne(join(path, entry), root ?? path, true);
    } else if (status.isSymbolicLink()) {
      throw new SabtError('unreadable-file', 'This is a symbolic link; add the file that it points to.');
    } else throw new SabtError('unreadable-file', 'This is not a file but a device, pipe or socket.');
  } catch (error) {
    yield { path, failure: asSabtError(error) };
  }
}
