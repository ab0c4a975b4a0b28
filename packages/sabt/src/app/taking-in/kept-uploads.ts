/**
 * Uploads of batches that are not closed. What came over HTTP lies in a folder that goes with the request or the
 * server; a batch that was broken off needs its files to be taken up again. So they lie in a folder named for
 * the batch, within the archive's own, from before the batch is opened until it is closed.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { App } from '../app.ts';

const FOLDER = 'uploads';
const swept = new WeakMap<App, Promise<void>>();

/** Moves files that came over HTTP to where they stay for the batch; others stay where they are. */
export async function keepUploads(paths: readonly string[], batch: string, app: App): Promise<string[]> {
  await sweepUploads(app);
  const transit = join(app.dir, 'transit') + sep;
  if (!paths.some((path) => path.startsWith(transit))) return [...paths];
  const folder = join(app.dir, FOLDER, batch);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept: string[] = [];
  for (const [i, path] of paths.entries()) {
    const own = path.startsWith(transit) ? join(folder, String(i)) : path;
    if (own !== path) await rename(path, own);
    kept.push(own);
  }
  return kept;
}

/** Removes the uploads of a batch, unless it is still open. */
export async function releaseUploads(batch: string, app: App): Promise<void> {
  if (app.catalogue.byId(batch)?.state === 'open') return;
  await rm(join(app.dir, FOLDER, batch), { recursive: true, force: true });
}

/** Where the files of a batch lie now: the archive may have been moved since its uploads were written down. */
export function uploadsOf(batch: string, paths: readonly string[], app: App): string[] {
  const folder = join(app.dir, FOLDER, batch);
  if (!existsSync(folder)) return [...paths];
  return paths.map((path) => (path.split(sep).at(-2) === batch ? join(folder, basename(path)) : path));
}

/** What a kill left between the upload and the opening of its batch, or between its end and the removal. */
function sweepUploads(app: App): Promise<void> {
  const done = swept.get(app) ?? sweep(app);
  swept.set(app, done);
  return done;
}

async function sweep(app: App): Promise<void> {
  const folder = join(app.dir, FOLDER);
  if (!existsSync(folder)) return;
  for (const batch of await readdir(folder)) await releaseUploads(batch, app);
}
