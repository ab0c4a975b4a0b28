import { readFile } from 'node:fs/promises';
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { type Archive, openArchive, type VerifyReport } from '../stages/keeping/index.ts';

export interface VerifyInput {
  quick: boolean;
  key?: string | undefined;
  /** A checkpoint file that the checker kept. */
  against?: string | undefined;
}

export async function verifyOpen(archive: Archive, input: VerifyInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<VerifyReport> {
  const against = input.against === undefined ? undefined : await readFile(input.against, 'utf8');
  return archive.verify({ quick: input.quick, key: input.key, against, onProgress: context.progress, signal: context.signal });
}

/** Verifies the archive of a folder, also one that is too damaged to be opened: that is a finding too. */
export async function verifyFolder(dir: string, input: VerifyInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<VerifyReport> {
  let archive: Archive;
  try {
    archive = await openArchive(dir, { mode: 'read' });
  } catch (thrown) {
    if (!(thrown instanceof SabtError) || (thrown.code !== 'archive-unreadable' && thrown.code !== 'archive-damaged')) throw thrown;
    return {
      ok: false,
      origin: '',
      size: 0,
      root: '',
      mode: input.quick ? 'quick' : 'full',
      checked: { entries: 0, tiles: 0, blobs: 0, openings: 0 },
      problems: [{ code: 'unreadable', where: thrown.at ?? dir, message: thrown.message }],
    };
  }
  try {
    return await verifyOpen(archive, input, context);
  } finally {
    await archive.close();
  }
}
