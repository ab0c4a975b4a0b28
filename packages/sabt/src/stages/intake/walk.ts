import { lstat, readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { asSabtError, SabtError } from '../../model/errors.ts';
import { lastName, locate, placeOf, type ShownName, shownName, shownPlace, within } from './place.ts';

/** A file to take in, or why there is none at a place that was named. */
export type FoundFile =
  | {
      /** As `placeOf` writes it. */
      path: string;
      /** What is opened. */
      place: Buffer;
      name: string;
      size: number;
      /** Place inside the folder that was named. */
      inside?: string;
      /** How the name was read, where it is not UTF-8. */
      guessed?: ShownName['guessed'];
    }
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
  for (const [i, path] of paths.entries()) {
    let place: Buffer;
    try {
      place = await locate(path);
    } catch (error) {
      yield { path, failure: asSabtError(error) };
      continue;
    }
    yield* walkOne(place, null, options.recursive, options.names?.[i]);
  }
}

/** Whether there is nothing but folders at the places that were named. */
export async function onlyFolders(paths: readonly string[]): Promise<boolean> {
  const kinds = await Promise.all(
    paths.map(async (path) => {
      const status = await locate(path)
        .then((place) => lstat(place))
        .catch(() => null);
      return status?.isDirectory() === true;
    }),
  );
  return kinds.length > 0 && kinds.every(Boolean);
}

export function folderRefused(at?: string): SabtError {
  return new SabtError(
    'invalid-argument',
    'This is a folder; give --recursive to take in all that is in it.',
    at === undefined ? {} : { at },
  );
}

async function* walkOne(
  place: Buffer,
  root: Buffer | null,
  recursive: boolean,
  label?: string,
): AsyncGenerator<FoundFile> {
  const path = placeOf(place);
  try {
    const status = await lstat(place);
    if (status.isFile()) {
      const shown = label === undefined ? shownName(lastName(place)) : { text: label };
      const name = basename(shown.text.replaceAll('\\', '/'));
      yield {
        path,
        place,
        name,
        size: status.size,
        ...(root === null ? {} : { inside: shownPlace(place).slice(shownPlace(root).length).replace(/^\/+/, '') }),
        ...(shown.guessed === undefined ? {} : { guessed: shown.guessed }),
      };
    } else if (status.isDirectory()) {
      if (!recursive) throw folderRefused();
      const entries = await readdir(place, { encoding: 'buffer' });
      for (const entry of entries.sort(Buffer.compare)) yield* walkOne(within(place, entry), root ?? place, true);
    } else if (status.isSymbolicLink()) {
      throw new SabtError('unreadable-file', 'This is a symbolic link; add the file that it points to.');
    } else throw new SabtError('unreadable-file', 'This is not a file but a device, pipe or socket.');
  } catch (error) {
    yield { path, failure: asSabtError(error) };
  }
}
