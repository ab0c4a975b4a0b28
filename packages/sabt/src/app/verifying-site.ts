/** `sabt verify OUT`: a public site, or a copy of one, checked without its keeper. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVerifierKey } from '@sabt/proof';
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { SITE_FILES, type SiteReport, verifySite } from '../stages/publishing/index.ts';

export type { SiteReport } from '../stages/publishing/index.ts';

/** Whether this is a folder of a site, finished or not, and so none of an archive. */
export async function isSiteFolder(path: string): Promise<boolean> {
  const isThere = async (name: string): Promise<boolean> =>
    (await lstat(join(path, name)).catch(() => null))?.isFile() === true;
  if (await isThere('archive.json')) return false;
  return (await isThere(SITE_FILES.contents)) || (await isThere(SITE_FILES.sums));
}

/** Throws `invalid-argument` for a key that is none; damage of any kind is a problem named. */
export async function verifySiteFolder(
  path: string,
  { key }: { key?: string | undefined },
  { progress, signal }: Pick<RunContext, 'progress' | 'signal'>,
): Promise<SiteReport> {
  try {
    if (key !== undefined) parseVerifierKey(key);
  } catch (cause) {
    throw new SabtError('invalid-argument', `“${key}” is no verifier key. One looks like NAME+1234abcd+BASE64.`, {
      cause,
    });
  }
  return verifySite(path, {
    key,
    async pause(done, total, what) {
      if (signal.aborted) throw new SabtError('stopped', 'Verification was stopped.');
      progress({ done, total, what });
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
}
