/** Taking entries back out of a mirror: the mirror is `witnessing`'s to read, the archive is `keeping`'s. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeBundle, ProofError, parseKeysFile } from '@sabt/proof';
import type { RunContext } from '../../commands/command.ts';
import { SabtError } from '../../model/errors.ts';
import { beginFromKey, type OfferedLog, type Recovered, takeOver } from '../../stages/keeping/index.ts';
import { logSource } from '../../stages/witnessing/index.ts';

export interface RecoverInput {
  /** Folder or address of a mirror, or of what is left of the archive itself. */
  log: string;
  /** The signing key, where nothing else of the archive is left. */
  signingKey?: string | undefined;
  maxEntries: number;
}

/** Throws what `takeOver` throws, and `archive-missing` where there is neither an archive nor a key. */
export async function recoverFrom(
  dir: string,
  { log, signingKey, maxEntries }: RecoverInput,
  { by, progress, signal }: Pick<RunContext, 'by' | 'progress' | 'signal'>,
): Promise<Recovered> {
  const offered = offeredBy(log, signal);
  if (signingKey !== undefined && !existsSync(resolve(dir, 'archive.json'))) {
    const keys = await offered.keys();
    await beginFromKey(dir, signingKey, keys === null ? null : parsed(keys, log));
  }
  return takeOver(dir, offered, {
    maxEntries,
    by,
    progress: (done, total) => progress({ done, total, what: 'entries' }),
  });
}

function offeredBy(log: string, signal: AbortSignal): OfferedLog {
  const source = logSource(log, signal);
  return {
    name: source.name,
    checkpoint: () => source.checkpoint(),
    keys: () => source.keys(),
    async bundle(index, width) {
      signal.throwIfAborted();
      return decodeBundle(await source.tile({ level: 'entries', index, width })).slice(0, width);
    },
  };
}

function parsed(keys: string, log: string): ReturnType<typeof parseKeysFile> {
  try {
    return parseKeysFile(keys);
  } catch (cause) {
    if (!(cause instanceof ProofError)) throw cause;
    throw new SabtError('bad-answer', `The keys that ${log} shows cannot be read: ${cause.message}.`, {
      at: log,
      cause,
    });
  }
}
