import { readFile } from 'node:fs/promises';
import type { RunContext } from '../commands/command.ts';
import { SabtError } from '../model/errors.ts';
import { verifyArchive, type VerifyReport } from '../stages/keeping/index.ts';

export interface VerifyInput {
  quick: boolean;
  key?: string | undefined;
  /** A checkpoint file that the checker kept. */
  against?: string | undefined;
}

/** Works on an archive that is too damaged to be opened, too: what cannot be read is a problem named. */
export async function verifyFolder(dir: string, input: VerifyInput, context: Pick<RunContext, 'progress' | 'signal'>): Promise<VerifyReport> {
  const against = input.against === undefined ? undefined : await readFile(input.against, 'utf8').catch((cause: unknown) => {
    throw new SabtError('unreadable-file', `The checkpoint to compare with cannot be read: ${input.against}`, { at: input.against!, cause });
  });
  return verifyArchive(dir, { quick: input.quick, key: input.key, against, onProgress: context.progress, signal: context.signal });
}
